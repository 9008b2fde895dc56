package lsp

import (
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint/source"
)

// TestChangesOutOfOrder: what a client types in quick succession and sends in another
// order becomes the text that it has.
func TestChangesOutOfOrder(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	typed := []rune("另设戒毒点。😀完")
	for range 20 {
		s.open(draft, "一\n")
		for _, i := range rand.Perm(len(typed)) {
			at := uint32(1 + units(typed[:i]))
			s.change(draft, int32(i+2), partial(0, at, 0, at, string(typed[i])))
		}
		r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
		require.NoError(t, err)
		items := r.(*protocol.RelatedFullDocumentDiagnosticReport).Items
		require.Len(t, items, 1)
		require.Equal(t, partial(0, 3, 0, 5, "").(*protocol.TextDocumentContentChangePartial).Range, items[0].Range)
	}
}

// units is the length of a text in UTF-16.
func units(text []rune) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// TestOrderOfSteps: random changes in random order give the same text as in order; what
// comes far too late, and what has no version, is made all the same.
func TestOrderOfSteps(t *testing.T) {
	var count atomic.Int64
	insert := func(at int, text string) edit {
		return func(d *source.Document) (*source.Document, error) {
			at := min(at, len(d.Text()))
			return d.Edit(source.Edit{Span: source.Span{Start: at, End: min(at+1, len(d.Text()))}, New: text})
		}
	}
	for range 200 {
		n := 1 + rand.IntN(steps-1)
		edits := make([]edit, n)
		for i := range edits {
			edits[i] = insert(rand.IntN(40), []string{"", "a", "bcd", "efghij"}[rand.IntN(4)])
		}
		inOrder, mixed := newDocument(uri.File("/a.md"), "/a.md", 1, "one two three four", &count), newDocument(uri.File("/a.md"), "/a.md", 1, "one two three four", &count)
		for i, e := range edits {
			require.NoError(t, inOrder.change(int32(i+2), e))
		}
		for _, i := range rand.Perm(n) {
			require.NoError(t, mixed.change(int32(i+2), edits[i]))
		}
		require.Equal(t, inOrder.known().Text(), mixed.known().Text())
		require.Equal(t, inOrder.stands(), mixed.stands())
	}
	d := newDocument(uri.File("/a.md"), "/a.md", 7, "x", &count)
	for range 3 * steps {
		require.NoError(t, d.change(0, insert(0, "yx")))
	}
	require.NoError(t, d.change(3, insert(0, "z")))
	require.Len(t, d.steps, steps)
	require.Len(t, d.known().Text(), 3*steps+1)
}
