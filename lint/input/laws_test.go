package input_test

import (
	stdhtml "html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/input"
	"gaolint/lint/source"
)

func readText(t testing.TB, name, file string) *input.Text {
	x, err := input.Read(name, []byte(file))
	require.NoError(t, err)
	return x
}

// mapLaw: every character of the document that stems from the file leads to what gives it
// there, in the file's order, and places stay within the file.
func mapLaw(t testing.TB, x *input.Text) {
	doc, file := x.Doc.Text(), x.File.Text()
	require.True(t, utf8.ValidString(doc))
	last := 0
	for i, r := range doc {
		n := utf8.RuneLen(r)
		s := x.Span(source.Span{Start: i, End: i + n})
		require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(file), "%d: %v", i, s)
		require.GreaterOrEqual(t, s.Start, last, "order at %d", i)
		last = s.Start
		from := file[s.Start:s.End]
		at := x.Span(source.Span{Start: i, End: i})
		require.True(t, at.Empty() && 0 <= at.Start && at.Start <= len(file))
		switch r {
		case '\n', '|':
			continue // ends a line, borders a cell
		case ' ':
			require.True(t, strings.Trim(from, " \t\r\n\f") == "" || strings.HasPrefix(from, "<") || isBlankReference(from), "%q", from)
			continue
		case '｜':
			require.Contains(t, []string{"|", "｜"}, strings.Trim(stdhtml.UnescapeString(from), " "), "%q", from)
			continue
		case utf8.RuneError:
			continue // control characters written as entities
		}
		if from != string(r) && from != `""` {
			require.Contains(t, stdhtml.UnescapeString(from), string(r), "at %d", i)
		}
	}
}

func isBlankReference(s string) bool {
	control := func(r rune) bool { return r <= ' ' || r == 0x7F } // read as blanks
	return strings.HasPrefix(s, "&") && strings.TrimFunc(stdhtml.UnescapeString(s), control) == ""
}

// editLaw: what Edits carries over reads, in the edited file, as the edited document; no
// byte of the file outside of the edits changes.
func editLaw(t testing.TB, x *input.Text, e source.Edit) bool {
	carried, ok := x.Edits([]source.Edit{e})
	if !ok {
		return false
	}
	again, err := x.Apply([]source.Edit{e})
	require.NoError(t, err, "%q\n%v %q\n%v", x.File.Text(), e.Span, e.New, carried)
	want, err := source.Apply(x.Doc.Text(), []source.Edit{e})
	require.NoError(t, err)
	require.Equal(t, want, again.Doc.Text())
	return true
}

// words are what random edits write.
var words = []string{"", "甲", "乙丙", "a", "1", " ", "a b", "&", "<b>", "lt;", "\"", ",", ";", "x,\"y\"", "\u00a0", "。", "#1", "\t", "\n", "|", "😀", "\n一、甲", "丙\n", "\na<b\nc"}

// tryEdits makes random edits and tells how many were carried over.
func tryEdits(t testing.TB, x *input.Text, rnd *rand.Rand, times int) int {
	doc := x.Doc.Text()
	var starts []int
	for i := range doc {
		starts = append(starts, i)
	}
	starts = append(starts, len(doc))
	carried := 0
	for range times {
		i := rnd.IntN(len(starts))
		j := min(len(starts)-1, i+rnd.IntN(4))
		if editLaw(t, x, source.Edit{Span: source.Span{Start: starts[i], End: starts[j]}, New: words[rnd.IntN(len(words))]}) {
			carried++
		}
	}
	return carried
}

var htmlSeeds = []string{
	"<p>政府\n信息<b>公</b>开 a\nb 2023 &nbsp;年&amp;&lt;x&gt; &#20013;&notit; a|b</p>",
	"<title>x</title><table><tr><td rowspan=2>甲</td><td colspan=2>乙<br>丙</td></tr><tr><td>1<td></tr></table>后文。",
	"<table><caption>题</caption>外<tr>间<td>a<p>b</p><p>政</p><p>府</p>\n<td>5|6</table>",
	"<table><tr><td><p>一。</p><table><tr><td>x<td>1</table></td></tr></table>",
	"<pre>甲\n乙\r\n丙</pre><script>1</script><!-- gaolint-disable-next-line words: x --><p>a</p><!--",
	"<ul><li>a<li>b</ul><a href=x>链接</a><h1>题</h1>&#10;&#0;&fjlig;&NotEqualTilde;&",
	"<title>甲乙丙丁</title><h1>甲乙丙丁</h1><a href=x>链接</a><div>" + strings.Repeat("这是一句完整的话。", 30) + "<p>末。</div>尾",
	"a < b <中文> </ &lt &ltamp; & x &am<b></b>p;",
	"<template><p>不见</p></template><select><table><tr><td>a</select><svg><title>t</title></svg>",
}

var csvSeeds = []string{
	"甲,乙,丙\n1,2,3\r\n\"a\nb\",\"c\"\"d\",\n,,\n说明文字。,,\n",
	"甲;乙\n1;\"2\"\n", "甲\t乙\n1\t2\n", "\"未闭合,a\n\"b\",\"c\"\n", "a|b,\"x\"y,z\"\n", "", "\n", "\"\"", ",", "甲",
}

func FuzzHTML(f *testing.F) {
	for i, s := range htmlSeeds {
		f.Add(s, uint64(i))
	}
	f.Fuzz(func(t *testing.T, file string, seed uint64) { laws(t, "a.html", file, seed) })
}

func FuzzCSV(f *testing.F) {
	for i, s := range csvSeeds {
		f.Add(s, uint64(i))
	}
	f.Fuzz(func(t *testing.T, file string, seed uint64) { laws(t, "a.csv", file, seed) })
}

func laws(t *testing.T, name, file string, seed uint64) {
	x, err := input.Read(name, []byte(file))
	if err != nil {
		return
	}
	mapLaw(t, x)
	require.LessOrEqual(t, x.Doc.Len(), 4*len(file)+16)
	for i := range x.Doc.Lines() {
		_ = x.Place(x.Doc.Line(i))
	}
	tryEdits(t, x, rand.New(rand.NewPCG(seed, 1)), 8)
}

func TestEditsAreCarriedOver(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, s := range htmlSeeds {
		laws(t, "a.html", s, 1)
		tryEdits(t, readText(t, "a.html", s), rnd, 300)
	}
	for _, s := range csvSeeds {
		laws(t, "a.csv", s, 1)
		tryEdits(t, readText(t, "a.csv", s), rnd, 300)
	}
	x := readText(t, "a.html", "<div><p>甲<b>乙</b>丙丁 &amp; 戊</p><p>己庚</p></div>")
	require.Greater(t, tryEdits(t, x, rnd, 1000), 300)
}
