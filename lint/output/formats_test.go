package output

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
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

// draft is a file that was read and has these findings.
func draft(path, text string, findings ...lint.Diagnostic) File {
	r := engine().Lint(source.New(path, text), nil)
	return File{Path: path, Source: r.Source, Findings: findings, Result: r}
}

// sample is a clean report of the current form.
func sample(path string, findings ...lint.Diagnostic) File {
	return draft(path, profiles.Sample("gov-info-annual-2021"), findings...)
}

// at makes a finding of the first occurrence of the words.
func at(f File, words, message string, severity lint.Severity) lint.Diagnostic {
	i := strings.Index(f.Source.Text(), words)
	return lint.Diagnostic{Rule: "words", Severity: severity, Span: source.Span{Start: i, End: i + len(words)}, Message: lint.Text{ZH: message, EN: message}}
}

var testRule = &lint.Rule{
	ID: "words", Group: lint.Words, Title: lint.Text{ZH: "错别字", EN: "Wrong words"}, Severity: lint.Error,
	Page: lint.Text{ZH: "# 错别字\n\n说明。\n", EN: "# Wrong words\n\nPage.\n"},
}

func plainOptions(f Format) Options {
	return Options{Lowest: f.Lowest, Version: "test", Rule: func(id string) *lint.Rule {
		if id == testRule.ID {
			return testRule
		}
		return nil
	}}
}

// render writes the files in a format; those of one file each follow one another.
func render(t testing.TB, name string, change func(*Options), files ...File) string {
	f, ok := Named(name)
	require.True(t, ok, name)
	o := plainOptions(f)
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
		require.NoError(t, w.Close(Run{LeftOut: 2, Unread: map[string]int{".pdf": 1}}))
	default:
		for _, x := range files {
			_, data, err := f.Each(x, o)
			require.NoError(t, err)
			b.Write(data)
		}
	}
	return b.String()
}

// batch is one file of each verdict, and a configuration with a finding.
func batch() []File {
	passed := sample("报告/甲.md")
	advise := sample("报告/乙.md")
	advise.Findings = []lint.Diagnostic{at(advise, "总体情况", "疑为笔误，请核对。", lint.Warning), at(advise, "政府信息", "请留意。", lint.Info)}
	bad := sample("报告/丙.md")
	d := at(bad, "主动公开", "“主动公开”应为“被动公开”。", lint.Error)
	d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "改为“被动公开”", EN: "change"}, d.Span, "被动公开").Safely()}
	d.Related = []lint.Related{{Span: source.Span{Start: 0, End: 3}, Message: lint.Text{ZH: "前文", EN: "before"}}}
	bad.Findings = []lint.Diagnostic{d, at(bad, "年", "可改。", lint.Hint)}
	other := draft("其他/通知.md", "关于做好工作的通知\n\n做好戒毒工作。\n")
	other.Findings = []lint.Diagnostic{at(other, "戒毒", "“戒毒”疑为“解读”。", lint.Warning)}
	unread := File{Path: "其他/扫描.pdf", Failure: "是 PDF 文件，不能读取"}
	settings := File{Path: "gaolint.yaml", Source: source.New("gaolint.yaml", "ignore:\n- rule: words\n")}
	settings.Findings = []lint.Diagnostic{at(settings, "rule: words", "忽略项没有对应的问题。", lint.Info)}
	return []File{unread, other, passed, bad, advise, settings}
}

func TestVerdictsOfTheBatch(t *testing.T) {
	var got []Verdict
	for _, f := range batch() {
		if f.judged() {
			got = append(got, f.Verdict())
		}
	}
	require.Equal(t, []Verdict{Unchecked, Unrecognised, Passed, Return, Advise}, got)
}

