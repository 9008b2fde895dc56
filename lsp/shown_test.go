package lsp

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/rules/suppression"
)

// shown pulls the findings of a text with a client that can show the tags, and leads from
// codes to pages or not.
func shown(t *testing.T, text string, pages bool, tags ...protocol.DiagnosticTag) map[string]protocol.Diagnostic {
	caps := able
	td, ws := *able.TextDocument, *able.Workspace
	td.Diagnostic = &protocol.DiagnosticClientCapabilities{DiagnosticsCapabilities: protocol.DiagnosticsCapabilities{
		CodeDescriptionSupport: ptr(true), TagSupport: protocol.ClientDiagnosticsTagOptions{ValueSet: tags},
	}}
	if !pages {
		ws.TextDocumentContent = nil
	}
	caps.TextDocument, caps.Workspace = &td, &ws
	s := form(t, Options{}, caps, "")
	s.open(draft, text)
	r, err := s.server.Diagnostic(s.ctx(), &protocol.DocumentDiagnosticParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	list := map[string]protocol.Diagnostic{}
	for _, d := range r.(*protocol.RelatedFullDocumentDiagnosticReport).Items {
		list[string(d.Code.(protocol.String))] = d
	}
	return list
}

func TestTagsAndAddresses(t *testing.T) {
	text := figuredAll(t, map[string]string{
		"全部依法办理。":   "全部依法依法办理，县质量技术监督局参加。",
		"## 一、总体情况": "<!-- gaolint-disable-next-line words: 旧 -->\n\n## 一、总体情况",
	})
	both := []protocol.DiagnosticTag{protocol.DiagnosticTagUnnecessary, protocol.DiagnosticTagDeprecated}
	list := shown(t, text, true, both...)
	require.Equal(t, both[:1], list["doubled"].Tags.Slice(), "%+v", list)
	require.Equal(t, both[:1], list["suppression"].Tags.Slice())
	require.Equal(t, both[1:], list["usage"].Tags.Slice())
	require.EqualValues(t, "gaolint:/rules/doubled.md", list["doubled"].CodeDescription.Href)

	list = shown(t, text, false, both[1])
	require.Empty(t, list["doubled"].Tags.Slice(), "the client does not know it")
	require.Equal(t, both[1:], list["usage"].Tags.Slice())
	require.Empty(t, list["usage"].CodeDescription.Href, "nothing would open it")
}

// TestCommentsInUse: what deletes a comment that is at work is chosen by hand alone.
func TestCommentsInUse(t *testing.T) {
	text := "<!-- gaolint-disable-next-line jiedu -->\n做好戒毒。\n\n再做戒毒。\n"
	s := start(t, Options{Engine: both(t)}, able, "")
	s.open(draft, text)
	list := s.actions(draft, place(t, text, "gaolint-disable"))
	a := list["删去这条标记"]
	require.NotNil(t, a, "%v", list)
	require.False(t, *a.IsPreferred)
	require.Equal(t, "做好戒毒。\n\n再做戒毒。\n", applied(t, text, a.Edit.Changes[draft]))
	for title := range list {
		require.NotContains(t, title, "修改全文")
	}
	all := list["应用全部安全修改（不涉及数字、日期、名称、文号）"]
	require.NotNil(t, all, "there is another finding")
	all, err := s.server.CodeActionResolve(s.ctx(), all)
	require.NoError(t, err)
	require.Equal(t, strings.Replace(text, "再做戒毒", "再做解读", 1), applied(t, text, all.Edit.Changes[draft]))
}

// both gives an engine that knows the rule of these tests and comments.
func both(t *testing.T) Governor {
	e, err := lint.New(lint.Config{
		Rules: []*lint.Rule{jiedu, suppression.Rule}, Profiles: []*profile.Profile{{Name: profile.General}}, Profile: profile.General,
	})
	require.NoError(t, err)
	return func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }
}

// figuredAll is the sample with several changes.
func figuredAll(t *testing.T, changes map[string]string) string {
	text := sample
	for old, new := range changes {
		require.Contains(t, text, old)
		text = strings.Replace(text, old, new, 1)
	}
	return text
}
