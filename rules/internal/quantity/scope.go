package quantity

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// maxSentence bounds the sentences that are judged, in bytes; longer ones are no
// running text.
const maxSentence = 6000

// plans are words of what is yet to come.
var plans = []string{"将", "计划", "拟", "力争", "下一步", "明年", "预计", "目标"}

// Elsewhere tells whether the sentence says that the mention counts something else than
// the report's tables: another scope, a part, another year or some months only.
func (r *Reader) Elsewhere(m Mention) bool {
	b, q := r.Blocks[m.block], &r.list[m.Quantity]
	s, sentence := b.Simplified, b.SentenceAt(m.Span.Start)
	if sentence.Len() > maxSentence || m.of != nil && r.Elsewhere(*m.of) {
		return true
	}
	clause := m.item
	if clause.Empty() {
		clause = b.ClauseAt(m.Span.Start)
	}
	// A bracket may hold a stop, a colon stand in front of the figure: 申请：36件.
	clause = source.Span{Start: min(max(clause.Start, sentence.Start), m.Span.Start), End: max(clause.End, m.Span.End)}
	own := s[clause.Start:clause.End]
	if len(q.Of) > 0 && m.boundary > clause.Start {
		own = s[m.boundary:m.Span.End] // one of several outcomes: 予以公开21件、部分公开6件
	} else if k := strings.Index(s[m.Span.End:clause.End], "、"); len(q.Of) > 0 && k >= 0 {
		own = s[clause.Start : m.Span.End+k]
	}
	if i := remark(s, m.Span.End, clause.End); i > 0 {
		own = s[clause.Start:i]
	}
	if strings.Contains(own, "公民") {
		own = anyone.Replace(own) // 法人 is a part of the applicants, these are all of them
	}
	words := s[sentence.Start:sentence.End]
	if marks.HoldsAny(own, q.Not) || marks.HoldsAny(words, r.Profile.Scope) || marks.HoldsAny(words, plans) {
		return true
	}
	if !m.Short && (r.anothers(s[clause.Start:m.Span.Start]) || marks.HoldsAny(lead(s, sentence.Start, clause.Start), q.Not)) {
		return true
	}
	return r.anotherTime(b, m, sentence)
}

// OtherTime tells whether the sentence dates the mention to another time than the report's
// year.
func (r *Reader) OtherTime(m Mention) bool {
	b := r.Blocks[m.block]
	sentence := b.SentenceAt(m.Span.Start)
	return sentence.Len() > maxSentence || r.anotherTime(b, m, sentence)
}

// anotherTime: the sentence has a date that is not of the report's year, or is of some
// months only.
func (r *Reader) anotherTime(b *fact.Block, m Mention, sentence source.Span) bool {
	dates := b.Dates()
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= sentence.Start })
	for _, d := range dates[first:] {
		if d.Span.Start >= sentence.End {
			break
		}
		if d.DocNumber || d.Span.Start >= m.Span.Start && d.Span.End <= m.Span.End && d.Year == r.Title.Year+1 {
			continue // 结转至2024年办理
		}
		if d.Year != 0 && d.Year != r.Title.Year && r.Title.Year != 0 {
			return true
		}
		if p := r.Profile.Period; d.Month != 0 && p != nil &&
			(d.Month != p.ToMonth || d.Day != p.ToDay) && (d.Month != p.FromMonth || d.Day != p.FromDay) {
			return true
		}
	}
	return false
}

// another says of the words in front of a verb that what follows is not the report's own.
var another = []string{"上年", "上一年", "去年", "前年", "指导", "督促", "协助", "帮助", "抽查", "评查"}