func TestJSONDocument(t *testing.T) {
	var doc struct {
		Version int
		Tool    struct{ Name, Version string }
		Files   []struct {
			Path, Verdict, VerdictName, Reason, Profile, Organ string
			Year                                               int
			Counts                                             jsonCounts
			Findings                                           []jsonFinding
		}
		Summary jsonSummary
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "json", nil, batch()...)), &doc))
	require.Equal(t, "gaolint", doc.Tool.Name)
	require.Len(t, doc.Files, 6)
	require.Equal(t, "unchecked", doc.Files[0].Verdict)
	require.Equal(t, "是 PDF 文件，不能读取", doc.Files[0].Reason)
	bad := doc.Files[3]
	require.Equal(t, "return", bad.Verdict)
	require.Equal(t, "退回修改", bad.VerdictName)
	require.Equal(t, "gov-info-annual-2021", bad.Profile)
	require.NotEmpty(t, bad.Organ)
	require.NotZero(t, bad.Year)
	require.Equal(t, jsonCounts{Error: 1, Hint: 1}, bad.Counts)
	require.Len(t, bad.Findings, 2)
	require.Equal(t, "被动公开", bad.Findings[0].Fixes[0].Edits[0].NewText)
	require.Empty(t, doc.Files[5].Verdict, "a configuration has none")
	s := doc.Summary
	require.Equal(t, 5, s.Files)
	require.Equal(t, jsonVerdicts{1, 1, 1, 1, 1}, s.Verdicts)
	require.Equal(t, []string{"其他/通知.md"}, s.Unrecognised)
	require.Equal(t, []jsonReason{{"其他/扫描.pdf", "是 PDF 文件，不能读取"}}, s.Unchecked)
	require.Equal(t, 2, s.LeftOut)

	require.NoError(t, json.Unmarshal([]byte(render(t, "json", nil)), &doc), "no file at all")
}

// TestFindingsAreThoseOfJSONL: a finding in json is the line of jsonl.
func TestFindingsAreThoseOfJSONL(t *testing.T) {
	var doc struct {
		Files []struct{ Findings []json.RawMessage }
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "json", nil, batch()...)), &doc))
	var lines []string
	for _, f := range doc.Files {
		for _, x := range f.Findings {
			lines = append(lines, string(x)+"\n")
		}
	}
	require.Equal(t, render(t, "jsonl", nil, batch()...), strings.Join(lines, ""))
}

func TestGitHub(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(render(t, "github", nil, batch()...), "\n"), "\n")
	require.Equal(t, "::error file=其他/扫描.pdf,title=未能检查::是 PDF 文件，不能读取", lines[0])
	require.Equal(t, "::notice file=其他/通知.md,title=未识别::"+unrecognised.ZH, lines[1])
	require.Equal(t, "::warning file=其他/通知.md,line=3,endLine=3,col=3,endColumn=5,title=错别字（words）::“戒毒”疑为“解读”。", lines[2])
	require.Len(t, lines, 5, "infos and hints are left out")
	more := render(t, "github", func(o *Options) { o.Lowest = lint.Hint }, batch()...)
	require.Equal(t, 8, strings.Count(more, "\n"))
	f := draft("a,b:c%.md", "甲\n乙")
	f.Findings = []lint.Diagnostic{at(f, "甲\n乙", "100%\r\n::error::x", lint.Error)}
	require.Equal(t, "::error file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=错别字（words）::100%25<000D><000A>::error::x\n",
		strings.SplitAfter(render(t, "github", nil, f), "\n")[1], "columns are told within one line alone")
}

func TestGitLab(t *testing.T) {
	var issues []gitlabIssue
	require.NoError(t, json.Unmarshal([]byte(render(t, "gitlab", nil, batch()...)), &issues))
	require.Len(t, issues, 4)
	require.Equal(t, "critical", issues[0].Severity)
	require.Equal(t, "其他/扫描.pdf", issues[0].Location.Path)
	require.Equal(t, gitlabLocation{"其他/通知.md", gitlabLines{3, 3}}, issues[1].Location)
	require.Equal(t, "major", issues[1].Severity)
	require.Equal(t, "错别字（words）：“戒毒”疑为“解读”。", issues[1].Description)
	seen := map[string]bool{}
	for _, i := range issues {
		require.False(t, seen[i.Fingerprint])
		seen[i.Fingerprint] = true
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "gitlab", nil)), &issues))
	require.Empty(t, issues)
}

