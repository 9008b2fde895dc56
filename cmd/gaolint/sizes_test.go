package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/rules/profiles"
)

// sizes are documents of sizes that no report has.
func sizes() map[string]string {
	sample := profiles.Sample("gov-info-annual-2021")
	sentence := "全年主动公开政府信息1286条，其中通过县政府门户网站公开754条，通过政务新媒体公开520条。"
	many := func(n int, line func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	lines := strings.SplitAfter(sample, "\n")
	row := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "|") && strings.Count(l, "|") > 8 })
	rows := strings.Join(lines[:row+2], "") + strings.Repeat(lines[row+2], 100_000) + strings.Join(lines[row+3:], "")
	return map[string]string{
		"50 MB":                    strings.Repeat(sample, 50<<20/len(sample)+1),
		"one line of 10 MB":        strings.Repeat(sentence, 10<<20/len(sentence)+1),
		"1,000,000 empty lines":    strings.Repeat("\n", 1_000_000),
		"100,000 headings":         many(100_000, func(i int) string { return fmt.Sprintf("（%d）主动公开\n\n", i) }),
		"100,000 section headings": strings.Repeat("一、总体情况\n\n", 100_000),
		"a table of 100,000 rows":  rows,
		"nesting of 10,000":        strings.Repeat("（", 10_000) + "内容" + strings.Repeat("）", 10_000) + "\n",
		"10,000 left open":         strings.Repeat("关于（《“", 10_000) + "\n",
		"lists of 3,000 levels":    many(3000, func(i int) string { return strings.Repeat(" ", i) + "- 事项\n" }),
		"100,000 comments":         strings.Repeat("<!-- gaolint-disable-next-line typo -->\n一是做好政策文件的戒毒。\n", 100_000),
		"100,000 open comments":    strings.Repeat("<!-- gaolint-disable -->\n", 100_000),
		"a line of 10,000 fixes":   strings.Repeat("全年，，", 10_000) + "\n",
		"10,000 lines to fix":      strings.Repeat("一是做好政策文件的戒毒。。\n", 10_000),
		"combining characters":     "e" + strings.Repeat("\u0301", 1_000_000) + "做好政策文件的戒毒。\n",
		"a million digits":         strings.Repeat("7", 1_000_000) + "条\n",
	}
}

// TestSizes: each comes to its end, whatever is done with it.
func TestSizes(t *testing.T) {
	gaolint := program(t)
	for name, text := range sizes() {
		if testing.Short() && len(text) > 1<<20 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o644))
			for _, args := range [][]string{{"lint", "a.md"}, {"lint", "--format", "jsonl", "a.md"}, {"fix", "--diff", "a.md"}} {
				out := execute(t, dir, gaolint, args...)
				require.Contains(t, []int{0, 1}, out.status, "%v: %s", args, tail(out.stderr, 300))
				require.NotContains(t, out.stderr, "出错")
				t.Logf("%s: %d KB, %d KB out", args, len(text)>>10, len(out.stdout)>>10)
			}
		})
	}
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// TestDeterminism: the same input gives the same bytes, on however many processors, in
// whatever order the files are named, again and again.
func TestDeterminism(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i, text := range mutants(19, 30) {
		name := fmt.Sprintf("%02d.md", i)
		names = append(names, name)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	ignored := "ignore:\n  - {rule: typo, text: 没有这一处}\nrules:\n  punctuation: info\n  typo: error\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "gaolint.yaml"), []byte(ignored), 0o644))
	t.Chdir(dir)
	call := func(args ...string) string {
		var out, log bytes.Buffer
		status := run(args, strings.NewReader(""), &out, &log)
		return fmt.Sprintf("%d\n%s\n%s", status, out.String(), log.String())
	}
	reversed := slices.Clone(names)
	slices.Reverse(reversed)
	for _, format := range []string{"text", "jsonl"} {
		args := []string{"lint", "--format", format, "--severity", "hint"}
		want := call(append(args, names...)...)
		walked := call(append(args, ".")...)
		for i := range 10 {
			before := runtime.GOMAXPROCS(1 + i%4)
			require.Equal(t, want, call(append(append(args, "--jobs", fmt.Sprint(i)), reversed...)...))
			require.Equal(t, walked, call(append(args, ".")...))
			runtime.GOMAXPROCS(before)
		}
	}
	want := call("fix", "--diff", ".")
	for range 10 {
		require.Equal(t, want, call("fix", "--diff", "."))
		require.Equal(t, want, call(append([]string{"fix", "--diff"}, reversed...)...))
	}
	for _, args := range []string{"rules --format json", "config schema", "explain typo", "completion zsh", "--help"} {
		require.Equal(t, call(strings.Fields(args)...), call(strings.Fields(args)...))
	}
}

// TestReproducibleBuild: two builds of the same files, in two folders, are one program.
func TestReproducibleBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program twice")
	}
	root := filepath.Join("..", "..")
	dirs := []string{filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "elsewhere")}
	require.NoError(t, os.Mkdir(dirs[0], 0o755))
	for _, part := range []string{"cmd", "lint", "lsp", "rules"} {
		require.NoError(t, os.CopyFS(filepath.Join(dirs[0], part), os.DirFS(filepath.Join(root, part))))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dirs[0], name), data, 0o644))
	}
	require.NoError(t, os.CopyFS(dirs[1], os.DirFS(dirs[0])))
	var builds [2][]byte
	for i, dir := range dirs {
		path, err := compile(dir, t.TempDir())
		require.NoError(t, err)
		builds[i], err = os.ReadFile(path)
		require.NoError(t, err)
	}
	require.True(t, bytes.Equal(builds[0], builds[1]), "the builds differ")
}
