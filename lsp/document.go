package lsp

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"gaolint/lint"
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
		x.result, x.linted = nil, nil
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
	// linted and engine are the text and the engine that result and lang belong to.
	linted *source.Document
	engine *lint.Engine
	result *lint.Result
	lang   lint.Lang
	// generation counts the results whose findings differ from the one before, over all
	// documents, so that no two results go by one number.
	generation int
	count      *atomic.Int64

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

// view is a result with what belongs to it.
type view struct {
	*lint.Result
	engine     *lint.Engine
	lang       lint.Lang
	version    int32
	generation int
}

// current gives the result for the text as it stands, linting if need be; ok is false
// when the text is not known or no engine governs it.
func (d *document) current(engine Governor) (view, bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.text == nil {
		return view{}, false, nil
	}
	e, lang, err := engine(d.path)
	if err != nil {
		return view{}, false, err
	}
	if d.linted != d.text || d.engine != e || d.lang != lang {
		next := e.Lint(d.text, d.result)
		if d.result == nil || lang != d.lang || !sameFindings(d.result, next) {
			d.generation = int(d.count.Add(1))
		}
		d.result, d.linted, d.engine, d.lang = next, d.text, e, lang
	}
	return view{d.result, d.engine, d.lang, d.version, d.generation}, true, nil
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
