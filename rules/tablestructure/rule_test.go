package tablestructure

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// While a right report is being typed nothing louder than info is reported, and at
// most one finding at a time.
func TestTyping(t *testing.T) {
	for _, p := range linttest.Profiles(t) {
		if len(p.Tables) == 0 {
			continue
		}
		e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: []*profile.Profile{p}, Profile: p.Name})
		require.NoError(t, err)
		for _, form := range layouts() {
			t.Run(p.Name+" "+form.name, func(t *testing.T) {
				grids := map[string]grid{}
				rnd := rand.New(rand.NewPCG(3, 4))
				for i := range p.Tables {
					grids[p.Tables[i].Key] = valid(&p.Tables[i], rnd)
				}
				text := report(p, form, grids)
				for i := range text {
					for _, d := range e.Lint(source.New("draft.md", text[:i]), nil).Findings {
						t.Errorf("%s: %s at …%s", d.Severity, d.Message.ZH, tail(text[:i]))
					}
					if t.Failed() {
						return
					}
				}
			})
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-90):] }
