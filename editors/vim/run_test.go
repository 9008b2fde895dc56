//go:build unix

package vim

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
)

// run runs a script in Vim on a terminal of its own, and gives what it reports.
func run(t *testing.T, draft, name string, env ...string) string {
	vim := program.Editor(t, "vim")
	terminal := program.Editor(t, "script")
	script, err := filepath.Abs(name)
	require.NoError(t, err)
	home := t.TempDir()
	report := filepath.Join(home, "report")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, terminal, "-qec", vim+` -N -n -u "$SCRIPT" "$DRAFT"`, "/dev/null")
	c.WaitDelay = time.Minute
	c.Env = append(append(os.Environ(), env...), "SCRIPT="+script, "DRAFT="+draft,
		"REPORT="+report, "HOME="+home, "LANG=C.UTF-8", "TERM=xterm", "SHELL=/bin/sh")
	keyboard, hold, err := os.Pipe() // nobody types, and the terminal stays open
	require.NoError(t, err)
	defer keyboard.Close()
	defer hold.Close()
	c.Stdin = keyboard
	screen, failed := c.CombinedOutput()
	data, err := os.ReadFile(report)
	require.NoError(t, err, "%v %q", failed, screen)
	return string(data)
}
