package rules_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// FuzzFix holds the fixes of all rules to the laws of TestFixLaws on any text.
func FuzzFix(f *testing.F) {
	e := newEngine(f, nil)
	for _, s := range faults {
		f.Add("一是做好政策文件的戒毒。。全年公开信息12条，其中甲5条、乙8条。" + s + "云溪县人民政府\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip()
		}
		doc := source.New("a.md", text)
		fixed, _, err := e.FixAll(doc, false)
		require.NoError(t, err)
		require.NoError(t, lint.Preserves(text, fixed.Text()))
		_, changes, err := e.FixAll(fixed, false)
		require.NoError(t, err)
		require.Empty(t, changes, "a safe fix was left behind")
		unsafe, _, err := e.FixAll(doc, true)
		require.NoError(t, err)
		require.True(t, utf8.ValidString(unsafe.Text()))
	})
}
