package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"gaolint/lint/source"
)

// entry is what is added to a list: keys with their values, those without a value left out.
type entry [][2]string

// WithIgnore gives the edits that add an entry to the ignore list of a configuration's text. All
// else in it, comments too, stays as it is.
func WithIgnore(text string, x Ignore) ([]source.Edit, error) {
	return with(text, []string{"ignore"}, entry{
		{"rule", x.Rule}, {"path", x.Path}, {"text", x.Text}, {"sentence", x.Sentence}, {"reason", x.Reason}, {"date", x.Date}})
}

// WithWord gives the edits that add a word that is never questioned.
func WithWord(text string, x Allowed) ([]source.Edit, error) {
	return with(text, []string{"words", "allow"}, entry{{"word", x.Word}, {"reason", x.Reason}})
}

// errShape: a list is written in a way that cannot be added to.
var errShape = errors.New("the list is written in a way that nothing can be added to")

// with adds an entry at the head of the list at path, and makes sure that the text then
// reads as it did but for the entry.
func with(text string, path []string, e entry) ([]source.Edit, error) {
	before, err := Parse("", []byte(text))
	if err != nil {
		return nil, err
	}
	edit, err := added(text, path, e)
	if err != nil {
		return nil, err
	}
	next, err := source.Apply(text, []source.Edit{edit})
	if err != nil {
		return nil, err
	}
	after, err := Parse("", []byte(next))
	if err != nil || len(after.Ignore)+len(after.Words.Allow) != len(before.Ignore)+len(before.Words.Allow)+1 {
		return nil, errors.Join(errShape, err)
	}
	return []source.Edit{edit}, nil
}

// added is the edit that puts the entry in.
func added(text string, path []string, e entry) (source.Edit, error) {
	loader, err := yaml.NewLoader(bytes.NewReader([]byte(text)))
	if err != nil {
		return source.Edit{}, err
	}
	var doc yaml.Node
	if err := loader.Load(&doc); err != nil && err != io.EOF {
		return source.Edit{}, err
	}
	file := source.New("", text)
	eol := "\n"
	if strings.Contains(text, "\r\n") {
		eol = "\r\n"
	}
	insert := func(at int, s string) source.Edit {
		return source.Edit{Span: source.Span{Start: at, End: at}, New: strings.ReplaceAll(s, "\n", eol)}
	}
	// Behind the last line's words, not its end: some editors make one line too many there.
	appended := func(s string) source.Edit {
		body, ended := strings.CutSuffix(text, eol)
		switch {
		case text == "":
			return insert(0, s)
		case ended:
			return insert(len(body), "\n"+strings.TrimSuffix(s, "\n"))
		}
		return insert(len(text), "\n"+s)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode { // nothing but comments
		return appended(nested(path, "", e)), nil
	}
	in := doc.Content[0]
	for depth, key := range path {
		if in.Style&yaml.FlowStyle != 0 {
			return source.Edit{}, errShape
		}
		name, value := member(in, key)
		indent := strings.Repeat(" ", in.Column-1)
		switch {
		case name == nil && depth == 0:
			return appended(nested(path, "", e)), nil
		case name == nil:
			return insert(file.Line(in.Line-1).Start, nested(path[depth:], indent, e)), nil
		}
		in = value
	}
	switch {
	case in.Kind != yaml.SequenceNode:
		return source.Edit{}, errShape
	case in.Style&yaml.FlowStyle != 0:
		at := file.Offset(source.Position{Line: in.Line - 1, Column: in.Column}, source.UTF32)
		joint := ""
		if len(in.Content) > 0 {
			joint = ", "
		}
		return insert(at, e.flow()+joint), nil
	}
	return insert(file.Line(in.Line-1).Start, e.block(strings.Repeat(" ", in.Column-1))), nil
}

// member is a mapping's key with its value, nil if it has none of that name.
func member(m *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == name {
			return m.Content[i], m.Content[i+1]
		}
	}
	return nil, nil
}

// nested is a list with the entry under the keys of path.
func nested(path []string, indent string, e entry) string {
	var b strings.Builder
	for _, key := range path {
		fmt.Fprintf(&b, "%s%s:\n", indent, key)
		indent += "  "
	}
	return b.String() + e.block(indent)
}

// block is the entry as lines of its own.
func (e entry) block(indent string) string {
	var b strings.Builder
	mark := "- "
	for _, x := range e {
		if x[1] == "" {
			continue
		}
		fmt.Fprintf(&b, "%s%s%s: %s\n", indent, mark, x[0], scalar(x[1]))
		mark = "  "
	}
	return b.String()
}

// flow is the entry in braces.
func (e entry) flow() string {
	var parts []string
	for _, x := range e {
		if x[1] != "" {
			parts = append(parts, x[0]+": "+scalar(x[1]))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// scalar writes a value so that YAML reads it as a text: as it is if it is a plain word,
// else as JSON does, which YAML includes.
func scalar(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 0x4E00 || r > 0x9FFF) }) < 0 &&
		s != "y" && s != "n" && s != "yes" && s != "no" && s != "on" && s != "off" && s != "true" && s != "false" && s != "null" {
		return s
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}
