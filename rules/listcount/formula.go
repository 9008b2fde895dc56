package listcount

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// formulas open a saying that counts things of one word: “六统一”, “四个到位”.
var formulas = []string{"“两", "“二", "“三", "“四", "“五", "“六", "“七", "“八", "“九", "“十"}

// formula is “六统一” as found.
type formula struct {
	span source.Span // with its quotation marks
	want int
	word string // 统一
}

// maxFormula bounds the words counted and those between a formula and its list, in bytes.
const maxFormula = 6 * len("一")

// formulaAt reads the saying that opens at the offset. One that counts two things
// (“三审三校”) is none.
func formulaAt(s string, start int) (f formula, ok bool) {
	inner, _, found := strings.Cut(s[start+len("“"):min(len(s), start+maxFormula+2*len("“"))], "”")
	if !found {
		return f, false
	}
	f.span = source.Span{Start: start, End: start + len(inner) + 2*len("“")}
	size := 0
	for _, r := range inner {
		if !strings.ContainsRune("二两三四五六七八九十", r) {
			break
		}
		size += utf8.RuneLen(r)
	}
	f.want, ok = small(inner[:size])
	f.word = inner[size:]
	if r, n := utf8.DecodeRuneInString(f.word); strings.ContainsRune("个大张项条类种", r) && len(f.word) > n {
		f.word = f.word[n:] // the measure word
	}
	if !ok || f.want < 2 || len(f.word) < len("一") || len(f.word) > 3*len("一") {
		return f, false
	}
	for _, r := range strings.TrimSuffix(f.word, "一") { // 统一
		if !zh.IsHan(r) || strings.ContainsRune("一二两三四五六七八九十个大", r) {
			return f, false
		}
	}
	return f, true
}

// formulaCount compares “六统一” with the things that are listed right behind it, or right
// in front of it with 的: each of them holds the word.
func formulaCount(p *lint.Pass, block, start int) {
	s := p.Blocks[block].Simplified
	f, ok := formulaAt(s, start)
	if !ok {
		return
	}
	list, ok := listBehind(s, f.span.End)
	if !ok {
		if list, ok = listBefore(s, start); !ok {
			return
		}
	}
	n, plain := f.count(s[list.Start:list.End])
	if !plain || n < 2 || n == f.want {
		return
	}
	span := at(p, block, f.span)
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"%[1]s与所列不符：所列含“%[2]s”的有%[3]d项。请核对项数和所列内容；如未列全，请加“等”。",
			"%[1]s does not agree with the list: %[3]d items with “%[2]s” are given. Check the number and the items.",
			p.Slice(span), f.word, n),
		Related: []lint.Related{{Span: at(p, block, list), Message: lint.Text{ZH: "所列内容", EN: "the items"}}},
	})
}

// count counts the items of the list; each must hold the word once, or once on either side
// of 和.
func (f formula) count(list string) (n int, plain bool) {
	for _, x := range strings.FieldsFunc(list, func(r rune) bool { return r == '、' || r == '，' || r == ',' }) {
		c := strings.Count(x, f.word)
		if c == 0 || c > 1 && !strings.ContainsAny(strings.ReplaceAll(x, f.word, ""), "和及与") {
			return 0, false
		}
		n += c
	}
	return n, true
}

// listBehind finds the list that a colon, a bracket or 即 opens behind the offset; a noun
// may stand between: “六统一”要求，即….
func listBehind(s string, i int) (source.Span, bool) {
	for n := 0; i < len(s) && n <= maxFormula && !strings.HasPrefix(s[i:], "即"); n += 3 {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !zh.IsHan(r) {
			break
		}
		i += size
	}
	rest, opens := s[i:], false
	for _, w := range []string{"，", ",", "（", "(", "：", ":", "即", "：", ":"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			rest = after
			opens = opens || w != "，" && w != ","
		}
	}
	if !opens {
		return source.Span{}, false
	}
	start := len(s) - len(rest)
	rest = rest[:min(len(rest), maxNames)]
	end := strings.IndexAny(rest, "。；;）)")
	if end < 0 || strings.ContainsAny(rest[:end], "“（(") || strings.Contains(rest[:end], "等") {
		return source.Span{}, false
	}
	return source.Span{Start: start, End: start + end}, true
}

// listBefore finds the list in front of the offset, in the same clause and with 的.
func listBefore(s string, i int) (source.Span, bool) {
	head, found := strings.CutSuffix(s[:i], "的")
	if !found || strings.HasSuffix(head, "等") {
		return source.Span{}, false
	}
	start := len(head)
	for start > 0 && len(head)-start < maxNames {
		r, n := utf8.DecodeLastRuneInString(head[:start])
		if marks.IsStop(r) || marks.IsComma(r) || marks.IsColon(r) || marks.IsOpen(r) || marks.IsClose(r) || marks.IsQuote(r) {
			break
		}
		start -= n
	}
	return source.Span{Start: start, End: len(head)}, strings.Contains(head[start:], "、")
}
