package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// maxFrame bounds a message, in bytes; a longer one is passed over.
const maxFrame = 256 << 20

// maxHeader bounds a line of a message's header, in bytes.
const maxHeader = 4096

// frames lets whole messages through to the transport, and answers for those that would
// end its session: a header that makes no sense, text that is no JSON, JSON that is no
// message.
type frames struct {
	in     *bufio.Reader
	refuse func(code jsonrpc2.Code, id json.RawMessage, message string)
	due    bytes.Buffer // of the message that is being handed on
}

func newFrames(in io.Reader, refuse func(jsonrpc2.Code, json.RawMessage, string)) *frames {
	return &frames{in: bufio.NewReaderSize(in, maxHeader), refuse: refuse}
}

// Read hands on the messages.
func (f *frames) Read(p []byte) (int, error) {
	for f.due.Len() == 0 {
		if err := f.next(); err != nil {
			return 0, err
		}
	}
	return f.due.Read(p)
}

// next takes the next message in, if it is one.
func (f *frames) next() error {
	size, err := f.header()
	switch {
	case err != nil:
		return err
	case size <= 0:
		f.refuse(jsonrpc2.ParseError, nil, "a message needs a header with Content-Length above 0")
		return nil
	case size > maxFrame:
		f.refuse(jsonrpc2.InvalidRequest, nil, fmt.Sprintf("a message of %d bytes is too long", size))
		_, err := io.CopyN(io.Discard, f.in, size)
		return err
	}
	f.due.Reset()
	fmt.Fprintf(&f.due, "Content-Length: %d\r\n\r\n", size)
	head := f.due.Len()
	if _, err := io.CopyN(&f.due, f.in, size); err != nil {
		return io.ErrUnexpectedEOF
	}
	if code, id, message := fault(f.due.Bytes()[head:]); message != "" {
		f.due.Reset()
		f.refuse(code, id, message)
	}
	return nil
}

// header reads to the end of a header. The size is 0 where it tells none. Lines that are
// none of a header are passed over, so that the next message is found again.
func (f *frames) header() (size int64, err error) {
	seen := false
	for {
		line, err := f.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			seen = true
			continue // the rest of the line is the next one
		}
		if err != nil {
			return 0, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			if seen {
				return size, nil
			}
			continue
		}
		seen = true
		if name, value, ok := strings.Cut(text, ":"); ok && strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if size, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil {
				size = 0
			}
		}
	}
}

// fault is what is wrong with a message, "" if it is one.
func fault(body []byte) (code jsonrpc2.Code, id json.RawMessage, message string) {
	body = bytes.TrimSpace(body)
	switch {
	case !json.Valid(body):
		return jsonrpc2.ParseError, nil, "the message is no JSON"
	case len(body) > 0 && body[0] == '[': // a batch: the transport looks at each
		return 0, nil, ""
	}
	var m struct {
		Version json.RawMessage `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Method  json.RawMessage `json:"method"`
		Result  json.RawMessage `json:"result"`
		Error   json.RawMessage `json:"error"`
	}
	switch {
	case json.Unmarshal(body, &m) != nil:
		return jsonrpc2.InvalidRequest, nil, "the message is no object"
	case !isID(m.ID):
		return jsonrpc2.InvalidRequest, nil, "an id is a whole number or a text"
	case string(m.Version) != `"2.0"`:
		return jsonrpc2.InvalidRequest, m.ID, `a message has "jsonrpc": "2.0"`
	case m.Method != nil && m.Method[0] != '"' || m.Method == nil && (m.ID == nil || m.Result == nil && m.Error == nil):
		return jsonrpc2.InvalidRequest, m.ID, "a message has a method, or is an answer"
	}
	return 0, nil, ""
}

func isID(id json.RawMessage) bool {
	if len(id) == 0 || string(id) == "null" || id[0] == '"' {
		return true
	}
	_, err := strconv.ParseInt(string(id), 10, 64)
	return err == nil
}

// refusal writes the answer to what is no message.
func refusal(out io.Writer, code jsonrpc2.Code, id json.RawMessage, message string) error {
	if id == nil {
		id = json.RawMessage("null")
	}
	type fault struct {
		Code    jsonrpc2.Code `json:"code"`
		Message string        `json:"message"`
	}
	body, err := json.Marshal(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   fault           `json:"error"`
	}{"2.0", id, fault{code, message}})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// serial keeps messages that are written side by side apart: each comes in one Write.
type serial struct {
	mu sync.Mutex
	io.Writer
}

func (w *serial) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.Writer.Write(p)
}
