package lsp

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func (s *session) actions(u uri.URI, r protocol.Range, only ...protocol.CodeActionKind) map[string]*protocol.CodeAction {
	found, err := s.server.CodeAction(s.ctx(), &protocol.CodeActionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: u}, Range: r, Context: protocol.CodeActionContext{Only: only}})
	require.NoError(s.t, err)
	list := map[string]*protocol.CodeAction{}
	for _, a := range found {
		list[a.(*protocol.CodeAction).Title] = a.(*protocol.CodeAction)
	}
	return list
}

func TestPageOfAPortal(t *testing.T) {
	page := uri.File("/tmp/报告.html")
	text := "<html><body><p>做好&nbsp;<b>戒毒</b>工作。</p></body></html>"
	s := start(t, Options{}, protocol.ClientCapabilities{}, "")
	s.open(page, text)
	d := s.pushed().Diagnostics[0]
	require.Equal(t, place(t, text, "戒毒"), d.Range)
	a := s.actions(page, d.Range)["改为“解读”"]
	require.Equal(t, strings.Replace(text, "戒毒", "解读", 1), applied(t, text, a.Edit.Changes[page]))
	h, err := s.server.Hover(s.ctx(), &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: page}, Position: d.Range.Start}})
	require.NoError(t, err)
	require.Equal(t, d.Range, *h.Range)
}

func TestDeeds(t *testing.T) {
	text := "# 甲\r\n\r\n做好戒毒，再做戒毒。\r\n"
	config := uri.File("/tmp/drafts/gaolint.yaml")
	var written lint.Ignore
	configuration := Configuration{
		Name: "gaolint.yaml",
		File: func(string) (string, error) { return "/tmp/drafts/gaolint.yaml", nil },
		Read: func(string) (string, error) { return "lang: zh\n", nil },
		Ignore: func(text, _, path string, x lint.Ignore, _ time.Time) ([]source.Edit, error) {
			written, x.Path = x, path
			return []source.Edit{{Span: source.Span{Start: len(text), End: len(text)}, New: "ignore\n"}}, nil
		},
		Allow: func(text, word string) ([]source.Edit, error) {
			return []source.Edit{{New: word + "\n"}}, nil
		},
	}
	for _, lazy := range []bool{false, true} {
		caps := protocol.ClientCapabilities{}
		if lazy {
			caps = able
		}
		s := start(t, Options{Configuration: configuration}, caps, "")
		s.open(draft, text)
		list := s.actions(draft, place(t, text, "戒毒"))
		choose := func(title string) map[uri.URI][]protocol.TextEdit {
			a := list[title]
			require.NotNil(t, a, "%q of %v", title, list)
			if lazy {
				require.Nil(t, a.Edit)
				var err error
				a, err = s.server.CodeActionResolve(s.ctx(), a)
				require.NoError(t, err)
			}
			return a.Edit.Changes
		}
		fixed := strings.ReplaceAll(text, "戒毒", "解读")
		require.Equal(t, fixed, applied(t, text, choose("修改全文2处“错词”")[draft]))
		require.Equal(t, fixed, applied(t, text, choose("应用全部安全修改（不涉及数字、日期、名称、文号）")[draft]))
		require.Equal(t, "# 甲\r\n\r\n<!-- gaolint-disable-next-line jiedu -->\r\n做好戒毒，再做戒毒。\r\n",
			applied(t, text, choose("忽略此处（在文中加注释）")[draft]))
		require.Equal(t, "lang: zh\nignore\n", applied(t, "lang: zh\n", choose("忽略此处（记入 gaolint.yaml）")[config]))
		require.Equal(t, "戒毒", written.Text)
		require.NotEmpty(t, written.Sentence)
		require.Equal(t, "戒毒\nlang: zh\n", applied(t, "lang: zh\n", choose("将“戒毒”加入词典")[config]))
		require.Empty(t, s.actions(draft, place(t, text, "# 甲"), protocol.CodeActionKindQuickFix))
		only := s.actions(draft, place(t, text, "# 甲"), protocol.CodeActionKindSourceFixAll)
		require.Len(t, only, 1)
		if lazy {
			s.change(draft, 2, partial(0, 0, 0, 0, "戒毒"))
			for _, a := range only {
				_, err := s.server.CodeActionResolve(s.ctx(), a)
				require.ErrorContains(t, err, "changed")
			}
		}
	}
}

// TestNewSettings: where there is no configuration, one is made by a client that can, in
// the workspace's folder.
func TestNewSettings(t *testing.T) {
	configuration := Configuration{
		Name: "gaolint.yaml",
		File: func(string) (string, error) { return "", nil },
		Ignore: func(string, string, string, lint.Ignore, time.Time) ([]source.Edit, error) {
			return []source.Edit{{New: "ignore\n"}}, nil
		},
		Allow: func(string, string) ([]source.Edit, error) { return nil, nil },
	}
	s := start(t, Options{Configuration: configuration}, able, "")
	deep := uri.File("/tmp/drafts/2023/报告.md")
	s.folder(uri.File("/tmp/drafts"))
	s.open(deep, "戒毒\n")
	a, err := s.server.CodeActionResolve(s.ctx(), s.actions(deep, place(t, "戒毒", "戒毒"))["忽略此处（记入 gaolint.yaml）"])
	require.NoError(t, err)
	require.Equal(t, uri.File("/tmp/drafts/gaolint.yaml"), a.Edit.DocumentChanges[0].(*protocol.CreateFile).URI)
	require.Equal(t, "ignore\n", a.Edit.DocumentChanges[1].(*protocol.TextDocumentEdit).Edits[0].(*protocol.TextEdit).NewText)
}

