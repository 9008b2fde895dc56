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
	if q.terms != nil || len(q.Accept) == 0 {
		return q.terms
	}
	var terms []Sum
	for _, s := range q.Accept {
		if sum, err := parseSum(s); err == nil {
			terms = append(terms, sum)
		}
	}
	return terms
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
