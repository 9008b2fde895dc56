package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// space is the namespace of a name, as far as it matters.
type space uint8

const (
	noSpace    space = iota // no prefix
	otherSpace              // one that does not matter
	wordSpace               // w:, transitional and strict
	relSpace                // r:
	compatSpace
	mathSpace
	xmlSpace
	richSpace // drawing text boxes and other things of later versions, which a branch may require
)

func spaceOf(uri string) space {
	switch uri {
	case wordNamespace, strictNamespace:
		return wordSpace
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return relSpace
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return compatSpace
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return mathSpace
	}
	for _, known := range []string{"http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://www.wps.cn/"} {
		if strings.HasPrefix(uri, known) {
			return richSpace
		}
	}
	return otherSpace
}

// tokenKind is what a scanner stands at.
type tokenKind uint8

const (
	startToken tokenKind = iota + 1
	endToken
	textToken
)

// binding is a namespace prefix that holds from a depth on.
type binding struct {
	prefix string
	space  space
	depth  int
}

// open is the place of an open element's name.
type open struct{ from, to int32 }

// scanner goes through the tokens of a part with their places. It knows the XML that
// packages may hold: UTF-8, no document type, no entities but the five. Start and end of
// an element without content are two tokens at one place.
type scanner struct {
	data []byte
	// at is where the next token begins.
	at  int
	err error

	kind     tokenKind
	from, to int
	space    space
	// local is the element's name without its prefix, prefix with its colon.
	local, prefix []byte
	// empty: the element is written without an end tag.
	empty bool
	// literal: the text stands in a CDATA section, its content at from and to.
	literal bool

	stack    []open
	bindings []binding
	closing  bool
	cached   string
	cachedAs space
}

func newScanner(data []byte) *scanner {
	s := &scanner{data: data, bindings: []binding{{prefix: "xml", space: xmlSpace}}}
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		s.at = 3
	}
	if !utf8.Valid(data) {
		s.err = errDamaged()
	}
	return s
}

// depth is the number of open elements; that of a start or end token counts.
func (s *scanner) depth() int { return len(s.stack) }

