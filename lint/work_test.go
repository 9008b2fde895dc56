package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// TestFactsFollowTheBlock: a document rule runs at every change, but what it takes from
// each paragraph is worked out for the changed one only.
func TestFactsFollowTheBlock(t *testing.T) {
	work := 0
	length := fact.NewFact(func(b *fact.Block) int { work++; return len(b.Text) })
	total := 0
	rule := &Rule{ID: "total", Group: Structure, Severity: Info, Document: func(p *Pass) {
		total = 0
		for _, b := range p.Blocks {
			total += length.Of(b)
		}
	}}
	e := engine(t, func(c *Config) { c.Rules = []*Rule{rule} })
	doc := source.New("a.md", "甲乙\n丙丁\n戊己\n")
	prev := e.Lint(doc, nil)
	require.Equal(t, 3, work)
	doc, err := doc.Edit(source.Edit{Span: source.Span{Start: 7, End: 7}, New: "新"})
	require.NoError(t, err)
	prev = e.Lint(doc, prev)
	require.Equal(t, 4, work)
	require.Equal(t, 7*3, total)
	e.Lint(source.New("a.md", "戊己\n甲乙\n"), prev)
	require.Equal(t, 4, work, "the paragraphs only moved")
}

// TestFactsBeyondTheFirst: there may be any number of facts.
func TestFactsBeyondTheFirst(t *testing.T) {
	work := 0
	var all []*fact.Fact[int]
	for i := range 20 {
		all = append(all, fact.NewFact(func(b *fact.Block) int { work++; return i * len(b.Text) }))
	}
	b := fact.NewLine("三个字", 0, nil)
	for range 2 {
		for i, f := range all {
			require.Equal(t, i*9, f.Of(b))
		}
	}
	require.Equal(t, len(all), work)
}

// TestLiteralsOfDocumentRules: a document rule is told where its literals stand, those
// that its profile asks for under that profile only, whether the text is new or not.
func TestLiteralsOfDocumentRules(t *testing.T) {
	var found []string
	rule := &Rule{
		ID: "told", Group: Structure, Severity: Info, Literals: []string{"戒毒"},
		Words: func(p *profile.Profile) []string {
			return []string{map[string]string{profile.General: "解读", "other": "其他"}[p.Name]}
		},
		Document: func(p *Pass) {
			found = nil
			for _, b := range p.Found {
				for _, h := range b.Hits {
					found = append(found, fmt.Sprint(b.Block, h.Literal, p.Blocks[b.Block].Text[h.Span.Start:h.Span.End]))
				}
			}
		},
	}
	e := engine(t, func(c *Config) {
		c.Rules = []*Rule{wrongWord, rule}
		c.Profiles = []*profile.Profile{{Name: profile.General}, {Name: "other"}}
	})
	var prev *Result
	for _, text := range []string{"甲\n戒毒，解读，其他，戒毒\n<!-- 戒毒 -->\n解讀\n", "解讀\n", "戒毒，解读，其他，戒毒"} {
		doc := source.New("a.md", text)
		e.Lint(doc, nil)
		want := found
		prev = e.Lint(doc, prev)
		require.Equal(t, want, found)
		require.NotEmpty(t, found)
	}
	require.Equal(t, []string{"0 0戒毒", "0 1解读", "0 0戒毒"}, found)
}

// TestBlocksWithoutFindingsCostLittle counts the allocations of the engine itself: they
// do not grow with the number of rules that find nothing.
func TestBlocksWithoutFindingsCostLittle(t *testing.T) {
	idle := func(n int) func(*Config) {
		return func(c *Config) {
			c.Rules = nil
			for i := range n {
				c.Rules = append(c.Rules, &Rule{ID: fmt.Sprint("idle", i), Group: Words, Severity: Info, Block: func(*BlockPass) {}})
			}
		}
	}
	var text strings.Builder
	for i := range 500 {
		fmt.Fprintf(&text, "第%d段，没有问题。\n", i)
	}
	doc := source.New("a.md", text.String())
	allocs := func(e *Engine, prev *Result) float64 {
		return testing.AllocsPerRun(5, func() { e.Lint(doc, prev) })
	}
	one, many := engine(t, idle(1)), engine(t, idle(50))
	require.InDelta(t, allocs(one, nil), allocs(many, nil), 50)
	require.LessOrEqual(t, allocs(many, nil), 500*1.5, "one piece of memory for each paragraph")
	require.LessOrEqual(t, allocs(many, many.Lint(doc, nil)), 120.0, "and next to none where nothing changed")
}
