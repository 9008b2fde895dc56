package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
)

func code(t *testing.T, err error) jsonrpc2.Code {
	var e *jsonrpc2.Error
	require.ErrorAs(t, err, &e)
	return e.Code
}

func pull(t *testing.T, s *session) *protocol.RelatedFullDocumentDiagnosticReport {
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	return r.(*protocol.RelatedFullDocumentDiagnosticReport)
}

func TestPhases(t *testing.T) {
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	status := make(chan int, 1)
	go func() { status <- Serve(toServer, fromServer, Options{Log: io.Discard}) }()
	_, conn, server := protocol.NewClient(t.Context(), protocol.UnimplementedClient{}, jsonrpc2.NewStream(&pipe{toClient, fromClient, toClient, fromClient}))
	defer conn.Close()
	ctx := t.Context()

	_, err := server.Hover(ctx, hoverAt(0, 0))
	require.EqualValues(t, -32002, code(t, err), "before initialize")
	require.EqualValues(t, -32002, code(t, server.Shutdown(ctx)))

	bad := &protocol.InitializeParams{}
	bad.InitializationOptions = protocol.LSPAny(`{"positionEncoding":"utf8"}`)
	_, err = server.Initialize(ctx, bad)
	require.ErrorContains(t, err, "utf-8")
	_, err = server.Initialize(ctx, &protocol.InitializeParams{})
	require.NoError(t, err, "a refused initialize may be followed by another")
	_, err = server.Initialize(ctx, &protocol.InitializeParams{})
	require.EqualValues(t, -32600, code(t, err), "initialize comes once")

	require.NoError(t, server.Shutdown(ctx))
	_, err = server.Hover(ctx, hoverAt(0, 0))
	require.EqualValues(t, -32600, code(t, err), "after shutdown")
	require.NoError(t, server.Exit(ctx))
	require.Equal(t, 0, <-status)
}

// TestReload: a changed gaolint.yaml takes effect in open documents, and what is wrong
// with it is told.
func TestReload(t *testing.T) {
	engine := testEngine(t)
	for _, pulling := range []bool{false, true} {
		var broken, reloads atomic.Int32
		yes := true
		caps := protocol.ClientCapabilities{Workspace: &protocol.WorkspaceClientCapabilities{
			DidChangeWatchedFiles: &protocol.DidChangeWatchedFilesClientCapabilities{DynamicRegistration: &yes},
			Diagnostics:           &protocol.DiagnosticWorkspaceClientCapabilities{RefreshSupport: &yes},
		}}
		if pulling {
			caps.TextDocument = pulls.TextDocument
		}
		s := start(t, Options{
			Engine: func(string, Settings) (Governed, error) {
				if broken.Load() == 1 {
					return Governed{}, errors.New("gaolint.yaml:3")
				}
				return Governed{Engine: engine}, nil
			},
			Reload: func() { reloads.Add(1) },
		}, caps, "")
		require.Contains(t, <-s.calls, "gaolint.yaml")
		count := func() int {
			if pulling {
				return len(pull(t, s).Items)
			}
			return len(s.pushed().Diagnostics)
		}
		changed := func() {
			require.NoError(t, s.server.DidChangeWatchedFiles(s.ctx(), &protocol.DidChangeWatchedFilesParams{}))
			if pulling {
				require.Equal(t, "refresh", <-s.calls)
			}
		}
		s.open(draft, "做好戒毒。\n")
		require.Equal(t, 1, count())
		broken.Store(1)
		changed()
		require.Equal(t, 0, count())
		require.Contains(t, (<-s.shown).Message, "gaolint.yaml:3")
		h, err := s.server.Hover(s.ctx(), hoverAt(0, 3))
		require.NoError(t, err)
		require.Nil(t, h)
		broken.Store(0)
		changed()
		require.Equal(t, 1, count())
		require.EqualValues(t, 2, reloads.Load())
		require.Empty(t, s.shown, "told once")
	}
}

// TestReopened: a result of a text that was closed is not taken for one of the next.
func TestReopened(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	s.open(draft, "做好戒毒。\n")
	first := pull(t, s)
	require.Len(t, first.Items, 1)
	require.NoError(t, s.server.DidClose(s.ctx(), &protocol.DidCloseTextDocumentParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}}))
	require.Empty(t, pull(t, s).Items, "closed")
	s.open(draft, "做好解读。\n")
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: draft}, PreviousResultID: first.ResultID})
	require.NoError(t, err)
	require.Empty(t, r.(*protocol.RelatedFullDocumentDiagnosticReport).Items)
	s.open(draft, "再做戒毒。\n") // opened twice
	require.Len(t, pull(t, s).Items, 1)
}

