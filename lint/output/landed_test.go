package output

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// TestFindingsLandInTheFile: of a page, ranges, fixes and related places are those of the
// file; the flagged text is what the reader sees; fixes that cannot be made are left out.
func TestFindingsLandInTheFile(t *testing.T) {
	x, err := input.Read("a.html", []byte("<p>前文</p>\n<table><tr><td>甲<td>a&amp;b</table>"))
	require.NoError(t, err)
	require.Equal(t, "前文\n|甲|a&b|\n", x.Doc.Text())
	at := source.Span{Start: 12, End: 15}
	d := lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: at, Message: lint.Text{ZH: "错。"},
		Fixes: []lint.Fix{
			lint.Replace(lint.Text{ZH: "换行"}, at, "甲\n乙"),
			lint.Replace(lint.Text{ZH: "改"}, at, "<"),
		},
		Related: []lint.Related{{Span: source.Span{Start: 0, End: 6}, Message: lint.Text{ZH: "前文"}}},
	}
	f := File{Path: "a.html", Source: x.Doc, Text: x, Findings: []lint.Diagnostic{d}}
	var b bytes.Buffer
	require.NoError(t, JSONL(&b, f, Options{}))
	place := `{"start":{"line":2,"column":21,"offset":36},"end":{"line":2,"column":28,"offset":43}}`
	require.Equal(t, `{"path":"a.html","rule":"words","severity":"error","message":"错。","text":"a&b","range":`+place+
		`,"place":"表格1 行1 列2","fixes":[{"title":"改","safe":false,"edits":[{"range":`+place+`,"newText":"&lt;"}]}]`+
		`,"related":[{"range":{"start":{"line":1,"column":4,"offset":3},"end":{"line":1,"column":6,"offset":9}},"message":"前文"}]`+
		`,"help":"gaolint explain words"}`+"\n", b.String())

	b.Reset()
	require.NoError(t, Text(&b, f, Options{Lowest: lint.Hint, Rule: func(string) *lint.Rule { return &lint.Rule{Title: lint.Text{ZH: "词"}} }}))
	require.Equal(t, "a.html:2:21: 错误 词（words）：错。\n    <table><tr><td>甲<td>a&amp;b</table>\n                         ^^^^^^^\n    1:4 前文\n    可选修改：改\n", b.String())
}
