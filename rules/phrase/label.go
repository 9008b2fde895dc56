package phrase

import (
	_ "embed" // for the list
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// labelText holds usual subheadings, by themselves in a paragraph. What stands around
// a word tells nothing there; but a label that differs from one of them in a character of
// like sound or shape is none of its own.
//
//go:embed data/labels.txt
var labelText string

// labels are the subheadings by their length in characters.
var labels = sync.OnceValue(func() (out [longestLabel + 1][]string) {
	for line := range strings.Lines(labelText) {
		if w := strings.TrimSpace(line); w != "" && w[0] != '#' {
			n := utf8.RuneCountInString(w)
			out[n] = append(out[n], w)
		}
	}
	return out
})

// longestLabel is the length of the longest label, in characters.
const longestLabel = 10

// label judges a paragraph that holds nothing but a label.
func label(p *lint.BlockPass) bool {
	text := p.Label()
	if len(text) > (longestLabel+2)*han {
		return false
	}
	start := p.Body.End - len(strings.TrimLeft(text, " 　"))
	text = strings.Trim(text, " 　。：:")
	n := utf8.RuneCountInString(text)
	if len(text) != n*han || n > longestLabel {
		return false
	}
	want, at := "", 0
	for _, w := range labels()[n] {
		if w == text {
			return false
		}
		if text[:han] != w[:han] && text[len(text)-han:] != w[len(w)-han:] {
			continue // more than one character differs
		}
		if k := slip(text, w); k >= 0 {
			want, at = w, k
		}
	}
	if want == "" {
		return false
	}
	span := source.Span{Start: start + at, End: start + at + han}
	got, right := p.Text[span.Start:span.End], want[at:at+han]
	if p.Script == zh.Traditional {
		right = zh.Restore(right, p.Text[start:start+len(text)])
	}
	p.Report(lint.Diagnostic{Severity: lint.Warning, Span: span,
		Message: lint.Textf("小标题“%[1]s”中的“%[2]s”疑为“%[3]s”，请核对。两字读音或字形相近，通行的写法是“%[4]s”。",
			"“%[2]s” in the subheading “%[1]s” is probably meant to be “%[3]s”, which sounds or looks like it; the usual one is “%[4]s”. Please check.",
			p.Text[start:start+len(text)], got, right, want),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", right), span, right)}})
	return true
}

// slip is where the text has a like character in place of one of the label, in bytes; -1 if
// they differ otherwise.
func slip(text, label string) int {
	at := -1
	for i := 0; i < len(label); i += han {
		if text[i:i+han] == label[i:i+han] {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	if at < 0 {
		return -1
	}
	got, ok := charAt(text, at/han)
	want, also := charAt(label, at/han)
	if !ok || !also || !alike(got, want) {
		return -1
	}
	return at
}
