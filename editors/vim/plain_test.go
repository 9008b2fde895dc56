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
	"gaolint/editors/internal/scene"
)

// TestPlain drives Vim with nothing but the plugin: quickfix list, signs and underlines at
// the right bytes, a fix and its undoing.
func TestPlain(t *testing.T) {
	for name, eol := range scene.LineEnds {
		t.Run(name, func(t *testing.T) {
			draft := scene.Draft(t, eol)
			steps := plain(t, draft, "")
			for _, s := range steps {
				for _, f := range s.Findings {
					require.Contains(t, f.Message, "应为“")
				}
			}
			scene.Check(t, draft, eol, steps)
		})
	}
}

// TestPlainFixesOnSave: with the setting, and, as TestPlain shows, without it not.
func TestPlainFixesOnSave(t *testing.T) {
	draft := scene.Draft(t, "\n")
	require.Empty(t, plain(t, draft, "fixes"))
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Contains(t, string(data), "政策解读材料")
}

// plain runs the script in Vim with nothing but the plugin.
func plain(t *testing.T, draft, save string) (steps []scene.Step) {
	plugin, err := filepath.Abs(".")
	require.NoError(t, err)
	report := run(t, draft, "plain_test.vim", "GAOLINT="+program.Build(t), "PLUGIN="+plugin, "SAVE="+save)
	require.NoError(t, json.Unmarshal([]byte(report), &steps), report)
	return steps
}

// TestReopensAsGB18030: the commands of the help.
func TestReopensAsGB18030(t *testing.T) {
	draft := scene.Foreign(t)
	shown := strings.Split(run(t, draft, "foreign_test.vim"), "\n")
	require.NotContains(t, shown[0], "政府")
	require.Equal(t, scene.ForeignText, shown[1])
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Equal(t, scene.ForeignText+"\n", string(data))
}

// TestHelp: every tag that the help refers to is there.
func TestHelp(t *testing.T) {
	data, err := os.ReadFile("doc/gaolint.txt")
	require.NoError(t, err)
	help := string(data)
	for _, name := range []string{":GaolintCheck", ":GaolintFix", ":GaolintClear", "g:gaolint_program", "g:gaolint_severity", "g:gaolint_fix_on_save", "g:gaolint_route"} {
		require.Contains(t, help, "*"+name+"*")
	}
	require.NotContains(t, strings.ReplaceAll(help, "\t", ""), "\r")
}
