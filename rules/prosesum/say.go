package prosesum

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// say reports a list that does not add up to its total.
func (l *list) say(t *text, parts []part, sum int64, severity lint.Severity) {
	span := spanOf(t.s, l.total)
	t.report(l.finding(t.Text[span.Start:span.End], span, parts, sum, severity))
}

// finding words what is wrong with the list; quote is the text at the span.
func (l *list) finding(quote string, span source.Span, parts []part, sum int64, severity lint.Severity) lint.Diagnostic {
	d := lint.Diagnostic{Severity: severity, Span: span, Related: partsOf(parts)}
	diff := sum - l.total.value
	switch {
	case len(parts) == 1:
		d.Message = lint.Textf(
			"“%s”与所列分项不符：其中一项为%s，大于总数%s。请核对总数和这一项。",
			"“%s” does not agree with its part: one part is %s, more than the total of %s. Check both figures.",
			quote, l.spell(sum), l.spell(l.total.value))
	case severity == lint.Info:
		d.Message = lint.Textf(
			"“%s”与所列分项之和不同：%s，总数为%s。请留意分项是否列全、有无重复。",
			"“%s” differs from the sum of the parts listed: %s, the total is %s. See whether parts are missing or counted twice.",
			quote, l.addition(parts, sum), l.spell(l.total.value))
	case diff > 0:
		d.Message = lint.Textf(
			"“%s”与所列分项不符：%s，多%s。请核对总数和各分项；如分项有重复计算，请注明。",
			"“%s” does not agree with the parts listed: %s, %s more. Check the total and the parts; if parts overlap, say so.",
			quote, l.addition(parts, sum), l.spell(diff))
	default:
		d.Message = lint.Textf(
			"“%s”与所列分项不符：%s，相差%s。请核对总数和各分项；如分项未列全，请补列或注明。",
			"“%s” does not agree with the parts listed: %s, a difference of %s. Check the total and the parts; if parts are missing, add them or say so.",
			quote, l.addition(parts, sum), l.spell(-diff))
	}
	return d
}

func partsOf(parts []part) []lint.Related {
	related := make([]lint.Related, len(parts))
	for i, x := range parts {
		related[i] = lint.Related{Span: x.span, Message: lint.Text{ZH: "分项", EN: "a part"}}
	}
	return related
}

// spell writes a value of the list's figures.
func (l *list) spell(v int64) string {
	if !l.amounts {
		return strconv.FormatInt(v, 10)
	}
	return strconv.FormatFloat(float64(v)/amountScale, 'f', -1, 64)
}

// addition writes 1+2+3=6, cut in the middle where it is long.
func (l *list) addition(parts []part, sum int64) string {
	var b strings.Builder
	for i, x := range parts {
		if len(parts) > 14 && i >= 10 && i < len(parts)-2 {
			if i == 10 {
				b.WriteString("+…")
			}
			continue
		}
		if i > 0 {
			b.WriteByte('+')
		}
		b.WriteString(l.spell(x.value))
	}
	b.WriteByte('=')
	b.WriteString(l.spell(sum))
	return b.String()
}

// spanOf is the total with the words right in front of it: from 共 or 累计 on where
// that is near, else all of them where they are few, or the noun.
func spanOf(s string, f fig) source.Span {
	start := f.num.Start
	for n := 0; start > 0 && n < 10; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !zh.IsHan(r) {
			break
		}
		start -= size
	}
	words := s[start:f.num.Start]
	for _, w := range []string{"累计", "总计", "合计", "共"} {
		if i := strings.LastIndex(words, w); i >= 0 && totalWord(words[i:]+s[f.num.Start:f.num.End]) || i >= 0 && w != "共" {
			return source.Span{Start: start + i, End: f.span.End}
		}
	}
	if n := utf8.RuneCountInString(words); n > 6 {
		start = f.num.Start
		for range 2 { // most nouns have two characters
			_, size := utf8.DecodeLastRuneInString(s[:start])
			start -= size
		}
	}
	return source.Span{Start: start, End: f.span.End}
}
