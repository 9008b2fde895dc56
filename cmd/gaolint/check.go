package main

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/fact"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/profile"
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
	// spots are those of the findings where the result is one that was kept.
	spots map[source.Span]output.Spot
	// own are the report's figures, where its document was not kept.
	own *compare.Report
	// bytes of the file.
	bytes int
}

// file is the draft as it is written.
func (c *checked) file() output.File {
	return output.File{Path: c.draft.path, Source: c.result.Source, Findings: c.result.Findings, Text: c.text, Result: c.result, Spots: c.spots, Own: c.own}
}

// check lints the draft with the number, or takes over what is known of it.
func (r *lintRun) check(number int, d draft) checked {
	g := r.engines.draft(d.path)
	c := checked{draft: d, config: g.config, err: cmp.Or(d.err, g.err)}
	if c.err != nil {
		return c
	}
	before := r.batch.of(number)
	o := r.found(before)
	if o != nil && !r.wantsFacts && r.settles(&c, g, o) && (c.leftOut || r.batch.silent(number, g)) && r.figures(&c, number, g, o) {
		return c
	}
	raw, err := r.app.read(d)
	if err != nil {
		c.err = err
		return c
	}
	c.bytes = len(raw)
	var key cache.Key
	if r.cache != nil || r.batch != nil {
		key = r.cacheKey(d, g, raw)
	}
	same := key == before.key
	facts := r.wantsFacts || r.batch != nil && !(same && r.batch.silent(number, g))
	switch {
	case !before.tried:
		body, _ := r.cached(key)
		o, _ = cache.Decode(body) // a damaged one is none
	case !same:
		o = nil
	}
	switch {
	case o != nil:
		facts = facts || !r.figures(&c, number, g, o)
	case r.wantsFigures:
		facts = true
	}
	if o == nil || !r.recall(&c, g, raw, o, facts) {
		if r.lintText(&c, g, raw); c.err != nil {
			return c
		}
		if r.cache != nil {
			r.keep(key, &c, compare.Read(c.result.Document, c.line).Pack())
		}
	}
	if facts {
		r.batch.judge(g, &c)
	}
	return c
}

// figures gives the draft the figures that are asked for, its own and the last year's, as
// the first pass has read them; false if they are to be read from the document.
func (r *lintRun) figures(c *checked, number int, g governed, o *cache.Outcome) bool {
	if !r.wantsFigures || o.LeftOut {
		return true
	}
	if r.batch == nil || !o.Tells || !r.batch.of(number).tried {
		return false
	}
	if c.own = r.batch.Report(number, g.profiles); c.own == nil {
		return o.Profile == profile.General
	}
	c.compared.last = r.batch.last(c.own)
	return true
}

// found is what the first pass has found in a draft; nil if it is not there any more.
func (r *lintRun) found(f first) *cache.Outcome {
	body := f.outcome
	if f.linted && body == nil && r.cache != nil {
		body, _ = r.cache.Get(f.key) // what is not there cannot be decoded
	}
	o, err := cache.Decode(body)
	if err != nil {
		return nil
	}
	return o
}

// cached gives what an earlier run has found, and counts.
func (r *lintRun) cached(key cache.Key) ([]byte, bool) {
	if r.cache == nil || !r.engines.sound() {
		return nil, false
	}
	body, ok := r.cache.Get(key)
	if ok {
		r.stats.hits.Add(1)
	} else {
		r.stats.misses.Add(1)
	}
	return body, ok
}

// keep puts the outcome of a draft by itself into the cache, or gives it for who wants to
// hold it: what others have to do with it is found anew. It is false if there is none.
func (r *lintRun) keep(key cache.Key, c *checked, report compare.Packed) ([]byte, bool) {
	o := &cache.Outcome{
		Empty: c.empty, LeftOut: c.leftOut, Profile: c.result.Profile.Name, Recognition: c.result.Recognition, Bytes: c.bytes,
		Title: cache.TitleOf(c.result.Title), Tells: compare.Tells(c.result.Document), Kept: c.result.Keep(),
	}
	if r.wantsSpots || r.cache != nil { // who asks for them in a later run is not known
		o.Spots = output.SpotsOf(c.file())
	}
	body, err := cache.Encode(o, report)
	switch {
	case err != nil:
		return nil, false
	case r.cache != nil && r.engines.sound():
		r.cache.Put(key, body)
		return nil, true
	}
	return body, true
}

