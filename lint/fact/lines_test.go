package fact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// TestBroken: a figure runs over the line's end where a digit ends a long line and begins
// the next one.
func TestBroken(t *testing.T) {
	for text, want := range map[string]bool{
		"县民政局通过县政府网站公开信息2\n68条。":   true,
		"县民政局通过县政府网站公开信息2\n\n68条。": false,
		"县民政局通过县政府网站公开信息\n68条。":    false,
		"30\n68\n": false,
	} {
		d, _ := read(t, "general", "a.txt", text)
		require.Equal(t, want, d.Broken(1), text)
	}
}

// TestUnfinishedApart: a page's header stands apart, so that the text ends before it.
func TestUnfinishedApart(t *testing.T) {
	const text = "正文第一段。\n正文第二段\n"
	doc := source.NewParted("a.docx", text+"页眉文字\n", len(text))
	detector, err := fact.NewDetector(kinds(t), "general")
	require.NoError(t, err)
	d, _ := detector.Read(parseDoc(doc))
	require.False(t, d.Context(0).Unfinished)
	require.True(t, d.Context(1).Unfinished)
	require.False(t, d.Context(2).Unfinished)
}
