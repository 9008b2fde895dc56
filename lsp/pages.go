package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
)

// pages is the scheme under which editors that can show texts of a server are given the
// rules' pages: nothing is written, nothing fetched.
const pages = "gaolint"

// pageOf is the address of a rule's page.
func pageOf(rule string) uri.URI { return uri.URI(pages + ":/rules/" + rule + ".md") }

// pageAction shows the page of a finding's rule.
func (s *server) pageAction(v view, rule string) protocol.CommandOrCodeAction {
	name, err := protocol.Marshal(protocol.String(rule))
	if err != nil {
		return nil
	}
	title := lint.Textf("查看“%[1]s”的说明（%[2]s）", "Explain %[2]s", v.engine.Rule(rule).Title, rule).In(v.lang)
	return &protocol.CodeAction{
		Title: title, Kind: ptr(protocol.CodeActionKindQuickFix),
		Command: protocol.Command{Title: title, Command: explain, Arguments: []protocol.LSPAny{name}},
	}
}

// page is a rule's page.
func (s *server) page(rule string) (string, error) {
	g, err := s.options.Engine("", s.settings.get())
	if err != nil {
		return "", err
	}
	r := g.Engine.Rule(rule)
	if r == nil {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no rule %q", rule)
	}
	return lint.Plain(r.Page.In(g.Lang)), nil
}

// TextDocumentContent is the text behind an address that this server gave out.
func (s *server) TextDocumentContent(_ context.Context, p *protocol.TextDocumentContentParams) (*protocol.TextDocumentContentResult, error) {
	name, ok := strings.CutPrefix(string(p.URI), pages+":/rules/")
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s is no page of this server", p.URI)
	}
	text, err := s.page(strings.TrimSuffix(name, ".md"))
	if err != nil {
		return nil, err
	}
	return &protocol.TextDocumentContentResult{Text: text}, nil
}

// explain shows a rule's page where the client can, and gives it back in any case.
func (s *server) explain(rule string) (any, error) {
	text, err := s.page(rule)
	if err != nil {
		return nil, err
	}
	if s.traits.pages && s.traits.showsDocuments {
		_, err = s.client.ShowDocument(s.alive, &protocol.ShowDocumentParams{URI: pageOf(rule), TakeFocus: ptr(true)})
	} else {
		err = s.client.ShowMessage(s.alive, &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: abridged(text)})
	}
	if err != nil {
		s.logf("showing %s: %v", pageOf(rule), err)
	}
	return protocol.String(text), nil
}

// words are the places of what could be a rule's name.
func words(line string) []source.Span {
	var list []source.Span
	for i := 0; i < len(line); i++ {
		start := i
		for i < len(line) && line[i] >= 'a' && line[i] <= 'z' {
			i++
		}
		if i > start {
			list = append(list, source.Span{Start: start, End: i})
		}
	}
	return list
}

// messageRunes is the length in code points to which a page is cut in a message.
const messageRunes = 800

// abridged is a page as a message: without empty lines, cut at a length that can be read.
func abridged(page string) string {
	page = strings.ReplaceAll(page, "\n\n", "\n")
	n := 0
	for i := range page {
		if n++; n > messageRunes {
			return page[:i] + "…"
		}
	}
	return page
}

// DocumentLink leads from the rules that a comment or a configuration names to their
// pages, if the client can show them.
func (s *server) DocumentLink(_ context.Context, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	links := []protocol.DocumentLink{}
	d := s.docs.get(p.TextDocument.URI)
	if d == nil || !s.traits.pages {
		return links, nil
	}
	text := d.known()
	g, err := s.options.Engine(d.path, s.settings.get())
	if text == nil || err != nil {
		return links, nil
	}
	configuration := s.isConfiguration(d.path)
	for i := range text.Lines() {
		span := text.Line(i)
		line := text.Slice(span)
		if !configuration && !strings.Contains(line, "gaolint-") {
			continue
		}
		for _, w := range words(line) {
			if g.Engine.Rule(line[w.Start:w.End]) == nil {
				continue
			}
			links = append(links, protocol.DocumentLink{Range: s.toRange(text, w.Shift(span.Start)), Target: ptr(pageOf(line[w.Start:w.End]))})
		}
	}
	return links, nil
}
