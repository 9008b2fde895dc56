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
		"稿.html": {true, true}, "稿.HTM": {true, true}, "稿.csv": {true, true},
		"稿": {true, false}, "-": {true, false}, "dir.docx/稿": {true, false},
		"稿.docx": {}, "稿.md.bak": {}, "稿.": {}, "稿.xhtml": {},
	} {
		require.Equal(t, want.reads, input.Reads(name), name)
		require.Equal(t, want.draft, input.Draft(name), name)
	}
}

func TestPlain(t *testing.T) {
	x, err := input.Read("稿.md", []byte("\uFEFF甲\r乙"))
	require.NoError(t, err)
	require.Same(t, x.Doc, x.File)
	require.Equal(t, "甲\r乙", x.Doc.Text())
	require.Equal(t, "稿.md", x.Doc.Name())
	require.Equal(t, 2, x.Doc.Lines())
	require.Equal(t, "\uFEFF甲\r乙", string(x.Format.Encode(x.Doc.Text())))
	s := source.Span{Start: 1, End: 4}
	require.Equal(t, s, x.Span(s))
	require.Empty(t, x.Place(s))
	edits := []source.Edit{{Span: source.Span{Start: 0, End: 3}, New: "<\n&"}}
	carried, ok := x.Edits(edits)
	require.True(t, ok)
	require.Equal(t, edits, carried)
	again, err := x.Apply(edits)
	require.NoError(t, err)
	require.Equal(t, "<\n&\r乙", again.Doc.Text())
	require.Equal(t, x.Format, again.Format)
}

func TestRefused(t *testing.T) {
	_, err := input.Read("稿.docx", []byte("PK"))
	var kind *input.KindError
	require.ErrorAs(t, err, &kind)
	require.Contains(t, err.Error(), ".docx")

	_, err = input.Read("稿.md", []byte("甲\xff"))
	var decode *source.DecodeError
	require.ErrorAs(t, err, &decode)
	require.Equal(t, 2, decode.Column)

	// What a page says of its encoding does not make it readable, nor unreadable.
	_, err = input.Read("稿.html", []byte("<meta charset=utf-8><p>\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2"))
	require.ErrorAs(t, err, &decode)
	require.Equal(t, source.LooksGB18030, decode.Fault)
	x, err := input.Read("稿.html", []byte("<meta charset=gb2312><p>政府"))
	require.NoError(t, err)
	require.Equal(t, "政府\n", x.Doc.Text())
}
