package tablegen_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/input"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/cell"
	"gaolint/rules/internal/tablegen"
	"gaolint/rules/tablestructure"
	"gaolint/rules/tablesum"
)

var rules = []*lint.Rule{cell.Rule, tablestructure.Rule, tablesum.Rule}

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

// reports is how many reports each proof takes: all of them with GAOLINT_FULL=1, a
// sample otherwise.
func reports() int {
	if os.Getenv("GAOLINT_FULL") != "" {
		return 10_000
	}
	return 400
}

// prover lints random reports on all processors.
type prover struct {
	*testing.T
	engines map[string]*lint.Engine
	mu      sync.Mutex
	counts  map[string]int
	shown   map[string]int
}

// prove calls try for n reports, each with its own random numbers.
func prove(t *testing.T, n int, try func(p *prover, f *tablegen.Form, rnd *rand.Rand)) *prover {
	p := &prover{T: t, engines: engines(t), counts: map[string]int{}, shown: map[string]int{}}
	forms := tablegen.Forms()
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				rnd := rand.New(rand.NewPCG(uint64(i), 20))
				try(p, forms[min(1, rnd.IntN(3))], rnd)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	return p
}

func (p *prover) count(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.counts[name]++
}

// fail tells of a failure, of each kind a few times.
func (p *prover) fail(kind string, d *tablegen.Draft, why any) {
	const few = 2
	p.mu.Lock()
	defer p.mu.Unlock()
	p.counts[kind]++
	if p.shown[kind]++; p.shown[kind] <= few {
		p.Errorf("%s: %v\n%s %v", kind, why, d.Layout, d.Faults)
		if dir := os.Getenv("GAOLINT_SHOW"); dir != "" {
			_ = os.WriteFile(fmt.Sprintf("%s/%s-%s-%d.txt", dir, p.Name(), kind, p.shown[kind]), []byte(d.Text), 0o600)
		}
	}
}

// result is what was found in a draft, and the draft's text as a file.
type result struct {
	*lint.Result
	file *input.Text
}

// lint writes the figures in a random style, with the faults, and lints them.
func (p *prover) lint(f *tablegen.Form, g tablegen.Grids, rnd *rand.Rand, faults ...tablegen.Fault) (*tablegen.Draft, result) {
	all := slices.Concat(tablegen.Layouts(), tablegen.Files())
	for {
		s := tablegen.Style{Layout: all[rnd.IntN(len(all))], Faults: faults, Traditional: rnd.IntN(6) == 0}
		s.OneLine = len(faults) == 0 && s.Layout.Name == "bars, spanned cells dropped" && rnd.IntN(2) == 0
		if d := f.Write(g, s, rnd); d != nil {
			file, err := input.Read(d.Name, []byte(d.Text))
			require.NoError(p.T, err)
			return d, result{p.engines[f.Profile].Lint(file.Doc, nil), file}
		}
		if rnd.IntN(20) == 0 {
			faults = nil // they do not go together
		}
	}
}

// pick draws faults up to the loudness: none, one or two, two in 40 % of the reports.
func pick(rnd *rand.Rand, up tablegen.Loudness) []tablegen.Fault {
	var fit []tablegen.Fault
	for _, f := range tablegen.Faults() {
		if f.Loudness <= up {
			fit = append(fit, f)
		}
	}
	rnd.Shuffle(len(fit), func(i, k int) { fit[i], fit[k] = fit[k], fit[i] })
	return fit[:[]int{0, 0, 1, 1, 1, 1, 2, 2, 2, 2}[rnd.IntN(10)]]
}

// read compares the tables as recovered with the figures as written; "" if they agree.
func read(f *tablegen.Form, g tablegen.Grids, d *tablegen.Draft, r result) string {
	if len(r.Tables) != len(g) {
		return fmt.Sprintf("%d tables", len(r.Tables))
	}
	for _, t := range r.Tables {
		for i, row := range t.Cells {
			for k, c := range row {
				if !c.Known() {
					return fmt.Sprintf("%s %d %d unknown", t.Spec.Key, i, k)
				}
				if why := misread(f, g, d, r, t, i, k); why != "" {
					return why
				}
			}
		}
	}
	return ""
}

