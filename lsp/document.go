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
	due     []*document // to be published: open ones, and closed ones to be cleared
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

// remove closes a document and gives it, nil if it is not open.
func (d *documents) remove(u uri.URI) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := d.open[u]
	if x != nil {
		x.closed.Store(true)
		delete(d.open, u)
	}
	return x
}

// owe adds to what is to be published, each document once.
func (d *documents) owe(list []*document) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, x := range list {
		if x != nil && !x.owed {
			x.owed = true
			d.due = append(d.due, x)
		}
	}
}

// owed takes what is to be published.
func (d *documents) owed() []*document {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := d.due
	d.due = nil
	for _, x := range list {
		x.owed = false
	}
	return list
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
		x.linted, x.seen, x.era = nil, nil, x.era+1
		x.mu.Unlock()
	}
}

// document is an open document: the editor's text and the result for it.
type document struct {
	uri  uri.URI
	path string

	// linting is held by the one that lints, before mu, which is never held for long:
	// changes are taken in meanwhile.
	linting sync.Mutex

	mu      sync.Mutex
	version int32
	text    *source.Document // nil: the text is not known any more
	steps   []step           // the last changes of text
	// fixed is the last version that cannot be taken back any more, whole the last that
	// replaced all of the text.
	fixed, whole int32
	// seen is the result for linted, an earlier state of text; nil before the first.
	linted *source.Document
	seen   *view
	era    int // counts when seen was dropped
	// count numbers the results whose findings differ from the one before, over all
	// documents, so that no two results go by one number.
	count *atomic.Int64

	closed atomic.Bool
	owed   bool // listed in documents.due, and under its mu
	// These are the publisher's alone.
	published int   // generation that the client was sent, 0 none
	sent      int32 // version that it was sent for
}

func newDocument(u uri.URI, path string, version int32, text string, count *atomic.Int64) *document {
	return &document{uri: u, path: path, version: version, text: source.New(path, text), count: count}
}

// pathOf is the file's path. A document that is in no file counts as one in the folder, ""
// if there is none, and has a name with the ending of its language.
func pathOf(u uri.URI, language, folder string) string {
	if u.IsFile() {
		return u.FsPath()
	}
	name := filepath.Base(u.Path())
	switch {
	case filepath.Ext(name) != "":
	case language == "plaintext" || language == "text":
		name += ".txt"
	default:
		name += ".md"
	}
	return filepath.Join(folder, name)
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
func (d *document) current(engine Governor, settings Settings) (view, bool, error) {
	d.linting.Lock()
	defer d.linting.Unlock()
	d.mu.Lock()
	text, version, linted, seen, era := d.text, d.version, d.linted, d.seen, d.era
	d.mu.Unlock()
	if text == nil || settings.Enable == "off" {
		return view{}, false, nil
	}
	g, err := engine(d.path, settings)
	if err != nil {
		return view{}, false, err
	}
	if seen == nil || linted != text || seen.engine != g.Engine || seen.lang != g.Lang {
		seen = d.look(text, g, seen)
		d.mu.Lock()
		if d.era == era {
			d.linted, d.seen = text, seen
		}
		d.mu.Unlock()
	}
	v := *seen
	v.version, v.configured = version, g.Configured
	return v, settings.shows(&v), nil
}

// look lints a text; before is the result for an earlier one, or nil.
func (d *document) look(text *source.Document, g Governed, before *view) *view {
	v := &view{text: input.Of(text), engine: g.Engine, lang: g.Lang}
	var prev *lint.Result
	if before != nil {
		prev, v.generation = before.Result, before.generation
	}
	v.Result = g.Engine.Lint(v.text.Doc, prev)
	if before == nil || g.Lang != before.lang || !sameFindings(before, v) {
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
	return d.current(s.options.Engine, s.settings.get())
}

// look is the open document with its current result; ok is false where there is none. Why
// there is none was told when diagnostics were due.
func (s *server) look(u uri.URI) (*document, view, bool) {
	d := s.docs.get(u)
	if d == nil || s.isConfiguration(d.path) {
		return nil, view{}, false
	}
	v, ok, err := s.current(d)
	return d, v, ok && err == nil
}
