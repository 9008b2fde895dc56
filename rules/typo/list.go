package typo

import (
	"encoding/binary"
	"fmt"
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/packed"
	"gaolint/rules/typo/internal/rows"
)

// ListFile is the list as the program reads it, DataFile what it is made of, in the rule's
// folder.
const (
	ListFile = "list.bin"
	DataFile = "data/confusions.tsv"
)

const magic = "gaolint rows 1\n"

// row is one line of the list, without its examples.
type row struct{ rows.Row }

// rowList has the lines of the list, made beforehand. A line's refs are its severity in
// the lowest byte, then its note in one and its condition in two.
type rowList struct {
	wrongs, rights, notes, conditions packed.Strings
	refs                              string
}

// MakeList makes the list from its lines.
func MakeList(data string) ([]byte, error) {
	var wrongs, rights, notes, conditions []string
	seen := map[string]int{}
	number := func(list *[]string, kind, s string) int {
		if _, ok := seen[kind+s]; !ok {
			seen[kind+s] = len(*list)
			*list = append(*list, s)
		}
		return seen[kind+s]
	}
	lines := rows.Parse(data)
	var refs []byte
	for i := range lines {
		r := lines.At(i)
		wrongs, rights = append(wrongs, r.Wrong), append(rights, r.Right)
		note, condition := number(&notes, "note ", r.Note), number(&conditions, "condition ", r.Condition)
		if note > 1<<8-1 || condition > 1<<16-1 {
			return nil, fmt.Errorf("%d notes and %d conditions are too many", len(notes), len(conditions))
		}
		refs = binary.LittleEndian.AppendUint32(refs, uint32(condition)<<16|uint32(note)<<8|uint32(r.Severity))
	}
	out := []byte(magic)
	for _, list := range [][]string{wrongs, rights, notes, conditions} {
		out = packed.AppendStrings(out, list)
	}
	return append(out, refs...), nil
}

func openList(data string) rowList {
	var l rowList
	rest, _ := strings.CutPrefix(data, magic)
	for _, part := range []*packed.Strings{&l.wrongs, &l.rights, &l.notes, &l.conditions} {
		*part, rest = packed.ReadStrings(rest)
	}
	l.refs = rest
	return l
}

// at is the i-th line.
func (l *rowList) at(i int) row {
	refs := packed.Number(l.refs, i)
	return row{rows.Row{
		Wrong: l.wrongs.At(i), Right: l.rights.At(i),
		Severity: lint.Severity(refs & 0xFF), Note: l.notes.At(int(refs >> 8 & 0xFF)), Condition: l.conditions.At(int(refs >> 16)),
	}}
}

// literals are the wrong words, after them the nouns of collocations and
// the approximations and the requests.
func literals(l *rowList) []string {
	literals := make([]string, 0, l.wrongs.Len()+len(collocations)+len(approximations)+len(requests))
	for i := range l.wrongs.Len() {
		literals = append(literals, l.wrongs.At(i))
	}
	for _, c := range collocations {
		literals = append(literals, c.noun)
	}
	literals = append(literals, approximations[:]...)
	return append(literals, requests[:]...)
}
