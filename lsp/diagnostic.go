package lsp

import (
	"context"
	"slices"
	"strconv"

	"go.lsp.dev/protocol"
)

// wake tells the publisher of documents that may have changed.
func (s *server) wake(list ...*document) {
	if s.traits.pull {
		return
	}
	s.docs.owe(list)
	select {
	case s.dirty <- struct{}{}:
	default:
	}
}

// publishLoop publishes what changed. It is the only one that lints for publishing, so
// that a burst of changes costs one run over the last text; and the only one that waits
// for the client to take findings, so that changes are always taken in.
func (s *server) publishLoop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.dirty:
		}
		for _, d := range s.docs.owed() {
			if ctx.Err() != nil {
				return
			}
			if err := s.publish(ctx, d); err != nil && ctx.Err() == nil {
				s.logf("publishing %s: %v", d.uri, err)
			}
		}
	}
}

// publish sends a document's findings if they or its version differ from what was sent.
func (s *server) publish(ctx context.Context, d *document) error {
	if d.closed.Load() {
		return s.clear(ctx, d)
	}
	if s.isConfiguration(d.path) {
		return s.publishFaults(ctx, d)
	}
	v, ok, err := s.lintGuarded(d)
	if err != nil {
		// Better none than findings of a text that is gone.
		s.tellError(err)
		return s.clear(ctx, d)
	}
	if !ok { // nothing is to be shown, or the text is not known any more
		return s.clear(ctx, d)
	}
	if v.generation == d.published && v.version == d.sent {
		return nil
	}
	// A new version is told even if no finding differs: clients throw away what was
	// said of a version that they have left behind.
	d.published, d.sent = v.generation, v.version
	return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{
		URI: d.uri, Version: protocol.NewOptional(v.version), Diagnostics: s.diagnostics(d, v),
	})
}

// clear takes back what was shown for a document.
func (s *server) clear(ctx context.Context, d *document) error {
	if d.published == 0 {
		return nil
	}
	d.published = 0
	return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{URI: d.uri, Diagnostics: []protocol.Diagnostic{}})
}

// publishFaults sends what is wrong with a configuration, for every version once.
func (s *server) publishFaults(ctx context.Context, d *document) error {
	text, version := d.known(), d.stands()
	if text == nil || d.published != 0 && d.sent == version {
		return nil
	}
	d.published, d.sent = 1, version
	return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{
		URI: d.uri, Version: protocol.NewOptional(version), Diagnostics: s.faults(text),
	})
}

// lintGuarded lints outside any request, where no one else would catch a panic.
func (s *server) lintGuarded(d *document) (v view, ok bool, err error) {
	defer func() {
		if x := recover(); x != nil {
			s.logf("linting %s failed: %v", d.uri, x)
			ok = false
		}
	}()
	return s.current(d)
}

// notLookedAt is the resultId of a document that nothing is shown for, whatever stands in
// it: clients tell by it that nothing was found from that nothing was looked for.
const notLookedAt = "0"

// Diagnostic answers a pull. A document that is not open, or is open no more, has no
// findings.
func (s *server) Diagnostic(_ context.Context, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	d := s.docs.get(p.TextDocument.URI)
	if d == nil {
		r := &protocol.RelatedFullDocumentDiagnosticReport{}
		r.Kind, r.Items = "full", []protocol.Diagnostic{}
		return r, nil
	}
	if s.isConfiguration(d.path) {
		r := &protocol.RelatedFullDocumentDiagnosticReport{}
		r.Kind, r.Items = "full", s.faults(d.known())
		return r, nil
	}
	v, ok, err := s.current(d)
	if err != nil {
		s.tellError(err)
	}
	id := notLookedAt
	items := []protocol.Diagnostic{}
	if ok {
		id, items = strconv.Itoa(v.generation), s.diagnostics(d, v)
	}
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		r := &protocol.RelatedUnchangedDocumentDiagnosticReport{}
		r.Kind, r.ResultID = "unchanged", id
		return r, nil
	}
	r := &protocol.RelatedFullDocumentDiagnosticReport{}
	r.Kind, r.ResultID, r.Items = "full", &id, items
	return r, nil
}

func (s *server) diagnostics(d *document, v view) []protocol.Diagnostic {
	list := make([]protocol.Diagnostic, 0, len(v.Findings))
	for i := range v.Findings {
		list = append(list, s.toDiagnostic(d, v, &v.Findings[i]))
	}
	return list
}

// sameFindings compares what a client would see of two results, places included.
func sameFindings(a, b *view) bool {
	if len(a.Findings) != len(b.Findings) {
		return false
	}
	for i := range a.Findings {
		x, y := &a.Findings[i], &b.Findings[i]
		if x.Rule != y.Rule || x.Severity != y.Severity || x.Message != y.Message || x.Tag != y.Tag ||
			!samePlace(a, b, x, y) || !slices.Equal(x.Related, y.Related) {
			return false
		}
	}
	return true
}
