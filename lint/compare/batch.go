package compare

import (
	"cmp"
	"slices"
	"strings"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

const (
	// commonShare is the part of a batch's organs from which on a sentence that they share
	// is everybody's, commonLeast how many they must be in a small batch, and commonMost
	// how many are enough in any.
	commonShare = 0.2
	commonLeast = 5
	commonMost  = 40
)

// Signature is what the comparison of very many reports with one another keeps of one.
type Signature struct {
	report Report // without figures and sentences
	marks  []mark
}

// mark is a sentence without figures and its organ's name.
type mark struct {
	digest digest
	line   int32 // in the file, from 1
}

// Sign takes a report's signature; line is as for Read. It returns nil for a text that is
// no report of any kind, or of no organ.
func Sign(d *fact.Document, line func(source.Span) int) *Signature {
	if !IsReport(d) || d.Title.Organ == "" {
		return nil
	}
	if line == nil {
		line = func(s source.Span) int { return d.Source.LineAt(s.Start) + 1 }
	}
	out := &Signature{report: Report{
		Path: d.Source.Name(), Kind: kindOf(d), Organ: strings.Clone(d.Title.Organ), Year: d.Title.Year,
	}}
	bare := newBare(d.Title.Organ)
	for s := range sentences(d) {
		out.marks = append(out.marks, mark{digestOf(bare.of(s.folded)), int32(line(s.span))})
	}
	out.marks = slices.Clip(out.marks)
	return out
}

// bare takes out of folded sentences what differs between two organs that use one draft:
// figures, and the organ's name.
type bare struct{ names *strings.Replacer }

func newBare(organ string) bare {
	name, _ := fold(zh.Simplify(organ))
	pairs := []string{name, "O"}
	if place := regionOf(name); place != "" && place != name {
		pairs = append(pairs, place, "P")
		if rest := name[len(place):]; len(rest) >= 2*len("局") {
			pairs = append(pairs, rest, "O")
		}
	}
	return bare{strings.NewReplacer(pairs...)}
}

func (b bare) of(folded string) string {
	s := b.names.Replace(folded)
	var out strings.Builder
	out.Grow(len(s))
	figure := false
	for i := range len(s) {
		if c := s[i]; c-'0' < 10 || figure && (c == '.' || c == '%') {
			if !figure {
				out.WriteByte('#')
			}
			figure = true
			continue
		}
		figure = false
		out.WriteByte(s[i])
	}
	return out.String()
}

// Batch is the reports of one run, as far as they are compared with one another. It is
// immutable and safe for use by several goroutines.
type Batch struct {
	signed []*Signature
	organs []int32 // of each, counted through
	own    *Library
	// shared leads from a sentence to the reports that have it, where they are few organs'.
	shared map[digest][]place
	// common are the sentences of very many organs, by the first report that has them.
	common map[digest]Common
	names  names
}

// place is a sentence of a report.
type place struct{ report, line int32 }

// Common is a sentence that many organs of a batch have, but for figures and names.
type Common struct {
	Path   string
	Line   int // in that file, from 1
	Organs int // that have it
}

// NewBatch compares the reports; nil ones are left out.
func NewBatch(signed []*Signature) *Batch {
	b := &Batch{shared: map[digest][]place{}, common: map[digest]Common{}}
	b.signed = slices.DeleteFunc(slices.Clone(signed), func(s *Signature) bool { return s == nil })
	slices.SortStableFunc(b.signed, func(x, y *Signature) int { return strings.Compare(x.report.Path, y.report.Path) })
	reports := make([]*Report, len(b.signed))
	numbers := map[string]int32{}
	var all []mine
	for i, s := range b.signed {
		reports[i] = &s.report
		name := plainName(s.report.Organ)
		if _, ok := numbers[name]; !ok {
			numbers[name] = int32(len(numbers))
		}
		b.organs = append(b.organs, numbers[name])
		for _, m := range s.marks {
			all = append(all, mine{m.digest, place{int32(i), m.line}})
		}
	}
	b.own = NewLibrary(reports)
	b.names = newNames(reports)
	slices.SortFunc(all, func(x, y mine) int {
		return cmp.Or(cmp.Compare(x.digest, y.digest), cmp.Compare(x.report, y.report), cmp.Compare(x.line, y.line))
	})
	most := min(max(commonLeast, int(commonShare*float64(len(numbers))+0.999)), commonMost)
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].digest == all[0].digest {
			n++
		}
		b.sort(all[:n], most)
		all = all[n:]
	}
	return b
}

// mine is a sentence with its report.
type mine struct {
	digest digest
	place
}

// sort tells what becomes of the places of one sentence.
func (b *Batch) sort(same []mine, most int) {
	organs := 0
	seen := make(map[int32]bool, min(len(same), most))
	for _, m := range same {
		if o := b.organs[m.report]; !seen[o] {
			seen[o] = true
			organs++
		}
	}
	switch {
	case organs < 2:
	case organs >= most:
		b.common[same[0].digest] = Common{b.signed[same[0].report].report.Path, int(same[0].line), organs}
	default:
		places := make([]place, len(same))
		for i, m := range same {
			places[i] = m.place
		}
		b.shared[same[0].digest] = places
	}
}

// Common gives the sentences that so many organs share that nobody copied them from
// another, those of most organs first.
func (b *Batch) Common() []Common {
	var out []Common
	for _, c := range b.common {
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y Common) int {
		return cmp.Or(cmp.Compare(y.Organs, x.Organs), strings.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line))
	})
	return out
}

// Last gives the path of the report of the same organ for the year before; "" if there is
// none in the batch.
func (b *Batch) Last(d *fact.Document) string {
	if r := b.own.Before(d, false); r != nil {
		return r.Path
	}
	return ""
}
