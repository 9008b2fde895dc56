package main

import (
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/stretchr/testify/require"
)

// TestHunksBeginWhereTheySay: the lines of each hunk stand in the new text at the number
// that its header gives.
func TestHunksBeginWhereTheySay(t *testing.T) {
	var before []string
	for i := range 60 {
		before = append(before, strings.Repeat("行", i+1))
	}
	after := append([]string{}, before...)
	for _, i := range []int{2, 6, 10, 30, 55} {
		after[i] += "改"
	}
	after[40] += "\n增"
	after = append(after[:48], after[49:]...)
	a, b := strings.Join(before, "\n")+"\n", strings.Join(after, "\n")+"\n"
	want := strings.Split(b, "\n")
	hunks := 0
	at := 0
	for _, l := range strings.Split(renumber(udiff.Unified("a", "b", a, b)), "\n") {
		switch {
		case strings.HasPrefix(l, "@@"):
			hunks++
			at = 0
			for _, r := range strings.SplitAfter(l, "+")[1] {
				if r < '0' || r > '9' {
					break
				}
				at = at*10 + int(r-'0')
			}
		case at > 0 && (strings.HasPrefix(l, " ") || strings.HasPrefix(l, "+")):
			require.Equal(t, want[at-1], l[1:])
			at++
		}
	}
	require.Greater(t, hunks, 2)
}
