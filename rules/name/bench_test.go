package name

import (
	"strings"
	"testing"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

// BenchmarkRule measures one pass over ordinary prose, parsing included; compare with
// an engine without rules to see the rule's own share.
func BenchmarkRule(b *testing.B) {
	const prose = "（一）主动公开。本年度通过“某某发布”微信公众号等渠道公开信息44条，其中政策文件12条、工作动态32条；落实《某某条例》（以下简称《条例》）各项要求，做到及时、准确、全面。\n\n"
	text := strings.Repeat(prose, 400)
	for _, c := range []struct {
		name  string
		rules []*lint.Rule
	}{{"none", nil}, {"rule", []*lint.Rule{Rule}}} {
		b.Run(c.name, func(b *testing.B) {
			e, err := lint.New(lint.Config{Rules: c.rules, Profiles: linttest.Profiles(b), Profile: "general"})
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			for i := 0; b.Loop(); i++ {
				e.Lint(source.New("a.txt", text), nil)
			}
		})
	}
}
