package name

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// levelWords are the levels that a place's name ends with before 人民政府.
var levelWords = []string{"乡", "镇", "县", "区", "市", "旗", "省"}

// levelled is how often the place must be named with its level for a name without it
// to be doubtful.
const levelled = 3

// levelBytes is how much of a document is read for the level of a place.
const levelBytes = 1 << 16

// stemsChecked bounds how many places are counted through the document.
const stemsChecked = 4

// levels reports 青河人民政府 where the document speaks of 青河乡.
func levels(p *lint.Pass, governments []place) {
	checked := map[string]string{}
	for _, x := range governments {
		s := p.Blocks[x.block].Simplified
		stem := lastHan(s[:x.Start], 2)
		if stem == "" || endsLevel(stem) {
			continue
		}
		level, known := checked[stem]
		if !known && len(checked) < stemsChecked {
			level = levelOf(p, stem)
			checked[stem] = level
		}
		if level == "" {
			continue
		}
		span := p.Tree.Blocks[x.block].At(source.Span{Start: x.Start - len(stem), End: x.End})
		here := p.Tree.Blocks[x.block].Start + x.Start
		p.Report(lint.Diagnostic{
			Span: span,
			Message: lint.Textf("“%[1]s”疑漏“%[2]s”字，文中其他地方称“%[3]s”，请核对。",
				"“%[1]s” seems to lack “%[2]s”; elsewhere the text says “%[3]s”.", p.Slice(span), level, stem+level),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("补“%s”", "Add “%s”", level),
				source.Span{Start: here, End: here}, zh.Restore(level, p.Slice(span)))},
		})
	}
}

// placeOrgans follow a place's name with its level; one of them must, so that the word
// is a place at all.
var placeOrgans = []string{"人民政府", "政府", "党委", "党工委", "党政", "人大"}

// levelOf finds the one level that the document names the place with, often enough.
func levelOf(p *lint.Pass, stem string) string {
	var seen [10]int
	organ := false
	for i, b := range p.Blocks {
		if p.Tree.Blocks[i].Start > levelBytes {
			break
		}
		for s := b.Simplified; ; {
			k := strings.Index(s, stem)
			if k < 0 {
				break
			}
			s = s[k+len(stem):]
			for i, l := range levelWords {
				if !strings.HasPrefix(s, l) {
					continue
				}
				seen[i]++
				for _, o := range placeOrgans {
					organ = organ || strings.HasPrefix(s[len(l):], o)
				}
			}
		}
	}
	level := ""
	if !organ {
		return ""
	}
	for i, l := range levelWords {
		switch {
		case seen[i] > 0 && level != "":
			return ""
		case seen[i] >= levelled:
			level = l
		}
	}
	return level
}

