package safe_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/safe"
)

func TestFileNames(t *testing.T) {
	for in, want := range map[string]string{
		"青禾县水利局2024年": "青禾县水利局2024年退回意见", "../../etc/passwd": "etc_passwd退回意见", `C:\a|b?`: "C__a_b_退回意见",
		"CON.x": "_CON.x退回意见", "lpt1 . y": "_lpt1 . y退回意见", "com²": "com²退回意见", "a\u202eb\x00\n": "ab退回意见", " . ": "退回意见", "": "退回意见",
	} {
		require.Equal(t, want, safe.FileName(in, "退回意见"), "%q", in)
	}
	for _, in := range append([]string{strings.Repeat("政", 1000), strings.Repeat("\u0301", 1000), "\xff\xfe"}, outputtest.Attacks...) {
		name := safe.FileName(in, "退回意见")
		require.LessOrEqual(t, len(name), 120)
		require.NotEmpty(t, name)
		require.NotContains(t, name, "/")
	}
	require.Equal(t, "_nul", safe.FileName("nul", ""))
	require.Equal(t, "_", safe.FileName("..", ""))
}
