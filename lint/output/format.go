package output

import (
	"io"

	"gaolint/lint"
	"gaolint/lint/organs"
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

// Run is what is known of a run at its end.
type Run struct {
	// LeftOut counts the files of walked folders that are no drafts.
	LeftOut int
	// Unread counts the files of walked folders that cannot be read, by ending.
	Unread map[string]int
	// Organs is what became of the list of organs; nil without one.
	Organs *organs.Outcome
	// Common are sentences that very many organs of the run share, those of most organs
	// first; CommonTotal is how many there are in all.
	Common      []Common
	CommonTotal int
	// Interrupted: some drafts were not checked.
	Interrupted bool
}

// Formats are all formats, as users are shown them.
var formats = []Format{
	{Name: "text", Lowest: lint.Warning, Lines: Text},
	{Name: "jsonl", Lowest: lint.Hint, Lines: JSONL},
	{Name: "json", Lowest: lint.Hint, Whole: JSON},
	{Name: "sarif", Spots: true, Holds: sarifHolds, Lowest: lint.Hint, Whole: SARIF},
	{Name: "github", Spots: true, Lowest: lint.Warning, Lines: GitHub},
	{Name: "gitlab", Spots: true, Lowest: lint.Warning, Whole: GitLab},
	{Name: "junit", Spots: true, Lowest: lint.Warning, Whole: JUnit},
	{Name: "checkstyle", Spots: true, Lowest: lint.Hint, Whole: Checkstyle},
	{Name: "rdjson", Spots: true, Lowest: lint.Hint, Whole: RDJSON},
	{Name: "csv", Spots: true, Lowest: lint.Hint, Head: csvHead, Lines: CSV},
	{Name: "xlsx", Figures: true, Spots: true, Holds: bookHolds, Lowest: lint.Hint, Binary: true, Whole: Workbook},
	{Name: "markdown", Spots: true, Holds: markdownHolds, Lowest: lint.Hint, Whole: Markdown},
	{Name: "notes", Spots: true, Lowest: lint.Warning, Each: Notes},
	{Name: "html", Facts: true, Spots: true, Holds: pageHolds, Lowest: lint.Hint, Whole: Page},
	{Name: "docx", Facts: true, Spots: true, Lowest: lint.Hint, Each: Word},
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
