package lsp

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// documents are the open documents.
type documents struct {
	mu      sync.Mutex
	open    map[uri.URI]*document
	results atomic.Int64
}

func (d *documents) init() { d.open = map[uri.URI]*document{} }

func (d *documents) get(u uri.URI) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.open[u]
}

func (d *documents) put(x *document) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open[x.uri] = x
}

func (d *documents) remove(u uri.URI) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := d.open[u]
	delete(d.open, u)
	return x
}

// all lists the open documents in the order of their URIs.
func (d *documents) all() []*document {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := make([]*document, 0, len(d.open))
	for _, x := range d.open {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *document) int { return strings.Compare(string(a.uri), string(b.uri)) })
	return list
}

// stale drops every result, so that the next question lints anew.
func (d *documents) stale() {
	for _, x := range d.all() {
		x.mu.Lock()
		x.seen = nil
		x.mu.Unlock()
	}
}

// document is an open document: the editor's text and the result for it.
type document struct {
	uri  uri.URI
	path string

	mu      sync.Mutex
	version int32
	text    *source.Document // nil: the text is not known any more
	// seen is the result for linted, an earlier state of text; nil before the first.
	linted *source.Document
	seen   *view
	// count numbers the results whose findings differ from the one before, over all
	// documents, so that no two results go by one number.
	count *atomic.Int64

	// publishing orders what is sent for the document; it is taken before mu.
	publishing sync.Mutex
	published  int   // generation that the client was sent, 0 none
	sent       int32 // version that it was sent for
	closed     bool
}

func newDocument(u uri.URI, version int32, language, text string, count *atomic.Int64) *document {
	d := &document{uri: u, path: pathOf(u, language), version: version, count: count}
	d.text = source.New(d.path, text)
	return d
}

// pathOf is the file's path, or for a document that is in no file a name with the ending
// of its language.
func pathOf(u uri.URI, language string) string {
	if strings.HasPrefix(string(u), "file:") {
		return u.FsPath()
	}
	name := filepath.Base(string(u))
	if filepath.Ext(name) != "" {
		return name
	}
	if language == "plaintext" || language == "text" {
		return name + ".txt"
	}
	return name + ".md"
}

// change replaces the text. On an error the text is not known any more.
func (d *document) change(version int32, edit func(*source.Document) (*source.Document, error)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	next, err := edit(d.text)
	if err != nil {
		next = nil
	}
	d.text, d.version = next, version
	return err
}

// view is a result with what belongs to it: immutable.
type view struct {
	*lint.Result
	// text is the way from the result's places to the editor's.
	text       *input.Text
	engine     *lint.Engine
	lang       lint.Lang
	configured bool
	version    int32
	generation int
}

// current gives the result for the text as it stands, linting if need be; ok is false
// when the text is not known, or nothing is to be shown for it.
func (d *document) current(engine Governor, w Wishes) (view, bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.text == nil || w.Enable == "off" {
		return view{}, false, nil
	}
	g, err := engine(d.path, w)
	if err != nil {
		return view{}, false, err
	}
	if d.seen == nil || d.linted != d.text || d.seen.engine != g.Engine || d.seen.lang != g.Lang {
		d.linted, d.seen = d.text, d.look(g)
	}
	v := *d.seen
	v.version, v.configured = d.version, g.Configured
	return v, w.shows(&v), nil
}

// look lints the text as it stands.
func (d *document) look(g Governed) *view {
	v := &view{text: input.Of(d.text), engine: g.Engine, lang: g.Lang}
	var prev *lint.Result
	if d.seen != nil {
		prev, v.generation = d.seen.Result, d.seen.generation
	}
	v.Result = g.Engine.Lint(v.text.Doc, prev)
	if d.seen == nil || g.Lang != d.seen.lang || !sameFindings(d.seen, v) {
		v.generation = int(d.count.Add(1))
	}
	return v
}

// known is the text as it stands, nil if it is not known any more.
func (d *document) known() *source.Document {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text
}

// stands is the version of the text.
func (d *document) stands() int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.version
}

// current is the document's result under the settings as they are.
func (s *server) current(d *document) (view, bool, error) {
	return d.current(s.options.Engine, s.wishes.get())
}

// look is the open document with its current result; ok is false where there is none. Why
// there is none was told when diagnostics were due.
func (s *server) look(u uri.URI) (*document, view, bool) {
	d := s.docs.get(u)
	if d == nil || s.isSettings(d.path) {
		return nil, view{}, false
	}
	v, ok, err := s.current(d)
	return d, v, ok && err == nil
}

// clear sends a last, empty publication, after which nothing is published any more.
func (d *document) clear(send func() error) error {
	d.publishing.Lock()
	defer d.publishing.Unlock()
	d.closed = true
	if d.published == 0 {
		return nil
	}
	return send()
}
