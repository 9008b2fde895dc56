package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"gaolint/lint"
)

type jsonFinding struct {
	Path       string        `json:"path"`
	Rule       string        `json:"rule"`
	Severity   string        `json:"severity"`
	Message    string        `json:"message"`
	Text       string        `json:"text"`
	Range      Range         `json:"range"`
	Place      string        `json:"place,omitempty"`
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
func JSONL(w io.Writer, f File, o Options) error {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for _, d := range f.Findings {
		if d.Severity < o.Lowest {
			continue
		}
		lines.Reset()
		if err := enc.Encode(jsonOf(f, d, f.Lang)); err != nil {
			return err
		}
		if _, err := w.Write(tame(lines.Bytes())); err != nil {
			return err
		}
	}
	return nil
}

// tame escapes the characters that JSON lets stand although a terminal, or the log of a
// build, may obey them; to a reader of JSON the line says the same.
func tame(line []byte) []byte {
	harmful := func(r rune) bool { return r != '\n' && r != utf8.RuneError && unsafe(r) }
	if bytes.Contains(line, []byte("##")) {
		line = []byte(unbracket(string(line), `\u005b`))
	}
	if bytes.IndexFunc(line, harmful) < 0 {
		return line
	}
	var out []byte
	for _, r := range string(line) {
		if !harmful(r) {
			out = utf8.AppendRune(out, r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			out = fmt.Appendf(out, "\\u%04x", unit)
		}
	}
	return out
}

func jsonOf(f File, d lint.Diagnostic, lang lint.Lang) jsonFinding {
	j := jsonFinding{
		Path: f.Path, Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(lang),
		Text: f.Source.Slice(d.Span), Confidence: d.Confidence, Help: "gaolint explain " + d.Rule,
	}
	if f.Text != nil {
		j.Place = f.Text.Place(d.Span)
	}
	doc := f.own()
	d = f.landed(d)
	j.Range = RangeOf(doc, d.Span)
	for _, x := range d.Fixes {
		fix := jsonFix{Title: x.Title.In(lang), Safe: x.Safe, Edits: []jsonEdit{}}
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
