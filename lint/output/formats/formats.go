// Package formats lists all formats of results. A new one is a variable in its room, and a
// line here.
package formats

import (
	"gaolint/lint/output"
	"gaolint/lint/output/html"
	"gaolint/lint/output/lines"
	"gaolint/lint/output/notes"
	"gaolint/lint/output/tables"
	"gaolint/lint/output/trees"
	"gaolint/lint/output/word"
)

// all are the formats in the order in which users are shown them.
var all = []output.Format{
	lines.Text, lines.JSONL, trees.JSON, trees.SARIF, lines.GitHub, trees.GitLab, trees.JUnit, trees.Checkstyle, trees.RDJSON,
	tables.CSV, tables.Workbook, tables.Markdown, notes.Format, html.Format, word.Format,
}

// Named gives the format of that name.
func Named(name string) (output.Format, bool) {
	for _, f := range all {
		if f.Name == name {
			return f, true
		}
	}
	return output.Format{}, false
}

// Names are the names of all formats.
func Names() []string {
	var names []string
	for _, f := range all {
		names = append(names, f.Name)
	}
	return names
}
