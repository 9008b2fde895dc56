package tablegen

import (
	"fmt"
	"strings"
)

// drawn writes rows between bars of any kind, with lines between the rows.
func drawn(bar, corner, stroke string) func(*writer, []line) {
	write := each(bar+" ", " "+bar+" ", " "+bar+"\n", kept)
	return func(w *writer, lines []line) {
		widest := 0
		for _, l := range lines {
			widest = max(widest, len(l.cells))
		}
		ruling := strings.Repeat(corner+strings.Repeat(stroke, 4), widest) + corner + "\n"
		w.WriteString(ruling)
		for i := range lines {
			write(w, lines[i:i+1])
			w.WriteString(ruling)
		}
	}
}

// emphasised writes Markdown in which cells are bold and long labels broken.
func emphasised(w *writer, lines []line) {
	for i := range lines {
		for _, c := range full(lines, i, kept) {
			w.WriteString("| ")
			mark := "**"
			if c.text == "" {
				mark = ""
			}
			if r := []rune(c.text); c.figure < 0 && len(r) > 8 {
				c.text = string(r[:5]) + "<br>" + string(r[5:])
			}
			w.WriteString(mark)
			w.put(&lines[i], &c)
			w.WriteString(mark + " ")
		}
		w.WriteString("|\n")
		if i == 0 {
			w.WriteString(strings.Repeat("|:---:", len(lines[0].cells)) + "|\n")
		}
	}
}

// markup writes HTML whose cells span others, each cell after the mark given.
func markup(before string) func(*writer, []line) {
	return func(w *writer, lines []line) {
		w.WriteString("<table>\n")
		for i, l := range lines {
			w.WriteString("<tr>")
			for k := range l.cells {
				c := l.cells[k]
				if c.right || c.below {
					continue
				}
				w.WriteString(before + "<td" + span("rowspan", down(lines, i, k)) + span("colspan", along(l, k)) + ">")
				c.text += c.note
				w.put(&l, &c)
				w.WriteString("</td>")
			}
			w.WriteString("</tr>\n")
		}
		w.WriteString("</table>\n")
	}
}

func span(name string, n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(` %s="%d"`, name, n)
}

// along is the number of boxes in the line that the k-th reaches over.
func along(l line, k int) int {
	n := 1
	for k+n < len(l.cells) && l.cells[k+n].right {
		n++
	}
	return n
}

// down is the number of lines that the k-th box of the line i reaches over.
func down(lines []line, i, k int) int {
	n := 1
	for i+n < len(lines) && k < len(lines[i+n].cells) && lines[i+n].cells[k].below {
		n++
	}
	return n
}

// commas writes the records of a CSV file, every cell in its column.
func commas(w *writer, lines []line) {
	for i := range lines {
		for k, c := range full(lines, i, kept) {
			if k > 0 {
				w.WriteString(",")
			}
			mark := ""
			if strings.ContainsAny(c.text, ",\n") {
				mark = `"`
			}
			w.WriteString(mark)
			w.put(&lines[i], &c)
			w.WriteString(mark)
		}
		w.WriteString("\n")
	}
}
