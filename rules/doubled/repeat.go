package doubled

import (
	"regexp"
	"strings"
	"sync"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

// pattern is a repetition within one clause that has the word at least the given
// number of times. The first group of the expression is flagged, the second is what may
// be deleted (or replaced, if write is set).
type pattern struct {
	word  string
	least int
	find  func() *regexp.Regexp
	write string
	why   lint.Text
}

func expr(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// inside is text within a clause.
const inside = `[^，。；：、！？,;:!?“”《》（）()]`

// end is the end of a clause.
const end = `(?:$|[，。；,;])`

var patterns = [...]pattern{
	{"推进", 2, expr(`(推进` + inside + `{2,24}?(?:稳步|有序|深入|扎实|全面)(推进))` + end), "开展", sameVerb},
	{"开展", 2, expr(`(开展` + inside + `{2,24}?(?:稳步|有序|深入|扎实|全面|顺利)(开展))` + end), "推进", sameVerb},
	{"及时", 2, expr(`((及时)(?:将|把|对)` + inside + `{2,40}?及时(?:公开|公布|更新|发布|回应|答复|处理|上传|上报|予以))`), "", sameAdverb},
	{"公开", 2, expr(`(主动公开政府信息(公开))[0-9０-９]`), "", lint.Text{ZH: "前面已有“公开”", EN: "“公开” stands before"}},
	{"公开", 2, expr(`((公开)(?:财务|政务|党务|村务|校务|厂务)公开)[0-9０-９]+[条件份篇]`), "", lint.Text{ZH: "“公开”一处即可", EN: "one “公开” will do"}},
	{"发展", 2, expr(`((发展)(?:快速|迅速|稳步|持续|不断)发展)`), "", sameVerb},
	{"平台", 2, expr(`((平台)(?:网络|信息|服务|公开)平台建设)`), "", lint.Text{ZH: "“平台”一处即可", EN: "one “平台” will do"}},
	{"主动", 2, expr(`((主动)(?:加大|加强|做好|推进|开展|深化)(?:信息|政府信息)?主动公开)`), "", sameAdverb},
	{"共计", 1, expr(`((?:^|[年局县市区镇乡委院厅])(?:累计)?(共)(?:主动公开|主动发布|公开发布|公开|发布|收到|受理|办理|制发|报送|上报)` + inside + `{0,20}?共计)[0-9０-９]`), "", lint.Text{ZH: "“共”与“共计”意思相同", EN: "“共” and “共计” say the same"}},
	{"出现", 1, expr(`((?:没有|未|无)(?:出现)` + inside + `{1,16}?(?:现象|情况|事件|问题|情形)(发生))` + end), "", lint.Text{ZH: "“出现”与“发生”意思相同", EN: "“出现” and “发生” say the same"}},
	{"出现", 2, expr(`(出现` + inside + `{1,16}?(?:现象|情况|问题|情形)(出现))` + end), "", sameVerb},
	{"认识", 1, expr(`((对)` + inside + `{2,24}?(?:人员|同志|干部|群众)对` + inside + `{2,20}?的认识)`), "", lint.Text{ZH: "前一个“对”使句子缺主语", EN: "the first “对” leaves the sentence without subject"}},
	{"做到", 2, expr(`(做到` + inside + `{2,8}?(做到))` + inside + `{2}`), "", sameVerb},
}

var (
	sameVerb   = lint.Text{ZH: "同一谓语中前后用了同一个词", EN: "one predicate has the same verb twice"}
	sameAdverb = lint.Text{ZH: "前后两处意思相同", EN: "both say the same"}
)

// counts are how often the words of the patterns stand in a block, by pattern.
type counts [len(patterns)]uint8

// count notes that the pair of characters stands in the block.
func (c *counts) count(a, b rune) {
	switch b {
	case '识', '进', '展', '时', '开', '台', '动', '计', '现', '到':
		for i := range patterns {
			w := patterns[i].word
			if wording.Han(w, 0) == a && wording.Han(w, han) == b && c[i] < 2 {
				c[i]++
			}
		}
	}
}

// repeated looks for one word that opens and closes a phrase.
func repeated(p *lint.BlockPass, c *counts) {
	for i := range patterns {
		if q := &patterns[i]; int(c[i]) >= q.least {
			q.look(p)
		}
	}
}

// look tries the clauses that have the word often enough.
func (q *pattern) look(p *lint.BlockPass) {
	text := p.Simplified
	for from := 0; ; {
		k := strings.Index(text[from:], q.word)
		if k < 0 {
			return
		}
		clause := p.ClauseAt(from + k)
		from = max(clause.End, from+k+len(q.word))
		if clause.Len() > longestClause || strings.Count(text[clause.Start:clause.End], q.word) < q.least {
			continue
		}
		m := q.find().FindStringSubmatchIndex(text[clause.Start:clause.End])
		if m == nil {
			continue
		}
		span := source.Span{Start: m[2], End: m[3]}.Shift(clause.Start)
		twice := source.Span{Start: m[4], End: m[5]}.Shift(clause.Start)
		if !spoilt(text[span.Start:span.End]) {
			q.report(p, span, twice)
		}
	}
}

// longestClause bounds the clauses that are looked at, in bytes.
const longestClause = 600

// spoilt tells whether the words between the two are clauses of their own.
func spoilt(s string) bool {
	for _, w := range [...]string{"并", "使", "让", "以及", "从而", "确保", "推动", "促进", "带动", "进而", "保障", "保证", "以推", "基础上", "的同时"} {
		if strings.Contains(s, w) {
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
