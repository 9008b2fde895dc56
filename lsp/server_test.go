package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/profile"
)

// patience is how long a step may take: it ends what hangs, on any machine.
const patience = 3 * time.Minute

// jiedu flags 戒毒 and offers 解读.
var jiedu = &lint.Rule{
	ID: "jiedu", Group: lint.Words, Severity: lint.Error, Fix: lint.SafeFix,
	Title:    lint.Text{ZH: "错词", EN: "wrong word"},
	Page:     lint.Text{ZH: "# 错词\n\n```gaolint\n⟦戒毒⟧{jiedu}\n```\n", EN: "# wrong word\n"},
	Literals: []string{"戒毒", "崩溃"},
	Block: func(p *lint.BlockPass) {
		for _, h := range p.Hits {
			if h.Literal == 1 {
				panic("planted")
			}
			p.Report(lint.Diagnostic{
				Span: h.Span, Message: lint.Text{ZH: "“戒毒”应为“解读”。", EN: "should be 解读."},
				Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "改为“解读”", EN: "change"}, h.Span, "解读").Safely()},
				Related: []lint.Related{{Span: h.Span, Message: lint.Text{ZH: "此处", EN: "here"}}},
			})
		}
	},
}

func testEngine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{
		Rules: []*lint.Rule{jiedu}, Profiles: []*profile.Profile{{Name: profile.General}}, Profile: profile.General,
	})
	require.NoError(t, err)
	return e
}

// session is a client at the other end of a real transport: framed messages over pipes.
type session struct {
	protocol.UnimplementedClient
	t      *testing.T
	server protocol.Server
	conn   jsonrpc2.Conn
	sent   chan *protocol.PublishDiagnosticsParams
	shown  chan *protocol.ShowMessageParams
	calls  chan string // requests of the server
	log    *syncBuffer
	traces syncBuffer
	edits  chan *protocol.ApplyWorkspaceEditParams
	asked  chan *protocol.ShowMessageRequestParams
	answer string // to what is asked
	status chan int
	init   *protocol.InitializeResult
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// ShowMessage receives what the user is told.
func (s *session) ShowMessage(_ context.Context, p *protocol.ShowMessageParams) error {
	s.shown <- p
	return nil
}

// LogTrace receives what the client asked to be told of each message.
func (s *session) LogTrace(_ context.Context, p *protocol.LogTraceParams) error {
	fmt.Fprintln(&s.traces, p.Message, *p.Verbose)
	return nil
}

// LogMessage receives what the server logs.
func (s *session) LogMessage(context.Context, *protocol.LogMessageParams) error { return nil }

// ApplyEdit receives the edits that the server wants made.
func (s *session) ApplyEdit(_ context.Context, p *protocol.ApplyWorkspaceEditParams) (*protocol.ApplyWorkspaceEditResult, error) {
	s.edits <- p
	return &protocol.ApplyWorkspaceEditResult{Applied: true}, nil
}

// ShowMessageRequest receives what the user is asked.
func (s *session) ShowMessageRequest(_ context.Context, p *protocol.ShowMessageRequestParams) (*protocol.MessageActionItem, error) {
	s.asked <- p
	return &protocol.MessageActionItem{Title: s.answer}, nil
}

// RegisterCapability receives what the server asks to be told of.
func (s *session) RegisterCapability(_ context.Context, p *protocol.RegistrationParams) error {
	s.calls <- p.Registrations[0].Method + " " + string(p.Registrations[0].RegisterOptions)
	return nil
}

// DiagnosticRefresh receives the server's wish to be asked again.
func (s *session) DiagnosticRefresh(context.Context) error {
	s.calls <- "refresh"
	return nil
}

// PublishDiagnostics receives what the server pushes.
func (s *session) PublishDiagnostics(_ context.Context, p *protocol.PublishDiagnosticsParams) error {
	s.sent <- p
	return nil
}

func start(t *testing.T, o Options, caps protocol.ClientCapabilities, options string) *session {
	s := &session{t: t, sent: make(chan *protocol.PublishDiagnosticsParams, 4096),
		shown: make(chan *protocol.ShowMessageParams, 64), calls: make(chan string, 64), edits: make(chan *protocol.ApplyWorkspaceEditParams, 8), asked: make(chan *protocol.ShowMessageRequestParams, 8), log: &syncBuffer{}, status: make(chan int, 1)}
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	engine := testEngine(t)
	if o.Engine == nil {
		o.Engine = func(string, Settings) (Governed, error) { return Governed{Engine: engine}, nil }
	}
	o.Log = s.log
	said := &transcript{}
	go func() {
		s.status <- Serve(io.TeeReader(toServer, &said.client), io.MultiWriter(&said.server, fromServer), o)
		_ = errors.Join(toServer.Close(), fromServer.Close())
	}()
	t.Cleanup(func() { said.check(t) })
	_, s.conn, s.server = protocol.NewClient(context.Background(), s, jsonrpc2.NewStream(&pipe{toClient, fromClient, toClient, fromClient}))
	t.Cleanup(func() { s.conn.Close() })
	p := &protocol.InitializeParams{Capabilities: caps}
	if options != "" {
		p.InitializationOptions = protocol.LSPAny(options)
	}
	var err error
	s.init, err = s.server.Initialize(s.ctx(), p)
	require.NoError(t, err)
	require.NoError(t, s.server.Initialized(s.ctx(), &protocol.InitializedParams{}))
	return s
}

func (s *session) ctx() context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	s.t.Cleanup(cancel)
	return ctx
}

