package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/sums"
	"gaolint/lint/zh"
)

// cellAt is the table cell at a place of the editor's text.
func (v view) cellAt(at source.Span) (*fact.Table, sums.Cell, bool) {
	for _, t := range v.Tables {
		for i, row := range t.Cells {
			for k, c := range row {
				if c.State != fact.Missing && c.State != fact.Merged && v.touches(c.Span, at) {
					return t, sums.Cell{Row: i, Column: k}, true
				}
			}
		}
	}
	return nil, sums.Cell{}, false
}

// called is what a cell is called: its row and column.
func called(t *fact.Table, c sums.Cell) lint.Text {
	row, column := t.Spec.Rows[c.Row].Called(), t.Spec.Columns[c.Column].Called()
	if row == "" {
		return lint.Textf("“%s”列", "column “%s”", column)
	}
	return lint.Textf("“%s”行、“%s”列", "row “%s”, column “%s”", row, column)
}

// aboutCell is what is said of a cell: where it stands, and the arithmetic of the
// identities that it is part of.
func (v view) aboutCell(t *fact.Table, c sums.Cell) string {
	lines := []string{lint.Textf("%s %s", "%s, %s", lint.Text(t.Spec.Title), called(t, c)).In(v.lang)}
	g := sums.GridOf(t)
	for e := range sums.Equations(t) {
		if !e.Has(c) {
			continue
		}
		verdict := lint.Text{ZH: "相符", EN: "holds"}
		if d, ok := g.Surplus(e); !ok || !d.IsZero() {
			verdict = lint.Textf("相差%s", "differs by %s", d)
		}
		lines = append(lines, lint.Textf("- %[1]s：%[2]s，%[3]s", "- %[1]s: %[2]s, %[3]s",
			lint.Text(e.Identity.What), side(g, e.Left)+"＝"+side(g, e.Right), verdict).In(v.lang))
	}
	return strings.Join(lines, "\n")
}

// side writes the cells of one side of an equation with their sum.
func side(g sums.Grid, cells []sums.Cell) string {
	parts := make([]string, len(cells))
	for i, c := range cells {
		parts[i] = g[c.Row][c.Column].String()
	}
	if len(parts) == 1 {
		return parts[0]
	}
	text := strings.Join(parts, "+")
	if total, ok := g.Sum(cells); ok {
		text += "＝" + total.String()
	}
	return text
}

// InlayHint puts the computed sum beside a total, and the table's figure beside one of the
// text: where they differ, or everywhere.
func (s *server) InlayHint(_ context.Context, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	hints := []protocol.InlayHint{}
	_, v, ok := s.look(p.TextDocument.URI)
	which := s.settings.get().InlayHints
	if !ok || which == "off" {
		return hints, nil
	}
	within := s.fromRange(v.text.File, p.Range)
	list := v.repeats(within, which == "all")
	for _, t := range v.Tables {
		list = append(list, v.totals(t, which == "all")...)
	}
	for _, h := range list {
		at := v.text.Span(h.span)
		if !within.Touches(at) {
			continue
		}
		hints = append(hints, protocol.InlayHint{
			Position: s.toPosition(v.text.File, at.End), Label: protocol.String(h.label), PaddingLeft: ptr(true),
			Tooltip: protocol.String(h.why),
		})
	}
	return hints, nil
}

// hint is a figure beside one of the draft's.
type hint struct {
	span       source.Span // of what it stands beside, in what was linted
	label, why string
}

// totals are the hints of a table, one for each total and each sum that it should be.
func (v view) totals(t *fact.Table, all bool) (list []hint) {
	g := sums.GridOf(t)
	said := map[string]bool{}
	for e := range sums.Equations(t) {
		c, ok := e.Total()
		if !ok {
			continue
		}
		sum, ok := g.Sum(e.Left)
		difference, fits := g[c.Row][c.Column].Sub(sum)
		if !ok || !fits || difference.IsZero() && !all {
			continue
		}
		label := "＝" + sum.String()
		if !difference.IsZero() {
			label = fmt.Sprintf("%s（%s%s）", label, plus(difference), difference)
		}
		if key := fmt.Sprint(c, label); !said[key] {
			said[key] = true
			why := lint.Textf("%s：%s", "%s: %s", lint.Text(e.Identity.What), side(g, e.Left)).In(v.lang)
			list = append(list, hint{t.Cells[c.Row][c.Column].Span, label, why})
		}
	}
	return list
}

// plus is the sign of a figure that is written with one.
func plus(d zh.Decimal) string {
	if d.Sign() > 0 {
		return "+"
	}
	return ""
}

// CodeLens puts the draft's readiness above its title: the sections that stand, the
// equations that hold, the findings that wait.
func (s *server) CodeLens(_ context.Context, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	list := []protocol.CodeLens{}
	_, v, ok := s.look(p.TextDocument.URI)
	if wants := s.settings.get().CodeLens; !ok || wants != nil && !*wants || v.Title.Span.Empty() || len(v.Profile.Sections) == 0 {
		return list, nil
	}
	return append(list, protocol.CodeLens{
		Range:   s.at(v, v.firstLine(v.Title.Span)),
		Command: protocol.Command{Title: v.readiness().In(v.lang), Command: ""},
	}), nil
}

func (v view) readiness() lint.Text {
	due, stand := 0, 0
	for i := range v.Profile.Sections {
		x := &v.Profile.Sections[i]
		if x.Optional {
			continue
		}
		due++
		if v.SectionOf(x.Key) != nil {
			stand++
		}
	}
	equations, hold := 0, 0
	for _, t := range v.Tables {
		g := sums.GridOf(t)
		for e := range sums.Equations(t) {
			equations++
			if g.Fulfilled(e) {
				hold++
			}
		}
	}
	waiting := 0
	for _, d := range v.Findings {
		if d.Severity >= lint.Warning {
			waiting++
		}
	}
	return lint.Textf("必备章节 %d/%d, 勾稽关系 %d/%d, 待处理 %d", "sections %d/%d, identities %d/%d, to do %d", stand, due, hold, equations, waiting)
}