func endsLevel(s string) bool {
	for _, l := range levelWords {
		if strings.HasSuffix(s, l) {
			return true
		}
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("州盟级方央各道处国会上下由向和对经报至于在从的与及或条款项章节指是地该本为给请任将被让令", r)
}

// lastHan gives the last n Han characters of s, "" if other text stands among them.
func lastHan(s string, n int) string {
	i := len(s)
	for range n {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !zh.IsHan(r) {
			return ""
		}
		i -= size
	}
	return s[i:]
}

const (
	// tailBlocks is how many blocks before the end are searched for the sign-off.
	tailBlocks = 6
	// organRunes is the longest organ name in code points.
	organRunes = 30
)

// organEnds are endings of organs that sign reports.
var organEnds = []string{"人民政府", "办事处", "委员会", "办公室", "管理局", "局", "厅", "中心", "镇政府", "乡政府"}

// signature compares the organ above the closing date with the title's.
func signature(p *lint.Pass) {
	organ := p.Title.Organ
	if organ == "" {
		return
	}
	end := len(p.Blocks)
	if p.Outline.End > 0 {
		end = min(end, p.Outline.End)
	}
	for i := end - 1; i > p.Title.Last && i >= end-tailBlocks; i-- {
		b := p.Blocks[i]
		if !read(p, i) || b.Kind != syntax.Paragraph || len(b.Dates()) != 1 || strings.ContainsAny(b.BodyText(), "，。,") {
			continue
		}
		d := b.Dates()[0].Span
		signed, span := b.Simplified[b.Body.Start:d.Start], source.Span{Start: b.Body.Start, End: d.Start}
		block := i
		if strings.TrimSpace(signed) == "" && i > 0 {
			block = i - 1
			prev := p.Blocks[block]
			signed, span = prev.BodyText(), prev.Body
		}
		compareOrgans(p, block, span, strings.TrimSpace(signed), organ)
		return
	}
}

func compareOrgans(p *lint.Pass, block int, span source.Span, signed, organ string) {
	if block == len(p.Blocks)-1 && block == p.Title.Last || !read(p, block) {
		return
	}
	if n := utf8.RuneCountInString(signed); n < 3 || n > organRunes || !allHan(signed) || !endsOrgan(signed) {
		return
	}
	slip := oneOff(signed, organ)
	if short := strings.Replace(signed, "人民政府", "", 1); !slip && short != "" && !strings.Contains(organ, "人民政府") && !strings.HasSuffix(signed, "人民政府") {
		slip = oneOff(short, organ) // 文昌区人民政府红旗路街道办事处 and 文昌区红星路街道办事处
	}
	if signed == organ || !slip && (within(organ, signed) || strings.HasSuffix(organ, signed) || strings.HasPrefix(organ, signed)) {
		return // the organ without its place or its second name, or its office
	}
	if !slip && within(signed, organ) {
		shortened(p, block, span, signed, organ)
		return
	}
	d := lint.Diagnostic{Span: p.Tree.Blocks[block].At(span), Severity: lint.Info,
		Message: lint.Textf("落款“%[1]s”与标题中的机关“%[2]s”不一致，请留意。",
			"The sign-off “%[1]s” and the organ in the title, “%[2]s”, differ.", signed, organ),
		Related: []lint.Related{{Span: p.Title.OrganSpan, Message: lint.Text{ZH: "标题中的机关", EN: "Organ in the title"}}}}
	if slip {
		d.Severity = lint.Warning
		d.Message = lint.Textf("落款“%[1]s”与标题中的机关“%[2]s”不一致，只差一字，请核对。",
			"The sign-off “%[1]s” differs from the organ in the title, “%[2]s”, by one character.", signed, organ)
		full := organ + strings.TrimPrefix(signed, stemOf(signed))
		if strings.HasSuffix(organ, strings.TrimPrefix(signed, stemOf(signed))) {
			full = organ
		}
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", full), d.Span, zh.Restore(full, p.Slice(d.Span)))}
	}
	p.Report(d)
}

// shortened notes a short form of the organ in the sign-off, where the full name is due.
func shortened(p *lint.Pass, block int, span source.Span, signed, organ string) {
	at := p.Tree.Blocks[block].At(span)
	p.Report(lint.Diagnostic{Span: at, Severity: lint.Info,
		Message: lint.Textf("落款“%[1]s”与标题中的机关“%[2]s”不同，建议写明全称。",
			"The sign-off “%[1]s” is not the full name of the organ in the title, “%[2]s”.", signed, organ),
		Related: []lint.Related{{Span: p.Title.OrganSpan, Message: lint.Text{ZH: "标题中的机关", EN: "Organ in the title"}}},
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", organ), at, zh.Restore(organ, p.Slice(at)))},
	})
}

// governing end the full names of places' governments, which titles leave out.
var governing = []string{"街道办事处", "人民政府", "办事处", "政府"}

// stemOf is the name without what governments are called.
func stemOf(name string) string {
	for _, g := range governing {
		if s, ok := strings.CutSuffix(name, g); ok {
			return s
		}
	}
	return name
}

// linking are characters that full names of organs have and others leave out.
const linking = "和与及暨"

// oneOff tells whether a name is the organ's but for one character, which is another one
// (龙谭镇人民政府, 凤台县商务局 for 凤台市商务局) or lost within it (公局 for 公安局).
func oneOff(signed, organ string) bool {
	a, b := stemOf(signed), stemOf(organ)
	x, y := []rune(a), []rune(b)
	if len(x) == len(y) {
		n := 0
		for i := range x {
			if x[i] != y[i] {
				n++
			}
		}
		return n == 1 && len(x) > 2
	}
	if a == signed != (b == organ) || len(x)+1 != len(y) {
		return false
	}
	k := 0
	for k < len(x) && x[k] == y[k] {
		k++
	}
	return k > 0 && k < len(x) && string(x[k:]) == string(y[k+1:]) && !strings.ContainsRune(apart+linking+"盟州", y[k])
}

func endsOrgan(s string) bool {
	for _, e := range organEnds {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// within tells whether the characters of short stand in long in their order.
func within(short, long string) bool {
	for _, r := range short {
		k := strings.IndexRune(long, r)
		if k < 0 {
			return false
		}
		long = long[k+utf8.RuneLen(r):]
	}
	return true
}
