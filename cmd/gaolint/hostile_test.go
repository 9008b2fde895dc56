package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output/formats"
)

// draw is one file and what is done with it.
type draw struct {
	t    *testing.T
	rng  *rand.Rand
	dir  string
	kind hostileKind
	// name of the file in dir, data its bytes.
	name string
	data []byte
	// format of the results, for verbs that have some.
	format string
	// last is what comes on standard input once standard output holds answers to so many
	// questions.
	last    string
	answers int
}

// verb calls the program on a draw's file.
type verb struct {
	name string
	// args and what comes on standard input.
	call func(d *draw) (args []string, stdin string)
	// check is what must hold of the outcome beyond what holds of every one.
	check func(d *draw, got outcome)
	// only: endings of the files that it is for; none: all.
	only []string
}

func plainCall(args ...string) func(*draw) ([]string, string) {
	return func(d *draw) ([]string, string) {
		call := slices.Clone(args)
		for i := range call {
			call[i] = strings.ReplaceAll(call[i], "{}", d.path())
		}
		return call, ""
	}
}

// path is how the file is named to the program: never as a flag.
func (d *draw) path() string { return "." + string(filepath.Separator) + d.name }

var hostileVerbs = []verb{
	{name: "lint", call: lintCall, check: checkLint},
	{name: "lint", call: lintCall, check: checkLint},
	{name: "lint", call: lintCall, check: checkLint},
	{name: "path alone", call: plainCall("{}")},
	{name: "walk", call: plainCall("lint", "--severity", "hint", ".")},
	{name: "stdin", call: func(d *draw) ([]string, string) {
		return []string{"lint", "--stdin-filename", d.path(), "--format", "jsonl", "-"}, string(d.data)
	}, check: func(d *draw, got outcome) { checkFormat(d.t, "jsonl", []byte(got.stdout)) }},
	{name: "jsonl", call: func(d *draw) ([]string, string) {
		line, err := json.Marshal(map[string]string{"path": strings.ToValidUTF8(d.path(), "?"), "text": strings.ToValidUTF8(string(d.data), "\uFFFD")})
		require.NoError(d.t, err)
		return []string{"lint", "--stdin-jsonl"}, string(line) + "\n" + string(line) + "\n"
	}, check: func(d *draw, got outcome) { checkFormat(d.t, "jsonl", []byte(got.stdout)) }},
	{name: "list", call: func(d *draw) ([]string, string) {
		return []string{"lint", "--files-from", "-"}, d.path() + "\x00"
	}},
	{name: "as a list", call: func(d *draw) ([]string, string) {
		return []string{"lint", "--files-from", "-"}, strings.ReplaceAll(string(d.data), "/", "_") // not the whole disk
	}},
	{name: "as a stream", call: func(d *draw) ([]string, string) { return []string{"lint", "--stdin-jsonl"}, string(d.data) }},
	{name: "two years", call: func(d *draw) ([]string, string) {
		d.write("last.md", []byte(planted(d.rng, 10, "")))
		return []string{"lint", "--previous", d.path(), "last.md", d.path()}, ""
	}},
	{name: "parts", call: plainCall("lint", "--sum-of", ".", "{}")},
	{name: "batch", call: func(d *draw) ([]string, string) {
		d.write("copy"+d.kind.ext, d.data)
		d.write("other.md", []byte(planted(d.rng, 10, wrong)))
		return []string{"lint", "--output", d.format + "=../result", "--severity", "hint", d.path(), "copy" + d.kind.ext, "other.md"}, ""
	}, check: checkLint},
	{name: "cache", call: func(d *draw) ([]string, string) {
		args := []string{"lint", "--cache=../cache", "--format", "jsonl", d.path()}
		first, _ := d.run(args, "")
		again, _ := d.run(args, "")
		require.Equal(d.t, first, again, "the cache changes what is found")
		return args, ""
	}},
	{name: "baseline", call: func(d *draw) ([]string, string) {
		args := []string{"lint", "--baseline", "../known", d.path()}
		d.run(append(args, "--write-baseline"), "")
		return args, ""
	}, check: func(d *draw, got outcome) { require.NotEqual(d.t, statusFound, got.status, "all is known") }},
	{name: "as a baseline", call: func(d *draw) ([]string, string) {
		d.write("other.md", []byte(wrong))
		return []string{"lint", "--baseline", d.path(), "other.md"}, ""
	}},
	{name: "organs", call: plainCall("lint", "--organs", "{}", "{}")},
	{name: "configuration", call: plainCall("lint", "--config", "{}", "{}")},
	{name: "configuration", call: plainCall("config", "check", "{}")},
	{name: "configuration", call: plainCall("config", "show", "{}")},
	{name: "report kind", call: plainCall("lint", "--profile", "{}", "{}"), only: []string{".yaml"}},
	{name: "word list", call: plainCall("words", "check", "{}")},
	{name: "fix", call: plainCall("fix", "{}"), check: checkFix},
	{name: "fix", call: plainCall("fix", "{}"), check: checkFix},
	{name: "fix", call: plainCall("fix", "--unsafe", "{}"), check: checkFix},
	{name: "fix", call: plainCall("fix", "."), check: checkFix},
	{name: "fix of stdin", call: func(d *draw) ([]string, string) {
		return []string{"fix", "--stdin-filename", d.path(), "-"}, string(d.data)
	}, check: func(d *draw, got outcome) {
		if got.status == statusOK {
			require.Equal(d.t, len(d.data) == 0, len(got.stdout) == 0, "standard input is passed on")
		}
	}},
	{name: "diff", call: plainCall("fix", "--diff", "{}")},
	{name: "server", call: serverCall, check: func(d *draw, got outcome) { checkFrames(d.t, got.stdout) }},
}

