package lsp

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

// formEngine is the engine that users get without configuration.
func formEngine(t testing.TB) *lint.Engine {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Rules: rules.All(), Profiles: all})
	require.NoError(t, err)
	return e
}

// form is a server with all rules and report kinds.
func form(t *testing.T, o Options, caps protocol.ClientCapabilities, options string) *session {
	e := formEngine(t)
	o.Engine = func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }
	return start(t, o, caps, options)
}

var (
	able = protocol.ClientCapabilities{
		TextDocument: &protocol.TextDocumentClientCapabilities{
			Diagnostic:     &protocol.DiagnosticClientCapabilities{},
			DocumentSymbol: &protocol.DocumentSymbolClientCapabilities{HierarchicalDocumentSymbolSupport: ptr(true)},
			CodeAction: &protocol.CodeActionClientCapabilities{
				DataSupport: ptr(true), ResolveSupport: protocol.ClientCodeActionResolveOptions{Properties: []string{"edit"}},
			},
			Completion: &protocol.CompletionClientCapabilities{
				CompletionItem: &protocol.ClientCompletionItemOptions{SnippetSupport: ptr(true)},
			},
		},
		Workspace: &protocol.WorkspaceClientCapabilities{
			WorkspaceEdit: &protocol.WorkspaceEditClientCapabilities{
				DocumentChanges: ptr(true), ResourceOperations: []protocol.ResourceOperationKind{protocol.ResourceOperationKindCreate},
			},
			TextDocumentContent: &protocol.TextDocumentContentClientCapabilities{},
		},
	}
	sample = profiles.Sample("gov-info-annual-2021")
)

// applied makes the edits in a text as an editor does.
func applied(t *testing.T, text string, edits []protocol.TextEdit) string {
	s := newServer(Options{})
	doc := source.New("a.md", text)
	var list []source.Edit
	for _, e := range edits {
		list = append(list, source.Edit{Span: s.fromRange(doc, e.Range), New: e.NewText})
	}
	next, err := source.Apply(text, list)
	require.NoError(t, err)
	return next
}

// place is the range of the first occurrence of a word in a text.
func place(t *testing.T, text, word string) protocol.Range {
	i := strings.Index(text, word)
	require.GreaterOrEqual(t, i, 0, word)
	return newServer(Options{}).toRange(source.New("a.md", text), source.Span{Start: i, End: i + len(word)})
}

