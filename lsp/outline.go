package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// entry is a line of the outline: what it is called, all of it, and the part to go to.
type entry struct {
	name, detail string
	kind         protocol.SymbolKind
	span, label  source.Span
	children     []entry
}

// DocumentSymbol gives the outline: the title, the sections with their sub-headings, the
// tables with their rows. A text of no known kind has its numbered and marked headings.
func (s *server) DocumentSymbol(_ context.Context, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	_, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return protocol.DocumentSymbolSlice{}, nil
	}
	entries := v.outline()
	if s.traits.nests {
		return protocol.DocumentSymbolSlice(s.symbols(v, entries)), nil
	}
	return protocol.SymbolInformationSlice(s.flat(nil, p.TextDocument, v, entries, "")), nil
}

func (s *server) symbols(v view, entries []entry) []protocol.DocumentSymbol {
	list := make([]protocol.DocumentSymbol, 0, len(entries))
	for _, e := range entries {
		x := protocol.DocumentSymbol{
			Name: e.name, Kind: e.kind, Range: s.at(v, e.span), SelectionRange: s.at(v, e.label),
			Children: s.symbols(v, e.children),
		}
		if e.detail != "" {
			x.Detail = &e.detail
		}
		list = append(list, x)
	}
	return list
}

// flat is the outline for clients that know no nesting.
func (s *server) flat(list []protocol.SymbolInformation, doc protocol.TextDocumentIdentifier, v view, entries []entry, in string) []protocol.SymbolInformation {
	for _, e := range entries {
		x := protocol.SymbolInformation{Location: protocol.Location{URI: doc.URI, Range: s.at(v, e.span)}}
		x.Name, x.Kind = e.name, e.kind
		if in != "" {
			x.ContainerName = &in
		}
		list = s.flat(append(list, x), doc, v, e.children, e.name)
	}
	return list
}

// outline is the text's outline.
func (v view) outline() []entry {
	var list []entry
	if t := v.Title; !t.Span.Empty() {
		list = append(list, entry{name: line(v.Source.Slice(t.Span)), kind: protocol.SymbolKindFile, span: t.Span, label: t.Span})
	}
	if len(v.Outline.Sections) == 0 {
		return append(list, v.headings(0, len(v.Blocks))...)
	}
	for i := range v.Outline.Sections {
		x := &v.Outline.Sections[i]
		span := v.blocks(x.Heading, x.Last)
		list = append(list, entry{
			name: line(v.Source.Slice(x.Span)), kind: protocol.SymbolKindModule, span: span, label: x.Span,
			children: append(v.headings(x.First, x.Last), v.tables(i)...),
		})
	}
	return list
}

// blocks is the place of the blocks from ≤ i < to, without blank lines behind them.
func (v view) blocks(from, to int) source.Span {
	if from >= to {
		to = from + 1
	}
	return source.Span{Start: v.Tree.Blocks[from].Span().Start, End: v.Tree.Blocks[to-1].Span().End}
}

// headings are the headings among the blocks from ≤ i < to, deeper ones below others.
// Each reaches to the next of its depth.
func (v view) headings(from, to int) []entry {
	var list []entry
	for i := from; i < to; i++ {
		depth := v.depth(i)
		if depth == 0 {
			continue
		}
		end := i + 1
		for end < to && (v.depth(end) == 0 || v.depth(end) > depth) {
			end++
		}
		b := &v.Tree.Blocks[i]
		list = append(list, entry{
			name: line(v.Source.Slice(b.BodySpan())), kind: protocol.SymbolKindString,
			span: v.blocks(i, end), label: b.BodySpan(), children: v.headings(i+1, end),
		})
		i = end - 1
	}
	return list
}

// depth of a heading, 0 for any other block.
func (v view) depth(i int) int {
	b := v.Blocks[i]
	if b.Kind != syntax.Heading || v.Outline.Roles[i] != fact.Prose {
		return 0
	}
	if b.Hashes > 0 {
		return b.Hashes
	}
	return b.Ordinal.Level
}

// tables are those of a section, with their rows.
func (v view) tables(section int) []entry {
	var list []entry
	for _, t := range v.Tables {
		if t.Section != section || t.Span.Empty() {
			continue
		}
		e := entry{name: lint.Text(t.Spec.Title).In(v.lang), kind: protocol.SymbolKindArray, span: t.Span, label: v.firstLine(t.Span)}
		for k := range t.Rows {
			row, ok := v.row(t, k)
			if ok {
				e.children = append(e.children, row)
			}
		}
		list = append(list, e)
	}
	return list
}

// row is a table's row with its figures as detail.
func (v view) row(t *fact.Table, k int) (entry, bool) {
	label := t.Rows[k].Span
	span := label
	var figures []string
	for _, c := range t.Cells[k] {
		if c.State == fact.Missing {
			continue
		}
		figures = append(figures, line(v.Source.Slice(c.Span)))
		if span.Empty() {
			span, label = c.Span, c.Span
		}
		span.Start, span.End = min(span.Start, c.Span.Start), max(span.End, c.Span.End)
	}
	if span.Empty() {
		return entry{}, false
	}
	name := t.Spec.Rows[k].Called()
	if name == "" {
		name = lint.Text(t.Spec.Title).In(v.lang)
	}
	return entry{name: name, detail: strings.Join(figures, " "), kind: protocol.SymbolKindNumber, span: span, label: label}, true
}

// firstLine is the part of a span that lies in its first line.
func (v view) firstLine(s source.Span) source.Span {
	s.End = min(s.End, v.Source.Line(v.Source.LineAt(s.Start)).End)
	return s
}

// line is a text on one line, as outlines show it; an empty one is a dash.
func line(s string) string {
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return "—"
	}
	return s
}

// FoldingRanges folds sections, sub-headings and tables.
func (s *server) FoldingRanges(_ context.Context, p *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	list := []protocol.FoldingRange{}
	_, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return list, nil
	}
	var fold func(entries []entry)
	fold = func(entries []entry) {
		for _, e := range entries {
			r := s.at(v, e.span)
			if r.End.Line > r.Start.Line {
				list = append(list, protocol.FoldingRange{StartLine: r.Start.Line, EndLine: r.End.Line, Kind: protocol.FoldingRangeKindRegion})
			}
			if e.kind != protocol.SymbolKindArray {
				fold(e.children)
			}
		}
	}
	fold(v.outline())
	return list, nil
}
