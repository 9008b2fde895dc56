package main

import (
	"slices"
	"strings"

	"gaolint/lint/compare"
	"gaolint/lint/output"
)

// commonShown is how many sentences that very many organs share are written out.
const commonShown = 100

// common are the sentences that very many organs share, those of most organs first, with
// their words, which are read again where they stand first.
func (b *batch) common() (shown []output.Common, total int) {
	if b == nil {
		return nil, 0
	}
	all := b.Common()
	total = len(all)
	all = all[:min(total, commonShown)]
	words := map[compare.Common]string{}
	for _, c := range all {
		if _, done := words[c]; done {
			continue
		}
		for _, x := range b.commonOf(c.Path) {
			words[x.at] = x.text
		}
		words[c] += "" // a file that has changed since is read once, too
	}
	for _, c := range all {
		if text := words[c]; text != "" {
			shown = append(shown, output.Common{Text: text, Organs: c.Organs, Path: c.Path, Line: c.Line})
		}
	}
	return shown, total
}

type commonText struct {
	at   compare.Common
	text string
}

// commonOf gives the common sentences that the draft is the first to have.
func (b *batch) commonOf(path string) (out []commonText) {
	i := slices.IndexFunc(b.drafts, func(d draft) bool { return d.path == path && !d.stdin })
	if i < 0 {
		return nil
	}
	defer b.run.guard(compare.Copied)
	d := b.drafts[i]
	g := b.run.engines.draft(d.path)
	raw, err := b.run.app.read(d)
	if err != nil || g.err != nil {
		return nil
	}
	c := checked{draft: d}
	if c.text, err = d.text(raw); err != nil {
		return nil
	}
	doc := g.bare.Lint(c.text.Doc, nil).Document
	report := compare.Read(doc, c.line)
	if report == nil {
		return nil
	}
	report.Path = path
	for _, x := range b.CommonIn(report) {
		out = append(out, commonText{x.Common, strings.Join(strings.Fields(doc.Source.Slice(x.Span)), " ")})
	}
	return out
}
