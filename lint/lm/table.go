package lm

import "math/bits"

// Table is a function from 64-bit keys to small codes, kept in a string of cells of two
// bytes: a binary fuse filter (Graf and Lemire, 2022) whose fingerprints carry a value.
// A key's cell is the exclusive or of three cells; its upper bits confirm the key, its
// lower CodeBits bits are the code. Keys that were never put in are answered with code 0
// but for one in 2^(16-CodeBits). The keys themselves are not kept and cannot be listed.
type Table struct {
	cells string
	TableShape
}

// CodeBits is the width of a code.
const CodeBits = 6

// TableShape tells how the cells of a table are laid out.
type TableShape struct {
	// Segment is the length of a segment in cells, a power of two.
	Segment uint32
	// Segments is the number of segments in which a key's first cell may lie; two more follow.
	Segments uint32
	// Seed goes into the hash of every key.
	Seed uint64
}

// Cells is how many cells the table has.
func (t TableShape) Cells() int { return int(t.Segment) * int(t.Segments+2) }

// Spread is the hash of a key under the table's seed.
func (t TableShape) Spread(k uint64) uint64 {
	h := k + t.Seed
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

// Places are the three cells of the key with that hash.
func (t TableShape) Places(h uint64) (a, b, c uint32) {
	hi, _ := bits.Mul64(h, uint64(t.Segments)*uint64(t.Segment))
	a = uint32(hi)
	mask := t.Segment - 1
	b = (a + t.Segment) ^ uint32(h>>18)&mask
	c = (a + 2*t.Segment) ^ uint32(h)&mask
	return a, b, c
}

// Fingerprint confirms the key with that hash, in the bits above the code.
func (t TableShape) Fingerprint(h uint64) uint16 { return uint16(h>>36) << CodeBits }

// Code looks the key up; 0 is that of a key that was not put in.
func (t *Table) Code(k uint64) uint8 {
	return t.code(t.Spread(k))
}

func (t *Table) code(h uint64) uint8 {
	a, b, c := t.Places(h)
	x := t.cell(a) ^ t.cell(b) ^ t.cell(c) ^ t.Fingerprint(h)
	if x>>CodeBits != 0 {
		return 0
	}
	return uint8(x)
}

func (t *Table) cell(i uint32) uint16 {
	i *= 2
	return uint16(t.cells[i]) | uint16(t.cells[i+1])<<8
}

// NewTable makes a table of the cells.
func NewTable(shape TableShape, cells []uint16) *Table {
	b := make([]byte, 0, 2*len(cells))
	for _, c := range cells {
		b = append(b, byte(c), byte(c>>8))
	}
	return &Table{string(b), shape}
}
