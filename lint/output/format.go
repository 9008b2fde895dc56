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
	// Lowest is the lowest severity that it holds unless the user says otherwise.
	Lowest lint.Severity
	// Head is written once before the lines.
	Head string
	// Lines writes what was found in one file. Such a format needs no memory between files,
	// and is right for any number of them.
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
	// Add takes up a file, in the order of the paths. It keeps of it only what it needs.
	Add(f File) error
	// Close writes what is still to write.
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

// Run is what is known of a run at its end.
type Run struct {
	// LeftOut counts the files of walked folders that are no drafts.
	LeftOut int
	// Unread counts the files of walked folders that cannot be read, by ending.
	Unread map[string]int
	// Interrupted: some drafts were not checked.
	Interrupted bool
}

// Formats are all formats, as users are shown them.
var formats = []Format{
	{Name: "text", Lowest: lint.Warning, Lines: Text},
	{Name: "jsonl", Lowest: lint.Hint, Lines: JSONL},
}

// Named gives the format of that name.
func Named(name string) (Format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Names are the names of all formats.
func Names() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}
