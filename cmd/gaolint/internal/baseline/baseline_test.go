package baseline

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// word flags 坏.
var word = &lint.Rule{ID: "word", Group: lint.Words, Severity: lint.Warning, Literals: []string{"坏"}, Block: func(p *lint.BlockPass) {
	for _, h := range p.Hits {
		p.Report(lint.Diagnostic{Span: h.Span, Message: lint.Text{ZH: "坏。", EN: "bad."}})
	}
}}

func check(t *testing.T, text string) *lint.Result {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{word}, Profiles: all})
	require.NoError(t, err)
	return e.Lint(source.New("a.md", text), nil)
}

func take(t *testing.T, l *List, path, text string) (fresh, known int) {
	r := check(t, text)
	sentence := func(at source.Span) source.Span {
		s, _ := r.SentenceAt(at.Start)
		return s
	}
	left, known := l.Take(path, r.Source, sentence, r.Findings)
	return len(left), known
}

func TestBaseline(t *testing.T) {
	l := New()
	fresh, known := take(t, l, "a.md", "第一句坏了。第二句好。\n\n第三句坏了。第三句坏了。\n")
	require.Equal(t, []int{3, 0}, []int{fresh, known})
	fresh, _ = take(t, l, "b.md", "坏。\n")
	require.Equal(t, 1, fresh)
	data := l.Bytes(nil)

	l, err := Parse(data)
	require.NoError(t, err)
	// Lines moved, blanks changed, one more of a kind, and one in another sentence.
	fresh, known = take(t, l, "a.md", "新的一段。\n\n第三句坏了。第三句坏了。第三句坏了。\n\n第一句 坏了。\n\n另一句坏了。\n")
	require.Equal(t, []int{2, 3}, []int{fresh, known})
	require.Zero(t, l.Gone())
	fresh, known = take(t, l, "c.md", "坏。\n")
	require.Equal(t, []int{1, 0}, []int{fresh, known})

	// What was not checked stays, if it is there; what was checked is as it is now.
	l, err = Parse(data)
	require.NoError(t, err)
	take(t, l, "a.md", "第一句坏了。\n")
	require.Equal(t, 2, l.Gone())
	again, err := Parse(l.Bytes(func(path string) bool { return path == "b.md" }))
	require.NoError(t, err)
	require.Len(t, again.known, 2)
	again, err = Parse(l.Bytes(func(string) bool { return false }))
	require.NoError(t, err)
	require.Len(t, again.known, 1)
	require.Equal(t, l.Bytes(func(string) bool { return true }), l.Bytes(func(string) bool { return true }))
}

func TestFaults(t *testing.T) {
	for _, text := range []string{"x", "{}", `{"path":"a","rule":"b","sentence":"c","count":0}`, `{"path":"a","rule":"b","count":1,"more":2}`, `{"path":"a","rule":"b","count":1}{}`, "\xff\xfe"} {
		_, err := Parse([]byte("\n" + text))
		var f *Fault
		require.ErrorAs(t, err, &f, text)
		require.Equal(t, 2, f.Line)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"path":"a","rule":"b","sentence":"c","count":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Parse(data)
		if err != nil {
			return
		}
		again, err := Parse(l.Bytes(func(string) bool { return true }))
		require.NoError(t, err)
		require.Equal(t, l.known, again.known)
	})
}