// misread tells what is wrong with a figure as read.
func misread(f *tablegen.Form, g tablegen.Grids, d *tablegen.Draft, r result, t *fact.Table, i, k int) string {
	c, want, place := t.Cells[i][k], g[t.Spec.Key][i][k], d.Places[t.Spec.Key][i][k]
	if c.Value.String() != f.Number(t.Spec.Key, want) {
		return fmt.Sprintf("%s %d %d: %s, not %d", t.Spec.Key, i, k, c.Value, want)
	}
	if at := r.file.Span(c.Span); c.State == fact.Good && (at != source.Span{Start: place.Start, End: place.End}) {
		return fmt.Sprintf("%s %d %d: at %v, not %v", t.Spec.Key, i, k, at, place)
	}
	return ""
}

// A sound report in any layout, with faults that a reader makes nothing of, is read to
// the last figure, each at its place. Nothing is said about it but what was planted.
func TestSound(t *testing.T) {
	p := prove(t, reports(), func(p *prover, f *tablegen.Form, rnd *rand.Rand) {
		g := f.Random(rnd)
		faults := pick(rnd, tablegen.Remark)
		d, r := p.lint(f, g, rnd, faults...)
		p.count(fmt.Sprintf("%d faults", len(d.Faults)))
		if why := read(f, g, d, r); why != "" {
			p.fail("misread", d, why)
		}
		remarks := false
		for _, x := range faults {
			remarks = remarks || x.Loudness == tablegen.Remark
		}
		for _, x := range r.Findings {
			linttest.CheckMessage(p.T, x)
			if x.Severity > lint.Info || x.Severity == lint.Info && !remarks {
				p.fail("false alarm", d, x.Message.ZH)
			}
		}
	})
	t.Log(p.counts)
	require.GreaterOrEqual(t, p.counts["2 faults"]*100, reports()*30)
}

// One wrong figure is found wherever it breaks a sum, as one finding; in the table of
// requests, where the sums determine it, the first fix restores it.
func TestOneFigure(t *testing.T) {
	single := tablegen.Mutations()[:4]
	p := prove(t, reports(), func(p *prover, f *tablegen.Form, rnd *rand.Rand) {
		var g, wrong tablegen.Grids
		var changes []tablegen.Change
		for len(changes) == 0 {
			g = f.Random(rnd)
			wrong, changes = single[rnd.IntN(len(single))].Apply(g, rnd)
		}
		faults := slices.DeleteFunc(pick(rnd, tablegen.Remark), func(x tablegen.Fault) bool { return x.Name == "empty cells" })
		d, r := p.lint(f, wrong, rnd, faults...)
		c := changes[0]
		p.count(c.Table)
		found := sums(r)
		if len(found) == 0 && unread(r, d.Places[c.Table][c.Row]) {
			p.count("row not read")
			return
		}
		if len(found) != 1 {
			p.fail("findings", d, fmt.Sprint(c, messages(found)))
			return
		}
		linttest.CheckMessage(p.T, found[0])
		place := d.Places[c.Table][c.Row][c.Column]
		switch {
		case len(found[0].Fixes) == 0:
			p.count(c.Table + " without figure")
		case r.file.Span(found[0].Fixes[0].Edits[0].Span).Start != place.Start || value(found[0].Fixes[0].Edits[0].New) != f.Number(c.Table, c.From):
			p.count(c.Table + " other figure")
			if c.Table == "requests" {
				p.fail("wrong figure", d, fmt.Sprint(c, messages(found)))
			}
		default:
			p.count(c.Table + " restored")
		}
	})
	t.Log(p.counts)
	require.GreaterOrEqual(t, p.counts["requests restored"]*100, p.counts["requests"]*99)
	require.LessOrEqual(t, p.counts["row not read"]*1000, reports(), "page numbers that may be figures")
}

// unread tells whether a warning says that the row could not be read: the number of a page
// between figures one a line is told from them by their sums only.
func unread(r result, row []tablegen.Place) bool {
	return slices.ContainsFunc(r.Findings, func(x lint.Diagnostic) bool {
		at := r.file.Span(x.Span)
		return x.Rule == tablestructure.Rule.ID && x.Severity == lint.Warning && at.Start <= row[len(row)-1].End && at.End >= row[0].Start
	})
}

