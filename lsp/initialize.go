package lsp

import (
	"context"
	"slices"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"gaolint/lint/source"
)

// traits are what the client can do, settled by initialize.
type traits struct {
	encoding source.Encoding
	// editor is what the client calls itself, in lower case.
	editor string
	// pull: the client asks for diagnostics and must not be sent any.
	pull bool
	// related: the client shows related places.
	related bool
	// describes: the client leads from a finding's code to its page.
	describes bool
	// tags are those that the client can show.
	tags []protocol.DiagnosticTag
	// markdown: the client shows Markdown in hovers.
	markdown bool
	// watches: the client tells of changed files if asked to.
	watches bool
	// refreshes: the client pulls anew if asked to.
	refreshes bool
	// resolves: the client asks for the edits of an action when it is chosen.
	resolves bool
	// creates: edits of the client may make files.
	creates bool
	// nests: the client shows an outline of several levels.
	nests bool
	// snippets: completions may have places to jump to.
	snippets bool
	// configures: the client can be asked for the user's settings.
	configures bool
	// links: the client underlines what a definition leads away from.
	links bool
	// pages: the client shows texts of the server's own; showsDocuments: if asked to.
	pages, showsDocuments bool
}

// initOptions are the initialization options that a client may send.
type initOptions struct {
	// PositionEncoding overrides the negotiated one, for clients that count otherwise
	// than they say.
	PositionEncoding string `json:"positionEncoding"`
	// Client is the editor's name, for clients that do not tell it themselves.
	Client string `json:"client"`
	Settings
}

// Initialize settles the position encoding and how diagnostics travel.
func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	var given initOptions
	if len(p.InitializationOptions) > 0 {
		if err := protocol.Unmarshal(p.InitializationOptions, &given); err != nil {
			s.logf("initialization options: %v", err)
			s.unfit = unread
		} else {
			s.unfit = given.fault()
		}
	}
	encoding, err := s.negotiate(p.Capabilities.General, given)
	if err != nil {
		return nil, err
	}
	s.traits.encoding = encoding
	s.traits.of(&p.Capabilities)
	s.traits.editor = strings.ToLower(strings.TrimSpace(p.ClientInfo.Name + " " + given.Client))
	s.settings.set(given.Settings)
	s.folders.add(foldersOf(p))
	s.trace.set(p.Trace)
	if p.ProcessID != nil && *p.ProcessID > 0 {
		go s.watchParent(s.alive, int(*p.ProcessID))
	}
	s.initialized.Store(true)
	s.infof("%s, positions in %s, pull %t", clientName(p), s.traits.encoding, s.traits.pull)
	return &protocol.InitializeResult{
		ServerInfo:   protocol.ServerInfo{Name: "gaolint", Version: protocol.NewOptional(s.options.Version)},
		Capabilities: s.capabilities(),
	}, nil
}

// of takes what a client says of itself.
func (t *traits) of(c *protocol.ClientCapabilities) {
	if td := c.TextDocument; td != nil {
		t.pull = td.Diagnostic != nil
		if x := td.PublishDiagnostics; x != nil {
			t.shows(&x.DiagnosticsCapabilities)
		}
		if x := td.Diagnostic; x != nil {
			t.shows(&x.DiagnosticsCapabilities)
		}
		if x := td.Definition; x != nil {
			t.links = yes(x.LinkSupport)
		}
		if x := td.Hover; x != nil {
			t.markdown = slices.Contains(x.ContentFormat, protocol.MarkupKindMarkdown)
		}
		if x := td.CodeAction; x != nil {
			t.resolves = yes(x.DataSupport) && slices.Contains(x.ResolveSupport.Properties, "edit")
		}
		if x := td.Completion; x != nil && x.CompletionItem != nil {
			t.snippets = yes(x.CompletionItem.SnippetSupport)
		}
		if x := td.DocumentSymbol; x != nil {
			t.nests = yes(x.HierarchicalDocumentSymbolSupport)
		}
	}
	if ws := c.Workspace; ws != nil {
		if x := ws.DidChangeWatchedFiles; x != nil {
			t.watches = yes(x.DynamicRegistration)
		}
		if x := ws.Diagnostics; x != nil {
			t.refreshes = yes(x.RefreshSupport)
		}
		if x := ws.WorkspaceEdit; x != nil {
			// Neovim makes files and says nothing of documentChanges, without which nobody can.
			t.creates = slices.Contains(x.ResourceOperations, protocol.ResourceOperationKindCreate)
		}
		t.pages = ws.TextDocumentContent != nil
		t.configures = yes(ws.Configuration)
	}
	if w := c.Window; w != nil {
		t.showsDocuments = w.ShowDocument != nil && w.ShowDocument.Support
	}
}

