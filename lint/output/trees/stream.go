// Package trees has the formats that are one JSON or XML document about a run, for services and
// scripts.
package trees

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"net/url"
	"path"
	"strings"

	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// stream is what formats have in common that write one document file by file and keep
// nothing of a file: the first error stands, and nothing is written behind it.
type stream struct {
	out *bufio.Writer
	o   output.Options
	// begun: something was written; items are parted by commas.
	begun bool
	items int
	err   error
}

func newStream(w io.Writer, o output.Options) stream { return stream{out: bufio.NewWriter(w), o: o} }

// write writes text as it is.
func (s *stream) write(text string) {
	if s.err == nil {
		_, s.err = s.out.WriteString(text)
	}
}

// begin writes the head once.
func (s *stream) begin(head string) {
	if !s.begun {
		s.begun = true
		s.write(head)
	}
}

// item writes a value of a JSON list on a line of its own.
func (s *stream) item(v any) {
	if s.err != nil {
		return
	}
	if s.items > 0 {
		s.write(",\n")
	}
	s.items++
	var data []byte
	if data, s.err = encoded(v); s.err == nil {
		s.write(string(data))
	}
}

// shown are the file's findings that the document holds.
func (s *stream) shown(f output.File) iter.Seq[output.Shown] { return f.Shown(s.o) }

// flush writes what waits.
func (s *stream) flush() error {
	if s.err == nil {
		s.err = s.out.Flush()
	}
	return s.err
}

// encoded is the value as JSON on one line that no terminal and no log obeys.
func encoded(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return safe.JSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// relative is a path without ./ in front, as services that know a repository want it.
func relative(p string) string {
	if p == "" {
		return p
	}
	return path.Clean(p)
}

// uriOf writes a path as a URI: relative ones as they are, absolute ones with their scheme;
// every byte that is not plain is written by its code, so that any name comes back.
func uriOf(p string) (uri string, absolute bool) {
	p = relative(p)
	parts := strings.Split(p, "/")
	for i := range parts {
		parts[i] = strings.ReplaceAll(url.QueryEscape(parts[i]), "+", "%20")
	}
	uri = strings.Join(parts, "/")
	switch {
	case strings.HasPrefix(p, "//"): // a share: its host comes first
		return "file:" + uri, true
	case strings.HasPrefix(p, "/"):
		return "file://" + uri, true
	case len(p) > 2 && p[1] == ':' && p[2] == '/': // a drive
		return "file:///" + p[:2] + uri[len(url.QueryEscape(p[:2])):], true
	}
	return uri, false
}
