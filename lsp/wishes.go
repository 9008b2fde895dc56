package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
)

// Wishes are the user's settings in the editor, its section gaolint. They come as
// initialization options and whenever they change.
type Wishes struct {
	// Enable tells which documents findings are shown for: "always" (or ""), "auto" (a
	// report kind is recognised in it, or a configuration governs it) or "off". A garbled
	// text in which none can be recognised counts if its name, or what can be read of it,
	// speaks of one.
	Enable string `json:"enable"`
	// Lang of messages, zh or en; "" = as the configuration says.
	Lang string `json:"lang"`
	// Profile is the report kind; "" = as the configuration says, or recognised.
	Profile string `json:"profile"`
	// CompleteWords asks for completions while a word is being typed, too: for editors
	// that show them only when told to.
	CompleteWords bool `json:"completeWords"`
	// InlayHints tells where computed figures stand beside those of the draft:
	// "differences" (or ""), "all" or "off".
	InlayHints string `json:"inlayHints"`
	// CodeLens puts the draft's readiness above its title; absent is yes.
	CodeLens *bool `json:"codeLens"`
}

// Governed is what governs a document.
type Governed struct {
	Engine *lint.Engine
	Lang   lint.Lang
	// Configured: by a configuration of the project.
	Configured bool
}

// wishes hold the settings as they now are.
type wishes struct {
	mu  sync.Mutex
	now Wishes
}

func (w *wishes) get() Wishes {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *wishes) set(x Wishes) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = x
}

// section is the name of the settings in the editor.
const section = "gaolint"

// take takes settings over: the section itself or an object that has it.
func (s *server) take(settings protocol.LSPAny) {
	var outer struct {
		Section protocol.LSPAny `json:"gaolint"`
	}
	if protocol.Unmarshal(settings, &outer) == nil && len(outer.Section) > 0 {
		settings = outer.Section
	}
	next := Wishes{}
	if err := protocol.Unmarshal(settings, &next); err != nil {
		s.logf("the settings are not understood: %v", err)
		return
	}
	s.wishes.set(next)
	s.reload()
}

// ask asks a client that can be asked for its settings.
func (s *server) ask() {
	if !s.traits.configures {
		return
	}
	// The answer comes by the loop that waits for this message to be done with.
	go func() {
		name := section
		found, err := s.client.Configuration(s.alive, &protocol.ConfigurationParams{Items: []protocol.ConfigurationItem{{Section: &name}}})
		switch {
		case err != nil:
			s.logf("asking for the settings: %v", err)
		case len(found) == 1 && string(found[0]) != "null":
			s.take(found[0])
		}
	}()
}

// DidChangeConfiguration takes the settings that came along, or asks for them.
func (s *server) DidChangeConfiguration(_ context.Context, p *protocol.DidChangeConfigurationParams) error {
	if len(p.Settings) == 0 || string(p.Settings) == "null" || string(p.Settings) == "{}" {
		s.reload()
		s.ask()
		return nil
	}
	s.take(p.Settings)
	return nil
}

// shows tells whether findings are shown for a document with the result.
func (w Wishes) shows(v *view) bool {
	switch w.Enable {
	case "off":
		return false
	case "auto":
		return v.configured || v.Recognition != fact.Other || v.Unreadable() && speaksOfReports(v)
	}
	return true
}