// TestUnknownText: after a change that cannot be applied nothing is said of the text
// until it comes whole.
func TestUnknownText(t *testing.T) {
	d := newDocument(draft, "年度报告.md", 1, "做好戒毒。\n", &atomic.Int64{})
	s := newServer(Options{Log: io.Discard})
	edit := func(c protocol.TextDocumentContentChangeEvent) error {
		return d.change(2, func(text *source.Document) (*source.Document, error) {
			return s.apply(d.path, text, []protocol.TextDocumentContentChangeEvent{c})
		})
	}
	require.Error(t, edit(nil))
	require.Nil(t, d.text)
	require.Error(t, edit(partial(0, 0, 0, 0, "戒毒")))
	require.Nil(t, d.text, "a part does not make it known")
	require.NoError(t, edit(&protocol.TextDocumentContentChangeWholeDocument{Text: "一"}))
	require.Equal(t, "一", d.text.Text())
}

// TestHoverQuotesMarkup: a message's words stay words in a client that shows Markdown.
func TestHoverQuotesMarkup(t *testing.T) {
	require.Equal(t, `“\<条例>\*\_[2021]”`, markdown.Replace("“<条例>*_[2021]”"))
}

// TestCancelledAtOnce: a request that is taken back in the same breath is answered.
func TestCancelledAtOnce(t *testing.T) {
	s := start(t, Options{}, pulls, "")
	s.open(draft, "戒毒\n")
	for range 200 {
		ctx, cancel := context.WithCancel(s.ctx())
		go cancel()
		_, _ = s.server.Hover(ctx, hoverAt(0, 0))
	}
	require.Len(t, pull(t, s).Items, 1)
}

// TestStormOfCancelledRequests: what is taken back before its turn costs nothing.
func TestStormOfCancelledRequests(t *testing.T) {
	const all = 100
	most := runtime.GOMAXPROCS(0) + 1
	engine, free := testEngine(t), make(chan struct{})
	var asked atomic.Int64
	s := start(t, Options{Engine: func(string, Settings) (Governed, error) {
		asked.Add(1)
		<-free
		return Governed{Engine: engine}, nil
	}}, pulls, "")
	ctx, cancel := context.WithCancel(s.ctx())
	var calls sync.WaitGroup
	for i := range most + all {
		u := uri.File(fmt.Sprintf("/tmp/%d.md", i)) // each waits for itself alone
		s.open(u, "戒毒\n")
		calls.Go(func() {
			_, _ = s.server.Hover(ctx, &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
				TextDocument: protocol.TextDocumentIdentifier{URI: u}}})
		})
	}
	require.Eventually(t, func() bool { return asked.Load() == int64(most) }, patience, time.Millisecond)
	cancel()
	calls.Wait() // and all are taken back
	_, err := s.server.ExecuteCommand(s.ctx(), &protocol.ExecuteCommandParams{Command: "nothing"})
	require.Error(t, err, "others are not held up")
	close(free)
	s.open(draft, "戒毒\n")
	require.Len(t, pull(t, s).Items, 1)
	require.EqualValues(t, most+1, asked.Load())
}

// TestAnotherEngine: the text is linted anew when another engine governs it, unchanged as
// it is.
func TestAnotherEngine(t *testing.T) {
	engine, lang := testEngine(t), lint.ZH
	d := newDocument(draft, "年度报告.md", 1, "做好戒毒。\n", &atomic.Int64{})
	governor := func(string, Settings) (Governed, error) { return Governed{Engine: engine, Lang: lang}, nil }
	first, _, _ := d.current(governor, Settings{})
	same, _, _ := d.current(governor, Settings{})
	require.Same(t, first.Result, same.Result)
	engine = testEngine(t)
	other, _, _ := d.current(governor, Settings{})
	require.NotSame(t, first.Result, other.Result)
	require.Equal(t, first.generation, other.generation, "its findings are the same")
	lang = lint.EN
	english, _, _ := d.current(governor, Settings{})
	require.Greater(t, english.generation, other.generation)
}

// TestExitEndsAtOnce: exit ends the server though the client keeps its end open and a
// read of standard input cannot be interrupted.
func TestExitEndsAtOnce(t *testing.T) {
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	status := make(chan int, 1)
	stdin := struct{ io.Reader }{toServer} // without a Close
	go func() { status <- Serve(stdin, fromServer, Options{Log: io.Discard}) }()
	_, conn, server := protocol.NewClient(t.Context(), protocol.UnimplementedClient{}, jsonrpc2.NewStream(&pipe{toClient, fromClient, toClient, fromClient}))
	defer conn.Close()
	_, err := server.Initialize(t.Context(), &protocol.InitializeParams{})
	require.NoError(t, err)
	require.NoError(t, server.Shutdown(t.Context()))
	require.NoError(t, server.Exit(t.Context()))
	select {
	case s := <-status:
		require.Equal(t, 0, s)
	case <-time.After(patience):
		require.Fail(t, "the server does not end")
	}
}

