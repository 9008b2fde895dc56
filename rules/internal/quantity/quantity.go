// Package quantity finds where running text speaks of the quantities of a profile: figures
// that its words tie to one, and statements that there was none.
package quantity

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// Reader reads one document for its profile's quantities.
type Reader struct {
	*fact.Document
	list  []profile.Quantity
	units [buckets]bool  // whether a unit may begin with a rune
	heads [buckets]int16 // of the chains of verbs by their first runes, counted from 1
	verbs []verb
	found []source.Span // by quantity, its last verb in the words looked at
	bare  bool          // a quantity is known by its object alone
}

type verb struct {
	text     string
	second   uint16 // the code point behind the first, 0 none
	quantity int16
	next     int16 // in the chain, counted from 1
}

// buckets of the table of verbs, a power of two.
const buckets = 256

// New makes a reader for the profile's quantities.
func New(d *fact.Document) *Reader {
	list := d.Profile.Quantities
	r := &Reader{Document: d, list: list, found: make([]source.Span, len(list))}
	n := 0
	for i := range list {
		n += len(list[i].Verbs)
	}
	r.verbs = make([]verb, 0, n)
	for i := range list {
		q := &list[i]
		for _, u := range q.Units {
			if len(u) >= len("一") {
				r.units[bucket(code(u, 0))] = true
			}
		}
		r.bare = r.bare || len(q.Verbs) == 0 && len(q.Objects) > 0
		for _, w := range q.Verbs {
			if len(w) < len("一") {
				continue
			}
			h := &r.heads[bucket(code(w, 0))]
			v := verb{text: w, quantity: int16(i), next: *h}
			if len(w) >= len("一一") {
				v.second = code(w, len("一"))
			}
			r.verbs = append(r.verbs, v)
			*h = int16(len(r.verbs))
		}
	}
	return r
}

// Mention is a place that speaks of a quantity.
type Mention struct {
	// Quantity indexes the profile's Quantities.
	Quantity int
	// Span within the block, from the verb to the figure or object.
	Span source.Span
	// Value in the tables' unit; 0 of a denial.
	Value zh.Decimal
	// Figure is the figure, zero of a denial.
	Figure zh.Number
	// Index of the figure in the block's Numbers, -1 of a denial.
	Index int
	// Short: a word that names the quantity is left out, as the mention before has it.
	Short bool

	// Under is a figure in front of it in the sentence that is none of the quantities, of
	// which this one may be a part; nil: none.
	Under *zh.Number

	item     source.Span // in place of the clause, where that holds several items
	of       *Mention    // the mention that a short one leans on
	block    int
	boundary int // where the words of the figure begin
}

// Prose tells whether the block with the index is running text of the report.
func (r *Reader) Prose(i int) bool {
	return r.Outline.Roles[i] == fact.Prose && (i < r.Outline.End || r.Outline.End <= 0)
}

// Figures visits the figures of the block that name a quantity, each with one quantity
// after the other until visit returns true. The hits are those of Words in the block.
func (r *Reader) Figures(f lint.BlockHits, visit func(Mention) bool) {
	block, hits := f.Block, f.Hits
	b := r.Blocks[block]
	nums := b.Numbers()
	prev := 0         // the end of the figure before: the words in front of it are its own
	var last *Mention // of the sentence, that may have what the next one leaves out
	var foreign *zh.Number
	for k := range nums {
		n := &nums[k]
		if n.Ordinal {
			continue
		}
		if (last != nil || foreign != nil) && cut(b.Simplified[prev:n.Span.Start]) {
			last, foreign = nil, nil
		}
		from := max(startOf(b.Simplified, n.Span.Start-reach), prev)
		prev = max(n.Span.End, n.UnitSpan.End)
		if n.Approx || !n.Valid || len(n.Unit) < len("一") || !r.units[bucket(code(n.Unit, 0))] || n.Value.Sign() < 0 {
			if n.Unit != "%" {
				last = nil
			}
			continue
		}
		for len(hits) > 0 && hits[0].Span.Start < from {
			hits = hits[1:]
		}
		if last == nil && (len(hits) == 0 || hits[0].Span.Start > prev+ahead) {
			if foreign == nil && !compares(b.Simplified[from:n.Span.Start]) {
				foreign = n
			}
			continue // no word of a quantity is near
		}
		at := place{Block: b, block: block, k: k, from: from, foreign: foreign, visit: visit}
		m, ok := r.figure(&at)
		if !ok && last != nil {
			m, ok = r.short(&at, last)
		}
		if !ok {
			m, ok = r.ahead(&at, last)
		}
		switch {
		case ok && (last == nil || len(r.list[m.Quantity].Objects) > 0):
			kept := m
			last = &kept
		case ok:
		case (last != nil || foreign == nil) && !compares(b.Simplified[from:n.Span.Start]):
			last, foreign = nil, n
		}
	}
}

