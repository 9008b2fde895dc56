package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/mend"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// fixAll is the kind under which all safe fixes of a document are asked for.
const fixAll protocol.CodeActionKind = protocol.CodeActionKindSourceFixAll + ".gaolint"

// deed is an action whose edits are worked out when it is chosen.
type deed struct {
	URI     uri.URI `json:"uri"`
	Version int32   `json:"version"`
	Do      string  `json:"do"`
	// Finding is the index of the finding concerned.
	Finding int `json:"finding"`
}

// The deeds.
const (
	doFixAll  = "fix-all"
	doFixRule = "fix-rule"
	doIgnore  = "ignore"
	doComment = "comment"
	doAllow   = "allow"
)

// CodeAction offers what can be done about the findings that touch the range. They are
// looked up by the range alone: clients send diagnostics back with columns of their own
// counting.
func (s *server) CodeAction(_ context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	d, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return actions, nil
	}
	if wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		actions = s.quickFixes(actions, d, v, s.fromRange(v.text.File, p.Range))
	}
	if wanted(p.Context.Only, fixAll) && slices.ContainsFunc(v.Findings, hasSafeFix) {
		title := lint.Text{ZH: "应用全部安全修改（不涉及数字、日期、名称、文号）", EN: "Apply all safe fixes"}
		actions = append(actions, s.action(fixAll, title.In(v.lang), d, v, deed{Do: doFixAll}))
	}
	return slices.DeleteFunc(actions, func(a protocol.CommandOrCodeAction) bool { return a == nil }), nil
}

func hasSafeFix(d lint.Diagnostic) bool {
	return slices.ContainsFunc(d.Fixes, lint.Fix.Unasked)
}

// mostOffered is how many findings are dealt with at once: nobody chooses from a longer
// list, and whoever selects all of a text wants that of all safe fixes.
const mostOffered = 40

// quickFixes are the fixes of the findings that touch the place, best first, then what
// can be done about them otherwise.
func (s *server) quickFixes(actions []protocol.CommandOrCodeAction, d *document, v view, at source.Span) []protocol.CommandOrCodeAction {
	o := others{s: s, d: d, v: v, configurable: s.configurable(d), offered: map[string]bool{}}
	left := mostOffered
	for i := range v.Findings {
		x := &v.Findings[i]
		if !v.touches(x.Span, at) {
			continue
		}
		if left--; left < 0 {
			break
		}
		shown := []protocol.Diagnostic{s.toDiagnostic(d, v, x)}
		for k, f := range x.Fixes {
			if edit := s.toEdit(d, v, f.Edits); edit != nil {
				actions = append(actions, &protocol.CodeAction{
					Title: f.Title.In(v.lang), Kind: ptr(protocol.CodeActionKindQuickFix),
					Diagnostics: shown, IsPreferred: ptr(k == 0 && !f.ByHand), Edit: edit,
				})
			}
		}
		o.about(i)
	}
	return append(actions, o.list...)
}

// others collects what can be done about findings beside their fixes.
type others struct {
	s            *server
	d            *document
	v            view
	configurable bool
	list         []protocol.CommandOrCodeAction
	// offered is what was offered already and does the same for each finding, by rule or word.
	offered map[string]bool
}

// about adds what can be done about a finding.
func (o *others) about(finding int) {
	x := &o.v.Findings[finding]
	rule := o.v.engine.Rule(x.Rule)
	if rule == nil {
		return
	}
	offer := func(do string, title lint.Text) {
		o.list = append(o.list, o.s.action(protocol.CodeActionKindQuickFix, title.In(o.v.lang), o.d, o.v, deed{Do: do, Finding: finding}))
	}
	if n := fixable(o.v.Findings, x.Rule); n > 1 && o.first(doFixRule, x.Rule) {
		offer(doFixRule, lint.Textf("修改全文%d处“%s”", "Fix all %d findings of %s", n, rule.Title))
	}
	if o.configurable && o.d.uri.IsFile() { // elsewhere it has no name yet by which it could be found again
		offer(doIgnore, lint.Text{ZH: "忽略此处（记入 gaolint.yaml）", EN: "Ignore this (in gaolint.yaml)"})
	}
	if word := o.v.Source.Slice(x.Span); o.configurable && (rule.Group == lint.Words || rule.Group == lint.Names) && isWord(word) && o.first(doAllow, word) {
		offer(doAllow, lint.Textf("将“%s”加入词典", "Add “%s” to the dictionary", word))
	}
	if o.v.commentable(x, rule) {
		offer(doComment, lint.Text{ZH: "忽略此处（在文中加注释）", EN: "Ignore this (by a comment in the text)"})
	}
	if o.first(explain, x.Rule) {
		o.list = append(o.list, o.s.pageAction(o.v, x.Rule))
	}
}

// first tells whether this is the first offer to do it for a rule or a word.
func (o *others) first(do, what string) bool {
	key := do + " " + what
	before := o.offered[key]
	o.offered[key] = true
	return !before
}

// fixable counts the rule's findings that have a fix which may be made with others.
func fixable(findings []lint.Diagnostic, rule string) int {
	n := 0
	for i := range findings {
		if f := findings[i].Fixes; findings[i].Rule == rule && slices.ContainsFunc(f, func(f lint.Fix) bool { return !f.ByHand }) {
			n++
		}
	}
	return n
}

