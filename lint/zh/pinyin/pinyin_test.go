package pinyin_test

import (
	"strings"
	"testing"

	"gaolint/lint/zh/pinyin"

	"github.com/stretchr/testify/require"
)

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b       rune
		same, near bool
	}{
		{'性', '行', true, true},
		{'解', '戒', true, true},
		{'归', '规', true, true},
		{'准', '尊', false, true},
		{'资', '知', false, true},
		{'能', '楞', false, true},
		{'因', '应', false, true},
		{'方', '慌', false, true},
		{'分', '昏', false, true},
		{'飞', '灰', false, true},
		{'率', '律', true, true},
		{'长', '张', true, true},
		{'政', '府', false, false},
		{'a', 'a', false, false},
		{'信', '，', false, false},
		{'𠮷', '吉', false, false},
	} {
		require.Equal(t, c.same, pinyin.Same(c.a, c.b), "%c %c", c.a, c.b)
		require.Equal(t, c.same, pinyin.Same(c.b, c.a), "%c %c", c.b, c.a)
		require.Equal(t, c.near, pinyin.Near(c.a, c.b), "%c %c", c.a, c.b)
	}
}

func TestEveryCommonCharacterHasAReading(t *testing.T) {
	for _, r := range "政府信息公开工作年度报告行政复议诉讼主动依申请管理平台建设监督保障存在问题改进" {
		require.NotEmpty(t, pinyin.Readings(r)[0], "%c", r)
	}
}

func TestReadings(t *testing.T) {
	require.Equal(t, [pinyin.PerRune]string{"hang", "heng", "xing"}, pinyin.Readings('行'))
	require.Equal(t, [pinyin.PerRune]string{"lv"}, pinyin.Readings('虑'))
	require.Empty(t, pinyin.Readings('x'))
	require.True(t, strings.HasPrefix(pinyin.Spoken("xing"), "行性形"))
	require.Empty(t, pinyin.Spoken("xxx"))
	require.Greater(t, len(pinyin.Syllables()), 380)
	require.Equal(t, "zan", pinyin.Careless("zhang"))
}

func BenchmarkNear(b *testing.B) {
	for b.Loop() {
		pinyin.Near('性', '心')
	}
}

func TestBlurred(t *testing.T) {
	require.Equal(t, pinyin.Blurred('神')[0], pinyin.Blurred('升')[0])
	require.NotEqual(t, pinyin.Blurred('神')[0], pinyin.Blurred('亲')[0])
	require.Zero(t, pinyin.Blurred('，'))
	require.Equal(t, uint32(0xb87ac68d), pinyin.Blurred('信')[0], "the model's file goes by it")
}
