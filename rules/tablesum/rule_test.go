package tablesum

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/tablegen"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// forms are the profiles with sums.
func forms(t testing.TB) []*profile.Profile {
	var out []*profile.Profile
	for _, p := range linttest.Profiles(t) {
		for i := range p.Tables {
			if len(p.Tables[i].Identities) > 0 {
				out = append(out, p)
				break
			}
		}
	}
	require.NotEmpty(t, out)
	return out
}

func engine(t testing.TB, p *profile.Profile) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: []*profile.Profile{p}, Profile: p.Name})
	require.NoError(t, err)
	return e
}

// requireRead holds the figures read to those written.
func requireRead(t *testing.T, r *lint.Result, want map[string]tablegen.Grid, text string) {
	require.Len(t, r.Tables, len(want), text)
	for _, table := range r.Tables {
		require.Empty(t, table.Problems, text)
		require.Empty(t, table.Deviations, text)
		for i, row := range table.Cells {
			for k, c := range row {
				v, _ := c.Value.Int()
				require.True(t, c.Known(), "%s %d %d\n%s", table.Spec.Key, i, k, text)
				require.EqualValues(t, want[table.Spec.Key][i][k], v, "%s %d %d\n%s", table.Spec.Key, i, k, text)
			}
		}
	}
}

// A table that adds up yields nothing in any layout; one wrong figure is found, and
// where the sums determine it the first fix restores it.
func TestOneWrongFigure(t *testing.T) {
	for _, p := range forms(t) {
		e := engine(t, p)
		for _, form := range tablegen.Layouts() {
			t.Run(p.Name+" "+form.Name, func(t *testing.T) {
				rnd := rand.New(rand.NewPCG(1, 2))
				crossed, restored := 0, 0
				for range 60 {
					want := tablegen.All(p, rnd)
					text := tablegen.Report(p, form, want)
					r := e.Lint(source.New("draft.md", text), nil)
					requireRead(t, r, want, text)
					require.Empty(t, r.Findings, text)
					for i := range p.Tables {
						spec := &p.Tables[i]
						if len(spec.Identities) == 0 {
							continue
						}
						g := want[spec.Key]
						row, column := rnd.IntN(len(g)), rnd.IntN(len(g[0]))
						old := g[row][column]
						for g[row][column] == old {
							g[row][column] = max(0, old+rnd.IntN(21)-10)
						}
						wrong := tablegen.Report(p, form, want)
						g[row][column] = old
						found := e.Lint(source.New("draft.md", wrong), nil).Findings
						require.Len(t, found, 1, wrong)
						for _, d := range found {
							linttest.CheckMessage(t, d)
						}
						if len(spec.Rows) > 1 {
							crossed++
							if fixed(found[0], wrong) == text {
								restored++
							}
						}
					}
				}
				require.GreaterOrEqual(t, restored*100, crossed*99, "restored %d of %d", restored, crossed)
			})
		}
	}
}

func fixed(d lint.Diagnostic, text string) string {
	if len(d.Fixes) == 0 {
		return text
	}
	after, err := source.Apply(text, d.Fixes[0].Edits)
	if err != nil {
		return err.Error()
	}
	return after
}

// While a right report is being typed there is nothing to report.
func TestTyping(t *testing.T) {
	for _, p := range forms(t) {
		e := engine(t, p)
		for k, form := range tablegen.Layouts() {
			t.Run(p.Name+" "+form.Name, func(t *testing.T) {
				step, n := 1, 0
				if k > 1 { // the commonest layouts are cut after every code point
					step = 7
				}
				text := tablegen.Report(p, form, tablegen.All(p, rand.New(rand.NewPCG(3, 4))))
				for i := range text {
					if n++; step > 1 && n%step != 0 {
						continue
					}
					r := e.Lint(source.New("draft.md", text[:i]), nil)
					require.Empty(t, r.Findings, text[:i])
				}
			})
		}
	}
}

func BenchmarkRule(b *testing.B) {
	p := forms(b)[0]
	text := tablegen.Report(p, tablegen.Layouts()[0], tablegen.All(p, rand.New(rand.NewPCG(5, 6))))
	e := engine(b, p)
	r := e.Lint(source.New("draft.md", text), nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range r.Tables {
			if !holds(t) {
				b.Fatal("sums do not hold")
			}
		}
	}
}
