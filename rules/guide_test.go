package rules_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var guideBlock = regexp.MustCompile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$")

// TestGuides follows the pages on how to add a rule, a word and a report kind, command by
// command in a copy of the tree, and looks for what they promise in lint and in the server.
func TestGuides(t *testing.T) {
	if testing.Short() || os.Getenv("GAOLINT_FULL") == "" {
		t.Skip("GAOLINT_FULL=1 runs it: it compiles the program anew, several times")
	}
	tree := t.TempDir()
	copyTree(t, "..", tree)
	for _, page := range []string{"rules/README.md", "rules/profiles/README.md"} {
		text, err := os.ReadFile(filepath.Join(tree, page))
		require.NoError(t, err)
		found := 0
		for _, m := range guideBlock.FindAllStringSubmatch(string(text), -1) {
			kind, options, body := m[1], strings.TrimSpace(m[2]), m[3]
			if path, ok := strings.CutPrefix(options, "file="); ok {
				path = filepath.Join(tree, path)
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
				require.NoError(t, os.WriteFile(path, []byte(body), 0o666))
				continue
			}
			require.Equal(t, "sh", kind, "%s: what is to be done with %s?", page, kind)
			c := exec.Command("bash", "-e", "-c", body)
			c.Dir = tree
			out, err := c.CombinedOutput()
			rule, seen := strings.CutPrefix(options, "found=")
			if !seen {
				require.NoError(t, err, "%s: %s\n%s", page, body, out)
				continue
			}
			found++
			require.Contains(t, string(out), rule, body)
			if !strings.Contains(body, "--profile") {
				require.Contains(t, served(t, tree), rule, "the server finds it, too")
			}
		}
		require.NotZero(t, found, page)
	}
}

func copyTree(t *testing.T, from, to string) {
	err := filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch {
		case e.IsDir() && (e.Name() == ".git" || e.Name() == "node_modules" || e.Name() == "dist"):
			return fs.SkipDir
		case e.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o777)
		case !e.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o666)
	})
	require.NoError(t, err)
}

// served gives the rules of the findings that the server has of draft.md.
func served(t *testing.T, tree string) []string {
	text, err := os.ReadFile(filepath.Join(tree, "draft.md"))
	require.NoError(t, err)
	c := exec.Command("go", "run", "./cmd/gaolint", "lsp")
	c.Dir = tree
	in, err := c.StdinPipe()
	require.NoError(t, err)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	defer func() { _ = c.Wait() }()
	defer in.Close()
	uri := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(tree, "draft.md"))}).String()
	send := func(message map[string]any) {
		message["jsonrpc"] = "2.0"
		body, err := json.Marshal(message)
		require.NoError(t, err)
		_, err = fmt.Fprintf(in, "Content-Length: %d\r\n\r\n%s", len(body), body)
		require.NoError(t, err)
	}
	send(map[string]any{"id": 1, "method": "initialize", "params": map[string]any{
		"processId": nil, "rootUri": nil, "capabilities": map[string]any{}, "initializationOptions": map[string]any{"enable": "always"},
	}})
	send(map[string]any{"method": "initialized", "params": map[string]any{}})
	send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "markdown", "version": 1, "text": string(text)},
	}})
	for r := bufio.NewReader(out); ; {
		var message struct {
			Method string
			Params struct {
				Diagnostics []struct{ Code string }
			}
		}
		require.NoError(t, json.Unmarshal(frame(t, r), &message))
		if message.Method != "textDocument/publishDiagnostics" {
			continue
		}
		var rules []string
		for _, d := range message.Params.Diagnostics {
			rules = append(rules, d.Code)
		}
		return rules
	}
}

// frame reads one message.
func frame(t *testing.T, r *bufio.Reader) []byte {
	length := 0
	for {
		line, err := r.ReadString('\n')
		require.NoError(t, err)
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			length, err = strconv.Atoi(n)
			require.NoError(t, err)
		}
	}
	body := make([]byte, length)
	_, err := io.ReadFull(r, body)
	require.NoError(t, err)
	return body
}
