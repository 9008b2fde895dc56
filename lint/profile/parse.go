package profile

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Parse reads a profile from YAML, strictly: an unknown or repeated key, a value of
// the wrong type, and a reference to a section, table, row or column that does not
// exist are errors that name the file, the line and, for a key, the nearest known one.
// Name is the file's name for these messages.
func Parse(name string, data []byte) (*Profile, error) {
	root, err := load(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := new(Profile)
	d := decoder{name: name, root: root}
	if err := d.decode(p); err != nil {
		return nil, err
	}
	if err := p.check(&d); err != nil {
		return nil, err
	}
	p.Document.Variants = single(p.Document.Variants)
	for i := range p.Sections {
		p.Sections[i].Variants = single(p.Sections[i].Variants)
	}
	return p, nil
}

// single gives each wording a Variant of its own.
func single(variants []Variant) []Variant {
	var out []Variant
	for _, v := range variants {
		for text := range strings.FieldsSeq(v.Text) {
			v.Text = text
			out = append(out, v)
		}
	}
	return out
}

// load reads the one YAML document of data.
func load(data []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var doc, more yaml.Node
	if err := loader.Load(&doc); err != nil {
		if err == io.EOF {
			return nil, fmt.Errorf("holds no profile")
		}
		return nil, err
	}
	if err := loader.Load(&more); err != io.EOF {
		return nil, fmt.Errorf("holds more than one YAML document")
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return nil, fmt.Errorf("holds no profile")
	}
	return doc.Content[0], nil
}
