package lint

import (
	"cmp"
	"slices"
)

// sweep goes through a text once, with the comments that hold at each place: asking for
// each finding all comments would cost the product of their numbers.
type sweep struct {
	directives   []directive
	starts, ends []int // indexes of directives by where they begin and end to hold
	// active counts the directives that hold, by the name that they give; "" is all rules.
	active map[string]int
	// idle are directives that hold, or held, and have covered nothing, by name.
	idle map[string][]int
}

func newSweep(directives []directive) *sweep {
	s := &sweep{directives: directives, active: map[string]int{}, idle: map[string][]int{}}
	for i, d := range directives {
		if d.over.Start >= d.over.End {
			continue // holds nowhere
		}
		s.starts = append(s.starts, i)
		s.ends = append(s.ends, i)
	}
	slices.SortStableFunc(s.starts, func(a, b int) int { return cmp.Compare(directives[a].over.Start, directives[b].over.Start) })
	slices.SortStableFunc(s.ends, func(a, b int) int { return cmp.Compare(directives[a].over.End, directives[b].over.End) })
	return s
}

// covers tells whether a comment switches the rule off at the offset, and marks those
// that do as used. Offsets must not decrease from call to call.
func (s *sweep) covers(r *Rule, offset int) bool {
	s.advance(offset)
	covered := false
	for _, name := range []string{"", r.ID, string(r.Group)} {
		if s.active[name] == 0 {
			continue
		}
		covered = true
		for _, i := range s.idle[name] {
			if s.directives[i].over.End > offset {
				s.directives[i].used = true
			}
		}
		s.idle[name] = s.idle[name][:0]
	}
	return covered
}

// advance takes up what begins to hold, and drops what has ended.
func (s *sweep) advance(offset int) {
	for len(s.starts) > 0 && s.directives[s.starts[0]].over.Start <= offset {
		i := s.starts[0]
		s.starts = s.starts[1:]
		for _, name := range s.directives[i].names() {
			s.active[name]++
			s.idle[name] = append(s.idle[name], i)
		}
	}
	for len(s.ends) > 0 && s.directives[s.ends[0]].over.End <= offset {
		i := s.ends[0]
		s.ends = s.ends[1:]
		for _, name := range s.directives[i].names() {
			s.active[name]--
		}
	}
}

// names are those that the comment gives; "" stands for all rules.
func (d *directive) names() []string {
	if len(d.rules) == 0 {
		return []string{""}
	}
	names := make([]string, len(d.rules))
	for i, n := range d.rules {
		names[i] = n.text
	}
	return names
}
