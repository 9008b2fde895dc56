//go:build unix

// Package vim holds the set-up for Vim with ALE; its test drives the editor itself.
package vim

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
	"gaolint/editors/internal/scene"
)

func TestALE(t *testing.T) {
	vim := program.Editor(t, "vim")
	terminal := program.Editor(t, "script")
	ale := aleFolder(t)
	gaolint := program.Build(t)
	for _, route := range []string{"lsp", "command"} {
		for name, eol := range scene.LineEnds {
			t.Run(route+" "+name, func(t *testing.T) {
				draft := scene.Draft(t, eol)
				steps := drive(t, terminal, vim, draft, "ALE="+ale, "GAOLINT="+gaolint, "ROUTE="+route)
				scene.Check(t, draft, eol, steps)
			})
		}
	}
}

// aleFolder finds ALE where Debian's vim-ale puts it, or in $ALE.
func aleFolder(t *testing.T) string {
	for _, dir := range []string{os.Getenv("ALE"), "/usr/share/vim-ale"} {
		if _, err := os.Stat(filepath.Join(dir, "plugin", "ale.vim")); dir != "" && err == nil {
			return dir
		}
	}
	program.Missing(t, "ALE is not installed (Debian: vim-ale)")
	return ""
}

// drive runs the script in Vim on a terminal of its own.
func drive(t *testing.T, terminal, vim, draft string, env ...string) []scene.Step {
	setup, err := filepath.Abs("ale.vim")
	require.NoError(t, err)
	script, err := filepath.Abs("ale_test.vim")
	require.NoError(t, err)
	home := t.TempDir()
	report := filepath.Join(home, "report")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, terminal, "-qec", vim+` -N -n -u "$SCRIPT" "$DRAFT"`, "/dev/null")
	c.WaitDelay = time.Second
	c.Env = append(append(os.Environ(), env...), "SETUP="+setup, "SCRIPT="+script, "DRAFT="+draft,
		"REPORT="+report, "HOME="+home, "LANG=C.UTF-8", "TERM=xterm", "SHELL=/bin/sh")
	keyboard, hold, err := os.Pipe() // nobody types, and the terminal stays open
	require.NoError(t, err)
	defer keyboard.Close()
	defer hold.Close()
	c.Stdin = keyboard
	screen, err := c.CombinedOutput()
	var steps []scene.Step
	if data, readErr := os.ReadFile(report); readErr == nil {
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			var s scene.Step
			require.NoError(t, json.Unmarshal([]byte(line), &s))
			steps = append(steps, s)
		}
	}
	if len(steps) < 4 {
		require.NoError(t, err, "%v %q", steps, screen)
	}
	return steps
}
