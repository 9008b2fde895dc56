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
	"gaolint/editors/internal/scene"
)

// seen is what the script reports of the editor.
type seen struct {
	Version, Filetype, Fileformat, Problem string
	Saved, Health                          string
	Menu                                   []string
	Steps                                  []scene.Step
}

func TestNeovim(t *testing.T) {
	nvim := program.Editor(t, "nvim")
	gaolint := program.Build(t)
	for name, eol := range scene.LineEnds {
		t.Run(name, func(t *testing.T) {
			draft := scene.Draft(t, eol)
			s := drive(t, nvim, gaolint, draft, "")
			t.Logf("Neovim %s, fileformat %s: %d steps", s.Version, s.Fileformat, len(s.Steps))
			require.Empty(t, s.Problem, "%+v", s.Steps)
			require.Equal(t, name, s.Fileformat)

			require.Equal(t, "unchanged", s.Saved)
			require.Contains(t, s.Health, "utf-")
			require.Contains(t, s.Steps[0].Findings[0].Message, "应为“政策解读”")
			require.Equal(t, []string{
				"改为“政策解读”", "忽略此处（记入 gaolint.yaml）", "将“政策戒毒”加入词典", "忽略此处（在文中加注释）", "查看“易错词语”的说明（typo）",
				"应用全部安全修改（不涉及数字、日期、名称、文号）",
			}, s.Menu)
			scene.Check(t, draft, eol, s.Steps)
		})
	}
}

// TestFixesOnSave: with the setting, and, as TestNeovim shows, without it not.
func TestFixesOnSave(t *testing.T) {
	nvim := program.Editor(t, "nvim")
	draft := scene.Draft(t, "\n")
	s := drive(t, nvim, program.Build(t), draft, "fixes")
	require.Empty(t, s.Problem)
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Contains(t, string(data), "政策解读材料")
}

// TestIgnores: 忽略此处 makes a gaolint.yaml or adds to the one that is there, whose other
// bytes stay, and leaves the draft as it was; with the entry the finding is gone.
func TestIgnores(t *testing.T) {
	nvim, gaolint := program.Editor(t, "nvim"), program.Build(t)
	const entry = "  - rule: typo\n    path: \"年度报告\\.md\"\n    text: 政策戒毒\n    sentence: \"[0-9a-f]{12}\"\n    date: \"20[0-9-]{8}\"\n"
	for name, c := range map[string]struct{ before, after string }{
		"no configuration": {"", "^ignore:\n" + entry + "\n?$"}, // some versions end a new file with an empty line
		"one with a note":  {"# 说明：😀\nlang: zh # 中文\n", "^# 说明：😀\nlang: zh # 中文\nignore:\n" + entry + "$"},
		"one with entries": {"ignore:\n  - rule: typo\n    text: 甲\nfail-on: error\n", "^ignore:\n" + entry + "  - rule: typo\n    text: 甲\nfail-on: error\n$"},
	} {
		t.Run(name, func(t *testing.T) {
			draft := scene.Draft(t, "\r\n")
			before, err := os.ReadFile(draft)
			require.NoError(t, err)
			config := filepath.Join(filepath.Dir(draft), "gaolint.yaml")
			if c.before != "" {
				require.NoError(t, os.WriteFile(config, []byte(c.before), 0o666))
			}
			s := drive(t, nvim, gaolint, draft, "", "CHOOSE=记入 gaolint.yaml")
			require.Empty(t, s.Problem, "%+v", s)
			data, err := os.ReadFile(config)
			require.NoError(t, err)
			require.Regexp(t, c.after, string(data))
			data, err = os.ReadFile(draft)
			require.NoError(t, err)
			require.Equal(t, string(before), string(data))
		})
	}
}

// TestReopensAsGB18030: the command that a report of mojibake names for Neovim.
func TestReopensAsGB18030(t *testing.T) {
	nvim := program.Editor(t, "nvim")
	draft := scene.Foreign(t)
	c := exec.CommandContext(t.Context(), nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", draft,
		"-c", "edit! ++enc=gb18030", "-c", "set fileencoding=utf-8", "-c", "wq")
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Equal(t, scene.ForeignText+"\n", string(data))
}

// drive runs the script in a headless Neovim that knows nothing but the plugin's folder.
func drive(t *testing.T, nvim, gaolint, draft, save string, env ...string) seen {
	setup, err := filepath.Abs(".")
	require.NoError(t, err)
	script, err := filepath.Abs("neovim_test.lua")
	require.NoError(t, err)
	home := t.TempDir()
	c := exec.CommandContext(t.Context(), nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script)
	c.WaitDelay = time.Minute
	c.Dir = filepath.Dir(draft)
	c.Env = append(os.Environ(), "GAOLINT="+gaolint, "SETUP="+setup, "DRAFT="+draft, "SAVE="+save, "LANG=C.UTF-8", "CHOOSE=",
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	c.Env = append(c.Env, env...)
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
