package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// badInput is a verb on one kind of bad input: the call, its status, and what stderr says;
// "" for a kind that the verb does not know.
type badInput struct {
	call   string
	status int
	says   string
}

// The kinds of bad input. In the folder lie: a.md, a draft with a mistake; empty, a folder;
// broken, a folder with a draft under a configuration that is no YAML; secret, which nobody
// may read; full, a file in which nothing can be made.
var badKinds = []string{"missing file", "folder without drafts", "broken YAML", "unreadable", "unknown flag", "unknown format", "target not writable", "closed stdout", "empty stdin"}

const (
	isMissing  = "没有这个文件或目录"
	noFlag     = "没有“--nosuch”这个选项"
	noYAML     = "broken.gaolint.yaml:2：不是有效的 YAML"
	noRight    = "没有权限"
	noDrafts   = "没有找到稿件"
	noFolder   = "路径中有一级不是目录"
	shut       = "标准输出"
	ofNoFormat = "没有“nosuch”这种"
)

var badInputs = map[string]map[string]badInput{
	"lint": {
		"missing file":          {"lint nosuch.md", 2, isMissing},
		"folder without drafts": {"lint empty", 0, noDrafts},
		"broken YAML":           {"lint broken", 2, noYAML},
		"unreadable":            {"lint secret/a.md a.md", 2, noRight},
		"unknown flag":          {"lint --nosuch a.md", 2, noFlag},
		"unknown format":        {"lint --format nosuch a.md", 2, ofNoFormat},
		"target not writable":   {"lint --output jsonl=full/x a.md", 2, noFolder},
		"closed stdout":         {"lint a.md", 2, shut},
		"empty stdin":           {"lint -", 0, "文件是空的"},
	},
	"lint --stdin-jsonl": {
		"missing file":   {"lint --stdin-jsonl nosuch.md", 2, "不能同时指定文件"},
		"broken YAML":    {"lint --stdin-jsonl --config broken/gaolint.yaml", 2, noYAML},
		"unreadable":     {"lint --stdin-jsonl --config secret/a.md", 2, noRight},
		"unknown flag":   {"lint --stdin-jsonl --nosuch", 2, noFlag},
		"unknown format": {"lint --stdin-jsonl --format sarif", 2, "只输出 jsonl"},
		"empty stdin":    {"lint --stdin-jsonl", 0, "^$"},
	},
	"lint --files-from": {
		"missing file":          {"lint --files-from nosuch", 2, isMissing},
		"folder without drafts": {"lint --files-from empty", 2, "目录"},
		"unreadable":            {"lint --files-from secret/a.md", 2, noRight},
		"empty stdin":           {"lint --files-from -", 0, noDrafts},
	},
	"a path alone": {
		"missing file":          {"nosuch.md", 2, "没有“gaolint nosuch.md”这个命令"},
		"folder without drafts": {"empty", 0, noDrafts},
		"broken YAML":           {"broken", 2, noYAML},
		"unreadable":            {"secret", 2, noRight},
		"unknown flag":          {"--nosuch a.md", 2, noFlag},
		"closed stdout":         {"a.md", 2, shut},
	},
	"fix": {
		"missing file":          {"fix nosuch.md", 2, isMissing},
		"folder without drafts": {"fix empty", 0, noDrafts},
		"broken YAML":           {"fix broken", 2, noYAML},
		"unreadable":            {"fix secret/a.md", 2, noRight},
		"unknown flag":          {"fix --nosuch a.md", 2, noFlag},
		"target not writable":   {"fix readonly/a.md", 2, "未改动"},
		"closed stdout":         {"fix --diff a.md", 2, shut},
		"empty stdin":           {"fix -", 0, "没有可以应用的修改"},
	},
	"undo": {
		"missing file": {"undo", 2, "没有可以撤销的修改"},
		"unknown flag": {"undo --nosuch", 2, noFlag},
	},
	"lsp": {
		"broken YAML":         {"lsp --config broken/gaolint.yaml", 2, noYAML},
		"unknown flag":        {"lsp --nosuch", 2, noFlag},
		"target not writable": {"lsp --log full/log", 2, noFolder},
		"empty stdin":         {"lsp", 1, "^$"},
	},
	"rules": {
		"missing file":   {"rules nosuch", 2, "多余的参数"},
		"unknown flag":   {"rules --nosuch", 2, noFlag},
		"unknown format": {"rules --format nosuch", 2, ofNoFormat},
		"closed stdout":  {"rules", 2, shut},
	},
	"explain": {
		"missing file":   {"explain nosuch", 2, "nosuch"},
		"unknown flag":   {"explain --nosuch typo", 2, noFlag},
		"unknown format": {"explain typo --format nosuch", 2, ofNoFormat},
		"closed stdout":  {"explain typo", 2, shut},
	},
	"init": {
		"missing file":        {"init nosuch/gaolint.yaml", 2, isMissing},
		"broken YAML":         {"init broken/gaolint.yaml", 2, "已经存在，未改动"},
		"unknown flag":        {"init --nosuch", 2, noFlag},
		"target not writable": {"init full/gaolint.yaml", 2, noFolder},
		"unreadable":          {"init readonly/gaolint.yaml", 2, noRight},
	},
	"new": {
		"missing file":        {"new nosuch/x.md", 2, isMissing},
		"unknown flag":        {"new --nosuch", 2, noFlag},
		"target not writable": {"new full/x.md", 2, noFolder},
		"unreadable":          {"new readonly/x.md", 2, noRight},
		"closed stdout":       {"new", 2, "磁盘|标准输出|已关闭|closed"},
	},
	"config check": {
		"missing file":          {"config check nosuch.yaml", 2, isMissing},
		"folder without drafts": {"config check empty", 2, "目录"},
		"broken YAML":           {"config check broken/gaolint.yaml", 2, noYAML},
		"unreadable":            {"config check secret/a.md", 2, noRight},
		"unknown flag":          {"config check --nosuch", 2, noFlag},
	},
	"config show": {
		"missing file":          {"config show nosuch.yaml", 2, isMissing},
		"folder without drafts": {"config show empty", 2, "目录"},
		"broken YAML":           {"config show broken/gaolint.yaml", 2, noYAML},
		"unreadable":            {"config show secret/a.md", 2, noRight},
		"unknown flag":          {"config show --nosuch", 2, noFlag},
		"closed stdout":         {"config show", 2, "标准输出"},
	},
	"config schema": {
		"missing file":  {"config schema nosuch", 2, "多余的参数"},
		"unknown flag":  {"config schema --nosuch", 2, noFlag},
		"closed stdout": {"config schema", 2, shut},
	},
	"words check": {
		"missing file":          {"words check nosuch.tsv", 2, isMissing},
		"folder without drafts": {"words check empty", 2, "目录"},
		"broken YAML":           {"words check broken/gaolint.yaml", 2, noYAML},
		"unreadable":            {"words check secret/a.md", 2, noRight},
		"unknown flag":          {"words check --nosuch a", 2, noFlag},
	},
	"completion": {
		"missing file":  {"completion nosuch", 2, "nosuch"},
		"unknown flag":  {"completion bash --nosuch", 2, noFlag},
		"closed stdout": {"completion bash", 2, shut},
	},
	"version": {
		"missing file":  {"version nosuch", 2, "多余的参数"},
		"unknown flag":  {"version --nosuch", 2, noFlag},
		"closed stdout": {"version", 2, shut},
	},
	"help": {
		"missing file":  {"help nosuch", 2, "nosuch"},
		"unknown flag":  {"help --nosuch", 2, noFlag},
		"closed stdout": {"help", 2, shut},
	},
}

