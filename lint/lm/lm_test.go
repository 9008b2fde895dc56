package lm_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/lm"
	"gaolint/lint/lm/build"
)

func model(t testing.TB) *lm.Model {
	m, err := lm.Default()
	require.NoError(t, err)
	return m
}

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		"共收到1,204.5件":   "共收到0件",
		"约１２％，":         "约0%,",
		"用 Word 写":      "用A写",
		"3.财政":          "0.财政",
		"《办法》（试行）":      "《办法》(试行)",
		"甲　乙\t丙":        "甲乙丙",
		"①☆":            "··",
		"1.2.3":         "0",
		"第1,2项":         "第0项",
		"坏\xff字":        "坏·字",
		"":              "",
		"１２,３４５人":       "0人",
		"网址www.a.cn、电话": "网址A.A.A、电话",
	} {
		cells := lm.Cells(text, nil)
		got, end := "", int32(0)
		for _, c := range cells[lm.Margin : len(cells)-lm.Margin] {
			got += string(rune(c.Symbol))
			require.GreaterOrEqual(t, c.Start, end, text)
			require.Greater(t, c.End, c.Start, text)
			end = c.End
		}
		require.LessOrEqual(t, int(end), len(text))
		require.Equal(t, want, got, text)
	}
}

// TestManifest: the embedded model is the one that the manifest tells of, no larger than
// it may be, and holds no rare long n-gram, so that no sentence can be read back.
func TestManifest(t *testing.T) {
	file, err := os.ReadFile("model.bin")
	require.NoError(t, err)
	note, err := os.ReadFile("model.bin.json")
	require.NoError(t, err)
	var m build.Manifest
	require.NoError(t, json.Unmarshal(note, &m))
	sum := sha256.Sum256(file)
	require.Equal(t, m.SHA256, hex.EncodeToString(sum[:]))
	require.Equal(t, m.Bytes, len(file))
	require.LessOrEqual(t, len(file), 20_000_000)
	require.GreaterOrEqual(t, m.Options.Least[3], uint32(2*lm.CountUnit))
	require.GreaterOrEqual(t, m.Options.Least[4], uint32(3*lm.CountUnit))
	for _, s := range append(m.Sources, m.Words) {
		require.NotEmpty(t, s.Origin, s.File)
		require.Len(t, s.SHA256, 64, s.File)
		require.Positive(t, s.Bytes, s.File)
	}
}

// TestWeights: there are few enough to be read, and each is named.
func TestWeights(t *testing.T) {
	text, err := os.ReadFile("weights.tsv")
	require.NoError(t, err)
	w, err := lm.ParseWeights(string(text))
	require.NoError(t, err)
	require.LessOrEqual(t, lm.FeatureCount, 60)
	for _, name := range lm.FeatureNames {
		require.Contains(t, string(text), name+"\t")
	}
	require.Negative(t, w[lm.FeatureIndex("bias")])
	for _, bad := range []string{"bias", "bias\tx", "nonsense\t1"} {
		_, err := lm.ParseWeights(bad)
		require.Error(t, err, bad)
	}
}

// TestOpen: a model is opened without a look at its tables, and a broken one refused.
func TestOpen(t *testing.T) {
	text, err := os.ReadFile("model.bin")
	require.NoError(t, err)
	file := string(text)
	require.LessOrEqual(t, testing.AllocsPerRun(3, func() { _, _ = lm.Open(file, nil) }), 20.0)
	for _, broken := range []string{"", "gaolint model 1\n", file[:100], file[:len(file)-1], file[:len(file)/2], strings.Repeat("\xff", 200)} {
		_, err := lm.Open(broken, nil)
		require.Error(t, err)
	}
}

// TestHomophones: the sounds under which the model keeps its words are those of today.
func TestHomophones(t *testing.T) {
	var words []string
	for _, sound := range lm.SoundKeys([]lm.Symbol{'神', '情'}, nil) {
		for _, w := range model(t).Homophones(2, sound) {
			words = append(words, string(rune(w[0]))+string(rune(w[1])))
		}
	}
	require.Contains(t, words, "申请")
}

func TestRead(t *testing.T) {
	m := model(t)
	for text, want := range map[string]string{
		"依法答复政府信息公开神请，接受社会监督。": "神请>申请",
		"建立健全工作机致，落实工作责任。":     "机致>机制",
		"自觉接受社会监督和舆监督，不断改进工作。": "舆监督>舆论监督",
		"依法答复政府信息公开申请，接受社会监督。": "",
		"":    "",
		"12件": "",
	} {
		got := ""
		for _, f := range m.Read(text, 3).Findings {
			got += text[f.WordStart:f.WordEnd] + ">" + f.NewWord
			require.LessOrEqual(t, f.WordStart, f.Start)
			require.GreaterOrEqual(t, f.WordEnd, f.End)
			require.Equal(t, f.NewWord, text[f.WordStart:f.Start]+f.New+text[f.End:f.WordEnd])
		}
		require.Equal(t, want, got, text)
	}
}

// TestLost: a lost character is found beside a mark, too; what may stand or not is no loss.
func TestLost(t *testing.T) {
	m := model(t)
	for text, want := range map[string]string{
		"积推进政务公开标准化规范化建设。":    "极",
		"应回避而未回避的，按规定处理。":     "",
		"法律、行政法规或国务院另有规定的除外。": "",
		"财政部于每年6月15日前部署编制工作。": "",
		"第七十条规定的情形，处三以下罚款。":   "",
	} {
		got := ""
		for _, f := range m.Read(text, 2).Findings {
			if f.Kind == lm.Lost {
				got += f.New
			}
		}
		require.Equal(t, want, got, text)
	}
}

// FuzzRead: no text makes the model panic, and findings lie within it.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"政府信息公开神请58件", "神", "神请", "，神，请，", "123神请A", "\xff神\x80请", "申申申申请请请请", "办和通", "“神请”（《神请》）"} {
		f.Add(s)
	}
	m := model(f)
	f.Fuzz(func(t *testing.T, s string) {
		r := m.Read(s, -5)
		require.LessOrEqual(t, r.Known, r.Threes)
		for _, x := range r.Findings {
			for _, span := range [][2]int{{x.Start, x.End}, {x.WordStart, x.WordEnd}, {x.ContextStart, x.ContextEnd}} {
				require.LessOrEqual(t, 0, span[0])
				require.LessOrEqual(t, span[0], span[1])
				require.LessOrEqual(t, span[1], len(s))
			}
			c := m.Confidence(&x, 0.5, 3)
			require.True(t, c >= 0 && c <= 1)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	text, err := os.ReadFile("model.bin")
	require.NoError(b, err)
	file := string(text)
	for b.Loop() {
		_, _ = lm.Open(file, nil)
	}
}

// BenchmarkRead reads text of our own on which the model was trained, which is as a draft
// in the domain for the greater part.
func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("genre/overview.txt")
	require.NoError(b, err)
	m := model(b)
	lines := strings.Split(string(text), "\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, l := range lines {
			m.Read(l, 2)
		}
	}
}
