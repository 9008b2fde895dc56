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
	block []*activeRule
	// matchers find the literals: those that are in the lexicon, and those that are not.
	matchers []owned
	// rules is the number of rules, profiles the number of each profile.
	rules    int
	profiles map[string]int32
}

// owned is a matcher and whose its literals are, by their numbers.
type owned struct {
	*zh.Matcher
	owners []owner
}

// owner is a rule that asked for a literal, and the literal's number with the rule.
type owner struct {
	rule, literal int32
	profile       int32 // under which it is looked for, everywhere or nowhere
}

const (
	everywhere = -1
	nowhere    = -2
)

// workOn collects the rules that see lines of a kind.
func (e *Engine) workOn(sees func(*activeRule) bool) lineWork {
	blind := func(r *activeRule) bool { return !sees(r) }
	block := slices.DeleteFunc(slices.Clone(e.block), blind)
	l := lineWork{block: block, rules: len(e.block) + len(e.doc), profiles: make(map[string]int32, len(e.config.Profiles))}
	for i, p := range e.config.Profiles {
		l.profiles[p.Name] = int32(i)
	}
	// A rule's literals are all in one matcher, so that its hits are in order.
	var known, other []list
	x, size := e.config.Lexicon, 0
	for _, r := range append(slices.Clone(block), slices.DeleteFunc(slices.Clone(e.doc), blind)...) {
		if lists := listsOf(r, e.config.Profiles); x != nil && x.holds(lists) {
			known = append(known, lists...)
		} else {
			other = append(other, lists...)
		}
	}
	for i := range known {
		size += len(known[i].literals)
	}
	if x != nil && 2*size < x.size { // most of its hits would be nobody's
		known, other = nil, append(known, other...)
	}
	if len(known) > 0 {
		l.matchers = append(l.matchers, l.own(x.matcher, x.size, known, func(l *list, _ int) int { return x.lists[l.wanted].first }))
	}
	if len(other) > 0 {
		var all []string
		for i := range other {
			all = append(all, other[i].literals...)
		}
		l.matchers = append(l.matchers, l.own(zh.NewMatcher(all), len(all), other, func(_ *list, at int) int { return at }))
	}
	return l
}

// own notes whose the literals of a matcher are. First is the number of a list's first
// one there, given how many are in the lists before.
func (l *lineWork) own(m *zh.Matcher, size int, lists []list, first func(l *list, before int) int) owned {
	o := owned{m, make([]owner, size)}
	for i := range o.owners {
		o.owners[i].profile = nowhere
	}
	before := 0
	for i := range lists {
		x := &lists[i]
		profile := int32(everywhere)
		if x.profile != "" {
			profile = l.profiles[x.profile]
		}
		at := first(x, before)
		for k := range x.literals {
			o.owners[at+k] = owner{int32(x.rule.index), int32(x.from + k), profile}
		}
		before += len(x.literals)
	}
	return o
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
	for i := range f.matchers {
		m := &f.matchers[i]
		f.hits = m.Find(b.Simplified, f.hits[:0])
		for _, h := range f.hits {
			o := m.owners[h.Literal]
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
