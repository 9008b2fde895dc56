package lsp

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"gaolint/lint/source"
)

// traits are what the client can do, settled by initialize.
type traits struct {
	encoding source.Encoding
	// pull: the client asks for diagnostics and must not be sent any.
	pull bool
	// related: the client shows related places.
	related bool
	// markdown: the client shows Markdown in hovers.
	markdown bool
	// watches: the client tells of changed files if asked to.
	watches bool
	// refreshes: the client pulls anew if asked to.
	refreshes bool
}

// initOptions are the initialization options that a client may send.
type initOptions struct {
	// PositionEncoding overrides the negotiated one, for clients that count otherwise
	// than they say.
	PositionEncoding string `json:"positionEncoding"`
}

// Initialize settles the position encoding and how diagnostics travel.
func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	var given initOptions
	if len(p.InitializationOptions) > 0 {
		if err := protocol.Unmarshal(p.InitializationOptions, &given); err != nil {
			s.logf("initialization options are not understood: %v", err)
		}
	}
	encoding, err := s.negotiate(p.Capabilities.General, given)
	if err != nil {
		return nil, err
	}
	s.traits.encoding = encoding
	if td := p.Capabilities.TextDocument; td != nil {
		s.traits.pull = td.Diagnostic != nil
		if td.PublishDiagnostics != nil && td.PublishDiagnostics.RelatedInformation != nil {
			s.traits.related = *td.PublishDiagnostics.RelatedInformation
		}
		if td.Diagnostic != nil && td.Diagnostic.RelatedInformation != nil {
			s.traits.related = s.traits.related || *td.Diagnostic.RelatedInformation
		}
		if td.Hover != nil {
			for _, k := range td.Hover.ContentFormat {
				s.traits.markdown = s.traits.markdown || k == protocol.MarkupKindMarkdown
			}
		}
	}
	if ws := p.Capabilities.Workspace; ws != nil {
		if w := ws.DidChangeWatchedFiles; w != nil && w.DynamicRegistration != nil {
			s.traits.watches = *w.DynamicRegistration
		}
		if d := ws.Diagnostics; d != nil && d.RefreshSupport != nil {
			s.traits.refreshes = *d.RefreshSupport
		}
	}
	s.initialized.Store(true)
	return &protocol.InitializeResult{
		ServerInfo:   protocol.ServerInfo{Name: "gaolint", Version: protocol.NewOptional(s.options.Version)},
		Capabilities: s.capabilities(),
	}, nil
}

func (s *server) capabilities() protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding: protocol.PositionEncodingKind(s.traits.encoding.String()),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: ptr(true),
			Change:    ptr(protocol.TextDocumentSyncKindIncremental),
		},
		CodeActionProvider: &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix},
		},
		HoverProvider: protocol.Boolean(true),
	}
	if s.traits.pull {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: ptr("gaolint")}
	}
	return c
}

// negotiate takes the user's choice, else the client's first, else UTF-16. A client that
// sends a list without any known encoding gets UTF-16, which all must understand.
func (s *server) negotiate(g *protocol.GeneralClientCapabilities, given initOptions) (source.Encoding, error) {
	for _, name := range []string{s.options.Encoding, given.PositionEncoding} {
		if name == "" {
			continue
		}
		if e, ok := source.ParseEncoding(name); ok {
			return e, nil
		}
		return 0, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "position encoding %q must be utf-8, utf-16 or utf-32", name)
	}
	if g != nil {
		for _, k := range g.PositionEncodings {
			if e, ok := source.ParseEncoding(string(k)); ok {
				return e, nil
			}
		}
	}
	return source.UTF16, nil
}

// Initialized is the client's word that it is ready; it is asked to tell when a
// configuration file changes.
func (s *server) Initialized(context.Context, *protocol.InitializedParams) error {
	if !s.traits.watches {
		return nil
	}
	options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{
		Watchers: []protocol.FileSystemWatcher{{GlobPattern: protocol.Pattern("**/{gaolint.yaml,.gaolint.yaml}")}},
	})
	if err != nil {
		return err
	}
	// The answer comes by the loop that waits for this notification to be done with.
	go func() {
		err := s.client.RegisterCapability(context.Background(), &protocol.RegistrationParams{Registrations: []protocol.Registration{{
			ID: "gaolint.yaml", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: protocol.LSPAny(options),
		}}})
		if err != nil {
			s.logf("the client does not watch gaolint.yaml: %v", err)
		}
	}()
	return nil
}

// SetTrace is accepted; the log does not depend on it.
func (s *server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// DidSave changes nothing: the text is known.
func (s *server) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error { return nil }

// DidChangeConfiguration reads the configuration files again.
func (s *server) DidChangeConfiguration(context.Context, *protocol.DidChangeConfigurationParams) error {
	s.reload()
	return nil
}

// DidChangeWatchedFiles reads the configuration files again, one of which has changed.
func (s *server) DidChangeWatchedFiles(context.Context, *protocol.DidChangeWatchedFilesParams) error {
	s.reload()
	return nil
}

// reload lints all documents anew under the configuration as it now is.
func (s *server) reload() {
	if s.options.Reload != nil {
		s.options.Reload()
	}
	s.told.Clear()
	s.docs.stale()
	s.wake()
	if s.traits.pull && s.traits.refreshes {
		go func() {
			if err := s.client.DiagnosticRefresh(context.Background()); err != nil {
				s.logf("the client did not refresh: %v", err)
			}
		}()
	}
}

func ptr[T any](v T) *T { return &v }
