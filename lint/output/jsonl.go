package output

import (
	"encoding/json"
	"io"

	"gaolint/lint"
	"gaolint/lint/source"
)

type jsonFinding struct {
	Path       string        `json:"path"`
	Rule       string        `json:"rule"`
	Severity   string        `json:"severity"`
	Message    string        `json:"message"`
	Text       string        `json:"text"`
	Range      Range         `json:"range"`
	Fixes      []jsonFix     `json:"fixes,omitempty"`
	Related    []jsonRelated `json:"related,omitempty"`
	Confidence float64       `json:"confidence,omitempty"`
	Help       string        `json:"help,omitempty"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

type jsonRelated struct {
	Range   Range  `json:"range"`
	Message string `json:"message"`
}

// JSONL writes one JSON object a line for each finding at or above the severity.
func JSONL(w io.Writer, f File, lowest lint.Severity, lang lint.Lang) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range f.Result.Findings {
		if d.Severity < lowest {
			continue
		}
		if err := enc.Encode(jsonOf(f.Path, f.Result.Source, d, lang)); err != nil {
			return err
		}
	}
	return nil
}

func jsonOf(path string, doc *source.Document, d lint.Diagnostic, lang lint.Lang) jsonFinding {
	j := jsonFinding{
		Path: path, Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(lang),
		Text: doc.Slice(d.Span), Range: RangeOf(doc, d.Span), Confidence: d.Confidence,
		Help: "gaolint explain " + d.Rule,
	}
	for _, x := range d.Fixes {
		fix := jsonFix{Title: x.Title.In(lang), Safe: x.Safe}
		for _, e := range x.Edits {
			fix.Edits = append(fix.Edits, jsonEdit{RangeOf(doc, e.Span), e.New})
		}
		j.Fixes = append(j.Fixes, fix)
	}
	for _, x := range d.Related {
		j.Related = append(j.Related, jsonRelated{RangeOf(doc, x.Span), x.Message.In(lang)})
	}
	return j
}