// next goes to the next token; false at the end, or at an error.
func (s *scanner) next() bool {
	if s.err != nil {
		return false
	}
	if s.kind == endToken {
		s.pop()
	}
	if s.closing {
		s.closing, s.kind = false, endToken
		return true
	}
	for s.at < len(s.data) {
		if s.data[s.at] != '<' {
			s.text()
			return s.err == nil
		}
		rest := s.data[s.at:]
		switch {
		case len(rest) < 2:
			return s.fail(errDamaged())
		case rest[1] == '/':
			return s.end()
		case rest[1] == '?':
			if !s.past("?>") {
				return false
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.at += 4
			if !s.past("-->") {
				return false
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			s.from = s.at + len("<![CDATA[")
			if !s.past("]]>") {
				return false
			}
			s.kind, s.to, s.literal = textToken, s.at-3, true
			return true
		case rest[1] == '!':
			return s.fail(errUnsafe()) // a document type
		default:
			return s.start()
		}
	}
	if len(s.stack) > 0 {
		return s.fail(errDamaged())
	}
	return false
}

func (s *scanner) fail(err error) bool {
	s.err = err
	return false
}

// past goes behind the mark.
func (s *scanner) past(mark string) bool {
	k := bytes.Index(s.data[s.at:], []byte(mark))
	if k < 0 {
		return s.fail(errDamaged())
	}
	s.at += k + len(mark)
	return true
}

func (s *scanner) text() {
	s.from, s.kind, s.literal = s.at, textToken, false
	if k := bytes.IndexByte(s.data[s.at:], '<'); k >= 0 {
		s.at += k
	} else {
		s.at = len(s.data)
	}
	s.to = s.at
	if len(s.stack) == 0 && len(bytes.TrimSpace(s.data[s.from:s.to])) > 0 {
		s.err = errDamaged()
	}
}

func isNameEnd(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>'
}

func (s *scanner) start() bool {
	s.from = s.at
	i := s.at + 1
	for i < len(s.data) && !isNameEnd(s.data[i]) {
		if s.data[i] == '<' || s.data[i] == '=' || s.data[i] == '"' {
			return s.fail(errDamaged())
		}
		i++
	}
	name := open{int32(s.at + 1), int32(i)}
	for quote := byte(0); ; i++ {
		if i >= len(s.data) || quote == 0 && s.data[i] == '<' {
			return s.fail(errDamaged())
		}
		c := s.data[i]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
		} else if c == '"' || c == '\'' {
			quote = c
		} else if c == '>' {
			break
		}
	}
	s.to, s.at, s.kind = i+1, i+1, startToken
	s.empty = s.data[i-1] == '/'
	s.closing = s.empty
	if name.from == name.to || len(s.stack) >= maxDepth {
		return s.fail(errUnsafe())
	}
	s.stack = append(s.stack, name)
	if bytes.Contains(s.data[name.to:s.to], []byte("xmlns")) {
		s.bind()
	}
	s.name(name)
	return s.err == nil
}

func (s *scanner) end() bool {
	s.from = s.at
	if !s.past(">") {
		return false
	}
	s.to, s.kind, s.empty = s.at, endToken, false
	name := bytes.TrimRight(s.data[s.from+2:s.to-1], " \t\r\n")
	if len(s.stack) == 0 {
		return s.fail(errDamaged())
	}
	top := s.stack[len(s.stack)-1]
	if !bytes.Equal(name, s.data[top.from:top.to]) {
		return s.fail(errDamaged())
	}
	s.name(top)
	return true
}

// pop closes the element whose end the scanner stood at.
func (s *scanner) pop() {
	for n := len(s.bindings); n > 0 && s.bindings[n-1].depth >= len(s.stack) && s.bindings[n-1].depth > 0; n-- {
		s.bindings = s.bindings[:n-1]
		s.cached = ""
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// name takes the element's name apart.
func (s *scanner) name(n open) {
	full := s.data[n.from:n.to]
	k := bytes.IndexByte(full, ':')
	s.prefix, s.local = full[:k+1], full[k+1:]
	s.space = s.lookup(full[:max(k, 0)])
}

// lookup is the namespace that a prefix stands for.
func (s *scanner) lookup(prefix []byte) space {
	if len(prefix) > 0 && s.cached == string(prefix) {
		return s.cachedAs
	}
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; b.prefix == string(prefix) {
			s.cached, s.cachedAs = b.prefix, b.space
			return b.space
		}
	}
	return noSpace
}

// bind takes up the namespaces that a start tag declares.
func (s *scanner) bind() {
	s.eachAttr(func(name, value []byte) bool {
		prefix, ok := bytes.CutPrefix(name, []byte("xmlns:"))
		if !ok && string(name) != "xmlns" {
			return true
		}
		if !ok {
			prefix = nil
		}
		s.bindings = append(s.bindings, binding{string(prefix), spaceOf(unescape(value)), len(s.stack)})
		s.cached = ""
		if len(s.bindings) > maxBindings {
			s.err = errUnsafe()
		}
		return s.err == nil
	})
}

// eachAttr calls f with the attributes of the start tag as they are written until it
// wants no more.
func (s *scanner) eachAttr(f func(name, value []byte) bool) {
	top := s.stack[len(s.stack)-1]
	tag := s.data[top.to : s.to-1]
	for {
		tag = bytes.TrimLeft(tag, " \t\r\n")
		k := bytes.IndexByte(tag, '=')
		if k < 0 {
			return
		}
		name := bytes.TrimRight(tag[:k], " \t\r\n")
		tag = bytes.TrimLeft(tag[k+1:], " \t\r\n")
		if len(tag) == 0 || tag[0] != '"' && tag[0] != '\'' {
			return
		}
		end := bytes.IndexByte(tag[1:], tag[0])
		if end < 0 || !f(name, tag[1:1+end]) {
			return
		}
		tag = tag[end+2:]
	}
}

// attr is the value of an attribute of the start tag, with entities.
func (s *scanner) attr(in space, local string) (value []byte, ok bool) {
	s.eachAttr(func(name, v []byte) bool {
		k := bytes.IndexByte(name, ':')
		if string(name[k+1:]) != local || in == noSpace && k >= 0 || in != noSpace && (k < 0 || s.lookup(name[:k]) != in) {
			return true
		}
		value, ok = v, true
		return false
	})
	return value, ok
}

// is tells whether the element is that one of Word's.
func (s *scanner) is(local string) bool { return s.space == wordSpace && string(s.local) == local }

// skip goes to the end token of the element that the scanner stands at the start of.
func (s *scanner) skip() bool {
	depth := len(s.stack)
	for s.next() {
		if s.kind == endToken && len(s.stack) == depth {
			return true
		}
	}
	return false
}

// value is the attribute val, "" without it.
func (s *scanner) value() string {
	v, _ := s.attr(wordSpace, "val")
	return unescape(v)
}

// on reads an element that switches something: on unless it says otherwise.
func (s *scanner) on() bool {
	v, ok := s.attr(wordSpace, "val")
	switch string(v) {
	case "0", "false", "off", "none":
		return false
	}
	return ok && string(v) != "" || !ok
}

// number is a whole number in an attribute, bounded to what the format has room for.
func (s *scanner) number(local string) (int, bool) {
	v, ok := s.attr(wordSpace, local)
	if !ok {
		return 0, false
	}
	return atoi(string(v))
}

// atoi reads a number of at most nine digits.
func atoi(s string) (int, bool) {
	s = strings.TrimSpace(s)
	digits, negative := strings.CutPrefix(s, "-")
	if digits == "" || len(digits) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}
