package zh

// Set is a set of characters of the basic plane, one bit for each code point.
type Set [1 << 10]uint64

// SetOf has the characters of a string.
func SetOf(s string) *Set {
	t := new(Set)
	for _, r := range s {
		t.Add(r)
	}
	return t
}

// Add puts a character of the basic plane in; any other one is left out.
func (t *Set) Add(r rune) {
	if uint32(r) < 1<<16 {
		t[r>>6] |= 1 << (r & 63)
	}
}

// Has tells whether the character is in the set.
func (t *Set) Has(r rune) bool { return uint32(r) < 1<<16 && t[r>>6]>>(r&63)&1 != 0 }

// Index is where the first character of the set stands in s, in bytes, -1 if none does.
func (t *Set) Index(s string) int {
	for i := t.past(s, 0); i < len(s); i = t.past(s, i) {
		r, n := decode(s, i)
		if t.Has(r) {
			return i
		}
		i += n
	}
	return -1
}

// LastIndex is where the last one stands.
func (t *Set) LastIndex(s string) int {
	for i := len(s); i > 0; {
		r, n := before(s, i)
		if i -= n; t.Has(r) {
			return i
		}
	}
	return -1
}

// past is the end of the Han characters from byte i of s on that are not in the set. Most
// of a text is such: what is done for each of them is as little as can be.
func (t *Set) past(s string, i int) int {
	rest, k := s[i:], 0
	for ; k < len(rest)-2; k += 3 {
		c, x, y := rest[k], rest[k+1]^0x80, rest[k+2]^0x80
		if c-0xE4 > 0xE9-0xE4 || (x|y)&0xC0 != 0 || t[uint(c&0x0F)<<6|uint(x&0x3F)]>>(y&63)&1 != 0 {
			break
		}
	}
	return i + k
}
