package lint

import (
	"slices"

	"gaolint/lint/source"
)

// oneCause keeps one of the findings that would be repaired by the very same change:
// two rules that see one mistake from two sides say it once. The more severe stands, then
// what is known before what was estimated, then the earlier rule by name. What is
// suppressed of one rule is suppressed of the others, too. Findings are sorted.
func oneCause(r *Result) []Diagnostic {
	var kept map[source.Edit]int
	drop := make([]bool, 0)
	for i := -len(r.suppressed); i < len(r.Findings); i++ {
		d := Diagnostic{}
		if i < 0 {
			d = r.suppressed[i+len(r.suppressed)]
		} else {
			d = r.Findings[i]
		}
		if len(d.Fixes) == 0 || len(d.Fixes[0].Edits) != 1 {
			continue
		}
		change, _ := d.Fixes[0].Edits[0].Trimmed(r.Source.Slice(d.Fixes[0].Edits[0].Span))
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
