package input_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/input"
	"gaolint/lint/source"
)

func TestKinds(t *testing.T) {
	for name, want := range map[string]struct{ reads, draft bool }{
		"稿.md": {true, true}, "稿.MD": {true, true}, "稿.txt": {true, true}, "稿.markdown": {true, true}, "a.b/稿.TXT": {true, true},
		"稿": {true, false}, "-": {true, false}, "dir.docx/稿": {true, false},
		"稿.docx": {}, "稿.html": {}, "稿.csv": {}, "稿.md.bak": {}, "稿.": {},
	} {
		require.Equal(t, want.reads, input.Reads(name), name)
		require.Equal(t, want.draft, input.Draft(name), name)
	}
}

func TestDocument(t *testing.T) {
	doc, format, err := input.Document("稿.md", []byte("\uFEFF甲\r乙"))
	require.NoError(t, err)
	require.Equal(t, "甲\r乙", doc.Text())
	require.Equal(t, "稿.md", doc.Name())
	require.Equal(t, 2, doc.Lines())
	require.Equal(t, "\uFEFF甲\r乙", string(format.Encode(doc.Text())))

	_, _, err = input.Document("稿.docx", []byte("PK"))
	var kind *input.KindError
	require.ErrorAs(t, err, &kind)
	require.Contains(t, err.Error(), ".docx")

	_, _, err = input.Document("稿.md", []byte("甲\xff"))
	var decode *source.DecodeError
	require.ErrorAs(t, err, &decode)
	require.Equal(t, 2, decode.Column)
}
