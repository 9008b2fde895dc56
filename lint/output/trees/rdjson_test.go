package trees

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

func TestRDJSON(t *testing.T) {
	var doc struct {
		Source      struct{ Name string }
		Diagnostics []rdDiagnostic
	}
	f := outputtest.Draft("./a.md", "𠮷甲做好戒毒。甲")
	d := outputtest.At(f, "戒毒", "错。", lint.Error)
	d.Fixes = []lint.Fix{
		lint.Replace(lint.Text{ZH: "改"}, d.Span, "解读"),
		{Edits: []source.Edit{{Span: d.Span, New: "解读"}, {Span: source.Span{Start: 4, End: 7}, New: ""}}},
		{Edits: []source.Edit{{Span: source.Span{Start: 0, End: 4}, New: "x"}, {Span: source.Span{Start: 2, End: 7}, New: ""}}},
		{},
	}
	f.Findings = []lint.Diagnostic{d}
	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, RDJSON, nil, f, output.File{Path: "b", Failure: "坏"})), &doc))
	require.Equal(t, "gaolint", doc.Source.Name)
	got := doc.Diagnostics[0]
	place := rdRange{rdPosition{1, 14}, rdPosition{1, 20}}
	require.Equal(t, rdLocation{"a.md", &place}, got.Location, "columns are bytes")
	require.Equal(t, "ERROR", got.Severity)
	require.Equal(t, []rdSuggestion{{place, "解读"}, {rdRange{rdPosition{1, 5}, rdPosition{1, 20}}, "做好解读"}}, got.Suggestions)
	require.Equal(t, "unchecked", doc.Diagnostics[1].Code.Value)
	require.Nil(t, doc.Diagnostics[1].Location.Range)
}