// noted is a configuration that notes each change in the text of a configuration at file.
func noted(file string) Configuration {
	return Configuration{
		Name: "gaolint.yaml",
		File: func(string) (string, error) { return file, nil },
		Read: func(string) (string, error) { return "", nil },
		Ignore: func(_, _, path string, _ lint.Ignore, _ time.Time) ([]source.Edit, error) {
			return []source.Edit{{New: "ignore in " + path + "\n"}}, nil
		},
		Allow: func(_, word string) ([]source.Edit, error) { return []source.Edit{{New: "allow " + word + "\n"}}, nil },
	}
}

const (
	ignoring   = "忽略此处（记入 gaolint.yaml）"
	allowing   = "将“戒毒”加入词典"
	commenting = "忽略此处（在文中加注释）"
)

// TestOffered: what is offered about a finding can be done.
func TestOffered(t *testing.T) {
	makes := protocol.ClientCapabilities{Workspace: able.Workspace}
	neovim := protocol.ClientCapabilities{Workspace: &protocol.WorkspaceClientCapabilities{
		WorkspaceEdit: &protocol.WorkspaceEditClientCapabilities{ResourceOperations: []protocol.ResourceOperationKind{protocol.ResourceOperationKindCreate}},
	}}
	table := "| 戒毒 | 3 |\n|---|---|\n"
	inTables := *jiedu
	inTables.Everywhere = true
	e, err := lint.New(lint.Config{
		Rules: []*lint.Rule{&inTables}, Profiles: []*profile.Profile{{Name: profile.General}}, Profile: profile.General,
	})
	require.NoError(t, err)
	engine := func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }
	for _, c := range []struct {
		name     string
		caps     protocol.ClientCapabilities
		file     string // the configuration that there is
		uri      uri.URI
		folder   uri.URI
		language string
		text     string
		offered  []string
	}{
		{"a file", makes, "", draft, "", "markdown", "戒毒\n", []string{ignoring, allowing, commenting}},
		{"a client that makes files and says no more", neovim, "", draft, "", "markdown", "戒毒\n", []string{ignoring, allowing, commenting}},
		{"a client that makes no files", protocol.ClientCapabilities{}, "", draft, "", "markdown", "戒毒\n", []string{commenting}},
		{"it need not", protocol.ClientCapabilities{}, "/tmp/gaolint.yaml", draft, "", "markdown", "戒毒\n", []string{ignoring, allowing, commenting}},
		{"in no file and no folder", makes, "", "untitled:Untitled-1", "", "markdown", "戒毒\n", []string{commenting}},
		{"in no file", makes, "", "untitled:Untitled-1", uri.File("/tmp/w/"), "markdown", "戒毒\n", []string{allowing, commenting}},
		{"a table of Markdown", makes, "", draft, "", "markdown", table, []string{ignoring, allowing}},
		{"a table of plain text", makes, "", "untitled:Untitled-1", "", "plaintext", table, []string{commenting}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, Options{Configuration: noted(c.file), Engine: engine}, c.caps, "")
			if c.folder != "" {
				s.folder(c.folder)
			}
			require.NoError(t, s.server.DidOpen(s.ctx(), &protocol.DidOpenTextDocumentParams{TextDocument: protocol.TextDocumentItem{
				URI: c.uri, Version: 1, LanguageID: protocol.LanguageKind(c.language), Text: c.text}}))
			list := s.actions(c.uri, place(t, c.text, "戒毒"))
			var offered []string
			for _, title := range []string{ignoring, allowing, commenting} {
				if list[title] != nil {
					offered = append(offered, title)
				}
			}
			require.Equal(t, c.offered, offered)
			require.Empty(t, s.log.String())
			if c.folder != "" {
				made := list[allowing].Edit.DocumentChanges[0].(*protocol.CreateFile)
				require.Equal(t, uri.File("/tmp/w/gaolint.yaml"), made.URI)
			}
		})
	}
}

// TestManyOffered: of a whole text that is selected no more is worked out than can be
// chosen from, and what is done for all of a rule or a word is offered once.
func TestManyOffered(t *testing.T) {
	const findings = 2000
	s := start(t, Options{Configuration: noted("/tmp/gaolint.yaml")}, protocol.ClientCapabilities{}, "")
	s.open(draft, strings.Repeat("做好戒毒。\n", findings))
	found, err := s.server.CodeAction(s.ctx(), &protocol.CodeActionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: draft}, Range: protocol.Range{End: protocol.Position{Line: findings}}})
	require.NoError(t, err)
	count := map[string]int{}
	for _, a := range found {
		count[a.(*protocol.CodeAction).Title]++
	}
	require.Equal(t, map[string]int{
		"改为“解读”": mostOffered, ignoring: mostOffered, commenting: mostOffered, allowing: 1,
		fmt.Sprintf("修改全文%d处“错词”", findings): 1, "查看“错词”的说明（jiedu）": 1, "应用全部安全修改（不涉及数字、日期、名称、文号）": 1,
	}, count)
}
