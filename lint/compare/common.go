package compare

import (
	"cmp"
	"math/bits"
	"slices"
)

// sortSentences finds the sentences that several organs have. Most stand in one report
// alone: they are told by two passes over the digests, so that only the others are sorted.
func (b *Batch) sortSentences() {
	b.shared, b.common = map[digest][]place{}, map[digest]Common{}
	total := 0
	for _, p := range b.packed {
		p.digests(func(int, digest) { total++ })
	}
	seen := newTwice(total)
	for _, p := range b.packed {
		p.digests(func(_ int, d digest) { seen.add(d) })
	}
	total = 0
	for _, p := range b.packed {
		p.digests(func(_ int, d digest) {
			if seen.again(d) {
				total++
			}
		})
	}
	all := make([]mine, 0, total) // exactly: in a large batch it is the largest thing there is
	for i, p := range b.packed {
		p.digests(func(k int, d digest) {
			if seen.again(d) {
				all = append(all, mine{d, int32(i), int32(k)})
			}
		})
	}
	slices.SortFunc(all, func(x, y mine) int {
		return cmp.Or(cmp.Compare(x.digest, y.digest), cmp.Compare(x.report, y.report), cmp.Compare(x.index, y.index))
	})
	lines := make([][]int32, len(b.packed)) // of the reports that were asked for
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].digest == all[0].digest {
			n++
		}
		b.sort(all[:n], lines)
		all = all[n:]
	}
}

// sort tells what becomes of the places of one sentence.
func (b *Batch) sort(same []mine, lines [][]int32) {
	if len(same) < 2 {
		return
	}
	most := min(max(commonLeast, int(commonShare*float64(len(b.organs))+0.999)), commonMost)
	organs := 0
	seen := make(map[int32]bool, min(len(same), most))
	for _, m := range same {
		if o := b.organ[m.report]; !seen[o] {
			seen[o] = true
			organs++
		}
	}
	line := func(m mine) int32 {
		if lines[m.report] == nil {
			lines[m.report] = b.packed[m.report].lines()
		}
		return lines[m.report][m.index]
	}
	switch {
	case organs < 2:
	case organs >= most:
		b.common[same[0].digest] = Common{b.reports[same[0].report].Path, int(line(same[0])), organs}
	default:
		places := make([]place, len(same))
		for i, m := range same {
			places[i] = place{m.report, line(m)}
		}
		b.shared[same[0].digest] = places
	}
}

// twice tells which digests were added more than once; of a few it says so wrongly.
type twice struct {
	once, more []uint64
	shift      int
}

// newTwice makes one for as many digests, with 16 bits for each.
func newTwice(n int) *twice {
	size := max(10, bits.Len(uint(n))+3) // of the number of bits
	return &twice{make([]uint64, 1<<(size-6)), make([]uint64, 1<<(size-6)), 64 - size}
}

func (t *twice) add(d digest) {
	at := d >> t.shift
	bit := uint64(1) << (at & 63)
	t.more[at>>6] |= t.once[at>>6] & bit
	t.once[at>>6] |= bit
}

func (t *twice) again(d digest) bool {
	at := d >> t.shift
	return t.more[at>>6]>>(at&63)&1 != 0
}
