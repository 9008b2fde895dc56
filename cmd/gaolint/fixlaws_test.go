package main

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/rules/misfit"
)

// What a safe fix may not change, said once more in other words than lint.Preserves: the
// two must not share a mistake.
var (
	paragraphOrdinal = regexp.MustCompile(`(?m)^[\s　#*]*[（(]?[0-9０-９〇零一二三四五六七八九十百千万亿两]+[、.．）)，,]`)
	anyFigure        = regexp.MustCompile(`\p{Nd}+|[〇零一二三四五六七八九十百千万亿两]+[年月日号件条个项次份]`)
	inQuotation      = regexp.MustCompile(`《[^》\r\n]*》|“[^”\r\n]*”`)
	anOrgan          = regexp.MustCompile(`\p{Han}{2}(人民政府|委员会|办公室|办事处|局|厅)`)
	notHan           = regexp.MustCompile(`[^\p{Han}]+`)
)

func kept(text string) (figures, quoted, organs []string) {
	text = strings.ReplaceAll(text, "\r", "\n")
	for _, q := range inQuotation.FindAllString(text, -1) {
		quoted = append(quoted, notHan.ReplaceAllString(q, ""))
	}
	return anyFigure.FindAllString(paragraphOrdinal.ReplaceAllString(text, ""), -1), quoted, anOrgan.FindAllString(text, -1)
}

// TestFixLaws: what fix writes leaves figures, quotations and names alone, and a second
// run finds nothing more to do.
func TestFixLaws(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 30
	}
	changed := 0
	for _, text := range mutants(13, n) {
		after := fixed(t, text)
		if after == text {
			continue
		}
		changed++
		require.Equal(t, after, fixed(t, after), "fix is not idempotent on %q", text)
		f1, q1, o1 := kept(text)
		f2, q2, o2 := kept(after)
		require.Equal(t, f1, f2, "figures of %q", text)
		require.Equal(t, o1, o2, "organs of %q", text)
		if strings.Count(text, "“") == strings.Count(text, "”") && strings.Count(text, "《") == strings.Count(text, "》") {
			require.Equal(t, q1, q2, "quotations of %q", text)
		}
		require.Empty(t, fresh(t, text, after), "fix made a finding in %q", text)
	}
	require.Greater(t, changed, n/10, "the samples hold something to fix")
}

// fresh lists the rules that find more of warning or above after than before. The language
// model may in a line that was mended: a mistake hides another beside it.
func fresh(t *testing.T, before, after string) []string {
	was, now := loud(t, before, ""), loud(t, after, before)
	var list []string
	for rule, n := range now {
		if n > was[rule] {
			list = append(list, rule)
		}
	}
	return list
}

// loud counts the findings of each rule; those of the language model only in lines that
// stand in the earlier text, too, if there is one.
func loud(t *testing.T, text, earlier string) map[string]int {
	var out, log bytes.Buffer
	run([]string{"lint", "--format", "jsonl", "--severity", "warning", "--stdin-filename", "a.md", "-"}, strings.NewReader(text), &out, &log)
	known, lines := linesOf(earlier), linesOf(text)
	count := map[string]int{}
	for line := range strings.Lines(out.String()) {
		var f struct {
			Rule  string
			Range struct{ Start struct{ Line int } }
		}
		require.NoError(t, json.Unmarshal([]byte(line), &f))
		if f.Rule == misfit.Rule.ID && earlier != "" && !slices.Contains(known, lines[f.Range.Start.Line-1]) {
			continue
		}
		count[f.Rule]++
	}
	return count
}

func linesOf(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
}
