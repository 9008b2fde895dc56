package profile

import (
	"bytes"
	"errors"

	"go.yaml.in/yaml/v4"

	"gaolint/lint/strict"
)

// ParseLocal reads a report kind that is not built in. It may extend one of those that
// base gives the YAML of: what the file says is then put into that one. Groups of keys are
// merged, entries of lists that have the same key too, variants are added, and any other
// value takes the place of the old one. Errors are as of Parse; such that come only of the
// two together have no line.
func ParseLocal(name string, data []byte, base func(name string) ([]byte, bool)) (*Profile, error) {
	own := new(Profile)
	tree, err := strict.DecodeTerse(name, data, own)
	if err != nil {
		return nil, err
	}
	if own.Extends == "" {
		return Parse(name, data)
	}
	below, ok := base(own.Extends)
	if !ok {
		return nil, tree.Errorf([]any{"extends"}, "没有名为“%s”的报告类型", "there is no report kind %q", own.Extends)
	}
	if own.Name == "" {
		return nil, tree.Errorf(nil, "缺少 name（报告类型的名称）", "a report kind needs a name")
	}
	merged, err := merge(below, data)
	if err != nil {
		return nil, err
	}
	p, err := Parse(name, merged)
	var fault *strict.Error
	if errors.As(err, &fault) {
		return nil, &strict.Error{File: name, ZH: fault.ZH, EN: fault.EN}
	}
	return p, err
}

// merge puts one document into another.
func merge(below, above []byte) ([]byte, error) {
	var a, b yaml.Node
	for _, x := range []struct {
		data []byte
		into *yaml.Node
	}{{below, &a}, {above, &b}} {
		loader, err := yaml.NewLoader(bytes.NewReader(x.data))
		if err != nil {
			return nil, err
		}
		if err := loader.Load(x.into); err != nil {
			return nil, err
		}
	}
	mergeMaps(a.Content[0], b.Content[0])
	return yaml.Marshal(&a)
}

func mergeMaps(into, from *yaml.Node) {
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		if key.Value == "extends" {
			continue
		}
		old := valueOf(into, key.Value)
		switch {
		case old == nil:
			into.Content = append(into.Content, key, value)
		case old.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode:
			mergeMaps(old, value)
		case old.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode && key.Value == "variants":
			old.Content = append(old.Content, value.Content...)
		case keyed(old) && keyed(value):
			mergeLists(old, value)
		default:
			*old = *value
		}
	}
}

// mergeLists merges the entries with the same key and adds the others.
func mergeLists(into, from *yaml.Node) {
	for _, entry := range from.Content {
		key := valueOf(entry, "key").Value
		found := false
		for _, old := range into.Content {
			if valueOf(old, "key").Value == key {
				mergeMaps(old, entry)
				found = true
			}
		}
		if !found {
			into.Content = append(into.Content, entry)
		}
	}
}

// keyed tells whether a list is one of entries that have a key.
func keyed(n *yaml.Node) bool {
	if n.Kind != yaml.SequenceNode {
		return false
	}
	for _, entry := range n.Content {
		if valueOf(entry, "key") == nil {
			return false
		}
	}
	return true
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
