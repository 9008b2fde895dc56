package year

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

// maxSentence and maxBlock bound the sentences and paragraphs that are judged, in
// bytes; longer ones are no running text.
const (
	maxSentence = 6000
	maxBlock    = 30000
)

var (
	// compares are words of sentences that speak of another year on purpose.
	compares = []string{"上年", "上一年", "去年", "前年", "同期", "同比", "环比", "比", "较", "历年", "历史", "期初", "基数"}
	// past are words of things that happened once: documents, foundings, awards.
	past = []string{"成立", "组建", "机构改革", "挂牌", "荣获", "获评", "被评为", "以来", "曾", "印发", "出台", "颁布", "年报", "年度报告", "整改", "指出", "提出的", "反馈"}
	// ahead are words of plans.
	ahead = []string{"将", "计划", "拟", "力争", "下一步", "明年", "前完成", "之前", "打算", "目标", "预计"}
	// own are words of a report's own figures.
	own = []string{"我", "本", "收到", "公开", "发布", "受理", "办理", "申请", "报告", "数据", "共", "未", "暂无", "没有"}
)

// compared tells whether a sentence speaks of another year on purpose. What is carried to
// the next year is none of that.
func compared(s string) bool {
	for at := 0; ; {
		k := zh.Index(s[at:], "结转")
		if k < 0 {
			return holdsAny(s, compares)
		}
		at += k + len("结转")
		if !strings.HasPrefix(strings.TrimLeft(s[at:], "至到入"), "下") {
			return true
		}
	}
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// checkUpTo reports 截至2022年12月31日 in a report for 2023.
func checkUpTo(p *lint.Pass, i int) {
	b := p.Blocks[i]
	s := b.Simplified
	year := p.Title.Year
	for _, d := range b.Dates() {
		if d.Year == 0 || d.Year == year || d.Form != zh.DateHan || d.DocNumber || !endOfPeriod(p, d) || !upTo(s[:d.Span.Start]) {
			continue
		}
		if d.Year != year-1 && d.Year != year+1 {
			continue // another year is meant, or the figure is an old one on purpose
		}
		sentence := b.SentenceAt(d.Span.Start)
		if sentence.Len() > maxSentence {
			continue
		}
		words := s[sentence.Start:sentence.End]
		clause := b.ClauseAt(d.Span.Start)
		near := s[clause.Start:b.ClauseAt(clause.End).End] // its own clause and the next
		if clause.End >= sentence.End {
			near = s[clause.Start:clause.End]
		}
		if compared(near) || !holdsAny(words, own) || speaksOf(b.Dates(), sentence, year) || quoted(s, d.Span.Start) ||
			d.Year > year && (holdsAny(words, ahead) || strings.HasPrefix(s[d.Span.End:], "前")) {
			continue
		}
		severity := lint.Error
		if d.Year > year || strings.Contains(words, "累计") {
			severity = lint.Warning
		}
		from := strings.LastIndex(s[:d.Span.Start], "截")
		reportLeftover(p, i, d, source.Span{Start: from, End: d.Span.End}, severity, date(year, d))
	}
}

// endOfPeriod: the date is the last day of the period, or a bare year's end.
func endOfPeriod(p *lint.Pass, d zh.Date) bool {
	if spec := p.Profile.Period; spec != nil {
		return d.Month == spec.ToMonth && d.Day == spec.ToDay
	}
	return d.Month == 12 && d.Day == 31
}

// upTo: the words in front say "up to".
func upTo(before string) bool {
	before = strings.TrimRight(before, " 　")
	for _, w := range []string{"截至", "截止", "截止到", "截至到", "截止至"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// speaksOf: the sentence has a date of the year as well.
func speaksOf(dates []zh.Date, sentence source.Span, year int) bool {
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= sentence.Start })
	for _, d := range dates[first:] {
		if d.Span.Start >= sentence.End {
			break
		}
		if d.Year == year {
			return true
		}
	}
	return false
}

// quoted: the place lies within 《》 or “”.
func quoted(s string, i int) bool {
	from := max(0, i-300)
	head := s[from:i]
	return strings.LastIndex(head, "《") > strings.LastIndex(head, "》") || strings.LastIndex(head, "“") > strings.LastIndex(head, "”")
}

// checkSubjects reports 2022年，我局… in a report for 2023, where nothing says that the
// year before is meant. Two years before only a sentence with figures is doubtful.
func checkSubjects(p *lint.Pass, subjects []calendar.Subject) {
	year := p.Title.Year
	for _, x := range subjects {
		if x.Date.Year != year-1 && (x.Date.Year != year-2 || !x.Figures) && (x.Date.Year >= year || !summedUp(p, x)) &&
			(x.Date.Year != year+1 || !opening(p, x)) {
			continue
		}
		b := p.Blocks[x.Block]
		s := b.Simplified
		sentence := b.SentenceAt(x.Date.Span.Start)
		if sentence.Len() > maxSentence || len(s) > maxBlock {
			continue
		}
		words := s[x.Date.Span.Start:sentence.End]
		if compared(words) || holdsAny(words, past) || names(b, year) || quoted(s, x.Date.Span.Start) {
			continue
		}
		reportLeftover(p, x.Block, x.Date, x.Span, lint.Warning, strconv.Itoa(year)+"年")
	}
}

// names: the block speaks of the year itself, not only in titles of documents.
func names(b *fact.Block, year int) bool {
	for _, d := range b.Dates() {
		if d.Year == year && !d.DocNumber && !quoted(b.Simplified, d.Span.Start) {
			return true
		}
	}
	return false
}

// summedUp: the sentence is the one with which the sections on problems begin, 我局信息公开
// 工作取得一定成效，但仍存在不足; it speaks of the report's own year whatever year it names.
func summedUp(p *lint.Pass, x calendar.Subject) bool {
	of := p.Outline.Of[x.Block]
	if of < 0 || p.Outline.Sections[of].Heading+1 != x.Block {
		return false
	}
	b := p.Blocks[x.Block]
	if x.Date.Span.Start > b.Body.Start || x.Date.Year < p.Title.Year-8 {
		return false
	}
	sentence := b.SentenceAt(x.Date.Span.Start)
	words := b.Simplified[x.Date.Span.Start:sentence.End]
	return strings.Contains(words, "信息公开") && strings.Contains(words, "存在") && holdsAny(words, []string{"取得", "但", "仍"})
}

// opening: the year stands at the very beginning of the first section, which speaks of the
// report's own year, and the sentence is no plan.
func opening(p *lint.Pass, x calendar.Subject) bool {
	of := p.Outline.Of[x.Block]
	if of != 0 || p.Outline.Sections[0].Heading+1 != x.Block || p.Outline.Sections[0].Spec != &p.Profile.Sections[0] {
		return false
	}
	b := p.Blocks[x.Block]
	if x.Date.Span.Start > b.Body.Start {
		return false
	}
	words := b.Simplified[x.Date.Span.Start:b.SentenceAt(x.Date.Span.Start).End]
	return !holdsAny(words, ahead) && !holdsAny(words, []string{"继续", "进一步", "持续", "努力", "公布", "报告"})
}

// checkFee reports 2022年未收取信息处理费 in a report for 2023, where it is the statement of the
// last section.
func checkFee(p *lint.Pass, subjects []calendar.Subject) {
	last := len(p.Outline.Sections) - 1
	if last < 0 {
		return
	}
	for i := p.Outline.Sections[last].Heading + 1; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		if p.Outline.Of[i] != last || p.Outline.Roles[i] != fact.Prose || !zh.Contains(b.Simplified, "处理费") || len(b.Simplified) > maxBlock {
			continue
		}
		s := b.Simplified
		for _, d := range b.Dates() {
			if d.Year != p.Title.Year-1 || d.Month != 0 || d.DocNumber || d.Form != zh.DateHan || !strings.HasSuffix(s[:d.Span.End], "年") || quoted(s, d.Span.Start) {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:d.Span.Start], " "))
			sentence := b.SentenceAt(d.Span.Start)
			words := s[d.Span.Start:sentence.End]
			k := strings.Index(words, "收取")
			if !strings.ContainsRune("。，：；", before) && d.Span.Start > b.Body.Start || k < 0 || !strings.Contains(words[k:], "处理费") ||
				strings.ContainsAny(words[:k], "《起") || compared(words) || holdsAny(words, past) || names(b, p.Title.Year) {
				continue
			}
			if !slices.ContainsFunc(subjects, func(x calendar.Subject) bool { return x.Block == i && x.Date.Span == d.Span }) { // judged as one
				reportLeftover(p, i, d, d.Span, lint.Warning, strconv.Itoa(p.Title.Year)+"年")
			}
			break
		}
	}
}

