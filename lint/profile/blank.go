package profile

import (
	"fmt"
	"strconv"
	"strings"
)

// figuresGap stands above the tables of a blank draft: a table of zeros is valid, so
// nothing else would tell that nobody has looked at it.
const figuresGap = "〔待填：下表各项数字，没有发生的保留0；填好后删去本行〕"

// Blank is a draft that follows the profile, in Markdown: title, preface, every section
// with its tables. What is to be filled in is marked 〔待填：…〕; an empty organ is, too.
func (p *Profile) Blank(organ string, year int) string {
	var b strings.Builder
	for _, part := range p.Passages(organ, year) {
		if part.Heading != "" {
			mark := "## "
			if part.Key == DraftTitle {
				mark = "# "
			}
			fmt.Fprintf(&b, "%s%s\n\n", mark, part.Heading)
		}
		for _, text := range part.Body {
			fmt.Fprintf(&b, "%s\n\n", text)
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// Passage is one part of a blank draft.
type Passage struct {
	// Key is the section's, or DraftTitle, DraftPreface or DraftEnd.
	Key string
	// Heading is the title, or the section's heading with its number; "" for none.
	Heading string
	// Body is what follows: paragraphs and tables.
	Body []string
}

// Passages are the parts of a blank draft, in the form's order.
func (p *Profile) Passages(organ string, year int) []Passage {
	if organ == "" {
		organ = "〔待填：机关名称〕"
	}
	fill := strings.NewReplacer("{organ}", organ, "{year}", strconv.Itoa(year), "{nextYear}", strconv.Itoa(year+1)).Replace
	var parts []Passage
	add := func(key, heading string, body ...string) {
		part := Passage{Key: key, Heading: fill(strings.TrimSpace(heading))}
		for _, text := range body {
			if text = strings.TrimSpace(text); text != "" {
				part.Body = append(part.Body, fill(text))
			}
		}
		if part.Heading != "" || len(part.Body) > 0 {
			parts = append(parts, part)
		}
	}
	add(DraftTitle, p.Draft[DraftTitle])
	add(DraftPreface, "", p.Draft[DraftPreface])
	for i, s := range p.Sections {
		heading := s.Heading
		if p.Numbered {
			heading = hanNumber(i+1) + "、" + heading
		}
		body := []string{p.Draft[s.Key]}
		for k, key := range s.Tables {
			if k == 0 {
				body = append(body, figuresGap)
			}
			body = append(body, p.TableByKey(key).Draft())
		}
		add(s.Key, heading, body...)
	}
	add(DraftEnd, "", p.Draft[DraftEnd])
	return parts
}

// hanNumber is 一 … 九十九.
func hanNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// Draft is the table in Markdown with 0 in every cell. A label that spans several rows
// stands in the first of them only, as it does in the form.
func (t *Table) Draft() string {
	depth := 0
	for _, r := range t.Rows {
		depth = max(depth, len(r.Group)+1)
	}
	if len(t.Rows) == 1 && t.Rows[0].Text == "" {
		depth = 0
	}
	var lines [][]string
	for _, level := range t.headLevels() {
		lines = append(lines, append(make([]string, depth), level...))
	}
	if depth > 0 {
		for i, h := range t.Header {
			lines[min(i, len(lines)-1)][0] = h.full()
		}
	}
	var above []string
	for _, r := range t.Rows {
		cells := make([]string, 0, depth+len(t.Columns))
		for k, g := range r.Group {
			if k < len(above) && above[k] == g {
				g = ""
			}
			cells = append(cells, g)
		}
		above = r.Group
		if depth > 0 {
			cells = append(cells, r.full())
			for len(cells) < depth {
				cells = append(cells, "")
			}
		}
		for range t.Columns {
			cells = append(cells, "0")
		}
		lines = append(lines, cells)
	}
	return markdown(lines)
}

// headLevels are the lines of column labels: one for each level of groups, the labels last.
func (t *Table) headLevels() [][]string {
	levels := 1
	for _, c := range t.Columns {
		levels = max(levels, len(c.Group)+1)
	}
	if need := len(t.Header); need > levels {
		levels = need
	}
	out := make([][]string, levels)
	for i := range out {
		out[i] = make([]string, len(t.Columns))
	}
	for k, c := range t.Columns {
		out[levels-1][k] = c.full()
		for g, name := range c.Group {
			if k == 0 || g >= len(t.Columns[k-1].Group) || t.Columns[k-1].Group[g] != name {
				out[g][k] = name
			}
		}
	}
	return out
}

// full is the label with its note.
func (l Label) full() string { return l.Text + l.Note }

func markdown(lines [][]string) string {
	var b strings.Builder
	for i, cells := range lines {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", len(cells)) + "\n")
		}
	}
	return b.String()
}
