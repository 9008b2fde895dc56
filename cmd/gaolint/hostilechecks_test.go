package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/docx"
)

// calm: a text that no terminal obeys.
func calm(t *testing.T, text string) {
	require.True(t, utf8.ValidString(text))
	i := strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
	})
	if i >= 0 {
		t.Fatalf("a control character in %q", text[max(0, i-60):min(len(text), i+20)])
	}
}

// checkLint: what was written in the draw's format can be read, and the status agrees with
// the findings.
func checkLint(d *draw, got outcome) {
	t := d.t
	result := filepath.Join(filepath.Dir(d.dir), "result")
	info, err := os.Stat(result)
	switch {
	case os.IsNotExist(err):
		if got.stdout != "" {
			calm(t, strings.ReplaceAll(got.stdout, "\r\n", "\n"))
		}
		return // a folder in which nothing was to be written, or the format was refused
	case err == nil && info.IsDir():
		require.NoError(t, filepath.WalkDir(result, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			checkFormat(t, d.format, data)
			return err
		}))
	default:
		data, err := os.ReadFile(result)
		require.NoError(t, err)
		checkFormat(t, d.format, data)
		if d.format == "jsonl" && got.status != statusError && bytes.Contains(data, []byte(`"severity":"error"`)) {
			require.Equal(t, statusFound, got.status)
		}
	}
}

var checkedRow = regexp.MustCompile(`^[=+\-@\t\r＝＋－＠]`)

// checkFormat: the result is what its format has to be.
func checkFormat(t *testing.T, format string, data []byte) {
	text := string(data)
	switch format {
	case "jsonl":
		for line := range strings.Lines(text) {
			require.True(t, json.Valid([]byte(line)), tail(line, 200))
		}
	case "json", "sarif", "gitlab", "rdjson":
		require.True(t, json.Valid(data))
	case "junit", "checkstyle":
		checkXML(t, data)
	case "github":
		for line := range strings.Lines(text) {
			require.Regexp(t, `^::(error|warning|notice) `, line)
		}
	case "csv":
		require.True(t, strings.HasPrefix(text, "\uFEFF"))
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		require.NoError(t, err)
		for _, row := range rows {
			for _, cell := range row {
				require.NotRegexp(t, checkedRow, cell)
			}
		}
		text = strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n")
	case "notes":
		text = strings.ReplaceAll(text, "\r\n", "\n")
	case "xlsx":
		checkPackage(t, data)
		return
	case "docx":
		checkPackage(t, data)
		_, err := docx.Read(data)
		require.NoError(t, err)
		return
	case "html":
		require.Contains(t, text, "default-src 'none'")
		require.True(t, strings.HasSuffix(strings.TrimSpace(text), "</html>"))
		require.Equal(t, 1, strings.Count(text, "<body"))
	}
	calm(t, strings.TrimPrefix(text, "\uFEFF"))
}

func checkXML(t *testing.T, data []byte) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		_, err := dec.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err)
	}
}

// checkPackage: an archive whose XML can be read.
func checkPackage(t *testing.T, data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		part, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NoError(t, r.Close())
		checkXML(t, part)
	}
}

// checkFrames: what the server wrote is whole messages.
func checkFrames(t *testing.T, out string) {
	n := 0
	for ; out != ""; n++ {
		head, rest, ok := strings.Cut(out, "\r\n\r\n")
		require.True(t, ok)
		length, err := strconv.Atoi(strings.TrimPrefix(head, "Content-Length: "))
		require.NoError(t, err)
		require.LessOrEqual(t, length, len(rest))
		require.True(t, json.Valid([]byte(rest[:length])))
		out = rest[length:]
	}
	require.GreaterOrEqual(t, n, 12, "every question is answered")
}
