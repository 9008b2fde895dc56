// Package rows reads the list of confusions: one line for each, columns parted by tabs.
package rows

import (
	"strings"

	"gaolint/lint"
)

// List holds the lines of the list. Only the wrong words are cut off at start-up; the
// rest of a line is read where its word is found.
type List []string

// Row is one line: Wrong is written for Right where Condition holds.
type Row struct {
	Wrong, Right string
	// Condition is one of package wording.
	Condition string
	Severity  lint.Severity
	// Note is the kind of confusion, and after a colon what else the writer should know.
	Note string
	// Flag is a text in which the row finds its word, Leave one in which it must not:
	// the word where it is right, or the right word in its place.
	Flag, Leave string
	// Basis tells why the row stands although the official texts hardly have the right
	// form: BasisForm, BasisIdiom, or "" for a row that they bear out.
	Basis string
}

// What bears a row out instead of official texts.
const (
	// BasisForm: wording of the statutory form and of the reports that follow it, or
	// of GB/T 9704 and GB/T 15835.
	BasisForm = "form"
	// BasisIdiom: an idiom or set word of the general dictionaries.
	BasisIdiom = "idiom"
)

// columns is the head of the list.
const columns = "wrong\tright\tcondition\tseverity\tnote\tflag\tleave\tbasis\n"

// Columns is how many columns a line has.
const Columns = 8

// Parse cuts the list into its lines, without the head.
func Parse(data string) List {
	list := make(List, 0, strings.Count(data, "\n"))
	data = strings.TrimPrefix(data, columns)
	for data != "" {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		list = append(list, line)
	}
	return list
}

// Wrong is the wrong word of the i-th line.
func (l List) Wrong(i int) string {
	wrong, _, _ := strings.Cut(l[i], "\t")
	return wrong
}

// At reads the i-th line.
func (l List) At(i int) Row {
	var r Row
	var severity string
	rest := l[i]
	for _, field := range [...]*string{&r.Wrong, &r.Right, &r.Condition, &severity, &r.Note, &r.Flag, &r.Leave, &r.Basis} {
		*field, rest, _ = strings.Cut(rest, "\t")
	}
	r.Severity, _ = lint.ParseSeverity(severity)
	return r
}
