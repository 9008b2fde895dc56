package lsp

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

func TestWorkspace(t *testing.T) {
	files := map[string]string{"/tmp/w/a.md": "做好戒毒。\n", "/tmp/w/b.md": "没有问题。\n", "/tmp/w/c.md": "\xff", "/tmp/w/d.md": "no draft"}
	drafts := Drafts{
		List: func(_ context.Context, folder string) []string {
			require.Equal(t, "/tmp/w", folder)
			return slices.Sorted(maps.Keys(files))
		},
		Stamp: func(path string) string { return strconv.Quote(files[path]) },
		Read: func(path string, lintIt func(*source.Document) *lint.Result) (*input.Text, *lint.Result, bool, error) {
			text, err := input.Read(path, []byte(files[path]))
			if err != nil {
				return nil, nil, false, err
			}
			return text, lintIt(text.Doc), files[path] != "no draft", nil
		},
	}
	s := start(t, Options{Drafts: drafts}, pulls, "")
	s.folder(uri.File("/tmp/w"))
	ask := func(before ...protocol.PreviousResultId) []protocol.WorkspaceDocumentDiagnosticReport {
		r, err := s.server.DiagnosticWorkspace(s.ctx(), &protocol.WorkspaceDiagnosticParams{PreviousResultIds: before})
		require.NoError(t, err)
		return r.Items
	}
	items := ask()
	require.Len(t, items, len(files), s.log.String())
	text, err := s.server.ExecuteCommand(s.ctx(), &protocol.ExecuteCommandParams{Command: "gaolint.lintFolder"})
	require.NoError(t, err)
	require.JSONEq(t, `{"drafts":2,"errors":1,"warnings":0}`, string(text))
	first := items[0].(*protocol.WorkspaceFullDocumentDiagnosticReport)
	require.Equal(t, uri.File("/tmp/w/a.md"), first.URI)
	require.Len(t, first.Items, 1)
	require.Contains(t, s.log.String(), "c.md")
	known := protocol.PreviousResultId{URI: first.URI, Value: *first.ResultID}
	require.IsType(t, &protocol.WorkspaceUnchangedDocumentDiagnosticReport{}, ask(known)[0])
	files["/tmp/w/a.md"] = "再做戒毒。\n"
	require.IsType(t, &protocol.WorkspaceFullDocumentDiagnosticReport{}, ask(known)[0])
	s.open(uri.File("/tmp/w/a.md"), "没有了。\n")
	first = ask(known)[0].(*protocol.WorkspaceFullDocumentDiagnosticReport)
	require.Empty(t, first.Items, "the editor's text goes before the file's")
	require.EqualValues(t, 1, *first.Version)

	clear(files)
	first = ask(protocol.PreviousResultId{URI: uri.File("/tmp/w/b.md"), Value: "1"})[0].(*protocol.WorkspaceFullDocumentDiagnosticReport)
	require.Empty(t, first.Items, "what is gone has no findings")
	require.Empty(t, ask(protocol.PreviousResultId{URI: first.URI, Value: *first.ResultID}), "and is told once")
}

// TestWorkspaceIsAskedFor: in a folder findings are shown for the same drafts as in the
// editor.
func TestWorkspaceIsAskedFor(t *testing.T) {
	file := "/tmp/w/a.md"
	s := form(t, Options{Drafts: Drafts{
		List:  func(context.Context, string) []string { return []string{file} },
		Stamp: func(string) string { return "1" },
		Read: func(path string, lintIt func(*source.Document) *lint.Result) (*input.Text, *lint.Result, bool, error) {
			text := input.Of(source.New(path, "编写政策戒毒材料8篇。\n"))
			return text, lintIt(text.Doc), true, nil
		},
	}}, pulls, "")
	s.folder(uri.File("/tmp/w"))
	for enable, n := range map[string]int{"always": 1, "auto": 0, "off": 0} {
		s.configure(fmt.Sprintf(`{"gaolint":{"enable":%q}}`, enable))
		r, err := s.server.DiagnosticWorkspace(s.ctx(), &protocol.WorkspaceDiagnosticParams{})
		require.NoError(t, err)
		require.Len(t, r.Items[0].(*protocol.WorkspaceFullDocumentDiagnosticReport).Items, n, enable)
	}
}

func (s *session) folder(u uri.URI) {
	p := &protocol.DidChangeWorkspaceFoldersParams{}
	p.Event.Added = []protocol.WorkspaceFolder{{URI: u}}
	require.NoError(s.t, s.server.DidChangeWorkspaceFolders(s.ctx(), p))
}

