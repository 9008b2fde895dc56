package tablegen_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/tablegen"
	"gaolint/rules/tablestructure"
	"gaolint/rules/tablesum"
)

var rules = []*lint.Rule{tablestructure.Rule, tablesum.Rule}

// engines are those of the forms' report kinds.
func engines(t testing.TB) map[string]*lint.Engine {
	out := map[string]*lint.Engine{}
	for _, p := range linttest.Profiles(t) {
		for _, f := range tablegen.Forms() {
			if f.Profile == p.Name {
				e, err := lint.New(lint.Config{Rules: rules, Profiles: []*profile.Profile{p}, Profile: p.Name})
				require.NoError(t, err)
				out[p.Name] = e
			}
		}
	}
	require.Len(t, out, len(tablegen.Forms()))
	return out
}

// read compares the tables as recovered with the figures as written; "" if they agree.
func read(f *tablegen.Form, g tablegen.Grids, d *tablegen.Draft, r *lint.Result) string {
	if len(r.Tables) != len(g) {
		return fmt.Sprintf("%d tables", len(r.Tables))
	}
	for _, t := range r.Tables {
		for i, row := range t.Cells {
			for k, c := range row {
				want, place := g[t.Spec.Key][i][k], d.Places[t.Spec.Key][i][k]
				if !c.Known() {
					return fmt.Sprintf("%s %d %d unknown", t.Spec.Key, i, k)
				}
				if c.Value.String() != f.Number(t.Spec.Key, want) {
					return fmt.Sprintf("%s %d %d: %s, not %d", t.Spec.Key, i, k, c.Value, want)
				}
				if c.State == fact.Good && (c.Span != source.Span{Start: place.Start, End: place.End}) {
					return fmt.Sprintf("%s %d %d: at %v, not %v", t.Spec.Key, i, k, c.Span, place)
				}
			}
		}
	}
	return ""
}

// TestMatrix shows every fault in every layout.
func TestMatrix(t *testing.T) {
	if os.Getenv("GAOLINT_MATRIX") == "" {
		t.Skip()
	}
	es := engines(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	faults := append([]tablegen.Fault{{Name: "none"}}, tablegen.Faults()...)
	for _, fault := range faults {
		if fault.Loudness == tablegen.Loud {
			continue
		}
		for _, l := range tablegen.Layouts() {
			bad, n := 0, 0
			example := ""
			for range 20 {
				for _, f := range tablegen.Forms() {
					style := tablegen.Style{Layout: l}
					if fault.Name != "none" {
						style.Faults = []tablegen.Fault{fault}
					}
					g := f.Random(rnd)
					d := f.Write(g, style, rnd)
					if d == nil {
						continue
					}
					n++
					r := es[f.Profile].Lint(source.New("draft.txt", d.Text), nil)
					why := read(f, g, d, r)
					limit := lint.Info
					if fault.Loudness == tablegen.Quiet {
						limit = lint.Hint
					}
					for _, x := range r.Findings {
						if x.Severity > limit && why == "" {
							why = x.Message.ZH
						}
					}
					if why != "" {
						bad++
						example = why
						if os.Getenv("GAOLINT_MATRIX") == fault.Name+"/"+l.Name {
							fmt.Println(d, why)
							return
						}
					}
				}
			}
			if bad > 0 {
				fmt.Printf("%-34s %-34s %3d/%3d  %.70s\n", fault.Name, l.Name, bad, n, example)
			}
		}
	}
}