func (s *session) open(u uri.URI, text string) {
	require.NoError(s.t, s.server.DidOpen(s.ctx(), &protocol.DidOpenTextDocumentParams{
		TextDocument: protocol.TextDocumentItem{URI: u, Version: 1, LanguageID: "markdown", Text: text},
	}))
}

func (s *session) change(u uri.URI, version int32, changes ...protocol.TextDocumentContentChangeEvent) {
	p := &protocol.DidChangeTextDocumentParams{ContentChanges: changes}
	p.TextDocument.URI, p.TextDocument.Version = u, version
	require.NoError(s.t, s.server.DidChange(s.ctx(), p))
}

func (s *session) pushed() *protocol.PublishDiagnosticsParams {
	select {
	case p := <-s.sent:
		return p
	case <-time.After(patience):
		require.Fail(s.t, "nothing was pushed", s.log.String())
		return nil
	}
}

func partial(l1, c1, l2, c2 uint32, text string) protocol.TextDocumentContentChangeEvent {
	return &protocol.TextDocumentContentChangePartial{Text: text, Range: protocol.Range{
		Start: protocol.Position{Line: l1, Character: c1}, End: protocol.Position{Line: l2, Character: c2}}}
}

var (
	pulls = protocol.ClientCapabilities{TextDocument: &protocol.TextDocumentClientCapabilities{Diagnostic: &protocol.DiagnosticClientCapabilities{}}}
	draft = uri.File("/tmp/年度报告.md")
)

func offering(kinds ...protocol.PositionEncodingKind) protocol.ClientCapabilities {
	return protocol.ClientCapabilities{General: &protocol.GeneralClientCapabilities{PositionEncodings: kinds}}
}

func TestPush(t *testing.T) {
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	require.Nil(t, s.init.Capabilities.DiagnosticProvider)
	s.open(draft, "做好戒毒。\n")
	p := s.pushed()
	v, _ := p.Version.Get()
	require.EqualValues(t, 1, v)
	require.Len(t, p.Diagnostics, 1)
	require.Equal(t, protocol.String("jiedu"), p.Diagnostics[0].Code)
	require.Equal(t, protocol.String("“戒毒”应为“解读”。"), p.Diagnostics[0].Message)
	require.Empty(t, p.Diagnostics[0].RelatedInformation, "the client did not say that it shows them")
	s.change(draft, 2, partial(0, 5, 0, 5, "好。"))
	s.change(draft, 3, partial(0, 2, 0, 4, "解读"))
	p = s.pushed()
	if v, _ := p.Version.Get(); v == 2 {
		require.Len(t, p.Diagnostics, 1, "no finding changed, but the version did")
		p = s.pushed()
	}
	v, _ = p.Version.Get()
	require.EqualValues(t, 3, v)
	require.Empty(t, p.Diagnostics)
	s.change(draft, 4, partial(0, 0, 0, 0, "戒毒"))
	require.Len(t, s.pushed().Diagnostics, 1)
	require.NoError(t, s.server.DidClose(s.ctx(), &protocol.DidCloseTextDocumentParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}}))
	require.Empty(t, s.pushed().Diagnostics, "cleared on close")
}

