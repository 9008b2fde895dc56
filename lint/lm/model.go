package lm

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
)

// Model is the statistics of a model file, read where they lie.
type Model struct {
	table Table
	// size is the number of symbols counted.
	size    float64
	lexicon lexicon
	pairs   pairs
	weights *Weights
	lazy    lazyPartners
	// similar keeps the characters like each, by its place in the block.
	similar [lastHan - firstHan + 1]atomic.Pointer[[]Alternative]
}

// CountUnit is the count of one occurrence in text of full weight.
const CountUnit = 4

// codeStep is the logarithm (to base e) between the counts of two neighbouring codes.
const codeStep = 0.32

// Quantise gives the code of a count in units of 1/CountUnit; 0 stands for none.
func Quantise(count uint32) uint8 {
	if count == 0 {
		return 0
	}
	return uint8(min(math.Round(math.Log(float64(count))/codeStep), 1<<CodeBits-2)) + 1
}

// counts are the counts of the codes, in occurrences.
var counts = func() (c [1 << CodeBits]float32) {
	for i := 1; i < len(c); i++ {
		c[i] = float32(math.Exp(float64(i-1)*codeStep) / CountUnit)
	}
	return c
}()

// Header is the beginning of a model file. All numbers are little-endian.
type Header struct {
	Magic [16]byte
	TableShape
	// Total is the number of symbols counted.
	Total uint64
	// Ranks is the number of symbols that the pairs are kept of.
	Ranks uint32
	// Words are the numbers of entries of the lexicon, by length of the words.
	Words [MaxWord - MinWord + 1]uint32
}

// Magic begins a model file.
var Magic = [16]byte{'g', 'a', 'o', 'l', 'i', 'n', 't', ' ', 'm', 'o', 'd', 'e', 'l', ' ', '2', '\n'}

// Open reads a model's head and checks that the file is whole. Weights are only asked by
// Read.
func Open(file string, weights *Weights) (*Model, error) {
	var h Header
	size, err := binary.Decode([]byte(file[:min(len(file), 128)]), binary.LittleEndian, &h)
	if err != nil || h.Magic != Magic {
		return nil, errors.New("not a model file")
	}
	m := &Model{weights: weights, size: float64(max(h.Total, 1))}
	m.table.TableShape = h.TableShape
	rest := file[size:]
	cut := func(n int) string {
		if n < 0 || n > len(rest) {
			err = fmt.Errorf("model file of %d bytes is cut short", len(file))
			return ""
		}
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	if h.Segment == 0 || h.Segment&(h.Segment-1) != 0 || h.Segments == 0 || h.Segments > 1<<24 {
		return nil, errors.New("model file with a broken head")
	}
	m.pairs = pairs{ranks: cut(2 * Ranked), width: int(h.Ranks)}
	m.pairs.next = cut(m.pairs.size())
	m.table.cells = cut(2 * h.TableShape.Cells())
	for i, n := range h.Words {
		m.lexicon[i] = newWords(cut(int(n)*entrySize(i+MinWord)), i+MinWord)
	}
	return m, err
}

// Code looks up an n-gram by its key.
func (m *Model) Code(k uint64) uint8 { return m.table.Code(k) }

// Count is how often the n-gram was counted, in occurrences of full weight.
func (m *Model) Count(symbols ...Symbol) float32 { return counts[m.table.Code(Key(symbols...))] }

// Homophones gives the words of the lexicon that have n characters and the sound.
func (m *Model) Homophones(n int, sound uint32) (words [][]Symbol) {
	for i := m.lexicon.first(n, sound); ; i++ {
		word := make([]Symbol, n)
		if _, ok := m.lexicon.read(n, i, sound, word); !ok {
			return words
		}
		words = append(words, word)
	}
}

// Known counts the n-grams of three symbols of the cells, and those of them that are known.
func (m *Model) Known(cells []Cell) (known, all int) {
	x := scanners.Get().(*scanner)
	defer scanners.Put(x)
	x.Model, x.cells = m, cells
	x.mark()
	return x.attested()
}