func TestOutline(t *testing.T) {
	s := form(t, Options{}, able, "")
	s.open(draft, sample)
	r, err := s.server.DocumentSymbol(s.ctx(), &protocol.DocumentSymbolParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	list := r.(protocol.DocumentSymbolSlice)
	require.Len(t, list, 7, "title and six sections")
	require.Contains(t, list[0].Name, "年度报告")
	third := list[3]
	require.True(t, strings.HasPrefix(third.Name, "三、"), third.Name)
	table := third.Children[len(third.Children)-1]
	require.Len(t, table.Children, 25)
	require.NotEmpty(t, *table.Children[0].Detail)
	checkNesting(t, list, nil)

	folds, err := s.server.FoldingRanges(s.ctx(), &protocol.FoldingRangeParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(folds), 8)
	for _, f := range folds {
		require.Less(t, f.StartLine, f.EndLine)
	}

	flat := form(t, Options{}, protocol.ClientCapabilities{}, "")
	flat.open(draft, "# 甲\n\n正文。\n\n## （一）乙\n\n正文。\n")
	r, err = flat.server.DocumentSymbol(s.ctx(), &protocol.DocumentSymbolParams{TextDocument: protocol.TextDocumentIdentifier{URI: draft}})
	require.NoError(t, err)
	require.NotEmpty(t, r.(protocol.SymbolInformationSlice))
}

// checkNesting: a symbol's own place lies in its range, and its range in its parent's.
func checkNesting(t *testing.T, list []protocol.DocumentSymbol, in *protocol.Range) {
	before := func(a, b protocol.Position) bool {
		return a.Line < b.Line || a.Line == b.Line && a.Character <= b.Character
	}
	for _, x := range list {
		require.True(t, before(x.Range.Start, x.SelectionRange.Start) && before(x.SelectionRange.End, x.Range.End), "%+v", x)
		if in != nil {
			require.True(t, before(in.Start, x.Range.Start) && before(x.Range.End, in.End), "%+v in %+v", x, in)
		}
		checkNesting(t, x.Children, &x.Range)
	}
}

func TestPages(t *testing.T) {
	s := form(t, Options{Configuration: Configuration{Name: "gaolint.yaml"}}, able, "")
	config := uri.File("/tmp/gaolint.yaml")
	s.open(config, "rules:\n  typo: off\n  nosuch: off\n")
	links, err := s.server.DocumentLink(s.ctx(), &protocol.DocumentLinkParams{TextDocument: protocol.TextDocumentIdentifier{URI: config}})
	require.NoError(t, err)
	require.Len(t, links, 1)
	page, err := s.server.TextDocumentContent(s.ctx(), &protocol.TextDocumentContentParams{URI: *links[0].Target})
	require.NoError(t, err)
	require.Contains(t, page.Text, "# 易错词语")
	_, err = s.server.TextDocumentContent(s.ctx(), &protocol.TextDocumentContentParams{URI: "gaolint:/../etc/passwd"})
	require.Error(t, err)
	text, err := s.server.ExecuteCommand(s.ctx(), &protocol.ExecuteCommandParams{Command: explain, Arguments: []protocol.LSPAny{protocol.LSPAny(`"typo"`)}})
	require.NoError(t, err)
	require.Contains(t, string(text), "易错词语")
	for _, p := range []*protocol.ExecuteCommandParams{{Command: "rm"}, {Command: explain}, {Command: explain, Arguments: []protocol.LSPAny{protocol.LSPAny(`7`)}}} {
		_, err := s.server.ExecuteCommand(s.ctx(), p)
		require.Error(t, err)
	}
}

func (s *session) complete(u uri.URI, text, before string) []protocol.CompletionItem {
	p := &protocol.CompletionParams{}
	p.TextDocument.URI = u
	p.Position = place(s.t, text, before).End
	r, err := s.server.Completion(s.ctx(), p)
	require.NoError(s.t, err)
	return r.(*protocol.CompletionList).Items
}

func TestCompletion(t *testing.T) {
	s := form(t, Options{}, able, "")
	cut := sample[:strings.Index(sample, "## 四、")] + "\n¶"
	text := strings.Replace(cut, "¶", "", 1)
	s.open(draft, text)
	items := s.complete(draft, cut, text)
	require.True(t, strings.HasPrefix(items[0].Label, "四、"), items[0].Label)
	require.True(t, strings.HasPrefix(items[1].Label, "五、"))
	edit := items[0].TextEdit.(*protocol.TextEdit)
	require.True(t, strings.HasPrefix(edit.NewText, "## 四、"))
	require.Equal(t, protocol.InsertTextFormatSnippet, items[0].InsertTextFormat)
	require.Contains(t, edit.NewText, "${1:〔待填：")

	other := uri.File("/tmp/other.md")
	for _, c := range []struct {
		text string
		want bool
	}{
		{text + "四¶", false}, // a word is being typed
		{text + "四、¶", true},
		{text + "## ¶", true},
		{text + "今年¶", false},
		{text + "已按照《¶", true},
		{text + "已按照《中华¶", false},
		{text + "¶后文", false},
		{"¶", true},
		{"工作总结。¶", false},
	} {
		text := strings.Replace(c.text, "¶", "", 1)
		s.open(other, text)
		before, _, _ := strings.Cut(c.text, "¶")
		if before == "" {
			p := &protocol.CompletionParams{}
			p.TextDocument.URI = other
			r, err := s.server.Completion(s.ctx(), p)
			require.NoError(t, err)
			require.Equal(t, c.want, len(r.(*protocol.CompletionList).Items) > 0, c.text[max(0, len(c.text)-30):])
			continue
		}
		require.Equal(t, c.want, len(s.complete(other, text, before)) > 0, c.text[max(0, len(c.text)-30):])
	}
}

// TestCompletionWhileTyping: a client that shows completions only when told to may have
// them in the middle of a word.
func TestCompletionWhileTyping(t *testing.T) {
	s := form(t, Options{}, able, `{"completeWords":true}`)
	text := sample[:strings.Index(sample, "## 四、")] + "\n四"
	s.open(draft, text)
	items := s.complete(draft, text, text)
	require.Len(t, items, 1)
	require.Equal(t, strings.TrimSuffix(text, "四")+items[0].TextEdit.(*protocol.TextEdit).NewText,
		applied(t, text, []protocol.TextEdit{*items[0].TextEdit.(*protocol.TextEdit)}))
}

func TestFormatting(t *testing.T) {
	s := form(t, Options{}, able, "")
	text := "# 甲\n\n\n\n全年公开信息,及时更新。 \n|甲|乙|\n|---|---|\n|信息|1|\n"
	s.open(draft, text)
	doc := protocol.TextDocumentIdentifier{URI: draft}
	edits, err := s.server.Formatting(s.ctx(), &protocol.DocumentFormattingParams{TextDocument: doc})
	require.NoError(t, err)
	require.Equal(t, "# 甲\n\n全年公开信息，及时更新。\n| 甲   | 乙  |\n| ---- | --- |\n| 信息 | 1   |\n", applied(t, text, edits))
	edits, err = s.server.RangeFormatting(s.ctx(), &protocol.DocumentRangeFormattingParams{TextDocument: doc, Range: place(t, text, "及时")})
	require.NoError(t, err)
	require.Equal(t, strings.Replace(text, ",及时更新。 ", "，及时更新。", 1), applied(t, text, edits))
	s.open(uri.File("/tmp/a.html"), "<p>甲 ,乙</p>")
	edits, err = s.server.Formatting(s.ctx(), &protocol.DocumentFormattingParams{TextDocument: protocol.TextDocumentIdentifier{URI: uri.File("/tmp/a.html")}})
	require.NoError(t, err)
	require.Empty(t, edits)
}

func TestCommands(t *testing.T) {
	s := form(t, Options{New: func(profile, organ string, year int) (string, error) {
		return fmt.Sprint(profile, organ, year), nil
	}}, able, "")
	run := func(name string, args ...string) string {
		p := &protocol.ExecuteCommandParams{Command: name}
		for _, a := range args {
			p.Arguments = append(p.Arguments, protocol.LSPAny(a))
		}
		r, err := s.server.ExecuteCommand(s.ctx(), p)
		require.NoError(t, err)
		return string(r)
	}
	require.Equal(t, `"云溪县2023"`, run("gaolint.new", `{"organ":"云溪县","year":2023}`))
	require.Equal(t, `"0"`, run("gaolint.new"))
	name := strconv.Quote(string(draft))
	i, j := strings.Index(sample, "## 四、"), strings.Index(sample, "## 五、")
	text := sample[:i] + sample[j:]
	s.open(draft, text)
	require.Equal(t, "true", run("gaolint.insertMissing", name))
	edit := <-s.edits
	require.Contains(t, applied(t, text, edit.Edit.Changes[draft]), "四、政府信息公开行政复议、行政诉讼情况")
	s.open(draft, sample)
	require.Equal(t, "false", run("gaolint.insertMissing", name), "nothing is missing")
	s.open(draft, "全年编写政策戒毒材料8篇。\n")
	var line string
	require.NoError(t, json.Unmarshal([]byte(run("gaolint.export", name)), &line))
	require.Contains(t, line, `"rule":"typo"`)
}

// TestFigures breaks a total and has it explained, shown and worked out anew.
func TestFigures(t *testing.T) {
	s := form(t, Options{}, able, "")
	row := regexp.MustCompile(`(?m)^\| 一、本年新收政府信息公开申请数量.*\| (\d+) \|$`).FindStringSubmatchIndex(sample)
	require.NotNil(t, row)
	old := sample[row[2]:row[3]]
	text := sample[:row[2]] + "99" + sample[row[3]:]
	s.open(draft, text)
	at := newServer(Options{}).toRange(source.New("a.md", text), source.Span{Start: row[2], End: row[2] + 2})
	doc := protocol.TextDocumentIdentifier{URI: draft}

	h, err := s.server.Hover(s.ctx(), &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{TextDocument: doc, Position: at.Start}})
	require.NoError(t, err)
	require.Contains(t, h.Contents.(*protocol.MarkupContent).Value, "相差")
	hints, err := s.server.InlayHint(s.ctx(), &protocol.InlayHintParams{TextDocument: doc, Range: protocol.Range{End: protocol.Position{Line: 9999}}})
	require.NoError(t, err)
	i := slices.IndexFunc(hints, func(h protocol.InlayHint) bool { return h.Position == at.End })
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, string(hints[i].Label.(protocol.String)), "＝"+old+"（")

	lens, err := s.server.CodeLens(s.ctx(), &protocol.CodeLensParams{TextDocument: doc})
	require.NoError(t, err)
	require.Len(t, lens, 1)
	require.Regexp(t, `^必备章节 6/6, 勾稽关系 \d+/\d+, 待处理 [1-9]\d*$`, lens[0].Command.Title)

	run := func() string {
		r, err := s.server.ExecuteCommand(s.ctx(), &protocol.ExecuteCommandParams{Command: "gaolint.recalculate", Arguments: []protocol.LSPAny{protocol.LSPAny(strconv.Quote(string(draft)))}})
		require.NoError(t, err)
		return string(r)
	}
	s.answer = "改写"
	require.Equal(t, "1", run())
	require.Contains(t, (<-s.asked).Message, "99→"+old)
	require.Equal(t, sample, applied(t, text, (<-s.edits).Edit.Changes[draft]))
	s.answer = "取消"
	require.Equal(t, "0", run())
	require.Empty(t, s.edits)
	s.open(draft, sample)
	require.Equal(t, "0", run())
	require.Contains(t, (<-s.shown).Message, "没有需要")
	hints, err = s.server.InlayHint(s.ctx(), &protocol.InlayHintParams{TextDocument: doc, Range: protocol.Range{End: protocol.Position{Line: 9999}}})
	require.NoError(t, err)
	require.Empty(t, hints)

	h, err = s.server.Hover(s.ctx(), &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{TextDocument: doc, Position: place(t, sample, "一、总体情况").Start}})
	require.NoError(t, err)
	require.Contains(t, h.Contents.(*protocol.MarkupContent).Value, "《政府信息公开条例》")
}
