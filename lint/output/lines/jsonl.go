package lines

import (
	"bytes"
	"encoding/json"
	"io"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// Finding is a finding as scripts read it.
type Finding struct {
	Path       string       `json:"path"`
	Rule       string       `json:"rule"`
	Severity   string       `json:"severity"`
	Message    string       `json:"message"`
	Text       string       `json:"text"`
	Range      output.Range `json:"range"`
	Place      string       `json:"place,omitempty"`
	Fixes      []fix        `json:"fixes,omitempty"`
	Related    []related    `json:"related,omitempty"`
	Confidence float64      `json:"confidence,omitempty"`
	Help       string       `json:"help,omitempty"`
}

type fix struct {
	Title string `json:"title"`
	Safe  bool   `json:"safe"`
	Edits []edit `json:"edits"`
}

type edit struct {
	Range   output.Range `json:"range"`
	NewText string       `json:"newText"`
}

type related struct {
	Range   output.Range `json:"range"`
	Message string       `json:"message"`
}

// JSONL is for scripts.
var JSONL = output.Format{Name: "jsonl", Lowest: lint.Hint, Lines: writeJSONL}

// writeJSONL writes one JSON object a line for each finding at or above the severity.
func writeJSONL(w io.Writer, f output.File, o output.Options) error {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for _, d := range f.Findings {
		if d.Severity < o.Lowest {
			continue
		}
		lines.Reset()
		if err := enc.Encode(FindingOf(f, d)); err != nil {
			return err
		}
		if _, err := w.Write(safe.JSON(lines.Bytes())); err != nil {
			return err
		}
	}
	return nil
}

// FindingOf is a finding of the file with its places in the file itself.
func FindingOf(f output.File, d lint.Diagnostic) Finding {
	lang := f.Lang
	j := Finding{
		Path: f.Path, Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(lang),
		Text: f.Source.Slice(d.Span), Confidence: d.Confidence, Help: "gaolint explain " + d.Rule,
	}
	if f.Text != nil {
		j.Place = f.Text.Place(d.Span)
	}
	doc := f.Doc()
	d = f.Landed(d)
	j.Range = output.RangeOf(doc, d.Span)
	for _, x := range d.Fixes {
		one := fix{Title: x.Title.In(lang), Safe: x.Safe, Edits: []edit{}}
		for _, e := range x.Edits {
			one.Edits = append(one.Edits, edit{output.RangeOf(doc, e.Span), e.New})
		}
		j.Fixes = append(j.Fixes, one)
	}
	for _, x := range d.Related {
		j.Related = append(j.Related, related{output.RangeOf(doc, x.Span), x.Message.In(lang)})
	}
	return j
}
