package lines

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

// TestJSONLHasTheFieldsOfTheContract: scripts read these names.
func TestJSONLHasTheFieldsOfTheContract(t *testing.T) {
	text, _, err := source.Decode([]byte("\uFEFF𠮷\r\n做好戒毒。"))
	require.NoError(t, err)
	d := outputtest.Finding()
	at := source.Span{Start: 12, End: 18} // the mark of the file's beginning does not count
	d.Span, d.Fixes[0].Edits[0].Span = at, at
	d.Related[0].Span = source.Span{Start: 0, End: 4}
	d.Confidence = 0.9
	f := output.File{Path: "稿.md", Source: source.New("稿.md", text), Findings: []lint.Diagnostic{d}}
	var b bytes.Buffer
	require.NoError(t, JSONL.Lines(&b, f, output.Options{}))
	place := `{"start":{"line":2,"column":3,"offset":12},"end":{"line":2,"column":5,"offset":18}}`
	require.Equal(t, `{"path":"稿.md","rule":"words","severity":"error","message":"“戒毒”应为“解读”。","text":"戒毒","range":`+place+
		`,"fixes":[{"title":"改为“解读”","safe":true,"edits":[{"range":`+place+`,"newText":"解读"}]}]`+
		`,"related":[{"range":{"start":{"line":1,"column":1,"offset":0},"end":{"line":1,"column":2,"offset":4}},"message":"前文"}]`+
		`,"confidence":0.9,"help":"gaolint explain words"}`+"\n", b.String())
}

func TestJSONLLeavesOutWhatIsAbsent(t *testing.T) {
	d := lint.Diagnostic{Rule: "heading", Severity: lint.Hint, Message: lint.Text{ZH: "缺<一>&", EN: "x"}, Span: source.Span{Start: 3, End: 3}}
	f := output.File{Path: "-", Source: source.New("-", "甲\n"), Findings: []lint.Diagnostic{d}}
	var b bytes.Buffer
	require.NoError(t, JSONL.Lines(&b, f, output.Options{}))
	require.Equal(t, `{"path":"-","rule":"heading","severity":"hint","message":"缺<一>&","text":"","range":{"start":{"line":1,"column":2,"offset":3},"end":{"line":1,"column":2,"offset":3}},"help":"gaolint explain heading"}`+"\n", b.String())
	b.Reset()
	require.NoError(t, JSONL.Lines(&b, f, output.Options{Lowest: lint.Info}))
	require.Empty(t, b.String())
}

// TestEscapesSayTheSame: what is escaped for the terminal's sake reads back as it was.
func TestEscapesSayTheSame(t *testing.T) {
	for _, bad := range outputtest.Attacks {
		if bad == "\xff" {
			continue // no text: Decode refuses it, and a name has no other form in JSON
		}
		d := lint.Diagnostic{Rule: "words", Severity: lint.Error, Message: lint.Text{ZH: bad}, Span: source.Span{Start: 0, End: len(bad)}}
		var b bytes.Buffer
		require.NoError(t, JSONL.Lines(&b, output.File{Path: bad, Source: source.New("", bad), Findings: []lint.Diagnostic{d}}, output.Options{}))
		var got struct{ Path, Message, Text string }
		require.NoError(t, json.Unmarshal(b.Bytes(), &got))
		require.Equal(t, bad, got.Path)
		require.Equal(t, bad, got.Message)
		require.Equal(t, bad, got.Text)
	}
}

func TestWritersReportErrors(t *testing.T) {
	f := output.File{Path: "a.md", Source: source.New("a.md", "做好戒毒。"), Findings: []lint.Diagnostic{outputtest.Finding()}}
	require.Error(t, JSONL.Lines(outputtest.Broken{}, f, output.Options{}))
	require.Error(t, Text.Lines(outputtest.Broken{}, f, outputtest.Styled(false, lint.Default)))
}
