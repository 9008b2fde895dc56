package compare

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
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

// Batch is the reports of one run, as far as they are compared with one another: first all
// are added, side by side, then it is sorted, then it judges, side by side. For each report
// it keeps its name and 16 bytes a sentence.
type Batch struct {
	mu      sync.Mutex
	reports []Report // by number, without figures; Path "" where there is none
	all     []mine   // until it is sorted

	organs []int32 // of each report, counted through
	own    *Library
	names  map[string]bool
	// shared leads from a sentence to the reports that have it, where they are few organs'.
	shared map[digest][]place
	common map[digest]Common
}

// mine is a sentence with its report.
type mine struct {
	digest digest
	place
}

// place is a sentence of a report, by its line in the file.
type place struct{ report, line int32 }

// Common is a sentence that many organs of a batch have, but for figures and names.
type Common struct {
	Path   string // of the first report that has it
	Line   int    // in that file, from 1
	Organs int    // that have it
}

// NewBatch makes a batch for as many reports.
func NewBatch(size int) *Batch { return &Batch{reports: make([]Report, size)} }

// Add adds the report with the number, from 0 in the order of the paths; nil for a text
// that is none. It is safe for use by several goroutines.
func (b *Batch) Add(number int, path string, s *Signature) {
	if s == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reports[number] = Report{Path: path, Kind: s.Kind, Organ: s.Organ, Year: s.Year}
	for _, x := range s.sentences {
		b.all = append(b.all, mine{x.digest, place{int32(number), int32(x.line)}})
	}
}

// Sort ends the adding. From then on the batch does not change.
func (b *Batch) Sort() {
	b.shared, b.common, b.names = map[digest][]place{}, map[digest]Common{}, map[string]bool{}
	b.organs = make([]int32, len(b.reports))
	numbers := map[string]int32{}
	var reports []*Report
	for i := range b.reports {
		r := &b.reports[i]
		if r.Path == "" {
			continue
		}
		reports = append(reports, r)
		name := plainName(r.Organ)
		if _, ok := numbers[name]; !ok {
			numbers[name] = int32(len(numbers))
		}
		b.organs[i] = numbers[name]
		if name := zh.Simplify(r.Organ); regionOf(name) != "" && utf8.RuneCountInString(name) >= shortestName {
			b.names[name] = true
		}
	}
	b.own = NewLibrary(reports)
	all := b.all
	b.all = nil
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
}

// sort tells what becomes of the places of one sentence.
func (b *Batch) sort(same []mine, most int) {
	if len(same) < 2 {
		return
	}
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
		b.common[same[0].digest] = Common{b.reports[same[0].report].Path, int(same[0].line), organs}
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
func (b *Batch) Last(s *Signature) string {
	if s == nil || s.Year == 0 {
		return ""
	}
	if r := b.own.Find(s.Kind, s.Organ, s.Year-1); r != nil {
		return r.Path
	}
	return ""
}

// Judge gives the findings of a report of the batch, by its signature, in comparison with
// the others.
func (b *Batch) Judge(s *Signature) []lint.Diagnostic {
	if s == nil {
		return nil
	}
	found := b.foreign(s)
	if f, ok := b.copied(s); ok {
		found = append(found, f)
	}
	return found
}
