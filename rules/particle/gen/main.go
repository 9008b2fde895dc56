// Command gen writes data/words.txt, the word classes of rule particle, from a
// dictionary with parts of speech and from official text.
//
//	go run ./rules/particle/gen -dict jieba.dict.utf8 -corpus DIR > words.txt
//
// DIR holds text files, one paragraph a line; only counts of them enter the result.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const header = `# Words and what they tell about the particle beside them, from the dictionary of jieba
# (https://github.com/fxsjy/jieba, as it comes with github.com/yanyiwu/gojieba v1.3.0; MIT
# License, see LICENSE) and from counts over official text. Written by rules/particle/gen.
# The letters before the words:
#   c  holds 的, 地 or 得 itself
#   k  known: behind it 得 is the particle
#   l  before it, and never before an adverbial 地: a noun or an adjective
#   n  noun that follows neither 地 nor 得
#   r  never follows an adverbial 地
`

// How often a word must stand in the dictionary's count, by its kind.
const (
	leastNoun   = 150
	leastName   = 600
	leastVerb   = 150
	leastManner = 50
	leastWithDe = 3
)

const particles = "的地得"

type entry struct {
	kind  string
	count int
}

func main() {
	dict := flag.String("dict", "", "dictionary: word, count, part of speech a line")
	corpus := flag.String("corpus", "", "folder with official text")
	flag.Parse()
	words, compounds := read(*dict)
	s := &counter{words: words, compounds: compounds, leftDi: map[string]int{}, rightDi: map[string]int{}, leftDe: map[string]int{}, rightDe: map[string]int{}}
	files, err := filepath.Glob(filepath.Join(*corpus, "*.txt"))
	check(err)
	for _, f := range files {
		s.file(f)
	}
	s.write()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func han(s string) bool {
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

// read sorts the dictionary into classes: N noun, P pronoun and place, V verb or both, A manner.
func read(name string) (words map[string]byte, compounds map[string]bool) {
	words, compounds = map[string]byte{}, map[string]bool{}
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		part := strings.Fields(sc.Text())
		if len(part) != 3 || !han(part[0]) {
			continue
		}
		count, err := strconv.Atoi(part[1])
		check(err)
		n := utf8.RuneCountInString(part[0])
		if strings.ContainsAny(part[0], particles) {
			if n >= 2 && n <= 4 && count >= leastWithDe {
				compounds[part[0]] = true
			}
			continue
		}
		if n < 2 || n > 4 {
			continue
		}
		if c := class(entry{part[2], count}, n); c != 0 {
			words[part[0]] = c
		}
	}
	return words, compounds
}

func class(e entry, n int) byte {
	switch e.kind {
	case "n", "nz", "ns", "nt", "s", "t", "j", "m":
		if e.count >= leastNoun && n < 4 {
			return 'N'
		}
	case "nr", "nrt", "nrfg":
		if e.count >= leastName {
			return 'N'
		}
	case "r", "f":
		return 'P'
	case "v", "vi":
		if e.count >= leastVerb {
			return 'V'
		}
	case "vn":
		return 'V'
	case "a", "an", "b":
		if e.count >= leastManner {
			return 'A'
		}
	case "ad", "d", "z", "vd":
		if e.count >= leastManner {
			return 'D'
		}
	case "i", "l":
		if n == 4 && e.count >= leastVerb {
			return 'D'
		}
	}
	return 0
}

// counter counts which words stand beside the particles 地 and 得.
type counter struct {
	words                            map[string]byte
	compounds                        map[string]bool
	leftDi, rightDi, leftDe, rightDe map[string]int
}

func (s *counter) file(name string) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		s.line([]rune(sc.Text()))
	}
	check(sc.Err())
}

func (s *counter) line(t []rune) {
	for i, r := range t {
		if r != '地' && r != '得' || s.compound(t, i) {
			continue
		}
		left, right := s.leftDi, s.rightDi
		if r == '得' {
			left, right = s.leftDe, s.rightDe
		}
		for n := 4; n >= 2; n-- {
			if i >= n && s.words[string(t[i-n:i])] != 0 {
				left[string(t[i-n:i])]++
				break
			}
		}
		for n := 4; n >= 2; n-- {
			if i+n < len(t) && s.words[string(t[i+1:i+1+n])] != 0 {
				right[string(t[i+1:i+1+n])]++
				break
			}
		}
	}
}

func (s *counter) compound(t []rune, i int) bool {
	for n := 2; n <= 4; n++ {
		for from := max(0, i-n+1); from <= i && from+n <= len(t); from++ {
			if s.compounds[string(t[from:from+n])] {
				return true
			}
		}
	}
	return false
}

func (s *counter) write() {
	lines := map[string][]string{"c": slices.Sorted(maps.Keys(s.compounds))}
	for _, w := range slices.Sorted(maps.Keys(s.words)) {
		c := s.words[w]
		letters := ""
		if s.leftDe[w] == 0 {
			letters += "k"
		}
		if s.leftDi[w] == 0 && (c == 'N' || c == 'A') {
			letters += "l"
		}
		if c == 'N' && s.rightDi[w] < 2 && s.rightDe[w] == 0 {
			letters += "n"
		}
		if s.rightDi[w] < 2 {
			letters += "r"
		}
		if letters != "" {
			lines[letters] = append(lines[letters], w)
		}
	}
	fmt.Print(header)
	for _, letters := range slices.Sorted(maps.Keys(lines)) {
		for chunk := range slices.Chunk(lines[letters], 24) {
			fmt.Println(letters, strings.Join(chunk, " "))
		}
	}
}
