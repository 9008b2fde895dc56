package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"path/filepath"
	"strconv"

	"go.lsp.dev/uri"

	"gaolint/lint"
)

// errLate is a change that belongs before others which cannot be taken back any more.
var errLate = errors.New("a change came too late to be made where it belongs")

// astray is what the user is told of a document whose text is not known any more: nothing
// is said of it until it is known again.
func (s *server) astray(path string) string {
	return lint.Textf(
		"“%[1]s”收到一处无法读懂的修改，编辑器中的文字可能与检查所用的不一致，检查已停止。请关闭后重新打开这份文件。",
		"a change of “%[1]s” could not be understood, so that its text may differ from the editor's: it is not checked any more. Close the file and open it again.",
		filepath.Base(path)).In(s.lang())
}

// distrust is told of a change that could not be made, or not even be read. The text of
// its document is not known any more, and the user is told.
func (s *server) distrust(params []byte) {
	var p struct {
		TextDocument struct {
			URI uri.URI `json:"uri"`
		} `json:"textDocument"`
	}
	if json.Unmarshal(params, &p) != nil || p.TextDocument.URI == "" {
		// It may have been of any.
		for _, d := range s.docs.all() {
			s.forget(d)
		}
		return
	}
	if d := s.docs.get(p.TextDocument.URI); d != nil {
		s.forget(d)
	}
}

// forget drops a text that is not trusted any more, and what was said of it.
func (s *server) forget(d *document) {
	d.mu.Lock()
	d.text, d.steps, d.linted, d.seen, d.era = nil, nil, nil, nil, d.era+1
	d.mu.Unlock()
	s.tell(s.astray(d.path))
	s.wake(d)
	if s.traits.pull && s.traits.refreshes {
		go func() {
			if err := s.client.DiagnosticRefresh(context.Background()); err != nil {
				s.logf("the client did not refresh: %v", err)
			}
		}()
	}
}

// settled tells that a change was made which replaced the whole text (whole), or which is
// too long to be kept: what came before it is not made again.
func (d *document) settled(version int32, whole bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if version < d.version {
		return // it came late itself, and was put in among others
	}
	d.steps = nil
	if d.fixed = version; whole {
		d.whole = version
	}
}

// sound tells whether a change's params say what they must. The decoder takes a place
// that is negative, broken or missing for another one, and the text would be lost.
func sound(params []byte) bool {
	var p struct {
		ContentChanges []struct {
			Range *struct {
				Start, End *struct{ Line, Character *json.Number }
			}
			Text *string
		}
	}
	if json.Unmarshal(params, &p) != nil || p.ContentChanges == nil {
		return false
	}
	for _, c := range p.ContentChanges {
		if c.Text == nil {
			return false
		}
		if c.Range == nil {
			continue
		}
		if c.Range.Start == nil || c.Range.End == nil {
			return false
		}
		for _, n := range []*json.Number{c.Range.Start.Line, c.Range.Start.Character, c.Range.End.Line, c.Range.End.Character} {
			if n == nil {
				return false
			}
			if k, err := strconv.ParseUint(n.String(), 10, 32); err != nil || k > math.MaxInt32 {
				return false
			}
		}
	}
	return true
}
