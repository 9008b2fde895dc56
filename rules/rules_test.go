package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/rules"
	"gaolint/rules/internal/index"
	"gaolint/rules/profiles"
)

func TestIndexIsCurrent(t *testing.T) {
	want, err := index.Make(".")
	require.NoError(t, err)
	got, err := os.ReadFile(index.File)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "run go generate ./rules")
}

func TestRulesAreWellFormed(t *testing.T) {
	groups := map[lint.Group]bool{lint.Structure: true, lint.Figures: true, lint.Words: true, lint.Punctuation: true, lint.Names: true}
	for _, r := range rules.All() {
		require.Regexp(t, regexp.MustCompile(`^[a-z]+$`), r.ID)
		require.False(t, groups[lint.Group(r.ID)], "%s: a group's name is no rule's name", r.ID)
		require.True(t, groups[r.Group], "%s: group %q", r.ID, r.Group)
		require.NotEmpty(t, r.Title.ZH, r.ID)
		require.NotEmpty(t, r.Title.EN, r.ID)
		require.NotEqual(t, lint.Default, r.Severity, r.ID)
		ways := 0
		for _, way := range []bool{r.Block != nil, r.Document != nil, r.Outside} {
			if way {
				ways++
			}
		}
		require.Equal(t, 1, ways, "%s: exactly one of Block, Document and Outside", r.ID)
		_, err := os.Stat(r.ID)
		require.NoError(t, err, "the folder bears the rule's name")
	}
}

// TestNoLabelsInCode: what a form says stands in its profile; code that knew a label
// would be wrong for the next form.
func TestNoLabelsInCode(t *testing.T) {
	labels := formLabels(t)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			require.NoError(t, err)
			for _, l := range labels {
				require.NotContains(t, s, l, "%s knows a label of a form", path)
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
}

// formLabels are the headings, row and column labels of all profiles that are long
// enough to be no everyday words.
func formLabels(t *testing.T) []string {
	all, err := profiles.All()
	require.NoError(t, err)
	var labels []string
	add := func(s string) {
		if len([]rune(s)) >= 5 {
			labels = append(labels, s)
		}
	}
	for _, p := range all {
		add(p.Document.Name)
		for _, s := range p.Sections {
			add(s.Heading)
			for _, v := range s.Variants {
				add(v.Text)
			}
		}
		for _, table := range p.Tables {
			for _, l := range append(table.Rows, table.Columns...) {
				add(l.Text)
				add(l.Note)
			}
		}
	}
	require.NotEmpty(t, labels)
	return labels
}
