package lsp

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/uri"
)

const pullsOnly = `{"textDocument":{"diagnostic":{}}}`

// settle waits until there are no more goroutines than there were, and gives their number.
func settle(most int) int {
	for end := time.Now().Add(patience); runtime.NumGoroutine() > most && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	return runtime.NumGoroutine()
}

// stacks is what the goroutines are at, for messages.
func stacks() string {
	b := make([]byte, 1<<20)
	return string(b[:runtime.Stack(b, true)])
}

// pulled asks for a document's findings, which makes sure that all before is done.
func (c *stdio) pulled(u uri.URI) (items []json.RawMessage) {
	var r struct{ Items []json.RawMessage }
	require.NoError(c.t, json.Unmarshal(c.call("textDocument/diagnostic", at(u)), &r))
	return r.Items
}

// TestClosedLeavesNothing opens, edits and closes two thousand documents: neither memory
// nor a goroutine is left of them.
func TestClosedLeavesNothing(t *testing.T) {
	documents := 1000 // in each of two ways
	if testing.Short() {
		documents = 300
	}
	for _, capabilities := range []string{pushes, pullsOnly} {
		outside := runtime.NumGoroutine()
		t.Run(capabilities, func(t *testing.T) {
			c := startHere(t, capabilities)
			c.open(draft, sample)
			require.Empty(t, c.pulled(draft))
			here := runtime.NumGoroutine()
			var before int64
			for i := range documents {
				if i == documents/10 { // buffers and pools have their size
					before = liveHeap()
				}
				u := uri.File(fmt.Sprintf("/tmp/稿件/%d.md", i))
				c.open(u, longText(10_000, uint64(i)))
				for v := range 3 {
					c.replace(u, v+2, 4+2*v, 0, 0, "做好政策文件的戒毒。")
				}
				if i%3 > 0 {
					require.NotEmpty(t, c.pulled(u))
				}
				c.close(u)
			}
			require.Empty(t, c.pulled(draft))
			require.Less(t, liveHeap()-before, int64(1<<20), "of %d documents of 10 KB", documents)
			require.LessOrEqual(t, settle(here), here, stacks())
		})
		require.LessOrEqual(t, settle(outside), outside, stacks())
	}
}

// TestEditedStaysSmall edits each paragraph of a document and then all of them again: what
// is held of the document does not grow with the number of its former texts.
func TestEditedStaysSmall(t *testing.T) {
	text := longText(100_000, 1)
	c := startHere(t, pullsOnly)
	c.open(draft, text)
	c.pulled(draft)
	before := liveHeap()
	version := 1
	for range 2 {
		for i, line := range strings.Split(text, "\n") {
			if line == "" || strings.ContainsAny(line, "|#") {
				continue
			}
			version++
			c.replace(draft, version, i, 0, 0, "又")
			if version%3 == 0 {
				c.pulled(draft)
			}
		}
	}
	c.pulled(draft)
	require.Less(t, liveHeap()-before, int64(5*len(text)), "after %d edits", version)
}

// jieduServer is a client of a server with one rule, for what is not about rules.
func jieduServer(t testing.TB, capabilities string) *stdio {
	e := testEngine(t)
	return startWith(t, capabilities, Options{Engine: func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }, Log: io.Discard})
}

// TestFlood: many documents at once, changes and requests without waiting, requests taken
// back, versions that are old, documents that nobody opened, frames that are none. All that
// is asked is answered, what is right is done, and nothing is left behind.
func TestFlood(t *testing.T) {
	documents, rounds := 1000, 12
	if testing.Short() {
		documents, rounds = 200, 6
	}
	for _, capabilities := range []string{pushes, pullsOnly} {
		t.Run(capabilities, func(t *testing.T) {
			c := jieduServer(t, capabilities)
			here := runtime.NumGoroutine()
			before := liveHeap()
			name := func(i int) uri.URI { return uri.File(fmt.Sprintf("/tmp/稿件/%d.md", i)) }
			for i := range documents {
				c.open(name(i), "做好工作。\n")
			}
			asked := map[string]bool{}
			for round := range rounds {
				for i := range documents {
					u := name(i)
					c.replace(u, 2*round+2, 0, 2, 2, "戒毒")
					c.replace(u, 2*round+3, 0, 2, 2, "工作")
					id := c.ask("textDocument/hover", at(u, "position", spot(0, 3)))
					asked[id] = true
					switch i % 7 {
					case 0:
						c.notify("$/cancelRequest", map[string]any{"id": json.Number(id)})
					case 1:
						c.replace(uri.File("/tmp/nobody.md"), 2, 0, 0, 0, "x")
						c.notify("textDocument/didClose", at(uri.File("/tmp/nobody.md")))
						c.notify("$/cancelRequest", map[string]any{"id": "nobody asked"})
					case 2:
						c.raw(`{"jsonrpc":"2.0","id":1.5,"method":"x"}`)
						_, err := io.WriteString(c.to, "Content-Length: 3\r\n\r\n{]}Content-Length: x\r\n\r\n")
						require.NoError(t, err)
					}
				}
			}
			for len(asked) > 0 {
				var m message
				require.NoError(t, json.Unmarshal(c.frame(), &m))
				if m.ID != nil && m.Method == "" {
					delete(asked, string(*m.ID))
				}
			}
			for i := range documents {
				require.Empty(t, c.pulled(name(i)))
				c.replace(name(i), 1000, 0, 2, 2, "戒毒")
				require.Len(t, c.pulled(name(i)), 1)
				c.close(name(i))
			}
			require.Empty(t, c.pulled(name(0)))
			require.LessOrEqual(t, settle(here), here, stacks())
			require.Less(t, liveHeap()-before, int64(1<<20))
		})
	}
}

