package name

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// self tells how an organ of a kind calls itself, and which words for itself belong to
// organs of other kinds only.
type self struct {
	ending  string
	own     []string
	foreign []string
}

// selves, the longest endings first. 我县, 我市 and 我区 stand in the reports of
// departments and townships as well, so they are foreign to nobody.
var selves = []self{
	{"街道办事处", []string{"我街道", "我办", "街道"}, []string{"我局", "我镇", "我乡", "我委", "我厅"}},
	{"镇人民政府", []string{"我镇", "全镇"}, []string{"我局", "我乡", "我街道", "我委", "我厅"}},
	{"乡人民政府", []string{"我乡", "全乡"}, []string{"我局", "我镇", "我街道", "我委", "我厅"}},
	{"县人民政府", []string{"我县", "全县"}, []string{"我局", "我镇", "我乡", "我街道", "我委", "我厅"}},
	{"区人民政府", []string{"我区", "全区"}, []string{"我局", "我镇", "我乡", "我街道", "我委", "我厅"}},
	{"市人民政府", []string{"我市", "全市"}, []string{"我局", "我镇", "我乡", "我街道", "我委", "我厅"}},
	{"局", []string{"我局"}, []string{"我镇", "我乡", "我街道", "我厅"}},
	{"厅", []string{"我厅"}, []string{"我镇", "我乡", "我街道", "我局"}},
}

// firm is how often the organ must call itself by its own word for a single other
// word to be very likely left over.
const firm = 2

// residue reports words like 我局 in the report of a township: left over from another
// organ's text.
func residue(p *lint.Pass, words []place) {
	for _, k := range selves {
		if !strings.HasSuffix(p.Title.Organ, k.ending) {
			continue
		}
		found := speaking(p, k, words)
		if len(found) == 0 {
			return
		}
		own := 0
		for _, w := range k.own {
			own += count(p, w)
		}
		if own == 0 || len(found) > own {
			return // the organ goes by another word than its name suggests
		}
		for _, x := range found {
			foreignWord(p, x, k, len(found) == 1 && own >= firm)
		}
		return
	}
}

// speaking gives the places where a foreign word means the writer, outside quotations
// and not as part of 自我局限 or 我局部.
func speaking(p *lint.Pass, k self, words []place) (found []place) {
	for _, x := range words {
		s := p.Blocks[x.block].Simplified
		if strings.HasSuffix(s[:x.Start], "自") {
			continue
		}
		for _, w := range k.foreign {
			if !strings.HasPrefix(s[x.Start:], w) {
				continue
			}
			next, _ := utf8.DecodeRuneInString(s[x.Start+len(w):])
			if !strings.ContainsRune("限部面势长", next) && !inQuotes(s, x.Start) {
				found = append(found, place{x.block, source.Span{Start: x.Start, End: x.Start + len(w)}})
			}
		}
	}
	return found
}

func foreignWord(p *lint.Pass, x place, k self, sure bool) {
	span := at(p, x)
	word := p.Slice(span)
	d := lint.Diagnostic{Span: span, Severity: lint.Info,
		Message: lint.Textf("“%[1]s”与标题中的机关“%[2]s”不一致，请留意是否沿用了其他单位的文字。",
			"“%[1]s” does not fit the organ in the title, “%[2]s”; see whether it is left over from another organ's text.", word, p.Title.Organ)}
	if sure {
		d.Severity = lint.Warning
		d.Message = lint.Textf("“%[1]s”与标题中的机关“%[2]s”不一致，疑为沿用其他单位文字，请核对。",
			"“%[1]s” does not fit the organ in the title, “%[2]s”; it seems to be left over from another organ's text.", word, p.Title.Organ)
	}
	d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", k.own[0]), span, zh.Restore(k.own[0], word))}
	p.Report(d)
}

// provincial are words that speak of the writer's own province.
var provincial = []string{"省、市、县", "省、市、区", "省市县", "省、市", "全省", "我省", "省委、省政府"}

// provincialMost is how many such words a text of an autonomous region may hold before
// they are taken to be meant.
const provincialMost = 2

// province: 省 in the report of an organ of an autonomous region.
func province(p *lint.Pass, own, words []place) {
	if regions(p, own) < firm {
		return
	}
	var found []place
	for _, x := range words {
		s := p.Blocks[x.block].Simplified
		prev, _ := utf8.DecodeLastRuneInString(s[:x.Start])
		if inQuotes(s, x.Start) || strings.HasPrefix(s[x.End:], "、自治区") || strings.HasPrefix(s[x.Start:], "省") && zh.IsHan(prev) && !strings.ContainsRune("照据行实彻和与及由在向从到对", prev) {
			continue
		}
		if n := len(found); n > 0 && found[n-1].block == x.block && found[n-1].Start == x.Start {
			found[n-1].End = max(found[n-1].End, x.End) // 省、市 in 省、市、县
			continue
		}
		found = append(found, x)
	}
	if len(found) == 0 || len(found) > provincialMost || ofProvince(p) {
		return
	}
	for _, x := range found {
		span := at(p, x)
		word := p.Slice(span)
		new := strings.Replace(p.Blocks[x.block].Simplified[x.Start:x.End], "省", "自治区", 1)
		p.Report(lint.Diagnostic{Span: span,
			Message: lint.Textf("“%[1]s”与文中的“自治区”不一致，疑为沿用其他单位文字，请核对。",
				"“%[1]s” does not agree with 自治区 elsewhere in the text; it seems to be left over from another organ's text.", word),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", new), span, zh.Restore(new, word))}})
	}
}

// provinces are the last two characters of their names.
const provinces = "河北 山西 辽宁 吉林 龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海"

// ofProvince tells whether the text names a province, which 全省 may then mean: one that
// reports on a visit to an autonomous region, say.
func ofProvince(p *lint.Pass) bool {
	for i, b := range p.Blocks {
		s := b.Simplified
		for from := 0; ; {
			k := strings.Index(s[from:], "省")
			if k < 0 || !read(p, i) {
				break
			}
			if name := lastHan(s[:from+k], 2); name != "" && strings.Contains(provinces, name) {
				return true
			}
			from += k + len("省")
		}
	}
	return false
}

// fullNames are characters before 自治区 in the name of one.
const fullNames = "族尔古藏"

// regions counts 自治区 where it means the writer's own: not in 省、自治区、直辖市, nor as
// part of a name in a text that no organ's title begins.
func regions(p *lint.Pass, all []place) int {
	n := 0
	for _, x := range all {
		s := p.Blocks[x.block].Simplified
		if prev, _ := utf8.DecodeLastRuneInString(s[:x.Start]); p.Title.Organ == "" && strings.ContainsRune(fullNames, prev) {
			continue
		}
		if !strings.HasSuffix(s[:x.Start], "、") && !strings.HasSuffix(s[:x.Start], "各") && !strings.HasPrefix(s[x.End:], "、直辖市") {
			n++
		}
	}
	return n
}
