package custom

import (
	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// Misfit is an example that a rule does not treat as it says.
type Misfit struct {
	Spec Spec
	// Wrong: the example is one of the wrong ones, and was not flagged; else it was.
	Wrong bool
	Index int
}

// Try lints the examples of the rules, each with its own rule alone.
func Try(specs []Spec, general *profile.Profile) ([]Misfit, error) {
	var out []Misfit
	for _, s := range specs {
		r, f := Make(s)
		if f != nil {
			return nil, f
		}
		e, err := lint.New(lint.Config{Rules: []*lint.Rule{r}, Profiles: []*profile.Profile{general}, Profile: general.Name})
		if err != nil {
			return nil, err
		}
		for _, wrong := range []bool{true, false} {
			texts := s.Examples.Right
			if wrong {
				texts = s.Examples.Wrong
			}
			for i, text := range texts {
				if found := len(e.Lint(source.New("example.md", text), nil).Findings) > 0; found != wrong {
					out = append(out, Misfit{s, wrong, i})
				}
			}
		}
	}
	return out, nil
}
