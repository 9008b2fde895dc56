package tablestructure

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"gaolint/lint/profile"
)

// grid is the figures of one table.
type grid [][]int

// valid makes figures, most of them 0, for which every identity of the table holds:
// the last identity's unknown is worked out from the others, which are sums of parts.
func valid(t *profile.Table, rnd *rand.Rand) grid {
	g := make(grid, len(t.Rows))
	for i := range g {
		g[i] = make([]int, len(t.Columns))
	}
	small := func() int {
		if rnd.IntN(3) > 0 {
			return 0
		}
		return rnd.IntN(40)
	}
	var across, down, balance []profile.Identity
	for _, id := range t.Identities {
		switch {
		case id.Axis == "row":
			across = append(across, id)
		case len(id.Right) == 1:
			down = append(down, id)
		default:
			balance = append(balance, id)
		}
	}
	parts := func(id profile.Identity) []int { return indices(id.Left, t.Column) }
	for i := range g {
		for _, id := range across {
			for _, c := range parts(id) {
				g[i][c] = small()
			}
		}
	}
	for c := range t.Columns {
		for _, id := range down {
			total := t.Row(id.Right[0])
			g[total][c] = 0
			for _, r := range indices(id.Left, t.Row) {
				g[total][c] += g[r][c]
			}
		}
		for _, id := range balance {
			l, r := indices(id.Left, t.Row), indices(id.Right, t.Row)
			total := 0
			for _, x := range r {
				total += g[x][c]
			}
			second := rnd.IntN(total + 1)
			if rnd.IntN(2) == 0 {
				second = 0
			}
			g[l[0]][c], g[l[1]][c] = total-second, second
		}
	}
	for i := range g {
		for _, id := range across {
			total := t.Column(id.Right[0])
			g[i][total] = 0
			for _, c := range parts(id) {
				g[i][total] += g[i][c]
			}
		}
	}
	return g
}

// layout writes a table's lines of cells; a blank cell is "".
type layout struct {
	name  string
	write func(b *strings.Builder, lines [][]string)
}

func joined(before, between, after string) func(*strings.Builder, [][]string) {
	return func(b *strings.Builder, lines [][]string) {
		for _, l := range lines {
			b.WriteString(before + strings.Join(l, between) + after + "\n")
		}
	}
}

// dropped leaves blank cells out, as pages do that lose spanned cells.
func dropped(write func(*strings.Builder, []string)) func(*strings.Builder, [][]string) {
	return func(b *strings.Builder, lines [][]string) {
		for _, l := range lines {
			var full []string
			for _, c := range l {
				if c != "" {
					full = append(full, c)
				}
			}
			write(b, full)
		}
	}
}

func layouts() []layout {
	return []layout{
		{"markdown", func(b *strings.Builder, lines [][]string) {
			for i, l := range lines {
				b.WriteString("| " + strings.Join(l, " | ") + " |\n")
				if i == 0 {
					b.WriteString(strings.Repeat("|---", len(l)) + "|\n")
				}
			}
		}},
		{"tabs", joined("", "\t", "\t")},
		{"bars, spans at the end", dropped(func(b *strings.Builder, l []string) {
			b.WriteString(strings.Join(l, " | ") + " | ||\n")
		})},
		{"one a line", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "\n") + "\n") })},
		{"one a line with gaps", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "\n\n") + "\n\n") })},
		{"one a line with bars", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, " |\n") + " |\n||\n") })},
		{"columns", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "　　") + "\n") })},
		{"blanks", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, " ") + "\n") })},
	}
}

// lines lays a table out with the labels of its form: columns of groups first.
func lines(t *profile.Table, g grid) [][]string {
	depth := 0
	for _, r := range t.Rows {
		depth = max(depth, len(r.Group)+1)
	}
	if t.Rows[0].Text == "" {
		depth = 0
	}
	var out [][]string
	width := depth + len(t.Columns)
	for _, h := range t.Header {
		out = append(out, padded([]string{h.Text}, width))
	}
	for level := 0; ; level++ {
		l, any := make([]string, depth), false
		for i, c := range t.Columns {
			cell := ""
			switch {
			case level < len(c.Group):
				any = true
				if i == 0 || len(t.Columns[i-1].Group) <= level || t.Columns[i-1].Group[level] != c.Group[level] {
					cell = c.Group[level]
				}
			case level == len(c.Group):
				any = true
				cell = c.Text
			}
			l = append(l, cell)
		}
		if !any {
			break
		}
		out = append(out, l)
	}
	for i, r := range t.Rows {
		var l []string
		for k, group := range r.Group {
			if i > 0 && len(t.Rows[i-1].Group) > k && t.Rows[i-1].Group[k] == group {
				group = ""
			}
			l = append(l, group)
		}
		if depth > 0 {
			l = padded(append(l, r.Text+r.Note), depth)
		}
		for _, v := range g[i] {
			l = append(l, strconv.Itoa(v))
		}
		out = append(out, l)
	}
	return out
}

func padded(l []string, n int) []string {
	for len(l) < n {
		l = append(l, "")
	}
	return l
}

// report writes a whole report of the kind with the grids of its tables.
func report(p *profile.Profile, form layout, grids map[string]grid) string {
	var b strings.Builder
	fmt.Fprintf(&b, "甲县2023年%s\n\n", p.Document.Name)
	for i, s := range p.Sections {
		fmt.Fprintf(&b, "%s、%s\n\n", []string{"一", "二", "三", "四", "五", "六", "七"}[i], s.Heading)
		if len(s.Tables) == 0 {
			b.WriteString("本机关按要求开展了这方面的工作。\n\n")
		}
		for _, key := range s.Tables {
			t := p.TableByKey(key)
			form.write(&b, lines(t, grids[key]))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func indices(keys []string, find func(string) int) []int {
	var out []int
	for _, k := range keys {
		out = append(out, find(k))
	}
	return out
}
