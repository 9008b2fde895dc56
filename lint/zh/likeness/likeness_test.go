package likeness_test

import (
	"os"
	"strings"
	"testing"

	"gaolint/lint/zh/likeness"
	"gaolint/lint/zh/pinyin"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lookAlike are groups of characters that everybody takes for each other.
const lookAlike = `己已巳 日曰 末未 戊戌戍 候侯 拨拔 析折拆 帐账 治冶 贷货 抓孤 捡检 查査 侍待 竟竞 卖买 挂桂 籍藉 杆杠
人入 土士 千干于 大太 天夭 午牛 历厉 今令 免兔 乌鸟 刀刃 徒徙 崇祟 博搏 辩辨辫 晴睛 清情 住往 延廷 技枝
抵低 狼狠 很恨 没设 场扬 扬杨 喝渴 微徽 墓幕慕 棱梭 稍悄 申甲由 玉王 主王 栽裁载 密蜜 坏怀 遗遣 贯惯 棵课
抢枪 洽恰 部陪 具其 具真 且旦 贝见 员贡 责贵 织积 续绩 甩用 同向 问间 闻间 因困 囚因 固国 圆圈 统纺 施旅
偏编 效郊 核该 顶项 预项 含合 全金 代伐 来末 束柬 字学 党常 茶荼 赢羸 薄簿 肓盲 券卷`

func groups() []string { return strings.Fields(lookAlike) }

func TestLookAlike(t *testing.T) {
	for _, g := range groups() {
		runes := []rune(g)
		for _, r := range runes[1:] {
			assert.NotZero(t, likeness.Between(runes[0], r)&likeness.LikeShape, "%c %c", runes[0], r)
			require.Equal(t, likeness.Between(runes[0], r), likeness.Between(r, runes[0]))
		}
	}
}

// TestTaughtPairsAreInTheTable holds the table to the pairs that are entered by hand, which
// the generator, who needs fonts and a quarter of an hour, would add.
func TestTaughtPairsAreInTheTable(t *testing.T) {
	data, err := os.ReadFile("gen/taught.txt")
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, g := range strings.Fields(line) {
			for i, a := range []rune(g) {
				for _, b := range []rune(g)[i+1:] {
					assert.NotZero(t, likeness.Between(a, b)&likeness.LikeShape, "%c %c", a, b)
				}
			}
		}
	}
}

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		pair string
		want likeness.Kind
	}{
		{"政府", 0}, {"信公", 0}, {"公府", 0}, {"开信", 0}, {"复议", 0}, {"年度", 0}, {"报告", 0}, {"申请", 0},
		{"政政", 0}, {"政a", 0}, {"，。", 0}, {"a啊", 0}, {"𠮷吉", 0},
		{"阔括", likeness.SameSound},
		{"布部", likeness.SameSound},
		{"准尊", likeness.NearSound},
		{"因应", likeness.NearSound},
		{"方慌", likeness.NearSound},
		{"检捡", likeness.SameSound | likeness.LikeShape},
		{"政改", likeness.LikeShape},
		{"公红", likeness.NearKey},
		{"公更", 0},
	} {
		r := []rune(c.pair)
		require.Equal(t, c.want, likeness.Between(r[0], r[1]), c.pair)
		require.Equal(t, c.want, likeness.Between(r[1], r[0]), c.pair)
	}
}

