package pause

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// longest bounds the sentences whose lists are read, in bytes.
const longest = 1200

// parts are the members of the list of a report's sections, with the mark behind each.
var parts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:情况|事项|措施|概述)([、，,])`)
})

// opensList are words behind a comma that begin a list: the comma ends what stands before it.
var opensList = []string{"包括", "其中", "含", "并", "由", "即", "如", "分为", "涉及", "以", "主要", "具体", "内容"}

// leastParts is how many members must have 、 behind them for a comma to be a slip.
const leastParts = 3

// sections looks at the list of a report's sections, in which one comma stands among 、.
// A list that has commas throughout is right: one of its members has a 、 of its own.
func sections(p *lint.BlockPass, at source.Span) {
	span := p.SentenceAt(at.Start)
	if span.Len() > longest {
		return
	}
	text := p.Simplified[span.Start:span.End]
	if !strings.Contains(text, "组成") && !strings.Contains(text, "包括") && !strings.Contains(text, "部分") {
		return
	}
	pauses := 0
	var commas []source.Span
	for _, m := range parts().FindAllStringSubmatchIndex(text, -1) {
		if text[m[2]:m[3]] == "、" {
			pauses++
		} else if next := parts().FindStringIndex(text[m[3]:]); next != nil && !strings.ContainsAny(text[m[3]:m[3]+next[0]], "，,。；") && !prefixed(text[m[3]:], opensList) {
			commas = append(commas, source.Span{Start: m[2], End: m[3]}.Shift(span.Start))
		}
	}
	if pauses < leastParts || len(commas) != 1 || at.End != commas[0].End {
		return
	}
	pauseFor(p, commas[0], lint.Text{ZH: "各部分的名称是并列的，其他各项之间都用顿号", EN: "the names of the parts are a list, with 、 between the others"})
}

// quoted is a comma between two named things that 等 closes, objects of one verb.
var quoted = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:通过|利用|运用|依托|借助|使用)(?:“[^“”，,。]{2,14}”[^，,。；“”]{0,8}、)*“[^“”，,。]{2,14}”[^，,。；、“”]{0,8}([，,])“[^“”，,。]{2,14}”[^，,。；、“”]{0,8}等`)
})

// platforms looks at “甲”公众号，“乙”APP等平台.
func platforms(p *lint.BlockPass, at source.Span) {
	span := p.SentenceAt(at.Start)
	if span.Len() > longest {
		return
	}
	m := quoted().FindStringSubmatchIndex(p.Simplified[span.Start:span.End])
	if m == nil || span.Start+m[2] != at.Start {
		return
	}
	pauseFor(p, source.Span{Start: m[2], End: m[3]}.Shift(span.Start), lint.Text{ZH: "前后是并列的名称，以“等”收尾", EN: "the names around it are a list that 等 closes"})
}

// pauseFor reports a comma that should be 、.
func pauseFor(p *lint.BlockPass, comma source.Span, why lint.Text) {
	p.Report(lint.Diagnostic{Span: comma,
		Message: lint.Textf("并列各项之间的逗号疑应为顿号，请核对。%[1]s。", "The comma within the list should probably be 、: %[1]s.", why),
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "逗号改为顿号", EN: "Write 、"}, comma, "、")}})
}

// leastClause is the length, in code points, of the clause before a dot that ends it.
const leastClause = 6

// dots looks for the dot of ASCII as a full stop: …12条.全年….
func dots(p *lint.BlockPass) {
	text := p.Simplified
	for i := strings.IndexByte(text, '.'); i >= 0; {
		if stops(p, i) {
			span := source.Span{Start: i, End: i + 1}
			p.Report(lint.Diagnostic{Span: span,
				Message: lint.Text{ZH: "汉字之间的“.”疑应为“。”等标点，请核对。", EN: "The dot between Han characters should probably be “。” or another mark."},
				Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "改为“。”", EN: "Write “。”"}, span, "。"),
					lint.Replace(lint.Text{ZH: "改为“、”", EN: "Write “、”"}, span, "、")}})
		}
		k := strings.IndexByte(text[i+1:], '.')
		if k < 0 {
			return
		}
		i += 1 + k
	}
}

// stops tells whether the dot at byte i ends a sentence: Han text stands on both sides,
// and the paragraph has full stops of its own.
func stops(p *lint.BlockPass, i int) bool {
	text := p.Simplified
	before, after := text[:i], text[i+1:]
	if r, _ := utf8.DecodeLastRuneInString(before); !zh.IsHan(r) || strings.ContainsRune("一二三四五六七八九十章节", r) {
		return false
	}
	if r, n := utf8.DecodeRuneInString(after); n == 0 || !zh.IsHan(r) {
		return false
	}
	if !strings.Contains(text, "。") {
		return false
	}
	n := 0
	for n < leastClause {
		r, size := utf8.DecodeLastRuneInString(before)
		if !zh.IsHan(r) && (r < '0' || r > '9') {
			return false
		}
		before = before[:len(before)-size]
		n++
	}
	return true
}
