package lsp

import (
	"context"
	"fmt"
	"maps"
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
	// Stamp tells one state of a file from the next without reading it.
	Stamp func(path string) string
}

// gone is the resultId of a file that was a draft and is none any more.
const gone = "gone"

// DiagnosticWorkspace answers for all drafts of the workspace's folders, in parts as they
// are done if the client takes parts. A draft that has not changed since the client asked
// last is told as unchanged and not read: clients ask every few seconds.
func (s *server) DiagnosticWorkspace(ctx context.Context, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	before := map[uri.URI]string{}
	for _, x := range p.PreviousResultIds {
		before[x.URI] = x.Value
	}
	title := lint.Text{ZH: "检查文件夹中的稿件", EN: "Checking the drafts of the folder"}.In(s.lang())
	bar := s.begin(ctx, p.WorkDoneToken, title)
	defer bar.end(context.WithoutCancel(ctx))
	parts := progress{s, p.PartialResultToken}
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	add := func(item protocol.WorkspaceDocumentDiagnosticReport) {
		if parts.token == nil {
			report.Items = append(report.Items, item)
			return
		}
		parts.send(ctx, &protocol.WorkspaceDiagnosticReportPartialResult{Items: []protocol.WorkspaceDocumentDiagnosticReport{item}})
	}
	left := maps.Clone(before)
	err := s.eachDraft(ctx, before, func(x folderDraft, done, all int) {
		bar.report(ctx, filepath.Base(x.path), done, all)
		delete(left, uri.File(x.path))
		add(s.reportOn(x, before))
	})
	if err != nil {
		return report, err
	}
	for u, id := range left {
		if _, ok := folderPath(u); ok && id != gone && s.docs.get(u) == nil {
			add(s.reportOn(folderDraft{path: u.FsPath(), id: gone}, before))
		}
	}
	return report, nil
}

// folderDraft is a file of the workspace with its result, which is empty where the client
// knows it and where nothing is to be shown for the file.
type folderDraft struct {
	path string
	view
	// shown: it is a draft that findings are shown for.
	shown bool
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
	r.Kind, r.ResultID, r.Items = "full", &x.id, []protocol.Diagnostic{}
	if x.shown {
		r.Items = s.diagnostics(&document{uri: u, path: x.path}, x.view)
	}
	return r
}

// eachDraft visits the drafts of all folders: the editor's text of those that are open,
// the file's of the others, unless the client knows it. What cannot be read is logged and
// passed over.
func (s *server) eachDraft(ctx context.Context, known map[uri.URI]string, visit func(x folderDraft, done, all int)) error {
	if s.options.Drafts.List == nil {
		return nil
	}
	var paths []string
	listed := map[string]bool{}
	for _, folder := range s.folders.all() {
		for _, path := range s.options.Drafts.List(ctx, folder) {
			if !listed[path] { // a folder may lie within another
				listed[path] = true
				paths = append(paths, path)
			}
		}
	}
	for i, path := range paths {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		x, err := s.draftAt(path, known[uri.File(path)])
		if err != nil {
			s.passOver(path, err)
		}
		visit(x, i+1, len(paths))
	}
	return nil
}

// draftAt looks at a file, as the editor has it or as it is on the disk.
func (s *server) draftAt(path, known string) (folderDraft, error) {
	if d, v, ok := s.look(uri.File(path)); ok {
		return folderDraft{path: d.path, view: v, shown: true, id: fmt.Sprint("open-", v.generation), open: true}, nil
	}
	settings := s.settings.get()
	x := folderDraft{path: path, id: fmt.Sprintf("%d-%s", s.era.Load(), s.options.Drafts.Stamp(path))}
	if x.id == known || settings.Enable == "off" {
		return x, nil
	}
	g, err := s.options.Engine(path, settings)
	if err != nil {
		return x, err
	}
	text, r, ok, err := s.options.Drafts.Read(path, func(doc *source.Document) *lint.Result { return g.Engine.Lint(doc, nil) })
	if err != nil || !ok {
		return x, err
	}
	x.view = view{Result: r, text: text, engine: g.Engine, lang: g.Lang, configured: g.Configured}
	x.shown = settings.shows(&x.view)
	return x, nil
}
