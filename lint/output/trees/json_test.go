package trees

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/lines"
	"gaolint/lint/output/outputtest"
)

func TestJSONDocument(t *testing.T) {
	var doc struct {
		Version int
		Tool    struct{ Name, Version string }
		Files   []struct {
			Path, Verdict, VerdictName, Reason, Profile, Organ string
			Year                                               int
			Counts                                             jsonCounts
			Findings                                           []lines.Finding
		}
		Summary jsonSummary
	}
	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, JSON, nil, outputtest.Batch()...)), &doc))
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

	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, JSON, nil)), &doc), "no file at all")
}

// TestFindingsAreThoseOfJSONL: a finding in json is the line of jsonl.
func TestFindingsAreThoseOfJSONL(t *testing.T) {
	var doc struct {
		Files []struct{ Findings []json.RawMessage }
	}
	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, JSON, nil, outputtest.Batch()...)), &doc))
	var want []string
	for _, f := range doc.Files {
		for _, x := range f.Findings {
			want = append(want, string(x)+"\n")
		}
	}
	require.Equal(t, outputtest.Render(t, lines.JSONL, nil, outputtest.Batch()...), strings.Join(want, ""))
}

// called is a run with a list of organs.
func called(t *testing.T) string {
	f := outputtest.Sample("甲.md")
	organ := f.Result.Title.Organ
	list, err := organs.Read("名单.csv", []byte("全称,上级,期限\n"+organ+",云外市人民政府,\n=云外县水利局,云外市人民政府,2025-01-31\n"))
	require.NoError(t, err)
	roll := organs.NewRoll(list)
	for _, path := range []string{"甲.md", "乙.md"} {
		require.NotNil(t, roll.Add(path, organ, f.Result.Title.Year))
	}
	require.Nil(t, roll.Add("<丙>.md", "石桥县人民政府", 2023))
	format := JSON
	var b bytes.Buffer
	w := format.Whole(&b, outputtest.Options(format))
	require.NoError(t, w.Add(f))
	require.NoError(t, w.Close(output.Run{Organs: roll.Outcome()}))
	return b.String()
}

func TestOrgansInJSON(t *testing.T) {
	var doc struct{ Summary struct{ Organs jsonOrgans } }
	require.NoError(t, json.Unmarshal([]byte(called(t)), &doc))
	o := doc.Summary.Organs
	require.Equal(t, 2, o.Listed)
	require.Equal(t, []jsonOrgan{{Name: "=云外县水利局", Superior: "云外市人民政府", Deadline: "2025-01-31"}}, o.Missing)
	require.Equal(t, []jsonFileOf{{"<丙>.md", "石桥县人民政府"}}, o.Unlisted)
	require.Equal(t, []string{"甲.md", "乙.md"}, o.Twice[0].Paths)
	require.NotContains(t, outputtest.Render(t, JSON, nil), "organs", "without a list nothing is said of it")
}

func TestHostileJSON(t *testing.T) {
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		for _, f := range []output.Format{JSON, SARIF, GitLab, RDJSON} {
			out := outputtest.Render(t, f, nil, files...)
			var v any
			require.NoError(t, json.Unmarshal([]byte(out), &v), f.Name)
			outputtest.Calm(t, out, "\n")
		}
		out := outputtest.Render(t, lines.JSONL, nil, files...)
		outputtest.Calm(t, out, "\n")
		for line := range strings.Lines(out) {
			require.True(t, json.Valid([]byte(line)))
		}
	})
}

// TestCommonInJSON: wording that very many organs share commands nobody there.
func TestCommonInJSON(t *testing.T) {
	write := func(common ...output.Common) string {
		var b bytes.Buffer
		w := newJSON(&b, outputtest.Options(JSON))
		require.NoError(t, w.Add(outputtest.Sample("a.md")))
		require.NoError(t, w.Close(output.Run{Common: common, CommonTotal: 3 * len(common)}))
		return b.String()
	}
	plain := output.Common{Text: "坚持把公开透明作为政府工作的基本制度。", Organs: 7, Path: "甲/a.md", Line: 5}
	require.NotContains(t, write(), plain.Text)
	var doc struct{ Summary jsonSummary }
	require.NoError(t, json.Unmarshal([]byte(write(plain)), &doc))
	require.Equal(t, []jsonCommon{jsonCommon(plain)}, doc.Summary.Common)
	require.Equal(t, 3, doc.Summary.CommonTotal)
	for _, p := range outputtest.Payloads {
		outputtest.Calm(t, write(output.Common{Text: p, Organs: 7, Path: p, Line: 5}), "\n")
	}
}
