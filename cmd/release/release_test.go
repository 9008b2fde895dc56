package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	if err := os.Chdir(filepath.Join("..", "..")); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// made makes the archive of a platform without the extension, and gives its path.
func made(t *testing.T, p platform) string {
	dir := t.TempDir()
	r := release{version: "v0.0.1", out: dir, vsix: "-"}
	require.NoError(t, r.run(p.String()))
	found, err := filepath.Glob(filepath.Join(dir, "gaolint-v0.0.1-*"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	return found[0]
}

// full skips what compiles the whole program again, unless GAOLINT_FULL is set.
func full(t *testing.T) {
	if os.Getenv("GAOLINT_FULL") == "" {
		t.Skip("GAOLINT_FULL=1 runs it: it compiles the program anew")
	}
}

var host = platform{runtime.GOOS, runtime.GOARCH}

// TestReproducible: the same tree and version give the same bytes.
func TestReproducible(t *testing.T) {
	full(t)
	read := func(path string) string {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		return fmt.Sprintf("%x", sha256.Sum256(data))
	}
	require.Equal(t, read(made(t, host)), read(made(t, host)))
}

// unpack gives the files of a tar archive below its one folder.
func unpack(t *testing.T, path string) map[string][]byte {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		_, name, ok := strings.Cut(h.Name, "/")
		require.True(t, ok)
		files[name] = data
	}
}

// TestOffice: what an office without network gets is whole, says where it comes from, and
// works where there is no network.
func TestOffice(t *testing.T) {
	full(t)
	if runtime.GOOS != "linux" {
		t.Skip("needs a network namespace")
	}
	files := unpack(t, made(t, host))
	for _, name := range []string{
		"gaolint", "LICENSE", "README.zh-CN.md", "安装说明.txt", "rules.html", "gaolint.schema.json", "licenses.txt", "sbom.cdx.json",
		"editors/vim/plugin/gaolint.vim", "editors/ci/action.yml", "editors/sample/draft.md", ".pre-commit-hooks.yaml",
	} {
		require.NotEmpty(t, files[name], name)
	}
	for line := range strings.Lines(string(files["SHA256SUMS"])) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		require.Equal(t, sum, fmt.Sprintf("%x", sha256.Sum256(files[name])), name)
	}
	require.Equal(t, len(files)-1, bytes.Count(files["SHA256SUMS"], []byte("\n")))
	require.Contains(t, string(files["licenses.txt"]), "==== go.lsp.dev/protocol ")
	data, err := noticesOfData()
	require.NoError(t, err)
	require.Contains(t, string(files["licenses.txt"]), string(data))
	var list bom
	require.NoError(t, json.Unmarshal(files["sbom.cdx.json"], &list))
	require.Equal(t, "CycloneDX", list.Format)
	require.Greater(t, len(list.Components), 5)
	require.NotRegexp(t, regexp.MustCompile(`(?i)(src|href)="?https?:|<script`), string(files["rules.html"]))
	require.Contains(t, string(files["rules.html"]), `<section id="tablesum">`)

	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, data, 0o755))
	}
	isolated := []string{"unshare", "--net", "--map-root-user"}
	if err := exec.Command(isolated[0], append(isolated[1:], "true")...).Run(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("no network namespace can be made: %v", err)
		}
		t.Skipf("no network namespace can be made: %v", err)
	}
	run := func(args ...string) (string, int) {
		c := exec.Command(isolated[0], append(isolated[1:], append([]string{"./gaolint"}, args...)...)...)
		c.Dir = dir
		out, _ := c.CombinedOutput()
		return string(out), c.ProcessState.ExitCode()
	}
	out, status := run("version")
	require.Equal(t, 0, status, out)
	require.Contains(t, out, "v0.0.1")
	out, status = run("lint", "editors/sample/draft.md")
	require.Equal(t, 1, status, out)
	require.Contains(t, out, "tablesum")
}

// TestWindows: an archive for Windows opens, and its texts have that system's line ends.
func TestWindows(t *testing.T) {
	full(t)
	z, err := zip.OpenReader(made(t, platform{"windows", "amd64"}))
	require.NoError(t, err)
	defer z.Close()
	seen := map[string]bool{}
	for _, f := range z.File {
		_, name, _ := strings.Cut(f.Name, "/")
		seen[name] = true
		if name != "安装说明.txt" {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(text, []byte("\uFEFF")))
		require.Equal(t, bytes.Count(text, []byte("\n")), bytes.Count(text, []byte("\r\n")))
	}
	require.True(t, seen["gaolint.exe"])
}

// TestPlatforms: each that VS Code knows has a name with it.
func TestPlatforms(t *testing.T) {
	require.Equal(t, "win32-x64", platform{"windows", "amd64"}.vscode())
	require.Equal(t, "", platform{"linux", "loong64"}.vscode())
	_, err := choose("plan9-amd64")
	require.Error(t, err)
}
