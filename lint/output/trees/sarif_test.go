package trees

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

// sarifSchema is the standard's own schema.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	data, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	c.AssertFormat()
	require.NoError(t, c.AddResource("sarif.json", doc))
	s, err := c.Compile("sarif.json")
	require.NoError(t, err)
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, out string) {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	require.NoError(t, err)
	require.NoError(t, s.Validate(v))
}

// readLog reads the parts that tests look at.
type readLog struct {
	Runs []struct {
		Tool struct {
			Driver struct{ Rules []sarifRule }
		}
		Invocations []sarifInvocation
		ColumnKind  string
		Results     []sarifResult
	}
}

func readSARIF(t *testing.T, out string) readLog {
	var log readLog
	require.NoError(t, json.Unmarshal([]byte(out), &log))
	require.Len(t, log.Runs, 1)
	return log
}

func TestSARIFIsValid(t *testing.T) {
	s := sarifSchema(t)
	valid(t, s, outputtest.Render(t, SARIF, nil))
	valid(t, s, outputtest.Render(t, SARIF, nil, outputtest.Batch()...))
	valid(t, s, outputtest.Render(t, SARIF, func(o *output.Options) { o.Lang, o.HelpBase = lint.EN, "https://example.org/" }, outputtest.Batch()...))
	for _, p := range append(outputtest.Payloads[:len(outputtest.Payloads):len(outputtest.Payloads)], outputtest.BadNames...) {
		files := outputtest.Hostile(strings.ToValidUTF8(p, "x"))
		files[2].Path = p
		valid(t, s, outputtest.Render(t, SARIF, nil, files...))
	}
}

func TestSARIF(t *testing.T) {
	run := readSARIF(t, outputtest.Render(t, SARIF, nil, outputtest.Batch()...)).Runs[0]
	require.Equal(t, "unicodeCodePoints", run.ColumnKind)
	require.Len(t, run.Tool.Driver.Rules, 1)
	rule := run.Tool.Driver.Rules[0]
	require.Equal(t, "words", rule.ID)
	require.Equal(t, "# 错别字\n\n说明。\n", rule.Help.Markdown)
	require.Empty(t, rule.HelpURI)
	require.Equal(t, []string{"words"}, rule.Properties.Tags)
	require.False(t, run.Invocations[0].Successful, "a file was not checked")
	require.Equal(t, "error", run.Invocations[0].Notifications[0].Level)
	require.Len(t, run.Results, 6)
	r := run.Results[1]
	require.Equal(t, "error", r.Level)
	require.Equal(t, "%E6%8A%A5%E5%91%8A/%E4%B8%99.md", r.Locations[0].Physical.Artifact.URI)
	require.Equal(t, "%SRCROOT%", r.Locations[0].Physical.Artifact.BaseID)
	require.Equal(t, "主动公开", r.Locations[0].Physical.Region.Snippet.Text)
	require.Equal(t, "前文", r.Related[0].Message.Text)
	require.Equal(t, r.Prints["gaolint/v1"], r.Prints["primaryLocationLineHash"])
	change := r.Fixes[0].Changes[0].Replacements[0]
	require.Equal(t, "被动公开", change.Inserted.Text)
	require.Equal(t, r.Locations[0].Physical.Region.StartColumn, change.Deleted.StartColumn)
	require.Equal(t, "note", run.Results[5].Level)
}

// TestURIs: any name of a file comes back from its URI, byte for byte.
func TestURIs(t *testing.T) {
	for _, c := range []struct{ path, uri string }{
		{"a.md", "a.md"}, {"./a b.md", "a%20b.md"}, {"../a.md", "../a.md"}, {"a:b.md", "a%3Ab.md"}, {"/x/a+b.md", "file:///x/a%2Bb.md"},
		{"C:/x/年.md", "file:///C:/x/%E5%B9%B4.md"}, {"//host/x/a.md", "file:///host/x/a.md"}, {"a\xff", "a%FF"}, {"-", "-"}, {"x?y#z", "x%3Fy%23z"}, {"a\\b", "a%5Cb"},
	} {
		got, _ := uriOf(c.path)
		require.Equal(t, c.uri, got)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		name := make([]byte, 1+rng.IntN(12))
		for i := range name {
			name[i] = byte(1 + rng.IntN(255))
		}
		uri, absolute := uriOf(string(name))
		_, err := url.Parse(uri)
		require.NoError(t, err, "%q", uri)
		back, err := url.PathUnescape(strings.TrimPrefix(uri, "file://"))
		require.NoError(t, err)
		if !absolute {
			require.Equal(t, relative(string(name)), back)
		}
	}
}

