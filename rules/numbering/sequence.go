package numbering

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// sequence judges the values of a list that begins with 1: the first one that is
// skipped or used twice. What follows it may be counted on from there.
func (l *lists) sequence(list []item) {
	if list[0].Value != 1 {
		return
	}
	for k := 1; k < len(list); k++ {
		it, due := list[k], list[k-1].Value+1
		switch it.Value {
		case due:
		case due - 1:
			if it.Value > 1 || l.beside(list[k-1], it) && !l.allOnes(list) {
				l.twice(list, k)
			}
			return
		case due + 1:
			if (len(list) > 2 || l.beside(list[k-1], it)) && !l.runIn(list[k-1].block, it, due) {
				l.skipped(list, k)
			}
			return
		default: // another list, or lines that are lost
			return
		}
	}
}

// beside tells whether nothing stands between two items, so that two of them tell enough in
// a report; of other texts parts are often left out or put together.
func (l *lists) beside(a, b item) bool {
	if p := l.pass.Profile; len(p.Sections) == 0 && p.Suspect == nil {
		return false
	}
	return a.block+1 == b.block && !strings.HasSuffix(l.pass.Blocks[a.block].BodyText(), "：")
}

// allOnes: Markdown counts a list of ones by itself.
func (l *lists) allOnes(list []item) bool {
	if syntax.IsPlain(l.pass.Source) {
		return false
	}
	for _, it := range list {
		if it.Value != 1 {
			return false
		}
	}
	return list[0].Level == 3
}

// runIn tells whether the number that is due stands within the blocks between, as that
// of an item that goes on in the paragraph of the one before.
func (l *lists) runIn(from int, it item, due int) bool {
	want := l.with(it, due)
	n := number(it.Level, due)
	for i := from; i < it.block; i++ {
		b := l.pass.Blocks[i]
		if strings.Contains(b.Text, want) || strings.Contains(b.Text, n+"、") || strings.Contains(b.Text, n+"）") ||
			strings.Contains(b.Text, n+")") || strings.Contains(b.Text, n+".") || strings.Contains(b.Text, n+"．") {
			return true
		}
	}
	return false
}

// twice reports the second of two equal numbers. What it should be is certain only
// when the next number leaves room for it.
func (l *lists) twice(list []item, k int) {
	it := list[k]
	d := l.wrong(it, list[k-1])
	d.Message = lint.Textf("序号“%[1]s”与前一项重复，疑为“%[2]s”或多出一项，请核对。",
		"The ordinal “%[1]s” stands twice; see whether this should be “%[2]s”.", l.shown(it), l.with(it, it.Value+1))
	if k+1 == len(list) || list[k+1].Value == it.Value+2 {
		d.Fixes = []lint.Fix{l.renumber(it, it.Value+1)}
	}
	l.pass.Report(d)
}

func (l *lists) skipped(list []item, k int) {
	it := list[k]
	d := l.wrong(it, list[k-1])
	d.Message = lint.Textf("序号从“%[1]s”跳到“%[2]s”，疑漏一项或序号有误，请核对。",
		"The ordinals go from “%[1]s” to “%[2]s”; an item is lost or the number is wrong.", l.shown(list[k-1]), l.shown(it))
	d.Fixes = []lint.Fix{l.renumber(it, it.Value-1)}
	l.pass.Report(d)
}

func (l *lists) wrong(it, before item) lint.Diagnostic {
	return lint.Diagnostic{
		Span: l.at(it.block, l.ordinalSpan(it)),
		Related: []lint.Related{{
			Span:    l.at(before.block, l.ordinalSpan(before)),
			Message: lint.Text{ZH: "前一项", EN: "Item before"},
		}},
	}
}

// ordinalSpan is the number with its mark, without the blanks behind it.
func (l *lists) ordinalSpan(it item) source.Span {
	return source.Span{Start: it.Span.Start, End: it.Span.Start + len(l.shown(it))}
}

// with is the ordinal as written but with another value.
func (l *lists) with(it item, value int) string {
	shown := l.shown(it)
	for _, old := range []string{number(it.Level, it.Value), number(3, it.Value), number(1, it.Value)} {
		if strings.Contains(shown, old) {
			return strings.Replace(shown, old, number(it.Level, value), 1)
		}
	}
	return number(it.Level, value) + it.Mark
}

func (l *lists) renumber(it item, value int) lint.Fix {
	s := l.with(it, value)
	return lint.Replace(lint.Textf("改为“%s”", "Write “%s”", s), l.at(it.block, l.ordinalSpan(it)), s)
}
