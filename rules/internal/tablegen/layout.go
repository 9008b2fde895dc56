package tablegen

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// writer writes a text and notes where the figures come to stand.
type writer struct {
	strings.Builder
	places [][]Place
}

// put writes a cell of the line.
func (w *writer) put(l *line, c *cell) {
	if c.figure >= 0 && l.row >= 0 && w.places[l.row][c.figure].Start < 0 {
		text := strings.Trim(c.text, " 　")
		start := w.Len() + strings.Index(c.text, text)
		w.places[l.row][c.figure] = Place{start, start + len(text)}
	}
	w.WriteString(c.text)
}

// Layout is one way in which a table may stand in a text.
type Layout struct {
	Name string
	// stacked: one cell a line, so that a label may simply go on in the next line.
	stacked bool
	// barred: each of these lines ends in a bar, so that a bar alone is an empty cell.
	barred bool
	// bars: cells stand between bars or tabs, so that a cell may be empty.
	bars bool
	// loose: columns are parted by blanks, so that cells cannot hold any.
	loose bool
	// spanned: cells say how many others they reach over.
	spanned bool
	// ending of the file's name; "" is txt.
	ending string
	write  func(w *writer, lines []line)
}

// spans tells how a box over several lines or columns is written.
type spans int

const (
	kept     spans = iota // as empty cells
	dropped               // not at all
	repeated              // as its text again
)

// full lists the cells of a line that are written.
func full(lines []line, i int, how spans) []cell {
	var out []cell
	for k, c := range lines[i].cells {
		if c.right || c.below {
			if how == dropped {
				continue
			}
			if how == repeated {
				c = origin(lines, i, k)
			}
		}
		c.text += c.note
		out = append(out, c)
	}
	return out
}

// origin is the box that the cell belongs to.
func origin(lines []line, i, k int) cell {
	for lines[i].cells[k].right {
		k--
	}
	for i > 0 && (len(lines[i].cells) == 1 || lines[i].cells[k].below) {
		i-- // over a page's number
	}
	for lines[i].cells[k].right {
		k--
	}
	c := lines[i].cells[k]
	c.figure = -1
	return c
}

// each writes every line with its cells between marks.
func each(before, between, after string, how spans) func(*writer, []line) {
	return func(w *writer, lines []line) {
		for i := range lines {
			w.WriteString(before)
			for k, c := range full(lines, i, how) {
				if k > 0 {
					w.WriteString(between)
				}
				w.put(&lines[i], &c)
			}
			w.WriteString(after)
		}
	}
}

func markdown(how spans) func(*writer, []line) {
	write := each("| ", " | ", " |\n", how)
	return func(w *writer, lines []line) {
		write(w, lines[:1])
		w.WriteString(strings.Repeat("|---", len(lines[0].cells)) + "|\n")
		// The first line is passed for the boxes that go on below it.
		rest := &writer{places: make([][]Place, len(w.places))}
		for i := range rest.places {
			rest.places[i] = slices.Clone(w.places[i])
		}
		write(rest, lines)
		text := rest.String()
		cut := strings.IndexByte(text, '\n') + 1
		shift := w.Len() - cut
		for i := range rest.places {
			for k, p := range rest.places[i] {
				if w.places[i][k].Start < 0 && p.Start >= 0 {
					w.places[i][k] = Place{p.Start + shift, p.End + shift}
				}
			}
		}
		w.WriteString(text[cut:])
	}
}

// columned aligns the columns with blanks of the given width in columns.
func columned(blank string, width int) func(*writer, []line) {
	return func(w *writer, lines []line) {
		var widths []int
		for i := range lines {
			for k, c := range full(lines, i, kept) {
				if k == len(widths) {
					widths = append(widths, 0)
				}
				if !lines[i].cells[min(k, len(lines[i].cells)-1)].right {
					widths[k] = max(widths[k], min(screen(c.text), 44))
				}
			}
		}
		for i := range lines {
			for k, c := range full(lines, i, kept) {
				w.put(&lines[i], &c)
				gap := widths[k] + 2*width - screen(c.text)
				w.WriteString(strings.Repeat(blank, max(2, gap/width)))
			}
			w.WriteString("\n")
		}
	}
}

