package lines

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

func TestGitHub(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(outputtest.Render(t, GitHub, nil, outputtest.Batch()...), "\n"), "\n")
	require.Equal(t, "::error file=其他/扫描.pdf,title=未能检查::是 PDF 文件，不能读取", lines[0])
	require.Equal(t, "::notice file=其他/通知.md,title=未识别::"+output.NotRecognised.ZH, lines[1])
	require.Equal(t, "::warning file=其他/通知.md,line=3,endLine=3,col=3,endColumn=5,title=错别字（words）::“戒毒”疑为“解读”。", lines[2])
	require.Len(t, lines, 5, "infos and hints are left out")
	more := outputtest.Render(t, GitHub, func(o *output.Options) { o.Lowest = lint.Hint }, outputtest.Batch()...)
	require.Equal(t, 8, strings.Count(more, "\n"))
	f := outputtest.Draft("a,b:c%.md", "甲\n乙")
	f.Findings = []lint.Diagnostic{outputtest.At(f, "甲\n乙", "100%\r\n::error::x", lint.Error)}
	require.Equal(t, "::error file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=错别字（words）::100%25<000D><000A>::error::x\n",
		strings.SplitAfter(outputtest.Render(t, GitHub, nil, f), "\n")[1], "columns are told within one line alone")
}

// TestHostileGitHub: as many commands as there are findings, and their properties are ours.
func TestHostileGitHub(t *testing.T) {
	command := regexp.MustCompile(`^::(error|notice) file=[^:,\n]*,(line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?)?title=[^:,\n]*::[^\n]*\n$`)
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		out := outputtest.Render(t, GitHub, nil, files...)
		n := 0
		for line := range strings.Lines(out) {
			require.Regexp(t, command, line)
			n++
		}
		want := 0
		for _, f := range files {
			want += max(1, len(f.Findings))
			if f.Result != nil && f.Verdict() == output.Unrecognised {
				want++
			}
		}
		require.Equal(t, want, n)
		require.True(t, utf8.ValidString(out))
		outputtest.Harmless(t, out)
	})
}
