// Package mend makes the fixes of a draft in the file that it was read from.
package mend

import (
	"errors"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// File is a file's own text with all fixes made, as Engine.FixAll makes them. Where the
// document is a reading of the file, as of a page, each round of fixes is made in the
// file and the file is read again.
func File(engine *lint.Engine, text *input.Text, unsafe bool) (*source.Document, []lint.Change, error) {
	if text.File == text.Doc {
		return engine.FixAll(text.Doc, unsafe)
	}
	fixed, changes, err := Text(engine, text, unsafe)
	if err != nil {
		return nil, nil, err
	}
	return fixed.File, changes, nil
}

// Text is File for a document that is a reading of its file: the reading of the file with
// all fixes made.
func Text(engine *lint.Engine, text *input.Text, unsafe bool) (*input.Text, []lint.Change, error) {
	var changes []lint.Change
	var prev *lint.Result
	for range lint.FixRounds {
		prev = engine.Lint(text.Doc, prev)
		next, done, err := round(engine, text, prev, unsafe)
		if err != nil {
			return nil, nil, err
		}
		if len(done) == 0 {
			break
		}
		if !unsafe {
			if err := lint.Preserves(text.Doc.Text(), next.Doc.Text()); err != nil {
				return nil, nil, err
			}
		}
		changes = append(changes, done...)
		text = next
	}
	return text, changes, nil
}

// round makes the fixes that are due in the file, or as many of the first ones as the
// file can take together: the others come up again in the next round.
func round(engine *lint.Engine, text *input.Text, r *lint.Result, unsafe bool) (*input.Text, []lint.Change, error) {
	for most := len(r.Findings); most > 0; {
		taken := 0
		edits, done := engine.FixesDue(r, unsafe, func(edits []source.Edit) bool {
			_, ok := text.Edits(edits)
			if ok = ok && taken < most; ok {
				taken++
			}
			return ok
		})
		if taken == 0 {
			break
		}
		next, err := text.Apply(edits)
		switch {
		case errors.Is(err, input.ErrUnlike):
			most = taken / 2
			continue
		case err != nil:
			return nil, nil, err
		}
		for i := range done {
			p := text.File.Position(text.Span(edits[i].Span).Start, source.UTF32)
			done[i].Line, done[i].Column = p.Line+1, p.Column+1
		}
		return next, done, nil
	}
	return text, nil, nil
}