// TestNoLinksInMessages: what looks like a link or a placeholder is neither.
func TestNoLinksInMessages(t *testing.T) {
	require.Equal(t, `\[点此\](http://e.cn)`, sarifText("[点此](http://e.cn)").Text)
	require.Equal(t, `\\\[x\](1)`, sarifText(`\[x](1)`).Text)
	require.Equal(t, "〔2023〕[1]号", sarifText("〔2023〕[1]号").Text)
	require.Equal(t, "{{0}}", sarifText("{0}").Text)
	require.Equal(t, sarifTextRunes, len([]rune(sarifText(strings.Repeat("长", 5000)).Text)))
}

// many makes a file with so many findings of each severity.
func many(path string, n int) output.File {
	f := outputtest.Draft(path, strings.Repeat("做好戒毒。\n", n))
	for i := range n {
		f.Findings = append(f.Findings, lint.Diagnostic{Rule: "words", Severity: lint.Hint + lint.Severity(i%4),
			Span: source.Span{Start: 16*i + 6, End: 16*i + 12}, Message: lint.Textf("第%d个“戒毒”应为“解读”。", "%d", i)})
	}
	return f
}

func TestSARIFKeepsWithinTheLimits(t *testing.T) {
	out := outputtest.Render(t, SARIF, nil, many("a.md", 14_000), many("b.md", 14_000))
	run := readSARIF(t, out).Runs[0]
	require.Len(t, run.Results, 25_000)
	levels := map[string]int{}
	for _, r := range run.Results {
		levels[r.Properties.Severity]++
	}
	require.Equal(t, map[string]int{"error": 7000, "warning": 7000, "info": 7000, "hint": 4000}, levels)
	last := run.Invocations[0].Notifications
	require.Equal(t, "问题超出代码扫描服务的上限，按级别保留25000处，略去3000处；全部问题见 jsonl 或 csv。", last[len(last)-1].Message.Text)
	require.Less(t, strings.Index(out, "b.md"), strings.LastIndex(out, "b.md"), "results are in the order of the files")
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, err := w.Write([]byte(out))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.Less(t, z.Len(), 10_000_000)
}

// TestSARIFSize: the document is cut until it is small enough.
func TestSARIFSize(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	f := many("a.md", 2000)
	for i := range f.Findings {
		f.Findings[i].Message = lint.Text{ZH: fmt.Sprint(rng.Uint64(), rng.Uint64(), rng.Uint64())}
	}
	var b bytes.Buffer
	s := newSARIF(&b, outputtest.Options(output.Format{Lowest: lint.Hint})).(*sarif)
	s.limits.zipped = 50_000
	require.NoError(t, s.Add(f))
	require.NoError(t, s.Close(output.Run{}))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, err := w.Write(b.Bytes())
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.Less(t, z.Len(), 50_000)
	n := len(readSARIF(t, b.String()).Runs[0].Results)
	require.Greater(t, n, 100)
	require.Less(t, n, 2000)
}

func TestSARIFManyRelatedPlaces(t *testing.T) {
	f := many("a.md", 1)
	for range 5000 {
		f.Findings[0].Related = append(f.Findings[0].Related, lint.Related{Message: lint.Text{ZH: "见此"}})
	}
	f.Findings[0].Severity = lint.Error
	r := readSARIF(t, outputtest.Render(t, SARIF, nil, f)).Runs[0].Results[0]
	require.Less(t, len(r.Locations)+len(r.Related), 1001)
}

// TestSARIFManyUnread: notifications are bounded, too.
func TestSARIFManyUnread(t *testing.T) {
	var files []output.File
	for i := range 1500 {
		files = append(files, output.File{Path: fmt.Sprint(i), Failure: "坏"})
	}
	n := readSARIF(t, outputtest.Render(t, SARIF, nil, files...)).Runs[0].Invocations[0].Notifications
	require.Len(t, n, 1001)
	require.Equal(t, "另有500份未能检查或未识别。", n[1000].Message.Text)
}

func TestSARIFTellsItsLimits(t *testing.T) {
	require.Contains(t, sarifHolds.ZH, fmt.Sprint(codeScanning.results))
	require.Contains(t, sarifHolds.ZH, fmt.Sprint(codeScanning.zipped/1e6))
}

// TestSARIFOfWordFiles: they have no lines to point at, and no service may write into them.
func TestSARIFOfWordFiles(t *testing.T) {
	out := outputtest.Render(t, SARIF, nil, outputtest.WordFile(t))
	valid(t, sarifSchema(t), out)
	require.NotContains(t, out, "region")
	require.NotContains(t, out, "replacements")
	require.Contains(t, out, `"logicalLocations":[{"fullyQualifiedName":"第2段"}]`)
}
