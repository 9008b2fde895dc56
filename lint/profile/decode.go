package profile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// decoder fills a Go value from a YAML tree. Unlike the library's own decoding its
// errors carry the line and the nearest known key, and a place in the value can be
// carried back to its line for errors that show only later.
type decoder struct {
	name string
	root *yaml.Node
	keys map[reflect.Type]map[string]int
}

func (d *decoder) decode(into any) error {
	d.keys = make(map[reflect.Type]map[string]int)
	return d.value(d.root, reflect.ValueOf(into).Elem(), "")
}

// errorf makes an error that names file and line.
func (d *decoder) errorf(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", d.name, line, fmt.Sprintf(format, args...))
}

func (d *decoder) value(n *yaml.Node, v reflect.Value, key string) error {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(n, v.Elem(), key)
	case reflect.Struct:
		return d.structure(n, v, key)
	case reflect.Map:
		return d.table(n, v, key)
	case reflect.Slice:
		if n.Kind == yaml.ScalarNode && v.Type().Elem().Kind() == reflect.String {
			return d.words(n, v, key)
		}
		if n.Kind == yaml.ScalarNode && v.Type().Elem().Kind() == reflect.Slice { // one group of words
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			return d.value(n, v.Index(0), key)
		}
		if n.Kind != yaml.SequenceNode {
			return d.wrong(n, key, "a list")
		}
		list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
		for i, item := range n.Content {
			if err := d.value(item, list.Index(i), key); err != nil {
				return err
			}
		}
		v.Set(list)
		return nil
	default:
		return d.scalar(n, v, key)
	}
}

// words reads a list that is written as one text, its words parted by blanks: a third
// of the time that YAML takes for a list of its own, and easier to read.
func (d *decoder) words(n *yaml.Node, v reflect.Value, key string) error {
	if n.ShortTag() != "!!str" {
		return d.wrong(n, key, "a list, or words parted by blanks")
	}
	v.Set(reflect.ValueOf(strings.Fields(n.Value)))
	return nil
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, key string) error {
	if n.Kind != yaml.ScalarNode {
		return d.wrong(n, key, kindWord(v.Kind()))
	}
	switch v.Kind() {
	case reflect.String:
		// An unquoted 2021 or yes is no text in YAML; a label must not depend on that.
		if tag := n.ShortTag(); tag != "!!str" {
			return d.wrong(n, key, "text (in quotes)")
		}
		v.SetString(n.Value)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil || n.ShortTag() != "!!int" {
			return d.wrong(n, key, "a whole number")
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			return d.wrong(n, key, "true or false")
		}
		v.SetBool(n.Value == "true")
	default:
		return d.errorf(n.Line, "%q cannot be read", key)
	}
	return nil
}

// text reads a Text that is written in short: 中文 | English.
func (d *decoder) text(n *yaml.Node, t *Text, key string) error {
	zh, en, ok := strings.Cut(n.Value, " | ")
	if !ok || n.ShortTag() != "!!str" {
		return d.wrong(n, key, "zh and en, or Chinese | English")
	}
	t.ZH, t.EN = strings.TrimSpace(zh), strings.TrimSpace(en)
	return nil
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, key string) error {
	if t, ok := v.Addr().Interface().(*Text); ok && n.Kind == yaml.ScalarNode {
		return d.text(n, t, key)
	}
	if n.Kind != yaml.MappingNode {
		return d.wrong(n, key, "a group of keys")
	}
	fields := d.fields(v.Type())
	var seen uint64 // bit per field: no profile type has as many as 64
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		f, ok := fields[k.Value]
		if !ok {
			return d.unknown(k, fields)
		}
		if seen&(1<<f) != 0 {
			return d.errorf(k.Line, "key %q stands twice", k.Value)
		}
		seen |= 1 << f
		if err := d.value(n.Content[i+1], v.Field(f), k.Value); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) table(n *yaml.Node, v reflect.Value, key string) error {
	if n.Kind != yaml.MappingNode {
		return d.wrong(n, key, "a group of keys")
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := reflect.ValueOf(n.Content[i].Value)
		if m.MapIndex(k).IsValid() {
			return d.errorf(n.Content[i].Line, "key %q stands twice", n.Content[i].Value)
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(n.Content[i+1], item, n.Content[i].Value); err != nil {
			return err
		}
		m.SetMapIndex(k, item)
	}
	v.Set(m)
	return nil
}

// fields gives the index of each field by its YAML key.
func (d *decoder) fields(t reflect.Type) map[string]int {
	if f, ok := d.keys[t]; ok {
		return f
	}
	f := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		if key, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); key != "" {
			f[key] = i
		}
	}
	d.keys[t] = f
	return f
}

func (d *decoder) wrong(n *yaml.Node, key, want string) error {
	if key == "" {
		return d.errorf(n.Line, "must be %s", want)
	}
	return d.errorf(n.Line, "%q must be %s", key, want)
}

func (d *decoder) unknown(k *yaml.Node, known map[string]int) error {
	best, least := "", len(k.Value)/2+2
	for name := range known {
		if n := distance(k.Value, name); n < least || n == least && name < best {
			best, least = name, n
		}
	}
	if best == "" {
		return d.errorf(k.Line, "unknown key %q", k.Value)
	}
	return d.errorf(k.Line, "unknown key %q, did you mean %q?", k.Value, best)
}

// line finds the line on which the value at the path begins: keys (string) and list
// indexes (int). Where the path leads nowhere it is the line of the last step found.
func (d *decoder) line(path ...any) int {
	n := d.root
	for _, step := range path {
		for n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n.Line
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch s := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

func kindWord(k reflect.Kind) string {
	switch k {
	case reflect.Int:
		return "a whole number"
	case reflect.Bool:
		return "true or false"
	default:
		return "text"
	}
}

// distance is the edit distance of two short keys.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
