package lint

import (
	"fmt"
	"slices"
)

// With gives the result with further findings: those of rules that are Outside, made by
// comparing the document with others. Severity, suppression and order are as for the
// engine's own findings; a finding of a rule that the engine does not have or that is
// off is left out. R stays as it is.
func (e *Engine) With(r *Result, more []Diagnostic) *Result {
	if r.engine != e {
		panic("a result of another engine")
	}
	out := *r
	out.suppressed = nil
	// What was suppressed comes back, so that each comment and entry is judged by all
	// that it covers.
	out.Findings = slices.Concat(r.Findings, r.suppressed)
	out.Findings = slices.DeleteFunc(out.Findings, func(d Diagnostic) bool { return d.Rule == SuppressionID })
	for _, d := range more {
		rule := e.rules[d.Rule]
		if rule == nil || e.severity(rule) == Off {
			continue
		}
		if !rule.Outside {
			panic(fmt.Sprintf("rule %q makes its findings itself", d.Rule))
		}
		out.Findings = append(out.Findings, e.complete(rule, d, r.Source.Len()))
	}
	e.finish(&out)
	return &out
}

// Engine is the engine that made the result.
func (r *Result) Engine() *Engine { return r.engine }