// ahead is how far behind its figure a quantity is looked for, in bytes.
const ahead = 60

// cut: the words hold the end of a sentence.
func cut(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			return true
		case 0xE3, 0xEF: // 。！？
			switch s[i:min(len(s), i+3)] {
			case "。", "！", "？":
				return true
			}
		}
	}
	return false
}

// stops end a sentence or a part of it, clauseMarks a clause.
var stops, clauseMarks = zh.SetOf("；;。"), zh.SetOf("，,。；;：:")

// compares: the figure behind the words is a difference from another.
func compares(words string) bool {
	if i := clauseMarks.LastIndex(words); i >= 0 {
		words = words[i:]
	}
	return marks.HoldsAny(words, []string{"同比", "较", "比上", "比去", "增加", "减少"})
}

// place is a figure that is looked at.
type place struct {
	*fact.Block
	block, k int
	from     int // where its words begin
	foreign  *zh.Number
	visit    func(Mention) bool
}

func (at *place) number() *zh.Number { return &at.Numbers()[at.k] }

// hand visits the mention of a quantity in the span; it tells whether it is settled.
func (r *Reader) hand(at *place, m Mention) (_ Mention, settled bool) {
	n := at.number()
	v, ok := scaled(&r.list[m.Quantity], n)
	if x := at.foreign; x != nil && x.Unit == n.Unit {
		m.Under = x
	}
	m.Value, m.Figure, m.Index, m.block, m.boundary = v, *n, at.k, at.block, at.from
	return m, ok && at.visit(m)
}

// figure visits the quantities that the words in front of the figure name; it gives the
// first that they do.
func (r *Reader) figure(at *place) (first Mention, ok bool) {
	s, n := at.Simplified, at.number()
	if at.from >= n.Span.Start || !r.findVerbs(s[at.from:n.Span.Start]) {
		return first, false
	}
	for i := range r.list {
		q := &r.list[i]
		if r.found[i].End == 0 && len(q.Verbs) > 0 || !unitOf(q, n.Unit) {
			continue
		}
		span, object, named := names(q, s, at.from, r.found[i], n)
		if !named || object == bareObject && !r.topic(at, span.Start) ||
			!oneClause(at.Block, span, n.Span.Start) || len(q.About) > 0 && !r.about(at.block, q, n.Span.Start, partEnd(s, n.Span.End)) {
			continue
		}
		m, settled := r.hand(at, Mention{Quantity: i, Span: span})
		if !ok {
			first, ok = m, true
		}
		if settled {
			break
		}
	}
	return first, ok
}

// partEnd is the end of what a sentence says in one piece: the next semicolon.
func partEnd(s string, i int) int {
	if k := stops.Index(s[i:min(len(s), i+maxSentence)]); k >= 0 {
		return i + k
	}
	return len(s)
}

// oneClause: no mark between verb and figure parts them.
func oneClause(b *fact.Block, span source.Span, figure int) bool {
	words := strings.TrimRight(b.Simplified[span.Start:figure], " ：:") // 申请：36件
	for _, r := range words {
		switch r {
		case '。', '！', '？', '!', '?', '\n':
			return false
		case '，', ',', '；', ';', '：', ':':
			return b.ClauseAt(figure).Start <= span.Start
		}
	}
	return true
}

// Denial reads the statement that begins at the offset with the word, one of the
// quantity's None, as far as nothing says that it is about something else.
func (r *Reader) Denial(block, i, start int, word string) (Mention, bool) {
	b, q := r.Blocks[block], &r.list[i]
	clause := b.ClauseAt(start)
	end, ok := deniedObject(q, b.Simplified, start, start+len(word), clause.End)
	m := Mention{Quantity: i, Span: source.Span{Start: start, End: end}, Index: -1, block: block}
	return m, ok && !r.Elsewhere(m) && r.about(block, q, start, clause.End)
}

// Quantity gives the quantity with the index.
func (r *Reader) Quantity(i int) *profile.Quantity { return &r.list[i] }
