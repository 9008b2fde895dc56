package lint

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// literals are what all rules look for, found in one pass over a block.
type literals struct {
	matcher *zh.Matcher // nil: none
	// owners gives for each literal of matcher who asked for it.
	owners [][]owner
	// rules is the number of rules, profiles the number of each profile.
	rules    int
	profiles map[string]int32
}

// owner is a rule that asked for a literal, and the literal's number with the rule.
type owner struct {
	rule, literal int32
	profile       int32 // under which it is looked for, or everywhere
}

const everywhere = -1

func compileLiterals(rules []*activeRule, profiles []*profile.Profile) literals {
	l := literals{rules: len(rules), profiles: make(map[string]int32, len(profiles))}
	n := 0
	for _, r := range rules {
		n += len(r.Literals)
	}
	all, seen := make([]string, 0, n), make(map[string]int, n)
	single := make([]owner, n) // most literals have one owner
	l.owners = make([][]owner, 0, n)
	add := func(r *activeRule, k int, s string, p int32) {
		at, ok := seen[s]
		if !ok {
			at = len(all)
			seen[s] = at
			all = append(all, s)
			if l.owners = append(l.owners, nil); at < n {
				l.owners[at] = single[at : at : at+1]
			}
		}
		l.owners[at] = append(l.owners[at], owner{int32(r.index), int32(k), p})
	}
	for i, p := range profiles {
		l.profiles[p.Name] = int32(i)
	}
	for _, r := range rules {
		for k, s := range r.Literals {
			add(r, k, s, everywhere)
		}
		if r.Words == nil {
			continue
		}
		for i, p := range profiles {
			for k, s := range r.Words(p) {
				add(r, len(r.Literals)+k, s, int32(i))
			}
		}
	}
	if len(all) > 0 {
		l.matcher = zh.NewMatcher(all)
	}
	return l
}

// asks tells whether the rule looks for anything at all.
func (r *activeRule) asks() bool { return len(r.Literals) > 0 || r.Words != nil }

// finder looks for the literals of one text's blocks; it uses its memory again.
type finder struct {
	*literals
	profile int32
	hits    []zh.Hit
	perRule [][]zh.Hit
	// Kept hits are cut from these, so that blocks share pieces of memory.
	room     []zh.Hit
	roomRule []ruleHits
}

// roomSize is how many hits are kept in one piece of memory. It is small, because a piece
// stands as long as any block that has its hits there.
const roomSize = 128

func (l *literals) finder(p *profile.Profile) finder {
	f := finder{literals: l, profile: everywhere, perRule: make([][]zh.Hit, l.rules)}
	if i, ok := l.profiles[p.Name]; ok {
		f.profile = i
	}
	return f
}

// find hands each rule the hits of its own literals, until the next find.
func (f *finder) find(b *fact.Block) {
	for i := range f.perRule {
		f.perRule[i] = f.perRule[i][:0]
	}
	if f.matcher == nil {
		return
	}
	f.hits = f.matcher.Find(b.Simplified, f.hits[:0])
	for _, h := range f.hits {
		for _, o := range f.owners[h.Literal] {
			if o.profile == everywhere || o.profile == f.profile {
				f.perRule[o.rule] = append(f.perRule[o.rule], zh.Hit{Literal: o.literal, Span: h.Span})
			}
		}
	}
}

// ruleHits are the hits of one document rule in a block.
type ruleHits struct {
	rule int // index among the document rules
	hits []zh.Hit
}

// keep gives the hits of the rules from first on in memory of their own.
func (f *finder) keep(first int) []ruleHits {
	rules, total := 0, 0
	for _, hits := range f.perRule[first:] {
		if total += len(hits); len(hits) > 0 {
			rules++
		}
	}
	if rules == 0 {
		return nil
	}
	if cap(f.room)-len(f.room) < total {
		f.room = make([]zh.Hit, 0, max(total, roomSize))
	}
	if cap(f.roomRule)-len(f.roomRule) < rules {
		f.roomRule = make([]ruleHits, 0, max(rules, roomSize/4))
	}
	start := len(f.roomRule)
	for i, hits := range f.perRule[first:] {
		if n := len(f.room); len(hits) > 0 {
			f.room = append(f.room, hits...)
			f.roomRule = append(f.roomRule, ruleHits{i, slices.Clip(f.room[n:])})
		}
	}
	return slices.Clip(f.roomRule[start:])
}
