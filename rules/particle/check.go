package particle

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

func check(p *lint.BlockPass) {
	for _, h := range p.Hits {
		switch int(h.Literal) - len(verbs) {
		case carryOut:
			object(p, h.Span.End)
		case isDi:
			fromDi(p, h.Span.Start)
		case isDe:
			fromDe(p, h.Span.Start)
		case isTaken, isGot:
			gain(p, h.Span.Start+han)
		default:
			if int(h.Literal) >= len(verbs)+isDegree+len(degrees) {
				possible(p, h.Span)
			} else if int(h.Literal) >= len(verbs) {
				degree(p, h.Span.Start)
			} else {
				verb := &verbs[h.Literal]
				adverb(p, h.Span, verb.word, verb.use)
			}
		}
	}
}

// adverb judges the 的 and the verb behind it in the span: after a manner it should be 地.
func adverb(p *lint.BlockPass, span source.Span, verb string, u use) {
	if severity := wantsDi(p.Simplified, span, u); severity != lint.Off {
		report(p, severity, source.Span{Start: span.Start, End: span.Start + len(attributive)}, span, adverbial,
			lint.Textf("“%s”是动词，前面的修饰语用“地”", "“%s” is a verb here; what modifies it takes 地", verb))
	}
}

// wantsDi tells how surely 的 at the start of the span stands between a manner and a
// verb; Off: it does not.
func wantsDi(text string, span source.Span, u use) lint.Severity {
	group, count := manners(text[:span.Start])
	severity := lint.Warning
	switch {
	case count == 0:
		return lint.Off
	case settled(text[span.End:], u):
	case u.pair && count > 1 && ends(text[span.End:]):
		severity = lint.Info
	default:
		return lint.Off
	}
	before := strings.TrimRight(text[:group], " 　")
	if r, _ := utf8.DecodeLastRuneInString(before); r == '”' || r == '》' {
		return lint.Off
	}
	if strings.HasSuffix(before, "为了") {
		return severity
	}
	for _, w := range nominal {
		if strings.HasSuffix(before, w) {
			return lint.Off
		}
	}
	return severity
}

// ends tells whether a clause ends before the text.
func ends(after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	return n == 0 || strings.ContainsRune("，。；,;", r)
}

// manners gives the start of the manner words that the text ends in, joined by 、 or
// ， or nothing, with the degree before them, and their number.
func manners(text string) (at, count int) {
	at = len(text)
	for {
		w := lastManner(text[:at])
		if w == "" {
			break
		}
		count++
		at -= len(w)
		for _, joint := range [...]string{"、", "，", ",", "又", "和"} {
			if rest, ok := strings.CutSuffix(text[:at], joint); ok && lastManner(rest) != "" {
				at = len(rest)
				break
			}
		}
	}
	if count == 0 {
		return at, 0
	}
	for _, degree := range [...]string{"更加", "比较", "非常", "十分", "更为", "更", "最", "较", "能", "够"} {
		at = len(strings.TrimSuffix(text[:at], degree))
	}
	return at, count
}

func lastManner(text string) string {
	for _, w := range manner {
		if strings.HasSuffix(text, w) {
			return w
		}
	}
	return ""
}

// settled tells whether what follows makes a verb of the word.
func settled(after string, u use) bool {
	r, n := utf8.DecodeRuneInString(after)
	switch {
	case r == '了':
		return !strings.HasPrefix(after, "了解")
	case n == 0 || ends(after):
		return u.end
	case u.noun && strings.HasPrefix(after, "工作"):
		return false
	case u.objects && strings.ContainsRune(objects, r):
		return !strings.HasPrefix(after, "工具") && !strings.HasPrefix(after, "机制")
	}
	for next := range strings.FieldsSeq(u.next) {
		if strings.HasPrefix(after, next) {
			return true
		}
	}
	return false
}

// object looks behind 进行 for manner, 地 and a noun that ends the clause.
func object(p *lint.BlockPass, at int) {
	text := p.Simplified
	rest := strings.TrimPrefix(text[at:], "了")
	start := len(text) - len(rest)
	k := strings.Index(rest[:min(len(rest), 36)], adverbial)
	if k <= 0 || !isManner(rest[:k]) {
		return
	}
	after := rest[k+len(adverbial):]
	for _, n := range nouns {
		tail, ok := strings.CutPrefix(after, n)
		if !ok {
			continue
		}
		if r, size := utf8.DecodeRuneInString(tail); size != 0 && !strings.ContainsRune("，。；、,;", r) {
			return
		}
		span := source.Span{Start: start + k, End: start + k + len(adverbial)}
		report(p, lint.Warning, span, source.Span{Start: span.Start, End: span.End + len(n)}, attributive,
			lint.Textf("“进行”的宾语“%s”是名词，前面的修饰语用“的”", "“%s” is a noun here, the object of 进行; what modifies it takes 的", n))
		return
	}
}

// isManner tells whether the text is made up of manners.
func isManner(text string) bool {
	for _, w := range more {
		if text == w {
			return true
		}
	}
	at, count := manners(text)
	return count > 0 && at == 0
}

func report(p *lint.BlockPass, severity lint.Severity, particle, shown source.Span, right string, why lint.Text) {
	around := wording.Around(p.Simplified, shown)
	wrong := p.Text[particle.Start:particle.End]
	p.Report(lint.Diagnostic{
		Severity: severity,
		Span:     particle,
		Message: lint.Textf("“%[1]s”中的“%[2]s”疑为“%[3]s”，请核对。%[4]s。", "“%[2]s” in “%[1]s” is probably meant to be “%[3]s”: %[4]s. Please check.",
			p.Text[around.Start:around.End], wrong, right, why),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", right), particle, right)},
	})
}
