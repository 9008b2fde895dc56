package custom

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// message is the spec's own, or the usual one.
func message(s Spec, zh, en string, args ...any) lint.Text {
	if s.Message != "" {
		return lint.Text{ZH: s.Message, EN: s.Message}
	}
	return lint.Textf(zh, en, args...)
}

func change(span source.Span, to string) []lint.Fix {
	return []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", to), span, to)}
}

// forbid flags words.
func forbid(r *lint.Rule, s Spec) {
	r.Literals = s.Forbid
	r.Everywhere = true
	r.Block = func(p *lint.BlockPass) {
		for _, h := range p.Hits {
			written := p.Text[h.Span.Start:h.Span.End]
			d := lint.Diagnostic{Span: h.Span, Message: message(s, "“%s”是本项目规定不用的词，请换一种说法。", "“%s” is not to be used in this project; choose another wording.", written)}
			if s.Instead != "" {
				to := zh.Restore(s.Instead, written)
				d.Message = message(s, "“%s”是本项目规定不用的词，建议改为“%s”。", "“%s” is not to be used in this project; use “%s”.", written, to)
				d.Fixes = change(h.Span, to)
			}
			p.Report(d)
		}
	}
}

// pattern flags what the regular expression finds.
func pattern(r *lint.Rule, s Spec) *Fault {
	re, err := regexp.Compile(s.Pattern)
	if err != nil {
		return fault("pattern", "不是有效的正则表达式（RE2 语法）：%[2]s", "no regular expression of RE2: %[1]s", strings.TrimPrefix(err.Error(), "error parsing regexp: "), strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	if re.MatchString("") {
		return fault("pattern", "可与空文字相符，会处处指出", "it matches the empty text and would be found everywhere")
	}
	r.Everywhere = true
	r.Block = func(p *lint.BlockPass) {
		for _, m := range re.FindAllStringSubmatchIndex(p.Text, -1) {
			span := source.Span{Start: m[0], End: m[1]}
			if span.Empty() {
				continue // \b and the like
			}
			written := p.Text[m[0]:m[1]]
			d := lint.Diagnostic{Span: span, Message: message(s, "“%s”与本项目的规定不符，请核对。", "“%s” is against a rule of this project; please check.", written)}
			if s.Instead != "" {
				if to := string(re.ExpandString(nil, s.Instead, p.Text, m)); to != written {
					d.Message = message(s, "“%s”与本项目的规定不符，建议改为“%s”。", "“%s” is against a rule of this project; use “%s”.", written, to)
					d.Fixes = change(span, to)
				}
			}
			p.Report(d)
		}
	}
	return nil
}

// phrase flags forms of a set phrase in which one character between the first and the
// last is another, missing, or there twice.
func phrase(r *lint.Rule, s Spec) {
	want := []rune(zh.Simplify(s.Phrase))
	n := len(want)
	r.Literals = []string{string(want[:2]), string(want[n-2:])}
	r.Block = func(p *lint.BlockPass) {
		last := 0
		for _, h := range p.Hits {
			from, to, ok := h.Span.Start, 0, false
			if h.Literal == 0 {
				to, ok = endOf(p.Simplified, from, want)
			} else {
				to = h.Span.End
				from, ok = startOf(p.Simplified, to, want)
			}
			if !ok || from < last {
				continue
			}
			last = to
			span := source.Span{Start: from, End: to}
			written := p.Text[from:to]
			right := zh.Restore(s.Phrase, written)
			p.Report(lint.Diagnostic{Span: span, Fixes: change(span, right),
				Message: message(s, "“%s”与固定写法“%s”只差一字，请核对。", "“%s” differs from the set phrase “%s” by one character; please check.", written, right)})
		}
	}
}

// endOf looks for an altered form of the phrase that begins at from.
func endOf(s string, from int, want []rune) (int, bool) {
	for _, n := range []int{len(want), len(want) - 1, len(want) + 1} {
		to := from
		for range n {
			if to == len(s) {
				break
			}
			_, size := utf8.DecodeRuneInString(s[to:])
			to += size
		}
		if altered(s[from:to], want) {
			return to, true
		}
	}
	return 0, false
}

// startOf looks for an altered form of the phrase that ends at to.
func startOf(s string, to int, want []rune) (int, bool) {
	for _, n := range []int{len(want), len(want) - 1, len(want) + 1} {
		from := to
		for range n {
			_, size := utf8.DecodeLastRuneInString(s[:from])
			from -= size
		}
		if altered(s[from:to], want) {
			return from, true
		}
	}
	return 0, false
}

// altered tells whether the text is the phrase but for one Chinese character within it.
func altered(text string, want []rune) bool {
	got := []rune(text)
	if len(got) < 2 || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
		return false
	}
	same := 0
	for same < min(len(got), len(want)) && got[same] == want[same] {
		same++
	}
	a, b := got[same:], want[same:]
	switch {
	case len(got) == len(want):
		return len(a) > 0 && zh.IsHan(a[0]) && string(a[1:]) == string(b[1:])
	case len(got) == len(want)-1:
		return string(a) == string(b[1:])
	case len(got) == len(want)+1: // a character twice; any other may make another word
		return same > 0 && len(a) > 0 && a[0] == got[same-1] && string(a[1:]) == string(b)
	}
	return false
}

// section asks for a heading.
func section(r *lint.Rule, s Spec) {
	want := zh.Simplify(strings.TrimSpace(s.Section))
	r.Document = func(p *lint.Pass) {
		for i := range p.Tree.Blocks {
			b := p.Tree.Blocks[i].Block
			if (b.Kind == syntax.Heading || b.Hashes > 0 || b.Ordinal.Level > 0) && strings.Trim(b.Label(), " 　：:。") == want {
				return
			}
		}
		if len(p.Tree.Blocks) == 0 {
			return
		}
		end := p.Source.Len()
		p.Report(lint.Diagnostic{Span: source.Span{Start: end, End: end},
			Message: message(s, "缺少“%s”部分，本项目规定应有这一标题。", "The section “%s” is missing, which this project asks for.", s.Section)})
	}
}
