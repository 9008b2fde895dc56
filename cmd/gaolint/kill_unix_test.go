//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// drafts writes so many files with something to fix.
func drafts(t *testing.T, n int) (dir string, files []string) {
	dir = scratch(t)
	for i := range n {
		files = append(files, filepath.Join(dir, fmt.Sprintf("%03d.md", i)))
		require.NoError(t, os.WriteFile(files[i], []byte(wrongText), 0o644))
	}
	return dir, files
}

// scratch is an empty folder, in memory where the system has such a place: these tests
// flush thousands of files.
func scratch(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "gaolint-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return dir
}

// TestKilledWhileFixing kills fix while it is at work, at random instants: every file is
// wholly old or wholly new. A temporary file may stay, as no program can clean up after
// kill -9, at most one a kill, under a name that no search for drafts takes up; it is of no
// harm to the next run.
func TestKilledWhileFixing(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 5
	}
	gaolint := program(t)
	rng := rand.New(rand.NewPCG(2, 2))
	dir, files := drafts(t, 40)
	content := func(i int) string {
		data, err := os.ReadFile(files[i])
		require.NoError(t, err)
		return string(data)
	}
	runs := 0
	for midway := 0; midway < kills; runs++ { // a run may end before the kill comes
		for _, f := range files {
			require.NoError(t, os.WriteFile(f, []byte(wrongText), 0o644))
		}
		c := exec.Command(gaolint, "fix", ".")
		c.Dir = dir
		require.NoError(t, c.Start())
		for last := rng.IntN(len(files)); content(last) != rightText; { // so many are done
			time.Sleep(100 * time.Microsecond)
		}
		time.Sleep(time.Duration(rng.IntN(500)) * time.Microsecond)
		require.NoError(t, c.Process.Kill())
		_ = c.Wait()
		done := 0
		for i := range files {
			text := content(i)
			require.Contains(t, []string{wrongText, rightText}, text)
			if text == rightText {
				done++
			}
		}
		if done < len(files) {
			midway++
		}
		stray, err := filepath.Glob(filepath.Join(dir, ".gaolint-*.tmp"))
		require.NoError(t, err)
		require.LessOrEqual(t, len(stray), 1)
		for _, f := range stray {
			require.NoError(t, os.Remove(f))
		}
	}
	t.Logf("%d of %d runs killed midway", kills, runs)
	require.Zero(t, execute(t, dir, gaolint, "fix", ".").status)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, len(files))
}

// TestInterrupted: what is done so far, then status 130, and no temporary file.
func TestInterrupted(t *testing.T) {
	gaolint := program(t)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		dir, files := drafts(t, 2000)
		c := exec.Command(gaolint, "fix", ".")
		c.Dir = dir
		var log strings.Builder
		c.Stderr = &log
		require.NoError(t, c.Start())
		for data := ""; data != rightText; { // the first file is done
			raw, err := os.ReadFile(files[0])
			require.NoError(t, err)
			data = string(raw)
			time.Sleep(100 * time.Microsecond)
		}
		require.NoError(t, c.Process.Signal(signal))
		require.Error(t, c.Wait())
		require.Equal(t, statusInterrupted, c.ProcessState.ExitCode(), log.String())
		require.Contains(t, log.String(), "已中断：处理了")
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Len(t, entries, len(files))
	}
	// lint: findings so far, the closing count, then 130
	r, w, err := os.Pipe()
	require.NoError(t, err)
	dir, _ := drafts(t, 5)
	c := exec.Command(gaolint, "lint", "--jobs", "1", "--format", "jsonl", "--stdin-filename", "900.md", ".", "-")
	c.Dir, c.Stdin = dir, r
	var out, log syncBuffer
	c.Stdout, c.Stderr = &out, &log
	require.NoError(t, c.Start())
	require.Eventually(t, func() bool { return strings.Contains(out.String(), "004.md") }, patience, 5*time.Millisecond)
	require.NoError(t, c.Process.Signal(syscall.SIGINT)) // while it waits for standard input
	require.Error(t, c.Wait())
	require.NoError(t, w.Close())
	require.Equal(t, statusInterrupted, c.ProcessState.ExitCode())
	require.Contains(t, log.String(), "共5份：")
	require.Contains(t, log.String(), "已中断：检查了5份，共6份")
}

// TestBrokenPipe: whoever reads the findings may leave; a full disk is an error.
func TestBrokenPipe(t *testing.T) {
	gaolint := program(t)
	dir, _ := drafts(t, 300)
	for _, args := range []string{"lint", "lint --format jsonl", "fix --diff", "rules --format json", "completion bash"} {
		out := execute(t, dir, "sh", "-c", "("+gaolint+" "+args+"; echo status $? >&2) | head -c 10")
		require.NotContains(t, out.stderr, "goroutine", args)
		require.Regexp(t, `status (0|1|2|141)\n`, out.stderr, args)
		if _, err := os.Stat("/dev/full"); err == nil {
			out = execute(t, dir, "sh", "-c", gaolint+" "+args+" >/dev/full")
			require.Equal(t, statusError, out.status, "%s: %s", args, out.stderr)
			require.Contains(t, out.stderr, "标准输出：磁盘空间不足", args)
		}
	}
}
