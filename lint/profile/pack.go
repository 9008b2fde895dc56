package profile

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A packed profile is read many times faster than its YAML, and is for the profiles that
// ship with the program. Its values stand in the order of the types' fields, strings as
// their numbers in one list; numbers are varints.

// packing is a pack under way.
type packing struct {
	out     []byte
	strings []string
	seen    map[string]uint64
}

// packMagic begins a pack.
const packMagic = "gaolint profile 1\n"

// Pack writes a profile so that Unpack gives the same. Source is what it was parsed from.
func Pack(p *Profile, source []byte) []byte {
	x := &packing{seen: map[string]uint64{}}
	x.value(reflect.ValueOf(p).Elem())
	out := []byte(packMagic)
	out = binary.LittleEndian.AppendUint64(out, shape())
	out = binary.LittleEndian.AppendUint64(out, sumOf(source))
	out = binary.AppendUvarint(out, uint64(len(x.strings)))
	for _, s := range x.strings {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return append(out, x.out...)
}

// sumOf is a checksum of a profile's source.
func sumOf(source []byte) uint64 {
	sum := uint64(len(source))
	for ; len(source) >= 8; source = source[8:] {
		sum = (sum ^ binary.LittleEndian.Uint64(source)) * 0x9E3779B97F4A7C15
		sum ^= sum >> 29
	}
	for _, c := range source {
		sum = (sum ^ uint64(c)) * 0x100000001B3
	}
	return sum
}

// shape is a checksum of the types that make up a profile, so that a pack of other types
// is not read.
var shape = sync.OnceValue(func() uint64 {
	sum := uint64(1)
	add := func(s string) { sum = sum*0x9E3779B97F4A7C15 ^ sumOf([]byte(s)) }
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		add(t.Kind().String())
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			walk(t.Elem())
		case reflect.Struct:
			if seen[t] {
				return
			}
			seen[t] = true
			for i := range t.NumField() {
				if f := t.Field(i); kept(f) {
					add(f.Name)
					walk(f.Type)
				}
			}
		}
	}
	walk(reflect.TypeFor[Profile]())
	return sum
})

// kept tells whether the field is part of a pack: what YAML cannot say is not.
func kept(f reflect.StructField) bool { return f.IsExported() && f.Tag.Get("yaml") != "-" }

func (x *packing) number(n uint64) { x.out = binary.AppendUvarint(x.out, n) }

func (x *packing) string(s string) {
	n, ok := x.seen[s]
	if !ok {
		n = uint64(len(x.strings))
		x.seen[s] = n
		x.strings = append(x.strings, s)
	}
	x.number(n)
}

func (x *packing) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		x.string(v.String())
	case reflect.Bool:
		x.number(map[bool]uint64{true: 1}[v.Bool()])
	case reflect.Int:
		x.out = binary.AppendVarint(x.out, v.Int())
	case reflect.Pointer:
		if v.IsNil() {
			x.number(0)
			return
		}
		x.number(1)
		x.value(v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			x.number(0)
			return
		}
		x.number(uint64(v.Len()) + 1)
		for i := range v.Len() {
			x.value(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			x.number(0)
			return
		}
		x.number(uint64(v.Len()) + 1)
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			x.value(k)
			x.value(v.MapIndex(k))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if kept(v.Type().Field(i)) {
				x.value(v.Field(i))
			}
		}
	default:
		panic("a profile holds " + v.Type().String())
	}
}
