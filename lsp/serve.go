package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
)

// Governor gives what governs a document, by its path and the user's settings.
type Governor func(path string, settings Settings) (Governed, error)

// Options are what a server is made of.
type Options struct {
	// Engine gives each document its engine.
	Engine Governor
	// Reload drops what Engine knows of configuration files; nil if it keeps nothing.
	Reload func()
	// Stale tells whether a configuration file, or one that it names, has changed since it
	// was read; nil: never. It is asked now and then.
	Stale func() bool
	// Configuration is how configuration files are changed.
	Configuration Configuration
	// New gives the text of a blank draft; an empty profile and a year of 0 are the usual ones.
	New func(profile, organ string, year int) (string, error)
	// Drafts finds and reads the drafts of a folder.
	Drafts Drafts
	// Lang of messages where a document's own is not known, and of the server's messages.
	Lang lint.Lang
	// Encoding overrides the negotiated position encoding: "utf-8", "utf-16", "utf-32"; "" does not.
	Encoding string
	// Version is told to the client.
	Version string
	// Log takes a line for whatever happens up to LogLevel; never nil.
	Log      io.Writer
	LogLevel Level
}

// Serve answers one client until it leaves. It returns the process's exit status: 0
// after shutdown and exit, 1 if the client left without saying so.
func Serve(in io.Reader, out io.Writer, o Options) int {
	s := newServer(o)
	to := &serial{Writer: out}
	from := newFrames(in, func(code jsonrpc2.Code, id json.RawMessage, message string) {
		s.logf("refused: %s", message)
		if err := refusal(to, code, id, message); err != nil {
			s.logf("refusing a message: %v", err)
		}
	})
	s.run(jsonrpc2.NewStream(&pipe{from, to, in, out}))
	if s.shutdown.Load() && s.exited.Load() {
		return 0
	}
	return 1
}

// pipe joins the two directions for the transport.
type pipe struct {
	io.Reader
	io.Writer
	in  io.Reader
	out io.Writer
}

// Close closes what can be closed, so that a waiting read ends.
func (p *pipe) Close() error {
	var errs []error
	for _, x := range []any{p.in, p.out} {
		if c, ok := x.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}

// server is one client's session.
type server struct {
	options  Options
	client   protocol.Client
	conn     jsonrpc2.Conn
	traits   traits
	docs     documents
	settings settings
	folders  folders
	// unfit is what was wrong with the initialization options.
	unfit  lint.Text
	posted posted
	// era counts the changes of configuration.
	era atomic.Int64
	// told are the messages that the user was shown, each once.
	told sync.Map

	initialized, shutdown, exited atomic.Bool
	// dirty wakes the publisher.
	dirty chan struct{}
	// left is closed by exit.
	left chan struct{}
	// alive ends with the session.
	alive context.Context
	trace tracing
}

func newServer(o Options) *server {
	s := &server{options: o, dirty: make(chan struct{}, 1), left: make(chan struct{})}
	s.traits.encoding = source.UTF16
	s.docs.init()
	return s
}

// run serves the stream until it ends.
func (s *server) run(stream jsonrpc2.Stream) {
	ctx, cancel := context.WithCancel(context.Background())
	s.alive = ctx
	s.conn = jsonrpc2.NewConn(stream, jsonrpc2.WithCodec(codec{}))
	s.client = protocol.ClientDispatcher(s.conn)
	published := make(chan struct{})
	go func() {
		defer close(published)
		s.publishLoop(ctx)
	}()
	s.conn.Go(ctx, s.dispatch(s.guard(s.handle)))
	select {
	case <-s.conn.Done():
	case <-s.left:
		// The connection ends when its read does, which for standard input may be never:
		// closing a file does not wake who reads it.
	}
	cancel()
	select {
	case <-published:
	case <-time.After(time.Second): // the client does not read any more
	}
	if s.exited.Load() {
		go s.conn.Close()
		return
	}
	if err := s.conn.Err(); err != nil {
		s.logf("connection ended: %v", err)
	}
}

// tell shows the user a message, once.
func (s *server) tell(message string) {
	if _, before := s.told.LoadOrStore(message, true); before {
		return
	}
	s.logf("%s", message)
	err := s.client.ShowMessage(context.Background(), &protocol.ShowMessageParams{
		Type: protocol.MessageTypeError, Message: "gaolint: " + message,
	})
	if err != nil {
		s.logf("showing a message: %v", err)
	}
}

// Shutdown asks the server to be ready to exit.
func (s *server) Shutdown(context.Context) error {
	s.shutdown.Store(true)
	return nil
}

// Exit ends the session.
func (s *server) Exit(context.Context) error {
	s.leave()
	return nil
}

// leave ends the session.
func (s *server) leave() {
	if !s.exited.Swap(true) {
		close(s.left)
	}
}
