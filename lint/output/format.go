package output

import (
	"io"

	"gaolint/lint"
)

// Format is a form in which the results of a run are written. Exactly one of Lines, Whole
// and Each is set.
type Format struct {
	// Name is what users call it.
	Name string
	// Facts: it tells of the text and its tables, beside the findings and the title. Spots: it
	// names the places of findings, or knows them by their sentences. Figures: it has those
	// of the tables.
	Facts, Spots, Figures bool
	// Holds says what it holds at most, and what it needs; empty: any number of files.
	Holds lint.Text
	// Lowest is the lowest severity that it holds unless the user says otherwise.
	Lowest lint.Severity
	// Head is what is written once before the lines; nil: nothing.
	Head func(o Options) string
	// Binary: it is no text, and nothing for a terminal.
	Binary bool
	// Lines writes what was found in one file, or why it was not checked. Such a format
	// needs no memory between files, and is right for any number of them.
	Lines func(w io.Writer, f File, o Options) error
	// Whole begins a document that is complete only when it is closed.
	Whole func(w io.Writer, o Options) Whole
	// Each makes a file of its own for one file, for a folder: name is its path below that
	// folder, with /; "" where there is nothing to write.
	Each func(f File, o Options) (name string, data []byte, err error)
}

// Whole is a document about a run that is being made. It is not safe for use by several
// goroutines.
type Whole interface {
	// Add takes up a file, in the order of the paths. It keeps of it only what it needs, and
	// fails with *LimitError beyond what the format holds.
	Add(f File) error
	// Close writes what is still to write; after an error of Add it fails with the same.
	Close(r Run) error
}

// Options say how results are written.
type Options struct {
	// Lang is the language of what speaks of the run; what speaks of a file is in the file's.
	Lang   lint.Lang
	Color  bool
	Lowest lint.Severity
	// Rule gives a rule by its ID; nil for one that the run does not know.
	Rule func(id string) *lint.Rule
	// HelpBase is the address in front of a rule's ID where its page is found; "" = none, and
	// then no address is written.
	HelpBase string
	// Version of the program.
	Version string
}
