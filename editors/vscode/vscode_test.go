// Package vscode holds the extension for VS Code; its tests keep what ships in it true and,
// where VS Code is set up, drive it.
package vscode

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
)

// platforms are the names that VS Code has for Go's.
var platforms = map[string]string{"linux/amd64": "linux-x64", "linux/arm64": "linux-arm64"}

// TestInVSCode builds the extension and drives it in VS Code with a browser. GAOLINT_VSCODE
// names the folder that test/setup has filled; without it nothing is driven.
func TestInVSCode(t *testing.T) {
	host := os.Getenv("GAOLINT_VSCODE")
	if host == "" {
		t.Skip("VS Code is not tested: GAOLINT_VSCODE is not set (see editors/vscode/test/setup)")
	}
	host, err := filepath.Abs(host)
	require.NoError(t, err)
	node := filepath.Join(host, "node_modules", ".bin", "node")
	platform := platforms[runtime.GOOS+"/"+runtime.GOARCH]
	require.NotEmpty(t, platform, "no VS Code for this machine")
	built := t.TempDir()
	env := append(os.Environ(),
		"GAOLINT_VSCODE="+host, "GAOLINT_PROGRAM="+program.Build(t),
		"GAOLINT_VSIX="+filepath.Join(built, "gaolint-"+platform+"-"+version(t)+".vsix"),
		"GAOLINT_VSIX_BARE="+filepath.Join(built, "gaolint-none-"+version(t)+".vsix"))
	run := func(args ...string) error {
		c := exec.Command(node, args...)
		c.Stdout, c.Stderr, c.Env = os.Stdout, os.Stderr, env
		return c.Run()
	}
	require.NoError(t, run("node_modules/typescript/bin/tsc", "--noEmit", "-p", "."))
	require.NoError(t, run("node_modules/typescript/bin/tsc", "--noEmit", "-p", "test"))
	require.NoError(t, run("vsix.mjs", "--out", built, platform, "none"))
	tests, err := filepath.Glob("test/*.test.ts")
	require.NoError(t, err)
	require.NotEmpty(t, tests)
	for _, file := range tests {
		t.Run(filepath.Base(file), func(t *testing.T) {
			require.NoError(t, run("--test", "--test-reporter=spec", file))
		})
	}
}

// TestSchema: what the editor knows of gaolint.yaml is what the program knows.
func TestSchema(t *testing.T) {
	want, _, status := program.Run(t, program.Build(t), "config", "schema")
	require.Zero(t, status)
	if os.Getenv("GAOLINT_UPDATE") != "" {
		require.NoError(t, os.WriteFile("schema/gaolint.json", []byte(want), 0o644))
	}
	require.Equal(t, want, read(t, "schema/gaolint.json"), "run GAOLINT_UPDATE=1 go test ./editors/vscode")
}

// TestTexts: every text is there in both languages with the same values, every one that is
// named exists, and none is left over.
func TestTexts(t *testing.T) {
	en, zh := texts(t, "package.nls.json"), texts(t, "package.nls.zh-cn.json")
	value := regexp.MustCompile(`\{\d\}`)
	sources, err := filepath.Glob("src/*.ts")
	require.NoError(t, err)
	all := read(t, "package.json")
	for _, s := range sources {
		all += read(t, s)
	}
	for key, text := range en {
		require.Contains(t, zh, key)
		require.ElementsMatch(t, value.FindAllString(text, -1), value.FindAllString(zh[key], -1), key)
		used := strings.Contains(all, "%"+key+"%") || strings.Contains(all, "'"+key+"'")
		require.True(t, used, "%s is used nowhere", key)
	}
	require.Len(t, zh, len(en))
	for _, m := range regexp.MustCompile(`"%([^%]+)%"|say\('([^']+)'`).FindAllStringSubmatch(all, -1) {
		require.Contains(t, en, m[1]+m[2])
	}
}

// TestNothingNamesAProgram: what is run is set by the user alone, never by a folder.
func TestNothingNamesAProgram(t *testing.T) {
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties map[string]struct{ Scope string }
			}
		}
		Capabilities struct {
			UntrustedWorkspaces struct{ Supported bool }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(read(t, "package.json")), &manifest))
	require.True(t, manifest.Capabilities.UntrustedWorkspaces.Supported)
	settings := manifest.Contributes.Configuration.Properties
	require.Equal(t, "machine", settings["gaolint.server.path"].Scope)
	require.Equal(t, "machine", settings["gaolint.server.arguments"].Scope)
}

// TestLocks: what is installed is named by its contents, not by a place.
func TestLocks(t *testing.T) {
	for _, name := range []string{"package-lock.json", "test/package-lock.json"} {
		require.NotContains(t, read(t, name), `"resolved"`, "%s: install with this folder's .npmrc", name)
		require.NotContains(t, read(t, name), "://registry", name)
	}
}

func version(t *testing.T) string {
	var manifest struct{ Version string }
	require.NoError(t, json.Unmarshal([]byte(read(t, "package.json")), &manifest))
	return manifest.Version
}

func texts(t *testing.T, name string) (m map[string]string) {
	require.NoError(t, json.Unmarshal([]byte(read(t, name)), &m))
	return m
}

func read(t *testing.T, name string) string {
	data, err := os.ReadFile(filepath.FromSlash(name))
	require.NoError(t, err)
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}
