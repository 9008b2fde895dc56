//go:build unix

package vim

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
)

// TestPlain drives Vim with nothing but the plugin: findings in the quickfix list at the
// right bytes, signs, a fix.
func TestPlain(t *testing.T) {
	vim := program.Editor(t, "vim")
	gaolint := program.Build(t)
	terminal := program.Editor(t, "script")
	draft := filepath.Join(t.TempDir(), "年度 报告.md")
	text := "# 云溪乡值班情况\n\n𠮷😀乡政府严格按照行政复异规定办理，编写政策戒毒材料8篇。\n"
	require.NoError(t, os.WriteFile(draft, []byte(text), 0o644))
	plugin, err := filepath.Abs(".")
	require.NoError(t, err)
	report := run(t, terminal, vim, draft, "plain_test.vim", "GAOLINT="+gaolint, "PLUGIN="+plugin)
	var steps []struct {
		Name     string
		Findings []struct {
			Line, Col       int
			Sign            int
			Message, Behind string
		}
	}
	require.NoError(t, json.Unmarshal([]byte(report), &steps), report)
	require.Len(t, steps, 3, report)
	opened := steps[0].Findings
	require.Len(t, opened, 2, report)
	for i, want := range []string{"行政复异", "政策戒毒"} {
		require.True(t, strings.HasPrefix(opened[i].Behind, want), report)
		require.Equal(t, 3, opened[i].Line)
		require.Equal(t, 1, opened[i].Sign)
	}
	require.Less(t, len(steps[1].Findings), len(opened), "certain ones are fixed")
	last := steps[2].Findings[len(steps[2].Findings)-1]
	require.True(t, strings.HasPrefix(last.Behind, "今年已来"), report)
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Contains(t, string(data), "行政复议规定")
}
