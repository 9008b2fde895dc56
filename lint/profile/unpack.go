package profile

import (
	"encoding/binary"
	"errors"
	"reflect"
)

// errStale tells that a pack is not one of the source.
var errStale = errors.New("no pack of this profile")

// Unpack gives the profile that was packed, if it was parsed from the source by a program
// with the same types; otherwise it fails. Its strings are parts of data.
func Unpack(data string, source []byte) (*Profile, error) {
	head := len(packMagic) + 16
	if len(data) < head || data[:len(packMagic)] != packMagic {
		return nil, errStale
	}
	sums := []byte(data[len(packMagic):head])
	if binary.LittleEndian.Uint64(sums) != shape() || binary.LittleEndian.Uint64(sums[8:]) != sumOf(source) {
		return nil, errStale
	}
	x := &unpacking{rest: data[head:], fields: map[reflect.Type][]int{}}
	x.strings = make([]string, x.count())
	for i := range x.strings {
		n := x.count()
		x.strings[i], x.rest = x.rest[:n], x.rest[n:]
	}
	p := new(Profile)
	x.value(reflect.ValueOf(p).Elem())
	if x.broken {
		return nil, errStale
	}
	for i := range p.Quantities {
		q := &p.Quantities[i]
		q.terms, q.wholes = readSums(nil, q.Accept), readSums(nil, q.Of)
	}
	return p, nil
}

// unpacking is a pack that is being read.
type unpacking struct {
	rest    string
	strings []string
	fields  map[reflect.Type][]int // those that are kept
	room    []string
	broken  bool
}

func (x *unpacking) fieldsOf(t reflect.Type) []int {
	fields, ok := x.fields[t]
	if !ok {
		for i := range t.NumField() {
			if kept(t.Field(i)) {
				fields = append(fields, i)
			}
		}
		x.fields[t] = fields
	}
	return fields
}

func (x *unpacking) number() (n uint64) {
	for shift := 0; shift < 64; shift += 7 {
		if x.rest == "" {
			break
		}
		c := x.rest[0]
		x.rest = x.rest[1:]
		n |= uint64(c&0x7F) << shift
		if c < 0x80 {
			return n
		}
	}
	x.broken = true
	return 0
}

// count is a number that at least as many bytes follow.
func (x *unpacking) count() int {
	n := x.number()
	if n > uint64(len(x.rest)) {
		x.broken = true
		return 0
	}
	return int(n)
}

// length is that of a slice or map, which is nil if not ok.
func (x *unpacking) length() (n int, ok bool) {
	plus := x.number()
	if plus == 0 {
		return 0, false
	}
	if plus-1 > uint64(len(x.rest)) {
		x.broken = true
		return 0, false
	}
	return int(plus - 1), true
}

// words is a list of strings, cut from memory that they share.
func (x *unpacking) words() []string {
	n, ok := x.length()
	if !ok {
		return nil
	}
	if len(x.room) < n {
		x.room = make([]string, max(n, 512))
	}
	list := x.room[:n:n]
	x.room = x.room[n:]
	for i := range list {
		list[i] = x.word()
	}
	return list
}

func (x *unpacking) word() string {
	n := x.number()
	if x.broken = x.broken || n >= uint64(len(x.strings)); x.broken {
		return ""
	}
	return x.strings[n]
}

func (x *unpacking) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(x.word())
	case reflect.Bool:
		v.SetBool(x.number() != 0)
	case reflect.Int:
		n := x.number() // in zigzag
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Pointer:
		if x.number() != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			x.value(v.Elem())
		}
	case reflect.Slice:
		if words, ok := v.Addr().Interface().(*[]string); ok { // nearly all values
			*words = x.words()
		} else if n, ok := x.length(); ok {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				x.value(v.Index(i))
			}
		}
	case reflect.Map:
		if n, ok := x.length(); ok {
			v.Set(reflect.MakeMapWithSize(v.Type(), n))
			for range n {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				x.value(key)
				x.value(value)
				v.SetMapIndex(key, value)
			}
		}
	case reflect.Struct:
		for _, i := range x.fieldsOf(v.Type()) {
			x.value(v.Field(i))
		}
	}
}
