// Package quantity finds where running text speaks of the quantities of a profile: figures
// that its words tie to one, and statements that there was none.
package quantity

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Reader reads one document for some of its profile's quantities.
type Reader struct {
	*fact.Document
	list    []*profile.Quantity
	units   []string       // of all quantities
	heads   [buckets]int16 // of the chains of verbs by their first runes, -1 none
	verbs   []verb
	found   []source.Span // by quantity, its last verb in the words looked at
	deniers []verb        // the denials that are looked for
	denied  [buckets]bool // whether one may begin with a rune
	bare    bool          // a quantity is known by its object alone
}

type verb struct {
	text     string
	quantity int32
	next     int16 // in the chain, -1 none
}

// buckets of the table of verbs, a power of two.
const buckets = 256

// New makes a reader for the quantities.
func New(d *fact.Document, list []*profile.Quantity) *Reader {
	r := &Reader{Document: d, list: list, found: make([]source.Span, len(list))}
	for i := range r.heads {
		r.heads[i] = -1
	}
	n := 0
	for _, q := range list {
		n += len(q.Verbs)
	}
	r.verbs = make([]verb, 0, n)
	for i, q := range list {
		for _, u := range q.Units {
			if !slices.Contains(r.units, u) {
				r.units = append(r.units, u)
			}
		}
		r.bare = r.bare || len(q.Verbs) == 0 && len(q.Objects) > 0
		for _, w := range q.Verbs {
			if len(w) < len("一") {
				continue
			}
			h := &r.heads[bucket(code(w, 0))]
			r.verbs = append(r.verbs, verb{w, int32(i), *h})
			*h = int16(len(r.verbs) - 1)
		}
	}
	return r
}

// Deny has the reader look for denials of the quantity with the index in its list.
func (r *Reader) Deny(i int) {
	for _, w := range r.list[i].None {
		if len(w) >= len("一") {
			r.denied[bucket(code(w, 0))] = true
			r.deniers = append(r.deniers, verb{text: w, quantity: int32(i)})
		}
	}
}

// Mention is a place that speaks of a quantity.
type Mention struct {
	// Quantity indexes the reader's list.
	Quantity int
	// Span within the block, from the verb to the figure or object.
	Span source.Span
	// Value in the tables' unit; 0 of a denial.
	Value zh.Decimal
	// Figure is the figure, zero of a denial.
	Figure zh.Number
	// Index of the figure in the block's Numbers, -1 of a denial.
	Index int
	// Denial: the text says that there was none.
	Denial bool
	clause source.Span
}

// Prose tells whether the block with the index is running text of the report.
func (r *Reader) Prose(i int) bool {
	return r.Outline.Roles[i] == fact.Prose && (i < r.Outline.End || r.Outline.End <= 0)
}

// Figures visits the figures of a block that name a quantity, each with one quantity
// after the other until visit returns true.
func (r *Reader) Figures(b *fact.Block, visit func(Mention) bool) {
	nums := b.Numbers()
	for k, n := range nums {
		if n.Ordinal || n.Approx || !n.Valid || n.Unit == "" || !slices.Contains(r.units, n.Unit) || n.Value.Sign() < 0 {
			continue
		}
		// Look for a verb first; cutting the block into clauses costs more.
		from := startOf(b.Simplified, n.Span.Start-reach)
		prev := 0
		for j := k - 1; j >= 0; j-- {
			if !nums[j].Ordinal { // the words in front of it are its own
				prev = max(nums[j].Span.End, nums[j].UnitSpan.End)
				break
			}
		}
		if from = max(from, prev); from >= n.Span.Start || !r.findVerbs(b.Simplified[from:n.Span.Start]) {
			continue
		}
		if !r.any(b, n, from) {
			continue
		}
		clause := b.ClauseAt(n.Span.Start)
		if clause.Start > from {
			if from = clause.Start; from >= n.Span.Start || !r.findVerbs(b.Simplified[from:n.Span.Start]) {
				continue
			}
		}
		r.figure(b, k, clause, from, visit)
	}
}

// any tells whether some quantity is named at all, clauses left aside.
func (r *Reader) any(b *fact.Block, n zh.Number, from int) bool {
	for i, q := range r.list {
		if r.found[i].End == 0 && len(q.Verbs) > 0 || !unitOf(q, n.Unit) {
			continue
		}
		if _, ok := names(q, b.Simplified, from, r.found[i], n, len(b.Simplified)); ok {
			return true
		}
	}
	return false
}

// figure visits the quantities that the words from the offset to the figure name.
func (r *Reader) figure(b *fact.Block, k int, clause source.Span, from int, visit func(Mention) bool) {
	n := b.Numbers()[k]
	for i, q := range r.list {
		if r.found[i].End == 0 && len(q.Verbs) > 0 || !unitOf(q, n.Unit) {
			continue
		}
		span, ok := names(q, b.Simplified, from, r.found[i], n, clause.End)
		if !ok || len(q.About) > 0 && !about(b, q, n.Span.Start) {
			continue
		}
		v, ok := scaled(q, n)
		if !ok || visit(Mention{Quantity: i, Span: span, Value: v, Figure: n, Index: k, clause: clause}) {
			return
		}
	}
}

// Denials visits the statements of a block that there was none of a quantity given to
// Deny, as far as nothing says that they are about something else.
func (r *Reader) Denials(b *fact.Block, visit func(Mention)) {
	if len(r.deniers) == 0 {
		return
	}
	s := b.Simplified
	for i := 0; i+2 < len(s); {
		if s[i] < 0xE0 {
			i++
			continue
		}
		if r.denied[bucket(code(s, i))] {
			if m, ok := r.denialAt(b, i); ok {
				visit(m)
			}
		}
		i += 3
		for i < len(s) && s[i]&0xC0 == 0x80 { // a rune of four bytes, or none
			i++
		}
	}
}

func (r *Reader) denialAt(b *fact.Block, start int) (Mention, bool) {
	s := b.Simplified
	for i, q := range r.list {
		size := 0
		for _, w := range r.deniers {
			if w.quantity == int32(i) && len(w.text) > size && hasAt(s, start, w.text) {
				size = len(w.text)
			}
		}
		if size == 0 {
			continue
		}
		clause := b.ClauseAt(start)
		end, ok := deniedObject(q, s, start, start+size, clause.End)
		m := Mention{Quantity: i, Span: source.Span{Start: start, End: end}, Index: -1, Denial: true, clause: clause}
		if ok && !r.Elsewhere(b, m) && about(b, q, start) {
			return m, true
		}
	}
	return Mention{}, false
}

// Quantity gives the quantity with the index.
func (r *Reader) Quantity(i int) *profile.Quantity { return r.list[i] }
