package rules_test

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/internal/reports"
	"gaolint/rules/misfit"
	"gaolint/rules/profiles"
)

// newEngine is the engine that users get without configuration.
func newEngine(t testing.TB, change func(*lint.Config)) *lint.Engine {
	all, err := profiles.All()
	require.NoError(t, err)
	c := lint.Config{Rules: rules.All(), Lexicon: rules.Lexicon(), Profiles: all}
	if change != nil {
		change(&c)
	}
	e, err := lint.New(c)
	require.NoError(t, err)
	return e
}

func corpus(t testing.TB, bytes int) []string {
	all, err := profiles.All()
	require.NoError(t, err)
	for _, p := range all {
		if p.Name == "gov-info-annual-2021" {
			return reports.New(p, 1).Corpus(bytes)
		}
	}
	t.Fatal("no profile")
	return nil
}

// BenchmarkThroughput lints reports in which no sentence stands twice, with nothing kept
// between documents, parsing and facts included: with the language model and without.
// Run it with -cpu 1.
func BenchmarkThroughput(b *testing.B) {
	texts := corpus(b, 10<<20)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program sets it
	for name, change := range map[string]func(*lint.Config){
		"everything": nil,
		"no model":   func(c *lint.Config) { c.Severities = map[string]lint.Severity{misfit.Rule.ID: lint.Off} },
	} {
		b.Run(name, func(b *testing.B) {
			e := newEngine(b, change)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, t := range texts {
					e.Lint(source.New("a.md", t), nil)
				}
			}
		})
	}
}

// BenchmarkRules is the same for each rule alone.
func BenchmarkRules(b *testing.B) {
	texts := corpus(b, 2<<20)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	for _, r := range append([]*lint.Rule{nil}, rules.All()...) {
		name, only := "none", []*lint.Rule{}
		if r != nil {
			name, only = r.ID, []*lint.Rule{r}
		}
		b.Run(name, func(b *testing.B) {
			e := newEngine(b, func(c *lint.Config) { c.Rules = only })
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, t := range texts {
					e.Lint(source.New("a.md", t), nil)
				}
			}
		})
	}
}

// BenchmarkKeystroke types and deletes a character in the middle of a document of 100 KB.
func BenchmarkKeystroke(b *testing.B) {
	all, err := profiles.All()
	require.NoError(b, err)
	e := newEngine(b, nil)
	for _, p := range all {
		if p.Name != "gov-info-annual-2021" {
			continue
		}
		doc := source.New("a.md", reports.New(p, 1).Report(95_000))
		at := len(doc.Text()[:strings.Index(doc.Text()[20_000:], "，")+20_000])
		prev := e.Lint(doc, nil)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			edit := source.Edit{Span: source.Span{Start: at, End: at}, New: "好"}
			if i%2 == 1 {
				edit = source.Edit{Span: source.Span{Start: at, End: at + len("好")}}
			}
			doc, err = doc.Edit(edit)
			require.NoError(b, err)
			prev = e.Lint(doc, prev)
		}
	}
}

// BenchmarkEngine is what each start of the program does before it reads a draft.
func BenchmarkEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newEngine(b, nil)
	}
}
