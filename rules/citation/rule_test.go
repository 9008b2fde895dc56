package citation

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func TestDocumentsAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.SplitSeq(strings.TrimSpace(documentList), "\n") {
		if line[0] != '#' {
			require.Len(t, strings.Split(line, "|"), 3, line)
		}
	}
	for _, d := range known().documents {
		require.False(t, seen[d.title], d.title)
		seen[d.title] = true
		require.NotEqual(t, d.number == "", len(d.decrees) == 0, d.title)
		for _, n := range d.decrees {
			require.Equal(t, len(n), digits(n), d.title)
			require.Equal(t, d.title, known().decrees[n].title, "decree %s", n)
		}
		for _, date := range d.since {
			_, err := time.Parse(time.DateOnly, date)
			require.NoError(t, err, d.title)
		}
		require.LessOrEqual(t, len(d.since), max(1, len(d.decrees)), d.title)
	}
}

// TestStaleDecree: the number of the former regulation, in the report of a later year.
func TestStaleDecree(t *testing.T) {
	e := linttest.Engine(t, "gov-info-annual-2021", Rule)
	text := "某某县人民政府%s年政府信息公开工作年度报告\n\n根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。\n"
	found := e.Lint(source.New("x.md", fmt.Sprintf(text, "2022")), nil).Findings
	require.Len(t, found, 1)
	require.Equal(t, lint.Info, found[0].Severity)
	require.Empty(t, e.Lint(source.New("x.md", fmt.Sprintf(text, "2016")), nil).Findings)
}
