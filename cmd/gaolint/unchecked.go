package main

import (
	"errors"

	"gaolint/lint/input"
)

// unchecked is a draft that could not be read.
type unchecked struct {
	draft draft
	err   error
}

// sayUnchecked lists the drafts that could not be read, with what to do. Files of other
// kinds that a walk met are told by kind and cost no status.
func (r *lintRun) sayUnchecked() {
	a := r.app
	var kinds []input.Foreign
	passed := map[input.Foreign][]string{}
	for _, u := range r.unchecked {
		if !u.draft.passed(u.err) {
			continue
		}
		var kind *input.KindError
		errors.As(u.err, &kind)
		if passed[kind.Kind] == nil {
			kinds = append(kinds, kind.Kind)
		}
		passed[kind.Kind] = append(passed[kind.Kind], u.draft.path)
	}
	if len(r.unchecked) > 1 {
		a.note("未能检查%d份：", "%d could not be checked:", len(r.unchecked))
	}
	for _, u := range r.unchecked {
		if !u.draft.passed(u.err) {
			a.fail(&fileError{u.draft.path, u.err})
		}
	}
	for _, k := range kinds {
		hint := kindHints[k]
		if len(passed[k]) == 1 {
			a.note("%s：%s", "%s: %s", passed[k][0], hint)
			continue
		}
		a.listed(passed[k], "%d份（%s）"+hint.ZH, "%d (%s): each "+hint.EN)
	}
}
