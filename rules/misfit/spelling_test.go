package misfit

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// TestSpellings: every row is a word of Chinese characters in two spellings of one
// length, and no preferred spelling stands in the list for another one.
func TestSpellings(t *testing.T) {
	require.Greater(t, len(spellings()), 90)
	for written, standard := range spellings() {
		require.Len(t, written, len(standard), written)
		require.Equal(t, len(written), 3*utf8.RuneCountInString(written), written)
		require.LessOrEqual(t, len(written), spellingMax, written)
		require.NotEqual(t, written, standard)
		require.NotContains(t, spellings(), standard, written)
		require.True(t, respelt(written, standard))
		require.True(t, respelt(standard, written))
	}
}

func TestRespelt(t *testing.T) {
	require.True(t, respelt("不可撤消", "不可撤销"))
	require.True(t, respelt("撤消了", "撤销了"))
	require.False(t, respelt("不可撤消", "不能撤销"))
	require.False(t, respelt("撤消", "取消"))
	require.False(t, respelt("撤消", "撤"))
	require.False(t, respelt("", ""))
	require.False(t, respelt("a撤", "b消"))
}
