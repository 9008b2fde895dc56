package typo

import (
	"strings"

	"gaolint/lint"
)

// rows are the lines of the word list. Only the wrong words are read at start-up; the
// rest of a line is looked at where its word is found.
type rows []string

// row is one line: Wrong is written for Right where Condition holds. Note is the kind
// of confusion, and after a colon what else the writer should know.
type row struct {
	Wrong, Right, Condition string
	Severity                lint.Severity
	Note                    string
}

// parse cuts the list into its lines, without the head.
func parse(data string) rows {
	list := make(rows, 0, strings.Count(data, "\n"))
	_, data, _ = strings.Cut(data, "\n")
	for data != "" {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		list = append(list, line)
	}
	return list
}

// literals are the wrong words, after them the nouns of collocations and
// the approximations.
func (l rows) literals() []string {
	literals := make([]string, 0, len(l)+len(collocations)+len(approximations))
	for _, line := range l {
		wrong, _, _ := strings.Cut(line, "\t")
		literals = append(literals, wrong)
	}
	for _, c := range collocations {
		literals = append(literals, c.noun)
	}
	return append(literals, approximations[:]...)
}

func (l rows) at(i int32) row {
	var r row
	var severity string
	r.Wrong, r.Right, _ = strings.Cut(l[i], "\t")
	r.Right, r.Condition, _ = strings.Cut(r.Right, "\t")
	r.Condition, severity, _ = strings.Cut(r.Condition, "\t")
	severity, r.Note, _ = strings.Cut(severity, "\t")
	r.Severity, _ = lint.ParseSeverity(severity)
	return r
}
