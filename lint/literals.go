package lint

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// lineWork is what is done with lines of one kind: the block rules that see them, and
// what all rules look for there, found in one pass.
type lineWork struct {
	block   []*activeRule
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

// workOn collects the rules that see lines of a kind.
func (e *Engine) workOn(profiles []*profile.Profile, sees func(*activeRule) bool) lineWork {
	blind := func(r *activeRule) bool { return !sees(r) }
	block := slices.DeleteFunc(slices.Clone(e.block), blind)
	rules := append(slices.Clone(block), slices.DeleteFunc(slices.Clone(e.doc), blind)...)
	n := 0
	for _, r := range rules {
		n += len(r.Literals)
	}
	l := lineWork{
		block: block, rules: len(e.block) + len(e.doc),
		owners: make([][]owner, 0, n), profiles: make(map[string]int32, len(profiles)),
	}
	all, seen := make([]string, 0, n), make(map[string]int, n)
	single := make([]owner, n) // most literals have one owner
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

// waits tells whether the rule is called only where one of its literals stands.
func (r *activeRule) waits() bool { return (len(r.Literals) > 0 || r.Words != nil) && !r.Eager }

// finder looks for the literals of one text's blocks; it uses its memory again.
type finder struct {
	*lineWork
	profile int32
	hits    []zh.Hit
	perRule [][]zh.Hit
	hit     []int32 // the rules with hits in the block
	// Kept hits are cut from these, so that blocks share pieces of memory.
	room     []zh.Hit
	roomRule []ruleHits
}

// roomSize is how many hits are kept in one piece of memory. It is small, because a piece
// stands as long as any block that has its hits there.
const roomSize = 128

func (l *lineWork) finder(p *profile.Profile) finder {
	f := finder{lineWork: l, profile: everywhere, perRule: make([][]zh.Hit, l.rules)}
	if i, ok := l.profiles[p.Name]; ok {
		f.profile = i
	}
	return f
}

// find hands each rule the hits of its own literals, until the next find.
func (f *finder) find(b *fact.Block) {
	for _, r := range f.hit {
		f.perRule[r] = f.perRule[r][:0]
	}
	f.hit = f.hit[:0]
	if f.matcher == nil {
		return
	}
	f.hits = f.matcher.Find(b.Simplified, f.hits[:0])
	for _, h := range f.hits {
		for _, o := range f.owners[h.Literal] {
			if o.profile != everywhere && o.profile != f.profile {
				continue
			}
			if len(f.perRule[o.rule]) == 0 {
				f.hit = append(f.hit, o.rule)
			}
			f.perRule[o.rule] = append(f.perRule[o.rule], zh.Hit{Literal: o.literal, Span: h.Span})
		}
	}
}

// ruleHits are the hits of one document rule in a block.
type ruleHits struct {
	rule int // index among the document rules
	hits []zh.Hit
}

// keep gives the hits of the rules from first on in memory of their own, in the rules'
// order.
func (f *finder) keep(first int) []ruleHits {
	slices.Sort(f.hit)
	from, _ := slices.BinarySearch(f.hit, int32(first))
	rules, total := f.hit[from:], 0
	for _, r := range rules {
		total += len(f.perRule[r])
	}
	if len(rules) == 0 {
		return nil
	}
	if cap(f.room)-len(f.room) < total {
		f.room = make([]zh.Hit, 0, max(total, roomSize))
	}
	if cap(f.roomRule)-len(f.roomRule) < len(rules) {
		f.roomRule = make([]ruleHits, 0, max(len(rules), roomSize/4))
	}
	start := len(f.roomRule)
	for _, r := range rules {
		n := len(f.room)
		f.room = append(f.room, f.perRule[r]...)
		f.roomRule = append(f.roomRule, ruleHits{int(r) - first, slices.Clip(f.room[n:])})
	}
	return slices.Clip(f.roomRule[start:])
}