func TestOf(t *testing.T) {
	for _, r := range "政府信息公开工作年度报告己检复裁的一" {
		seen := map[rune]bool{}
		last := 16
		shapes := 0
		for _, l := range likeness.Of(r) {
			require.False(t, seen[l.Rune], "%c twice", l.Rune)
			seen[l.Rune] = true
			require.LessOrEqual(t, l.Weight, last)
			require.Positive(t, l.Weight)
			last = l.Weight
			require.Equal(t, likeness.Between(r, l.Rune), l.Kind, "%c %c", r, l.Rune)
			if l.Kind&likeness.LikeShape != 0 {
				shapes++
			}
		}
		require.LessOrEqual(t, shapes, 45, "%c", r)
		for _, s := range pinyin.Readings(r) {
			for _, x := range pinyin.Spoken(s) {
				require.True(t, x == r || seen[x], "%c %c", r, x)
			}
		}
	}
	require.Equal(t, '捡', likeness.Of('检')[0].Rune)
	require.Empty(t, likeness.Of('x'))
	require.Empty(t, likeness.Of('，'))
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		wrong, right string
		want         likeness.Slip
	}{
		{"布署", "部署", likeness.Slip{Kind: likeness.SameSound, Wrong: "布", Right: "部"}},
		{"安排布署", "安排部署", likeness.Slip{Kind: likeness.SameSound, At: 6, Wrong: "布", Right: "部"}},
		{"行政复异", "行政复议", likeness.Slip{Kind: likeness.SameSound, At: 9, Wrong: "异", Right: "议"}},
		{"戒毒", "解读", likeness.Slip{Kind: likeness.SameSound, Wrong: "戒毒", Right: "解读"}},
		{"因该", "应该", likeness.Slip{Kind: likeness.NearSound, Wrong: "因", Right: "应"}},
		{"法昏", "发分", likeness.Slip{Kind: likeness.SameSound | likeness.NearSound, Wrong: "法昏", Right: "发分"}},
		{"人民府", "人民政府", likeness.Slip{Way: likeness.Lost, At: 6, Right: "政"}},
		{"人民政府府", "人民政府", likeness.Slip{Way: likeness.Doubled, At: 12, Wrong: "府"}},
		{"人民的政府", "人民政府", likeness.Slip{Way: likeness.Added, At: 6, Wrong: "的"}},
		{"开公", "公开", likeness.Slip{Way: likeness.Swapped, Wrong: "开公", Right: "公开"}},
		{"反感", "方案", likeness.Slip{Way: likeness.Respelt, Kind: likeness.SameSound, Wrong: "反感", Right: "方案"}},
		{"先市", "西安市", likeness.Slip{Way: likeness.Respelt, Kind: likeness.SameSound, Wrong: "先", Right: "西安"}},
		{"红开", "公开", likeness.Slip{Kind: likeness.NearKey, Wrong: "红", Right: "公"}},
		{"民政", "民改", likeness.Slip{Kind: likeness.LikeShape, At: 3, Wrong: "政", Right: "改"}},
	} {
		got, ok := likeness.Explain(c.wrong, c.right)
		require.True(t, ok, "%s %s", c.wrong, c.right)
		require.Equal(t, c.want, got, "%s %s", c.wrong, c.right)
	}
	for _, c := range [][2]string{
		{"政府", "政府"}, {"", "政"}, {"政", ""}, {"政府", "信息"}, {"准备", "准确"}, {"公开", "依申请公开"},
		{"ab", "cd"}, {"\xff", "政"}, {"提高", "推进"}, {"政", "府"},
	} {
		_, ok := likeness.Explain(c[0], c[1])
		require.False(t, ok, c)
	}
}

func TestNames(t *testing.T) {
	zh, en := (likeness.SameSound | likeness.LikeShape).Names()
	require.Equal(t, "音同、形近", zh)
	require.Equal(t, "same sound, like shape", en)
	require.Empty(t, likeness.Kind(0).String())
	for w := likeness.Replaced; w <= likeness.Respelt; w++ {
		zh, en := w.Names()
		require.NotEmpty(t, zh)
		require.NotEmpty(t, en)
	}
}

func TestBetweenDoesNotAllocate(t *testing.T) {
	likeness.Between('性', '心')
	require.Zero(t, testing.AllocsPerRun(100, func() { likeness.Between('公', '红') }))
}

func BenchmarkBetween(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		likeness.Between('性', '公')
	}
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		likeness.Of('议')
	}
}
