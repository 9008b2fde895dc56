package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/uri"

	"gaolint/lint/linttest"
)

// longText is a report of about the number of bytes: the form's sample, its first section
// filled up with paragraphs of which no two are equal, nor any of another seed's.
func longText(bytes int, seed uint64) string {
	rng := rand.New(rand.NewPCG(seed, 17))
	var clauses []string
	for line := range strings.Lines(sample) {
		if line = strings.TrimSpace(line); line == "" || strings.ContainsAny(line, "#|0123456789“《（") {
			continue
		}
		clauses = append(clauses, strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("，。；：", r) })...)
	}
	var b strings.Builder
	head, tail, _ := strings.Cut(sample, "### （二）")
	b.WriteString(head)
	for i := 0; b.Len()+len(tail) < bytes; i++ {
		for range 3 + rng.IntN(3) {
			fmt.Fprintf(&b, "%s，", clauses[rng.IntN(len(clauses))])
		}
		fmt.Fprintf(&b, "办理事项%d-%d件。", seed, i+1)
		if i%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return b.String() + "\n\n### （二）" + tail
}

// program is the program itself, built once; GAOLINT_PROGRAM names another build.
var program = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("GAOLINT_PROGRAM"); path != "" {
		return path, nil
	}
	dir, err := os.MkdirTemp("", "gaolint-*")
	if err != nil {
		return "", err
	}
	built = dir
	if err := linttest.SeesSources(".."); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "gaolint.exe")
	if out, err := exec.Command("go", "build", "-o", path, "gaolint/cmd/gaolint").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// built is the folder that the program was built in, "" if it was not.
var built string

func TestMain(m *testing.M) {
	status := m.Run()
	if built != "" {
		_ = os.RemoveAll(built) // what is left lies among temporary files
	}
	os.Exit(status)
}

// stdio is a client that speaks in frames, to a server in a process of its own or in this
// one. It costs next to nothing beside the server.
type stdio struct {
	t    testing.TB
	to   io.WriteCloser
	pid  int         // of the process, 0: this one
	drop func()      // hangs up in both directions
	came chan []byte // messages, closed at the end
	id   int
	// publications counts those of findings.
	publications int
}

// startProcess is a client of the program.
func startProcess(t testing.TB, capabilities string) *stdio {
	path, err := program()
	require.NoError(t, err)
	cmd := exec.Command(path, "lsp", "--stdio")
	to, err := cmd.StdinPipe()
	require.NoError(t, err)
	from, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = to.Close()
		_ = cmd.Wait()
	})
	c := meet(t, to, from, capabilities)
	c.pid, c.drop = cmd.Process.Pid, func() { _, _ = to.Close(), from.Close() }
	return c
}

// startHere is a client of a server in this process, with all rules.
func startHere(t testing.TB, capabilities string) *stdio {
	e := formEngine(t)
	return startWith(t, capabilities, Options{Engine: func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }, Log: io.Discard})
}

func startWith(t testing.TB, capabilities string, o Options) *stdio {
	in, to := io.Pipe()
	from, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Serve(in, out, o)
		_, _ = out.Close(), in.Close()
	}()
	t.Cleanup(func() {
		_ = to.Close()
		<-ended
	})
	c := meet(t, to, from, capabilities)
	c.drop = func() { _, _ = to.Close(), from.Close() }
	return c
}

func meet(t testing.TB, to io.WriteCloser, from io.Reader, capabilities string) *stdio {
	c := &stdio{t: t, to: to, came: make(chan []byte, 1<<16)}
	go c.read(bufio.NewReaderSize(from, 1<<16))
	c.call("initialize", json.RawMessage(`{"processId":null,"rootUri":null,"capabilities":`+capabilities+`}`))
	c.notify("initialized", json.RawMessage(`{}`))
	return c
}

func (c *stdio) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	require.NoError(c.t, err)
	c.raw(string(body))
}

// raw sends a message as it is.
func (c *stdio) raw(body string) {
	_, err := io.WriteString(c.to, frame(body))
	require.NoError(c.t, err)
}

func (c *stdio) notify(method string, params any) {
	c.send(map[string]any{"method": method, "params": params})
}

// ask sends a request and gives its id.
func (c *stdio) ask(method string, params any) string {
	c.id++
	c.send(map[string]any{"id": c.id, "method": method, "params": params})
	return strconv.Itoa(c.id)
}

// call sends a request and waits for its answer; what comes before it is passed over.
func (c *stdio) call(method string, params any) json.RawMessage {
	m := c.answer(c.ask(method, params))
	require.Nil(c.t, m.Error, "%s: %+v", method, m.Error)
	return m.Result
}

// answer waits for the answer to a request.
func (c *stdio) answer(id string) message {
	for {
		var m message
		require.NoError(c.t, json.Unmarshal(c.frame(), &m))
		if m.ID != nil && m.Method == "" && string(*m.ID) == id {
			return m
		}
	}
}

// read takes messages in as they come.
func (c *stdio) read(from *bufio.Reader) {
	defer close(c.came)
	for {
		n := 0
		for {
			line, err := from.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if rest, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				n, _ = strconv.Atoi(rest)
			}
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(from, body); err != nil {
			return
		}
		c.came <- body
	}
}

// frame is the next message as it came.
func (c *stdio) frame() []byte {
	select {
	case body, ok := <-c.came:
		require.True(c.t, ok, "the server is gone")
		if bytes.Contains(body, []byte(`"method":"textDocument/publishDiagnostics"`)) {
			c.publications++
		}
		return body
	case <-time.After(patience):
		require.Fail(c.t, "no message comes", "%s", stacks())
		return nil
	}
}

var ofVersion = regexp.MustCompile(`"version":(\d+)`)

// published waits for the findings of a version of the document, the only one that is
// open, and gives their number. It reads no more of them: that would cost as much as
// making them.
func (c *stdio) published(version int) int {
	for {
		before := c.publications
		body := c.frame()
		if c.publications == before {
			continue
		}
		m := ofVersion.FindSubmatch(body)
		require.NotNil(c.t, m, "%s", body)
		v, err := strconv.Atoi(string(m[1]))
		require.NoError(c.t, err)
		if v >= version {
			return bytes.Count(body, []byte(`"severity":`))
		}
	}
}

func (c *stdio) open(u uri.URI, text string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": u, "languageId": "markdown", "version": 1, "text": text}})
}

func (c *stdio) close(u uri.URI) {
	c.notify("textDocument/didClose", at(u))
}

// at is the params that name a document, with more of them.
func at(u uri.URI, more ...any) map[string]any {
	p := map[string]any{"textDocument": map[string]any{"uri": u}}
	for i := 0; i < len(more); i += 2 {
		p[more[i].(string)] = more[i+1]
	}
	return p
}

func spot(line, character int) map[string]int {
	return map[string]int{"line": line, "character": character}
}

// replace writes text over n characters at a place.
func (c *stdio) replace(u uri.URI, version, line, character, n int, text string) {
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": u, "version": version},
		"contentChanges": []any{map[string]any{
			"range": map[string]any{"start": spot(line, character), "end": spot(line, character+n)}, "text": text}},
	})
}