// closedWriter takes nothing.
type closedWriter struct{}

var errClosed = errors.New("closed")

func (closedWriter) Write([]byte) (int, error) { return 0, errClosed }

// badFolder makes the files that the table speaks of, for a user without rights.
func badFolder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "gaolint-test-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // a folder for temporary files
	require.NoError(t, os.Chmod(dir, 0o777))
	for _, name := range []string{"empty", "broken", "secret", "readonly"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o755))
	}
	for name, text := range map[string]string{
		"a.md": wrongText, "broken/a.md": wrongText, "broken/gaolint.yaml": "rules: [\n", "secret/a.md": wrongText, "readonly/a.md": wrongText, "full": "x",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	require.NoError(t, os.Chmod(filepath.Join(dir, "secret"), 0o700))
	return dir
}

// TestVerbsOnBadInput: each verb on each kind of bad input ends with its status, says why
// on stderr, in Chinese, and writes nothing to stdout where it is refused.
func TestVerbsOnBadInput(t *testing.T) {
	program(t) // is built from here
	dir := badFolder(t)
	t.Chdir(dir)
	var verbs []string
	for _, c := range (&app{}).root().Commands() {
		verbs = append(verbs, c.Name())
	}
	for _, v := range verbs {
		require.True(t, slices.ContainsFunc(keysOf(badInputs), func(k string) bool { return strings.HasPrefix(k, v) }), "the table has no %q", v)
	}
	for verb, cells := range badInputs {
		for kind, c := range cells {
			require.Contains(t, badKinds, kind)
			t.Run(verb+", "+kind, func(t *testing.T) {
				t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, ".cache", verb)) // fix remembers there
				got := outcome{}
				if kind == "unreadable" || strings.Contains(c.call, "readonly") {
					got = asUser(t, dir, strings.Fields(c.call)...)
				} else {
					var out, log bytes.Buffer
					var to interface{ Write([]byte) (int, error) } = &out
					if kind == "closed stdout" {
						to = closedWriter{}
					}
					got.status = run(strings.Fields(c.call), strings.NewReader(""), to, &log)
					got.stdout, got.stderr = out.String(), log.String()
				}
				require.Equal(t, c.status, got.status, got.stderr)
				require.Regexp(t, c.says, got.stderr)
				if c.status == statusError && !strings.Contains(c.call, " a.md") {
					require.Empty(t, got.stdout)
				}
				require.NotContains(t, got.stderr, "panic")
			})
		}
	}
}

func keysOf(m map[string]map[string]badInput) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}
