package main

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// buildOnce compiles the program as users get it, into a folder that any user may enter.
// GAOLINT_PROGRAM names one that is there.
var buildOnce = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("GAOLINT_PROGRAM"); path != "" {
		return path, nil
	}
	dir, err := os.MkdirTemp("", "gaolint-test-")
	if err != nil {
		return "", err
	}
	builtIn = dir
	return compile(".", dir)
})

// builtIn is the folder that buildOnce made, "" if it was not called.
var builtIn string

// compile builds the program of the module around source into the folder to.
func compile(source, to string) (string, error) {
	if err := os.Chmod(to, 0o755); err != nil {
		return "", err
	}
	path := filepath.Join(to, "gaolint")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", path, "gaolint/cmd/gaolint")
	build.Dir = source
	out, err := build.CombinedOutput()
	if err != nil {
		err = errors.New(string(out))
	}
	return path, err
}

// program is the path of the program.
func program(t testing.TB) string {
	path, err := buildOnce()
	require.NoError(t, err)
	return path
}

// outcome is what a run of the program did.
type outcome struct {
	stdout, stderr string
	status         int
}

// patience is how long a run may take: it ends what hangs, on any machine.
const patience = 10 * time.Minute

// execute runs a command to its end.
func execute(t testing.TB, dir, name string, args ...string) outcome {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	return finish(t, c)
}

func finish(t testing.TB, c *exec.Cmd) outcome {
	var out, log bytes.Buffer
	c.Stdout, c.Stderr = &out, &log
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return outcome{out.String(), log.String(), c.ProcessState.ExitCode()}
}

// inCI tells whether a test may not be skipped for want of a tool.
func inCI() bool { return os.Getenv("CI") == "true" }

// need finds a tool; a test without it is skipped, or fails under .ci/run.
func need(t testing.TB, tool string) string {
	path, err := exec.LookPath(tool)
	if err != nil {
		missing(t, tool+" is not installed")
	}
	return path
}

func missing(t testing.TB, what string) {
	if inCI() {
		t.Fatal(what)
	}
	t.Skip(what)
}

// faults are changes as drafts suffer them, most of them with a safe fix.
var faults = []string{"，，", "。。", "戒毒", "政策文件的戒毒", "准备性", "（", "》", "<", ">", "2024年13月1日", "１２", "12", "\n", "\r\n", "\r", "\n\n", "|", "的的", "“", "”", "四、", "4、", "1..", "件", "　", ".", ",", "<!-- gaolint-disable -->\n", "县县人民政府", "〔2021〕", "十条", "𠮷", "\u200b", "\t", "e\u0301"}

// mutants makes damaged copies of the samples.
func mutants(seed uint64, n int) []string {
	rng := rand.New(rand.NewPCG(seed, 1))
	names := []string{"gov-info-annual-2021", "gov-info-annual-2019", "general"}
	texts := make([]string, n)
	for i := range texts {
		doc := source.New("", profiles.Sample(names[i%len(names)]))
		for range 1 + rng.IntN(8) {
			at := doc.Offset(doc.Position(rng.IntN(doc.Len()+1), source.UTF8), source.UTF8)
			end := at
			if rng.IntN(3) == 0 {
				end = doc.Offset(doc.Position(min(doc.Len(), at+rng.IntN(12)), source.UTF8), source.UTF8)
			}
			next, err := doc.Edit(source.Edit{Span: source.Span{Start: min(at, end), End: max(at, end)}, New: faults[rng.IntN(len(faults))]})
			if err == nil {
				doc = next
			}
		}
		texts[i] = doc.Text()
		if i%5 == 0 {
			texts[i] = strings.ReplaceAll(strings.ReplaceAll(texts[i], "\r\n", "\n"), "\n", "\r\n")
		}
	}
	return texts
}

// fixed is the text after gaolint fix, within this process.
func fixed(t testing.TB, text string) string {
	var out, log bytes.Buffer
	status := run([]string{"fix", "--stdin-filename", "a.md", "-"}, strings.NewReader(text), &out, &log)
	require.Zero(t, status, "%s\n%q", log.String(), text)
	return out.String()
}

// syncBuffer is a buffer that may be read while a program writes to it.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
