package lsp

import (
	"fmt"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// reopening tells how each editor opens a file again in another encoding. The first entry
// of which a word is part of the client's name counts; the last counts for all others.
// %[1]s is the encoding as menus name it, %[2]s as commands do.
var reopening = []struct {
	names []string
	how   lint.Text
}{
	{[]string{"code", "codium", "cursor", "windsurf", "trae"}, lint.Text{
		ZH: "在 VS Code 中：点右下角的编码名称，选“通过编码重新打开”，再选%[1]s。",
		EN: "In VS Code: click the encoding in the status bar, Reopen with Encoding, %[1]s.",
	}},
	{[]string{"vim", "ale", "coc"}, lint.Text{ // Neovim as well
		ZH: "在 Vim 中：执行 :e ++enc=%[2]s。",
		EN: "In Vim: :e ++enc=%[2]s",
	}},
	{[]string{"emacs", "eglot"}, lint.Text{
		ZH: "在 Emacs 中：按 C-x RET r，输入 %[2]s。",
		EN: "In Emacs: C-x RET r, then %[2]s",
	}},
	{[]string{"helix"}, lint.Text{
		ZH: "在 Helix 中：执行 :encoding %[2]s，再执行 :reload。",
		EN: "In Helix: :encoding %[2]s, then :reload",
	}},
	{[]string{"kate"}, lint.Text{
		ZH: "在 Kate 中：在“工具”菜单的“编码”里选%[1]s。",
		EN: "In Kate: Tools, Encoding, %[1]s.",
	}},
	{[]string{"sublime"}, lint.Text{
		ZH: "在 Sublime Text 中：在 File 菜单的 Reopen with Encoding 里选%[1]s。",
		EN: "In Sublime Text: File, Reopen with Encoding, %[1]s.",
	}},
	{nil, lint.Text{
		ZH: "在编辑器的编码菜单中选“以指定编码重新打开”，再选%[1]s。",
		EN: "Look for “reopen with encoding” in your editor, and choose %[1]s.",
	}},
}

// reopen is how the file of a garbled text is opened again in the client's editor, empty
// where that would bring nothing back.
func (t *traits) reopen(text string) lint.Text {
	encoding := source.Misread(text).How.Encoding()
	if encoding == "" {
		return lint.Text{}
	}
	command := strings.ToLower(strings.ReplaceAll(encoding, " ", ""))
	for _, x := range reopening {
		if x.names == nil || holdsAny(t.editor, x.names) {
			// Not Textf: some of the texts leave one of the two out.
			say := strings.NewReplacer("%[1]s", encoding, "%[2]s", command).Replace
			return lint.Text{ZH: say(x.how.ZH), EN: say(x.how.EN)}
		}
	}
	return lint.Text{}
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// message is what is said of a finding; of a garbled text it ends with what to do about it
// in this editor.
func (s *server) message(v view, x *lint.Diagnostic) string {
	message := x.Message.In(v.lang)
	if !v.Unreadable() {
		return message
	}
	how := s.traits.reopen(v.Source.Text()).In(v.lang)
	if how == "" {
		return message
	}
	if v.lang == lint.EN {
		return fmt.Sprintf("%s %s", message, how)
	}
	return message + how
}

// disclosure is 信息公开 in GBK, 政府資訊 in Big5 and 公开 in UTF-16 of both byte orders, as
// they look when they are read as UTF-8: hardly any other word leaves these letters between
// characters that are gone.
var disclosure = []string{"\uFFFD\u03E2\uFFFD", "\uFFFDF\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDT", "lQ\x00_", "Ql_\x00"}

// speaksOfReports tells whether a garbled text may be a report: its file's name says so, or
// what can be read of it.
func speaksOfReports(v *view) bool {
	name, text := v.Source.Name(), v.Source.Text()
	return holdsAny(name, []string{"报告", "公开", "年报"}) || holdsAny(text, disclosure) ||
		holdsAny(source.Misread(text).Restored, []string{"公开", "政府", "报告"})
}
