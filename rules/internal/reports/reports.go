// Package reports makes up reports for benchmarks and tests: the form of a profile, valid
// figures, and prose in which no sentence stands twice.
package reports

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"gaolint/lint/profile"
)

// Maker makes reports. Two makers with the same seed make the same.
type Maker struct {
	rng     *rand.Rand
	profile *profile.Profile
	serial  int
	seen    map[string]bool
}

// New makes a maker of reports under the profile.
func New(p *profile.Profile, seed uint64) *Maker {
	return &Maker{rng: rand.New(rand.NewPCG(seed, 7)), profile: p, seen: map[string]bool{}}
}

func (m *Maker) pick(list []string) string { return list[m.rng.IntN(len(list))] }

// Corpus makes reports until they come to the number of bytes.
func (m *Maker) Corpus(bytes int) []string {
	var all []string
	for n := 0; n < bytes; {
		r := m.Report(12_000)
		all = append(all, r)
		n += len(r)
	}
	return all
}

// Report makes a report of about the given number of bytes of prose.
func (m *Maker) Report(prose int) string {
	return m.ReportOf(m.pick(places)+m.pick(levels)+m.pick(offices), prose)
}

// Organ makes up the name of an organ, of some hundred thousand.
func (m *Maker) Organ() string {
	return m.pick(firsts) + m.pick(seconds) + m.pick(levels) + m.pick(offices)
}

// ReportOf is Report of the organ.
func (m *Maker) ReportOf(organ string, prose int) string {
	m.serial++
	year := max(m.profile.Years.From, 2021) + m.rng.IntN(4)
	text := m.profile.Blank(organ, year)
	parts := strings.Split(text, "〔待填：")
	var b strings.Builder
	b.WriteString(parts[0])
	for _, p := range parts[1:] {
		gap, rest, _ := strings.Cut(p, "〕")
		switch {
		case strings.Contains(gap, "表"):
			rest = strings.TrimLeft(rest, "\n")
		case strings.HasPrefix(rest, "\n"):
			b.WriteString(owed(gap) + m.paragraph(prose/max(1, len(parts)/2)))
		case gap == "月":
			b.WriteString("1") // within the deadline
		case gap == "日":
			fmt.Fprint(&b, 1+m.rng.IntN(28))
		default:
			fmt.Fprintf(&b, "%s%d号", m.pick(places), 1+m.rng.IntN(300))
		}
		b.WriteString(rest)
	}
	return b.String()
}

// owed is what a report must say where the gap stands.
func owed(gap string) string {
	switch {
	case strings.Contains(gap, "处理费"):
		return "本年度未收取政府信息公开信息处理费。"
	case strings.Contains(gap, "社会评议"):
		return "政府信息公开工作纳入年度考核，开展了社会评议，没有发生责任追究的情形。"
	}
	return ""
}

// paragraph is prose of about the given number of bytes.
func (m *Maker) paragraph(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		if b.Len() > 0 && m.rng.IntN(4) == 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(m.sentence())
	}
	return b.String()
}

// sentence is one that was not made before.
func (m *Maker) sentence() string {
	for {
		var b strings.Builder
		for i := range 2 + m.rng.IntN(3) {
			if i > 0 {
				b.WriteString("，")
			}
			b.WriteString(m.clause())
		}
		s := b.String() + "。"
		if !m.seen[s] {
			m.seen[s] = true
			return s
		}
	}
}

func (m *Maker) clause() string {
	switch m.rng.IntN(8) {
	case 0:
		a, b := m.rng.IntN(900)+1, m.rng.IntN(900)+1
		return fmt.Sprintf("%s%s信息%d条，其中%s%d条、%s%d条", m.pick(adverbs), m.pick(verbs), a+b, m.pick(topics), a, m.pick(topics), b)
	case 1:
		return fmt.Sprintf("通过%s、%s等%s%s", m.pick(channels), m.pick(channels), m.pick(verbs), m.pick(topics))
	case 2:
		return fmt.Sprintf("在%s开设“%s”专栏", m.pick(channels), m.pick(topics))
	case 3:
		return fmt.Sprintf("%s%s%s的%s", m.pick(adverbs), m.pick(verbs), m.pick(places)+m.pick(levels), m.pick(topics))
	default:
		return m.pick(adverbs) + m.pick(verbs) + m.pick(topics) + m.pick(objects)
	}
}
