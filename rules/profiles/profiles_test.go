package profiles_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/rules/profiles"
)

func TestAll(t *testing.T) {
	all, err := profiles.All()
	require.NoError(t, err)
	var names []string
	for _, p := range all {
		names = append(names, p.Name)
		require.NotEmpty(t, p.Title.EN)
		require.NotEmpty(t, profiles.Sample(p.Name), "%s has no sample", p.Name)
	}
	require.Equal(t, []string{"general", "gov-info-annual-2019", "gov-info-annual-2021"}, names)
	require.Empty(t, profiles.Sample("README.md"))
}

// TestForms holds the forms to the number of rows, columns and equations that they
// are known to have.
func TestForms(t *testing.T) {
	for name, want := range map[string]struct{ rows, equations int }{
		"gov-info-annual-2021": {25, 42},
		"gov-info-annual-2019": {23, 40},
	} {
		p := read(t, name+".yaml")
		require.Len(t, p.Sections, 6)
		requests, disputes := p.TableByKey("requests"), p.TableByKey("disputes")
		require.Len(t, requests.Rows, want.rows)
		require.Len(t, requests.Columns, 7)
		require.Len(t, disputes.Columns, 15)
		require.Len(t, disputes.Rows, 1)
		equations := 0
		for _, table := range p.Tables {
			for _, id := range table.Identities {
				switch {
				case len(id.Only) > 0:
					equations += len(id.Only)
				case id.Axis == "row":
					equations += len(table.Rows)
				default:
					equations += len(table.Columns)
				}
			}
		}
		require.Equal(t, want.equations, equations, name)
	}
}

// TestFormsInStep: what the years' forms have in common is written twice and must not
// drift apart.
func TestFormsInStep(t *testing.T) {
	a, b := read(t, "gov-info-annual-2019.yaml"), read(t, "gov-info-annual-2021.yaml")
	require.Equal(t, a.Family, b.Family)
	require.Equal(t, a.Document, b.Document)
	require.Equal(t, a.Period, b.Period)
	require.Equal(t, a.Deadlines, b.Deadlines)
	require.Equal(t, a.Scope, b.Scope)
	require.Equal(t, a.Metadata, b.Metadata)
	require.Equal(t, a.Pairs, b.Pairs)
	require.NotEmpty(t, a.Carry)
	require.Equal(t, a.Carry, b.Carry)
	for i := range a.Sections {
		x, y := a.Sections[i], b.Sections[i]
		x.Tables, y.Tables = nil, nil
		require.Equal(t, x, y)
	}
	for year := 2019; year <= 2030; year++ {
		require.NotEqual(t, a.Years.Holds(year), b.Years.Holds(year), "one form for %d", year)
	}
}

// TestGovernments: whose reports must tell of assessment and accountability.
func TestGovernments(t *testing.T) {
	p := read(t, "gov-info-annual-2021.yaml")
	for organ, want := range map[string]bool{
		"云溪县人民政府": true, "云溪县政府": true, "雲溪縣人民政府": true,
		"云溪县人民政府办公室": false, "云溪县水利局": false, "": false,
	} {
		require.Equal(t, want, p.IsGovernment(organ), organ)
	}
}

// TestDrafts: a blank draft has a text for all that no table fills, and says what is
// still to be written.
func TestDrafts(t *testing.T) {
	all, err := profiles.All()
	require.NoError(t, err)
	for _, p := range all {
		require.NotEmpty(t, p.Draft[profile.DraftTitle], p.Name)
		for _, s := range p.Sections {
			if len(s.Tables) == 0 {
				require.Contains(t, p.Draft[s.Key], "〔待填：", "%s: %s", p.Name, s.Key)
			}
			for _, part := range s.Parts {
				require.Contains(t, p.Draft[s.Key], part.Heading, p.Name)
			}
		}
		for key, text := range p.Draft {
			require.Equal(t, strings.Count(text, "〔"), strings.Count(text, "〕"), "%s: %s", p.Name, key)
		}
	}
}

// TestMadeUpKind: the profile of the integration test is a valid one.
func TestMadeUpKind(t *testing.T) {
	p := read(t, filepath.Join("testdata", "reading-week.yaml"))
	require.False(t, p.Ordered || p.Numbered)
	require.Len(t, p.Tables[0].Rows, 3)
	require.Len(t, p.Tables[0].Columns, 4)
	require.Equal(t, "活动回顾", p.Sections[0].Variants[2].Text)
	require.Equal(t, []profile.Sum{{{Table: "loans", Row: "both", Column: "all"}}}, p.Quantities[0].Terms())
}

func read(t *testing.T, file string) *profile.Profile {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	p, err := profile.Parse(file, data)
	require.NoError(t, err)
	return p
}

func BenchmarkAll(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := profiles.All(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestPacksAreCurrent(t *testing.T) {
	packs, err := profiles.Packs()
	require.NoError(t, err)
	for name, want := range packs {
		got, err := os.ReadFile(filepath.FromSlash(name))
		require.NoError(t, err, "run go generate ./rules")
		require.True(t, string(want) == string(got), "%s: run go generate ./rules", name)
	}
}
