package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/lm"
)

// TestPlant: what was planted is known so well that the right text can be put back.
func TestPlant(t *testing.T) {
	m, err := lm.Default()
	require.NoError(t, err)
	const right = "依法答复政府信息公开申请，及时回应社会关切，主动接受群众监督，不断提高工作人员业务水平。"
	rng := rand.New(rand.NewPCG(1, 2))
	planted := 0
	for range 300 {
		wrong, mistakes := plant(m, rng, right)
		text := []rune(wrong)
		for i := len(mistakes) - 1; i >= 0; i-- {
			x := mistakes[i]
			require.Equal(t, len(string([]rune(wrong)[:x.at])), int(x.start))
			text = append(text[:x.at:x.at], append(runes(x.right), text[x.at+x.n:]...)...)
		}
		require.Equal(t, right, string(text))
		planted += len(mistakes)
		if len(mistakes) == 1 && len(mistakes[0].right) == 1 {
			x := mistakes[0]
			cells := lm.Cells(wrong, nil)
			at := lm.Margin
			for cells[at].Start != x.start {
				at++
			}
			c := lm.Candidate{From: at, To: at + x.n, New: [lm.MaxWord + 1]lm.Symbol{x.right[0]}, N: 1}
			require.True(t, x.mendedBy(cells, &c))
			c.New[0]++
			require.False(t, x.mendedBy(cells, &c))
		}
	}
	require.Greater(t, planted, 50)
}

// TestRegress: the weights of a known law are found again.
func TestRegress(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var rows []row
	for range 20_000 {
		r := row{weight: 1}
		r.features[0] = 1
		r.features[1] = float32(rng.NormFloat64())
		r.right = rng.Float64() < 1/(1+math.Exp(-(2*float64(r.features[1])-1)))
		rows = append(rows, r)
	}
	w := regress(rows)
	require.InDelta(t, -1, w[0], 0.1)
	require.InDelta(t, 2, w[1], 0.15)
}
