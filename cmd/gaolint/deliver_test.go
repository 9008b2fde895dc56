package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/formats"
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
	jsonl, _ := formats.Named("jsonl")
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

// broken is a format whose end cannot be written.
type broken struct{ err error }

func (broken) Add(output.File) error    { return nil }
func (b broken) Close(output.Run) error { return b.err }

// TestAResultThatCannotBeEnded: it is told by its name, what was there stays, and nothing
// else is left beside it.
func TestAResultThatCannotBeEnded(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "结果.html")
	require.NoError(t, os.WriteFile(path, []byte("before"), 0o666))
	format := output.Format{Name: "broken", Whole: func(io.Writer, output.Options) output.Whole { return broken{syscall.ENOSPC} }}
	var stdout, stderr bytes.Buffer
	r := &lintRun{app: &app{stdout: &checkedWriter{to: &stdout}, stderr: &stderr}, to: []*destination{{format: format, path: path}}}
	require.NoError(t, r.to[0].begin(false))
	r.deliver(output.Run{})
	require.Equal(t, "gaolint: "+path+"：磁盘空间不足\n", stderr.String())
	onlyFile(t, path, "before")
}

// TestAResultThatCannotBeBegun leaves nothing of those that were begun before it.
func TestAResultThatCannotBeBegun(t *testing.T) {
	dir := t.TempDir()
	draft := filepath.Join(dir, "a.md")
	require.NoError(t, os.WriteFile(draft, []byte(rightText), 0o666))
	var stdout, stderr bytes.Buffer
	status := run([]string{"lint", "--output", "html=" + filepath.Join(dir, "a.html"), "--output", "xlsx=" + filepath.Join(dir, "none", "a.xlsx"), draft}, strings.NewReader(""), &stdout, &stderr)
	require.Equal(t, statusError, status)
	require.Contains(t, stderr.String(), "没有这个文件或目录")
	onlyFile(t, draft, rightText)
}

// onlyFile: the file holds the text and is alone in its folder.
func onlyFile(t *testing.T, path, text string) {
	files, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, files, 1)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, text, string(data))
}

// TestFullStandardOutputIsToldOnce: also by formats that write at the end.
func TestFullStandardOutputIsToldOnce(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "a.md")
	require.NoError(t, os.WriteFile(draft, []byte(wrongText), 0o666))
	for _, format := range []string{"text", "jsonl", "sarif", "html", "xlsx", "markdown"} {
		var stderr bytes.Buffer
		status := run([]string{"lint", "-q", "--format", format, draft}, strings.NewReader(""), fullDisk{}, &stderr)
		require.Equal(t, statusError, status, format)
		require.Equal(t, "gaolint: 标准输出：磁盘空间不足\n", stderr.String(), format)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestManualTellsLimits: both manuals tell how much each format holds.
func TestManualTellsLimits(t *testing.T) {
	for file, lang := range map[string]lint.Lang{"MANUAL.md": lint.ZH, "MANUAL.en.md": lint.EN} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, name := range formats.Names() {
			f, _ := formats.Named(name)
			require.Contains(t, string(text), "`"+name+"`")
			require.Contains(t, string(text), f.Holds.In(lang))
		}
	}
}