// longestWord is the length in bytes up to which a flagged text is taken for a word.
const longestWord = 60

func isWord(s string) bool {
	return s != "" && len(s) <= longestWord && !strings.ContainsAny(s, "\r\n，。；：、")
}

// action is an action whose edits follow when it is chosen, if the client can ask for
// them, and are worked out at once otherwise; nil if there are none.
func (s *server) action(kind protocol.CodeActionKind, title string, d *document, v view, do deed) protocol.CommandOrCodeAction {
	do.URI, do.Version = d.uri, v.version
	a := &protocol.CodeAction{Title: title, Kind: ptr(kind)}
	if s.traits.resolves {
		data, err := protocol.Marshal(do)
		if err != nil {
			s.logf("%s: %v", do.Do, err)
			return nil
		}
		a.Data = data
		return a
	}
	edit, err := s.do(d, v, do)
	if err != nil {
		s.logf("%s: %v", do.Do, err)
		return nil
	}
	if a.Edit = edit; edit == nil {
		return nil
	}
	return a
}

// contentModified is the protocol's code for an answer that the text has overtaken.
const contentModified = -32801

var errChanged = jsonrpc2.Errorf(contentModified, "the text has changed meanwhile")

// CodeActionResolve works out the edits of a chosen action.
func (s *server) CodeActionResolve(_ context.Context, a *protocol.CodeAction) (*protocol.CodeAction, error) {
	var do deed
	if err := protocol.Unmarshal(a.Data, &do); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the action's data is not this server's: %v", err)
	}
	d, v, ok := s.look(do.URI)
	if !ok || v.version != do.Version {
		return nil, errChanged
	}
	edit, err := s.do(d, v, do)
	if err != nil {
		return nil, err
	}
	a.Edit = edit
	return a, nil
}

// do works out the edits of a deed, nil if there is nothing to do.
func (s *server) do(d *document, v view, do deed) (*protocol.WorkspaceEdit, error) {
	if do.Do == doFixAll {
		fixed, _, err := mend.File(v.engine, v.text, false)
		if err != nil {
			return nil, err
		}
		return s.changes(d, v, difference(v.text.File.Text(), fixed.Text())), nil
	}
	if do.Finding < 0 || do.Finding >= len(v.Findings) {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no finding %d", do.Finding)
	}
	x := &v.Findings[do.Finding]
	switch do.Do {
	case doFixRule:
		only := *v.Result
		only.Findings = slices.DeleteFunc(slices.Clone(v.Findings), func(y lint.Diagnostic) bool { return y.Rule != x.Rule })
		edits, _ := v.engine.FixesDue(&only, true, func(e []source.Edit) bool { _, ok := v.text.Edits(e); return ok })
		return s.toEdit(d, v, edits), nil
	case doComment:
		return s.toEdit(d, v, []source.Edit{v.comment(x)}), nil
	case doIgnore:
		return s.configure(d, func(file, text string) ([]source.Edit, error) {
			return s.options.Configuration.Ignore(text, file, d.path, lint.Ignore{
				Rule: x.Rule, Text: v.Source.Slice(x.Span), Sentence: lint.SentenceHash(v.Document, x.Span.Start),
			}, time.Now())
		})
	case doAllow:
		return s.configure(d, func(_, text string) ([]source.Edit, error) {
			return s.options.Configuration.Allow(text, v.Source.Slice(x.Span))
		})
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown deed %q", do.Do)
}

// difference gives the edits that make one text of another.
func difference(before, after string) []source.Edit {
	var edits []source.Edit
	for _, e := range udiff.Strings(before, after) {
		edits = append(edits, source.Edit{Span: source.Span{Start: e.Start, End: e.End}, New: e.New})
	}
	return edits
}

// commentable tells whether a comment above its line can silence a finding and leaves the
// text what it is: a page's lines are not the text's, a table of Markdown ends at a comment,
// and what is said of a comment is settled by taking that one away.
func (v view) commentable(x *lint.Diagnostic, rule *lint.Rule) bool {
	if v.text.File != v.text.Doc || rule.Outside {
		return false
	}
	line := v.Source.Slice(v.Source.Line(v.Source.LineAt(x.Span.Start)))
	return v.plain() || !strings.HasPrefix(strings.TrimSpace(line), "|")
}

// plain tells whether the text is plain, not Markdown.
func (v view) plain() bool { return syntax.IsPlain(v.Source) }

// comment is the edit that puts a comment above the finding's line, so that it is not
// reported any more.
func (v view) comment(x *lint.Diagnostic) source.Edit {
	line := v.Source.Line(v.Source.LineAt(x.Span.Start))
	format := "<!-- gaolint-disable-next-line %s -->%s"
	if v.plain() {
		format = "# gaolint-disable-next-line %s%s"
	}
	eol := "\n"
	if strings.HasPrefix(v.Source.Text()[line.End:], "\r") || line.Start > 0 && strings.HasSuffix(v.Source.Text()[:line.Start], "\r\n") {
		eol = "\r\n"
	}
	return source.Edit{Span: source.Span{Start: line.Start, End: line.Start}, New: fmt.Sprintf(format, x.Rule, eol)}
}

// wanted: a kind stands for its sub-kinds; no list asks for all.
func wanted(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == "" || o == kind || strings.HasPrefix(string(kind), string(o)+".")
	})
}
