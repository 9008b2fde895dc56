// Package strict reads YAML into Go values and refuses what it does not know: an unknown
// or repeated key, a value of another type, a second document, an alias. Errors name the
// file, the line and, for a key, the nearest known one, in Chinese and in English.
package strict

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Error is a fault of a file at a line, from 1; 0: the file as a whole.
type Error struct {
	File   string
	Line   int
	ZH, EN string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.EN
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.EN)
}

// Chinese is the error for users who read Chinese.
func (e *Error) Chinese() string {
	if e.Line == 0 {
		return e.File + "：" + e.ZH
	}
	return fmt.Sprintf("%s:%d：%s", e.File, e.Line, e.ZH)
}

// Tree leads from a place in a decoded value back to its line.
type Tree struct {
	name  string
	root  *yaml.Node
	keys  map[reflect.Type]map[string]int
	terse bool
}

// Decode reads the one YAML document of data into the struct that into points to. Name
// is the file's name for errors, which are *Error. An empty document leaves into as it is.
// A struct that can unmarshal text may be written as text.
func Decode(name string, data []byte, into any) (*Tree, error) {
	return decode(&Tree{name: name}, data, into)
}

// DecodeTerse is Decode for files in which a list of words may be written as one text,
// its words parted by blanks: a third of the time that YAML takes for a list of its own,
// and easier to read.
func DecodeTerse(name string, data []byte, into any) (*Tree, error) {
	return decode(&Tree{name: name, terse: true}, data, into)
}

func decode(t *Tree, data []byte, into any) (*Tree, error) {
	t.keys = make(map[reflect.Type]map[string]int)
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var doc, more yaml.Node
	if err := loader.Load(&doc); err == io.EOF {
		return t, nil
	} else if err != nil {
		return nil, t.syntax(err)
	}
	if err := loader.Load(&more); err != io.EOF {
		return nil, t.at(nil, "只能有一份 YAML 文档", "holds more than one YAML document")
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 || doc.Content[0].ShortTag() == "!!null" {
		return t, nil
	}
	t.root = doc.Content[0]
	return t, t.value(t.root, reflect.ValueOf(into).Elem(), "")
}

// syntax words an error of the YAML reader, which knows the line only within its text.
func (t *Tree) syntax(err error) error {
	e := &Error{File: t.name, ZH: "不是有效的 YAML（" + err.Error() + "）", EN: "not valid YAML: " + err.Error()}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		e.Line = load.Mark.Line
		e.ZH, e.EN = "不是有效的 YAML，请核对这一行前后的缩进、引号和括号（"+load.Message+"）", "not valid YAML: "+load.Message
	}
	return e
}

func (t *Tree) at(n *yaml.Node, zh, en string, args ...any) error {
	e := &Error{File: t.name, ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
	if n != nil {
		e.Line = n.Line
	}
	return e
}

func (t *Tree) value(n *yaml.Node, v reflect.Value, key string) error {
	if n.Kind == yaml.AliasNode {
		return t.at(n, "不支持别名（*）", "aliases (*) are not supported")
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return t.value(n, v.Elem(), key)
	case reflect.Struct:
		return t.structure(n, v, key)
	case reflect.Map:
		return t.table(n, v, key)
	case reflect.Slice:
		if t.terse && n.Kind == yaml.ScalarNode {
			return t.words(n, v, key)
		}
		if n.Kind != yaml.SequenceNode {
			return t.wrong(n, key, "列表", "a list")
		}
		list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
		for i, item := range n.Content {
			if err := t.value(item, list.Index(i), key); err != nil {
				return err
			}
		}
		v.Set(list)
		return nil
	default:
		return t.scalar(n, v, key)
	}
}

// words reads a list of words, or one list within a list, that is written as text.
func (t *Tree) words(n *yaml.Node, v reflect.Value, key string) error {
	switch v.Type().Elem().Kind() {
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return t.value(n, v.Index(0), key)
	case reflect.String:
		if n.ShortTag() == "!!str" {
			v.Set(reflect.ValueOf(strings.Fields(n.Value)))
			return nil
		}
	}
	return t.wrong(n, key, "列表，或用空格隔开的词", "a list, or words parted by blanks")
}

func (t *Tree) scalar(n *yaml.Node, v reflect.Value, key string) error {
	switch v.Kind() {
	case reflect.String:
		// An unquoted 2021 or yes is no text in YAML; a label must not depend on that.
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
			// "off" is a severity here, and text to everyone but YAML 1.1.
			if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!bool" && n.Value == "off" {
				v.SetString(n.Value)
				return nil
			}
			return t.wrong(n, key, "文字（加引号）", "text (in quotes)")
		}
		v.SetString(n.Value)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil || n.ShortTag() != "!!int" {
			return t.wrong(n, key, "整数", "a whole number")
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
			return t.wrong(n, key, "true 或 false", "true or false")
		}
		v.SetBool(n.Value == "true")
	default:
		return t.at(n, "“%s”不能读取", "%q cannot be read", key)
	}
	return nil
}

func (t *Tree) structure(n *yaml.Node, v reflect.Value, key string) error {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok && n.Kind == yaml.ScalarNode {
		if n.ShortTag() != "!!str" {
			return t.wrong(n, key, "文字（加引号）", "text (in quotes)")
		}
		if err := u.UnmarshalText([]byte(n.Value)); err != nil {
			return t.at(n, "“%s”：%v", "%q must be %v", key, err)
		}
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return t.wrong(n, key, "一组键", "a group of keys")
	}
	fields := t.fields(v.Type())
	var seen uint64 // bit per field: no type read here has as many as 64
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		f, ok := fields[k.Value]
		if !ok {
			return t.unknown(k, fields)
		}
		if seen&(1<<f) != 0 {
			return t.twice(k)
		}
		seen |= 1 << f
		if err := t.value(n.Content[i+1], v.Field(f), k.Value); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tree) table(n *yaml.Node, v reflect.Value, key string) error {
	if n.Kind != yaml.MappingNode {
		return t.wrong(n, key, "一组键", "a group of keys")
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := reflect.ValueOf(n.Content[i].Value)
		if m.MapIndex(k).IsValid() {
			return t.twice(n.Content[i])
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if err := t.value(n.Content[i+1], item, n.Content[i].Value); err != nil {
			return err
		}
		m.SetMapIndex(k, item)
	}
	v.Set(m)
	return nil
}

// fields gives the index of each field by its YAML key.
func (t *Tree) fields(typ reflect.Type) map[string]int {
	if f, ok := t.keys[typ]; ok {
		return f
	}
	f := make(map[string]int, typ.NumField())
	for i := range typ.NumField() {
		if key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ","); key != "" {
			f[key] = i
		}
	}
	t.keys[typ] = f
	return f
}

func (t *Tree) twice(k *yaml.Node) error {
	return t.at(k, "“%s”写了两次", "key %q stands twice", k.Value)
}

func (t *Tree) wrong(n *yaml.Node, key, zh, en string) error {
	if key == "" {
		return t.at(n, "应为%[1]s", "must be %[2]s", zh, en)
	}
	return t.at(n, "“%[1]s”应为%[2]s", "%[1]q must be %[3]s", key, zh, en)
}

func (t *Tree) unknown(k *yaml.Node, fields map[string]int) error {
	known := make([]string, 0, len(fields))
	for name := range fields {
		known = append(known, name)
	}
	near := Nearest(k.Value, known)
	if near == "" {
		return t.at(k, "不认识的键“%s”", "unknown key %q", k.Value)
	}
	return t.at(k, "不认识的键“%s”，是否为“%s”？", "unknown key %q, did you mean %q?", k.Value, near)
}
