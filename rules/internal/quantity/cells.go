package quantity

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// Place is a cell of a table of the document.
type Place struct {
	Table       *fact.Table
	Row, Column int
}

// Cell is what stands there.
func (p Place) Cell() fact.Cell { return p.Table.Cells[p.Row][p.Column] }

// Find finds a cell whose figure can be relied on.
func Find(d *fact.Document, at profile.Cell) (Place, bool) {
	t := d.TableOf(at.Table)
	if t == nil || t.Unfinished {
		return Place{}, false
	}
	row, column := t.Spec.Row(at.Row), t.Spec.Column(at.Column)
	if row < 0 || column < 0 || row >= len(t.Cells) || column >= len(t.Cells[row]) {
		return Place{}, false
	}
	for _, problem := range t.Problems {
		if problem.Row == row || problem.Row < 0 || problem.Kind == fact.Unreadable {
			return Place{}, false
		}
	}
	return Place{t, row, column}, t.Cells[row][column].Known()
}

// AllKnown tells whether every figure of the profile's tables can be relied on, so that
// Values are those of every quantity.
func AllKnown(d *fact.Document) bool {
	for i := range d.Profile.Tables {
		t := d.TableOf(d.Profile.Tables[i].Key)
		if t == nil || t.Unfinished || len(t.Problems) > 0 || len(t.Cells) < len(t.Spec.Rows) {
			return false
		}
		for _, row := range t.Cells {
			if len(row) < len(t.Spec.Columns) {
				return false
			}
			for k := range row {
				if !row[k].Known() {
					return false
				}
			}
		}
	}
	return true
}

// Values reads the sums; ok is false if a cell of one is not known, since a figure might
// agree with just that one.
func Values(d *fact.Document, sums []profile.Sum) (values []zh.Decimal, ok bool) {
	for _, sum := range sums {
		var v zh.Decimal
		for _, term := range sum {
			at, ok := Find(d, term)
			if !ok {
				return nil, false
			}
			if v, ok = v.Add(at.Cell().Value); !ok {
				return nil, false
			}
		}
		values = append(values, v)
	}
	return values, len(values) > 0
}

// FitsWith tells whether every identity of the table that holds the cell would hold with
// the value in its place.
func (p Place) FitsWith(v zh.Decimal) bool {
	t := p.Table
	for i := range t.Spec.Identities {
		id := &t.Spec.Identities[i]
		row := id.Axis == "row"
		own, other := t.Spec.Columns[p.Column].Key, t.Spec.Rows[p.Row].Key
		if !row {
			own, other = other, own
		}
		if !slices.Contains(id.Left, own) && !slices.Contains(id.Right, own) || len(id.Only) > 0 && !slices.Contains(id.Only, other) {
			continue
		}
		left, ok := p.side(id.Left, row, v)
		right, fine := p.side(id.Right, row, v)
		if !ok || !fine || left != right {
			return false
		}
	}
	return true
}

// side adds up one side of an identity along the cell's row or column.
func (p Place) side(keys []string, row bool, v zh.Decimal) (sum zh.Decimal, ok bool) {
	for _, key := range keys {
		i, k := p.Row, p.Column
		if row {
			k = p.Table.Spec.Column(key)
		} else {
			i = p.Table.Spec.Row(key)
		}
		if i < 0 || k < 0 {
			return sum, false
		}
		x := p.Table.Cells[i][k]
		if i == p.Row && k == p.Column {
			x.Value = v
		} else if !x.Known() {
			return sum, false
		}
		if sum, ok = sum.Add(x.Value); !ok {
			return sum, false
		}
	}
	return sum, true
}
