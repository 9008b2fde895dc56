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
	for name, eol := range scene.LineEnds {
		t.Run(name, func(t *testing.T) {
			draft := scene.Draft(t, eol)
			seen := drive(t, emacs, gaolint, draft)
			t.Logf("Emacs %s", seen.Version)
			require.Empty(t, seen.Problem, "%+v", seen.Steps)
			scene.Check(t, draft, eol, seen.Steps)
		})
	}
}

// seen is what the script reports of the editor.
type seen struct {
	Version, Problem string
	Steps            []scene.Step
}

// drive runs the script in an Emacs that knows nothing but the set-up file.
func drive(t *testing.T, emacs, gaolint, draft string) (s seen) {
	setup, err := filepath.Abs("gaolint.el")
	require.NoError(t, err)
	script, err := filepath.Abs("emacs_test.el")
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, emacs, "-Q", "--batch", "-l", script)
	c.WaitDelay = time.Second
	c.Dir = filepath.Dir(draft)
	c.Env = append(os.Environ(), "GAOLINT="+gaolint, "SETUP="+setup, "DRAFT="+draft, "LANG=C.UTF-8", "HOME="+t.TempDir())
	var log strings.Builder
	c.Stderr = &log
	out, err := c.Output()
	require.NoError(t, err, "%s", log.String())
	at := strings.Index(string(out), "{")
	require.GreaterOrEqual(t, at, 0, "%s%s", out, log.String())
	require.NoError(t, json.Unmarshal(out[at:], &s), "%s", out)
	return s
}