// date spells d with another year.
func date(year int, d zh.Date) string {
	return strconv.Itoa(year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

func reportLeftover(p *lint.Pass, block int, d zh.Date, span source.Span, severity lint.Severity, want string) {
	placed := p.Tree.Blocks[block]
	finding := lint.Diagnostic{Severity: severity, Span: placed.At(span)}
	quote := placed.Text[span.Start:span.End]
	if severity == lint.Error {
		finding.Message = lint.Textf(
			"年份与标题不一致：标题为%d年，此处写“%s”，应为“%s”。可能沿用了上年稿件，请一并检查前后文。",
			"The year does not agree with the title: the title says %d, this reads “%s” and should read “%s”. Perhaps it is left over from the year before; check the text around it as well.",
			p.Title.Year, quote, want)
	} else {
		finding.Message = lint.Textf(
			"年份与标题不一致：标题为%d年，此处写“%s”，疑为“%s”，请核对。如确指该年，可忽略此处。",
			"The year does not agree with the title: the title says %d, this reads “%s”, perhaps for “%s”. Please check; if that year is meant, ignore this.",
			p.Title.Year, quote, want)
	}
	if !p.Title.YearSpan.Empty() {
		finding.Related = []lint.Related{{Span: p.Title.YearSpan, Message: lint.Text{ZH: "标题的年份", EN: "the title's year"}}}
	}
	finding.Fixes = []lint.Fix{lint.Replace(
		lint.Textf("改为“%s”", "Write “%s”", want), d.YearSpan.Shift(placed.Start), strconv.Itoa(p.Title.Year))}
	p.Report(finding)
}

// checkTitle reports a title whose year is the odd one out.
func checkTitle(p *lint.Pass, agreed int, subjects []calendar.Subject) {
	if p.Title.YearSpan.Empty() {
		return
	}
	finding := lint.Diagnostic{Span: p.Title.YearSpan}
	n := 0
	for _, x := range subjects {
		if x.Date.Year == agreed {
			n++
			placed := p.Tree.Blocks[x.Block]
			finding.Related = append(finding.Related, lint.Related{Span: placed.At(x.Date.Span), Message: lint.Textf("正文写%d年", "the text says %d", agreed)})
		}
	}
	finding.Message = lint.Textf(
		"标题年份与正文不一致：标题为%d年，统计期限和正文%d处写%d年。标题疑为%d年，请核对。",
		"The title's year does not agree with the text: the title says %d, the period and %d sentences say %d. Perhaps the title should say %d; please check.",
		p.Title.Year, n, agreed, agreed)
	finding.Fixes = []lint.Fix{lint.Replace(lint.Textf("标题改为%d年", "Write %d in the title", agreed), p.Title.YearSpan, strconv.Itoa(agreed))}
	p.Report(finding)
}
