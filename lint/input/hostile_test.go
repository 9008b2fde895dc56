package input_test

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/input"
	"gaolint/lint/linttest/growth"
	"gaolint/lint/source"
)

// hostile are inputs that are linear to write and may be worse to read; n is about their
// length in bytes.
var hostile = map[string]func(n int) string{
	"nested tables": func(n int) string { return strings.Repeat("<table>", n/7) },
	"nested cells":  func(n int) string { return strings.Repeat("<table><tr><td>", n/15) },
	"huge spans": func(n int) string {
		return "<table>" + strings.Repeat("<tr><td rowspan=2147483647 colspan=1000000000>1<td>2", n/50)
	},
	"many rows": func(n int) string {
		return "<table><tr><td rowspan=0 colspan=64>1<td>2" + strings.Repeat("<tr><td>3", n/9)
	},
	"empty rows":       func(n int) string { return "<table><tr><td rowspan=0 colspan=64>1<td>2" + strings.Repeat("<tr>", n/4) },
	"one row":          func(n int) string { return "<table><tr>" + strings.Repeat("<td>1", n/5) },
	"tables in select": func(n int) string { return strings.Repeat("<select><table><tr><td>1<td>2</table>", n/38) },
	"entities":         func(n int) string { return strings.Repeat("&lt", n/3) },
	"ampersands":       func(n int) string { return strings.Repeat("&", n) },
	"long entity":      func(n int) string { return "&" + strings.Repeat("a", n) },
	"unclosed divs":    func(n int) string { return strings.Repeat("<div>文。", n/11) },
	"mixed ends":       func(n int) string { return strings.Repeat("<div>", n/10) + strings.Repeat("</p></main></td>", n/32) },
	"cells in divs":    func(n int) string { return strings.Repeat("<td><div>", n/9) },
	"unclosed comment": func(n int) string { return strings.Repeat("<!-- ", n/5) },
	"closed comments":  func(n int) string { return strings.Repeat("<!-- gaolint-x -->", n/18) },
	"scripts":          func(n int) string { return strings.Repeat("<script><!--<script>", n/20) },
	"templates":        func(n int) string { return strings.Repeat("<template>", n/10) + "</template>" },
	"attributes":       func(n int) string { return "<td " + strings.Repeat("a=b ", n/4) + ">" },
	"attribute":        func(n int) string { return "<div class='" + strings.Repeat("a ", n/2) + "'>文" },
	"short paragraphs": func(n int) string { return strings.Repeat("<p>文", n/6) },
	"folds":            func(n int) string { return "<td>" + strings.Repeat("文\n", n/4) },
	"titles": func(n int) string {
		return "<title>" + strings.Repeat("文字", n/12) + "</title>" + strings.Repeat("<p>文字文字", n/30)
	},
	"angle brackets":     func(n int) string { return strings.Repeat("<", n) },
	"unfinished end":     func(n int) string { return strings.Repeat("</", n/2) },
	"unclosed attribute": func(n int) string { return strings.Repeat("<a b='", n/6) },
	"lines":              func(n int) string { return strings.Repeat("\n", n) },
}

var hostileCSV = map[string]func(n int) string{
	"quotes":     func(n int) string { return strings.Repeat("\"", n) },
	"opened":     func(n int) string { return strings.Repeat(",\"a", n/3) },
	"reopened":   func(n int) string { return strings.Repeat("\"a\"b,", n/5) },
	"delimiters": func(n int) string { return strings.Repeat(",", n) },
	"mixed":      func(n int) string { return strings.Repeat(",;\t\"\"", n/5) },
	"records":    func(n int) string { return strings.Repeat("\n", n) },
	"bars":       func(n int) string { return strings.Repeat("|", n) },
	"ragged":     func(n int) string { return strings.Repeat("a,b,c\na\n\"\n\",", n/12) },
	"one field":  func(n int) string { return strings.Repeat("甲", n/3) },
	"one record": func(n int) string { return strings.Repeat("甲,", n/4) },
}

// allocated is how many bytes some work allocates: the least of several times, up to the
// first within the limit, since what another test has begun in the background is counted, too.
func allocated(limit uint64, work func()) uint64 {
	least := uint64(math.MaxUint64)
	for range 50 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		work()
		runtime.ReadMemStats(&after)
		if least = min(least, after.TotalAlloc-before.TotalAlloc); least <= limit {
			break
		}
	}
	return least
}

// TestHostileInputIsBounded: nothing makes a document much longer than its file, or takes
// more memory than in proportion.
func TestHostileInputIsBounded(t *testing.T) {
	const size = 1 << 19
	for ext, cases := range map[string]map[string]func(int) string{"a.html": hostile, "a.csv": hostileCSV} {
		for name, make := range cases {
			file := make(size)
			limit := uint64(120*len(file) + 1<<22)
			var x *input.Text
			taken := allocated(limit, func() { x = readText(t, ext, file) })
			require.LessOrEqual(t, taken, limit, name)
			require.LessOrEqual(t, x.Doc.Len(), 4*len(file)+16, name)
			for k := range 200 {
				at := k * x.Doc.Len() / 200
				s := x.Span(source.Span{Start: at, End: at})
				_ = x.Place(s)
			}
			t.Logf("%s %s: %d bytes allocated, document of %d", ext, name, taken, x.Doc.Len())
		}
	}
}

// TestHostileInputIsLinear: nothing takes more steps than in proportion to its length: not
// the reading, nor an edit in every so many bytes.
func TestHostileInputIsLinear(t *testing.T) {
	var cases []string
	for name := range hostile {
		cases = append(cases, "html:"+name)
	}
	for name := range hostileCSV {
		cases = append(cases, "csv:"+name)
	}
	slices.Sort(cases)
	growth.Linear(t, "gaolint/lint/input,gaolint/lint/source", 16<<10, cases, func(name string, n int) func() {
		ext, name, _ := strings.Cut(name, ":")
		file := map[string]map[string]func(int) string{"html": hostile, "csv": hostileCSV}[ext][name](n)
		return func() { editAll(readText(t, "a."+ext, file)) }
	})
}

// editAll asks for the place of every so many bytes, and whether an edit can be made there.
// Whether a sheet without one of its marks has the same delimiter is looked up in a sample
// of bounded size: that is left out.
func editAll(x *input.Text) {
	text := x.Doc.Text()
	for at := 0; at < len(text); at += 64 {
		for !utf8.RuneStart(text[at]) {
			at++
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		s := source.Span{Start: at, End: at + n}
		_ = x.Place(s)
		if !strings.ContainsRune(",;\t\"", r) {
			_, _ = x.Edits([]source.Edit{{Span: s, New: "新"}})
		}
	}
}

func TestMillionNestedTables(t *testing.T) {
	x := readText(t, "a.html", strings.Repeat("<table><tr><td>", 1_000_000)+"文字")
	require.Equal(t, "文字\n", x.Doc.Text())
}
