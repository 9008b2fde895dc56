package lsp

import (
	"context"
	"slices"
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
		message := x.Message.In(v.lang)
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