// screen is the width of a text in columns of a terminal.
func screen(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

// Layouts are the ways in which tables come, the commonest first.
func Layouts() []Layout {
	return []Layout{
		{Name: "markdown", bars: true, write: markdown(kept)},
		{Name: "one a line", stacked: true, write: each("", "\n", "\n", dropped)},
		{Name: "tabs", bars: true, write: each("", "\t", "\n", kept)},
		{Name: "bars, spanned cells dropped", bars: true, write: each("", " | ", "\n", dropped)},
		{Name: "bars, spanned cells at the end", bars: true, write: each("", " | ", " | ||\n", dropped)},
		{Name: "one a line with gaps", stacked: true, write: each("", "\n\n", "\n\n", dropped)},
		{Name: "one a line with bars", stacked: true, barred: true, write: each("", " |\n", " |\n||\n", dropped)},
		{Name: "one a line, bars between", stacked: true, write: each("", "\n|\n", "\n|\n", dropped)},
		{Name: "wide columns", loose: true, write: each("", "　　", "\n", dropped)},
		{Name: "blanks", loose: true, write: each("", " ", "\n", dropped)},
		{Name: "bars kept", bars: true, write: each("", " | ", "\n", kept)},
		{Name: "bars, spanned cells repeated", bars: true, write: each("", " | ", "\n", repeated)},
		{Name: "tabs, spanned cells dropped", bars: true, write: each("\t", "\t", "\t\n", dropped)},
		{Name: "aligned columns", loose: true, write: columned(" ", 1)},
		{Name: "aligned full-width columns", loose: true, write: columned("　", 2)},
		{Name: "rows broken in lines", bars: true, write: broken},
		{Name: "full-width bars", bars: true, write: each("｜", "｜", "｜\n", kept)},
		{Name: "drawn", bars: true, write: drawn("│", "┼", "─")},
		{Name: "grid", bars: true, write: drawn("|", "+", "-")},
		{Name: "no-break blanks", loose: true, write: each("", "\u00a0\u00a0", "\n", dropped)},
		{Name: "markdown, emphasised", bars: true, write: emphasised},
		{Name: "HTML in a line", bars: true, spanned: true, write: markup("")},
		{Name: "HTML in lines", bars: true, spanned: true, write: markup("\n  ")},
	}
}

// Files are the ways in which tables stand in files that are no plain text.
func Files() []Layout {
	return []Layout{
		{Name: "HTML page", bars: true, spanned: true, ending: "html", write: markup("")},
		{Name: "CSV", bars: true, ending: "csv", write: commas},
	}
}

// broken writes rows between bars that go on in the next line after every few cells.
func broken(w *writer, lines []line) {
	for i := range lines {
		w.WriteString("| ")
		for k, c := range full(lines, i, dropped) {
			w.put(&lines[i], &c)
			if k%4 == 3 {
				w.WriteString(" |\n| ")
			} else {
				w.WriteString(" | ")
			}
		}
		w.WriteString("\n")
	}
}

// Style is how a report is written.
type Style struct {
	Layout Layout
	// Faults damage the tables before they are written.
	Faults []Fault
	// Traditional writes the report in Traditional characters.
	Traditional bool
	// OneLine puts bars in place of all line breaks, as pages do that come as one line.
	OneLine bool
}

// Write writes the report with the figures, nil where a fault does not fit.
func (f *Form) Write(g Grids, s Style, rnd *rand.Rand) *Draft {
	d := &Draft{Layout: s.Layout.Name, Places: map[string][][]Place{}}
	for _, fault := range s.Faults {
		d.Faults = append(d.Faults, fault.Name)
	}
	if s.Traditional {
		d.Layout += ", Traditional"
	}
	sheets := f.filled(g)
	for _, fault := range s.Faults {
		if !fault.apply(&page{rnd: rnd, layout: &s.Layout, sheets: sheets}) {
			return nil
		}
	}
	w := &writer{}
	paragraph := func(s string) { w.WriteString(s + "\n\n") }
	d.Name = "draft.txt"
	switch s.Layout.ending {
	case "html":
		d.Name = "draft.html"
		paragraph = func(s string) { w.WriteString("<p>" + s + "</p>\n") }
	case "csv":
		d.Name = "draft.csv"
		paragraph = func(s string) { w.WriteString(s + "\n") }
	}
	paragraph(f.Title)
	for _, p := range f.parts {
		paragraph(p.heading)
		if p.text != "" {
			paragraph(p.text)
		}
		for _, t := range p.tables {
			w.places = nowhere(g[t.key])
			s.Layout.write(w, sheets[t.key].lines)
			d.Places[t.key] = w.places
		}
		w.WriteString("\n")
	}
	d.Text = w.String()
	if s.OneLine {
		d.oneLine()
	}
	if s.Traditional {
		d.Text = traditional(d.Text)
	}
	return d
}

// oneLine puts a bar in place of every line break, which moves the figures behind it.
func (d *Draft) oneLine() {
	const bar = " | "
	var b strings.Builder
	moved := make([]int, len(d.Text)+1)
	text := strings.TrimRight(d.Text, "\n")
	for i := range len(text) {
		moved[i] = b.Len()
		switch {
		case text[i] != '\n':
			b.WriteByte(text[i])
		case text[i-1] != '\n':
			b.WriteString(bar)
		}
	}
	for _, rows := range d.Places {
		for _, row := range rows {
			for k, p := range row {
				if p.Start >= 0 {
					row[k] = Place{moved[p.Start], moved[p.Start] + p.End - p.Start}
				}
			}
		}
	}
	d.Layout += ", in one line"
	d.Text = b.String() + "\n"
}

func nowhere(g Grid) [][]Place {
	out := make([][]Place, len(g))
	for i := range g {
		out[i] = make([]Place, len(g[i]))
		for k := range out[i] {
			out[i][k].Start = -1
		}
	}
	return out
}

// filled copies the sheets with the figures in their boxes.
func (f *Form) filled(g Grids) map[string]*sheet {
	out := map[string]*sheet{}
	for _, p := range f.parts {
		for _, t := range p.tables {
			c := t
			c.lines = make([]line, len(t.lines))
			for i, l := range t.lines {
				c.lines[i] = line{slices.Clone(l.cells), l.row}
				for k := range c.lines[i].cells {
					if x := &c.lines[i].cells[k]; x.figure >= 0 {
						x.text = number(&t, g[t.key][l.row][x.figure])
					}
				}
			}
			out[t.key] = &c
		}
	}
	return out
}

// traditional converts a text, character by character; both have the same length.
func traditional(s string) string {
	data, err := files.ReadFile("forms/traditional.txt")
	if err != nil {
		panic(err)
	}
	var pairs []string
	for pair := range strings.FieldsSeq(string(data)) {
		if r := []rune(pair); len(r) == 2 && r[0] >= 0x2E80 {
			pairs = append(pairs, string(r[0]), string(r[1]))
		}
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
