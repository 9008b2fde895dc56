// Package tablegen writes reports with valid random tables in the layouts that drafts
// come in, for tests. It knows no form: labels and sums are the profile's.
package tablegen

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"gaolint/lint/profile"
)

// Grid is the figures of one table, row by row.
type Grid [][]int

// Valid makes figures, most of them 0, for which every identity of the table holds.
// Identities across rows come with one total; down the columns those with one total
// first, then those with two cells on the left, of which the first takes the rest.
func Valid(t *profile.Table, rnd *rand.Rand) Grid {
	g := make(Grid, len(t.Rows))
	for i := range g {
		g[i] = make([]int, len(t.Columns))
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
	for i := range g {
		for _, id := range across {
			for _, c := range id.Left {
				g[i][t.Column(c)] = small(rnd)
			}
		}
	}
	for c := range t.Columns {
		for _, id := range down {
			g[t.Row(id.Right[0])][c] = g.sum(t, id.Left, c)
		}
		for _, id := range balance {
			total := g.sum(t, id.Right, c)
			second := rnd.IntN(total+1) * rnd.IntN(2)
			g[t.Row(id.Left[0])][c], g[t.Row(id.Left[1])][c] = total-second, second
		}
	}
	for i := range g {
		for _, id := range across {
			total := 0
			for _, c := range id.Left {
				total += g[i][t.Column(c)]
			}
			g[i][t.Column(id.Right[0])] = total
		}
	}
	return g
}

// All makes the grids of all tables of the profile, by key.
func All(p *profile.Profile, rnd *rand.Rand) map[string]Grid {
	out := map[string]Grid{}
	for i := range p.Tables {
		out[p.Tables[i].Key] = Valid(&p.Tables[i], rnd)
	}
	return out
}

func small(rnd *rand.Rand) int {
	if rnd.IntN(3) > 0 {
		return 0
	}
	return rnd.IntN(40)
}

func (g Grid) sum(t *profile.Table, rows []string, column int) int {
	total := 0
	for _, r := range rows {
		total += g[t.Row(r)][column]
	}
	return total
}

// Layout is one way in which a table may stand in a text. A blank cell is "".
type Layout struct {
	Name  string
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

// Layouts are the ways in which tables come, the commonest first.
func Layouts() []Layout {
	return []Layout{
		{"markdown", func(b *strings.Builder, lines [][]string) {
			for i, l := range lines {
				b.WriteString("| " + strings.Join(l, " | ") + " |\n")
				if i == 0 {
					b.WriteString(strings.Repeat("|---", len(l)) + "|\n")
				}
			}
		}},
		{"one a line", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "\n") + "\n") })},
		{"tabs", joined("", "\t", "\t")},
		{"bars, spans at the end", dropped(func(b *strings.Builder, l []string) {
			b.WriteString(strings.Join(l, " | ") + " | ||\n")
		})},
		{"one a line with gaps", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "\n\n") + "\n\n") })},
		{"one a line with bars", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, " |\n") + " |\n||\n") })},
		{"columns", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, "　　") + "\n") })},
		{"blanks", dropped(func(b *strings.Builder, l []string) { b.WriteString(strings.Join(l, " ") + "\n") })},
	}
}

// lines lays a table out with the labels of its form: columns of groups first.
func lines(t *profile.Table, g Grid) [][]string {
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

// Report writes a whole report of the kind with the grids of its tables, by key.
func Report(p *profile.Profile, form Layout, grids map[string]Grid) string {
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
