// Package organs reads lists of the organs that owe a report, and tells who of them has
// not reported.
package organs

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gaolint/lint/compare"
	"gaolint/lint/strict"
)

// Organ is an entry of a list.
type Organ struct {
	// Name is the full name.
	Name string
	// Others are short and former names.
	Others []string
	// Kind is the organ's kind and Superior the organ above it, as the list has them.
	Kind, Superior string
	// Deadline is the day until which it has to report; zero: none is given.
	Deadline time.Time
	// Line of the entry in the file, from 1.
	Line int
}

// List is a list of organs. It is immutable and safe for use by several goroutines.
type List struct {
	Organs []*Organ
	// exact leads from the names to the organ; loose from other ways to write them, to nil
	// where two organs may be meant.
	exact, loose map[string]*Organ
	// long are the full names that a file's name may hold.
	long []string
}

// The bounds of a list: a file in bytes, its entries, and a name in code points.
const (
	maxBytes = 20 << 20
	maxRows  = 50_000
	maxRunes = 80
)

// Read reads a list: .xlsx, or .csv in an encoding that drafts may have. The first row
// names the columns. Faults are *strict.Error.
func Read(name string, data []byte) (*List, error) {
	if len(data) > maxBytes {
		return nil, fault(name, 0, fmt.Sprintf("名单最大%d MB，请只保留机关名单", maxBytes>>20), fmt.Sprintf("a list has at most %d MB; keep the organs alone", maxBytes>>20))
	}
	rows, err := rowsOf(name, data)
	if err != nil {
		return nil, err
	}
	return listOf(name, rows)
}

// row is a row of a sheet with the number of its line, from 1.
type row struct {
	line  int
	cells []string
}

func fault(file string, line int, zh, en string) error {
	return &strict.Error{File: file, Line: line, ZH: zh, EN: en}
}

// listOf reads the rows.
func listOf(name string, rows []row) (*List, error) {
	if len(rows) == 0 {
		return nil, fault(name, 0, "名单是空的。第一行应为列名，至少有“全称”", "the list is empty; its first row names the columns, at least “name”")
	}
	columns, err := columnsOf(name, rows[0])
	if err != nil {
		return nil, err
	}
	l := &List{exact: map[string]*Organ{}, loose: map[string]*Organ{}}
	for _, r := range rows[1:] {
		o, err := organOf(name, r, columns)
		if err != nil {
			return nil, err
		}
		if o == nil {
			continue
		}
		if len(l.Organs) == maxRows {
			return nil, fault(name, r.line, fmt.Sprintf("名单最多%d家，请分成几份", maxRows), fmt.Sprintf("a list has at most %d organs; split it", maxRows))
		}
		if err := l.add(name, o); err != nil {
			return nil, err
		}
	}
	if len(l.Organs) == 0 {
		return nil, fault(name, 0, "名单只有列名，没有机关。请每家一行填写", "the list names no organ; write one a row")
	}
	l.widen()
	return l, nil
}

// organOf reads one row; nil for an empty one.
func organOf(name string, r row, columns []field) (*Organ, error) {
	o := &Organ{Line: r.line}
	empty := true
	for i, text := range r.cells {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		empty = false
		if i >= len(columns) || columns[i] == nil {
			return nil, fault(name, r.line, fmt.Sprintf("“%s”所在的第%d列没有列名。请补上列名，或删去这一格", cut(text), i+1),
				fmt.Sprintf("“%s” stands in column %d, which has no name; name the column or delete the cell", cut(text), i+1))
		}
		if zh, en := columns[i](o, text); zh != "" {
			return nil, fault(name, r.line, zh, en)
		}
	}
	if !empty && o.Name == "" {
		return nil, fault(name, r.line, "这一行没有“全称”。请填写机关全称，或删去这一行", "this row has no name; write the organ's full name or delete the row")
	}
	if empty {
		return nil, nil
	}
	return o, nil
}

// add takes up an organ under all its names.
func (l *List) add(name string, o *Organ) error {
	l.Organs = append(l.Organs, o)
	for _, n := range append([]string{o.Name}, o.Others...) {
		if utf8.RuneCountInString(n) > maxRunes {
			return fault(name, o.Line, fmt.Sprintf("“%s”过长，名称最多%d字。请核对", cut(n), maxRunes), fmt.Sprintf("“%s” is too long; a name has at most %d characters", cut(n), maxRunes))
		}
		key := compare.PlainName(n)
		first := l.exact[key]
		if first != nil && first != o {
			return fault(name, o.Line, fmt.Sprintf("“%s”与第%d行是同一名称，应只写一次。请删去一处，或改为各自的名称", cut(n), first.Line),
				fmt.Sprintf("“%s” stands on line %d already; delete one, or give each its own name", cut(n), first.Line))
		}
		l.exact[key] = o
	}
	l.long = append(l.long, o.Name)
	return nil
}

// widen lets organs be found by names that differ as names of one organ do.
func (l *List) widen() {
	for key, o := range l.exact {
		for _, v := range compare.OtherNames(key) {
			if other, ok := l.loose[v]; ok && other != o {
				l.loose[v] = nil
				continue
			}
			l.loose[v] = o
		}
	}
}

// Find gives the organ of that name, or the only one whose name differs as names of one
// organ do; nil if there is none.
func (l *List) Find(organ string) *Organ {
	if organ == "" {
		return nil
	}
	key := compare.PlainName(organ)
	if o := l.exact[key]; o != nil {
		return o
	}
	found, seen := l.loose[key]
	if seen && found == nil {
		return nil
	}
	for _, v := range compare.OtherNames(key) {
		o := l.exact[v]
		if o == nil || o == found {
			continue
		}
		if found != nil {
			return nil // two organs may be meant
		}
		found = o
	}
	return found
}

// InName gives the organ whose full name the file's name holds, the longest; nil if none.
func (l *List) InName(file string) *Organ {
	best := ""
	for _, n := range l.long {
		if len(n) > len(best) && strings.Contains(file, n) {
			best = n
		}
	}
	if best == "" {
		return nil
	}
	return l.exact[compare.PlainName(best)]
}

// Area is the district that an organ is counted under: its superior, a government by its
// place alone. It is "" for nil.
func (o *Organ) Area() string {
	if o == nil {
		return ""
	}
	for _, end := range []string{"人民政府", "政府"} {
		if place, ok := strings.CutSuffix(o.Superior, end); ok && place != "" {
			return place
		}
	}
	return o.Superior
}

// cut shortens what an error quotes.
func cut(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
