package lint

import "slices"

// profiled gives the findings the severities that the report kind asks for, where the
// configuration asks for none.
func (e *Engine) profiled(r *Result) {
	wanted := r.Profile.Severities
	if len(wanted) == 0 {
		return
	}
	of := func(d *Diagnostic) Severity {
		rule := e.rules[d.Rule]
		if e.config.Severities[d.Rule] != Default {
			return d.Severity
		}
		for _, name := range []string{rule.ID, string(rule.Group)} {
			if s, ok := ParseSeverity(wanted[name]); ok {
				return s
			}
		}
		return d.Severity
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(d Diagnostic) bool { return of(&d) == Off })
	for i := range r.Findings {
		r.Findings[i].Severity = of(&r.Findings[i])
	}
}
