package doubled

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// TestRightTwice: names and distributive forms in which characters come back.
func TestRightTwice(t *testing.T) {
	e := linttest.Engine(t, "general", Rule)
	for _, right := range []string{
		"范围包括沁县沁源县和凤县凤翔县。", "每人每次不超过两件，个人每人每次一件。", "按档案卷宗逐宗逐项查阅。", "以总局局函报送，悬挂展览局局旗。",
		"某某公司项目项目经理，通过网站查询。", "加强队伍建设，队伍建设进一步加强。", "通过网站通过审核的材料。", "落实责任并持续落实。",
		"湖南南县和河南南阳参加，全市市级单位和省省级机关报送。", "部门门户网站、环保保护、管理理念、桥梁梁体、仓库库存。", "联系人：李丽丽，局长王芳芳同志到会。",
	} {
		require.Empty(t, e.Lint(source.New("x.txt", right), nil).Findings, right)
	}
	for _, wrong := range []string{"本市市场市场监管有力。", "市教委教委发布通知。", "提升服务水平不断提升。",
		"数据更新新工作完成。", "广泛征求意见见。", "查询办理进度度，", "覆盖412户次次；"} {
		require.Len(t, e.Lint(source.New("x.txt", wrong), nil).Findings, 1, wrong)
	}
}
