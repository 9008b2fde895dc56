package build

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/lm"
)

// small are options that keep everything of a small text.
var small = Options{Least: [lm.MaxOrder]uint32{1, 1, 1, 1, 8}, WordLeast: 4, Ranks: 100}

func train(t *testing.T) ([]byte, *Manifest) {
	list, err := os.ReadFile("testdata/sources.tsv")
	require.NoError(t, err)
	sources, err := ReadSources(string(list), []string{"testdata/texts"}, nil)
	require.NoError(t, err)
	words, err := ReadWords("testdata/words.txt", "our own")
	require.NoError(t, err)
	file, manifest, err := Train(sources, words, small)
	require.NoError(t, err)
	return file, manifest
}

// TestTrain: the model of a small text is the same as ever, byte by byte; with
// GAOLINT_UPDATE=1 the manifest that says so is written anew.
func TestTrain(t *testing.T) {
	file, manifest := train(t)
	note, err := json.MarshalIndent(manifest, "", " ")
	require.NoError(t, err)
	if os.Getenv("GAOLINT_UPDATE") != "" {
		require.NoError(t, os.WriteFile("testdata/manifest.json", append(note, '\n'), 0o644))
	}
	want, err := os.ReadFile("testdata/manifest.json")
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(note))
	again, _ := train(t)
	require.Equal(t, file, again)
}

// TestCounts: the model answers with what a plain count of the texts gives.
func TestCounts(t *testing.T) {
	file, _ := train(t)
	m, err := lm.Open(string(file), nil)
	require.NoError(t, err)
	texts := map[string]float32{"a": 2, "b": 0.5}
	for _, gram := range []string{"政", "政府", "政府信", "申请", "业务培训", "公开申", "申诉", "府信息公开", "，依法答", "。"} {
		want := float32(0)
		for name, weight := range texts {
			text, err := os.ReadFile("testdata/texts/" + name + ".txt")
			require.NoError(t, err)
			want += weight * float32(strings.Count(string(text), gram))
		}
		var symbols []lm.Symbol
		for _, c := range lm.Cells(gram, nil) {
			if c.Symbol != lm.Edge {
				symbols = append(symbols, c.Symbol)
			}
		}
		// Counts are kept to within a sixth or so.
		require.InEpsilon(t, want+0.01, m.Count(symbols...)+0.01, 0.2, gram)
	}
	require.Positive(t, m.Count(lm.WordMark, '申', '请'))
	require.Zero(t, m.Count(lm.WordMark, '请', '申'))
	require.Zero(t, m.Count(lm.WordMark, '罕', '见'))
	require.Equal(t, [][]lm.Symbol{{'申', '请'}}, m.Homophones(2, lm.SoundKeys([]lm.Symbol{'神', '情'}, nil)[0]))
}

func TestSourcesMustBeNamed(t *testing.T) {
	_, err := ReadSources("a.txt\t1\tour own\n", []string{"testdata/texts"}, nil)
	require.ErrorContains(t, err, "b.txt")
	_, err = ReadSources("a.txt\t1\tx\nb.txt\t1\tx\nc.txt\t1\tx\n", []string{"testdata/texts"}, nil)
	require.ErrorContains(t, err, "c.txt")
	for _, bad := range []string{"a.txt", "a.txt\tmuch\tx"} {
		_, err = ReadSources(bad, nil, nil)
		require.Error(t, err, bad)
	}
	all, err := ReadSources("*\t3\tour own\n", nil, []string{"testdata/texts"})
	require.NoError(t, err)
	require.Len(t, all, 2)
}

// TestTable: every key gives its code, others none but for few.
func TestTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 10, 1000, 200_000} {
		keys, codes := make([]uint64, n), make([]uint8, n)
		for i := range keys {
			keys[i], codes[i] = rng.Uint64(), uint8(1+rng.IntN(1<<lm.CodeBits-1))
		}
		shape, cells, err := makeTable(keys, codes)
		require.NoError(t, err)
		table := lm.NewTable(shape, cells)
		for i, k := range keys {
			require.Equal(t, codes[i], table.Code(k))
		}
		wrong := 0
		for range 10_000 {
			if table.Code(rng.Uint64()) != 0 {
				wrong++
			}
		}
		require.Less(t, wrong, 40)
	}
	_, _, err := makeTable([]uint64{7, 7}, []uint8{1, 1})
	require.Error(t, err)
}

func TestHold(t *testing.T) {
	line := strings.Repeat("一段文字。\n", 3000)
	in, out := Hold([]Source{{File: "a", Origin: "x", text: []byte(line)}, {File: "b", Origin: "x", text: []byte(line)}}, map[string]bool{"b": true})
	require.Len(t, in, 1)
	require.Len(t, out, 2)
	require.Equal(t, len(line), len(in[0].text)+len(out[0].text))
	require.Len(t, out[0].text, len(line)/10)
	require.Len(t, out[1].text, len(line)/10*3)
}
