package fact_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/linttest/growth"
)

// TestHeadingsAreLinear: headings without number, as many as there may be, are weighed
// against those with one at a cost in proportion.
func TestHeadingsAreLinear(t *testing.T) {
	weak, strong := "存在的主要问题及改进情况\n", "一、总体情况\n"
	growth.Linear(t, "gaolint/lint/fact,gaolint/lint/zh", 16<<10, []string{weak + strong, strong + weak}, func(parts string, n int) func() {
		first, second, _ := strings.Cut(strings.TrimSuffix(parts, "\n"), "\n")
		text := strings.Repeat(first+"\n", n/2/(len(first)+1)) + strings.Repeat(second+"\n", n/2/(len(second)+1))
		d, err := fact.NewDetector(kinds(t), form)
		require.NoError(t, err)
		tree, blocks := parse("a.md", text)
		d.Read(parse("a.md", "")) // what is made once
		return func() { d.Read(tree, blocks) }
	})
}
