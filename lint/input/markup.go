package input

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// token is a piece of a page with its place.
type token struct {
	kind     html.TokenType
	tag      atom.Atom // 0 for tags that are not known
	from, to int
	// raw: text of an element that holds no markup, such as script or title.
	raw atom.Atom

	tokenizer *html.Tokenizer
	attrs     bool
}

// attr calls f with the tag's attributes; once, before the next token.
func (t *token) attr(f func(key, value string)) {
	for more := t.attrs; more; {
		var k, v []byte
		k, v, more = t.tokenizer.TagAttr()
		f(string(k), string(v))
	}
	t.attrs = false
}

// eachToken calls f with the tokens of a page. They tile the text up to an unfinished
// last tag.
func eachToken(page string, f func(t *token)) {
	z := html.NewTokenizer(strings.NewReader(page))
	templates := strings.LastIndex(page, "</template")
	hidden, raw := 0, atom.Atom(0)
	t := new(token) // one for all: a page has very many
	for at := 0; ; {
		*t = token{kind: z.Next(), from: at, tokenizer: z, raw: raw}
		if t.kind == html.ErrorToken {
			return
		}
		at += len(z.Raw())
		t.to, raw = at, 0
		switch t.kind {
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, attrs := z.TagName()
			t.tag, t.attrs = atom.Lookup(name), attrs
		}
		switch {
		case t.tag == atom.Template:
			// One that never closes hides nothing.
			if t.kind == html.StartTagToken && t.from < templates {
				hidden++
			} else if t.kind == html.EndTagToken && hidden > 0 {
				hidden--
			}
			continue
		case t.kind == html.StartTagToken || t.kind == html.SelfClosingTagToken:
			if isRaw(t.tag) {
				raw = t.tag
			}
		}
		if hidden == 0 {
			f(t)
		}
	}
}

// isRaw tells the elements whose text is no markup and no part of the page.
func isRaw(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript:
		return true
	}
	return false
}

// isBlock tells the tags that end a line.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Br, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Pre, atom.Blockquote,
		atom.Article, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Form, atom.Body, atom.Html, atom.Head,
		atom.Table, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot,
		atom.Address, atom.Center, atom.Fieldset, atom.Figure, atom.Figcaption, atom.Option, atom.Select, atom.Title, atom.Details, atom.Summary:
		return true
	}
	return false
}

func isHeading(tag atom.Atom) bool { return tag == atom.H1 || tag == atom.H2 || tag == atom.H3 }

// isBlank tells HTML's blanks.
func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
