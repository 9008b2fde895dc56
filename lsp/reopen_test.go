package lsp

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// misread are the bytes of a text in GB 18030, read as UTF-8 or, with latin, one by one.
func misread(t *testing.T, text string, latin bool) string {
	raw, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	require.NoError(t, err)
	if !latin {
		return string([]rune(raw)) // each invalid byte becomes U+FFFD
	}
	var b strings.Builder
	for _, c := range []byte(raw) {
		b.WriteRune(rune(c))
	}
	return b.String()
}

func TestReopening(t *testing.T) {
	gb := misread(t, sample, false)
	for name, want := range map[string]string{
		"Visual Studio Code": "在 VS Code 中：点右下角的编码名称，选“通过编码重新打开”，再选GB 18030。",
		"VSCodium":           "VS Code",
		"code-server":        "VS Code",
		"Neovim":             "在 Vim 中：执行 :e ++enc=gb18030。",
		"vim-lsp":            ":e ++enc=gb18030",
		"ALE":                ":e ++enc=gb18030",
		"Emacs":              "在 Emacs 中：按 C-x RET r，输入 gb18030。",
		"Eglot":              "C-x RET r",
		"helix":              "在 Helix 中：执行 :encoding gb18030，再执行 :reload。",
		"Kate":               "在“工具”菜单的“编码”里选GB 18030。",
		"Sublime Text LSP":   "Reopen with Encoding",
		"":                   "在编辑器的编码菜单中选",
		"some editor":        "再选GB 18030。",
	} {
		tr := traits{editor: strings.ToLower(name)}
		require.Contains(t, tr.reopen(gb).ZH, want, name)
		require.Contains(t, strings.ToLower(strings.ReplaceAll(tr.reopen(gb).EN, " ", "")), "gb18030", name)
	}
	tr := traits{editor: "neovim"}
	require.Contains(t, tr.reopen("鏀垮簻淇℃伅鍏紑").ZH, ":e ++enc=utf-8")
	require.Empty(t, tr.reopen("锟斤拷锟斤拷"), "no encoding brings it back")
	require.Contains(t, tr.reopen(misread(t, sample, true)).ZH, "++enc=gb18030")
}

// TestGarbled: of a garbled report one error is shown, with what to do; nothing is laid
// out anew, fixed or worked out.
func TestGarbled(t *testing.T) {
	for _, latin := range []bool{false, true} {
		for _, options := range []string{"", `{"enable":"auto"}`} {
			s := form(t, Options{}, protocol.ClientCapabilities{}, options)
			text := misread(t, sample, latin)
			s.open(uri.File("/tmp/1.md"), text)
			list := s.pushed().Diagnostics
			require.Len(t, list, 1)
			require.Equal(t, protocol.DiagnosticSeverityError, list[0].Severity)
			require.Zero(t, list[0].Range.Start.Line)
			message := string(list[0].Message.(protocol.String))
			require.Contains(t, message, "请不要保存，按GB 18030编码重新打开")
			require.Contains(t, message, "在编辑器的编码菜单中选")
			doc := protocol.TextDocumentIdentifier{URI: uri.File("/tmp/1.md")}
			edits, err := s.server.Formatting(s.ctx(), &protocol.DocumentFormattingParams{TextDocument: doc})
			require.NoError(t, err)
			require.Empty(t, edits)
			c := &protocol.CompletionParams{}
			c.TextDocument, c.Position = doc, protocol.Position{Line: 1}
			offered, err := s.server.Completion(s.ctx(), c)
			require.NoError(t, err)
			require.Empty(t, offered.(*protocol.CompletionList).Items)
			all := place(t, text, text)
			require.Empty(t, s.actions(doc.URI, all, protocol.CodeActionKindSourceFixAll))
			p := &protocol.HoverParams{}
			p.TextDocument, p.Position = doc, list[0].Range.Start
			h, err := s.server.Hover(s.ctx(), p)
			require.NoError(t, err)
			require.Contains(t, h.Contents.(*protocol.MarkupContent).Value, "在编辑器的编码菜单中选")

			s.change(doc.URI, 2, &protocol.TextDocumentContentChangeWholeDocument{Text: sample})
			require.Empty(t, s.pushed().Diagnostics, "opened again")
		}
	}
}

// TestGarbledReports: whatever a report was misread as, the encoding to open it in is said.
func TestGarbledReports(t *testing.T) {
	for want, text := range map[string]string{
		"Big5":      "\uFFFDF\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDT\uFFFD\uFFFD\uFFFD}\uFFFD\uFFFDT\uFFFD\uFFFD\uFFFD}", // 政府資訊公開資訊公開
		"UTF-16 LE": "?e\uFFFD^\uFFFDOo`lQ\x00_\x020\n\x00",                                                      // 政府信息公开。
		"UTF-16 BE": "e?^\uFFFDO\uFFFD`oQl_\x000\x02\x00\n",
	} {
		s := form(t, Options{}, pulls, `{"enable":"auto"}`)
		s.open(uri.File("/tmp/notes.md"), text)
		r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: uri.File("/tmp/notes.md")}})
		require.NoError(t, err)
		items := r.(*protocol.RelatedFullDocumentDiagnosticReport).Items
		require.Len(t, items, 1, want)
		require.Contains(t, string(items[0].Message.(protocol.String)), "再选"+want, want)
	}
}

// TestGarbledStranger: in a garbled text that is no report nothing is shown unless the
// user asked for all texts.
func TestGarbledStranger(t *testing.T) {
	text := misread(t, "今日天气晴好，适合出门散步。\n", false)
	for name, want := range map[string]bool{"/tmp/notes.md": false, "/tmp/年度报告.md": true} {
		s := form(t, Options{}, pulls, `{"enable":"auto"}`)
		s.open(uri.File(name), text)
		r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: uri.File(name)}})
		require.NoError(t, err)
		require.Equal(t, want, len(r.(*protocol.RelatedFullDocumentDiagnosticReport).Items) == 1, name)
	}
}