// TestLogs: what happens is told to the log and the client, as much as each wants.
func TestLogs(t *testing.T) {
	s := start(t, Options{LogLevel: LogDebug}, protocol.ClientCapabilities{}, "")
	require.NoError(t, s.server.SetTrace(s.ctx(), &protocol.SetTraceParams{Value: protocol.TraceValueVerbose}))
	_, err := s.server.Hover(s.ctx(), hoverAt(0, 0))
	require.NoError(t, err)
	require.Eventually(t, func() bool { return strings.Contains(s.traces.String(), "textDocument/hover") }, patience, time.Millisecond)
	require.Contains(t, s.traces.String(), "bytes of params")
	require.Contains(t, s.log.String(), "textDocument/hover")
	require.Contains(t, s.log.String(), "positions in utf-16")
}

// TestParentGone: a client whose process has ended has left.
func TestParentGone(t *testing.T) {
	require.True(t, alive(os.Getpid()))
	require.False(t, alive(1<<22+12345), "no process has such a number")
}

// TestSettings: the user's settings hold from the next moment on, however they come.
func TestSettings(t *testing.T) {
	asked := make(chan Settings, 64)
	engine := formEngine(t)
	governor := func(_ string, w Settings) (Governed, error) {
		asked <- w
		lang := lint.ZH
		if w.Lang == "en" {
			lang = lint.EN
		}
		return Governed{Engine: engine, Lang: lang}, nil
	}
	s := start(t, Options{Engine: governor}, protocol.ClientCapabilities{}, `{"enable":"auto"}`)
	s.open(draft, "全年编写政策戒毒材料8篇。\n")
	require.Equal(t, "auto", (<-asked).Enable)
	change := func(settings string) {
		require.NoError(t, s.server.DidChangeConfiguration(s.ctx(), &protocol.DidChangeConfigurationParams{Settings: protocol.LSPAny(settings)}))
	}
	change(`{"gaolint":{"enable":"always"}}`)
	require.Len(t, s.pushed().Diagnostics, 1, "no report kind is recognised: only now anything is shown")
	change(`{"enable":"always","lang":"en"}`)
	require.NotRegexp(t, `疑误|应为`, s.pushed().Diagnostics[0].Message)
	change(`{"gaolint":{"enable":"off"}}`)
	require.Empty(t, s.pushed().Diagnostics)
	change(`{"gaolint":{"enable":7}}`) // not understood: what held holds
	change(`{"gaolint":{"enable":"auto"}}`)
	s.change(draft, 2, &protocol.TextDocumentContentChangeWholeDocument{Text: "# 云溪县教育局2023年政府信息公开工作年度报告\n\n全年编写政策戒毒材料8篇。\n"})
	require.NotEmpty(t, s.pushed().Diagnostics, "looked at again at every change")
}

// TestMalformed: the server answers what is no message and goes on.
func TestMalformed(t *testing.T) {
	var out bytes.Buffer
	in := frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`) + frame(`{`) +
		frame(`{"jsonrpc":"2.0","id":1.5,"method":"x"}`) + frame(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`) + frame(`{"jsonrpc":"2.0","method":"exit"}`)
	require.Equal(t, 0, Serve(strings.NewReader(in), &out, Options{Log: io.Discard}))
	require.Contains(t, out.String(), `"id":null,"error":{"code":-32700`)
	require.Contains(t, out.String(), `"id":null,"error":{"code":-32600`)
	require.Contains(t, out.String(), `"id":2,"result":null`)
}

// TestSettingsAreWatched: a client need not watch files; one that does tells of some alone.
func TestSettingsAreWatched(t *testing.T) {
	watches := protocol.ClientCapabilities{Workspace: &protocol.WorkspaceClientCapabilities{
		DidChangeWatchedFiles: &protocol.DidChangeWatchedFilesClientCapabilities{DynamicRegistration: ptr(true)}}}
	for _, c := range []protocol.ClientCapabilities{{}, watches} {
		var stale atomic.Bool
		reloads := make(chan bool, 64)
		start(t, Options{Stale: func() bool { return stale.Swap(false) }, Reload: func() { reloads <- true }}, c, "")
		stale.Store(true)
		<-reloads
	}
}