func TestPull(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	require.NotNil(t, s.init.Capabilities.DiagnosticProvider)
	s.open(draft, "做好戒毒。\n")
	ask := func(previous *string) protocol.DocumentDiagnosticReport {
		r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{
			TextDocument: protocol.TextDocumentIdentifier{URI: draft}, PreviousResultID: previous})
		require.NoError(t, err)
		return r
	}
	full := ask(nil).(*protocol.RelatedFullDocumentDiagnosticReport)
	require.Len(t, full.Items, 1)
	require.IsType(t, &protocol.RelatedUnchangedDocumentDiagnosticReport{}, ask(full.ResultID))
	s.change(draft, 2, partial(0, 2, 0, 4, "解读"))
	full = ask(full.ResultID).(*protocol.RelatedFullDocumentDiagnosticReport)
	require.Empty(t, full.Items)
	require.Empty(t, s.sent, "a client that pulls is never pushed to")
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: uri.File("/tmp/other.md")}})
	require.NoError(t, err)
	require.Empty(t, r.(*protocol.RelatedFullDocumentDiagnosticReport).Items, "not open")
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		caps    protocol.ClientCapabilities
		flag    string
		options string
		name    string
		start   uint32
	}{
		{protocol.ClientCapabilities{}, "", "", "utf-16", 4},
		{offering("utf-8", "utf-16"), "", "", "utf-8", 8},
		{offering("utf-32", "utf-16"), "", "", "utf-32", 2},
		{offering("ebcdic"), "", "", "utf-16", 4},
		{offering("utf-16"), "utf-8", "", "utf-8", 8},
		{protocol.ClientCapabilities{}, "", `{"positionEncoding":"utf-32"}`, "utf-32", 2},
	} {
		s := start(t, Options{Encoding: c.flag}, c.caps, c.options)
		require.EqualValues(t, c.name, s.init.Capabilities.PositionEncoding)
		s.open(draft, "𠮷😀戒毒\n")
		d := s.pushed().Diagnostics[0]
		require.Equal(t, c.start, d.Range.Start.Character, c.name)
		actions, err := s.server.CodeAction(s.ctx(), &protocol.CodeActionParams{
			TextDocument: protocol.TextDocumentIdentifier{URI: draft}, Range: d.Range,
			// Columns of another counting, as an old client sends them back.
			Context: protocol.CodeActionContext{Diagnostics: []protocol.Diagnostic{{Range: protocol.Range{End: protocol.Position{Character: 99}}}}},
		})
		require.NoError(t, err)
		require.Len(t, actions, 4, "the fix, a comment, the page, all safe fixes")
		a := actions[0].(*protocol.CodeAction)
		require.Equal(t, "改为“解读”", a.Title)
		require.Equal(t, d.Range, a.Edit.Changes[draft][0].Range)
		require.Equal(t, "解读", a.Edit.Changes[draft][0].NewText)
	}
}

func TestHover(t *testing.T) {
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	s.open(draft, "做好戒毒。\n")
	h, err := s.server.Hover(s.ctx(), hoverAt(0, 3))
	require.NoError(t, err)
	text := h.Contents.(*protocol.MarkupContent).Value
	require.Contains(t, text, "应为“解读”")
	require.Contains(t, text, "# 错词")
	require.Contains(t, text, "〖戒毒〗", "marks of the tests are not shown")
	h, err = s.server.Hover(s.ctx(), hoverAt(0, 0))
	require.NoError(t, err)
	require.Nil(t, h)
}

func hoverAt(line, character uint32) *protocol.HoverParams {
	p := &protocol.HoverParams{}
	p.TextDocument.URI, p.Position = draft, protocol.Position{Line: line, Character: character}
	return p
}

func TestBurstKeepsOrder(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	s.open(draft, "\n")
	for i := range 2000 {
		s.change(draft, int32(i+2), partial(0, uint32(i), 0, uint32(i), string(rune('一'+i))))
	}
	s.change(draft, 3000, partial(0, 2000, 0, 2000, "戒毒"))
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	items := r.(*protocol.RelatedFullDocumentDiagnosticReport).Items
	require.Len(t, items, 1)
	require.EqualValues(t, 2000, items[0].Range.Start.Character)
}

func TestSurvives(t *testing.T) {
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	ctx := s.ctx()
	require.NoError(t, s.conn.Notify(ctx, "$/unknown", nil))
	require.NoError(t, s.conn.Notify(ctx, "textDocument/didChange", protocol.LSPAny(`{"bad":1}`)))
	s.change(uri.File("/tmp/unopened.md"), 2, partial(0, 0, 0, 0, "x"))
	_, err := s.conn.Call(ctx, "gaolint/unknown", protocol.LSPAny(`{}`), nil)
	require.Error(t, err)
	s.open(draft, "崩溃\n")
	_, err = s.server.Hover(ctx, hoverAt(0, 0))
	require.ErrorContains(t, err, "planted")
	s.change(draft, 2, &protocol.TextDocumentContentChangeWholeDocument{Text: "戒毒\n"})
	require.Len(t, s.pushed().Diagnostics, 1)
}

func TestExitStatus(t *testing.T) {
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	require.NoError(t, s.server.Shutdown(s.ctx()))
	require.NoError(t, s.server.Exit(s.ctx()))
	require.Equal(t, 0, <-s.status)

	s = start(t, Options{}, protocol.ClientCapabilities{}, "")
	require.NoError(t, s.server.Exit(s.ctx()))
	require.Equal(t, 1, <-s.status, "exit without shutdown")

	s = start(t, Options{}, protocol.ClientCapabilities{}, "")
	require.NoError(t, s.conn.Close())
	require.Equal(t, 1, <-s.status, "the client is gone")
}

func TestNoEngine(t *testing.T) {
	s := start(t, Options{Engine: func(string, Settings) (Governed, error) {
		return Governed{}, fmt.Errorf("gaolint.yaml:3: no such key")
	}}, pulls, "")
	s.open(draft, "戒毒\n")
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	require.Empty(t, r.(*protocol.RelatedFullDocumentDiagnosticReport).Items)
	require.Contains(t, (<-s.shown).Message, "gaolint.yaml:3", "the user is told why there are no findings")
}
