package compare

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/profile"
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
// are added, side by side, then it is sorted, then it judges, side by side. It keeps them
// packed.
type Batch struct {
	mu      sync.Mutex
	reports []Report // by number: names alone; Path "" where there is none
	packed  []Packed

	organs map[string]int32 // the reports' organs by plain name, counted through
	organ  []int32          // of each report
	own    *Library
	names  map[string]bool
	// shared leads from a sentence to the reports that have it, where they are few organs'.
	shared map[digest][]place
	common map[digest]Common
}

// place is a sentence of a report, by its line in the file.
type place struct{ report, line int32 }

// mine is a sentence with its report.
type mine struct {
	digest        digest
	report, index int32
}

// Common is a sentence that many organs of a batch have, but for figures and names.
type Common struct {
	Path   string // of the first report that has it
	Line   int    // in that file, from 1
	Organs int    // that have it
}

// NewBatch makes a batch for as many reports.
func NewBatch(size int) *Batch {
	return &Batch{reports: make([]Report, size), packed: make([]Packed, size)}
}

// Add adds the report with the number, from 0 in the order of the paths; none for a text
// that is no report, or of no organ. It is safe for use by several goroutines.
func (b *Batch) Add(number int, path string, p Packed) {
	u := unpacker{rest: p}
	r := u.head()
	if u.failed || r.Organ == "" {
		return
	}
	r.Path, r.number = path, number
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reports[number], b.packed[number] = *r, p
}

// Sort ends the adding. From then on the batch does not change.
func (b *Batch) Sort() {
	b.names, b.organs, b.organ = map[string]bool{}, map[string]int32{}, make([]int32, len(b.reports))
	var reports []*Report
	for i := range b.reports {
		r := &b.reports[i]
		if r.Path == "" {
			continue
		}
		reports = append(reports, r)
		name := PlainName(r.Organ)
		number, ok := b.organs[name]
		if !ok {
			number = int32(len(b.organs))
			b.organs[name] = number
		}
		b.organ[i] = number
		if name := zh.Simplify(r.Organ); regionOf(name) != "" && utf8.RuneCountInString(name) >= shortestName {
			b.names[name] = true
		}
	}
	b.own = NewLibrary(reports)
	b.sortSentences()
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

// None tells whether no report with the number was added.
func (b *Batch) None(number int) bool { return len(b.packed[number]) == 0 }

// Report gives the report with the number, as it was packed; nil if there is none. Kinds
// are the report kinds by name.
func (b *Batch) Report(number int, kinds map[string]*profile.Profile) *Report {
	r, err := b.packed[number].Unpack(kinds)
	if err != nil {
		return nil
	}
	r.Path, r.number = b.reports[number].Path, number
	return r
}

// Last gives the number of the report of the same organ for the year before, -1 if there is
// none in the batch.
func (b *Batch) Last(r *Report) int {
	if r != nil && r.Year != 0 {
		if last := b.own.Find(r.Kind, r.Organ, r.Year-1); last != nil {
			return last.number
		}
	}
	return -1
}

// Judge gives the findings of a report in comparison with those of the batch. They have
// places only if the report was not packed.
func (b *Batch) Judge(r *Report) []lint.Diagnostic {
	if r == nil || r.Organ == "" {
		return nil
	}
	found := b.foreign(r)
	if f, ok := b.copied(r); ok {
		found = append(found, f)
	}
	return found
}
