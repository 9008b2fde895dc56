package trees

import (
	"io"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

var rdLevels = map[lint.Severity]string{lint.Error: "ERROR", lint.Warning: "WARNING", lint.Info: "INFO", lint.Hint: "INFO"}

// suggestionBytes bounds the text that a suggestion repeats because two changes of one fix
// stand apart in it.
const suggestionBytes = 4096

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

// rdPosition counts from 1, columns in bytes of UTF-8.
type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdjson struct{ stream }

// RDJSON is for review bots, with changes that they offer.
var RDJSON = output.Format{Name: "rdjson", Spots: true, Lowest: lint.Hint, Whole: newRDJSON}

// newRDJSON writes the Reviewdog Diagnostic Format as one JSON document.
func newRDJSON(w io.Writer, o output.Options) output.Whole { return &rdjson{newStream(w, o)} }

func (r *rdjson) head() {
	r.begin(`{"source":{"name":"gaolint"},"diagnostics":[` + "\n")
}

func (r *rdjson) Add(f output.File) error {
	r.head()
	path := relative(f.Path)
	if f.Failure != "" {
		r.item(rdDiagnostic{Message: output.Unchecked.Word().In(f.Lang) + output.Joint(f.Lang) + f.Failure,
			Location: rdLocation{Path: path}, Severity: "ERROR", Code: rdCode{Value: "unchecked"}})
		return r.err
	}
	doc := f.Doc()
	for x := range r.shown(f) {
		d := rdDiagnostic{Message: r.o.Title(x.Rule).In(f.Lang) + output.Joint(f.Lang) + x.Said,
			Location: rdLocation{Path: path}, Severity: rdLevels[x.Severity], Code: rdCode{x.Rule, r.o.Help(x.Rule)}}
		if x.Lined {
			at := rdRangeOf(doc, x.Span)
			d.Location.Range = &at
		}
		for _, fix := range x.Fixes {
			if s, ok := suggestion(doc, fix.Edits); ok {
				d.Suggestions = append(d.Suggestions, s)
			}
		}
		r.item(d)
	}
	return r.err
}

func rdRangeOf(doc *source.Document, s source.Span) rdRange {
	a, b := doc.Position(s.Start, source.UTF8), doc.Position(s.End, source.UTF8)
	return rdRange{rdPosition{a.Line + 1, a.Column + 1}, rdPosition{b.Line + 1, b.Column + 1}}
}

// suggestion makes one change of several, with what stands between them.
func suggestion(doc *source.Document, edits []source.Edit) (rdSuggestion, bool) {
	if len(edits) == 0 {
		return rdSuggestion{}, false
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	hull := edits[0].Span
	for _, e := range edits[1:] {
		hull.End = max(hull.End, e.Span.End)
	}
	if len(edits) > 1 && hull.Len() > suggestionBytes {
		return rdSuggestion{}, false
	}
	var b strings.Builder
	at := hull.Start
	for _, e := range edits {
		if e.Span.Start < at {
			return rdSuggestion{}, false
		}
		b.WriteString(doc.Text()[at:e.Span.Start] + e.New)
		at = e.Span.End
	}
	return rdSuggestion{rdRangeOf(doc, hull), b.String()}, true
}

func (r *rdjson) Close(output.Run) error {
	r.head()
	r.write("\n]}\n")
	return r.flush()
}