// TestPosted: what a client was sent of drafts that are not open is taken back, and a draft
// in a folder within another counts once.
func TestPosted(t *testing.T) {
	files := map[string]string{"/tmp/w/a.md": "戒毒\n", "/tmp/w/in/b.md": "戒毒\n"}
	s := start(t, Options{Drafts: Drafts{
		List: func(_ context.Context, folder string) (list []string) {
			for path := range files {
				if within(folder, path) {
					list = append(list, path)
				}
			}
			return list
		},
		Read: func(path string, lintIt func(*source.Document) *lint.Result) (*input.Text, *lint.Result, bool, error) {
			text, err := input.Read(path, []byte(files[path]))
			if err != nil {
				return nil, nil, false, errors.New("unreadable")
			}
			return text, lintIt(text.Doc), true, nil
		},
		Stamp: func(string) string { return "1" },
	}}, protocol.ClientCapabilities{}, "")
	s.folder(uri.File("/tmp/w"))
	s.folder(uri.File("/tmp/w/in"))
	shown := map[string]int{}
	wait := func(n int) {
		for range n {
			p := s.pushed()
			shown[p.URI.FsPath()] = len(p.Diagnostics)
		}
		require.Empty(t, s.sent)
	}
	lintAll := func(counted string) {
		r, err := s.server.ExecuteCommand(s.ctx(), &protocol.ExecuteCommandParams{Command: "gaolint.lintFolder"})
		require.NoError(t, err)
		require.JSONEq(t, counted, string(r))
	}
	lintAll(`{"drafts":2,"errors":2,"warnings":0}`)
	wait(2)
	require.Equal(t, map[string]int{"/tmp/w/a.md": 1, "/tmp/w/in/b.md": 1}, shown)
	delete(files, "/tmp/w/a.md")
	lintAll(`{"drafts":1,"errors":1,"warnings":0}`)
	wait(2)
	require.Equal(t, map[string]int{"/tmp/w/a.md": 0, "/tmp/w/in/b.md": 1}, shown, "the file is gone")
	s.configure(`{"gaolint":{"enable":"off"}}`)
	wait(1)
	require.Zero(t, shown["/tmp/w/in/b.md"])
	s.configure(`{"gaolint":{"enable":"always"}}`)
	lintAll(`{"drafts":1,"errors":1,"warnings":0}`)
	wait(1)
	p := &protocol.DidChangeWorkspaceFoldersParams{}
	p.Event.Removed = []protocol.WorkspaceFolder{{URI: uri.File("/tmp/w")}, {URI: uri.File("/tmp/w/in")}}
	require.NoError(t, s.server.DidChangeWorkspaceFolders(s.ctx(), p))
	wait(1)
	require.Zero(t, shown["/tmp/w/in/b.md"], "the folder is gone")
}

// TestFolderFaultsAreToldOnce: clients ask for a folder every few seconds, and one faulty
// configuration governs all its drafts.
func TestFolderFaultsAreToldOnce(t *testing.T) {
	drafts := Drafts{
		List:  func(context.Context, string) []string { return []string{"/tmp/w/a.md", "/tmp/w/b.md", "/tmp/w/c.md"} },
		Stamp: func(string) string { return "" },
		Read: func(string, func(*source.Document) *lint.Result) (*input.Text, *lint.Result, bool, error) {
			return nil, nil, false, errors.New("planted")
		},
	}
	engine := testEngine(t)
	governor := func(path string, _ Settings) (Governed, error) {
		if path == "/tmp/w/c.md" {
			return Governed{Engine: engine}, nil
		}
		return Governed{}, fmt.Errorf("reading: %w", &strict.Error{File: "/tmp/w/gaolint.yaml", Line: 2, ZH: "没有“nosuch”", EN: "no nosuch"})
	}
	s := start(t, Options{Drafts: drafts, Engine: governor}, pulls, "")
	s.folder(uri.File("/tmp/w"))
	for range 3 {
		_, err := s.server.DiagnosticWorkspace(s.ctx(), &protocol.WorkspaceDiagnosticParams{})
		require.NoError(t, err)
	}
	require.Contains(t, s.told("the configuration"), "/tmp/w/gaolint.yaml:2：没有“nosuch”")
	require.Empty(t, s.shown)
	require.Equal(t, 1, strings.Count(s.log.String(), "nosuch"), s.log.String())
	require.Equal(t, 1, strings.Count(s.log.String(), "/tmp/w/c.md: planted"), s.log.String())
}
