package phrase

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// IndexFile is the index, DataFile what it is made of, in the rule's folder.
const (
	IndexFile = "index.bin"
	DataFile  = "data/phrases.txt"
)

// maker is an index under way.
type maker struct {
	sieve   [1 << sieveLog]uint64
	keys    []filed
	good    [1 << goodLog]uint16
	goods   int
	starts  []uint32
	text    []char
	halves  []uint32
	phrases int32
}

// filed is a near under the hash of its key.
type filed struct {
	hash uint64
	near
}

// MakeIndex makes the index of the phrases. A line is a phrase; "=" before it marks a name
// (onlyLength), "~" a free phrase (onlyChanged), "!" a name without a like (sole); "#"
// begins a comment.
func MakeIndex(list string) ([]byte, error) {
	m := new(maker)
	for line := range strings.SplitSeq(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		kind := whole
		switch line[0] {
		case '=':
			kind, line = onlyLength, line[1:]
		case '~':
			kind, line = onlyChanged, line[1:]
		case '!':
			kind, line = sole, line[1:]
		}
		p := appendChars(nil, line)
		if len(p) < shortest || len(p) >= 1<<atBits {
			return nil, fmt.Errorf("%q is no phrase of %d to %d Chinese characters", line, shortest, 1<<atBits-1)
		}
		m.starts = append(m.starts, uint32(len(m.text))|uint32(kind)<<kindShift)
		m.text = append(m.text, p...)
		m.halves = append(m.halves, pairOf(p[0], p[1]), pairOf(p[len(p)-2], p[len(p)-1]))
		m.file(p, kind)
		m.phrases++
	}
	if m.phrases >= 1<<(32-tagBits-editBits-atBits) || m.goods > 3<<(goodLog-2) {
		return nil, fmt.Errorf("%d phrases are too many for the index", m.phrases)
	}
	return m.bytes(), nil
}

// appendChars appends the characters of a phrase, none if one is not Han.
func appendChars(all []char, s string) []char {
	start := len(all)
	for _, r := range s {
		if r < firstHan || r > lastHan {
			return all[:start]
		}
		all = append(all, char(r-firstHan))
	}
	return all
}

// file adds the near misses of one phrase. The first and the last character always
// stand: a change there makes another word.
func (m *maker) file(p []char, kind kind) {
	n := len(p)
	for s := 0; s+window <= n; s++ {
		m.addGood(spread(allFour | key(p[s], p[s+1], p[s+2], p[s+3])))
	}
	for k := 1; k < n-1; k++ {
		if kind != onlyLength {
			near := near{m.phrases, uint8(k), other}
			a := p[near.offset(n):]
			if near.kind(n) == butSecond {
				m.add(butSecond|key(a[0], 0, a[2], a[3]), word(a[0], a[3]), bitsSecond(a[2]), near)
			} else {
				m.add(butThird|key(a[0], a[1], 0, a[3]), word(a[0], a[3]), bitsThird(a[1]), near)
			}
			if k+1 < n-1 && p[k] != p[k+1] {
				m.addAll(p[k-1], p[k+1], p[k], p[k+2], near.as(swapped))
			}
		}
		near := near{m.phrases, uint8(k), doubled}
		if kind != onlyChanged && p[k] != p[k-1] && p[k] != p[k+1] {
			m.addAll(p[k-1], p[k], p[k], p[k+1], near)
		}
		if kind != onlyChanged && k >= edge && k < n-edge && p[k] != p[k+1] {
			m.addAll(p[k-2], p[k-1], p[k+1], p[k+2], near.as(lost))
		}
	}
}

func (n near) as(e edit) near { n.edit = e; return n }

func (m *maker) addAll(a, b, c, d char, n near) {
	m.add(allFour|key(a, b, c, d), word(a, d), bitsAll(b, c), n)
}

func (m *maker) add(key uint64, word uint32, bits uint64, n near) {
	m.sieve[word] |= bits
	m.keys = append(m.keys, filed{spread(key), n})
}

func (m *maker) addGood(h uint64) {
	at, part := goodOf(h)
	for m.good[at] != 0 && m.good[at] != part {
		at = (at + 1) & (1<<goodLog - 1)
	}
	if m.good[at] == 0 {
		m.good[at] = part
		m.goods++
	}
}

func (m *maker) bytes() []byte {
	// Of nears with one key the last one filed comes first.
	slices.Reverse(m.keys)
	slices.SortStableFunc(m.keys, func(a, b filed) int { return homeOf(a.hash) - homeOf(b.hash) })
	var heads, nears []uint32
	for h := range 1 << headLog {
		for len(nears) < len(m.keys) && homeOf(m.keys[len(nears)].hash) < h {
			nears = append(nears, m.keys[len(nears)].pack())
		}
		heads = append(heads, uint32(len(nears)))
	}
	for len(nears) < len(m.keys) {
		nears = append(nears, m.keys[len(nears)].pack())
	}
	heads = append(heads, uint32(len(nears)))
	slices.Sort(m.halves)
	out := []byte(magic)
	for _, part := range []any{m.sieve[:], heads, nears, m.good[:], append(m.starts, uint32(len(m.text))), m.text, slices.Compact(m.halves)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(binary.Size(part)))
		out, _ = binary.Append(out, binary.LittleEndian, part) // never fails with numbers
	}
	return out
}

func (f filed) pack() uint32 {
	return ((uint32(f.phrase)<<atBits|uint32(f.at))<<editBits|uint32(f.edit))<<tagBits | tagOf(f.hash)
}
