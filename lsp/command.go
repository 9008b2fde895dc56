package lsp

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/lines"
	"gaolint/lint/source"
)

// command is what a client may have executed: its arguments are JSON values, its result
// is any value that the protocol can write, or nil.
type command func(s *server, ctx context.Context, args []protocol.LSPAny) (any, error)

// explain is the command that shows a rule's page.
const explain = "gaolint.explain"

// commands by name.
func commands() map[string]command {
	return map[string]command{
		explain:                 explainRule,
		"gaolint.insertMissing": insertMissing,
		"gaolint.new":           newDraft,
		"gaolint.lintFolder":    lintFolder,
		"gaolint.export":        export,
		"gaolint.recalculate":   recalculate,
	}
}

func commandNames() []string { return slices.Sorted(maps.Keys(commands())) }

// ExecuteCommand runs a command of this server.
func (s *server) ExecuteCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	c, ok := commands()[p.Command]
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %q", p.Command)
	}
	result, err := c(s, withToken(ctx, p.WorkDoneToken), p.Arguments)
	if err != nil || result == nil {
		return nil, err
	}
	return protocol.Marshal(result)
}

// argument reads an argument of a command.
func argument[T any](args []protocol.LSPAny, i int) (v T, err error) {
	if i >= len(args) {
		return v, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d is missing", i+1)
	}
	if err := protocol.Unmarshal(args[i], &v); err != nil {
		return v, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d: %v", i+1, err)
	}
	return v, nil
}

// opened is the document that a command's first argument names.
func (s *server) opened(args []protocol.LSPAny) (*document, view, error) {
	u, err := argument[uri.URI](args, 0)
	if err != nil {
		return nil, view{}, err
	}
	d, v, ok := s.look(u)
	if !ok {
		return nil, view{}, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s is not open, or not looked at", u)
	}
	return d, v, nil
}

// explainRule shows the page of the rule that is named.
func explainRule(s *server, _ context.Context, args []protocol.LSPAny) (any, error) {
	rule, err := argument[string](args, 0)
	if err != nil {
		return nil, err
	}
	return s.explain(rule)
}

// insertMissing puts the parts in that the document lacks: the first fix of every finding
// about something that is not there.
func insertMissing(s *server, ctx context.Context, args []protocol.LSPAny) (any, error) {
	d, v, err := s.opened(args)
	if err != nil {
		return nil, err
	}
	only := *v.Result
	only.Findings = slices.DeleteFunc(slices.Clone(v.Findings), func(x lint.Diagnostic) bool {
		r := v.engine.Rule(x.Rule)
		return r == nil || r.Group != lint.Structure || !x.Span.Empty()
	})
	edits, _ := v.engine.FixesDue(&only, true, func(e []source.Edit) bool { _, ok := v.text.Edits(e); return ok })
	return s.applyEdit(ctx, lint.Text{ZH: "插入缺少的部分", EN: "Insert what is missing"}.In(v.lang), s.toEdit(d, v, edits))
}

// applyEdit has the client make edits, and tells whether it did; nothing to do is done.
func (s *server) applyEdit(ctx context.Context, label string, edit *protocol.WorkspaceEdit) (any, error) {
	if edit == nil {
		return protocol.Boolean(false), nil
	}
	r, err := s.client.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Label: &label, Edit: *edit})
	if err != nil {
		return nil, err
	}
	return protocol.Boolean(r.Applied), nil
}

// blank is what a new draft is made of.
type blank struct {
	Profile string `json:"profile"`
	Organ   string `json:"organ"`
	Year    int    `json:"year"`
}

// newDraft gives the text of a blank draft.
func newDraft(s *server, _ context.Context, args []protocol.LSPAny) (any, error) {
	b := blank{}
	if len(args) > 0 {
		var err error
		if b, err = argument[blank](args, 0); err != nil {
			return nil, err
		}
	}
	if s.options.New == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "no report kinds")
	}
	text, err := s.options.New(b.Profile, b.Organ, b.Year)
	return protocol.String(text), err
}

// Counted is what lintFolder tells of a folder.
type Counted struct {
	Drafts   int `json:"drafts"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
}

// lintFolder checks all drafts of the workspace's folders. A client that is pushed to is
// sent what was found; one that pulls pulls.
func lintFolder(s *server, ctx context.Context, _ []protocol.LSPAny) (any, error) {
	bar := s.begin(ctx, tokenOf(ctx), lint.Text{ZH: "检查文件夹中的稿件", EN: "Checking the drafts of the folder"}.In(s.lang()))
	defer bar.end(context.WithoutCancel(ctx))
	var c Counted
	shown := map[string]bool{}
	err := s.eachDraft(ctx, nil, func(x folderDraft, done, all int) {
		bar.report(ctx, filepath.Base(x.path), done, all)
		if !x.shown {
			return
		}
		shown[x.path] = true
		c.Drafts++
		for _, d := range x.Findings {
			switch d.Severity {
			case lint.Error:
				c.Errors++
			case lint.Warning:
				c.Warnings++
			}
		}
		if !s.traits.pull && !x.open {
			s.post(ctx, x)
		}
	})
	if err == nil {
		s.unpost(func(path string) bool { return shown[path] })
	}
	if err == nil && s.traits.pull && s.traits.refreshes {
		err = s.client.DiagnosticRefresh(ctx)
	}
	return c, err
}

// export gives a document's findings as lines of JSON, as gaolint lint --format jsonl does.
func export(s *server, _ context.Context, args []protocol.LSPAny) (any, error) {
	d, v, err := s.opened(args)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	f := output.File{Path: filepath.ToSlash(d.path), Source: v.Source, Findings: v.Findings, Text: v.text, Lang: v.lang}
	if err := lines.JSONL.Lines(&b, f, output.Options{Lowest: lint.Hint}); err != nil {
		return nil, err
	}
	return protocol.String(b.String()), nil
}

// tokenKey carries the token under which a command's progress is told.
type tokenKey struct{}

func withToken(ctx context.Context, token protocol.ProgressToken) context.Context {
	return context.WithValue(ctx, tokenKey{}, token)
}

func tokenOf(ctx context.Context) protocol.ProgressToken {
	token, _ := ctx.Value(tokenKey{}).(protocol.ProgressToken)
	return token
}
