package output

import (
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// ForOrgan is forOrgan for tests.
var ForOrgan = forOrgan

// PlacesIn names places of a document that a test has put together.
func PlacesIn(f File, doc *fact.Document) *Places {
	p := &Places{file: f, doc: doc}
	p.order()
	return p
}

// TableAt is tableAt for tests.
func (p *Places) TableAt(s source.Span) *fact.Table { return p.tableAt(s) }
