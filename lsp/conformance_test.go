package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestConformance has a client drive the program that shares nothing with it: the
// protocol's own library, in the folder conformance. With GAOLINT_REQUIRE_NPM it is
// installed, and must be there.
func TestConformance(t *testing.T) {
	dir, required := "conformance", os.Getenv("GAOLINT_REQUIRE_NPM") != ""
	missing := func(what string) {
		if required {
			require.Fail(t, what)
		}
		t.Skip(what)
	}
	npm, err := exec.LookPath("npm")
	if _, errNode := exec.LookPath("node"); err != nil || errNode != nil {
		missing("there is no Node.js here (node and npm): the independent client is not run")
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		if !required {
			t.Skip("the independent client is not installed: run npm ci in lsp/conformance")
		}
		install := exec.Command(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
		install.Dir = dir
		out, err := install.CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	path, err := program()
	require.NoError(t, err)
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	require.NoError(t, err)
	c := exec.Command(npm, "test", "--silent")
	c.Dir = dir
	c.Env = append(os.Environ(), "GAOLINT="+path,
		"METAMODEL="+filepath.Join(strings.TrimSpace(string(module)), "internal/genlsp/testdata/metaModel.json"))
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "# ") && strings.Contains(line, "messages") {
			t.Log(strings.TrimSpace(line))
		}
	}
}
