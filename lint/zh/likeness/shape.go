package likeness

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

var (
	//go:embed shapes.txt
	shapes string
	// parts are pairs that share a part and are not much alike as a whole.
	//go:embed parts.txt
	parts string
)

// The characters that the table may hold.
const first, last = 0x3400, 0x9FFF

// neighbour is a character of like shape in its low 16 bits, and over them 9 less the
// grade, so that the likest sort first.
type neighbour uint32

func (n neighbour) rune() rune { return rune(n & 0xFFFF) }

// grade is from 1 to 9, nearly the same.
func (n neighbour) grade() int { return 9 - int(n>>16) }

// shapeTable holds the neighbours of the character r from start[r-first] on.
type shapeTable struct {
	start []uint32
	all   []neighbour
}

var loadShapes = sync.OnceValue(func() *shapeTable {
	t := &shapeTable{start: make([]uint32, last-first+3)}
	eachPair(func(a, b rune, _ int) {
		t.start[a-first+2]++
		t.start[b-first+2]++
	})
	for i := 1; i < len(t.start); i++ {
		t.start[i] += t.start[i-1]
	}
	t.all = make([]neighbour, t.start[len(t.start)-1])
	next := t.start[1:] // moves on to where the next character's begin
	put := func(a, b rune, grade int) {
		t.all[next[a-first]] = neighbour(9-grade)<<16 | neighbour(b)
		next[a-first]++
	}
	eachPair(func(a, b rune, grade int) {
		put(a, b, grade)
		put(b, a, grade)
	})
	for r := rune(first); r <= last; r++ {
		slices.Sort(t.of(r))
	}
	return t
})

// of gives the neighbours of a character, the likest first.
func (t *shapeTable) of(r rune) []neighbour {
	if r < first || r > last {
		return nil
	}
	return t.all[t.start[r-first]:t.start[r-first+1]]
}

// eachPair calls f for each pair of the tables: its characters, and their grade.
func eachPair(f func(a, b rune, grade int)) {
	pairsOf(shapes, f)
	pairsOf(parts, f)
}

func pairsOf(data string, f func(a, b rune, grade int)) {
	for line := range strings.SplitSeq(data, "\n") {
		a, n := utf8.DecodeRuneInString(line)
		if a < first || a > last {
			continue
		}
		grade := 1
		for _, b := range line[n:] {
			switch {
			case b >= '1' && b <= '9':
				grade = int(b - '0')
			case b >= first && b <= last:
				f(a, b, grade)
			}
		}
	}
}

// likeShape tells whether two characters look alike.
func likeShape(a, b rune) bool {
	t := loadShapes()
	x, y := t.of(a), t.of(b)
	if len(y) < len(x) {
		x, b = y, a
	}
	for _, n := range x {
		if n.rune() == b {
			return true
		}
	}
	return false
}