func (r *lintRun) lintText(c *checked, g governed, raw []byte) {
	text, err := c.draft.text(raw)
	if err != nil {
		c.err = err
		return
	}
	doc := text.Doc
	c.text, c.spots, c.own = text, nil, nil
	c.empty = strings.TrimSpace(doc.Text()) == ""
	c.result = g.engine.Lint(doc, nil)
	c.leftOut = !c.draft.named && !isDraft(c.draft.path, doc.Text(), c.result.Recognition)
	r.others.judge(g.engine, c)
}

// cacheKey is what the outcome of a draft depends on: its bytes, its name, how it is read,
// the program, the configuration.
func (r *lintRun) cacheKey(d draft, g governed, raw []byte) cache.Key {
	if r.cache == nil { // nobody but this run asks
		return cache.Key(binary.LittleEndian.AppendUint64(make([]byte, len(cache.Key{})-8), maphash.Bytes(r.seed, raw)))
	}
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

// settles makes an outcome what the check would have given where nothing was found, so that
// nobody will ask for the text; else it is false.
func (r *lintRun) settles(c *checked, g governed, o *cache.Outcome) bool {
	p := g.profiles[o.Profile]
	if p == nil || len(o.Findings) > 0 && !o.LeftOut {
		return false
	}
	c.empty, c.leftOut, c.bytes, c.spots = o.Empty, o.LeftOut, o.Bytes, map[source.Span]output.Spot{}
	doc := &fact.Document{Profile: p, Source: source.New(c.draft.path, ""), Title: o.Title.Fact()}
	c.result = &lint.Result{Document: doc, Recognition: o.Recognition, Ignored: o.Ignored}
	return true
}

// recall makes the outcome what the check would have given, as far as the results that are
// to be written, and with facts also the comparison, ask for it; false if it cannot be right.
func (r *lintRun) recall(c *checked, g governed, raw []byte, o *cache.Outcome, facts bool) bool {
	if !facts && r.settles(c, g, o) || o.LeftOut && r.settles(c, g, o) {
		return true
	}
	p := g.profiles[o.Profile]
	text, err := c.draft.text(raw)
	if p == nil || err != nil {
		return false
	}
	for _, d := range slices.Concat(o.Findings, o.Suppressed) {
		if g.engine.Rule(d.Rule) == nil || d.Severity < lint.Hint || d.Severity > lint.Error || !inside(d, text.Doc.Len()) {
			return false
		}
	}
	c.empty, c.text = o.Empty, text
	spots, known := spotsOf(o, text.Doc.Len())
	if facts || r.wantsSpots && !known {
		c.spots, c.own = nil, nil
		c.result = g.engine.Recall(text.Doc, o.Kept)
		return true
	}
	doc := &fact.Document{Profile: p, Source: text.Doc, Title: o.Title.Fact()}
	c.result = &lint.Result{Document: doc, Recognition: o.Recognition, Ignored: o.Ignored, Findings: o.Findings}
	c.spots = spots
	return true
}

// spotsOf are the spots of an outcome by their spans; false if they were not kept, or cannot
// be those of a text of the size.
func spotsOf(o *cache.Outcome, size int) (map[source.Span]output.Spot, bool) {
	if len(o.Spots) != len(o.Findings) || !within(o.Title.Span, size) {
		return nil, false
	}
	spots := make(map[source.Span]output.Spot, len(o.Spots))
	for i, s := range o.Spots {
		if !within(s.Sentence, size) {
			return nil, false
		}
		spots[o.Findings[i].Span] = s
	}
	return spots, true
}

// within tells whether a span lies in a text of the size.
func within(s source.Span, size int) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= size
}

// inside tells whether all places of a finding lie in a text of the size.
func inside(d lint.Diagnostic, size int) bool {
	ok := func(s source.Span) bool { return within(s, size) }
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