// Several wrong figures are found, with no more findings than figures changed; a figure
// that is offered is one that was changed.
func TestSeveralFigures(t *testing.T) {
	several := tablegen.Mutations()[4:]
	p := prove(t, reports(), func(p *prover, f *tablegen.Form, rnd *rand.Rand) {
		m := several[rnd.IntN(len(several))]
		var g, wrong tablegen.Grids
		var changes []tablegen.Change
		for len(changes) == 0 || tablegen.Sums("requests", wrong["requests"])+tablegen.Sums("disputes", wrong["disputes"]) == 0 {
			g = f.Random(rnd)
			wrong, changes = m.Apply(g, rnd)
		}
		d, r := p.lint(f, wrong, rnd)
		p.count(m.Name)
		found := sums(r)
		if len(found) == 0 || len(found) > len(changes) {
			p.fail("findings", d, fmt.Sprint(changes, messages(found)))
		}
		p.count(fmt.Sprintf("%s: %d findings", m.Name, len(found)))
		for _, x := range found {
			linttest.CheckMessage(p.T, x)
			if len(x.Fixes) == 0 || len(x.Fixes) == 2 {
				continue
			}
			ok := false
			for _, c := range changes {
				e := x.Fixes[0].Edits[0]
				ok = ok || r.file.Span(e.Span).Start == d.Places[c.Table][c.Row][c.Column].Start && e.New == f.Number(c.Table, c.From)
			}
			if p.count("figures"); !ok {
				p.count(m.Name + ": other figure")
				p.count("other figures")
			}
		}
	})
	t.Log(p.counts)
	require.GreaterOrEqual(t, p.counts["figures"], 50*p.counts["other figures"])
}

// However labels and layout are damaged, no sum is called wrong that is right, and no
// figure is taken for another's.
func TestDamaged(t *testing.T) {
	p := prove(t, reports(), func(p *prover, f *tablegen.Form, rnd *rand.Rand) {
		g := f.Random(rnd)
		var loud []tablegen.Fault
		for _, x := range tablegen.Faults() {
			if x.Loudness == tablegen.Loud {
				loud = append(loud, x)
			}
		}
		faults := []tablegen.Fault{loud[rnd.IntN(len(loud))]}
		if rnd.IntN(10) < 4 {
			all := tablegen.Faults()
			faults = append(faults, all[rnd.IntN(len(all))])
		}
		d, r := p.lint(f, g, rnd, faults...)
		p.count(fmt.Sprintf("%d faults", len(d.Faults)))
		if len(d.Faults) == 1 {
			p.count(d.Faults[0])
		}
		for _, x := range sums(r) {
			p.fail("wrong sum", d, x.Message.ZH)
		}
		for _, x := range r.Findings {
			linttest.CheckMessage(p.T, x)
		}
		for _, t := range r.Tables {
			for i, row := range t.Cells {
				for k, c := range row {
					if c.State == fact.Good {
						if why := misread(f, g, d, r, t, i, k); why != "" && !strings.Contains(why, ": at") {
							p.count("misread")
						} else {
							p.count("read")
						}
					}
				}
			}
		}
		if len(r.Findings) == 0 {
			p.count("silent")
			if len(d.Faults) == 1 {
				p.count(d.Faults[0] + " in silence")
			}
		}
	})
	t.Log(p.counts)
	require.LessOrEqual(t, p.counts["misread"]*10_000, p.counts["read"])
	for _, name := range []string{"row missing", "row doubled", "rows in another order"} {
		require.Zero(t, p.counts[name+" in silence"], name)
	}
}

func sums(r result) []lint.Diagnostic {
	var out []lint.Diagnostic
	for _, x := range r.Findings {
		if x.Rule == tablesum.Rule.ID && x.Severity > lint.Info {
			out = append(out, x)
		}
	}
	return out
}

func messages(found []lint.Diagnostic) string {
	s := ""
	for _, x := range found {
		s += "\n  " + x.Message.ZH
	}
	return s
}

// value cuts the unit off a figure.
func value(s string) string {
	for i, r := range s {
		if (r < '0' || r > '9') && r != '.' && r != '-' {
			return s[:i]
		}
	}
	return s
}
