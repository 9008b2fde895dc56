package outputtest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
)

// Full checks that a format refuses a report where it holds no more, naming a format of
// lines, and goes on refusing. Each of the states is one in which a report is too much.
func Full(t *testing.T, format output.Format, states ...output.Whole) {
	f := Sample("a.md")
	f.Findings = []lint.Diagnostic{At(f, "公开", "错。", lint.Error)}
	for _, w := range states {
		var limit *output.LimitError
		require.ErrorAs(t, w.Add(f), &limit)
		require.Equal(t, format.Name, limit.Format)
		require.Contains(t, limit.Text.ZH, format.Holds.ZH)
		require.Contains(t, limit.Text.ZH, "请改用 csv")
		require.Contains(t, limit.Text.EN, "use csv")
		require.ErrorAs(t, w.Add(f), &limit, "it stays so")
		require.ErrorAs(t, w.Close(output.Run{}), &limit)
	}
}
