// Package neovim holds the set-up for Neovim; its test drives the editor itself.
package neovim

import (
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

// The characters before the mistake are counted differently in bytes, in UTF-16 units
// and in code points: 𠮷 and 😀 are four bytes, two units, one code point.
const (
	before = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策戒毒材料8篇，完善值班制度。\n\n全年工作有序开展。\n"
	after  = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设信息点。\n\n全年工作有序开展。\n"
)

// seen is what the script reports of the editor.
type seen struct {
	Version, Filetype, Fileformat, Problem string
	Menu                                   []string
	Steps                                  []step
}

type step struct {
	Name     string
	Findings []finding
}

// finding as the editor holds it: the line from 1, columns in bytes from 0.
type finding struct {
	Line    int
	Col     int
	EndCol  int `json:"end_col"`
	Code    string
	Message string
	Text    string
}

func TestNeovim(t *testing.T) {
	nvim := program.Editor(t, "nvim")
	gaolint := program.Build(t)
	for name, eol := range map[string]string{"unix": "\n", "dos": "\r\n"} {
		t.Run(name, func(t *testing.T) {
			draft := filepath.Join(t.TempDir(), "年度报告.md")
			require.NoError(t, os.WriteFile(draft, []byte(strings.ReplaceAll(before, "\n", eol)), 0o644))
			s := drive(t, nvim, gaolint, draft)
			t.Logf("Neovim %s, fileformat %s: %d steps", s.Version, s.Fileformat, len(s.Steps))
			require.Empty(t, s.Problem, "%+v", s.Steps)
			require.Equal(t, name, s.Fileformat)

			shown := func(i int, name string) []finding {
				require.Equal(t, name, s.Steps[i].Name)
				for k := range s.Steps[i].Findings {
					s.Steps[i].Findings[k].Message = ""
				}
				return s.Steps[i].Findings
			}
			require.Contains(t, s.Steps[0].Findings[0].Message, "应为“政策解读”")
			require.Equal(t, []finding{at("𠮷😀乡政府编写", "政策戒毒")}, shown(0, "opened"))
			require.Equal(t, []string{"改为“政策解读”"}, s.Menu)
			require.Empty(t, shown(1, "fixed"))
			require.Equal(t, []finding{at("𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设", "今年已来")}, shown(2, "typed"))
			require.Empty(t, shown(3, "removed"))

			data, err := os.ReadFile(draft)
			require.NoError(t, err)
			require.Equal(t, strings.ReplaceAll(after, "\n", eol), string(data))
		})
	}
}

// at is the finding on the third line behind the words before it.
func at(before, text string) finding {
	return finding{Line: 3, Col: len(before), EndCol: len(before + text), Code: "typo", Text: text}
}

// drive runs the script in a headless Neovim that knows nothing but the set-up file.
func drive(t *testing.T, nvim, gaolint, draft string) seen {
	setup, err := filepath.Abs("gaolint.lua")
	require.NoError(t, err)
	script, err := filepath.Abs("neovim_test.lua")
	require.NoError(t, err)
	home := t.TempDir()
	c := exec.CommandContext(t.Context(), nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script)
	c.WaitDelay = time.Second
	c.Dir = filepath.Dir(draft)
	c.Env = append(os.Environ(), "GAOLINT="+gaolint, "SETUP="+setup, "DRAFT="+draft, "LANG=C.UTF-8",
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	var log strings.Builder
	c.Stderr = &log
	out, err := c.Output()
	require.NoError(t, err, "%s", log.String())
	var s seen
	at := strings.Index(string(out), "{")
	require.GreaterOrEqual(t, at, 0, "%s%s", out, log.String())
	require.NoError(t, json.Unmarshal(out[at:], &s), "%s", out)
	return s
}
