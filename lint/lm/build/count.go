// Package build makes the model's file from text.
package build

import (
	"bufio"
	"io"
	"slices"

	"gaolint/lint/lm"
)

// Tally holds how often n-grams stand in text: keys in rising order, and the number of
// occurrences, each weighed.
type Tally struct {
	Keys   []uint64
	Counts []uint32
}

// Counter counts the n-grams of all orders.
type Counter struct {
	// Orders hold the counts of the n-grams, those of one symbol first.
	Orders [lm.MaxOrder]Tally
}

// Add counts the paragraphs, one a line; every occurrence counts weight.
func (c *Counter) Add(text io.Reader, weight uint32) error {
	var keys [lm.MaxOrder][]uint64
	var cells []lm.Cell
	lines := bufio.NewScanner(text)
	lines.Buffer(nil, 1<<26)
	var at [lm.MaxOrder]uint64
	for lines.Scan() {
		cells = lm.Cells(lines.Text(), cells)
		if len(cells) == 2*lm.Margin {
			continue
		}
		for i := range cells {
			for n, k := range lm.KeysAt(cells, i, at[:0]) {
				keys[n] = append(keys[n], k)
			}
		}
	}
	for n := range keys {
		c.Orders[n] = merge(c.Orders[n], tally(keys[n], weight))
	}
	return lines.Err()
}

// tally counts equal keys.
func tally(keys []uint64, weight uint32) Tally {
	slices.Sort(keys)
	var t Tally
	for i, k := range keys {
		if i == 0 || k != keys[i-1] {
			t.Keys, t.Counts = append(t.Keys, k), append(t.Counts, 0)
		}
		t.Counts[len(t.Counts)-1] += weight
	}
	return t
}

// merge adds two tallies.
func merge(a, b Tally) Tally {
	if len(a.Keys) == 0 {
		return b
	}
	t := Tally{make([]uint64, 0, len(a.Keys)+len(b.Keys)/2), make([]uint32, 0, len(a.Keys)+len(b.Keys)/2)}
	i, k := 0, 0
	for i < len(a.Keys) || k < len(b.Keys) {
		switch {
		case k == len(b.Keys) || i < len(a.Keys) && a.Keys[i] < b.Keys[k]:
			t.Keys, t.Counts = append(t.Keys, a.Keys[i]), append(t.Counts, a.Counts[i])
			i++
		case i == len(a.Keys) || b.Keys[k] < a.Keys[i]:
			t.Keys, t.Counts = append(t.Keys, b.Keys[k]), append(t.Counts, b.Counts[k])
			k++
		default:
			t.Keys, t.Counts = append(t.Keys, a.Keys[i]), append(t.Counts, a.Counts[i]+b.Counts[k])
			i, k = i+1, k+1
		}
	}
	return t
}
