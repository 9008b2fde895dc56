package compare_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/compare"
)

func TestOrgans(t *testing.T) {
	const kind = "k"
	library := func(organs ...string) *compare.Library {
		var all []*compare.Report
		for _, o := range organs {
			all = append(all, &compare.Report{Path: o, Kind: kind, Organ: o, Year: 2022})
		}
		return compare.NewLibrary(all)
	}
	for _, c := range []struct{ last, this string }{
		{"云溪县人民政府", "云溪县人民政府"},
		{"云溪县人民政府", "云溪县 人民政府"},
		{"云溪县人民政府", "雲溪縣人民政府"},
		{"云溪县人民政府", "云溪县政府"},
		{"云溪县人民政府", "云溪人民政府"},
		{"云溪人民政府", "云溪县人民政府"},
		{"云溪县县人民政府", "云溪县人民政府"},
		{"云溪县文化和旅游局", "云溪县文化与旅游局"},
		{"江平省长河市云溪县人民政府", "云溪县人民政府"},
		{"云溪区水利局", "长河市云溪区水利局"},
		{"江平省长河市水利局", "长河市水利局"},
		{"渠县人民政府", "达州市渠县人民政府"},
	} {
		require.NotNil(t, library(c.last).Find(kind, c.this, 2022), "%s / %s", c.last, c.this)
		require.Nil(t, library(c.last).Find(kind, c.this, 2021))
		require.Nil(t, library(c.last).Find("other", c.this, 2022))
	}
	for _, c := range []struct{ last, this string }{
		{"云溪县人民政府", "云溪县人民政府办公室"},
		{"云溪县人民政府", "云溪区人民政府"},
		{"云溪县人民政府", "云溪市人民政府"},
		{"长河市人民政府", "长河市云溪县人民政府"},
		{"长河市水利局", "长河市云溪区水利局"},
		{"水利局", "云溪县水利局"},
		{"城市管理局", "长河市城市管理局"},
		{"市场监督管理局", "长河市市场监督管理局"},
		{"人民政府", "云溪县人民政府"},
		{"云溪县河口镇人民政府", "平山县河口镇人民政府"},
		{"云溪县水利局", "云溪县水务局"},
		{"云溪县", ""},
		{"", ""},
	} {
		require.Nil(t, library(c.last).Find(kind, c.this, 2022), "%s / %s", c.last, c.this)
	}
	both := library("云溪县人民政府", "云溪市人民政府", "云溪县政府")
	require.Equal(t, "云溪市人民政府", both.Find(kind, "云溪市政府", 2022).Organ)
	require.Nil(t, both.Find(kind, "云溪人民政府", 2022), "two organs may be meant")
	require.Len(t, both.Doubles(), 1)
}
