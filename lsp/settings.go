package lsp

import (
	"context"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
)

// Settings are the user's settings in the editor, its section gaolint. They come as
// initialization options and whenever they change.
type Settings struct {
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

// settings hold the user's settings as they now are.
type settings struct {
	mu  sync.Mutex
	now Settings
}

func (s *settings) get() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *settings) set(next Settings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = next
}

// fault is what is wrong with the settings, empty if nothing is. A value that is not known
// counts as absent.
func (s Settings) fault() lint.Text {
	for _, x := range []struct {
		name, value string
		known       []string
	}{
		{"enable", s.Enable, []string{"auto", "always", "off"}},
		{"lang", s.Lang, []string{"zh", "en"}},
		{"inlayHints", s.InlayHints, []string{"differences", "all", "off"}},
	} {
		if x.value != "" && !slices.Contains(x.known, x.value) {
			return lint.Textf("编辑器的设置“gaolint.%s”为“%s”，未采用，可用：%s。",
				"the editor's setting gaolint.%s is “%s” and is not taken; it may be: %s", x.name, x.value, strings.Join(x.known, " "))
		}
	}
	return lint.Text{}
}

// unread is said of settings that are of another kind than they must be.
var unread = lint.Text{
	ZH: "编辑器的 gaolint 设置无法读懂，未全部采用，请核对写法；详见日志。",
	EN: "the editor's settings for gaolint cannot be read and are not all taken; see the log",
}

// lang is the language of what the user is told beside findings.
func (s *server) lang() lint.Lang {
	switch s.settings.get().Lang {
	case "zh":
		return lint.ZH
	case "en":
		return lint.EN
	}
	return s.options.Lang
}

// section is the name of the settings in the editor.
const section = "gaolint"

// ours is what of a client's settings is for this server: what stands under its section, or
// all if it has some of the section's settings itself; ok is false where nothing is.
func ours(settings protocol.LSPAny) (own protocol.LSPAny, ok bool) {
	var outer struct {
		Section protocol.LSPAny `json:"gaolint"`
		Settings
	}
	err := protocol.Unmarshal(settings, &outer)
	if len(outer.Section) > 0 {
		return outer.Section, true
	}
	return settings, err != nil || outer.Settings != Settings{}
}

// take takes the settings of the section over; those that cannot be read change nothing.
func (s *server) take(settings protocol.LSPAny) {
	next := Settings{}
	if err := protocol.Unmarshal(settings, &next); err != nil {
		s.logf("settings: %v", err)
		s.complain(unread)
		return
	}
	before := s.settings.get().fault()
	s.settings.set(next)
	if next.Enable == "off" {
		s.unpost(func(string) bool { return false })
	}
	s.reload()
	if wrong := next.fault(); wrong != before { // else it was told
		s.complain(wrong)
	}
}

// complain tells the user what is wrong with the settings, if anything is.
func (s *server) complain(wrong lint.Text) {
	if wrong != (lint.Text{}) {
		s.tell(wrong.In(s.lang()))
	}
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

// DidChangeConfiguration takes the settings that came along, or asks for them; those of
// other servers alone change nothing here.
func (s *server) DidChangeConfiguration(_ context.Context, p *protocol.DidChangeConfigurationParams) error {
	if own, ok := ours(p.Settings); ok && len(p.Settings) > 0 {
		s.take(own)
		return nil
	}
	s.reload()
	s.ask()
	return nil
}

// shows tells whether findings are shown for a document with the result.
func (s Settings) shows(v *view) bool {
	switch s.Enable {
	case "off":
		return false
	case "auto":
		return v.configured || v.Recognition != fact.Other || v.Unreadable() && speaksOfReports(v)
	}
	return true
}
