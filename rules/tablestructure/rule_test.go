package tablestructure

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/tablegen"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// While a right report is being typed nothing louder than info is reported, and at
// most one finding at a time.
func TestTyping(t *testing.T) {
	for _, p := range linttest.Profiles(t) {
		for _, form := range tablegen.Forms() {
			if form.Profile == p.Name {
				e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: []*profile.Profile{p}, Profile: p.Name})
				require.NoError(t, err)
				typing(t, e, form)
			}
		}
	}
}

func typing(t *testing.T, e *lint.Engine, form *tablegen.Form) {
	for k, layout := range tablegen.Layouts() {
		t.Run(form.Profile+" "+layout.Name, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(3, 4))
			step, n := 1, 0
			if k > 1 { // the commonest layouts are cut after every code point
				step = 11 + 2*k
			}
			text := form.Write(form.Random(rnd), tablegen.Style{Layout: layout}, rnd).Text
			for i := range text {
				if n++; step > 1 && n%step != 0 {
					continue
				}
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

func tail(s string) string { return s[max(0, len(s)-90):] }