// lintCall lints with a format and options that the draw chooses.
func lintCall(d *draw) ([]string, string) {
	args := []string{"lint", d.path(), "--output", d.format + "=../result"}
	options := [][]string{
		{"--severity", "hint"}, {"--severity", "error"}, {"--lang", "en"}, {"--profile", "general"}, {"--profile", "gov-info-annual"},
		{"--encoding", "gb18030"}, {"--encoding", "utf-16le"}, {"--encoding", "big5"}, {"--encoding", "utf-8"}, {"--jobs", "3"}, {"--max-findings", "1"},
		{"--quiet"}, {"--stats"}, {"--fail-on", "hint"}, {"--rules", "words"}, {"--rules", "figures,structure"},
	}
	for range d.rng.IntN(4) {
		args = append(args, options[d.rng.IntN(len(options))]...)
	}
	return args, ""
}

// serverCall opens the text in the server, changes it, and asks what an editor asks.
func serverCall(d *draw) ([]string, string) {
	text := strings.ToValidUTF8(string(d.data), "\uFFFD")
	if len(text) > 200_000 {
		text = strings.ToValidUTF8(text[:200_000], "")
	}
	uri := "file:///x/a" + d.kind.ext
	doc := map[string]any{"uri": uri}
	here := map[string]any{"line": 3, "character": 5}
	at := map[string]any{"start": map[string]any{"line": 0, "character": 0}, "end": map[string]any{"line": 9, "character": 9}}
	var b strings.Builder
	send := func(id int, method string, params any) {
		m := map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
		if id > 0 {
			m["id"] = id
		}
		data, err := json.Marshal(m)
		require.NoError(d.t, err)
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(data), data)
	}
	send(1, "initialize", map[string]any{"capabilities": map[string]any{}})
	send(0, "initialized", map[string]any{})
	send(0, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
	send(0, "textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": []any{map[string]any{"range": at, "text": wrong}}})
	for i, method := range []string{"hover", "definition", "completion", "documentSymbol", "foldingRange", "documentLink", "codeLens", "formatting", "codeAction", "inlayHint"} {
		send(2+i, "textDocument/"+method, map[string]any{"textDocument": doc, "position": here, "range": at, "context": map[string]any{"diagnostics": []any{}}, "options": map[string]any{}})
	}
	send(90, "shutdown", nil)
	questions := b.String()
	b.Reset()
	send(0, "exit", nil) // which waits for no answer
	d.last, d.answers = b.String(), 12
	return []string{"lsp"}, questions
}

func (d *draw) write(name string, data []byte) {
	require.NoError(d.t, os.WriteFile(filepath.Join(d.dir, name), data, 0o644))
}

// hostileTime tells a hang, no more.
const hostileTime = 5 * time.Minute

// run runs the program in the draw's folder and gives the memory that it took, in KB; 0
// where that is not known.
func (d *draw) run(args []string, stdin string) (outcome, int) {
	t := d.t
	ctx, cancel := context.WithTimeout(t.Context(), hostileTime)
	defer cancel()
	self, err := os.Executable()
	require.NoError(t, err)
	peak := filepath.Join(filepath.Dir(d.dir), "peak")
	c := exec.CommandContext(ctx, self)
	c.Args = append([]string{"peak", peak, program(t)}, args...)
	var out syncBuffer
	var log bytes.Buffer
	c.Dir, c.Stdout, c.Stderr = d.dir, &out, &log
	c.Stdin = io.MultiReader(strings.NewReader(stdin), &waiting{ctx, d.last, func() bool { return strings.Count(out.String(), `,"id":`) >= d.answers }})
	c.WaitDelay = time.Second // the program may outlive who waits for it
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(filepath.Dir(d.dir), "own"))
	if err := c.Run(); err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError))
	}
	require.NoError(t, ctx.Err(), "hangs")
	got := outcome{out.String(), log.String(), c.ProcessState.ExitCode()}
	kb, err := os.ReadFile(peak)
	require.NoError(t, err)
	n, err := strconv.Atoi(string(kb))
	require.NoError(t, err)
	return got, n
}

// waiting is a text that comes when something has happened.
type waiting struct {
	ctx  context.Context
	text string
	when func() bool
}

