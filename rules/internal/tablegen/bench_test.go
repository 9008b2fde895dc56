package tablegen_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
	"gaolint/rules/internal/tablegen"
)

// text is one report in a layout, its figures broken in two places if wrong is set.
func text(layout int, wrong bool) (*tablegen.Form, string) {
	f := tablegen.Forms()[0]
	rnd := rand.New(rand.NewPCG(7, 8))
	g := f.Random(rnd)
	if wrong {
		g["requests"][3][0] += 4
		g["requests"][5][0] += 2
	}
	return f, f.Write(g, tablegen.Style{Layout: tablegen.Layouts()[layout]}, rnd).Text
}

// BenchmarkReport reads and judges the tables of one report.
func BenchmarkReport(b *testing.B) {
	es := engines(b)
	for i, l := range tablegen.Layouts() {
		for _, wrong := range []bool{false, true} {
			name := l.Name
			if wrong {
				name += ", wrong"
			}
			f, s := text(i, wrong)
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				b.ReportAllocs()
				for b.Loop() {
					es[f.Profile].Lint(source.New("draft.txt", s), nil)
				}
			})
		}
	}
}

// A report costs some allocations for each line, none for each cell.
func TestAllocations(t *testing.T) {
	es := engines(t)
	for i, l := range tablegen.Layouts() {
		f, s := text(i, false)
		doc := source.New("draft.txt", s)
		n := testing.AllocsPerRun(5, func() { es[f.Profile].Lint(doc, nil) })
		lines := float64(doc.Lines())
		require.LessOrEqual(t, n, lines/2+250, "%s: %v allocations for %v lines", l.Name, n, lines)
	}
}

// BenchmarkGarbage judges a table of which nothing adds up.
func BenchmarkGarbage(b *testing.B) {
	es := engines(b)
	f := tablegen.Forms()[0]
	rnd := rand.New(rand.NewPCG(9, 8))
	g := f.Random(rnd)
	for i := range g["requests"] {
		for k := range g["requests"][i] {
			g["requests"][i][k] = rnd.IntN(90)
		}
	}
	s := f.Write(g, tablegen.Style{Layout: tablegen.Layouts()[0]}, rnd).Text
	for b.Loop() {
		es[f.Profile].Lint(source.New("draft.txt", s), nil)
	}
}
