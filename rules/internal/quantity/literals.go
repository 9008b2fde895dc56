package quantity

import (
	"slices"
	"strings"

	"gaolint/lint/profile"
)

// A rule asks for Words, so that the engine finds them for all rules in one pass, and
// reads no block without one.

// Words are those by which the profile's quantities are stated as zero, and behind them
// those of which every block that gives one a figure holds at least one.
func Words(p *profile.Profile) []string {
	var denials, named []string
	for i := range p.Quantities {
		q := &p.Quantities[i]
		denials = append(denials, q.None...)
		if len(q.Objects) > 0 {
			named = append(named, q.Objects...)
		} else {
			named = append(named, q.Verbs...)
		}
	}
	slices.SortFunc(named, func(a, b string) int { return len(a) - len(b) })
	var short []string // that hold no other
	for _, w := range named {
		if !slices.ContainsFunc(short, func(s string) bool { return strings.Contains(w, s) }) {
			short = append(short, w)
		}
	}
	return append(denials, short...)
}

// Denied gives the quantity and the word of a hit that states one as zero; the quantity
// is -1 for the other Words.
func Denied(p *profile.Profile, literal int) (quantity int, word string) {
	for i := range p.Quantities {
		none := p.Quantities[i].None
		if literal < len(none) {
			return i, none[literal]
		}
		literal -= len(none)
	}
	return -1, ""
}
