package lsp

import (
	"context"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint/source"
)

// oracle is a text as a plain array of units, read from its beginning at every question.
// It shares nothing with the server.
type oracle struct {
	encoding source.Encoding
	units    []unit
}

// unit is a unit of a character; the first one has it.
type unit struct {
	char  rune
	first bool
}

func (o *oracle) of(text string) (list []unit) {
	for _, r := range text {
		n := 1
		switch o.encoding {
		case source.UTF16:
			n = utf16.RuneLen(r)
		case source.UTF8:
			n = utf8.RuneLen(r)
		}
		for i := range n {
			list = append(list, unit{r, i == 0})
		}
	}
	return list
}

func (o *oracle) text() string {
	var runes []rune
	for _, u := range o.units {
		if u.first {
			runes = append(runes, u.char)
		}
	}
	return string(runes)
}

// ends tells whether a line ends at unit i.
func (o *oracle) ends(i int) bool {
	return i == len(o.units) || o.units[i].char == '\n' || o.units[i].char == '\r'
}

// index is the unit at a position: what lies beyond a line's end is its end, beyond the
// text's the end of the text, and within a character its first unit.
func (o *oracle) index(p protocol.Position) int {
	i := 0
	for line := uint32(0); line < p.Line; line++ {
		for !o.ends(i) {
			i++
		}
		if i == len(o.units) {
			return i
		}
		if o.units[i].char == '\r' && i+1 < len(o.units) && o.units[i+1].char == '\n' {
			i++
		}
		i++
	}
	for n := uint32(0); n < p.Character && !o.ends(i); n++ {
		i++
	}
	for i < len(o.units) && !o.units[i].first {
		i--
	}
	return i
}

// change makes one change.
func (o *oracle) change(c protocol.TextDocumentContentChangeEvent) {
	switch c := c.(type) {
	case *protocol.TextDocumentContentChangeWholeDocument:
		o.units = o.of(c.Text)
	case *protocol.TextDocumentContentChangePartial:
		a, b := o.index(c.Range.Start), o.index(c.Range.End)
		a, b = min(a, b), max(a, b)
		o.units = append(append(append([]unit{}, o.units[:a]...), o.of(c.Text)...), o.units[b:]...)
	}
}

// inserts are what is typed: line ends of all kinds, what only looks like one, characters
// of one to four bytes and of several code points.
var inserts = []string{"", "", "戒毒", "a", "𠮷", "😀", "👩‍👩‍👧", "é", "e\u0301", "\n", "\r\n", "\r", "\u2028", "\u0085", "，", "\r\r\n", "\n\r", "　", "\x00", "\uFFFD"}

// draw makes changes by numbers that next gives, each below its argument.
func draw(next func(n int) int, o *oracle) protocol.TextDocumentContentChangeEvent {
	text := ""
	for range next(4) {
		text += inserts[next(len(inserts))]
	}
	if next(40) == 0 || len(o.units) > 300 {
		return &protocol.TextDocumentContentChangeWholeDocument{Text: "一\r\n二𠮷三\n四" + text}
	}
	place := func() protocol.Position {
		p := protocol.Position{Line: uint32(next(6)), Character: uint32(next(12))}
		switch next(30) {
		case 0:
			p.Line = math.MaxInt32
		case 1:
			p.Character = math.MaxInt32
		}
		return p
	}
	from, to := place(), place() // often reversed
	if next(3) == 0 {
		to = from
	}
	return partial(from.Line, from.Character, to.Line, to.Character, text)
}

// synced is a server and an oracle that hold the same document.
type synced struct {
	*server
	oracle  *oracle
	version int32
}

func newSynced(t testing.TB, encoding source.Encoding, text string) *synced {
	s := &synced{newServer(Options{Log: io.Discard}), &oracle{encoding: encoding}, 1}
	s.traits.encoding, s.traits.pull = encoding, true
	s.oracle.units = s.oracle.of(text)
	require.NoError(t, s.DidOpen(context.Background(), &protocol.DidOpenTextDocumentParams{
		TextDocument: protocol.TextDocumentItem{URI: draft, Version: 1, LanguageID: "markdown", Text: text}}))
	return s
}

// change sends one message of some changes and compares.
func (s *synced) change(t testing.TB, next func(n int) int, changes int) {
	p := &protocol.DidChangeTextDocumentParams{}
	s.version++
	p.TextDocument.URI, p.TextDocument.Version = draft, s.version
	for range changes {
		c := draw(next, s.oracle)
		s.oracle.change(c)
		p.ContentChanges = append(p.ContentChanges, c)
	}
	require.NoError(t, s.DidChange(context.Background(), p))
	require.Equal(t, s.oracle.text(), s.docs.get(draft).known().Text())
}

// TestSync replays fifty thousand random changes, one to twenty a message, in all
// encodings: the server's text is the editor's.
func TestSync(t *testing.T) {
	edits := 50_000
	if testing.Short() {
		edits = 6000
	}
	for _, encoding := range []source.Encoding{source.UTF16, source.UTF8, source.UTF32} {
		t.Run(encoding.String(), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(uint64(encoding), 2))
			s := newSynced(t, encoding, "一\r\n二𠮷三\n四")
			for done := 0; done < edits/3; {
				n := 1
				if rng.IntN(2) == 0 {
					n += rng.IntN(20)
				}
				s.change(t, rng.IntN, n)
				done += n
			}
		})
	}
}

