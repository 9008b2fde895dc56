package organs

import (
	"path"
	"slices"
	"strings"
)

// Roll tells who of a list has reported. It is not safe for use by several goroutines.
type Roll struct {
	list *List
	got  map[*Organ][]file
	// strangers are the files of no listed organ, unread those that were not checked.
	strangers []Stranger
	unread    map[*Organ]string
	years     map[int]int
}

type file struct {
	path string
	year int
}

// NewRoll makes an empty roll of the list.
func NewRoll(l *List) *Roll {
	return &Roll{list: l, got: map[*Organ][]file{}, unread: map[*Organ]string{}, years: map[int]int{}}
}

// Add takes up a report with the organ and the year that its title names, "" and 0 if
// none. It gives the entry of the list, nil if there is none.
func (r *Roll) Add(path, organ string, year int) *Organ {
	o := r.list.Find(organ)
	if o == nil && organ == "" {
		o = r.list.InName(base(path))
	}
	if o == nil {
		r.strangers = append(r.strangers, Stranger{path, organ})
		return nil
	}
	r.got[o] = append(r.got[o], file{path, year})
	if year > 0 {
		r.years[year]++
	}
	return o
}

// Fail takes up a file that was not checked.
func (r *Roll) Fail(path string) *Organ {
	o := r.list.InName(base(path))
	if o != nil && r.unread[o] == "" {
		r.unread[o] = path
	}
	return o
}

func base(p string) string { return path.Base(strings.ReplaceAll(p, `\`, "/")) }

// Outcome is what became of a list.
type Outcome struct {
	// Listed is the number of organs, Year that of their reports: the one that most have.
	Listed, Year int
	// Missing have not reported for the year, in the list's order.
	Missing []Missing
	// Strangers are files of no listed organ, Doubles organs with several files for a year.
	Strangers []Stranger
	Doubles   []Double
}

// Missing is an organ that has not reported.
type Missing struct {
	*Organ
	// Other is the path of a report for another year, Unread that of a file which bears
	// the organ's name and was not checked; "" if there is none.
	Other, Unread string
}

// Stranger is a file of no listed organ, with the organ that its title names.
type Stranger struct{ Path, Organ string }

// Double are the files of one organ for one year; all were checked.
type Double struct {
	*Organ
	Year  int
	Paths []string
}

// Outcome tells what became of the list.
func (r *Roll) Outcome() *Outcome {
	out := &Outcome{Listed: len(r.list.Organs), Strangers: r.strangers}
	for y, n := range r.years {
		if n > r.years[out.Year] || n == r.years[out.Year] && y > out.Year {
			out.Year = y
		}
	}
	for _, o := range r.list.Organs {
		m := Missing{Organ: o, Unread: r.unread[o]}
		there := false
		for _, f := range r.got[o] {
			if f.year == out.Year || f.year == 0 {
				there = true
			} else {
				m.Other = f.path
			}
		}
		if !there {
			out.Missing = append(out.Missing, m)
		}
		out.Doubles = append(out.Doubles, doubles(o, r.got[o])...)
	}
	return out
}

// doubles are the years for which the organ has several files.
func doubles(o *Organ, files []file) []Double {
	var out []Double
	for _, f := range files {
		at := slices.IndexFunc(out, func(d Double) bool { return d.Year == f.year })
		if at < 0 {
			out = append(out, Double{o, f.year, []string{f.path}})
			continue
		}
		out[at].Paths = append(out[at].Paths, f.path)
	}
	return slices.DeleteFunc(out, func(d Double) bool { return len(d.Paths) < 2 })
}
