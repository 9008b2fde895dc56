package lsp

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
)

// linked is a client that underlines what a definition leads away from.
func linked() protocol.ClientCapabilities {
	caps := able
	td := *able.TextDocument
	td.Definition = &protocol.DefinitionClientCapabilities{LinkSupport: ptr(true)}
	caps.TextDocument = &td
	return caps
}

func (s *session) define(at protocol.Position) []protocol.Range {
	p := &protocol.DefinitionParams{}
	p.TextDocument.URI, p.Position = draft, at
	r, err := s.server.Definition(s.ctx(), p)
	require.NoError(s.t, err)
	var list []protocol.Range
	switch r := r.(type) {
	case protocol.LocationSlice:
		for _, x := range r {
			list = append(list, x.Range)
		}
	case protocol.DefinitionLinkSlice:
		for _, x := range r {
			list = append(list, x.TargetSelectionRange)
		}
	}
	return list
}

func (s *session) references(at protocol.Position, self bool) []protocol.Location {
	p := &protocol.ReferenceParams{Context: protocol.ReferenceContext{IncludeDeclaration: self}}
	p.TextDocument.URI, p.Position = draft, at
	list, err := s.server.References(s.ctx(), p)
	require.NoError(s.t, err)
	return list
}

func (s *session) hints() []protocol.InlayHint {
	list, err := s.server.InlayHint(s.ctx(), &protocol.InlayHintParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: draft}, Range: protocol.Range{End: protocol.Position{Line: 9999}}})
	require.NoError(s.t, err)
	return list
}

// figured is the sample with a figure of its text changed.
func figured(t *testing.T, old, new string) string {
	require.Equal(t, 1, strings.Count(sample, old), old)
	return strings.Replace(sample, old, new, 1)
}

// TestThereAndBack: one key leads from a figure to its cell, and from the cell back.
func TestThereAndBack(t *testing.T) {
	text := figured(t, "收到政府信息公开申请46件", "收到政府信息公开申请36件")
	for _, caps := range []protocol.ClientCapabilities{able, linked()} {
		s := form(t, Options{}, caps, "")
		s.open(draft, text)
		figure := place(t, text, "36件")
		cells := s.define(figure.Start)
		require.Len(t, cells, 1)
		require.Equal(t, place(t, text, "| 3 | 2 | 46 |").Start.Line, cells[0].Start.Line)
		require.Equal(t, "46", cut(t, text, cells[0]))
		for _, at := range []protocol.Position{cells[0].Start, cells[0].End} {
			require.Equal(t, []protocol.Range{figure}, s.define(at), "from either edge of the cell")
		}
		require.Equal(t, cells, s.define(figure.End))
		require.Empty(t, s.define(protocol.Position{}), "nothing is repeated in the title")
		require.Len(t, s.references(figure.Start, true), 2)
		require.Len(t, s.references(figure.Start, false), 1)
		require.Len(t, s.references(cells[0].Start, false), 1)
		require.Empty(t, s.references(protocol.Position{}, true))
	}
}

// TestSeveralPlaces: a figure may be the sum of cells, a cell stand in several sentences.
func TestSeveralPlaces(t *testing.T) {
	text := figured(t, "年内答复47件，", "共办理政府信息公开申请49件。年内答复47件，")
	s := form(t, Options{}, able, "")
	s.open(draft, text)
	cells := s.define(place(t, text, "49件").Start)
	require.Len(t, cells, 2)
	require.Equal(t, "47", cut(t, text, cells[0]))
	require.Equal(t, "2", cut(t, text, cells[1]))
	back := s.define(cells[1].Start)
	require.Equal(t, []protocol.Range{place(t, text, "49件"), place(t, text, "2件。")}, []protocol.Range{back[0], grown(back[1])})
	require.Len(t, s.references(back[0].Start, true), 4, "49件, 2件 and the two cells")
}

// grown is a range with the character behind it.
func grown(r protocol.Range) protocol.Range {
	r.End.Character++
	return r
}

func cut(t *testing.T, text string, r protocol.Range) string {
	lines := strings.Split(text, "\n")
	require.Equal(t, r.Start.Line, r.End.Line)
	return string([]rune(lines[r.Start.Line])[r.Start.Character:r.End.Character])
}

// TestHintsBesideTheText: by default where the table says otherwise, on demand everywhere.
func TestHintsBesideTheText(t *testing.T) {
	text := figured(t, "收到政府信息公开申请46件", "收到政府信息公开申请36件")
	s := form(t, Options{}, able, "")
	s.open(draft, text)
	list := s.hints()
	require.Len(t, list, 1)
	require.Equal(t, protocol.String("表格：46"), list[0].Label)
	require.Equal(t, place(t, text, "36件").End, list[0].Position)
	require.Equal(t, protocol.String("第三部分表格“本年新收”行、“总计”列：46"), list[0].Tooltip)

	s = form(t, Options{}, able, `{"inlayHints":"all"}`)
	s.open(draft, figured(t, "年内答复47件，", "共办理政府信息公开申请49件。年内答复47件，"))
	var labels, whys []string
	for _, h := range s.hints() {
		labels = append(labels, string(h.Label.(protocol.String)))
		whys = append(whys, string(h.Tooltip.(protocol.String)))
	}
	require.Contains(t, labels, "表格：46")
	require.Contains(t, labels, "表格：49")
	require.Contains(t, strings.Join(whys, "\n"), "：47+2＝49")
	require.Contains(t, strings.Join(labels, " "), "＝")

	s = form(t, Options{}, able, `{"inlayHints":"off"}`)
	s.open(draft, text)
	require.Empty(t, s.hints())
}

// TestDamagedTable: where a row is gone and the rest came as one cell a line, a total of a
// row that stands is still worked out, and a cell that stands is still led to.
func TestDamagedTable(t *testing.T) {
	lines := strings.Split(figured(t, "| 3 | 2 | 46 |", "| 3 | 2 | 56 |"), "\n")
	var damaged []string
	for _, line := range lines {
		switch {
		case strings.Contains(line, "（二）部分公开"): // gone
		case strings.HasPrefix(line, "| ") && strings.Contains(line, "上年结转"), strings.HasPrefix(line, "| ") && strings.Contains(line, "本年新收"):
			for _, cell := range strings.Split(strings.Trim(line, "| "), "|") {
				if cell = strings.TrimSpace(cell); cell != "" {
					damaged = append(damaged, cell)
				}
			}
		default:
			damaged = append(damaged, line)
		}
	}
	text := strings.Join(damaged, "\n")
	s := form(t, Options{}, able, "")
	s.open(draft, text)
	figure := place(t, text, "46件")
	cells := s.define(figure.Start)
	require.Len(t, cells, 1)
	require.Equal(t, "56", cut(t, text, cells[0]))
	require.Equal(t, []protocol.Range{figure}, s.define(cells[0].Start))
	found := false
	for _, h := range s.hints() {
		found = found || h.Position == cells[0].End && h.Label == protocol.String("＝46（+10）")
	}
	require.True(t, found, "%+v", s.hints())
}
