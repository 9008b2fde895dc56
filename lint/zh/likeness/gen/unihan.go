package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The characters that are compared: of the basic plane, in the unified blocks.
const first, last = 0x3400, 0x9FFF

// Levels of a character: the thirds of the 通用规范汉字表, what else GB 2312 has, and the
// other characters of GBK, which are written by mistake only.
const (
	common = iota + 1
	second
	third
	foreign
)

// character is what is known of one, with its pictures.
type character struct {
	r       rune
	level   int
	strokes int
	// radical is the number of its radical, beside how many strokes it has beside that.
	radical string
	beside  int
	cangjie string
	// whole are its pictures as far as strokes tell them apart, one for each font;
	// shifted the same moved by a pixel each way; rest its picture without the radical
	// on the left or on top.
	whole   [2][]float32
	shifted [2][][]float32
	rest    [2][]float32
	// full is the picture scaled to the form of each part of a character; parts are the
	// parts.
	full  [regions][]float32
	parts [regions][][]float32
}

// characters reads the characters to compare, by code point.
func characters(dir string) ([]character, error) {
	db := map[rune]map[string]string{}
	for _, name := range [...]string{"Unihan_OtherMappings.txt", "Unihan_DictionaryLikeData.txt", "Unihan_IRGSources.txt"} {
		if err := read(filepath.Join(dir, name), db); err != nil {
			return nil, err
		}
	}
	var out []character
	for r, fields := range db {
		c := character{r: r, level: level(r, fields), cangjie: fields["kCangjie"]}
		strokes, _, _ := strings.Cut(fields["kTotalStrokes"], " ")
		c.strokes, _ = strconv.Atoi(strokes)
		radical, _, _ := strings.Cut(fields["kRSUnicode"], " ")
		c.radical, radical, _ = strings.Cut(radical, ".")
		c.beside, _ = strconv.Atoi(radical)
		if c.level > 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b character) int { return int(a.r - b.r) })
	return out, nil
}

func level(r rune, fields map[string]string) int {
	_, n, ok := strings.Cut(fields["kTGH"], ":")
	rank, err := strconv.Atoi(n)
	switch {
	case ok && err == nil && rank <= 3500:
		return common
	case ok && err == nil && rank <= 6500:
		return second
	case ok && err == nil, fields["kGB0"] != "":
		return third
	case r >= 0x4E00 && r <= 0x9FA5:
		return foreign
	}
	return 0
}

var wanted = map[string]bool{"kTGH": true, "kGB0": true, "kCangjie": true, "kTotalStrokes": true, "kRSUnicode": true}

func read(path string, db map[rune]map[string]string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading the database: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		parts := strings.SplitN(lines.Text(), "\t", 3)
		if len(parts) != 3 || !wanted[parts[1]] || !strings.HasPrefix(parts[0], "U+") {
			continue
		}
		code, err := strconv.ParseUint(parts[0][2:], 16, 32)
		if err != nil {
			return fmt.Errorf("code point %s: %w", parts[0], err)
		}
		r := rune(code)
		if r < first || r > last {
			continue
		}
		if db[r] == nil {
			db[r] = map[string]string{}
		}
		db[r][parts[1]] = parts[2]
	}
	return lines.Err()
}

// distance is how many letters of one code must be put in, taken out or changed to get
// the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
