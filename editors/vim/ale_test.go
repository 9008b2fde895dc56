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
	ale := aleFolder(t)
	gaolint := program.Build(t)
	for _, route := range []string{"lsp", "command"} {
		for name, eol := range scene.LineEnds {
			t.Run(route+" "+name, func(t *testing.T) {
				draft := scene.Draft(t, eol)
				steps := drive(t, draft, "ALE="+ale, "GAOLINT="+gaolint, "ROUTE="+route)
				scene.Check(t, draft, eol, steps)
			})
		}
	}
}

// TestALEFixesOnSave: with the lines that set it, and without them not.
func TestALEFixesOnSave(t *testing.T) {
	setup, err := filepath.Abs("ale.vim")
	require.NoError(t, err)
	for save, want := range map[string]string{"fixes": "changed\n", "": "unchanged\n"} {
		draft := scene.Draft(t, "\n")
		report := run(t, draft, "ale_save_test.vim", "ALE="+aleFolder(t), "GAOLINT="+program.Build(t), "SETUP="+setup, "SAVE="+save)
		require.Equal(t, want, report)
		data, err := os.ReadFile(draft)
		require.NoError(t, err)
		require.Equal(t, save == "fixes", strings.Contains(string(data), "政策解读材料"))
	}
}

// aleFolder finds ALE where Debian's vim-ale puts it, or in $ALE.
func aleFolder(t *testing.T) string {
	for _, dir := range []string{os.Getenv("ALE"), "/usr/share/vim-ale"} {
		if _, err := os.Stat(filepath.Join(dir, "plugin", "ale.vim")); dir != "" && err == nil {
			return dir
		}
	}
	program.Missing(t, "vim-ale")
	return ""
}

// drive runs the script in Vim with ALE.
func drive(t *testing.T, draft string, env ...string) []scene.Step {
	setup, err := filepath.Abs("ale.vim")
	require.NoError(t, err)
	report := run(t, draft, "ale_test.vim", append(env, "SETUP="+setup)...)
	var steps []scene.Step
	for line := range strings.Lines(report) {
		var s scene.Step
		require.NoError(t, json.Unmarshal([]byte(line), &s))
		steps = append(steps, s)
	}
	return steps
}
