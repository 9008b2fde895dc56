package lm

// memo keeps the codes of n-grams that were looked up lately: an n-gram of the table
// lies in three cells far from one another, and official texts use the same ones again
// and again. It holds nothing but what the table says. An entry is the key with its low
// bits, which its place tells, replaced by the code; key 0 is never asked for.
type memo struct{ entries [1 << memoBits]uint64 }

const memoBits = 13

const codeMask = 1<<CodeBits - 1

// code looks an n-gram up.
func (x *scanner) code(k key) uint8 {
	e := &x.memo.entries[k&(1<<memoBits-1)]
	if (*e^uint64(k))>>CodeBits == 0 {
		return uint8(*e & codeMask)
	}
	c := x.table.Code(uint64(k))
	*e = uint64(k)&^codeMask | uint64(c)
	return c
}

// batch is how many n-grams are looked up side by side.
const batch = 4

// codes looks n-grams up, several at a time: their cells are far apart in memory and
// fetched together.
func (x *scanner) codes(keys []key, out []uint8) {
	var at [batch]int
	var hash [batch]uint64
	n := 0
	for i, k := range keys {
		e := x.memo.entries[k&(1<<memoBits-1)]
		if (e^uint64(k))>>CodeBits == 0 {
			out[i] = uint8(e & codeMask)
			continue
		}
		at[n], hash[n] = i, x.table.Spread(uint64(k))
		if n++; n == batch {
			x.fetch(keys, out, &at, &hash)
			n = 0
		}
	}
	for i := range n {
		out[at[i]] = x.table.code(hash[i])
		x.keep(keys[at[i]], out[at[i]])
	}
}

func (x *scanner) fetch(keys []key, out []uint8, at *[batch]int, hash *[batch]uint64) {
	var cells [batch]uint16
	for i, h := range hash {
		a, b, c := x.table.Places(h)
		cells[i] = x.table.cell(a) ^ x.table.cell(b) ^ x.table.cell(c) ^ x.table.Fingerprint(h)
	}
	for i, v := range cells {
		c := uint8(v)
		if v>>CodeBits != 0 {
			c = 0
		}
		out[at[i]] = c
		x.keep(keys[at[i]], c)
	}
}

func (x *scanner) keep(k key, c uint8) {
	x.memo.entries[k&(1<<memoBits-1)] = uint64(k)&^codeMask | uint64(c)
}
