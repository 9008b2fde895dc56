package title

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// TestOrgan: a title that names another organ than the configured one is told, and one that
// may be its own in another form is not.
func TestOrgan(t *testing.T) {
	county := Organ{Name: "云溪县水利局", Short: []string{"县水务局"}}
	government := Organ{Name: "云溪县人民政府"}
	full := Organ{Name: "示例市云溪县卫生健康委员会"}
	for _, c := range []struct {
		organ Organ
		title string
		want  string // "" nothing, else the severity
	}{
		{county, "云溪县水利局", ""},
		{county, "示例市云溪县水利局", ""},
		{county, "县水利局", ""},
		{county, "云溪县水利局河道管理处", ""},
		{county, "云溪县水务局", ""}, // it holds the other name
		{county, "雲溪縣水利局", ""},
		{county, "江安县水利局", "warning"},
		{county, "江安县人民政府", "warning"},
		{county, "云溪县教育局", "info"},
		{county, "云溪县人民政府", "info"},
		{county, "教育局", "info"},
		{government, "云溪县人民政府办公室", ""},
		{government, "云溪县政府", ""},
		{government, "云溪县教育局", ""},
		{government, "示例市云溪县城市管理局", ""},
		{government, "青河镇人民政府", ""},
		{government, "城市管理局", ""},
		{government, "江安县教育局", "warning"},
		{government, "江安县人民政府", "warning"},
		{full, "云溪县卫健委", ""},
		{full, "云溪县卫生健康委", ""},
		{full, "示例市卫生健康委员会", ""}, // the place is left out, as in a short form
		{full, "江安县卫生健康委员会", "warning"},
		{Organ{Short: []string{"云溪县水利局"}}, "江安县水利局", "warning"},
		{Organ{}, "江安县水利局", ""},
	} {
		all, err := profiles.All()
		require.NoError(t, err)
		e, err := lint.New(lint.Config{Rules: []*lint.Rule{New(c.organ)}, Profiles: all, Profile: "gov-info-annual-2021"})
		require.NoError(t, err)
		found := e.Lint(source.New("x.md", c.title+"2023年政府信息公开工作年度报告\n\n一、总体情况\n\n2023年公开信息12条。\n"), nil).Findings
		if c.want == "" {
			require.Empty(t, found, "%v: %s", c.organ, c.title)
			continue
		}
		require.Len(t, found, 1, "%v: %s", c.organ, c.title)
		require.Equal(t, c.want, found[0].Severity.String(), "%v: %s", c.organ, c.title)
		if c.want == "warning" && c.organ.Name != "" {
			require.Equal(t, c.organ.Name, found[0].Fixes[0].Edits[0].New)
			require.False(t, found[0].Fixes[0].Safe)
		}
	}
}

func TestPlaces(t *testing.T) {
	for name, want := range map[string]string{
		"示例市云溪县水利局": "示例市云溪县", "县水利局": "", "市场监督管理局": "", "城市管理局": "", "云溪县城市管理局": "云溪县",
		"青河镇人民政府": "", "某某自治州人民政府": "某某自治州", "云溪县社区服务中心": "云溪县", "": "", "示例省": "示例省",
	} {
		require.Equal(t, want, placeOf(name), name)
	}
	require.Equal(t, "云溪县", lastPlace("示例市云溪县"))
	require.Equal(t, "云溪县", lastPlace("云溪县"))
}