// anothers: the words in front of a verb name another year, a help to others, or another
// organ than the report's (县教育局收到… in the government's report).
func (r *Reader) anothers(words string) bool {
	if marks.HoldsAny(words, another) {
		return true
	}
	for trimmed := true; trimmed; {
		trimmed = false
		for _, w := range []string{"全年", "年内", "共", "已", "累计", "本年度", " "} {
			if rest, ok := strings.CutSuffix(words, w); ok {
				words, trimmed = rest, true
			}
		}
	}
	last, n := utf8.DecodeLastRuneInString(words)
	switch last {
	case '局', '委', '办', '院', '厅', '镇', '乡', '校', '队':
	default:
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(words[:len(words)-n])
	if before == '我' || before == '本' {
		return false
	}
	same, organ := 0, zh.Simplify(r.Title.Organ)
	for organ != "" && words != "" {
		a, n := utf8.DecodeLastRuneInString(words)
		b, k := utf8.DecodeLastRuneInString(organ)
		if a != b {
			break
		}
		words, organ = words[:len(words)-n], organ[:len(organ)-k]
		same++
	}
	return same < 3 && organ != ""
}

var anyone = strings.NewReplacer("公民、法人和其他组织", "", "公民、法人或者其他组织", "", "公民、法人或其他组织", "", "公民、法人及其他组织", "",
	"公民、法人和其它组织", "", "公民、法人", "")

// remark gives the start of a bracket right behind the figure that tells what it includes
// (含上年结转3件), 0 if there is none that ends the clause.
func remark(s string, i, clauseEnd int) int {
	rest, ok := strings.CutPrefix(s[i:clauseEnd], "（")
	if !ok {
		if rest, ok = strings.CutPrefix(s[i:clauseEnd], "("); !ok {
			return 0
		}
	}
	if !marks.StartsWith(rest, []string{"含", "包括", "包含", "其中"}) {
		return 0
	}
	end := strings.IndexAny(rest, "）)")
	if end < 0 || utf8.RuneCountInString(rest[end:]) > 2 {
		return 0
	}
	return i
}

// lead is the clause in front, if it has no figure of its own and so belongs to the
// next one: 通过网络，收到申请3件.
func lead(s string, from, to int) string {
	words := strings.TrimRight(s[from:to], "，,：: ")
	if i := strings.LastIndexAny(words, "，,；;：:"); i >= 0 {
		words = words[i:]
	}
	if strings.ContainsAny(words, "0123456789") {
		return ""
	}
	return words
}

// about: the sentence, or the heading over it, speaks of the quantity's subject, and the
// sentence up to the end of what concerns it of none that excludes it.
func (r *Reader) about(block int, q *profile.Quantity, at, end int) bool {
	if len(q.About) == 0 {
		return true
	}
	b := r.Blocks[block]
	sentence := b.SentenceAt(at)
	words := b.Simplified[sentence.Start:sentence.End]
	end = min(max(end, sentence.Start), sentence.End)
	return sentence.Len() <= maxSentence && !marks.HoldsAny(b.Simplified[sentence.Start:end], q.Not) &&
		!marks.HoldsAny(b.Simplified[end:sentence.End], softening) &&
		(marks.HoldsAny(words, q.About) || marks.HoldsAny(r.heading(block), q.About))
}

// softening words behind a statement take a part of it back: 均已办结，其余….
var softening = []string{"除", "之外", "以外", "到期", "尚未", "正在", "其余", "剩余"}

// topics are words of headings and sentences under which 申请 needs no other word, and
// outcomes those of sentences alone.
var (
	topics   = []string{"依申请", "信息公开申请", "申请公开"}
	outcomes = []string{"予以公开", "部分公开", "不予公开"}
)

// topic tells whether 申请 in a mention can be only the report's own kind: by the form's
// own verb, by whoever may apply, or by the heading or sentence.
func (r *Reader) topic(at *place, verb int) bool {
	words := at.Simplified[verb:at.number().Span.Start]
	return strings.HasPrefix(words, "新收") || strings.Contains(words, "公民、法人") ||
		marks.HoldsAny(r.heading(at.block), topics) || marks.HoldsAny(r.sentence(at), topics) || marks.HoldsAny(r.sentence(at), outcomes)
}

// headingReach is how many blocks up the heading over a paragraph is looked for.
const headingReach = 8

// heading is the heading that the block stands under: its own run-in one, the block's
// above, or the section's.
func (r *Reader) heading(block int) string {
	if b := r.Blocks[block]; b.Ordinal.Level > 0 && b.Ordinal.Level <= 4 {
		label := b.Label()
		if i := strings.Index(label, "。"); i > 0 && i <= 20*len("一") {
			return label[:i]
		}
	}
	for i := block - 1; i >= 0 && i > block-headingReach && r.Outline.Of[i] == r.Outline.Of[block]; i-- {
		b := r.Blocks[i]
		if r.Outline.Roles[i] == fact.SectionHeading || (b.Hashes > 0 || b.Ordinal.Level > 0 && b.Ordinal.Level <= 4) && len(b.BodyText()) <= 30*len("一") {
			return b.Label()
		}
	}
	if k := r.Outline.Of[block]; k >= 0 {
		return r.Outline.Sections[k].Spec.Heading
	}
	return ""
}
