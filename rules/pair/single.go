package pair

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

// names of the kinds as messages use them; the marks themselves follow in pairs.
var names = [kinds]struct {
	zh, en      string
	open, close string
}{
	title: {"书名号", "title mark", "《", "》"}, inner: {"单书名号", "inner title mark", "〈", "〉"},
	double: {"引号", "quotation mark", "“", "”"}, single: {"单引号", "inner quotation mark", "‘", "’"},
	round: {"括号", "bracket", "（", "）"}, tortoise: {"六角括号", "tortoise-shell bracket", "〔", "〕"},
	lenticular: {"方头括号", "lenticular bracket", "【", "】"}, corner: {"引号", "quotation mark", "「", "」"},
	corner2: {"引号", "quotation mark", "『", "』"},
}

// severity: a lost quotation or title mark changes what is said; brackets are doubtful,
// since texts taken from pages lose what stood beside them.
func severity(k kind) lint.Severity {
	if k != title && k != double && k != corner && k != corner2 {
		return lint.Warning
	}
	return lint.Error
}

// unopened speaks of a closing mark without its opening mark.
func unopened(text string, m mark) lint.Diagnostic {
	n := names[m.kind]
	d := lint.Diagnostic{Severity: severity(m.kind), Span: m.Span}
	places := openings(text, m)
	for _, at := range places {
		d.Fixes = append(d.Fixes, lint.Replace(lint.Textf(
			"在“%[1]s”前补前%[2]s", "Add the opening %[3]s before “%[1]s”", words(text, at), n.zh, n.en),
			source.Span{Start: at, End: at}, opening(text, m)))
	}
	if m.kind == round {
		d.Fixes = append(d.Fixes, remove(m, "删去这个后括号", "Delete this closing bracket"))
	}
	if len(places) > 0 {
		if s := (source.Span{Start: places[len(places)-1], End: m.End}); utf8.RuneCountInString(text[s.Start:s.End]) <= spanRunes {
			d.Span = s
		}
	}
	d.Message = lone(m.kind, "后", "前", "closing", "opening", before(text, m))
	return d
}

// unclosed speaks of an opening mark without its closing mark.
func unclosed(text string, m mark) lint.Diagnostic {
	n := names[m.kind]
	d := lint.Diagnostic{Severity: severity(m.kind), Span: m.Span}
	places := closings(text, m)
	for _, at := range places {
		d.Fixes = append(d.Fixes, lint.Replace(lint.Textf(
			"在“%[1]s”后补后%[2]s", "Add the closing %[3]s after “%[1]s”", wordsBefore(text, m.End, at), n.zh, n.en),
			source.Span{Start: at, End: at}, closing(text, m)))
	}
	if m.kind == round {
		d.Fixes = append(d.Fixes, remove(m, "删去这个前括号", "Delete this opening bracket"))
	}
	if len(places) > 0 {
		d.Span = clip(text, source.Span{Start: m.Start, End: places[0]})
	}
	d.Message = lone(m.kind, "前", "后", "opening", "closing", words(text, m.End))
	return d
}

func remove(m mark, zh, en string) lint.Fix {
	return lint.Fix{Title: lint.Text{ZH: zh, EN: en}, Edits: []source.Edit{{Span: m.Span}}}
}

// lone words the message: certain where the mark is a quotation or title mark.
func lone(k kind, has, lacks, hasEN, lacksEN, near string) lint.Text {
	n := names[k]
	if near == "" {
		near = "…"
	}
	if severity(k) == lint.Error {
		return lint.Textf(
			"“%[1]s”处只有%[2]s%[3]s，应为成对使用，缺%[4]s%[3]s。请补上，或删去多余的一半。",
			"At “%[1]s” there is only the %[5]s %[7]s; the %[6]s one is missing. Add it, or delete this one.",
			near, has, n.zh, lacks, hasEN, lacksEN, n.en)
	}
	return lint.Textf(
		"“%[1]s”处只有%[2]s%[3]s，疑缺%[4]s%[3]s，请核对。补上缺的一半，或删去这一半。",
		"At “%[1]s” there is only the %[5]s %[7]s; the %[6]s one seems to be missing. Add it, or delete this one.",
		near, has, n.zh, lacks, hasEN, lacksEN, n.en)
}

// reversed speaks of two loose marks of one kind that are a pair, wrongly turned:
// “…“, ”…” or ”…“, or crossed with another pair: “（…”）.
func reversed(text string, a, b mark) (lint.Diagnostic, bool) {
	between := text[a.End:b.Start]
	if a.kind != b.kind || a.kind == round && !(a.open && !b.open) {
		return lint.Diagnostic{}, false
	}
	if a.open && !b.open {
		return crossed(text, a, b), true
	}
	marks, most := "，。；：！？,;:!?“”‘’《》\"", turnedRunes
	if a.open && b.open && cannotOpen(text[b.End:]) {
		marks, most = "。；！？;!?“”‘’《》\"", spanRunes // “谁主管、谁公开，谁审核、谁负责“的要求
	}
	if utf8.RuneCountInString(between) > most || between == "" || strings.HasPrefix(between, "、") || strings.ContainsAny(between, marks) {
		return lint.Diagnostic{}, false
	}
	n := names[a.kind]
	d := lint.Diagnostic{Severity: severity(a.kind), Span: source.Span{Start: a.Start, End: b.End}}
	d.Message = lint.Textf("“%[1]s”两端的%[2]s方向有误，应为一前一后。", "The %[3]ss around “%[1]s” are turned the wrong way.", between, n.zh, n.en)
	var edits []source.Edit
	if !a.open {
		edits = append(edits, source.Edit{Span: a.Span, New: n.open})
	}
	if b.open {
		edits = append(edits, source.Edit{Span: b.Span, New: n.close})
	}
	d.Fixes = []lint.Fix{{Title: lint.Textf("改为一前一后的%[1]s", "Turn the %[2]ss", n.zh, n.en), Edits: edits}}
	return d, true
}

// cannotOpen: no quotation begins with these words, so that the mark before them ends one.
func cannotOpen(rest string) bool {
	for _, w := range []string{"的", "等", "，", "。", "；", "、", "）"} {
		if strings.HasPrefix(rest, w) {
			return !strings.HasPrefix(rest, "的确") && !strings.HasPrefix(rest, "等级") && !strings.HasPrefix(rest, "等待")
		}
	}
	return false
}

// crossed: the opening mark was cut off by the closing mark of an outer pair.
func crossed(text string, a, b mark) lint.Diagnostic {
	d := lint.Diagnostic{Severity: severity(a.kind), Span: clip(text, source.Span{Start: a.Start, End: b.End})}
	n := names[a.kind]
	d.Message = lint.Textf("“%[1]s”处的%[2]s与另一对标点交叉，应为一对完整地套在另一对之内。",
		"The %[3]ss at “%[1]s” cross another pair; one pair must lie wholly within the other.", words(text, a.End), n.zh, n.en)
	if a.by >= 0 && a.by < b.Start {
		if _, size := utf8.DecodeRuneInString(text[a.by:]); a.by+size == b.Start {
			d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "对调两个后标点", EN: "Swap the two closing marks"},
				source.Span{Start: a.by, End: b.End}, text[b.Start:b.End]+text[a.by:b.Start])}
		}
	}
	return d
}