func (w *waiting) Read(p []byte) (int, error) {
	for w.text != "" && !w.when() && w.ctx.Err() == nil {
		time.Sleep(5 * time.Millisecond)
	}
	n := copy(p, w.text)
	if w.text = w.text[n:]; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// peak runs a command and writes the most memory that it held, in KB, to a file. What a
// process held before it became another counts as its own, so it is not to be asked of a
// child of a large one; this one is small.
func peak() {
	c := exec.Command(os.Args[2], os.Args[3:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := c.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		fmt.Fprintln(os.Stderr, "panic:", err)
		os.Exit(statusError)
	}
	_ = os.WriteFile(os.Args[1], []byte(strconv.Itoa(maxResident(c.ProcessState))), 0o644) // its absence is told
	os.Exit(c.ProcessState.ExitCode())
}

// TestHostile draws hostile and damaged files, verbs and formats: nothing crashes, hangs,
// or takes memory out of proportion, the status is right, the results can be read, and no
// file loses anything.
func TestHostile(t *testing.T) {
	draws := 300
	switch {
	case os.Getenv("GAOLINT_FULL") != "":
		draws = 3000
	case testing.Short():
		draws = 40
	}
	program(t)
	kinds, formats := hostileKinds(), formats.Names()
	slices.SortFunc(kinds, func(a, b hostileKind) int { return strings.Compare(a.name, b.name) })
	order := rand.New(rand.NewPCG(7, 7))
	order.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	verbs := slices.Clone(hostileVerbs)
	for i := range draws {
		if i%len(verbs) == 0 {
			order.Shuffle(len(verbs), func(i, j int) { verbs[i], verbs[j] = verbs[j], verbs[i] })
		}
		kind, v, format := kinds[i%len(kinds)], verbs[i%len(verbs)], formats[order.IntN(len(formats))]
		if len(v.only) > 0 && !slices.Contains(v.only, kind.ext) {
			kind.ext = v.only[0]
		}
		t.Run(fmt.Sprintf("%d %s, %s %s", i, kind.name, v.name, format), func(t *testing.T) {
			t.Parallel()
			drawn(t, uint64(i), kind, v, format)
		})
	}
}

// drawn is one draw.
func drawn(t *testing.T, seed uint64, kind hostileKind, v verb, format string) {
	rng := rand.New(rand.NewPCG(seed, 11))
	size := 64 << rng.IntN(11)
	if seed%20 == 0 {
		size = 1 << 20
	}
	d := &draw{t: t, rng: rng, kind: kind, format: format, name: hostileName(rng) + kind.ext, data: kind.make(t, rng, size)}
	d.dir = filepath.Join(t.TempDir(), "drafts")
	require.NoError(t, os.Mkdir(d.dir, 0o755))
	d.write(d.name, d.data)
	args, stdin := v.call(d)
	got, kb := d.run(args, stdin)
	sane(t, got)
	if v.check != nil {
		v.check(d, got)
	}
	if v.name != "fix" {
		require.Equal(t, d.data, d.now(), "the file was changed")
	}
	if !raced {
		require.LessOrEqual(t, kb, 100_000+10*len(d.data)/1000, "KB of memory")
	}
	t.Logf("%q: status %d, %d KB in, %d KB out, %d MB", args, got.status, len(d.data)>>10, len(got.stdout)>>10, kb/1000)
}

// hostileName is now and then a name that commands whoever reads it.
func hostileName(rng *rand.Rand) string {
	names := []string{"甲\n::error::x", "\x1b[2J", "=1+1", "<img src=x onerror=alert(1)>", "a b'\"$(id)`id`", "\u202egnp", strings.Repeat("长", 70), "-x", "%s%n", "甲 乙#?&", "\xff\xfe"}
	i := rng.IntN(4 * len(names))
	if i >= len(names) || runtime.GOOS != "linux" {
		return "稿件"
	}
	return names[i]
}

func (d *draw) now() []byte {
	data, err := os.ReadFile(filepath.Join(d.dir, d.name))
	require.NoError(d.t, err)
	return data
}

// sane is what holds of every outcome: a status that agrees with what was said, and no
// trace of a crash.
func sane(t *testing.T, got outcome) {
	require.Contains(t, []int{statusOK, statusFound, statusError}, got.status, tail(got.stderr, 1000))
	for _, bad := range []string{"panic:", "goroutine ", "fatal error", "runtime error", "出错，已跳过", "%!"} {
		require.NotContains(t, got.stderr, bad)
	}
	if got.status == statusError {
		require.NotEmpty(t, got.stderr)
	} else {
		require.NotRegexp(t, `(?m)^gaolint: `, got.stderr)
	}
	calm(t, got.stderr)
}

// checkFix: a file that was refused is as it was, one that was written can be had back, and
// nothing else lies about.
func checkFix(d *draw, got outcome) {
	after := d.now()
	if got.status == statusError {
		require.True(d.t, bytes.Equal(d.data, after), "a file that was refused was changed")
	}
	if !bytes.Equal(d.data, after) {
		require.Equal(d.t, len(d.data) == 0, len(after) == 0)
		undone, _ := d.run([]string{"undo"}, "")
		require.Equal(d.t, statusOK, undone.status, undone.stderr)
		require.True(d.t, bytes.Equal(d.data, d.now()), "undo does not give the file back")
	}
	entries, err := os.ReadDir(d.dir)
	require.NoError(d.t, err)
	require.Len(d.t, entries, 1)
}
