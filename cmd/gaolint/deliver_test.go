package main

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// small is a format that holds one file.
type small struct {
	to    io.Writer
	files int
}

func (s *small) Add(output.File) error {
	if s.files++; s.files > 1 {
		return &output.LimitError{Format: "small", Text: lint.Text{ZH: "small 最多容纳1份稿件", EN: "small holds 1 draft at most"}}
	}
	return nil
}

func (s *small) Close(output.Run) error {
	_, err := io.WriteString(s.to, "end")
	return err
}

// TestAFullFormatIsGivenUp: a format that holds no more is told of once, and the others go
// on, even where it stands first.
func TestAFullFormatIsGivenUp(t *testing.T) {
	var stdout, stderr, other bytes.Buffer
	jsonl, _ := output.Named("jsonl")
	full := &destination{format: output.Format{Name: "small"}, whole: &small{to: &stdout}, to: &stdout}
	r := &lintRun{app: &app{stderr: &stderr}, to: []*destination{full, {format: jsonl, to: &other}}}
	f := output.File{Path: "a.md", Source: source.New("a.md", "甲"), Findings: []lint.Diagnostic{{Rule: "x", Severity: lint.Error}}}
	for range 4 {
		require.NoError(t, r.write(f))
	}
	for _, d := range r.to {
		require.NoError(t, d.end(output.Run{}))
	}
	require.Equal(t, "gaolint: small 最多容纳1份稿件\n", stderr.String())
	require.Equal(t, statusError, r.app.status)
	require.Empty(t, stdout.String())
	require.Equal(t, 4, bytes.Count(other.Bytes(), []byte("\n")))
}

// TestManualTellsLimits: both manuals tell how much each format holds.
func TestManualTellsLimits(t *testing.T) {
	for file, lang := range map[string]lint.Lang{"MANUAL.md": lint.ZH, "MANUAL.en.md": lint.EN} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, name := range output.Names() {
			f, _ := output.Named(name)
			require.Contains(t, string(text), "`"+name+"`")
			require.Contains(t, string(text), f.Holds.In(lang))
		}
	}
}
