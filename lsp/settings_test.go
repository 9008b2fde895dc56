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
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

func (s *session) configure(settings string) {
	p := &protocol.DidChangeConfigurationParams{Settings: protocol.LSPAny(settings)}
	require.NoError(s.t, s.server.DidChangeConfiguration(s.ctx(), p))
}

// TestOthersSettings: a client that sends the settings of all its servers, and none for
// this one, takes none away.
func TestOthersSettings(t *testing.T) {
	s := start(t, Options{}, pulls, `{"enable":"off"}`)
	s.open(draft, "做好戒毒。\n")
	for _, settings := range []string{`{"python":{"lang":"x"}}`, `{}`, `null`} {
		s.configure(settings)
		require.Empty(t, pull(t, s).Items, settings)
	}
	s.configure(`{"python":{},"gaolint":{"enable":"always"}}`)
	require.Len(t, pull(t, s).Items, 1)
}

// TestUnfitSettings: the user is told of settings that are not taken, in the language set.
func TestUnfitSettings(t *testing.T) {
	for _, options := range []string{`{"enable":true}`, `[]`, `{"enable":"sometimes"}`, `{"lang":"fr"}`, `{"inlayHints":"some"}`} {
		s := start(t, Options{}, protocol.ClientCapabilities{}, options)
		require.Contains(t, s.told(options), "编辑器的")
		s.open(draft, "做好戒毒。\n")
		require.Len(t, s.pushed().Diagnostics, 1, "%s counts as absent", options)
	}
	s := start(t, Options{}, protocol.ClientCapabilities{}, `{"lang":"en"}`)
	s.configure(`{"gaolint":{"lang":"en","enable":"sometimes"}}`)
	require.Contains(t, s.told("an unknown value"), "is “sometimes” and is not taken")
	s.configure(`{"gaolint":{"lang":"en","enable":"sometimes"}}`) // is told once
	s.configure(`{"gaolint":7}`)
	require.Contains(t, s.told("another kind"), "cannot be read")
	require.Empty(t, s.shown)
}

// TestFaultOnTheDisk: what is wrong with a configuration is told unless the editor shows
// it; that one is open there does not mean that it is wrong there, too.
func TestFaultOnTheDisk(t *testing.T) {
	config := uri.File("/tmp/gaolint.yaml")
	wrong := &strict.Error{File: config.FsPath(), Line: 1, ZH: "有误", EN: "wrong"}
	configuration := noted(config.FsPath())
	configuration.Check = func(_, text string) error {
		if text == "wrong\n" {
			return wrong
		}
		return nil
	}
	configuration.Ignore = func(string, string, string, lint.Ignore, time.Time) ([]source.Edit, error) { return nil, wrong }
	broken := false
	engine := testEngine(t)
	s := start(t, Options{Configuration: configuration, Engine: func(string, Settings) (Governed, error) {
		if broken {
			return Governed{}, fmt.Errorf("reading: %w", wrong)
		}
		return Governed{Engine: engine}, nil
	}}, able, "")
	s.open(draft, "戒毒\n")
	_, err := s.server.CodeActionResolve(s.ctx(), s.actions(draft, place(t, "戒毒", "戒毒"))[ignoring])
	require.ErrorContains(t, err, "/tmp/gaolint.yaml:1：有误")
	broken = true
	s.open(config, "wrong\n")
	require.Empty(t, pull(t, s).Items)
	require.Empty(t, s.shown, "it is shown in the file")
	s.change(config, 2, &protocol.TextDocumentContentChangeWholeDocument{Text: "right\n"})
	require.Empty(t, pull(t, s).Items)
	require.Contains(t, s.told("the editor shows another text than the one that is wrong"), "有误")
}

func TestFaultsOfSettings(t *testing.T) {
	config := uri.File("/tmp/drafts/gaolint.yaml")
	check := func(file, text string) error {
		if strings.Contains(text, "rulse") {
			return &strict.Error{File: file, Line: 2, ZH: "没有“rulse”", EN: "no rulse"}
		}
		return nil
	}
	for _, caps := range []protocol.ClientCapabilities{{}, pulls} {
		s := start(t, Options{Configuration: Configuration{Name: "gaolint.yaml", Check: check}}, caps, "")
		found := func() []protocol.Diagnostic {
			if caps.TextDocument == nil {
				return s.pushed().Diagnostics
			}
			r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: config}})
			require.NoError(t, err)
			return r.(*protocol.RelatedFullDocumentDiagnosticReport).Items
		}
		s.open(config, "# 戒毒\n  rulse: {}  \n")
		list := found()
		require.Len(t, list, 1, "a configuration is no draft")
		require.Equal(t, protocol.String("没有“rulse”"), list[0].Message)
		require.Equal(t, place(t, "# 戒毒\n  rulse: {}  \n", "rulse: {}"), list[0].Range)
		s.change(config, 2, partial(1, 2, 1, 7, "rules"))
		require.Empty(t, found())
	}
}
