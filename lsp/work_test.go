package lsp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/uri"
)

// TestChangeCosts guards the speed of a change in a document of 100 KB, from the client's
// message to the findings, by what it allocates, which no other work on the machine
// disturbs; the client's own share is small.
func TestChangeCosts(t *testing.T) {
	c := startHere(t, pushes)
	text := longText(100_000, 1)
	c.open(draft, text)
	c.published(1)
	where, version := typist(text), 1
	allocations := testing.AllocsPerRun(100, func() {
		line, character := where(version)
		version++
		c.replace(draft, version, line, character, 0, "了")
		c.published(version)
	})
	t.Logf("%.0f allocations for a change", allocations)
	require.LessOrEqual(t, allocations, 1200.0)
}

// TestOpenCosts guards what open documents hold: ten times their size, beyond the server
// that has none open.
func TestOpenCosts(t *testing.T) {
	const documents, size = 200, 15_000
	c := startHere(t, pullsOnly)
	c.open(draft, longText(size, 0))
	c.pulled(draft)
	before, total := liveHeap(), 0
	for i := range documents {
		u, text := uri.File(fmt.Sprintf("/tmp/稿件/%d.md", i)), longText(size, uint64(i+1))
		total += len(text)
		c.open(u, text)
		c.pulled(u)
	}
	held := float64(liveHeap()-before) / float64(total)
	t.Logf("%.1f times its size for a document", held)
	require.LessOrEqual(t, held, 10.0)
}

// TestAnswersAreShort: what is asked for at a place does not grow with the document.
func TestAnswersAreShort(t *testing.T) {
	c := startHere(t, pullsOnly)
	sizes := map[int]float64{}
	for _, size := range []int{20_000, 200_000} {
		u := uri.File(fmt.Sprintf("/tmp/%d.md", size))
		text := longText(size, 1)
		c.open(u, text)
		c.pulled(u)
		row := strings.Count(text[:strings.Index(text, "| 一、本年新收")], "\n")
		sizes[size] = testing.AllocsPerRun(20, func() {
			c.call("textDocument/hover", at(u, "position", spot(row, 60)))
			c.call("textDocument/completion", at(u, "position", spot(row+1, 0)))
		})
	}
	require.LessOrEqual(t, sizes[200_000], 2*sizes[20_000], "%v allocations", sizes)
}
