package formats

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

// named is the format of that name.
func named(t testing.TB, name string) output.Format {
	f, ok := Named(name)
	require.True(t, ok, name)
	return f
}

// TestNothingHasAnAddress: only with a base for help is one written, but for what names
// the format itself.
func TestNothingHasAnAddress(t *testing.T) {
	own := regexp.MustCompile(`"\$schema":"https://json\.schemastore\.org/sarif-2\.1\.0\.json"`)
	for _, name := range Names() {
		if name == "html" || name == "xlsx" {
			continue // have tests of their own
		}
		out := own.ReplaceAllString(outputtest.Render(t, named(t, name), nil, outputtest.Batch()...), "")
		require.NotContains(t, out, "://", name)
	}
	for _, name := range []string{"sarif", "rdjson"} {
		out := outputtest.Render(t, named(t, name), func(o *output.Options) { o.HelpBase = "https://example.org/rules/" }, outputtest.Batch()...)
		require.Contains(t, out, "https://example.org/rules/words", name)
	}
}

// TestNothingIsKnown: no rule, no result, no finding.
func TestNothingIsKnown(t *testing.T) {
	f := output.File{Path: "a.md", Source: source.New("a.md", "甲"), Findings: []lint.Diagnostic{{Rule: "unknown", Severity: lint.Error, Message: lint.Text{ZH: "错。", EN: "Wrong."}}}}
	for _, name := range Names() {
		if f, _ := Named(name); f.Each != nil {
			continue
		}
		for _, lang := range []lint.Lang{lint.ZH, lint.EN} {
			f.Lang = lang
			outputtest.Render(t, named(t, name), func(o *output.Options) { o.Lang = lang }, f, output.File{Path: "b.md", Failure: "坏", Lang: lang})
		}
	}
}

func TestEveryWriterReportsErrors(t *testing.T) {
	files := outputtest.Batch()
	for _, f := range all {
		o := outputtest.Options(f)
		o.Lowest = lint.Hint
		switch {
		case f.Lines != nil:
			err := error(nil)
			for _, x := range files {
				err = f.Lines(outputtest.Broken{}, x, o)
				if err != nil {
					break
				}
			}
			require.Error(t, err, f.Name)
		case f.Whole != nil:
			w := f.Whole(outputtest.Broken{}, o)
			for _, x := range files {
				_ = w.Add(x)
			}
			require.Error(t, w.Close(output.Run{}), f.Name)
		}
	}
}

// TestThePageNamesEveryFormat: README.md lists them all.
func TestThePageNamesEveryFormat(t *testing.T) {
	page, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	for _, name := range Names() {
		require.Contains(t, string(page), "`"+name+"`")
	}
}

// TestOutputIsTheSameEveryTime: nothing depends on the order of maps.
func TestOutputIsTheSameEveryTime(t *testing.T) {
	for _, f := range all {
		first := outputtest.Render(t, f, nil, outputtest.Batch()...)
		for range 5 {
			require.True(t, first == outputtest.Render(t, f, nil, outputtest.Batch()...), f.Name)
		}
	}
}

func TestHostileNotes(t *testing.T) {
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		outputtest.Calm(t, strings.ReplaceAll(outputtest.Render(t, named(t, "notes"), nil, files...), "\uFEFF", ""), "\r\n")
	})
}

// TestWordFilesHaveNoLines: nobody can look for a line in them, and no service may write
// text into them; the place stands in the message.
func TestWordFilesHaveNoLines(t *testing.T) {
	f := outputtest.WordFile(t)
	require.Contains(t, outputtest.Render(t, named(t, "github"), nil, f), "::error file=通知.docx,title=错别字（words）::第2段：“戒毒”应为“解读”。\n")
	require.Contains(t, outputtest.Render(t, named(t, "checkstyle"), nil, f), `<error line="1" severity="error" message="错别字（words）：第2段：`)
	require.Contains(t, outputtest.Render(t, named(t, "junit"), nil, f), `>通知.docx　原文：戒毒</failure>`)
	require.Contains(t, outputtest.Render(t, named(t, "gitlab"), nil, f), `"lines":{"begin":1,"end":1}`)
	rd := outputtest.Render(t, named(t, "rdjson"), nil, f)
	require.Contains(t, rd, `"location":{"path":"通知.docx"}`)
	require.NotContains(t, rd, "suggestions")
	require.Contains(t, outputtest.Render(t, named(t, "csv"), nil, f), "通知.docx,,,未识别,第2段,,,错误,错别字,“戒毒”应为“解读”。,戒毒,改为“解读”,words\r\n")
	require.Contains(t, outputtest.Render(t, named(t, "markdown"), nil, f), "| 错误 | 第2段 |  | 错别字（words） |")
}
