// Package outputtest is what tests of formats share: files with findings, and what no format may
// let through.
package outputtest

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// engine has all report kinds and no rules: findings are made by the tests.
var engine = sync.OnceValue(func() *lint.Engine {
	all, err := profiles.All()
	if err != nil {
		panic(err)
	}
	e, err := lint.New(lint.Config{Profiles: all})
	if err != nil {
		panic(err)
	}
	return e
})

// Draft is a file that was read and has these findings.
func Draft(path, text string, findings ...lint.Diagnostic) output.File {
	r := engine().Lint(source.New(path, text), nil)
	return output.File{Path: path, Source: r.Source, Findings: findings, Result: r}
}

// Sample is a clean report of the current form.
func Sample(path string, findings ...lint.Diagnostic) output.File {
	return Draft(path, profiles.Sample("gov-info-annual-2021"), findings...)
}

// At makes a finding of the first occurrence of the words.
func At(f output.File, words, message string, severity lint.Severity) lint.Diagnostic {
	i := strings.Index(f.Source.Text(), words)
	return lint.Diagnostic{Rule: "words", Severity: severity, Span: source.Span{Start: i, End: i + len(words)}, Message: lint.Text{ZH: message, EN: message}}
}

// Rule is the one rule that Options know.
var Rule = &lint.Rule{
	ID: "words", Group: lint.Words, Title: lint.Text{ZH: "错别字", EN: "Wrong words"}, Severity: lint.Error,
	Page: lint.Text{ZH: "# 错别字\n\n说明。\n", EN: "# Wrong words\n\nPage.\n"},
}

// Options are those of a run without any wishes.
func Options(f output.Format) output.Options {
	return output.Options{Lowest: f.Lowest, Version: "test", Rule: func(id string) *lint.Rule {
		if id == Rule.ID {
			return Rule
		}
		return nil
	}}
}

// Render writes the files in a format; those of one file each follow one another.
func Render(t testing.TB, f output.Format, change func(*output.Options), files ...output.File) string {
	o := Options(f)
	if change != nil {
		change(&o)
	}
	var b bytes.Buffer
	if f.Head != nil {
		b.WriteString(f.Head(o))
	}
	switch {
	case f.Lines != nil:
		for _, x := range files {
			require.NoError(t, f.Lines(&b, x, o))
		}
	case f.Whole != nil:
		w := f.Whole(&b, o)
		for _, x := range files {
			require.NoError(t, w.Add(x))
		}
		require.NoError(t, w.Close(output.Run{LeftOut: 2, Unread: map[string]int{".pdf": 1}}))
	default:
		for _, x := range files {
			_, data, err := f.Each(x, o)
			require.NoError(t, err)
			b.Write(data)
		}
	}
	return b.String()
}

// Batch is one file of each verdict, and a configuration with a finding.
func Batch() []output.File {
	passed := Sample("报告/甲.md")
	advise := Sample("报告/乙.md")
	advise.Findings = []lint.Diagnostic{At(advise, "总体情况", "疑为笔误，请核对。", lint.Warning), At(advise, "政府信息", "请留意。", lint.Info)}
	bad := Sample("报告/丙.md")
	d := At(bad, "主动公开", "“主动公开”应为“被动公开”。", lint.Error)
	d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "改为“被动公开”", EN: "change"}, d.Span, "被动公开").Safely()}
	d.Related = []lint.Related{{Span: source.Span{Start: 0, End: 3}, Message: lint.Text{ZH: "前文", EN: "before"}}}
	bad.Findings = []lint.Diagnostic{d, At(bad, "年", "可改。", lint.Hint)}
	other := Draft("其他/通知.md", "关于做好工作的通知\n\n做好戒毒工作。\n")
	other.Findings = []lint.Diagnostic{At(other, "戒毒", "“戒毒”疑为“解读”。", lint.Warning)}
	unread := output.File{Path: "其他/扫描.pdf", Failure: "是 PDF 文件，不能读取"}
	settings := output.File{Path: "gaolint.yaml", Source: source.New("gaolint.yaml", "ignore:\n- rule: words\n")}
	settings.Findings = []lint.Diagnostic{At(settings, "rule: words", "忽略项没有对应的问题。", lint.Info)}
	return []output.File{unread, other, passed, bad, advise, settings}
}
