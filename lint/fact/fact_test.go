package fact_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/syntax"
)

func TestFactIsWorkedOutOnce(t *testing.T) {
	runs := 0
	length := fact.NewFact(func(b *fact.Block) int { runs++; return len(b.Text) })
	none := fact.NewFact(func(b *fact.Block) []int { return nil })
	twice := fact.NewFact(func(b *fact.Block) int { return 2 * length.Of(b) })
	b := fact.NewLine("三个字", syntax.Paragraph, nil)
	require.Equal(t, 18, twice.Of(b))
	require.Equal(t, 9, length.Of(b))
	require.Equal(t, 18, twice.Of(b))
	require.Nil(t, none.Of(b))
	require.Nil(t, none.Of(b))
	require.Equal(t, 1, runs)
}

func TestFactsFromSeveralGoroutines(t *testing.T) {
	var sum atomic.Int64
	length := fact.NewFact(func(b *fact.Block) int { return len(b.Text) })
	b := fact.NewLine("三个字", syntax.Paragraph, nil)
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() { sum.Add(int64(length.Of(b))) })
	}
	wg.Wait()
	require.EqualValues(t, 180, sum.Load())
}
