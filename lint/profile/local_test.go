package profile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/rules/profiles"
)

func TestParseLocal(t *testing.T) {
	base, ok := profiles.Source("gov-info-annual-2021")
	require.True(t, ok)
	built, err := profile.Parse("base", base)
	require.NoError(t, err)
	p, err := profile.ParseLocal("local.yaml", []byte(`name: local-annual
extends: gov-info-annual-2021
title: 某市年报 | annual report of a city
sections:
- key: overview
  empty: error
  variants:
  - {text: 工作概览}
- key: extra
  heading: 附件
  optional: true
deadlines:
- {who: department, month: 1, day: 20}
statements: []
`), profiles.Source)
	require.NoError(t, err)
	require.Equal(t, "local-annual", p.Name)
	require.Equal(t, "某市年报", p.Title.ZH)
	require.Empty(t, p.Extends)
	require.Equal(t, built.Family, p.Family)
	require.Equal(t, built.Tables, p.Tables)
	require.Len(t, p.Sections, len(built.Sections)+1)
	require.Equal(t, "error", p.SectionByKey("overview").Empty)
	require.Equal(t, built.SectionByKey("overview").Heading, p.SectionByKey("overview").Heading)
	require.Len(t, p.SectionByKey("overview").Variants, len(built.SectionByKey("overview").Variants)+1)
	require.Len(t, p.Deadlines, 1)
	require.Equal(t, 20, p.Deadlines[0].Day)
	require.Equal(t, built.Statements, p.Statements) // an empty list adds nothing

	for text, want := range map[string]string{
		"name: x\nextends: nosuch\n":                                       "local.yaml:2: there is no report kind",
		"name: x\nextends: gov-info-annual-2021\nsectoins: []\n":           "local.yaml:3: unknown key",
		"extends: gov-info-annual-2021\n":                                  "needs a name",
		"name: x\nextends: gov-info-annual-2021\nsections: [{key: new}]\n": "local.yaml: ",
		"name: x\ntitle: y\n":                                              "local.yaml:2: ",
		"name: &a x\ntitle: *a\n":                                          "aliases",
	} {
		_, err := profile.ParseLocal("local.yaml", []byte(text), profiles.Source)
		require.ErrorContains(t, err, want, text)
	}
}

func FuzzParseLocal(f *testing.F) {
	f.Add("name: x\nextends: general\nsections: [{key: a, heading: b}]\n")
	f.Add("name: x\nextends: gov-info-annual-2021\ntables: [{key: requests, rows: []}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = profile.ParseLocal("local.yaml", []byte(text), profiles.Source)
	})
}
