package input_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/docx"
	"gaolint/lint/docx/docxtest"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

const wordText = "一、总体情况\n其它事项，，共5件。\n| 类别 | 件数 |\n| 许可 | |\n"

func readWord(t *testing.T, name string) *input.Text {
	read, err := input.Read(name, docxtest.Make(t, wordText))
	require.NoError(t, err)
	return read
}

// TestWordFiles: whatever it is called, a Word file is read as one; what is called one and
// is none is not.
func TestWordFiles(t *testing.T) {
	for _, name := range []string{"a.docx", "a.DOCX", "a.doc", "a.wps", "a.txt", "a"} {
		read := readWord(t, name)
		require.Equal(t, "一、总体情况\n其它事项，，共5件。\n|类别|件数|\n|许可||\n", read.Doc.Text(), name)
		require.Equal(t, read.Doc.Text(), read.File.Text())
	}
	require.True(t, input.Draft("a.docx"))
	_, err := input.Read("a.docx", []byte("PK\x03\x04..."))
	require.Error(t, err)
	_, err = input.Read("a.docx", docxtest.Make(t, strings.Repeat("甲", 4<<20)))
	var refused *docx.Error
	require.ErrorAs(t, err, &refused)
	read, err := input.Read("a.docx", []byte("其它事项\n")) // text that is called .docx
	require.NoError(t, err)
	require.Equal(t, "其它事项\n", read.Doc.Text())
}

// TestWordEdits: edits made one after the other are edits of the text as it was; places
// stay those of the file.
func TestWordEdits(t *testing.T) {
	read := readWord(t, "a.docx")
	change := func(old, new string) []source.Edit {
		k := strings.Index(read.Doc.Text(), old)
		require.GreaterOrEqual(t, k, 0, old)
		return []source.Edit{{Span: source.Span{Start: k, End: k + len(old)}, New: new}}
	}
	for _, c := range [][2]string{{"其它", "其他"}, {"，，", "，"}, {"其他事", "其他的事"}} {
		edits := change(c[0], c[1])
		carried, ok := read.Edits(edits)
		require.True(t, ok, c)
		require.Equal(t, edits, carried)
		next, err := read.Apply(edits)
		require.NoError(t, err)
		read = next
	}
	require.Equal(t, "一、总体情况\n其他的事项，共5件。\n|类别|件数|\n|许可||\n", read.Doc.Text())
	word, edits := read.Word()
	got, err := source.Apply(word.Text(), edits)
	require.NoError(t, err)
	require.Equal(t, read.Doc.Text(), got)
	k := strings.Index(read.Doc.Text(), "件数")
	require.Equal(t, "表格1 行1 列2", read.Place(source.Span{Start: k, End: k + 6}))
	for _, c := range [][2]string{{"|类别", "类别"}, {"件。\n", "件"}, {"类别|件数", "类"}, {"许可", ""}, {"总体", "总\n体"}, {"总体", "总|体"}} {
		_, ok := read.Edits(change(c[0], c[1]))
		require.False(t, ok, c)
	}
	require.Nil(t, func() *docx.Document { w, _ := input.Of(source.New("a.md", "甲")).Word(); return w }())
}
