package doubled

import (
	"regexp"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// pattern is a repetition within one clause around a word. The first group of the
// expression is flagged, the second is what may be deleted (or replaced, if write is
// set).
type pattern struct {
	word  watched
	find  func() *regexp.Regexp
	write string
	why   lint.Text
}

// watched is a word that patterns look for, by its place in words.
type watched = int

const (
	push watched = iota
	carry
	promptly
	disclose
	develop
	actively
	achieve
	through
	strengthen
	raise
	perfect
	carryOut
	hold
	convene
	organise
	issue
	draw
	handle
	once // the words from here on count when they stand once
)

const (
	total = once + iota
	occur
)

var words = [...]string{
	push: "推进", carry: "开展", promptly: "及时", disclose: "公开", develop: "发展",
	actively: "主动", achieve: "做到", through: "通过", strengthen: "加强", raise: "提升", perfect: "完善",
	carryOut: "落实", hold: "举办", convene: "召开", organise: "组织", issue: "发布", draw: "制定", handle: "办理", total: "共计", occur: "出现",
}

func expr(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// inside is text within a clause.
const inside = `[^，。；：、！？,;:!?“”《》（）()]`

// again is what stands before a verb that was already said.
const again = `(?:稳步|有序|深入|扎实|全面|不断|持续|进一步|明显)`

// wordy is text within a clause that holds no figure.
const wordy = `[^，。；：、！？,;:!?“”《》（）()0-9]`

// matter is a noun that a verb in front of it governs.
const matter = `(?:建设|工作|制度|机制|体系|能力|水平|质量|平台|渠道|内容|力度|程序|流程)`

// end is the end of a clause.
const end = `(?:$|[，。；,;])`

var patterns = [...]pattern{
	{push, expr(`(推进` + inside + `{2,24}?(?:稳步|有序|深入|扎实|全面)(推进))` + end), "开展", sameVerb},
	{carry, expr(`(开展` + inside + `{2,24}?(?:稳步|有序|深入|扎实|全面|顺利)(开展))` + end), "推进", sameVerb},
	{promptly, expr(`((及时)(?:将|把|对)` + inside + `{2,40}?及时(?:公开|公布|更新|发布|回应|答复|处理|上传|上报|予以))`), "", sameAdverb},
	{disclose, expr(`(主动公开(?:政府|各类|相关)?信息(公开))[0-9０-９]`), "", lint.Text{ZH: "前面已有“公开”", EN: "“公开” stands before"}},
	{through, expr(`(可以?通过(可以?通过))`), "", sameVerb},
	{strengthen, expr(`((加强)` + inside + `{2,24}?` + again + `加强)` + end), "", sameVerb},
	{raise, expr(`((提升)` + inside + `{2,24}?` + again + `提升)` + end), "", sameVerb},
	{perfect, expr(`((完善)` + inside + `{2,24}?` + again + `完善)` + end), "", sameVerb},
	{carryOut, expr(`((落实)` + inside + `{2,24}?` + again + `落实)` + end), "", sameVerb},
	{develop, expr(`((发展)(?:快速|迅速|稳步|持续|不断)发展)`), "", sameVerb},
	{actively, expr(`((主动)(?:加大|加强|做好|推进|开展|深化)(?:信息|政府信息)?主动公开)`), "", sameAdverb},
	{total, expr(`((?:^|[年局县市区镇乡委院厅])(?:累计)?(共)(?:主动公开|主动发布|公开发布|公开|发布|收到|受理|办理|制发|报送|上报)` + inside + `{0,20}?共计)[0-9０-９]`), "", lint.Text{ZH: "“共”与“共计”意思相同", EN: "“共” and “共计” say the same"}},
	{total, expr(`(共计` + wordy + `{0,14}?(共计?)(?:约)?)[0-9]`), "", lint.Text{ZH: "前面已有“共计”", EN: "“共计” stands before"}},
	{carry, counted("开展"), "", sameVerb},
	{hold, counted("举办"), "", sameVerb},
	{convene, counted("召开"), "", sameVerb},
	{organise, counted("组织"), "", sameVerb},
	{issue, counted("发布"), "", sameVerb},
	{draw, counted("制定"), "", sameVerb},
	{handle, counted("办理"), "", sameVerb},
	{push, closed("推进"), "", sameVerb},
	{perfect, closed("完善"), "", sameVerb},
	{strengthen, closed("加强"), "", sameVerb},
	{raise, closed("提升"), "", sameVerb},
	{carryOut, closed("落实"), "", sameVerb},
	{strengthen, expr(`(加强` + inside + `{2,20}的(加强))` + inside + `{2}`), "", sameVerb},
	{occur, expr(`((?:没有|未|无)(?:出现)` + inside + `{1,16}?(?:现象|情况|事件|问题|情形)(发生))` + end), "", lint.Text{ZH: "“出现”与“发生”意思相同", EN: "“出现” and “发生” say the same"}},
	{occur, expr(`(出现` + inside + `{1,16}?(?:现象|情况|问题|情形)(出现))` + end), "", sameVerb},
	{achieve, expr(`(做到` + inside + `{2,8}?(做到))` + inside + `{2}`), "", sameVerb},
}

// counted is the verb with its object, and once more before the count: 开展培训开展2次.
func counted(verb string) func() *regexp.Regexp {
	return expr(`(` + verb + wordy + `{2,24}?(` + verb + `)了?)[0-9]`)
}

// closed is the verb with its object, and once more at the end of the clause: 完善制度完善.
func closed(verb string) func() *regexp.Regexp {
	return expr(`(` + verb + inside + `{2,24}?` + matter + `(` + verb + `))` + end)
}

var (
	sameVerb   = lint.Text{ZH: "同一谓语中前后用了同一个词", EN: "one predicate has the same verb twice"}
	sameAdverb = lint.Text{ZH: "前后两处意思相同", EN: "both say the same"}
)

// repeated tries the patterns of the watched words on the clauses in which they stand
// often enough, each clause once for each word.
func repeated(p *lint.BlockPass) {
	var last, tried [len(words)]int // by word: where it ended last; the end of the clause tried last
	for _, h := range p.Hits {
		w, before := h.Literal, last[h.Literal]
		last[w] = h.Span.End
		if int(w) < once && (before == 0 || h.Span.End-before > farthest) || h.Span.End <= tried[w] {
			continue
		}
		if int(w) < once && parted(p.Simplified[before:h.Span.Start]) {
			continue
		}
		clause := p.ClauseAt(h.Span.Start)
		if int(w) < once && before <= clause.Start || clause.Len() > longestClause {
			continue
		}
		tried[w] = clause.End
		for i := range patterns {
			if patterns[i].word == int(w) {
				patterns[i].try(p, clause)
			}
		}
	}
}

// parted tells whether the text surely holds the end of a clause: a mark, and no bracket
// that could hold the mark inside a clause.
func parted(s string) bool {
	mark := false
	for i := 0; i < len(s); {
		if zh.HanAt(s, i) {
			i += han
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '，', '。', '；':
			mark = true
		case '《', '》', '（', '）', '(', ')':
			return false
		}
		i += n
	}
	return mark
}

// try matches one clause.
func (q *pattern) try(p *lint.BlockPass, clause source.Span) {
	text := p.Simplified[clause.Start:clause.End]
	m := q.find().FindStringSubmatchIndex(text)
	if m == nil || spoilt(text[m[2]:m[3]]) {
		return
	}
	q.report(p, source.Span{Start: m[2], End: m[3]}.Shift(clause.Start), source.Span{Start: m[4], End: m[5]}.Shift(clause.Start))
}

// farthest is how far apart the two words may stand, in bytes.
const farthest = 45 * han

// longestClause bounds the clauses that are looked at, in bytes.
const longestClause = 600

// spoilt tells whether the words between the two are clauses of their own.
func spoilt(s string) bool {
	for _, w := range [...]string{"并", "使", "让", "以及", "从而", "确保", "推动", "促进", "带动", "进而", "保障", "保证", "以推", "基础上", "的同时"} {
		if zh.Contains(s, w) {
			return true
		}
	}
	return false
}

func (q *pattern) report(p *lint.BlockPass, span, twice source.Span) {
	word := p.Text[twice.Start:twice.End]
	title := lint.Textf("删去“%s”", "Delete “%s”", word)
	write := restore(p, q.write, p.Text[span.Start:span.End])
	if write != "" {
		title = lint.Textf("将后一个“%[1]s”改为“%[2]s”", "Change the second “%[1]s” to “%[2]s”", word, write)
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning,
		Span:     span,
		Message: lint.Textf("“%[1]s”中“%[2]s”疑为重复：%[3]s。请核对，可删改一处。",
			"In “%[1]s” the word “%[2]s” seems to be repeated: %[3]s. Please check.",
			p.Text[span.Start:span.End], word, q.why),
		Fixes: []lint.Fix{lint.Replace(title, twice, write)},
	})
}
