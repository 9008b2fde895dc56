// Package emacs holds the set-up for Emacs; its test drives the editor itself.
package emacs

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

func TestEmacs(t *testing.T) {
	emacs := program.Editor(t, "emacs")
	gaolint := program.Build(t)
	for _, client := range []string{"eglot", "flymake"} {
		for name, eol := range scene.LineEnds {
			t.Run(client+" "+name, func(t *testing.T) {
				draft := scene.Draft(t, eol)
				seen := drive(t, emacs, draft, "GAOLINT="+gaolint, "CLIENT="+client)
				t.Logf("Emacs %s", seen.Version)
				require.Empty(t, seen.Problem, "%+v", seen.Steps)
				scene.Check(t, draft, eol, seen.Steps)
			})
		}
	}
}

// TestFixesOnSave: with the setting, and, as TestEmacs shows, without it not.
func TestFixesOnSave(t *testing.T) {
	emacs := program.Editor(t, "emacs")
	draft := scene.Draft(t, "\n")
	seen := drive(t, emacs, draft, "GAOLINT="+program.Build(t), "CLIENT=eglot", "SAVE=fixes")
	require.Empty(t, seen.Problem)
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Contains(t, string(data), "政策解读材料")
}

// TestReopensAsGB18030: the command that a report of mojibake names for Emacs.
func TestReopensAsGB18030(t *testing.T) {
	emacs := program.Editor(t, "emacs")
	draft := scene.Foreign(t)
	c := exec.CommandContext(t.Context(), emacs, "-Q", "--batch", "--eval", `(progn
	  (load (getenv "SETUP") nil t)
	  (let ((coding-system-for-read 'utf-8)) (find-file (getenv "DRAFT")))
	  (princ (with-current-buffer "*Warnings*" (buffer-string)))
	  (let ((revert-without-query '("."))) ; C-x RET r gb18030, and yes
	    (revert-buffer-with-coding-system 'gb18030))
	  (set-buffer-file-coding-system 'utf-8) ; C-x RET f utf-8
	  (save-buffer))`)
	setup, err := filepath.Abs("gaolint.el")
	require.NoError(t, err)
	c.Env = append(os.Environ(), "DRAFT="+draft, "SETUP="+setup, "LANG=C.UTF-8", "HOME="+t.TempDir())
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "文字成了乱码，请不要保存。按 C-x RET r，输入 gb18030")
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Equal(t, scene.ForeignText+"\n", string(data))
}

// seen is what the script reports of the editor.
type seen struct {
	Version, Problem string
	Steps            []scene.Step
}

// drive runs the script in an Emacs that knows nothing but the set-up file.
func drive(t *testing.T, emacs, draft string, env ...string) (s seen) {
	setup, err := filepath.Abs("gaolint.el")
	require.NoError(t, err)
	script, err := filepath.Abs("emacs_test.el")
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, emacs, "-Q", "--batch", "-l", script)
	c.WaitDelay = time.Minute
	c.Dir = filepath.Dir(draft)
	c.Env = append(append(os.Environ(), env...), "SETUP="+setup, "DRAFT="+draft, "LANG=C.UTF-8", "HOME="+t.TempDir())
	var log strings.Builder
	c.Stderr = &log
	out, err := c.Output()
	require.NoError(t, err, "%s", log.String())
	at := strings.Index(string(out), "{")
	require.GreaterOrEqual(t, at, 0, "%s%s", out, log.String())
	require.NoError(t, json.Unmarshal(out[at:], &s), "%s", out)
	return s
}
