package tablegen_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/tablegen"
)

// Of a report with one cell a line and its zeros left out at most one thing is said, as
// info, if that is more than a cell or two; what is read is right.
func TestZerosLeftOut(t *testing.T) {
	p := prove(t, reports()/4, func(p *prover, f *tablegen.Form, rnd *rand.Rand) {
		for _, l := range tablegen.Layouts() {
			g := f.Random(rnd)
			d, zeros, ok := f.Sparse(g, l, rnd)
			if !ok || zeros < 12 {
				continue
			}
			r := p.engines[f.Profile].Lint(source.New(d.Name, d.Text), nil)
			if len(r.Findings) != 1 || r.Findings[0].Severity > lint.Info {
				p.fail("findings", d, messages(r.Findings))
			}
			p.count(l.Name)
		}
	})
	t.Log(p.counts)
}

// A form without a single figure is one finding, in whatever layout.
func TestNoFigures(t *testing.T) {
	es := engines(t)
	for _, f := range tablegen.Forms() {
		for _, l := range append(tablegen.Layouts(), tablegen.Files()[1:]...) {
			d := f.Bare(tablegen.Style{Layout: l}, rand.New(rand.NewPCG(1, 2)))
			r := es[f.Profile].Lint(source.New(d.Name, d.Text), nil)
			require.LessOrEqual(t, len(r.Findings), 1, "%s %s: %s", f.Profile, l.Name, messages(r.Findings))
		}
	}
}
