package zh

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzOrdinal: an ordinal stands at the start of the text, and is read the same with other
// text behind it.
func FuzzOrdinal(f *testing.F) {
	for _, s := range []string{"一、", "（一）", "1.", "（1）", "①", "一是", "第一，", "首先，", "１．", "(十二)、", "99999999999999999999.", "　一、总体情况"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o, ok := LeadingOrdinal(s)
		if !ok {
			return
		}
		require.True(t, 0 <= o.Span.Start && o.Span.Start < o.Span.End && o.Span.End <= len(s))
		require.True(t, 1 <= o.Level && o.Level <= 7)
		require.Positive(t, o.Value)
		require.Contains(t, s[o.Span.Start:o.Span.End], o.Mark)
		again, ok := LeadingOrdinal(s[:o.Span.End] + "内容" + strings.Repeat("。", 3))
		require.True(t, ok)
		require.Equal(t, o.Level, again.Level)
		require.Equal(t, o.Value, again.Value)
	})
}
