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

func engine(t testing.TB, form *tablegen.Form) *lint.Engine {
	for _, p := range linttest.Profiles(t) {
		if p.Name == form.Profile {
			e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: []*profile.Profile{p}, Profile: p.Name})
			require.NoError(t, err)
			return e
		}
	}
	t.Fatalf("no profile %s", form.Profile)
	return nil
}

// While a right report is being typed there is nothing to report.
func TestTyping(t *testing.T) {
	for _, form := range tablegen.Forms() {
		e := engine(t, form)
		for k, layout := range tablegen.Layouts() {
			t.Run(form.Profile+" "+layout.Name, func(t *testing.T) {
				step, n := 1, 0
				if k > 1 { // the commonest layouts are cut after every code point
					step = 11 + 2*k
				}
				rnd := rand.New(rand.NewPCG(3, 4))
				text := form.Write(form.Random(rnd), tablegen.Style{Layout: layout}, rnd).Text
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

// A table of which all sums hold costs little.
func BenchmarkHolds(b *testing.B) {
	form := tablegen.Forms()[0]
	rnd := rand.New(rand.NewPCG(5, 6))
	text := form.Write(form.Random(rnd), tablegen.Style{Layout: tablegen.Layouts()[0]}, rnd).Text
	r := engine(b, form).Lint(source.New("draft.md", text), nil)
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range r.Tables {
			if !holds(t) {
				b.Fatal("sums do not hold")
			}
		}
	}
}

// TestOrder: whatever the order in which places are tried, what is said stays the same.
func TestOrder(t *testing.T) {
	e := linttest.Engine(t, "", Rule)
	for _, c := range linttest.Folder(t, "testdata") {
		want := e.Lint(source.New(c.File, c.Text), nil).Findings
		for range 8 {
			require.Equal(t, want, e.Lint(source.New(c.File, c.Text), nil).Findings, c.File)
		}
	}
}
