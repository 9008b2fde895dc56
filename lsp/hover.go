package lsp

import (
	"context"
	"slices"
	"sort"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// markdown keeps a draft's words, which messages quote, from being read as markup.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`)

// Hover shows the findings at the place, each with its rule's page.
func (s *server) Hover(_ context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	_, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	offset := s.fromPosition(v.text.File, p.Position)
	var parts []string
	var span source.Span
	shown := map[string]bool{}
	for _, x := range v.Findings {
		if !v.touches(x.Span, source.Span{Start: offset, End: offset}) {
			continue
		}
		message := s.message(v, &x)
		if s.traits.markdown {
			message = markdown.Replace(message)
		}
		parts = append(parts, message)
		span = x.Span
		if r := v.engine.Rule(x.Rule); r != nil && !shown[x.Rule] {
			shown[x.Rule] = true
			parts = append(parts, lint.Plain(r.Page.In(v.lang)))
		}
	}
	if t, c, ok := v.cellAt(source.Span{Start: offset, End: offset}); ok {
		parts = append(parts, v.aboutCell(t, c))
		if span.Empty() {
			span = t.Cells[c.Row][c.Column].Span
		}
	}
	if i := v.sectionAt(offset); i >= 0 {
		parts = append(parts, v.aboutSection(i))
		if span.Empty() {
			span = v.Outline.Sections[i].Span
		}
	}
	if term, by, ok := v.termAt(offset); ok {
		parts = append(parts, lint.Textf("“%s”：依据%s", "“%s”: see %s", v.Source.Slice(term), by).In(v.lang))
		if span.Empty() {
			span = term
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	kind := protocol.MarkupKindPlainText
	if s.traits.markdown {
		kind = protocol.MarkupKindMarkdown
	}
	return &protocol.Hover{
		Contents: &protocol.MarkupContent{Kind: kind, Value: strings.Join(parts, "\n\n---\n\n")},
		Range:    ptr(s.at(v, span)),
	}, nil
}

// termReach is how far from a place the words of a term are looked for, in bytes: longer
// than any.
const termReach = 60

// termAt is the longest term of the form that stands at a place of the editor's text, with
// the provision that it comes from.
func (v view) termAt(offset int) (term source.Span, by lint.Text, ok bool) {
	blocks := v.Tree.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return v.text.Span(blocks[i].Span()).End >= offset })
	if i == len(blocks) || len(v.Profile.Terms) == 0 {
		return term, by, false
	}
	b := blocks[i]
	from, to := 0, len(b.Simplified)
	if v.text.File == v.text.Doc {
		from, to = max(0, offset-b.Start-termReach), min(to, max(0, offset-b.Start+termReach))
	}
	at := source.Span{Start: offset, End: offset}
	for k := range v.Profile.Terms {
		t := &v.Profile.Terms[k]
		for _, w := range t.Words {
			if len(w) <= term.Len() {
				continue
			}
			for n := from; n < to; n += len(w) {
				next := strings.Index(b.Simplified[n:to], w)
				if next < 0 {
					break
				}
				n += next
				if x := b.At(source.Span{Start: n, End: n + len(w)}); v.touches(x, at) {
					term, by = x, lint.Text(t.By)
				}
			}
		}
	}
	return term, by, !term.Empty()
}

// sectionAt is the section whose heading stands at a place of the editor's text, -1 none.
func (v view) sectionAt(offset int) int {
	return slices.IndexFunc(v.Outline.Sections, func(s fact.Section) bool {
		return v.touches(s.Span, source.Span{Start: offset, End: offset})
	})
}

// aboutSection is what the form says of a section: its heading, the provision, what it
// has to state.
func (v view) aboutSection(i int) string {
	spec := v.Outline.Sections[i].Spec
	lines := []string{lint.Textf("规定标题：“%s”", "The form's heading: “%s”", spec.Heading).In(v.lang)}
	if by := lint.Text(v.Profile.Provision); by.ZH != "" {
		lines = append(lines, lint.Textf("依据：%s", "Required by %s", by).In(v.lang))
	}
	for _, st := range v.Profile.Statements {
		if st.Section != spec.Key || st.Who == profile.Government && !v.Government() {
			continue
		}
		line := lint.Textf("- 应写明%s", "- states %s", lint.Text(st.What))
		if by := lint.Text(st.Provision); by.ZH != "" && by != lint.Text(v.Profile.Provision) {
			line = lint.Textf("%s（%s）", "%s (%s)", line, by)
		}
		lines = append(lines, line.In(v.lang))
	}
	return strings.Join(lines, "\n")
}
