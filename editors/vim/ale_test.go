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
)

// Before the mistake stand characters of four bytes, two UTF-16 units, one code point:
// ALE counts bytes, and must be told nothing else.
const (
	before = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策戒毒材料8篇，完善值班制度。\n\n全年工作有序开展。\n"
	after  = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设信息点。\n\n全年工作有序开展。\n"
)

// step is what the script saw when it got there.
type step struct {
	Name     string
	Findings []finding
}

// finding as ALE holds it, its columns in bytes from 0, the end exclusive.
type finding struct {
	Line    int
	Col     int
	EndCol  int `json:"end_col"`
	Code    string
	Message string
	Text    string
}

func TestALE(t *testing.T) {
	vim := program.Editor(t, "vim")
	terminal := program.Editor(t, "script")
	ale := aleFolder(t)
	gaolint := program.Build(t)
	for _, route := range []string{"lsp", "command"} {
		for name, eol := range map[string]string{"unix": "\n", "dos": "\r\n"} {
			t.Run(route+" "+name, func(t *testing.T) {
				draft := filepath.Join(t.TempDir(), "年度报告.md")
				require.NoError(t, os.WriteFile(draft, []byte(strings.ReplaceAll(before, "\n", eol)), 0o644))
				steps := drive(t, terminal, vim, draft, "ALE="+ale, "GAOLINT="+gaolint, "ROUTE="+route)
				require.Equal(t, []step{
					{"opened", []finding{at("𠮷😀乡政府编写", "政策戒毒")}},
					{"fixed", []finding{}},
					{"typed", []finding{at("𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设", "今年已来")}},
					{"removed", []finding{}},
				}, steps)
				data, err := os.ReadFile(draft)
				require.NoError(t, err)
				require.Equal(t, strings.ReplaceAll(after, "\n", eol), string(data))
			})
		}
	}
}

// at is the finding on the third line behind the words before it.
func at(before, text string) finding {
	return finding{Line: 3, Col: len(before), EndCol: len(before + text), Code: "typo", Text: text}
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
func drive(t *testing.T, terminal, vim, draft string, env ...string) []step {
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
	var steps []step
	if data, readErr := os.ReadFile(report); readErr == nil {
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			var s step
			require.NoError(t, json.Unmarshal([]byte(line), &s))
			for i := range s.Findings {
				s.Findings[i].Message = ""
			}
			steps = append(steps, s)
		}
	}
	if len(steps) < 4 {
		require.NoError(t, err, "%v %q", steps, screen)
	}
	return steps
}
