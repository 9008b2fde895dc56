package build

import (
	"errors"
	"math"

	"gaolint/lint/lm"
)

// makeTable lays out the keys, which must be distinct, with their codes (see lm.Table).
// The outcome depends on nothing else.
func makeTable(keys []uint64, codes []uint8) (lm.TableShape, []uint16, error) {
	n := float64(max(len(keys), 2))
	segment := min(uint32(1)<<int(math.Floor(math.Log(n)/math.Log(3.33)+2.25)), segmentMax)
	var shape lm.TableShape
	for room := max(roomLeast, 0.875+0.25*math.Log(1e6)/math.Log(n)); room < roomMost; room += roomStep {
		segments := max(3, uint32(math.Ceil(n*room/float64(segment))))
		shape = lm.TableShape{Segment: segment, Segments: segments - 2}
		for shape.Seed = 1; shape.Seed <= seeds; shape.Seed++ {
			if cells, ok := peel(shape, keys, codes); ok {
				return shape, cells, nil
			}
		}
	}
	return shape, nil, errors.New("no layout found for the table: are the keys distinct?")
}

// The table has roomLeast cells for each key, or as many more as a layout needs; at each
// size some seeds are tried. Short segments waste less at the ends, long ones need less
// room between.
const (
	segmentMax = 1 << 16
	roomLeast  = 1.09
	roomStep   = 0.005
	roomMost   = 8
	seeds      = 2
)

// peel assigns the cells: again and again a cell that only one of the remaining keys
// has is left to that key, and the keys are then set in the opposite order.
func peel(shape lm.TableShape, keys []uint64, codes []uint8) ([]uint16, bool) {
	count := make([]uint8, shape.Cells())
	through := make([]uint32, shape.Cells()) // exclusive or of the indexes of the cell's keys
	touch := func(i uint32, by int) (a, b, c uint32) {
		a, b, c = shape.Places(shape.Spread(keys[i]))
		for _, p := range [...]uint32{a, b, c} {
			count[p] += uint8(by)
			through[p] ^= i
		}
		return a, b, c
	}
	for i := range keys {
		touch(uint32(i), 1)
	}
	var queue []uint32
	for p, n := range count {
		if n == 1 {
			queue = append(queue, uint32(p))
		}
	}
	type left struct{ key, place uint32 }
	order := make([]left, 0, len(keys))
	for len(queue) > 0 {
		p := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if count[p] != 1 {
			continue
		}
		i := through[p]
		order = append(order, left{i, p})
		a, b, c := touch(i, -1)
		for _, q := range [...]uint32{a, b, c} {
			if count[q] == 1 {
				queue = append(queue, q)
			}
		}
	}
	if len(order) != len(keys) {
		return nil, false
	}
	cells := make([]uint16, shape.Cells())
	for k := len(order) - 1; k >= 0; k-- {
		x := order[k]
		h := shape.Spread(keys[x.key])
		a, b, c := shape.Places(h)
		want := shape.Fingerprint(h) | uint16(codes[x.key])
		cells[x.place] = 0
		cells[x.place] = want ^ cells[a] ^ cells[b] ^ cells[c]
	}
	return cells, true
}
