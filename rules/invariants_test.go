package rules_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

// samples are the clean samples of all profiles, by profile name.
func samples(t testing.TB) map[string]string {
	all, err := profiles.All()
	require.NoError(t, err)
	texts := map[string]string{}
	for _, p := range all {
		texts[p.Name] = profiles.Sample(p.Name)
		require.NotEmpty(t, texts[p.Name], p.Name)
	}
	return texts
}

func report(r *lint.Result) string {
	var b strings.Builder
	for _, d := range r.Findings {
		b.WriteString(d.Rule + " " + d.Severity.String() + " “" + r.Source.Slice(d.Span) + "” " + d.Message.ZH + "\n")
	}
	return b.String()
}

func TestSamplesAreClean(t *testing.T) {
	e := newEngine(t, nil)
	for name, text := range samples(t) {
		r := e.Lint(source.New(name+".md", text), nil)
		require.Empty(t, report(r), name)
		require.Equal(t, name, r.Profile.Name, "recognised as what it is")
	}
}

// TestTyping cuts each clean sample after every code point: whoever types it is never
// shouted at, but for the run of sections still to come and a table that ends the text.
func TestTyping(t *testing.T) {
	e := newEngine(t, nil)
	for name, text := range samples(t) {
		var prev *lint.Result
		step := 1
		if testing.Short() {
			step = 17
		}
		n := 0
		for at := range text {
			if n++; n%step != 0 {
				continue
			}
			r := e.Lint(source.New(name+".md", text[:at]), prev)
			prev = r
			loud := map[string]int{}
			for _, d := range r.Findings {
				if d.Severity >= lint.Warning {
					loud[d.Rule]++
				}
			}
			ok := len(loud) <= 2
			for rule, n := range loud {
				ok = ok && n == 1 && (rule == "heading" || rule == "tablestructure" || rule == "tablesum")
			}
			if !ok {
				t.Fatalf("%s, cut after %q:\n%s", name, tail(text[:at], 40), report(r))
			}
		}
	}
}

func tail(s string, n int) string {
	for utf8.RuneCountInString(s) > n {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// faults are edits as drafts suffer them.
var faults = []string{"", "一", "戒毒", "，", "。。", "（", "》", "《", "2022年", "12", "\n", "\r\n", "\n\n", "|", "0", "的的", "准备性", "“", "四、", "1.", "件", " ", "<!-- gaolint-disable -->\n", "县县人民政府", "𠮷", "\t", "\v", "\a", "\u00a0", "\uFFFD", "锛"}

// TestReuseEqualsFresh: findings after an edit do not depend on how the text came about.
func TestReuseEqualsFresh(t *testing.T) {
	e := newEngine(t, nil)
	rounds := 20000
	if testing.Short() {
		rounds = 1000
	}
	rng := rand.New(rand.NewPCG(3, 4))
	for name, text := range samples(t) {
		doc := source.New(name+".md", text)
		prev := e.Lint(doc, nil)
		for i := range rounds / 3 {
			next, err := doc.Edit(randomEdit(rng, doc))
			require.NoError(t, err)
			r := e.Lint(next, prev)
			if i%4 == 0 {
				require.Equal(t, report(e.Lint(next, nil)), report(r), name)
				fresh := e.Lint(next, nil)
				require.Equal(t, fresh.Findings, r.Findings)
				require.Equal(t, fresh.Links, r.Links)
			}
			doc, prev = next, r
			if doc.Len() > 2*len(text) || i%200 == 0 {
				doc = source.New(name+".md", text)
			}
		}
	}
}

func randomEdit(rng *rand.Rand, doc *source.Document) source.Edit {
	at := func() int { return doc.Offset(doc.Position(rng.IntN(doc.Len()+1), source.UTF8), source.UTF8) }
	start := at()
	end := start
	if rng.IntN(2) == 0 {
		end = doc.Offset(doc.Position(min(doc.Len(), start+rng.IntN(30)), source.UTF8), source.UTF8)
	}
	return source.Edit{Span: source.Span{Start: min(start, end), End: max(start, end)}, New: faults[rng.IntN(len(faults))]}
}

func FuzzReuse(f *testing.F) {
	e := newEngine(f, nil)
	for _, text := range samples(f) {
		for i, s := range faults {
			f.Add(text, 100*i, i, s)
		}
	}
	f.Fuzz(func(t *testing.T, text string, at, n int, insert string) {
		if !utf8.ValidString(text) || !utf8.ValidString(insert) || len(text) > 1<<16 {
			t.Skip()
		}
		doc := source.New("a.md", text)
		start := doc.Offset(doc.Position(at, source.UTF8), source.UTF8)
		end := doc.Offset(doc.Position(min(doc.Len(), start+max(0, n%100)), source.UTF8), source.UTF8)
		next, err := doc.Edit(source.Edit{Span: source.Span{Start: min(start, end), End: max(start, end)}, New: insert})
		require.NoError(t, err)
		require.Equal(t, e.Lint(next, nil).Findings, e.Lint(next, e.Lint(doc, nil)).Findings)
	})
}

// TestFixLaws: safe fixes come to an end, are idempotent, leave no safe fix behind, and
// change nothing that is the writer's alone.
func TestFixLaws(t *testing.T) {
	e := newEngine(t, nil)
	rounds := 2000
	if testing.Short() {
		rounds = 100
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for name, text := range samples(t) {
		for range rounds / 3 {
			doc := source.New(name+".md", text)
			for range 1 + rng.IntN(6) {
				var err error
				doc, err = doc.Edit(randomEdit(rng, doc))
				require.NoError(t, err)
			}
			fixed, _, err := e.FixAll(doc, false)
			require.NoError(t, err)
			require.NoError(t, lint.Preserves(doc.Text(), fixed.Text()))
			again, changes, err := e.FixAll(fixed, false)
			require.NoError(t, err)
			require.Empty(t, changes, "a safe fix was left behind")
			require.Equal(t, fixed.Text(), again.Text())
		}
	}
}

// TestReportKindIsData: a report kind that no code knows is one YAML file; its sample
// holds planted faults and nothing else is found.
func TestReportKindIsData(t *testing.T) {
	data, err := os.ReadFile("profiles/testdata/reading-week.yaml")
	require.NoError(t, err)
	p, err := profile.Parse("reading-week.yaml", data)
	require.NoError(t, err)
	all, err := profiles.All()
	require.NoError(t, err)
	marked, err := os.ReadFile("profiles/testdata/reading-week.md")
	require.NoError(t, err)
	c := linttest.Parse("reading-week", "profile="+p.Name, string(marked))
	require.NotEmpty(t, c.Want)
	linttest.Check(t, c, append(all, p), rules.All()...)
}

// TestExamplesUnderAllRules: what one rule's page calls right, no other rule calls wrong.
func TestMessagesOfAllExamples(t *testing.T) {
	all, err := profiles.All()
	require.NoError(t, err)
	for _, rule := range rules.All() {
		for _, c := range append(linttest.Page(rule.ID, rule.Page.ZH), linttest.Folder(t, rule.ID+"/testdata")...) {
			e, err := lint.New(lint.Config{Rules: rules.All(), Profiles: all, Profile: c.Profile})
			require.NoError(t, err)
			for _, d := range e.Lint(source.New(c.File, c.Text), nil).Findings {
				linttest.CheckMessage(t, d)
			}
		}
	}
}