// TestBurstIsCoalesced: two hundred characters typed without a pause cause no queue. The
// publisher is busy while they come; behind that there is one run over the last text.
func TestBurstIsCoalesced(t *testing.T) {
	e, busy := testEngine(t), make(chan bool)
	var runs atomic.Int64
	c := startWith(t, pushes, Options{Log: io.Discard, Engine: func(string, Settings) (Governed, error) {
		if runs.Add(1) == 1 {
			<-busy
		}
		return Governed{Engine: e}, nil
	}})
	c.open(draft, "做好戒毒。\n")
	for i := range 200 {
		c.replace(draft, i+2, 0, 0, 0, "好")
	}
	close(busy)
	require.Equal(t, 1, c.published(201))
	require.LessOrEqual(t, c.publications, 3)
	require.LessOrEqual(t, runs.Load(), int64(3))
}

// TestClientThatDoesNotRead: changes are taken in while the client takes no findings.
func TestClientThatDoesNotRead(t *testing.T) {
	e := testEngine(t)
	in, to := io.Pipe()
	from, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Serve(in, out, Options{Log: io.Discard, Engine: func(string, Settings) (Governed, error) { return Governed{Engine: e}, nil }})
	}()
	c := &stdio{t: t, to: to}
	c.send(map[string]any{"id": 1, "method": "initialize", "params": map[string]any{"capabilities": map[string]any{}}})
	_, err := from.Read(make([]byte, 1<<16)) // the answer's beginning: it has been initialized
	require.NoError(t, err)
	for i := range 300 {
		u := uri.File(fmt.Sprintf("/tmp/稿件/%d.md", i%3))
		c.open(u, "做好戒毒。\n")
		c.replace(u, 2, 0, 0, 0, "好")
		c.close(u)
	}
	_, _ = to.Close(), from.Close()
	require.Equal(t, 1, <-ended)
}

// TestClientDies: whenever the client is gone, the server is, and all that it held.
func TestClientDies(t *testing.T) {
	outside := runtime.NumGoroutine()
	for i := range 20 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			c := jieduServer(t, []string{pushes, pullsOnly}[i%2])
			c.open(draft, "做好戒毒。\n")
			for k := range 10 * i {
				c.replace(draft, k+2, 0, 0, 0, "好")
				c.ask("textDocument/codeAction", at(draft, "range", map[string]any{"start": spot(0, 0), "end": spot(0, 99)}, "context", map[string]any{"diagnostics": []any{}}))
			}
			if i%3 == 0 { // in the middle of a message
				_, err := io.WriteString(c.to, "Content-Length: 100\r\n\r\n{")
				require.NoError(t, err)
			}
			c.drop()
		})
	}
	require.LessOrEqual(t, settle(outside), outside, stacks())
}

// TestProcess: the program holds no more open files for documents that were closed, and
// ends when its client hangs up.
func TestProcess(t *testing.T) {
	c := startProcess(t, pullsOnly)
	files := func() int {
		list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.pid))
		if err != nil {
			t.Skip("this system does not tell a process's open files: ", err)
		}
		return len(list)
	}
	dir := t.TempDir()
	visit := func(i int) {
		u := uri.File(filepath.Join(dir, fmt.Sprintf("稿件%d", i), "报告.md"))
		c.open(u, "一是做好政策文件的戒毒。\n")
		require.NotEmpty(t, c.pulled(u))
		c.close(u)
	}
	before := 0
	for i := range 10 { // the runtime opens some of its own when it first waits for one
		visit(i)
		before = max(before, files())
	}
	for i := range 50 {
		visit(i)
	}
	require.Eventually(t, func() bool { return files() <= before }, patience, 10*time.Millisecond)
	c.drop()
	for range c.came { // it ends with the process's output
	}
}
