package usage

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// look judges one occurrence of a literal.
type look func(p *lint.BlockPass, at source.Span)

type trigger struct {
	literal string
	look    look
}

var triggers = all()

func all() []trigger {
	out := make([]trigger, 0, 128)
	for i := range constructions {
		c := &constructions[i]
		for _, w := range c.literals {
			out = append(out, trigger{w, c.look})
		}
	}
	for i := range organs {
		out = append(out, trigger{organs[i].old, organs[i].look})
	}
	for _, m := range measures {
		for _, unit := range m.units {
			for _, noun := range m.nouns {
				out = append(out, trigger{string(unit) + noun, measureOf(len(string(unit)), m.right)})
			}
		}
	}
	return append(out, unitTriggers()...)
}

func literals() []string {
	out := make([]string, len(triggers))
	for i, t := range triggers {
		out[i] = t.literal
	}
	return out
}

func check(p *lint.BlockPass) {
	switch p.Role {
	case fact.TitleLine, fact.SectionHeading:
		return
	}
	for _, h := range p.Hits {
		triggers[h.Literal].look(p, h.Span)
	}
}

// replace is the fix that writes the text, in the draft's script.
func replace(p *lint.BlockPass, span source.Span, text string) lint.Fix {
	if p.Script == zh.Traditional {
		text = zh.Restore(text, p.Text[span.Start:span.End])
	}
	return lint.Replace(lint.Textf("改为“%s”", "Write “%s”", text), span, text)
}

// clauseEnds tells whether the text begins with a mark, or is at its end.
func clauseEnds(s string) bool {
	if s == "" {
		return true
	}
	for _, mark := range [...]string{"，", "。", "；", "、", "）", ",", ";", ")"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}
