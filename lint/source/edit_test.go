package source

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name, text string
		edits      []Edit
		want       string
	}{
		{"none", "公开", nil, "公开"},
		{"replace", "公开3件", []Edit{{Span{6, 7}, "26"}}, "公开26件"},
		{"any order", "abcdef", []Edit{{Span{4, 5}, "E"}, {Span{0, 1}, ""}, {Span{2, 3}, "CC"}}, "bCCdEf"},
		{"insertions in given order", "ab", []Edit{{Span{1, 1}, "1"}, {Span{1, 1}, "2"}, {Span{0, 0}, "0"}}, "0a12b"},
		{"insertion before a replacement given first", "abc", []Edit{{Span{1, 2}, "B"}, {Span{1, 1}, "+"}}, "a+Bc"},
		{"insertion after a replacement", "abc", []Edit{{Span{2, 2}, "+"}, {Span{1, 2}, "B"}}, "aB+c"},
		{"adjacent", "abc", []Edit{{Span{1, 3}, "x"}, {Span{0, 1}, "y"}}, "yx"},
		{"at the end", "a", []Edit{{Span{1, 1}, "\n"}}, "a\n"},
		{"between CR and LF", "a\r\nb", []Edit{{Span{2, 2}, "x"}}, "a\rx\nb"},
		{"invalid text has characters of one byte", "\x80\x80", []Edit{{Span{1, 2}, "x"}}, "\x80x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Apply(c.text, c.edits)
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	ok := Edit{Span{0, 1}, "x"}
	for _, c := range []struct {
		name, text   string
		edits        []Edit
		fault        EditFault
		index, other int
		message      string
	}{
		{"negative", "abc", []Edit{ok, {Span{-1, 1}, ""}}, OutOfRange, 1, -1, "edit 1 [-1,1) is outside the text of 3 bytes"},
		{"beyond", "abc", []Edit{{Span{2, 4}, ""}, ok}, OutOfRange, 0, -1, "edit 0 [2,4) is outside the text of 3 bytes"},
		{"reversed", "abc", []Edit{{Span{2, 1}, ""}}, OutOfRange, 0, -1, "edit 0 [2,1) is outside the text of 3 bytes"},
		{"start inside", "a公b", []Edit{ok, {Span{2, 4}, ""}}, InsideCharacter, 1, -1, "edit 1 [2,4) begins or ends inside a character"},
		{"end inside", "a𠮷b", []Edit{{Span{1, 4}, ""}}, InsideCharacter, 0, -1, "edit 0 [1,4) begins or ends inside a character"},
		{"overlap", "abcd", []Edit{{Span{1, 3}, ""}, {Span{0, 2}, ""}}, Overlapping, 0, 1, "edit 0 [1,3) overlaps another edit (1)"},
		{"same twice", "abcd", []Edit{{Span{1, 3}, ""}, {Span{1, 3}, ""}}, Overlapping, 1, 0, "edit 1 [1,3) overlaps another edit (0)"},
		{"insertion inside", "abcd", []Edit{{Span{2, 2}, "x"}, {Span{1, 3}, ""}}, Overlapping, 0, 1, "edit 0 [2,2) overlaps another edit (1)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Apply(c.text, c.edits)
			require.Equal(t, c.text, got)
			var e *EditError
			require.ErrorAs(t, err, &e)
			require.Equal(t, EditError{c.fault, c.index, c.other, c.edits[c.index].Span, len(c.text)}, *e)
			require.EqualError(t, err, c.message)
			d, err := New("x", c.text).Edit(c.edits...)
			require.Error(t, err)
			require.Nil(t, d)
		})
	}
}

// slowApply makes the edits one by one from the back: what Apply must equal.
func slowApply(text string, edits []Edit) string {
	done := make([]bool, len(edits))
	for range edits {
		last := -1
		for i, e := range edits {
			if done[i] {
				continue
			}
			if last < 0 || e.Span.Start > edits[last].Span.Start ||
				e.Span.Start == edits[last].Span.Start && (e.Span.End > edits[last].Span.End || e.Span.End == edits[last].Span.End) {
				last = i
			}
		}
		done[last] = true
		s := edits[last].Span
		text = text[:s.Start] + edits[last].New + text[s.End:]
	}
	return text
}

// FuzzApply feeds Apply and the incremental line index up to three edits.
func FuzzApply(f *testing.F) {
	f.Add("公开\r\n3件", 0, 3, "a", 6, 8, "\n", 8, 8, "")
	f.Add("a\rb\n", 1, 2, "\r\n", 2, 2, "\n", 2, 2, "\r")
	f.Add("𠮷\u2028\r", 1, 4, "x", 4, 7, "", 8, 8, "\n")
	f.Add("", 0, 0, "\r", 0, 0, "\n", 0, 0, "")
	f.Add("\r\n", 1, 1, "x", 0, 1, "", 1, 2, "")
	f.Add("\xf0\x80", 0, 1, "\x80", 1, 2, "\xf0", 2, 2, "\r")
	f.Fuzz(func(t *testing.T, text string, a, b int, s1 string, c, d int, s2 string, e, g int, s3 string) {
		edits := []Edit{{Span{a, b}, s1}, {Span{c, d}, s2}, {Span{e, g}, s3}}
		for n := range len(edits) + 1 {
			checkEdits(t, text, edits[:n])
		}
	})
}

func checkEdits(t *testing.T, text string, edits []Edit) {
	doc := New("d", text)
	got, err := Apply(text, edits)
	edited, derr := doc.Edit(edits...)
	if err != nil {
		require.Equal(t, text, got)
		var e *EditError
		require.ErrorAs(t, err, &e)
		require.Equal(t, err, derr)
		return
	}
	require.NoError(t, derr)
	require.Equal(t, slowApply(text, edits), got)
	require.Equal(t, got, edited.Text())
	require.Equal(t, text, doc.Text())
	require.Equal(t, New("d", got).starts, edited.starts, "incremental index = fresh index")
	if utf8.ValidString(text) {
		for _, e := range edits {
			if !utf8.ValidString(e.New) {
				return
			}
		}
		require.True(t, utf8.ValidString(got), "valid text stays valid")
	}
}
