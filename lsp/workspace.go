package lsp

import (
	"context"
	"fmt"
	"hash/fnv"
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// Drafts are the drafts of a folder, by path, in their order.
type Drafts struct {
	// List gives the paths of a folder's drafts.
	List func(ctx context.Context, folder string) []string
	// Read reads one; ok is false for a file that turns out to be no draft.
	Read func(path string, result func(*source.Document) *lint.Result) (text *input.Text, r *lint.Result, ok bool, err error)
}

// DiagnosticWorkspace answers for all drafts of the workspace's folders, in parts as they
// are done if the client takes parts. A draft that has not changed since the client asked
// last is told as unchanged.
func (s *server) DiagnosticWorkspace(ctx context.Context, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	before := map[uri.URI]string{}
	for _, x := range p.PreviousResultIds {
		before[x.URI] = x.Value
	}
	title := lint.Text{ZH: "检查文件夹中的稿件", EN: "Checking the drafts of the folder"}.In(s.options.Lang)
	bar := s.begin(ctx, p.WorkDoneToken, title)
	defer bar.end(context.WithoutCancel(ctx))
	parts := progress{s, p.PartialResultToken}
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	err := s.eachDraft(ctx, func(x folderDraft, done, all int) {
		bar.report(ctx, filepath.Base(x.path), done, all)
		item := s.reportOn(x, before)
		if parts.token == nil {
			report.Items = append(report.Items, item)
			return
		}
		parts.send(ctx, &protocol.WorkspaceDiagnosticReportPartialResult{Items: []protocol.WorkspaceDocumentDiagnosticReport{item}})
	})
	return report, err
}

// folderDraft is a draft of the workspace with its result.
type folderDraft struct {
	path string
	view
	// id stands for the text and the configuration that it was linted under.
	id string
	// open: the editor's text was taken.
	open bool
}

// reportOn is what the client is told of one draft.
func (s *server) reportOn(x folderDraft, before map[uri.URI]string) protocol.WorkspaceDocumentDiagnosticReport {
	u := uri.File(x.path)
	var version *int32
	if x.open {
		version = &x.version
	}
	if before[u] == x.id {
		r := &protocol.WorkspaceUnchangedDocumentDiagnosticReport{URI: u, Version: version}
		r.Kind, r.ResultID = "unchanged", x.id
		return r
	}
	r := &protocol.WorkspaceFullDocumentDiagnosticReport{URI: u, Version: version}
	r.Kind, r.ResultID, r.Items = "full", &x.id, s.diagnostics(&document{uri: u, path: x.path}, x.view)
	return r
}

// eachDraft visits the drafts of all folders: the editor's text of those that are open,
// the file's of the others. What cannot be read is logged and passed over.
func (s *server) eachDraft(ctx context.Context, visit func(x folderDraft, done, all int)) error {
	if s.options.Drafts.List == nil {
		return nil
	}
	var paths []string
	for _, folder := range s.folders.all() {
		paths = append(paths, s.options.Drafts.List(ctx, folder)...)
	}
	for i, path := range paths {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		x, ok, err := s.draftAt(path)
		switch {
		case err != nil:
			s.logf("%s: %v", path, err)
		case ok:
			visit(x, i+1, len(paths))
		}
	}
	return nil
}

func (s *server) draftAt(path string) (folderDraft, bool, error) {
	if d, v, ok := s.look(uri.File(path)); ok {
		return folderDraft{path: d.path, view: v, id: fmt.Sprint("open-", v.generation), open: true}, true, nil
	}
	g, err := s.options.Engine(path, s.wishes.get())
	if err != nil {
		return folderDraft{}, false, err
	}
	text, r, ok, err := s.options.Drafts.Read(path, func(doc *source.Document) *lint.Result { return g.Engine.Lint(doc, nil) })
	if err != nil || !ok {
		return folderDraft{}, false, err
	}
	sum := fnv.New64a()
	sum.Write([]byte(text.File.Text()))
	return folderDraft{
		path: path, view: view{Result: r, text: text, engine: g.Engine, lang: g.Lang},
		id: fmt.Sprintf("%d-%x", s.era.Load(), sum.Sum64()),
	}, true, nil
}
