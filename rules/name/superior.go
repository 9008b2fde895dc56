package name

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// mostForeign is how many mentions of the committee of another level may be slips.
const mostForeign = 2

// beforeBare are characters that stand before 县委 where it is named without its place.
const beforeBare = "在和与由经向对按照遵据，,。；（(“"

// superior reports 县委 and 县政府 in the report of a district's organ, and 区委 in that of
// a county's: left over from another organ's text.
func superior(p *lint.Pass, words []place) {
	foreign, own := levelsOf(p.Title.Organ)
	if foreign == "" {
		return
	}
	var found []place
	mine := 0
	for _, x := range words {
		s := p.Blocks[x.block].Simplified
		switch prev, n := utf8.DecodeLastRuneInString(s[:x.Start]); {
		case strings.HasPrefix(s[x.Start:], own):
			mine++
		case inQuotes(s, x.Start), strings.HasPrefix(s[x.End:], "员"):
		case n == 0, strings.ContainsRune(beforeBare, prev), strings.HasSuffix(s[:x.Start], foreign+"委、"):
			found = append(found, x)
		}
	}
	if len(found) == 0 || len(found) > 2*mostForeign {
		return
	}
	for _, x := range found {
		span := at(p, x)
		word := p.Slice(span)
		want := zh.Restore(own+strings.TrimPrefix(p.Blocks[x.block].Simplified[x.Start:x.End], foreign), word)
		d := lint.Diagnostic{Span: span, Severity: lint.Info,
			Message: lint.Textf("“%[1]s”与标题中的机关“%[2]s”不一致，请留意是否沿用了其他单位的文字。",
				"“%[1]s” does not fit the organ in the title, “%[2]s”; see whether it is left over from another organ's text.", word, p.Title.Organ)}
		if mine > 0 && len(found) <= mostForeign {
			d.Severity = lint.Warning
			d.Message = lint.Textf("“%[1]s”与标题中的机关“%[2]s”不一致，疑为沿用其他单位文字，请核对。",
				"“%[1]s” does not fit the organ in the title, “%[2]s”; it seems to be left over from another organ's text.", word, p.Title.Organ)
		}
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), source.Span{Start: span.Start, End: span.End}, want)}
		p.Report(d)
	}
}

// levelsOf tells of an organ's name which level is not above it, and which is: a district's
// organ has no 县 and a county's no 区. Names with both, or with a zone or an autonomous
// region, leave it open.
func levelsOf(organ string) (foreign, own string) {
	for _, w := range [...]string{"自治区", "自治", "开发区", "新区", "园区", "示范区", "景区", "社区", "保护区", "地区", "校区", "矿区", "林区", "管理区", "县级"} {
		organ = strings.ReplaceAll(organ, w, "")
	}
	county, district := strings.Contains(organ, "县"), strings.Contains(organ, "区")
	switch {
	case county == district, strings.Contains(organ, "旗"):
		return "", ""
	case county:
		return "区", "县"
	}
	return "县", "区"
}
