// Package tablegen writes reports with valid random tables in the layouts that drafts
// come in, damages them, and changes their figures, for tests. It takes the labels from
// its own drawings of the forms and knows their sums itself; it shares no code with the
// reader of tables.
//
// Its tests are the proof of the table rules. Each takes a sample of reports; all
// 10,000 of each are taken by
//
//	GAOLINT_FULL=1 go test ./rules/internal/tablegen
//
// GAOLINT_SHOW=DIR writes reports that fail to the directory.
package tablegen

import (
	"embed"
	"slices"
	"strings"
)

//go:embed forms/*.txt
var files embed.FS

// Form is a form as printed.
type Form struct {
	// Profile is the name of the report kind that the form belongs to.
	Profile string
	// Title is the report's title.
	Title string
	parts []part
}

// part is a heading with text or tables below it.
type part struct {
	heading, text string
	tables        []sheet
}

// sheet is one table as drawn.
type sheet struct {
	key              string
	decimals, signed bool
	lines            []line
}

// line is one line of a table; row is the number of its figures' row, -1 if it has none.
type line struct {
	cells []cell
	row   int
}

// cell is one box of a table.
type cell struct {
	text, note string
	// right and below: the box belongs to the one on its left or above it.
	right, below bool
	// figure is the number of the figure in its row, -1 for a label.
	figure int
}

// Forms are the forms of the reports for 2021 and later and for 2019 and 2020.
func Forms() []*Form { return []*Form{load("2021"), load("2019")} }

// Mixed is a report for 2022 that keeps labels of the form before, and its single row for
// requests handled otherwise.
func Mixed() *Form { return load("mixed") }

func load(name string) *Form {
	data, err := files.ReadFile("forms/" + name + ".txt")
	if err != nil {
		panic(err)
	}
	f := &Form{}
	for text := range strings.SplitSeq(string(data), "\n") {
		f.add(text)
	}
	return f
}

// add reads one line of a drawing.
func (f *Form) add(text string) {
	word, rest, _ := strings.Cut(text, " ")
	switch word {
	case "report":
		w := strings.Fields(rest)
		f.Profile, f.Title = w[0], "甲县"+w[1]+"年"+w[2]
	case "section":
		f.parts = append(f.parts, part{heading: rest})
	case "text":
		f.parts[len(f.parts)-1].text = rest
	case "table":
		w := strings.Fields(rest)
		p := &f.parts[len(f.parts)-1]
		p.tables = append(p.tables, sheet{key: w[0], decimals: slices.Contains(w, "decimals"), signed: slices.Contains(w, "signed")})
	case "|":
		p := &f.parts[len(f.parts)-1]
		p.tables[len(p.tables)-1].draw(rest)
	}
}

// draw adds a line of boxes.
func (s *sheet) draw(text string) {
	l := line{row: -1}
	figures := 0
	for box := range strings.SplitSeq(strings.TrimSuffix(text, "|"), "|") {
		c := cell{figure: -1}
		switch box = strings.TrimSpace(box); box {
		case "<":
			c.right = true
		case "^":
			c.below = true
		case "#":
			c.figure = figures
			figures++
			l.row = s.rows()
		default:
			c.text, c.note, _ = strings.Cut(box, "~")
		}
		l.cells = append(l.cells, c)
	}
	s.lines = append(s.lines, l)
}

// rows is the number of lines with figures.
func (s *sheet) rows() int {
	n := 0
	for _, l := range s.lines {
		if l.row >= 0 {
			n++
		}
	}
	return n
}

// columns is the number of figures in a row.
func (s *sheet) columns() int {
	n := 0
	for _, c := range s.lines[len(s.lines)-1].cells {
		if c.figure >= 0 {
			n++
		}
	}
	return n
}

// heads is the number of lines above the figures.
func (s *sheet) heads() int {
	return slices.IndexFunc(s.lines, func(l line) bool { return l.row >= 0 })
}

// Place is where a figure stands in a text, in bytes, without blanks around it; Start
// is -1 if it is not there.
type Place struct{ Start, End int }

// Draft is a report as written.
type Draft struct {
	// Name is the file's, which tells how it is read.
	Name string
	Text string
	// Places has the place of every figure, by table and row.
	Places map[string][][]Place
	// Layout is the name of the layout, Faults are the names of what was damaged.
	Layout string
	Faults []string
}

// Number is how the form writes a figure of the table.
func (f *Form) Number(table string, v int) string {
	for _, p := range f.parts {
		for i := range p.tables {
			if p.tables[i].key == table {
				return number(&p.tables[i], v)
			}
		}
	}
	return ""
}
