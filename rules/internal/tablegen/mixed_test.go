package tablegen_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/rules/internal/tablegen"
	"gaolint/rules/tablestructure"
)

// The rows of requests handled otherwise in the form, of which the form before has one.
const merged, rows = 2, 3

// A report that mixes two forms is read to the last figure, and its sums are judged: the
// old labels are all that is said.
func TestMixed(t *testing.T) {
	f := tablegen.Mixed()
	single := tablegen.Mutations()[:4]
	p := prove(t, reports(), func(p *prover, _ *tablegen.Form, rnd *rand.Rand) {
		g := f.Random(rnd)
		wrong, changes := g, []tablegen.Change(nil)
		if rnd.IntN(2) == 0 {
			wrong, changes = single[rnd.IntN(len(single))].Apply(g, rnd)
		}
		d, r := p.lint(f, wrong, rnd, slices.DeleteFunc(pick(rnd, tablegen.Quiet), func(x tablegen.Fault) bool { return x.Name == "page break with its number" })...)
		if why := readMixed(f, wrong, d, r); why != "" && len(changes) == 0 {
			p.fail("misread", d, why)
		}
		found := sums(r)
		broken := tablegen.Sums("requests", wrong["requests"])+tablegen.Sums("disputes", wrong["disputes"]) > 0
		switch {
		case broken && len(found) == 0 && unread(r, d.Places[changes[0].Table][changes[0].Row]):
			p.count("row not read")
		case broken != (len(found) == 1):
			p.fail("sums", d, fmt.Sprint(changes, messages(found)))
		case broken && changes[0].Table == "requests" && (len(found[0].Fixes) == 0 || value(found[0].Fixes[0].Edits[0].New) != f.Number("requests", changes[0].From)):
			p.count("no or another figure")
		}
		old := 0
		for _, x := range r.Findings {
			if x.Rule != tablestructure.Rule.ID || x.Severity < lint.Warning {
				continue
			}
			if old++; x.Severity > lint.Warning {
				p.fail("false alarm", d, x.Message.ZH)
			}
		}
		if old != 3 && len(changes) == 0 {
			p.fail("old labels", d, old)
		}
	})
	t.Log(p.counts)
	require.LessOrEqual(t, p.counts["no or another figure"]*100, reports())
}

// readMixed is read for tables in which a single row stands for several.
func readMixed(f *tablegen.Form, g tablegen.Grids, d *tablegen.Draft, r result) string {
	if len(r.Tables) != len(g) {
		return fmt.Sprintf("%d tables", len(r.Tables))
	}
	for _, t := range r.Tables {
		cells := t.Cells
		if t.Spec.Key == "requests" {
			at := len(cells) - 2 - rows
			for _, row := range cells[at : at+merged] {
				if row[0].State != fact.Merged {
					return "rows not merged"
				}
			}
			cells = slices.Concat(cells[:at], cells[at+merged:])
		}
		for i, row := range cells {
			for k, c := range row {
				if !c.Known() || c.Value.String() != f.Number(t.Spec.Key, g[t.Spec.Key][i][k]) {
					return fmt.Sprintf("%s %d %d: %v", t.Spec.Key, i, k, c)
				}
			}
		}
	}
	return ""
}
