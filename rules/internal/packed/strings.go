// Package packed keeps lists in one string each, which is made beforehand and read where
// it lies. Numbers have their lowest byte first, on any machine.
package packed

import "encoding/binary"

// Strings is a list of strings: the place behind each in four bytes, then all of them.
type Strings struct{ ends, text string }

// AppendStrings appends the data of a list of strings, with their number before it.
func AppendStrings(out []byte, list []string) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(len(list)))
	end := uint32(0)
	for _, s := range list {
		end += uint32(len(s))
		out = binary.LittleEndian.AppendUint32(out, end)
	}
	for _, s := range list {
		out = append(out, s...)
	}
	return out
}

// ReadStrings cuts a list off that AppendStrings made; it is empty if the data are not
// whole.
func ReadStrings(data string) (list Strings, rest string) {
	if len(data) < 4 {
		return Strings{}, ""
	}
	n := uint64(Number(data, 0))
	if data = data[4:]; n == 0 || 4*n > uint64(len(data)) {
		return Strings{}, data
	}
	ends, text := data[:4*n], data[4*n:]
	if size := Number(ends, int(n)-1); uint64(size) <= uint64(len(text)) {
		return Strings{ends, text[:size]}, text[size:]
	}
	return Strings{}, ""
}

// Len is the number of strings.
func (l Strings) Len() int { return len(l.ends) / 4 }

// At is the i-th string.
func (l Strings) At(i int) string {
	start := uint32(0)
	if i > 0 {
		start = Number(l.ends, i-1)
	}
	return l.text[start:Number(l.ends, i)]
}

// Number reads the i-th of numbers of four bytes each.
func Number(data string, i int) uint32 {
	b := data[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
