package profile

import (
	"fmt"
	"strings"
)

// Cell names one figure of the form by its keys.
type Cell struct{ Table, Row, Column string }

// Sum is the cells whose figures are added up.
type Sum []Cell

// Terms are the expressions of Accept, in order. They are read once, by Parse; for a
// Quantity made by hand they are read here, and what cannot be read is left out.
func (q *Quantity) Terms() []Sum {
	return readSums(q.terms, q.Accept)
}

// Wholes are the expressions of Of, in order, read as those of Terms.
func (q *Quantity) Wholes() []Sum { return readSums(q.wholes, q.Of) }

func readSums(read []Sum, written []string) []Sum {
	if read != nil || len(written) == 0 {
		return read
	}
	var sums []Sum
	for _, s := range written {
		if sum, err := parseSum(s); err == nil {
			sums = append(sums, sum)
		}
	}
	return sums
}

// parseSum reads table.row@column + table.row@column ….
func parseSum(s string) (Sum, error) {
	terms := strings.Split(s, "+")
	sum := make(Sum, 0, len(terms))
	for _, term := range terms {
		term = strings.TrimSpace(term)
		table, cell, dot := strings.Cut(term, ".")
		row, column, at := strings.Cut(cell, "@")
		if !dot || !at || table == "" || row == "" || column == "" {
			return nil, fmt.Errorf("term %q is not of the form table.row@column", term)
		}
		sum = append(sum, Cell{table, row, column})
	}
	return sum, nil
}
