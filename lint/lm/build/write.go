package build

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"gaolint/lint/lm"
)

// Options say what of the counts goes into the model.
type Options struct {
	// Least is the least count, in units of 1/lm.CountUnit, of an n-gram of each order
	// that is kept. High orders are cut so that no sentence can be read back.
	Least [lm.MaxOrder]uint32 `json:"least"`
	// Ranks is of how many of the commonest symbols the pairs are kept.
	Ranks int `json:"ranks"`
	// WordLeast is the least count of a word of the lexicon, in the same units.
	WordLeast uint32 `json:"wordLeast"`
}

// Defaults are the options of the embedded model: n-grams of four are kept that occur
// twice, n-grams of five that occur eight times.
var Defaults = Options{Least: [lm.MaxOrder]uint32{4, 4, 4, 8, 32}, WordLeast: 20, Ranks: 2560}

// Report tells what went into a model.
type Report struct {
	// Kept and Seen are the numbers of distinct n-grams by order.
	Kept [lm.MaxOrder]int `json:"kept"`
	Seen [lm.MaxOrder]int `json:"seen"`
	// Words are the numbers of the lexicon's entries, by length.
	Words [lm.MaxWord - lm.MinWord + 1]int `json:"words"`
}

// Model writes the model's file: the counts, and of the words those that are frequent.
func Model(c *Counter, words []string, o Options) ([]byte, Report, error) {
	var report Report
	var keys []uint64
	var codes []uint8
	h := lm.Header{Magic: lm.Magic}
	for n := range c.Orders {
		t := &c.Orders[n]
		report.Seen[n] = len(t.Keys)
		for i, k := range t.Keys {
			if n == 0 {
				h.Total += uint64(t.Counts[i])
			}
			if t.Counts[i] >= o.Least[n] {
				keys, codes = append(keys, k), append(codes, lm.Quantise(t.Counts[i]))
				report.Kept[n]++
			}
		}
	}
	h.Total /= lm.CountUnit
	keys, codes = addWords(keys, codes, words)
	shape, cells, err := makeTable(keys, codes)
	if err != nil {
		return nil, report, err
	}
	h.TableShape = shape
	lexicon := entries(c, words, o.WordLeast)
	for i, e := range lexicon {
		report.Words[i] = len(e)
		h.Words[i] = uint32(len(e))
	}
	var out bytes.Buffer
	ranks, next := matrix(c, o)
	h.Ranks = uint32(o.Ranks)
	for _, part := range []any{h, ranks, next, cells} {
		if err := binary.Write(&out, binary.LittleEndian, part); err != nil {
			return nil, report, err
		}
	}
	for _, list := range lexicon {
		for _, e := range list {
			_ = binary.Write(&out, binary.LittleEndian, e.sound)
			out.WriteByte(e.code)
			_ = binary.Write(&out, binary.LittleEndian, e.word)
		}
	}
	return out.Bytes(), report, nil
}

// addWords adds the keys of the words, which tell that a word is one.
func addWords(keys []uint64, codes []uint8, words []string) ([]uint64, []uint8) {
	seen := map[uint64]bool{}
	for _, w := range words {
		symbols := []lm.Symbol{lm.WordMark}
		for _, r := range w {
			symbols = append(symbols, lm.Symbol(r))
		}
		k := lm.Key(symbols...)
		if n := len(symbols) - 1; n < lm.MinWord || n > lm.MaxWord || seen[k] {
			continue
		}
		seen[k] = true
		keys, codes = append(keys, k), append(codes, 1)
	}
	return keys, codes
}

type entry struct {
	sound uint32
	code  uint8
	word  []uint16
}

// entries makes the lexicon's entries, by length of the word.
func entries(c *Counter, words []string, least uint32) (all [lm.MaxWord - lm.MinWord + 1][]entry) {
	var sounds []uint32
	for _, w := range words {
		var symbols []lm.Symbol
		var word []uint16
		for _, r := range w {
			symbols, word = append(symbols, lm.Symbol(r)), append(word, uint16(r))
		}
		if len(word) < lm.MinWord || len(word) > lm.MaxWord {
			continue
		}
		count := c.count(symbols)
		if count < least {
			continue
		}
		list := &all[len(word)-lm.MinWord]
		sounds = lm.SoundKeys(symbols, sounds[:0])
		for _, s := range sounds {
			*list = append(*list, entry{s, lm.Quantise(count), word})
		}
	}
	for i := range all {
		slices.SortFunc(all[i], func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.sound, b.sound), slices.Compare(a.word, b.word))
		})
		all[i] = slices.CompactFunc(all[i], func(a, b entry) bool { return a.sound == b.sound && slices.Equal(a.word, b.word) })
	}
	return all
}

// count is how often the word was counted.
func (c *Counter) count(word []lm.Symbol) uint32 {
	t := &c.Orders[len(word)-1]
	i, ok := slices.BinarySearch(t.Keys, lm.Key(word...))
	if !ok {
		return 0
	}
	return t.Counts[i]
}

// matrix gives the symbols' ranks and the bits of the pairs.
func matrix(c *Counter, o Options) (ranks []uint16, next []byte) {
	type ranked struct {
		symbol lm.Symbol
		count  uint32
	}
	var all []ranked
	for s := lm.Symbol(1); s < lm.Ranked; s++ {
		if n := c.count([]lm.Symbol{s}); n > 0 {
			all = append(all, ranked{s, n})
		}
	}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.symbol, b.symbol)) })
	all = all[:min(len(all), o.Ranks)]
	ranks = make([]uint16, lm.Ranked)
	row := lm.PairRow(o.Ranks)
	next = make([]byte, row*(o.Ranks+1))
	known := make(map[uint64]bool, len(c.Orders[1].Keys))
	for i, k := range c.Orders[1].Keys {
		if c.Orders[1].Counts[i] >= o.Least[1] {
			known[k] = true
		}
	}
	for i, a := range all {
		ranks[a.symbol] = uint16(i + 1)
		for k, b := range all {
			if known[lm.Key(a.symbol, b.symbol)] {
				next[(i+1)*row+(k+1)>>3] |= 1 << ((k + 1) & 7)
			}
		}
	}
	return ranks, next
}
