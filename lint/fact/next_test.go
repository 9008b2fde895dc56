package fact_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
)

// TestNext: of several reports in one text the outline is that of the first; the others are
// text in no section. A report that was pasted twice is one report.
func TestNext(t *testing.T) {
	parts := []string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
		"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}
	report := func(title string) string {
		return title + "\n\n" + strings.Join(parts, "\n\n全年没有发生。\n\n") + "\n\n无。\n\n"
	}
	first := report("青河县水利局2022年政府信息公开工作年度报告")
	for _, c := range []struct {
		second string
		next   bool
	}{
		{report("青河县水利局2023年政府信息公开工作年度报告"), true},
		{report("青河县财政局2022年政府信息公开工作年度报告"), true},
		{first, false},
		{"", false},
	} {
		d, _ := read(t, "", "x.txt", first+c.second)
		o := &d.Outline
		require.Equal(t, c.next, o.Next > 0, c.second)
		if !c.next {
			continue
		}
		require.Len(t, o.Sections, len(parts))
		require.Equal(t, o.Next, o.End)
		require.True(t, strings.HasPrefix(c.second, d.Source.Slice(o.NextTitle)))
		for i := o.Next; i < len(d.Blocks); i++ {
			require.Equal(t, fact.Prose, o.Roles[i])
			require.Equal(t, -1, o.Of[i])
		}
	}
}
