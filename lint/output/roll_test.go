package output

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/organs"
)

// called is a run with a list of organs.
func called(t *testing.T, name string) string {
	f := sample("甲.md")
	organ := f.Result.Title.Organ
	list, err := organs.Read("名单.csv", []byte("全称,上级,期限\n"+organ+",云外市人民政府,\n=云外县水利局,云外市人民政府,2025-01-31\n"))
	require.NoError(t, err)
	roll := organs.NewRoll(list)
	for _, path := range []string{"甲.md", "乙.md"} {
		require.NotNil(t, roll.Add(path, organ, f.Result.Title.Year))
	}
	require.Nil(t, roll.Add("<丙>.md", "石桥县人民政府", 2023))
	format, _ := Named(name)
	var b bytes.Buffer
	w := format.Whole(&b, plainOptions(format))
	require.NoError(t, w.Add(f))
	require.NoError(t, w.Close(Run{Organs: roll.Outcome()}))
	return b.String()
}

func TestOrgansInJSON(t *testing.T) {
	var doc struct{ Summary struct{ Organs jsonOrgans } }
	require.NoError(t, json.Unmarshal([]byte(called(t, "json")), &doc))
	o := doc.Summary.Organs
	require.Equal(t, 2, o.Listed)
	require.Equal(t, []jsonOrgan{{Name: "=云外县水利局", Superior: "云外市人民政府", Deadline: "2025-01-31"}}, o.Missing)
	require.Equal(t, []jsonFileOf{{"<丙>.md", "石桥县人民政府"}}, o.Unlisted)
	require.Equal(t, []string{"甲.md", "乙.md"}, o.Twice[0].Paths)
	require.NotContains(t, render(t, "json", nil), "organs", "without a list nothing is said of it")
}

func TestOrgansInMarkdown(t *testing.T) {
	out := called(t, "markdown")
	require.Contains(t, out, "\n## 名单\n\n名单共2个机关，未报送1个。\n\n| 情况 | 机关 |")
	require.Contains(t, out, "| 未报送 | =云外县水利局 | 云外市人民政府 | 2025-01-31 |  |  |\n")
	require.Contains(t, out, "| 不在名单 | 石桥县人民政府 |  |  | &lt;丙&gt;.md |  |\n")
	require.Equal(t, 2, strings.Count(out, "| 重复报送 |"))
}

func TestOrgansInTheWorkbook(t *testing.T) {
	sheets := readSheets(t, called(t, "xlsx"))
	require.Len(t, sheets, 4)
	s := sheets[3]
	require.Equal(t, "未报送", s.cell("A2"))
	require.Equal(t, "=云外县水利局", s.cell("B2"))
	require.Equal(t, "<丙>.md", s.cell("E3"))
	require.Equal(t, "乙.md", s.cell("E5"))
}
