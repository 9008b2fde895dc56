package source

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSpan(t *testing.T) {
	s := Span{3, 7}
	require.Equal(t, 4, s.Len())
	require.False(t, s.Empty())
	require.True(t, Span{3, 3}.Empty())
	require.Equal(t, Span{1, 5}, s.Shift(-2))
	for off, want := range map[int]bool{2: false, 3: true, 6: true, 7: false} {
		require.Equal(t, want, s.Contains(off), off)
	}
}

func TestSpanRelations(t *testing.T) {
	s := Span{3, 7}
	for _, c := range []struct {
		t               Span
		covers, touches bool
	}{
		{Span{3, 7}, true, true},
		{Span{4, 6}, true, true},
		{Span{2, 4}, false, true},
		{Span{6, 9}, false, true},
		{Span{0, 9}, false, true},
		{Span{0, 3}, false, true},
		{Span{7, 9}, false, true},
		{Span{0, 2}, false, false},
		{Span{8, 9}, false, false},
		{Span{3, 3}, true, true},
		{Span{5, 5}, true, true},
		{Span{7, 7}, true, true},
		{Span{8, 8}, false, false},
	} {
		require.Equal(t, c.covers, s.Covers(c.t), c.t)
		require.Equal(t, c.touches, s.Touches(c.t), c.t)
		require.Equal(t, c.touches, c.t.Touches(s), c.t)
	}
}