func TestJUnit(t *testing.T) {
	type suite struct {
		Name                             string `xml:"name,attr"`
		Tests, Failures, Errors, Skipped int    `xml:"-"`
		Cases                            []struct {
			Name    string `xml:"name,attr"`
			Class   string `xml:"classname,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
				Body    string `xml:",chardata"`
			} `xml:"failure"`
			Error   *struct{} `xml:"error"`
			Skipped *struct{} `xml:"skipped"`
		} `xml:"testcase"`
	}
	var doc struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}
	out := render(t, "junit", nil, batch()...)
	require.NoError(t, xml.Unmarshal([]byte(out), &doc))
	require.Len(t, doc.Suites, 6)
	require.NotNil(t, doc.Suites[0].Cases[0].Error)
	require.NotNil(t, doc.Suites[1].Cases[0].Skipped)
	require.Equal(t, "warning", doc.Suites[1].Cases[1].Failure.Type)
	require.Len(t, doc.Suites[2].Cases, 1)
	require.Nil(t, doc.Suites[2].Cases[0].Failure)
	require.Len(t, doc.Suites[3].Cases, 1, "hints are left out")
	require.Equal(t, "“主动公开”应为“被动公开”。", doc.Suites[3].Cases[0].Failure.Message)
	require.Contains(t, doc.Suites[3].Cases[0].Failure.Body, "原文：主动公开")
	require.Contains(t, out, `<testsuite name="其他/通知.md" tests="2" failures="1" errors="0" skipped="1">`)
	require.NoError(t, xml.Unmarshal([]byte(render(t, "junit", nil)), &doc))
}

func TestCheckstyle(t *testing.T) {
	var doc struct {
		XMLName xml.Name `xml:"checkstyle"`
		Files   []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	require.NoError(t, xml.Unmarshal([]byte(render(t, "checkstyle", nil, batch()...)), &doc))
	require.Len(t, doc.Files, 6)
	require.Equal(t, "gaolint.unchecked", doc.Files[0].Errors[0].Source)
	e := doc.Files[1].Errors[0]
	require.Equal(t, 3, e.Line)
	require.Equal(t, 3, e.Column)
	require.Equal(t, "warning", e.Severity)
	require.Equal(t, "gaolint.words", e.Source)
	require.Len(t, doc.Files[3].Errors, 2, "everything is told")
}

func TestRDJSON(t *testing.T) {
	var doc struct {
		Source      struct{ Name string }
		Diagnostics []rdDiagnostic
	}
	f := draft("./a.md", "𠮷甲做好戒毒。甲")
	d := at(f, "戒毒", "错。", lint.Error)
	d.Fixes = []lint.Fix{
		lint.Replace(lint.Text{ZH: "改"}, d.Span, "解读"),
		{Edits: []source.Edit{{Span: d.Span, New: "解读"}, {Span: source.Span{Start: 4, End: 7}, New: ""}}},
		{Edits: []source.Edit{{Span: source.Span{Start: 0, End: 4}, New: "x"}, {Span: source.Span{Start: 2, End: 7}, New: ""}}},
		{},
	}
	f.Findings = []lint.Diagnostic{d}
	require.NoError(t, json.Unmarshal([]byte(render(t, "rdjson", nil, f, File{Path: "b", Failure: "坏"})), &doc))
	require.Equal(t, "gaolint", doc.Source.Name)
	got := doc.Diagnostics[0]
	place := rdRange{rdPosition{1, 14}, rdPosition{1, 20}}
	require.Equal(t, rdLocation{"a.md", &place}, got.Location, "columns are bytes")
	require.Equal(t, "ERROR", got.Severity)
	require.Equal(t, []rdSuggestion{{place, "解读"}, {rdRange{rdPosition{1, 5}, rdPosition{1, 20}}, "做好解读"}}, got.Suggestions)
	require.Equal(t, "unchecked", doc.Diagnostics[1].Code.Value)
	require.Nil(t, doc.Diagnostics[1].Location.Range)
}

func TestCSV(t *testing.T) {
	out := render(t, "csv", nil, batch()...)
	require.True(t, strings.HasPrefix(out, "\uFEFF文件,机关,年份,结论,位置,行,列,级别,检查项,说明,原文,建议修改,检查项代号\r\n"))
	require.Equal(t, strings.Count(out, "\n"), strings.Count(out, "\r\n"))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 9)
	require.Equal(t, []string{"其他/扫描.pdf", "", "", "未能检查", "", "", "", "", "", "是 PDF 文件，不能读取", "", "", ""}, rows[1])
	require.Equal(t, "未识别", rows[2][3])
	require.Equal(t, []string{"其他/通知.md", "", "", "未识别", "第1段", "3", "3", "疑误", "错别字", "“戒毒”疑为“解读”。", "戒毒", "", "words"}, append(rows[3][:4:4], append([]string{"第1段"}, rows[3][5:]...)...))
	require.Equal(t, "改为“被动公开”", rows[4][11])
	require.NotEmpty(t, rows[4][1])
	require.Equal(t, "退回修改", rows[4][3])
	require.True(t, strings.HasPrefix(render(t, "csv", func(o *Options) { o.Lang = lint.EN }), "\uFEFFfile,organ,"))
}

func TestMarkdown(t *testing.T) {
	out := render(t, "markdown", nil, batch()...)
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

// TestNothingHasAnAddress: only with a base for help is one written, but for what names
// the format itself.
func TestNothingHasAnAddress(t *testing.T) {
	own := regexp.MustCompile(`"\$schema":"https://json\.schemastore\.org/sarif-2\.1\.0\.json"`)
	for _, name := range Names() {
		if name == "html" || name == "xlsx" {
			continue // have tests of their own
		}
		out := own.ReplaceAllString(render(t, name, nil, batch()...), "")
		require.NotContains(t, out, "://", name)
	}
	for _, name := range []string{"sarif", "rdjson"} {
		out := render(t, name, func(o *Options) { o.HelpBase = "https://example.org/rules/" }, batch()...)
		require.Contains(t, out, "https://example.org/rules/words", name)
	}
}

// TestNothingIsKnown: no rule, no result, no finding.
func TestNothingIsKnown(t *testing.T) {
	f := File{Path: "a.md", Source: source.New("a.md", "甲"), Findings: []lint.Diagnostic{{Rule: "unknown", Severity: lint.Error, Message: lint.Text{ZH: "错。", EN: "Wrong."}}}}
	for _, name := range Names() {
		if f, _ := Named(name); f.Each != nil {
			continue
		}
		for _, lang := range []lint.Lang{lint.ZH, lint.EN} {
			f.Lang = lang
			render(t, name, func(o *Options) { o.Lang = lang }, f, File{Path: "b.md", Failure: "坏", Lang: lang})
		}
	}
}

func TestEveryWriterReportsErrors(t *testing.T) {
	files := batch()
	for _, f := range formats {
		o := plainOptions(f)
		o.Lowest = lint.Hint
		switch {
		case f.Lines != nil:
			err := error(nil)
			for _, x := range files {
				err = f.Lines(broken{}, x, o)
				if err != nil {
					break
				}
			}
			require.Error(t, err, f.Name)
		case f.Whole != nil:
			w := f.Whole(broken{}, o)
			for _, x := range files {
				_ = w.Add(x)
			}
			require.Error(t, w.Close(Run{}), f.Name)
		}
	}
}

// TestThePageNamesEveryFormat: README.md lists them all.
func TestThePageNamesEveryFormat(t *testing.T) {
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, name := range Names() {
		require.Contains(t, string(page), "`"+name+"`")
	}
}
