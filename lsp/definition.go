package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/sums"
	"gaolint/lint/zh"
)

// Definition leads from a figure of the text to the cells that it repeats, and from a
// cell to the figures of the text that repeat it: one key goes there and back.
func (s *server) Definition(_ context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	d, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	at := s.fromPosition(v.text.File, p.Position)
	from, to, isCell := v.tied(source.Span{Start: at, End: at})
	if isCell {
		to = v.repeating(to)
	}
	if len(to) == 0 {
		return nil, nil
	}
	if !s.traits.links {
		list := make(protocol.LocationSlice, 0, len(to))
		for _, x := range to {
			list = append(list, protocol.Location{URI: d.uri, Range: s.at(v, x)})
		}
		return list, nil
	}
	list := make(protocol.DefinitionLinkSlice, 0, len(to))
	for _, x := range to {
		place := s.at(v, x)
		list = append(list, protocol.DefinitionLink{
			OriginSelectionRange: ptr(s.at(v, from)), TargetURI: d.uri, TargetRange: place, TargetSelectionRange: place,
		})
	}
	return list, nil
}

// References lists the places that say the figure at the place, the place itself
// included if the client asks for it.
func (s *server) References(_ context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	list := []protocol.Location{}
	d, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return list, nil
	}
	at := s.fromPosition(v.text.File, p.Position)
	own, cells, _ := v.tied(source.Span{Start: at, End: at})
	places := slices.Concat(cells, v.repeating(cells))
	slices.SortFunc(places, func(a, b source.Span) int { return a.Start - b.Start })
	for _, x := range slices.Compact(places) {
		if x != own || p.Context.IncludeDeclaration {
			list = append(list, protocol.Location{URI: d.uri, Range: s.at(v, x)})
		}
	}
	return list, nil
}

// tied is what stands at a place of the editor's text, a cell or a figure that repeats
// cells, and the cells concerned; none: nothing is tied to it.
func (v view) tied(at source.Span) (own source.Span, cells []source.Span, isCell bool) {
	best := -1
	for i, l := range v.Links {
		if v.touches(l.From, at) && (best < 0 || l.From.Len() < v.Links[best].From.Len()) {
			best = i // of two, one within the other, the smaller is meant
		}
	}
	if best >= 0 {
		return v.Links[best].From, v.Links[best].To, false
	}
	for _, l := range v.Links {
		for i, cell := range l.To {
			if v.touches(cell, at) {
				return cell, l.To[i : i+1], true
			}
		}
	}
	return own, nil, false
}

// repeating are the places of the text that repeat one of the cells.
func (v view) repeating(cells []source.Span) (list []source.Span) {
	for _, l := range v.Links {
		if slices.ContainsFunc(l.To, func(x source.Span) bool { return slices.Contains(cells, x) }) {
			list = append(list, l.From)
		}
	}
	return list
}

// repeats are the hints beside the figures of the text in a part of the editor's text:
// what the table says.
func (v view) repeats(within source.Span, all bool) (list []hint) {
	for _, l := range v.Links {
		if !l.Differs && !all || !v.touches(l.From, within) {
			continue
		}
		if h, ok := v.repeat(l); ok {
			list = append(list, h)
		}
	}
	return list
}

// repeat is the hint beside one figure: the cell's, or the sum of the cells'.
func (v view) repeat(l lint.Link) (hint, bool) {
	var total zh.Decimal
	var figures, names []string
	for _, to := range l.To {
		t, at, ok := v.cellOf(to)
		if !ok {
			return hint{}, false
		}
		cell := t.Cells[at.Row][at.Column]
		if total, ok = total.Add(cell.Value); !ok || !cell.Known() {
			return hint{}, false
		}
		figures = append(figures, cell.Value.String())
		names = append(names, lint.Textf("%s%s", "%s, %s", lint.Text(t.Spec.Title), called(t, at)).In(v.lang))
	}
	sum := strings.Join(figures, "+")
	if len(figures) > 1 {
		sum += "＝" + total.String()
	}
	label := lint.Textf("表格：%s", "table: %s", total).In(v.lang)
	why := strings.Join(names, lint.Text{ZH: "；", EN: "; "}.In(v.lang)) + lint.Text{ZH: "：", EN: ": "}.In(v.lang) + sum
	return hint{l.From, label, why}, true
}

// cellOf is the cell that stands in the span of what was linted.
func (v view) cellOf(span source.Span) (*fact.Table, sums.Cell, bool) {
	for _, t := range v.Tables {
		for i, row := range t.Cells {
			for k, c := range row {
				if c.Span == span && c.State != fact.Missing && c.State != fact.Merged {
					return t, sums.Cell{Row: i, Column: k}, true
				}
			}
		}
	}
	return nil, sums.Cell{}, false
}
