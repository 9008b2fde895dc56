package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/fact"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// checked is what became of one draft.
type checked struct {
	draft  draft
	text   *input.Text
	result *lint.Result
	config *config.Config
	err    error
	// leftOut: the walk met a file that is no draft.
	leftOut, empty bool
	compared       compared
	// bytes of the file.
	bytes int
}

// check lints one draft, or takes over what an earlier run has found in it.
func (r *lintRun) check(d draft) checked {
	g := r.engines.draft(d.path)
	c := checked{draft: d, config: g.config, err: cmp.Or(d.err, g.err)}
	if c.err != nil {
		return c
	}
	raw, err := r.app.read(d)
	if err != nil {
		c.err = err
		return c
	}
	c.bytes = len(raw)
	var key cache.Key
	if r.cache != nil && r.engines.sound() {
		key = r.cacheKey(d, g, raw)
		if o, ok := r.cache.Get(key); ok && r.recall(&c, g, raw, o) {
			r.stats.hits.Add(1)
			return c
		}
		r.stats.misses.Add(1)
	}
	if r.lintText(&c, g, raw); c.err != nil {
		return c
	}
	var signature *compare.Signature
	if r.cache != nil || r.batch != nil {
		signature = r.batch.signature(&c, raw)
	}
	if r.cache != nil && r.engines.sound() {
		r.keep(key, &c, signature)
	}
	r.batch.judge(g, &c, signature)
	return c
}

// keep puts the outcome of a draft by itself into the cache: what others have to do with it
// is found anew.
func (r *lintRun) keep(key cache.Key, c *checked, s *compare.Signature) {
	o := &cache.Outcome{
		Empty: c.empty, LeftOut: c.leftOut, Profile: c.result.Profile.Name, Recognition: c.result.Recognition,
		Kept: c.result.Keep(),
	}
	if s != nil {
		o.Signature, _ = s.AppendBinary(nil) // never fails
	}
	r.cache.Put(key, o)
}

func (r *lintRun) lintText(c *checked, g governed, raw []byte) {
	text, err := c.draft.text(raw)
	if err != nil {
		c.err = err
		return
	}
	doc := text.Doc
	c.text = text
	c.empty = strings.TrimSpace(doc.Text()) == ""
	c.result = g.engine.Lint(doc, nil)
	c.leftOut = !c.draft.named && !isDraft(c.draft.path, doc.Text(), c.result.Recognition)
	r.others.judge(g.engine, c)
}

// cacheKey is what the outcome of a draft depends on: its bytes, its name, how it is read,
// the program, the configuration.
func (r *lintRun) cacheKey(d draft, g governed, raw []byte) cache.Key {
	charset := ""
	if d.charset != nil {
		charset = d.charset.String()
	}
	named := "walked"
	if d.named {
		named = "named"
	}
	return cache.KeyOf(r.build, g.key[:], []byte(filepath.ToSlash(d.path)), []byte(g.config.Locate(d.path)), []byte(charset), []byte(named), raw)
}

// recall makes the outcome what the check would have given, as far as the results that are
// to be written, and the comparison, ask for it; false if it cannot be right.
func (r *lintRun) recall(c *checked, g governed, raw []byte, o *cache.Outcome) bool {
	c.empty, c.leftOut = o.Empty, o.LeftOut
	p := g.profiles[o.Profile]
	if p == nil {
		return false
	}
	doc := &fact.Document{Profile: p, Source: source.New(c.draft.path, "")}
	c.result = &lint.Result{Document: doc, Recognition: o.Recognition, Ignored: o.Ignored, Findings: o.Findings}
	facts := r.wantsFacts || !r.batch.silent(o.Signature)
	if c.leftOut || len(o.Findings) == 0 && !facts {
		return true
	}
	text, err := c.draft.text(raw)
	if err != nil {
		return false
	}
	for _, d := range slices.Concat(o.Findings, o.Settled) {
		if g.engine.Rule(d.Rule) == nil || d.Severity < lint.Hint || d.Severity > lint.Error || !inside(d, text.Doc.Len()) {
			return false
		}
	}
	c.text, doc.Source = text, text.Doc
	if facts {
		c.result = g.engine.Recall(text.Doc, o.Kept)
		s, _ := compare.ParseSignature(o.Signature) // none if it is no report
		r.batch.judge(g, c, s)
	}
	return true
}

// inside tells whether all places of a finding lie in a text of the size.
func inside(d lint.Diagnostic, size int) bool {
	ok := func(s source.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= size }
	good := ok(d.Span)
	for _, f := range d.Fixes {
		for _, e := range f.Edits {
			good = good && ok(e.Span)
		}
	}
	for _, x := range d.Related {
		good = good && ok(x.Span)
	}
	return good
}