// FuzzSync is the same for whatever numbers come.
func FuzzSync(f *testing.F) {
	rng := rand.New(rand.NewPCG(4, 4))
	for n := range 24 {
		seed := make([]byte, 12*(n+1))
		for i := range seed {
			seed[i] = byte(rng.IntN(256))
		}
		f.Add(uint8(n), inserts[n%len(inserts)]+"甲\r\n乙😀\r丙", seed)
	}
	f.Fuzz(func(t *testing.T, encoding uint8, text string, numbers []byte) {
		if !utf8.ValidString(text) || len(text) > 1000 || len(numbers) > 2000 {
			t.Skip()
		}
		s := newSynced(t, source.Encoding(encoding%3), text)
		next := func(n int) int {
			if len(numbers) == 0 {
				return 0
			}
			b := numbers[0]
			numbers = numbers[1:]
			return int(b) % n
		}
		for len(numbers) > 0 {
			s.change(t, next, 1+next(20))
		}
	})
}

// told is the next message that the user is shown.
func (s *session) told(why string) string {
	select {
	case p := <-s.shown:
		return p.Message
	case <-time.After(patience):
		require.Fail(s.t, "the user is told nothing", why)
		return ""
	}
}

// TestChangesThatCannotBe: a change that cannot be read leaves nothing said of a text
// that may be another one, and the user is told; the text is known again when it comes
// whole, or is opened again.
func TestChangesThatCannotBe(t *testing.T) {
	other := uri.File("/tmp/另一份.md")
	count := func(s *session, u uri.URI) int {
		r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: u}})
		require.NoError(t, err)
		return len(r.(*protocol.RelatedFullDocumentDiagnosticReport).Items)
	}
	named := `{"textDocument":{"uri":"` + string(draft) + `","version":2},"contentChanges":`
	for _, params := range []string{
		named + `7}`, named + `[{"text":5}]}`, named + `[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":""}]}`,
		named + `[{"range":{"start":{"line":0,"character":1.5},"end":{"line":0,"character":0}},"text":""}]}`,
		named + `[{"range":{"start":{"line":0,"character":0}},"text":"x"}]}`, named + `[{"text":"一"},null]}`,
		`{"contentChanges":[]}`, `[]`, `{"textDocument":{"uri":7}}`,
	} {
		s := start(t, Options{}, pulls, "")
		s.open(draft, "做好戒毒。\n")
		s.open(other, "做好戒毒。\n")
		require.Equal(t, 1, count(s, draft))
		require.NoError(t, s.conn.Notify(s.ctx(), "textDocument/didChange", protocol.LSPAny(params)))
		require.Contains(t, s.told(params), "请关闭后重新打开", params)
		require.Zero(t, count(s, draft), params)
		if strings.HasPrefix(params, named) {
			require.Equal(t, 1, count(s, other), "it was meant for one that it names: %s", params)
		} else {
			require.Zero(t, count(s, other), params)
		}
		s.change(draft, 3, partial(0, 0, 0, 0, "戒毒"))
		h, err := s.server.Hover(s.ctx(), hoverAt(0, 1))
		require.NoError(t, err)
		require.Nil(t, h)
		require.Zero(t, count(s, draft), "a part does not make it known")
		s.change(draft, 4, &protocol.TextDocumentContentChangeWholeDocument{Text: "戒毒，戒毒"})
		require.Equal(t, 2, count(s, draft))
		s.open(other, "戒毒")
		require.Equal(t, 1, count(s, other))
	}
}

// TestLateBeyondWhatIsKept: a change that comes when those behind it cannot be made again
// is not made at a place where it does not belong.
func TestLateBeyondWhatIsKept(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	s.open(draft, "做好工作。\n")
	s.change(draft, 5, &protocol.TextDocumentContentChangeWholeDocument{Text: "做好戒毒。\n"})
	s.change(draft, 4, partial(0, 2, 0, 4, "解读"))
	require.Len(t, pull(t, s).Items, 1, "it was overtaken by the whole text")
	for v := range int32(steps + 10) {
		s.change(draft, 10+2*v, partial(0, 0, 0, 0, "好"))
	}
	require.Len(t, pull(t, s).Items, 1)
	s.change(draft, 11, partial(0, 0, 0, 0, "好"))
	require.Empty(t, pull(t, s).Items)
	require.Contains(t, s.told("too late"), "请关闭后重新打开")
}

// TestPushedIsTakenBack: what was shown of a text that is not known any more is cleared.
func TestPushedIsTakenBack(t *testing.T) {
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	s.open(draft, "做好戒毒。\n")
	require.Len(t, s.pushed().Diagnostics, 1)
	require.NoError(t, s.conn.Notify(s.ctx(), "textDocument/didChange", protocol.LSPAny(`{"textDocument":{"uri":"`+string(draft)+`"},"contentChanges":[3]}`)))
	require.Empty(t, s.pushed().Diagnostics)
	s.change(draft, 4, &protocol.TextDocumentContentChangeWholeDocument{Text: "戒毒，戒毒"})
	require.Len(t, s.pushed().Diagnostics, 2)
	require.NoError(t, s.conn.Notify(s.ctx(), "textDocument/didOpen", protocol.LSPAny(`{"textDocument":7}`)))
	s.open(draft, "戒毒") // without being closed
	require.Empty(t, s.pushed().Diagnostics)
	require.Len(t, s.pushed().Diagnostics, 1)
}
