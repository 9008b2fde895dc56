package lsp

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

func (s *session) hover(u uri.URI, at protocol.Position) (string, *protocol.Range) {
	p := &protocol.HoverParams{}
	p.TextDocument.URI, p.Position = u, at
	h, err := s.server.Hover(s.ctx(), p)
	require.NoError(s.t, err)
	if h == nil {
		return "", nil
	}
	return h.Contents.(*protocol.MarkupContent).Value, h.Range
}

// TestTerms: a word that a provision is about tells which, the longest that stands there.
func TestTerms(t *testing.T) {
	s := form(t, Options{}, able, "")
	s.open(draft, sample)
	for word, want := range map[string]string{
		"信息处理费":             "“信息处理费”：依据《政府信息公开条例》第四十二条、《政府信息公开信息处理费管理办法》",
		"1.属于国家秘密":          "“属于国家秘密”：依据《政府信息公开条例》第十四条",
		"5.属于三类内部事务信息":      "“内部事务信息”：依据《政府信息公开条例》第十六条",
		"行政事业性收费":           "第二十条第（八）项",
		"4.无正当理由大量反复申请":     "“无正当理由大量反复申请”：依据《政府信息公开条例》第三十五条",
		"## 一、总体情况":         "依据：《政府信息公开条例》第五十条",
		"（二）部分公开":           "第三十七条",
		"四、政府信息公开行政复议、行政诉讼": "规定标题",
	} {
		i := strings.Index(sample, word)
		require.GreaterOrEqual(t, i, 0, word)
		r := place(t, sample, word)
		middle := protocol.Position{Line: r.Start.Line, Character: (r.Start.Character + r.End.Character) / 2}
		text, at := s.hover(draft, middle)
		require.Contains(t, text, want, word)
		require.NotNil(t, at)
	}
	text, at := s.hover(draft, place(t, sample, "年内没有发生需要追究").Start)
	require.Empty(t, text)
	require.Nil(t, at)
	// A page is hovered over at its own places.
	page := uri.File("/tmp/a.html")
	html := "<html><body><h1>云溪县人民政府2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年未收取信息<b>处理</b>费。</p></body></html>"
	s.open(page, html)
	text, _ = s.hover(page, place(t, html, "处理").Start)
	require.Contains(t, text, "第四十二条")
}
