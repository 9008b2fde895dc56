package typo

import "gaolint/rules/typo/internal/rows"

// row is one line of the list.
type row struct{ rows.Row }

// literals are the wrong words, after them the nouns of collocations and
// the approximations and the requests.
func literals(l rows.List) []string {
	literals := make([]string, 0, len(l)+len(collocations)+len(approximations)+len(requests))
	for i := range l {
		literals = append(literals, l.Wrong(i))
	}
	for _, c := range collocations {
		literals = append(literals, c.noun)
	}
	literals = append(literals, approximations[:]...)
	return append(literals, requests[:]...)
}

// rowAt reads the i-th line of the list.
func rowAt(i int) row { return row{list.At(i)} }
