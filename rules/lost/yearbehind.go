package lost

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// sinceOrNew looks at a full year with what stands behind it: 2022年来，, and a sentence
// that begins with the year right behind the one before.
func sinceOrNew(p *lint.BlockPass, at, span source.Span, rest string) {
	if tail, ok := strings.CutPrefix(rest, "来"); ok {
		if _, comma := cutComma(tail); comma {
			shown := source.Span{Start: span.Start, End: span.End + len("来")}
			insert(p, shown, span.End, "以", lint.Text{ZH: "某一年起到现在写作“以来”", EN: "since a year is 以来"})
		}
		return
	}
	if !behindHeading(p, at) {
		newSentence(p, span, rest)
	}
}

// beforeYear are the last characters of words that a year with a comma may follow: 截至,
// 展望, 其中, 项目期限.
const beforeYear = "的在自从至到于截止以为是年和及与或比较望计争标其中如即除过含入顾由距每该同起经向对把将就据按用给让有了期限间份度时早待后前日内约近底末名称叫届节季数值划值若指达迎等逢当回"

// newSentence asks about a year with a comma right behind a word that does not govern
// it: …公开实效2023年，我局….
func newSentence(p *lint.BlockPass, span source.Span, rest string) {
	before, n := utf8.DecodeLastRuneInString(p.Simplified[:span.Start])
	if n == 0 || span.Start <= p.Ordinal.Span.End || !zh.IsHan(before) || strings.ContainsRune(beforeYear, before) {
		return
	}
	rest, comma := cutComma(rest)
	next, _ := utf8.DecodeRuneInString(rest)
	if !comma || !zh.IsHan(next) {
		return
	}
	shown := source.Span{Start: span.Start - n, End: span.End}
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: shown,
		Message: lint.Textf("“%[1]s”之前请留意是否漏了标点。年份后有逗号，像是另起一句。",
			"See whether a mark is lost before “%[1]s”: with the comma behind it the year seems to begin a sentence.", p.Text[span.Start:span.End]),
		Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "补句号", EN: "Add a full stop"}, source.Span{Start: span.Start, End: span.Start}, "。")},
	})
}

// themes are what run-in headings of the reports name.
var themes = strings.Fields("主动公开 依申请公开 政府信息管理 信息管理 平台建设 监督保障 主动公开政府信息 依申请公开政府信息")

// behindHeading reports a numbered run-in heading that runs into the sentence behind it:
// （二）依申请公开2023年，.
func behindHeading(p *lint.BlockPass, at source.Span) bool {
	if p.Ordinal.Level == 0 || at.Start <= p.Ordinal.Span.End {
		return false
	}
	heading := p.Simplified[p.Ordinal.Span.End:at.Start]
	if len(heading) > longHeading || !onlyHan(heading) {
		return false
	}
	rest, comma := cutComma(p.Simplified[at.End+len("0年"):])
	if !comma && !startsOwn(rest) {
		return false
	}
	name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(heading, "政府信息公开"), "情况"), "方面")
	for _, w := range themes {
		if name == w {
			stop(p, heading[max(0, len(heading)-len("公开")):], source.Span{Start: at.Start, End: at.End + len("0年")})
			return true
		}
	}
	return false
}
