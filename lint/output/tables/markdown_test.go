package tables

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

func TestMarkdown(t *testing.T) {
	out := outputtest.Render(t, Markdown, nil, outputtest.Batch()...)
	require.True(t, strings.HasPrefix(out, "# 检查结果\n\n共5份：未能检查1，未识别1，退回修改1，建议修改1，通过1。\n\n| 结论 | 文件 |"))
	first, rest, _ := strings.Cut(out, "\n## ")
	require.Less(t, strings.Index(first, "未能检查 |"), strings.Index(first, "未识别 |"))
	require.Less(t, strings.Index(first, "未识别 |"), strings.Index(first, "退回修改 |"))
	require.Contains(t, rest, "| 错误 | ")
	require.Contains(t, rest, "错别字（words） | “主动公开”应为“被动公开”。 | 改为“被动公开” |")
	for _, c := range []struct{ in, want string }{
		{"a|b", `a\|b`}, {"[x](http://e.cn)", `\[x\]\(http\://e\.cn\)`}, {"<b>", "&lt;b&gt;"}, {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
		{"1.5 v2.0", "1.5 v2.0"}, {"www.e.cn", `www\.e\.cn`}, {"@all #12 #a", `＠all ＃12 \#a`}, {"甲\n# 乙", `甲 \# 乙`}, {"a@b.cn", `a＠b\.cn`}, {"", ""},
	} {
		require.Equal(t, c.want, markdownText(c.in))
	}
}

// live is what Markdown acts upon: marks that are not escaped, tags, addresses, people.
var live = regexp.MustCompile("(^|[^\\\\])[\\[\\]*_`~!(){}$]|[A-Za-z][.:]|[<>@]|&(?:[^lag]|$)|(^|[^\\\\])#[0-9]")

func TestHostileMarkdown(t *testing.T) {
	for _, p := range outputtest.Payloads {
		s := markdownText(p)
		require.NotRegexp(t, live, strings.ReplaceAll(s, `\\`, ""), "%q: %q", p, s)
		require.NotContains(t, s, "\n")
	}
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		out := outputtest.Render(t, Markdown, nil, files...)
		outputtest.Calm(t, out, "\n")
		for line := range strings.Lines(out) {
			require.Regexp(t, `^(# |## |\||\n$|共)`, line)
			if strings.HasPrefix(line, "|") {
				bare := strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, "")
				require.Contains(t, []int{7, 8}, strings.Count(bare, "|"), "%q", line)
			}
		}
	})
}
