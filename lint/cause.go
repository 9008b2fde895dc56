package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

// oneCause keeps one of the findings that would be repaired by the very same change:
// two rules that see one mistake from two sides say it once. The more severe stands, then
// what is known before what was estimated, then the earlier rule by name. What the writer
// has settled of one rule is settled for the others, too. Findings are sorted.
func oneCause(r *Result) []Diagnostic {
	var kept map[source.Edit]int
	drop := make([]bool, 0)
	for i := -len(r.settled); i < len(r.Findings); i++ {
		d := Diagnostic{}
		if i < 0 {
			d = r.settled[i+len(r.settled)]
		} else {
			d = r.Findings[i]
		}
		if len(d.Fixes) == 0 || len(d.Fixes[0].Edits) != 1 {
			continue
		}
		change := bare(r.Source, d.Fixes[0].Edits[0])
		if kept == nil {
			kept = map[source.Edit]int{}
			drop = make([]bool, len(r.Findings))
		}
		k, seen := kept[change]
		switch {
		case !seen:
			kept[change] = i
		case i < 0:
		case k < 0:
			drop[i] = true
		case stronger(d, r.Findings[k]):
			drop[k], kept[change] = true, i
		default:
			drop[i] = true
		}
	}
	i := -1
	return slices.DeleteFunc(r.Findings, func(Diagnostic) bool { i++; return i < len(drop) && drop[i] })
}

func stronger(a, b Diagnostic) bool {
	return a.Severity > b.Severity || a.Severity == b.Severity && a.Confidence == 0 && b.Confidence != 0
}

// bare is the edit without what it leaves as it is at either end.
func bare(doc *source.Document, e source.Edit) source.Edit {
	old := doc.Slice(e.Span)
	for old != "" && e.New != "" {
		r, n := utf8.DecodeRuneInString(old)
		if !strings.HasPrefix(e.New, old[:n]) || r == utf8.RuneError {
			break
		}
		old, e.New, e.Span.Start = old[n:], e.New[n:], e.Span.Start+n
	}
	for old != "" && e.New != "" {
		r, n := utf8.DecodeLastRuneInString(old)
		if !strings.HasSuffix(e.New, old[len(old)-n:]) || r == utf8.RuneError {
			break
		}
		old, e.New, e.Span.End = old[:len(old)-n], e.New[:len(e.New)-n], e.Span.End-n
	}
	return e
}
