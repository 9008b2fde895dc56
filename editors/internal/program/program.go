// Package program builds gaolint for the tests of what ships beside it, and runs it as
// a user does.
package program

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
)

// Root is the project's top folder, found from the test's own.
func Root(t testing.TB) string {
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		require.NotEqual(t, dir, up, "no go.mod above the test")
		dir = up
	}
}

// Build compiles gaolint and gives the path of the program. GAOLINT_PROGRAM names one that
// is built already, where the tests run without Go.
func Build(t testing.TB) string {
	if path := os.Getenv("GAOLINT_PROGRAM"); path != "" {
		return path
	}
	path := filepath.Join(t.TempDir(), "gaolint")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	build := exec.Command("go", "build", "-o", path, "./cmd/gaolint")
	build.Dir = Root(t)
	require.NoError(t, linttest.SeesSources(build.Dir))
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return path
}

// Run runs the program in the project's top folder and gives what it wrote and its
// exit status.
func Run(t testing.TB, program string, args ...string) (stdout, stderr string, status int) {
	var out, log bytes.Buffer
	c := exec.Command(program, args...)
	c.Dir, c.Stdout, c.Stderr = Root(t), &out, &log
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return out.String(), log.String(), c.ProcessState.ExitCode()
}

// Editor finds an editor's program. Where it is missing the test is skipped, or fails if
// GAOLINT_REQUIRE_EDITORS, names with commas between them, asks for it.
func Editor(t testing.TB, name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name)
	}
	return path
}

// Missing ends a test that lacks the program or plugin of that name.
func Missing(t testing.TB, name string) {
	if slices.Contains(strings.Split(os.Getenv("GAOLINT_REQUIRE_EDITORS"), ","), name) {
		t.Fatalf("%s is not installed, and GAOLINT_REQUIRE_EDITORS asks for it", name)
	}
	t.Skipf("%s is not installed: not tested", name)
}
