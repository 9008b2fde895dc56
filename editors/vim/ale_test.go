//go:build unix

// Package vim holds the set-up for Vim with ALE; its test drives the editor itself.
package vim

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

// drive runs the script in Vim with ALE.
func drive(t *testing.T, terminal, vim, draft string, env ...string) []scene.Step {
	setup, err := filepath.Abs("ale.vim")
	require.NoError(t, err)
	report := run(t, terminal, vim, draft, "ale_test.vim", append(env, "SETUP="+setup)...)
	var steps []scene.Step
	for line := range strings.Lines(report) {
		var s scene.Step
		require.NoError(t, json.Unmarshal([]byte(line), &s))
		steps = append(steps, s)
	}
	return steps
}
