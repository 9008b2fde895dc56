package lsp

import (
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
)

// slips are what goes wrong when a report is typed.
var slips = []string{"", "一", "戒毒", "，", "。。", "（", "》", "2022年", "12", "\n", "\r\n", "\n\n", "|", "0", "的的", "“", "四、", "件", " ", "𠮷", "\t", "<!-- gaolint-disable -->\n"}

// everything is all that the server says of a document, as it would be sent.
func everything(t testing.TB, s *server, r protocol.Range) string {
	ctx := context.Background()
	doc := protocol.TextDocumentIdentifier{URI: draft}
	here := protocol.TextDocumentPositionParams{TextDocument: doc, Position: r.Start}
	var b strings.Builder
	add := func(v any, err error) {
		require.NoError(t, err)
		data, err := protocol.Marshal(v)
		require.NoError(t, err)
		b.Write(append(data, '\n'))
	}
	d, v, ok := s.look(draft)
	require.True(t, ok)
	add(s.diagnostics(d, v), nil)
	hover, err := s.Hover(ctx, &protocol.HoverParams{TextDocumentPositionParams: here})
	add(hover, err)
	symbols, err := s.DocumentSymbol(ctx, &protocol.DocumentSymbolParams{TextDocument: doc})
	add(symbols, err)
	actions, err := s.CodeAction(ctx, &protocol.CodeActionParams{TextDocument: doc, Range: r})
	add(actions, err)
	folds, err := s.FoldingRanges(ctx, &protocol.FoldingRangeParams{TextDocument: doc})
	add(folds, err)
	hints, err := s.InlayHint(ctx, &protocol.InlayHintParams{TextDocument: doc, Range: protocol.Range{End: protocol.Position{Line: 1 << 20}}})
	add(hints, err)
	lenses, err := s.CodeLens(ctx, &protocol.CodeLensParams{TextDocument: doc})
	add(lenses, err)
	choices, err := s.Completion(ctx, &protocol.CompletionParams{TextDocumentPositionParams: here})
	add(choices, err)
	links, err := s.DocumentLink(ctx, &protocol.DocumentLinkParams{TextDocument: doc})
	add(links, err)
	return b.String()
}

// TestEditedEqualsFresh: findings, hover, outline, actions and all else after each edit are
// those of the same text opened anew.
func TestEditedEqualsFresh(t *testing.T) {
	edits := 1000
	if testing.Short() {
		edits = 100
	}
	e := formEngine(t)
	rng := rand.New(rand.NewPCG(11, 12))
	serve := func() *server {
		s := newServer(Options{Log: io.Discard, Engine: func(string, Settings) (Governed, error) { return Governed{Engine: e, Lang: lint.ZH}, nil }})
		s.traits.pull, s.traits.nests, s.traits.related = true, true, true
		return s
	}
	open := func(s *server, version int32, text string) {
		require.NoError(t, s.DidOpen(context.Background(), &protocol.DidOpenTextDocumentParams{
			TextDocument: protocol.TextDocumentItem{URI: draft, Version: version, LanguageID: "markdown", Text: text}}))
	}
	edited, version := serve(), int32(1)
	open(edited, version, sample)
	for i := range edits {
		d := edited.docs.get(draft)
		text := d.known()
		if len(text.Text()) > 2*len(sample) || i%150 == 149 {
			open(edited, version, sample)
			continue
		}
		at := rng.IntN(text.Len() + 1)
		r := edited.toRange(text, source.Span{Start: at, End: min(text.Len(), at+rng.IntN(2)*rng.IntN(30))})
		version++
		p := &protocol.DidChangeTextDocumentParams{}
		p.TextDocument.URI, p.TextDocument.Version = draft, version
		p.ContentChanges = append(p.ContentChanges, &protocol.TextDocumentContentChangePartial{Range: r, Text: slips[rng.IntN(len(slips))]})
		require.NoError(t, edited.DidChange(context.Background(), p))

		fresh := serve()
		fresh.traits.resolves = i%4 > 0 // now and then the edits of actions, too
		edited.traits.resolves = fresh.traits.resolves
		open(fresh, version, d.known().Text())
		r.End.Line += 3
		require.Equal(t, everything(t, fresh, r), everything(t, edited, r), "after edit %d", i)
	}
}
