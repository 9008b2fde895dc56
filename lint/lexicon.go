package lint

import (
	"encoding/binary"
	"errors"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// Lexicon is what many rules look for, put together and indexed beforehand, so that an
// engine need not do it at every start. It is used where it lies. It need not be
// current: what a rule looks for now is compared with what it holds.
type Lexicon struct {
	data    string
	matcher *zh.Matcher
	// lists are those it was made of, by whose they are; a list's literals are numbered on
	// from its first.
	lists map[wanted]lexiconList
	size  int // literals
}

// wanted names a list of literals: a rule's own, or those that a profile asks it for.
type wanted struct{ rule, profile string }

type lexiconList struct {
	first, count int
	sum          uint64
}

// lexiconMagic begins a lexicon's data.
const lexiconMagic = "gaolint lexicon 1\n"

// list is a list of literals that a rule waits for.
type list struct {
	wanted
	rule     *activeRule
	literals []string
	// from is the number of the first with its rule.
	from int
}

// listsOf are the lists of a rule, its own first.
func listsOf(r *activeRule, profiles []*profile.Profile) []list {
	var lists []list
	if len(r.Literals) > 0 {
		lists = append(lists, list{wanted: wanted{rule: r.ID}, rule: r, literals: r.Literals})
	}
	if r.Words != nil {
		for _, p := range profiles {
			if words := r.Words(p); len(words) > 0 {
				lists = append(lists, list{wanted{r.ID, p.Name}, r, words, len(r.Literals)})
			}
		}
	}
	return lists
}

// sum is a checksum of a list's literals (FNV-1a).
func (l *list) sum() uint64 {
	sum := uint64(0xCBF29CE484222325)
	for _, s := range l.literals {
		for i := range len(s) {
			sum = (sum ^ uint64(s[i])) * 0x100000001B3
		}
		sum *= 0x100000001B3 // a zero between two literals
	}
	return sum
}

// MakeLexicon gives the data of a Lexicon of what the rules look for under the profiles.
func MakeLexicon(rules []*Rule, profiles []*profile.Profile) []byte {
	var heads []byte
	var all []string
	lists := 0
	for _, r := range rules {
		for _, l := range listsOf(&activeRule{Rule: r}, profiles) {
			for _, name := range [...]string{l.wanted.rule, l.profile} {
				heads = append(append(heads, byte(len(name))), name...)
			}
			heads = binary.LittleEndian.AppendUint32(heads, uint32(len(l.literals)))
			heads = binary.LittleEndian.AppendUint64(heads, l.sum())
			all = append(all, l.literals...)
			lists++
		}
	}
	out := binary.LittleEndian.AppendUint32([]byte(lexiconMagic), uint32(lists))
	return append(append(out, heads...), zh.NewMatcher(all).Data()...)
}

// OpenLexicon gives the Lexicon that MakeLexicon made the data of.
func OpenLexicon(data string) (*Lexicon, error) {
	broken := errors.New("no lexicon, or one that is cut short")
	x := &Lexicon{data: data, lists: map[wanted]lexiconList{}}
	if len(data) < len(lexiconMagic)+4 || data[:len(lexiconMagic)] != lexiconMagic {
		return nil, broken
	}
	rest := data[len(lexiconMagic):]
	cut := func(n int) string {
		if len(rest) < n {
			rest = ""
			return string(make([]byte, n))
		}
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	number := func(n int) (v uint64) {
		for i, c := range []byte(cut(n)) {
			v |= uint64(c) << (8 * i)
		}
		return v
	}
	for range number(4) {
		if rest == "" {
			return nil, broken
		}
		var w wanted
		w.rule = cut(int(number(1)))
		w.profile = cut(int(number(1)))
		l := lexiconList{first: x.size, count: int(number(4)), sum: number(8)}
		x.lists[w] = l
		x.size += l.count
	}
	var err error
	x.matcher, err = zh.OpenMatcher(rest)
	return x, err
}

// Data is what OpenLexicon makes the same Lexicon of.
func (x *Lexicon) Data() string { return x.data }

// holds tells whether all of the lists are in the lexicon as they are.
func (x *Lexicon) holds(lists []list) bool {
	for i := range lists {
		l := &lists[i]
		have, ok := x.lists[l.wanted]
		if !ok || have.count != len(l.literals) || have.sum != l.sum() {
			return false
		}
	}
	return true
}
