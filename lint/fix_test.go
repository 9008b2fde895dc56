package lint

import (
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// TestNeighbourhoodAgreesWithTheWholeLine: what is let through in a long line leaves the
// line as a whole alone, and what leaves the line alone is let through unless it opens
// or closes a quotation.
func TestNeighbourhoodAgreesWithTheWholeLine(t *testing.T) {
	pieces := []string{"政务公开", "“", "”", "《", "》", "12", "十条", "乡人民政府", "，", "戒毒", strings.Repeat("甲", 300), "〔2021〕", "。。", "a"}
	rng := rand.New(rand.NewPCG(1, 2))
	rounds := 1000
	if testing.Short() {
		rounds = 100
	}
	for range rounds {
		var b strings.Builder
		b.WriteString("上一行\n")
		for b.Len() < 12_000 {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		b.WriteString("\n下一行")
		doc := source.New("a.md", b.String())
		at := doc.Offset(doc.Position(rng.IntN(doc.Len()), source.UTF8), source.UTF8)
		_, size := utf8.DecodeRuneInString(doc.Text()[at:])
		edit := source.Edit{Span: source.Span{Start: at, End: at + size}, New: pieces[rng.IntN(len(pieces))]}
		if rng.IntN(3) == 0 || strings.Contains(doc.Slice(edit.Span), "\n") {
			edit.Span.End = at
		}
		near := &local{doc: doc}
		got := near.preserves([]source.Edit{edit})
		after, err := source.Apply(doc.Text(), []source.Edit{edit})
		require.NoError(t, err)
		want := Preserves(doc.Text(), after) == nil
		if got {
			require.True(t, want, "%q at %d", edit.New, at)
		} else if want {
			require.True(t, strings.ContainsAny(edit.New+doc.Slice(edit.Span), "“”《》〔〕"), "%q for %q", edit.New, doc.Slice(edit.Span))
		}
	}
}

// TestFixingALongLineCostsNoSquare counts bytes that are looked at by what is allocated.
func TestFixingALongLineCostsNoSquare(t *testing.T) {
	e := engine(t, nil)
	cost := func(n int) float64 {
		doc := source.New("a.md", strings.Repeat("做好戒毒，", n))
		r := e.Lint(doc, nil)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		edits, _ := e.FixesDue(r, false, nil)
		runtime.ReadMemStats(&after)
		require.Len(t, edits, n)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	require.Less(t, cost(8000)/cost(2000), 2.3*2.3)
}

// TestManyCommentsAgainstManyFindings: each finding is under its own comment, or under
// one that does not speak of it; nothing is asked twice.
func TestManyCommentsAgainstManyFindings(t *testing.T) {
	e := engine(t, nil)
	text := "<!-- gaolint-disable words -->\n戒毒\n<!-- gaolint-disable-next-line longtext -->\n戒毒\n<!-- gaolint-enable -->\n" +
		"<!-- gaolint-disable-next-line wrongword, longtext -->\n戒毒\n<!-- gaolint-disable -->\n<!-- gaolint-enable -->\n戒毒\n"
	require.Equal(t, []string{
		"longtext info ",
		"suppression info <!-- gaolint-disable words -->",
		"suppression warning <!-- gaolint-disable-next-line longtext -->",
		"suppression info <!-- gaolint-disable-next-line wrongword, longtext -->",
		"suppression warning <!-- gaolint-disable -->",
		"wrongword error 戒毒",
	}, found(e, text))
}
