package lm

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMemo: what is kept and what is looked up side by side is what the table says.
func TestMemo(t *testing.T) {
	m, err := Default()
	require.NoError(t, err)
	x := &scanner{Model: m}
	rng := rand.New(rand.NewPCG(1, 2))
	cells := Cells("依法答复政府信息公开申请，及时回应社会关切，主动接受群众监督，不断提高工作人员业务水平。", nil)
	var keys []key
	for range 20_000 {
		k := emptyKey
		for range 1 + rng.IntN(MaxOrder) {
			k = k.with(cells[rng.IntN(len(cells))].Symbol)
		}
		keys = append(keys, k)
	}
	out := make([]uint8, len(keys))
	x.codes(keys, out)
	known := 0
	for i, k := range keys {
		require.Equal(t, m.table.Code(uint64(k)), out[i])
		require.Equal(t, out[i], x.code(k))
		if out[i] > 0 {
			known++
		}
	}
	require.Positive(t, known)
}

// TestFirst: the words of a sound begin where a search from the start finds them.
func TestFirst(t *testing.T) {
	m, err := Default()
	require.NoError(t, err)
	for n := MinWord; n <= MaxWord; n++ {
		entries, size := m.lexicon[n-MinWord].entries, entrySize(n)
		count := len(entries) / size
		for _, i := range []int{0, 1, count / 3, count / 2, count - 2, count - 1} {
			sound := number(entries[i*size:])
			for i > 0 && number(entries[(i-1)*size:]) == sound {
				i--
			}
			require.Equal(t, i, m.lexicon.first(n, sound))
		}
		_, ok := m.lexicon.read(n, m.lexicon.first(n, 1<<32-1), 1<<32-1, make([]Symbol, n))
		require.False(t, ok)
	}
}

// TestPartners: the characters that make a word with another are those of the lexicon.
func TestPartners(t *testing.T) {
	m, err := Default()
	require.NoError(t, err)
	p := m.partners()
	rank := m.pairs.rank('申')
	require.Contains(t, p.behind[p.atBehind[rank]:p.atBehind[rank+1]], Symbol('请'))
	rank = m.pairs.rank('请')
	require.Contains(t, p.front[p.atFront[rank]:p.atFront[rank+1]], Symbol('申'))
	require.Len(t, p.front, len(p.behind))
}
