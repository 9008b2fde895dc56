package numbering

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// headingRunes is the length in code points up to which a line without a stop is a
// heading that stands alone rather than a wrapped line.
const headingRunes = 24

// markSpan is the place of the item's mark in its block's text.
func (l *lists) markSpan(it item) source.Span {
	text := l.pass.Blocks[it.block].Text
	at := strings.LastIndex(text[it.Span.Start:it.Span.End], it.Mark)
	return source.Span{Start: it.Span.Start + at, End: it.Span.Start + at + len(it.Mark)}
}

// at carries a span of a block to the document.
func (l *lists) at(block int, s source.Span) source.Span { return l.pass.Tree.Blocks[block].At(s) }

// shown is the ordinal as written, without blanks.
func (l *lists) shown(it item) string {
	return strings.TrimSpace(l.pass.Blocks[it.block].Text[it.Span.Start:it.Span.End])
}

// mark judges the mark behind one number: GB/T 9704 writes 一、 （一） 1. （1）.
func (l *lists) mark(it item) {
	text := l.pass.Blocks[it.block].Text
	var want string
	switch {
	case it.Mark == "" || it.Mark == ".." || it.Mark == "、、": // the rule for marks has the doubled ones
		return
	case it.Level == 2 || it.Level == 4:
		if strings.HasPrefix(text[it.Span.End:], "（") || strings.HasPrefix(text[it.Span.End:], "(") ||
			!strings.ContainsAny(text[it.Span.Start:it.Span.Start+3], "（(") {
			return // （二）、（四）项; 1）.
		}
	case it.Level == 1 && it.Mark != "、":
		want = "、"
	case it.Level == 3 && utf8.RuneCountInString(it.Mark) > 1:
		want = "."
	default:
		return
	}
	span := l.markSpan(it)
	d := lint.Diagnostic{Span: l.at(it.block, source.Span{Start: it.Span.Start, End: span.End})}
	edit := []source.Edit{{Span: l.at(it.block, span), New: want}}
	if want == "" {
		d.Message = lint.Textf("“%[1]s”中的“%[2]s”疑为多余，请核对。带括号的序号后不加标点。",
			"A number in brackets takes no mark behind it; “%[2]s” seems to be left over.", l.shown(it), it.Mark)
		d.Fixes = []lint.Fix{{Title: lint.Textf("删去“%s”", "Delete “%s”", it.Mark), Safe: true, Edits: edit}}
	} else {
		d.Severity = lint.Info
		d.Message = lint.Textf("序号“%[1]s”后的标点不合通行格式，请留意，一般写“%[2]s”。",
			"The mark behind “%[1]s” is unusual; “%[2]s” is the common one.", l.shown(it), number(it.Level, it.Value)+want)
		d.Fixes = []lint.Fix{{Title: lint.Textf("改为“%s”", "Write “%s”", want), Safe: true, Edits: edit}}
	}
	l.pass.Report(d)
}

// dots judges the marks of a list of arabic numbers: one manner in a list, and the dot
// rather than 、.
func (l *lists) dots(list []item) {
	var dots, pauses []item
	for _, it := range list {
		switch {
		case it.Mark == "、":
			pauses = append(pauses, it)
		case strings.HasPrefix(it.Mark, ".") || it.Mark == "．":
			dots = append(dots, it)
		}
	}
	switch {
	case len(pauses) == 0:
	case len(dots) == 0:
		if !l.dotless && len(pauses) > 1 {
			l.dotless = true
			l.allPauses(pauses)
		}
	case len(pauses) <= len(dots):
		for _, it := range pauses {
			l.odd(it, dots[0], lint.Warning)
		}
	default:
		for _, it := range dots {
			l.odd(it, pauses[0], lint.Info)
		}
	}
}

// odd reports an item whose mark differs from that of its neighbours.
func (l *lists) odd(it, other item, severity lint.Severity) {
	want := other.Mark
	if strings.HasPrefix(want, ".") {
		want = "."
	}
	span := l.markSpan(it)
	l.pass.Report(lint.Diagnostic{
		Severity: severity,
		Span:     l.at(it.block, source.Span{Start: it.Span.Start, End: span.End}),
		Message: lint.Textf("序号“%[1]s”与同级的“%[2]s”写法不一致，建议统一为“%[3]s”。",
			"“%[1]s” is not written like its neighbour “%[2]s”; “%[3]s” would match.", l.shown(it), l.shown(other), number(3, it.Value)+want),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", number(3, it.Value)+want), l.at(it.block, span), want).Safely()},
		Related: []lint.Related{{Span: l.at(other.block, source.Span{Start: other.Span.Start, End: l.markSpan(other).End}), Message: lint.Text{ZH: "同级序号", EN: "Neighbour"}}},
	})
}

func (l *lists) allPauses(list []item) {
	var edits []source.Edit
	for _, it := range list {
		edits = append(edits, source.Edit{Span: l.at(it.block, l.markSpan(it)), New: "."})
	}
	it := list[0]
	l.pass.Report(lint.Diagnostic{
		Severity: lint.Hint,
		Span:     l.at(it.block, source.Span{Start: it.Span.Start, End: l.markSpan(it).End}),
		Message: lint.Text{
			ZH: "阿拉伯数字序号后的顿号可改为圆点，如“1.”。党政机关公文格式的第三级序号用圆点。",
			EN: "Arabic ordinals take a dot (1.) rather than 、 in official documents (GB/T 9704).",
		},
		Fixes: []lint.Fix{{Title: lint.Text{ZH: "这一组改为圆点", EN: "Write dots in this list"}, Safe: true, Edits: edits}},
	})
}

// tail judges the mark at the end of a heading that stands alone.
func (l *lists) tail(i int) {
	b := l.pass.Blocks[i]
	text := b.Text[:b.Body.End]
	last, n := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune("、，；,", last) || last == utf8.RuneError || utf8.RuneCountInString(b.BodyText()) > headingRunes {
		return
	}
	label := strings.TrimRight(b.Label(), "、，；,")
	if label == "" || i+1 >= len(l.pass.Blocks) || strings.ContainsAny(label, "、，；,。：") && l.pass.Outline.Roles[i] != fact.SectionHeading {
		return // unfinished, or a sentence
	}
	if last == '；' && l.pass.Outline.Roles[i] != fact.SectionHeading {
		return // an item of a list
	}
	span := l.at(i, source.Span{Start: len(text) - n, End: len(text)})
	l.pass.Report(lint.Diagnostic{
		Span:    span,
		Message: lint.Textf("标题末尾的“%s”疑为多余，请核对。标题独占一行时末尾不加标点。", "The “%s” at the end of this heading seems to be left over.", string(last)),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", string(last)), span, "").Safely()},
	})
}

// glyph reports a dash that stands for 一 in 一、.
func (l *lists) glyph(i int) {
	b := l.pass.Blocks[i]
	body := b.Text[b.Body.Start:b.Body.End]
	for _, dash := range []string{"—、", "–、", "-、", "－、", "―、"} {
		if strings.HasPrefix(body, dash) && !strings.HasPrefix(body[len(dash):], "—") {
			span := l.at(i, source.Span{Start: b.Body.Start, End: b.Body.Start + len(dash)})
			l.pass.Report(lint.Diagnostic{
				Span:    span,
				Message: lint.Text{ZH: "段首的短横加顿号疑为序号“一、”，请核对。", EN: "A dash with 、 seems to stand for the ordinal 一、."},
				Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "改为“一、”", EN: "Write 一、"}, span, "一、")},
			})
			return
		}
	}
}
