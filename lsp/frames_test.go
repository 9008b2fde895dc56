package lsp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/jsonrpc2"
)

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// TestFrames: what is no message is answered, and those behind it get through.
func TestFrames(t *testing.T) {
	good := `{"jsonrpc":"2.0","id":7,"method":"shutdown"}`
	for _, c := range []struct {
		name, in string
		code     jsonrpc2.Code
	}{
		{"no JSON", frame(`{"jsonrpc":`), jsonrpc2.ParseError},
		{"no object", frame(`3`), jsonrpc2.InvalidRequest},
		{"no version", frame(`{"id":1,"method":"x"}`), jsonrpc2.InvalidRequest},
		{"odd id", frame(`{"jsonrpc":"2.0","id":1.5,"method":"x"}`), jsonrpc2.InvalidRequest},
		{"method is no text", frame(`{"jsonrpc":"2.0","id":1,"method":5}`), jsonrpc2.InvalidRequest},
		{"neither request nor answer", frame(`{"jsonrpc":"2.0"}`), jsonrpc2.InvalidRequest},
		{"no length", "Content-Type: x\r\n\r\n", jsonrpc2.ParseError},
		{"length 0", "Content-Length: 0\r\n\r\n", jsonrpc2.ParseError},
		{"negative length", "Content-Length: -5\r\n\r\n", jsonrpc2.ParseError},
		{"length is no number", "Content-Length: five\r\n\r\n", jsonrpc2.ParseError},
		{"a very long header line", "X: " + strings.Repeat("x", 3*maxHeader) + "\r\n\r\n", jsonrpc2.ParseError},
		{"invalid UTF-8 is replaced later", frame("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"\xff\"}"), 0},
		{"lower case", strings.ToLower(frame(``))[:0] + "content-length: 44\r\n\r\n" + good, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var refused []jsonrpc2.Code
			f := newFrames(strings.NewReader(c.in+frame(good)), func(code jsonrpc2.Code, _ json.RawMessage, _ string) { refused = append(refused, code) })
			out, err := io.ReadAll(f)
			require.NoError(t, err)
			require.True(t, bytes.HasSuffix(out, []byte(frame(good))), "%q", out)
			if c.code == 0 {
				require.Empty(t, refused)
				return
			}
			require.Equal(t, []jsonrpc2.Code{c.code}, refused)
			require.Equal(t, frame(good), string(out))
		})
	}
}

// FuzzFrames: whatever comes in, what is handed on are whole messages.
func FuzzFrames(f *testing.F) {
	f.Add([]byte(frame(`{"jsonrpc":"2.0","method":"x"}`) + "\r\n\r\n" + frame(`[`)))
	f.Add([]byte("Content-Length: 5\r\n\r\n{}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, _ := io.ReadAll(newFrames(bytes.NewReader(in), func(jsonrpc2.Code, json.RawMessage, string) {}))
		for len(out) > 0 {
			var n int
			_, err := fmt.Sscanf(string(out), "Content-Length: %d\r\n\r\n", &n)
			require.NoError(t, err)
			head := bytes.Index(out, []byte("\r\n\r\n")) + 4
			require.True(t, json.Valid(bytes.TrimSpace(out[head:head+n])))
			out = out[head+n:]
		}
	})
}
