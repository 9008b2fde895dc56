package cell

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		state fact.State
		text  string
		want  kind
	}{
		{fact.Good, "12", fine}, {fact.Good, "１２", fine}, {fact.Good, "1,204", fine}, {fact.Good, "3件", unit},
		{fact.Good, "十二", numeral}, {fact.Good, "三件", numeral}, {fact.Good, "+3", sign}, {fact.Good, "3.0", sign},
		{fact.Bad, "O", letters}, {fact.Bad, "l2", letters}, {fact.Bad, "Ｏ", letters}, {fact.Bad, "3、4", several},
		{fact.Bad, "3/4", several}, {fact.Bad, "2.5", fraction}, {fact.Bad, "-3", fraction}, {fact.Bad, "?", other},
		{fact.Bad, "OK", other}, {fact.Empty, "", empty}, {fact.Empty, "/", empty}, {fact.Missing, "", fine},
	} {
		require.Equal(t, c.want, kindOf(&fact.Cell{State: c.state}, c.text, &profile.Table{}), c.text)
	}
	require.Equal(t, fine, kindOf(&fact.Cell{State: fact.Good}, "+3", &profile.Table{Signed: true}))
	require.Equal(t, fine, kindOf(&fact.Cell{State: fact.Good}, "3.50", &profile.Table{Decimals: true}))
}
