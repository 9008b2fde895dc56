// Package sample holds a draft with planted mistakes, for a first run.
package sample

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
)

// mistake is what a finding says of a place: its rule, its severity and the words.
type mistake struct{ Rule, Severity, Text string }

// planted lists the mistakes of draft.md in the order of the text.
var planted = []mistake{
	{"title", "warning", "青禾县云溪乡人民政府2024年政府信息公开工作报告"},
	{"pair", "warning", "<中华人民共和国政府信息公开工作年度报告格式>"},
	{"citation", "warning", "[2021]"},
	{"doubled", "warning", "乡乡"},
	{"period", "error", "2024年12月3日"},
	{"placeholder", "error", "〔待填：电话〕"},
	{"dictionary", "warning", "老百姓"},
	{"typo", "error", "准备性"},
	{"prosesum", "warning", "信息1286条"},
	{"pause", "warning", "、等"},
	{"typo", "error", "文件的戒毒"},
	{"year", "error", "截至2023年12月31日"},
	{"phrase", "warning", "服物中心"},
	{"prosetable", "warning", "收到政府信息公开申请18件"},
	{"pair", "error", "“统一登记、分类办理"},
	{"lost", "warning", "公开申"},
	{"series", "warning", "一、"},
	{"year", "error", "2024年2月30日"},
	{"mark", "warning", "。。"},
	{"paste", "hint", "\u00a0"},
	{"contradiction", "warning", "通过微信公众号公开信息321条"},
	{"name", "warning", "云溪清丰"},
	{"numbering", "warning", "（四）"},
	{"mark", "warning", ".."},
	{"particle", "warning", "的"},
	{"misfit", "warning", "目碌"},
	{"glyph", "error", "釆"},
	{"ending", "warning", "，"},
	{"numbering", "warning", "4、"},
	{"usage", "info", "左右"},
	{"tablestructure", "warning", "处理决定数量"},
	{"tablesum", "error", "3"},
	{"cell", "warning", "O"},
	{"tablesum", "error", "0"},
	{"heading", "error", ""}, // Part Four has its table, and no heading
	{"heading", "warning", "五、存在困难及改进措施"},
	{"statement", "info", "五、存在困难及改进措施"}, // three problems, two measures
	{"listcount", "warning", "四个方面的问题"},
	{"typo", "warning", "规一"},
	{"heading", "error", "、其他需要报告的事项"},
	{"suppression", "warning", "<!-- gaolint-disable-next-line words: 栏目名称如此 -->"},
	{"name", "warning", "青禾县云西乡人民政府"},
}

func TestFindsWhatIsPlanted(t *testing.T) {
	gaolint := program.Build(t)
	stdout, _, status := program.Run(t, gaolint, "lint", "--format", "jsonl", "editors/sample/draft.md")
	require.Equal(t, 1, status, "a script can fail this draft")
	var found []mistake
	for _, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		var m mistake
		require.NoError(t, json.Unmarshal([]byte(line), &m))
		// Whatever else is milder than a warning is no matter of this test.
		if m.Severity == "error" || m.Severity == "warning" || slices.Contains(planted, m) {
			found = append(found, m)
		}
	}
	require.Equal(t, planted, found)
}

// elsewhere are the rules for which this draft cannot have a mistake.
var elsewhere = map[string]string{
	"garbled":     "nothing else is said of a garbled draft",
	"recognition": "speaks of drafts that are not recognised",
	"deadline":    "a township's date is set by local notice",
	"aggregate":   "compares with the reports of the parts, --sum-of",
	"carryover":   "compares with last year's report, --previous",
	"copied":      "compares with other organs' reports of the run",
	"foreign":     "compares with other organs' reports of the run",
	"reuse":       "compares with last year's report, --previous",
}

// TestEveryRuleHasItsMistake: the draft shows all that gaolint can find in one draft.
func TestEveryRuleHasItsMistake(t *testing.T) {
	stdout, _, _ := program.Run(t, program.Build(t), "rules", "--format", "json")
	var rules []struct{ Rule string }
	require.NoError(t, json.Unmarshal([]byte(stdout), &rules))
	for _, r := range rules {
		if elsewhere[r.Rule] != "" {
			continue
		}
		require.True(t, slices.ContainsFunc(planted, func(m mistake) bool { return m.Rule == r.Rule }), "no mistake is planted for %s", r.Rule)
	}
}
