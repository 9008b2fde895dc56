package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/docx/docxtest"
	"gaolint/lint/output/formats"
)

// TestResultsAreDeterministic: every format gives the same bytes on however many
// processors, in whatever order the files are named, from the cache and again.
func TestResultsAreDeterministic(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "own"))
	require.NoError(t, os.Mkdir("in", 0o755))
	names := []string{filepath.Join("in", "w.docx"), filepath.Join("in", "gone.md"), filepath.Join("in", "p.html")}
	texts := mutants(23, 12)
	require.NoError(t, os.WriteFile(names[0], docxtest.Make(t, texts[0]), 0o644))
	require.NoError(t, os.WriteFile(names[2], []byte("<p>"+strings.ReplaceAll(texts[1], "\n", "<p>")), 0o644))
	for i, text := range texts {
		name := filepath.Join("in", fmt.Sprintf("%02d.md", i))
		names = append(names, name)
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	require.NoError(t, os.WriteFile("organs.csv", []byte("全称,简称\n云溪县人民政府,\n云溪县水利局,县水利局\n江安县人民政府,\n"), 0o644))
	results := func(run1 int, cached bool, order []string) map[string]string {
		out := filepath.Join(dir, fmt.Sprintf("out%d", run1))
		require.NoError(t, os.Mkdir(out, 0o755))
		args := []string{"lint", "--organs", "organs.csv", "--severity", "hint", "--jobs", fmt.Sprint(run1 % 5)}
		for _, f := range formats.Names() {
			if !cached || f != "docx" { // which no cache serves
				args = append(args, "--output", f+"="+filepath.Join(out, f))
			}
		}
		if cached {
			args = append(args, "--cache=kept")
		}
		var stdout, log bytes.Buffer
		status := run(append(args, order...), strings.NewReader(""), &stdout, &log)
		files := map[string]string{"stdout": stdout.String(), "stderr": log.String(), "status": fmt.Sprint(status)}
		require.NoError(t, filepath.WalkDir(out, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			rel, _ := filepath.Rel(out, path) // below it
			files[rel] = string(data)
			return err
		}))
		return files
	}
	same := func(want, got map[string]string, what string) {
		for name, text := range got {
			require.True(t, want[name] == text, "%s differs %s", name, what)
		}
	}
	want := results(0, false, names)
	require.Greater(t, len(want), len(formats.Names()))
	reversed := slices.Clone(names)
	slices.Reverse(reversed)
	for i := 1; i <= 6; i++ {
		before := runtime.GOMAXPROCS(1 + i%4)
		order := names
		if i%2 == 0 {
			order = reversed
		}
		same(want, results(i, i > 2, order), fmt.Sprintf("in run %d", i))
		runtime.GOMAXPROCS(before)
	}
}