// shows takes what a client can show of a finding, pushed or pulled.
func (t *traits) shows(c *protocol.DiagnosticsCapabilities) {
	t.related = t.related || yes(c.RelatedInformation)
	t.describes = t.describes || yes(c.CodeDescriptionSupport)
	t.tags = append(t.tags, c.TagSupport.ValueSet...)
}

// foldersOf are the workspace's folders.
func foldersOf(p *protocol.InitializeParams) []protocol.WorkspaceFolder {
	if list, ok := p.WorkspaceFolders.Get(); ok && len(list) > 0 {
		return list
	}
	//lint:ignore SA1019 older clients name their folder by nothing else
	if root := p.RootURI; root != nil {
		return []protocol.WorkspaceFolder{{URI: *root}}
	}
	return nil
}

// clientName is what the client calls itself.
func clientName(p *protocol.InitializeParams) string {
	version, _ := p.ClientInfo.Version.Get()
	return strings.TrimSpace("client " + p.ClientInfo.Name + " " + version)
}

func yes(b *bool) bool { return b != nil && *b }

func (s *server) capabilities() protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding: protocol.PositionEncodingKind(s.traits.encoding.String()),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: ptr(true),
			Change:    ptr(protocol.TextDocumentSyncKindIncremental),
		},
		CodeActionProvider: &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, fixAll},
			ResolveProvider: ptr(true),
		},
		CompletionProvider:     &protocol.CompletionOptions{},
		HoverProvider:          protocol.Boolean(true),
		DefinitionProvider:     protocol.Boolean(true),
		ReferencesProvider:     protocol.Boolean(true),
		DocumentSymbolProvider: &protocol.DocumentSymbolOptions{Label: ptr("gaolint")},
		FoldingRangeProvider:   protocol.Boolean(true),
		InlayHintProvider:      protocol.Boolean(true),
		CodeLensProvider:       &protocol.CodeLensOptions{},

		DocumentFormattingProvider:      protocol.Boolean(true),
		DocumentRangeFormattingProvider: protocol.Boolean(true),
		DocumentLinkProvider:            &protocol.DocumentLinkOptions{},
		ExecuteCommandProvider:          protocol.ExecuteCommandOptions{Commands: commandNames()},
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported: ptr(true), ChangeNotifications: protocol.Boolean(true),
			},
		},
	}
	if s.traits.pages {
		c.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{pages}}
	}
	if s.traits.pull {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: ptr("gaolint"), WorkspaceDiagnostics: s.options.Drafts.List != nil}
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
	s.complain(s.unfit)
	s.ask()
	go s.watchConfiguration()
	if !s.traits.watches {
		return nil
	}
	options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{
		Watchers: []protocol.FileSystemWatcher{{GlobPattern: protocol.Pattern("**/{gaolint.yaml,.gaolint.yaml,*.gaolint.yaml}")}},
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

// configurationEvery is how often configuration files are looked at. A client that watches them
// tells sooner, but not of what they name: word lists, report kinds.
const configurationEvery = 2 * time.Second

// watchConfiguration reads configuration files again when they have changed.
func (s *server) watchConfiguration() {
	for s.options.Stale != nil {
		select {
		case <-s.alive.Done():
			return
		case <-time.After(configurationEvery):
		}
		if s.options.Stale() {
			s.reload()
		}
	}
}

// DidSave changes nothing: the text is known.
func (s *server) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error { return nil }

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
	s.infof("configuration read again")
	s.told.Clear()
	s.era.Add(1)
	s.docs.stale()
	s.wake(s.docs.all()...)
	if s.traits.pull && s.traits.refreshes {
		go func() {
			if err := s.client.DiagnosticRefresh(context.Background()); err != nil {
				s.logf("the client did not refresh: %v", err)
			}
		}()
	}
}

func ptr[T any](v T) *T { return &v }
