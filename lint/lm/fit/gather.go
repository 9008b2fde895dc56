package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"gaolint/lint/lm"
	"gaolint/lint/lm/build"
)

const (
	// linesOfDocument is how many lines are taken as one document.
	linesOfDocument = 60
	// charactersOfText is how much is taken of one text.
	charactersOfText = 400_000
	// shareDirty is the share of the documents that get mistakes.
	shareDirty = 0.6
	// wrongWeight is what a wrong candidate counts: a draft has fewer mistakes than are
	// planted. Beside a mistake it counts besideWeight.
	wrongWeight, besideWeight = 10, 3
	// shortest is the least length of a sentence in bytes.
	shortest = 24
)

// document is a piece of text with the mistakes planted in each line.
type document struct {
	lines    []string
	mistakes [][]mistake
}

// gather plants mistakes in the texts and makes a row of each candidate.
func gather(m *lm.Model, texts []build.Source, seed uint64) (rows []row) {
	rng := rand.New(rand.NewPCG(seed, 2))
	planted, reached, characters := 0, 0, 0
	for _, t := range texts {
		var d document
		dirty, taken := true, 0
		flush := func() {
			n := 0
			rows, n = d.rows(m, rows)
			reached += n
			d, dirty = document{}, rng.Float64() < shareDirty
		}
		lines := bufio.NewScanner(bytes.NewReader(t.Text()))
		lines.Buffer(nil, 1<<26)
		for lines.Scan() && taken < charactersOfText {
			for _, s := range sentences(lines.Text()) {
				var wrong []mistake
				if dirty {
					s, wrong = plant(m, rng, s)
				}
				taken += len([]rune(s))
				planted += len(wrong)
				d.lines, d.mistakes = append(d.lines, s), append(d.mistakes, wrong)
			}
			if len(d.lines) >= linesOfDocument {
				flush()
			}
		}
		flush()
		characters += taken
	}
	fmt.Printf("%d mistakes in %d characters, %d among %d candidates\n", planted, characters, reached, len(rows))
	return rows
}

// sentences cuts a paragraph.
func sentences(p string) (out []string) {
	start := 0
	for i, r := range p {
		if end := i + len(string(r)); strings.ContainsRune("。；！", r) && end-start > 60 {
			out, start = append(out, p[start:end]), end
		}
	}
	if len(p)-start >= shortest {
		out = append(out, p[start:])
	}
	return out
}

// place is where a candidate was found, for what the document tells of it.
type place struct {
	form, left, right string
}

// rows adds the candidates of the document, and counts the mistakes among them.
func (d *document) rows(m *lm.Model, rows []row) ([]row, int) {
	reached, known, threes, first := 0, 0, 0, len(rows)
	var places []place
	forms, seen := map[string]int{}, map[string]bool{}
	for i, line := range d.lines {
		cells := lm.Cells(line, nil)
		k, n := m.Known(cells)
		known, threes = known+k, threes+n
		hit := make([]bool, len(d.mistakes[i]))
		m.Scan(cells, 2, func(c *lm.Candidate) {
			rows = append(rows, judge(cells, c, d.mistakes[i], hit))
			p := placeOf(m, cells, c)
			if context := p.left + p.form + p.right; !seen[context] {
				seen[context] = true
				forms[p.form]++
			}
			places = append(places, p)
		})
		for _, x := range hit {
			if x {
				reached++
			}
		}
	}
	all := strings.Join(d.lines, "\n")
	for i, p := range places {
		n := forms[p.form]
		if n > 1 && (strings.Contains(all, p.left) || strings.Contains(all, p.right)) {
			n = 1
		}
		rows[first+i].features.About(float64(known)/float64(max(threes, 1)), n)
	}
	return rows, reached
}

// judge makes the row of a candidate and notes the mistake that it mends.
func judge(cells []lm.Cell, c *lm.Candidate, mistakes []mistake, hit []bool) row {
	r := row{features: c.Features, weight: wrongWeight}
	for i, x := range mistakes {
		if x.mendedBy(cells, c) {
			r.right, r.weight, hit[i] = true, 1, true
			return r
		}
	}
	for _, x := range mistakes {
		for k := c.From - 3; k < c.To+3; k++ {
			if cells[k].Start == x.start {
				r.weight = besideWeight
			}
		}
	}
	return r
}

func placeOf(m *lm.Model, cells []lm.Cell, c *lm.Candidate) place {
	written, new := m.Words(cells, c)
	var form []rune
	for _, s := range c.New[:c.N] {
		form = append(form, rune(s))
	}
	before, after := string(rune(cells[c.From-1].Symbol)), string(rune(cells[c.To].Symbol))
	return place{written + "/" + new, before + string(form), string(form) + after}
}
