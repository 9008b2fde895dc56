// Package editors holds what ships beside the program; its tests keep the texts for
// users true.
package editors

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
)

// update rewrites the generated parts instead of comparing them:
//
//	GAOLINT_UPDATE=1 go test ./editors
var update = os.Getenv("GAOLINT_UPDATE") != ""

// shown are the findings of the sample draft that the READMEs quote.
var shown = []string{"文件的戒毒", "收到政府信息公开申请18件", "应为2，现为3"}

// readmes by the language of their messages.
var readmes = map[string]string{"README.md": "en", "README.zh-CN.md": "zh"}

func TestReadmesAreCurrent(t *testing.T) {
	gaolint := program.Build(t)
	stdout, stderr, status := program.Run(t, gaolint, "lint", "editors/sample/draft.md")
	require.Equal(t, 1, status)
	transcript := quote(t, stdout, stderr)
	for name, lang := range readmes {
		rules, _, status := program.Run(t, gaolint, "rules", "--format", "markdown", "--lang", lang)
		require.Zero(t, status)
		check(t, name, map[string]string{"transcript": transcript, "rules": rules})
	}
}

// quote cuts a run down to the findings shown, each without what is listed below it, and
// the closing count.
func quote(t *testing.T, stdout, stderr string) string {
	lines := strings.Split(strings.TrimRight(stdout, "\n"), "\n")
	out := "```\n$ gaolint lint editors/sample/draft.md\n"
	for i, line := range lines {
		for _, s := range shown {
			if strings.Contains(line, s) && !strings.HasPrefix(line, " ") {
				require.Greater(t, len(lines), i+2)
				out += "…\n" + strings.Join(lines[i:i+3], "\n") + "\n"
			}
		}
	}
	require.Equal(t, len(shown), strings.Count(out, "…\neditors/"), "a finding that is quoted is gone:\n%s", out)
	return out + "…\n" + stderr + "```\n"
}

// check compares the parts between <!-- name --> and <!-- end --> with what they should be.
func check(t *testing.T, readme string, parts map[string]string) {
	path := filepath.Join(program.Root(t), readme)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	want := text
	for name, part := range parts {
		place := regexp.MustCompile(fmt.Sprintf(`(?s)(<!-- %s -->\n).*?(<!-- end -->)`, name))
		require.Regexp(t, place, text, readme)
		want = place.ReplaceAllString(want, "${1}"+strings.ReplaceAll(part, "$", "$$")+"${2}")
	}
	if update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
		return
	}
	require.Equal(t, want, text, "%s: run GAOLINT_UPDATE=1 go test ./editors", readme)
}

// TestLinksLead: what a text for users links to is there.
func TestLinksLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	root := program.Root(t)
	for _, name := range []string{"README.md", "README.zh-CN.md", "editors/README.md", "editors/README.zh-CN.md"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			_, err := os.Stat(filepath.Join(root, filepath.Dir(name), m[1]))
			require.NoError(t, err, "%s links to %s", name, m[1])
		}
	}
}

// TestReadmesHaveTwoCommands: what a newcomer types first stands there, in blocks of its
// own, and nothing else does.
func TestReadmesHaveTwoCommands(t *testing.T) {
	block := regexp.MustCompile("(?s)```sh\n(.*?)```")
	for name := range readmes {
		data, err := os.ReadFile(filepath.Join(program.Root(t), name))
		require.NoError(t, err)
		var commands []string
		for _, m := range block.FindAllStringSubmatch(string(data), -1) {
			commands = append(commands, strings.TrimSpace(m[1]))
		}
		require.Equal(t, []string{"go run ./cmd/gaolint lint editors/sample/draft.md", "go test ./..."}, commands, name)
	}
}
