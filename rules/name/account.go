package name

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// media are words that stand beside the name of an account.
var media = []string{"公众号", "微信", "微博", "抖音", "视频号", "快手", "头条号", "客户端", "小程序", "APP", "App"}

// apart are characters that tell two accounts of one kind from each other.
const apart = "一二三四五六七八九十两上下内外前后左右东西南北省市县区乡镇村大小新老"

const (
	// namesCompared bounds how many names are compared with each other.
	namesCompared = 64
	// namesReported bounds the reports on likenesses of one document.
	namesReported = 8
	// nameMin and nameMax are the length of an account's name in code points.
	nameMin, nameMax = 3, 12
)

// account is a name in quotation marks beside a word for its medium.
type account struct {
	name   string
	places []place
}

// accounts reports a name that differs from another one by one character.
func accounts(p *lint.Pass, beside []place) {
	var all []account
	for _, x := range beside {
		all = collect(all, x.block, p.Blocks[x.block].Simplified)
	}
	reported := 0
	for i := range all {
		for k := i + 1; k < len(all); k++ {
			if d, ok := differ(all[i].name, all[k].name); ok && reported < namesReported {
				report(p, all[i], all[k], d)
				reported++
			}
		}
	}
}

// collect adds the names of the block to those known.
func collect(all []account, block int, s string) []account {
	for from := 0; ; {
		k := zh.Index(s[from:], "“")
		if k < 0 {
			return all
		}
		start := from + k + len("“")
		end := zh.Index(s[start:], "”")
		if end < 0 {
			return all
		}
		end += start
		from = end
		name := s[start:end]
		if n := utf8.RuneCountInString(name); n < nameMin || n > nameMax || !allHan(name) || !beside(s, start, end) {
			continue
		}
		x := place{block, source.Span{Start: start, End: end}}
		known := false
		for i := range all {
			if all[i].name == name {
				all[i].places = append(all[i].places, x)
				known = true
			}
		}
		if !known && len(all) < namesCompared {
			all = append(all, account{name, []place{x}})
		}
	}
}

// beside: a word for the medium follows the closing mark or stands before the opening one.
func beside(s string, start, end int) bool {
	after, before := s[end+len("”"):], s[:start-len("“")]
	after = strings.TrimPrefix(strings.TrimPrefix(after, "官方"), "政务")
	for _, m := range media {
		if strings.HasPrefix(after, m) || strings.HasSuffix(before, m) {
			return true
		}
	}
	return false
}

func allHan(s string) bool {
	for _, r := range s {
		if !zh.IsHan(r) {
			return false
		}
	}
	return true
}

// differ gives the index of the one rune in which names of one length differ.
func differ(a, b string) (int, bool) {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return 0, false
	}
	at := -1
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if at >= 0 || strings.ContainsRune(apart, x[i]) || strings.ContainsRune(apart, y[i]) {
			return 0, false
		}
		at = i
	}
	return at, at >= 0
}

// report speaks of the name that the rest of the text bears out less.
func report(p *lint.Pass, a, b account, at int) {
	wrong, right := b, a
	if support(p, b.name, at)+len(b.places) > support(p, a.name, at)+len(a.places) {
		wrong, right = a, b
	}
	for _, x := range wrong.places {
		span := p.Tree.Blocks[x.block].At(x.Span)
		like := p.Slice(span)
		p.Report(lint.Diagnostic{
			Span: span,
			Message: lint.Textf("“%[1]s”与文中另一处“%[2]s”只差一字，疑为同一名称，请核对。",
				"“%[1]s” differs from “%[2]s” elsewhere in the text by one character; they seem to be one name.", like, p.Slice(p.Tree.Blocks[right.places[0].block].At(right.places[0].Span))),
			Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", right.name), span, zh.Restore(right.name, like))},
			Related: []lint.Related{{Span: p.Tree.Blocks[right.places[0].block].At(right.places[0].Span), Message: lint.Text{ZH: "另一种写法", EN: "The other form"}}},
		})
	}
}

// support counts how often the two characters around the difference stand elsewhere.
func support(p *lint.Pass, name string, at int) int {
	r := []rune(name)
	n := 0
	if at > 0 {
		n = max(n, count(p, string(r[at-1:at+1])))
	}
	if at+1 < len(r) {
		n = max(n, count(p, string(r[at:at+2])))
	}
	return n
}

func count(p *lint.Pass, word string) int {
	n := 0
	for _, b := range p.Blocks {
		n += strings.Count(b.Simplified, word)
	}
	return n
}

// ledgerTails follow 账 in words of accounts and books.
const ledgerTails = "号户目单本务簿"

// ledger: 帐 beside 账 in one document. Today's norm is 账; older texts have 帐 throughout.
func ledger(p *lint.Pass, old []place) {
	if len(old) == 0 {
		return
	}
	now := ledgers(p, find(p, "账"))
	if len(now) <= len(old) {
		return
	}
	for _, x := range old {
		span := at(p, x)
		span.End = span.Start + len("帐")
		norm := p.Slice(at(p, now[0]))
		_, n := utf8.DecodeRuneInString(norm)
		word := p.Slice(source.Span{Start: span.Start, End: span.End + 3})
		p.Report(lint.Diagnostic{
			Span: source.Span{Start: span.Start, End: span.End + 3},
			Message: lint.Textf("“%[1]s”与文中其他%[2]d处的“账”写法不一致，建议统一为“%[3]s”。",
				"“%[1]s” is written with 账 in %[2]d other places; “%[3]s” would match.", word, len(now), norm[:n]+word[3:]),
			Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", norm[:n]), span, norm[:n])},
			Related: []lint.Related{{Span: at(p, now[0]), Message: lint.Text{ZH: "另一种写法", EN: "The other form"}}},
		})
	}
}

func ledgers(p *lint.Pass, all []place) []place {
	out := all[:0]
	for _, x := range all {
		if r, _ := utf8.DecodeRuneInString(p.Blocks[x.block].Simplified[x.End:]); strings.ContainsRune(ledgerTails, r) {
			out = append(out, x)
		}
	}
	return out
}
