package profile

import (
	"strings"

	"gaolint/lint/strict"
)

// Parse reads a profile from YAML, strictly: an unknown or repeated key, a value of
// the wrong type, and a reference to a section, table, row or column that does not
// exist are errors that name the file, the line and, for a key, the nearest known one.
// Name is the file's name for these messages.
func Parse(name string, data []byte) (*Profile, error) {
	p := new(Profile)
	tree, err := strict.DecodeTerse(name, data, p)
	if err != nil {
		return nil, err
	}
	if err := p.check(tree); err != nil {
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
