package prosesum

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/marks"
	"gaolint/rules/internal/quantity"
)

var (
	rises    = []string{"增长", "上升", "增加", "提高", "增幅", "提升", "增", "多"}
	falls    = []string{"下降", "减少", "降低", "降幅", "减", "少"}
	compared = []string{"较", "比", "同比"}
	bygone   = []string{"上年", "去年", "上一年", "前一年", "前年", "同期", "20"}
	// arrows stand between two figures of which the second came of the first.
	arrows = []string{"整合至", "整合到", "整合为", "压减至", "压减到", "压减为", "精简至", "精简到", "精简为", "缩减至", "缩减到", "压缩至", "压缩到", "归并至", "归并为", "合并至", "合并为",
		"增加到", "增加至", "增长到", "增长至", "上升到", "上升至", "提高到", "提高至", "提升到", "提升至",
		"增至", "升至", "减少到", "减少至", "下降到", "下降至", "降低到", "降低至", "降至", "减至", "降到"}
	// slopes make a rate another thing than the change of the figure before it.
	slopes = []string{"平均", "年均", "占", "累计", "万元", "目标", "以上", "均"}
)

// change is a pair of figures that the text compares.
type change struct {
	from, to fig
	ref      fig // the one of the two, or the increase, that stands last
}

// maxGap bounds the words between figures that belong together, in bytes.
const maxGap = 150

// checkGrowth compares 增长28% or 增加280条 with the two figures that it follows: 1280条，较
// 上年1000条增长28%; 由1000条增加到1280条，增长28%; or with a figure and its increase.
func checkGrowth(t *text) {
	for k := 0; k+2 < len(t.figs); k++ {
		if t.figs[k].kind != count || t.figs[k+1].kind != count || t.figs[k].unit != t.figs[k+1].unit {
			continue
		}
		if next := &t.figs[k+2]; next.unit != "%" && next.unit != t.figs[k].unit {
			continue
		}
		c, ok := t.comparison(k)
		if !ok {
			continue
		}
		next := k + 2
		if f := t.figs[next]; f.kind == count && f.unit == c.to.unit && !f.approx {
			if !t.checkIncrease(c, k+1, f) {
				continue
			}
			c.ref = f
			next++
		}
		if r, ok := t.rateAt(next); ok {
			t.checkRate(c, r)
		}
	}
}

// comparison reads the figures k and k+1 as two that are compared.
func (t *text) comparison(k int) (c change, ok bool) {
	now, ref := t.figs[k], t.figs[k+1]
	if now.approx || ref.approx || ref.num.Start-now.span.End > maxGap {
		return c, false
	}
	gap := t.s[now.span.End:ref.num.Start]
	for _, open := range []string{"（", "("} {
		gap = strings.TrimPrefix(gap, open) // 16件（同比减少4件，下降20%）
	}
	if !mayCompare(gap) {
		return c, false
	}
	words := afterAll(strings.TrimLeft(gap, "，,、 "))
	if strings.ContainsAny(gap, "。；;（(") || marks.HoldsAny(words, slopes) {
		return c, false
	}
	switch {
	case marks.StartsWith(words, compared):
		if leadIsRate(t, now) {
			return c, false
		}
		c.from, c.to, ok = ends(now, ref, gap)
	case marks.StartsWith(words, bygone):
		c.from, c.to, ok = ref, now, t.yearBefore(now, words)
	default:
		words = strings.TrimSuffix(strings.TrimSuffix(words, "了"), "约")
		from := lead(t.s, now.num.Start)
		for _, w := range arrows {
			if words == w && (strings.Contains(from, "由") || strings.Contains(from, "从")) {
				c.from, c.to, ok = now, ref, true
			}
		}
	}
	c.ref = ref
	return c, ok && c.from.value > 0
}

// afterAll passes a clause that says of all the things what became of them: 均按期答复，.
func afterAll(words string) string {
	if !marks.StartsWith(words, []string{"均", "全部"}) {
		return words
	}
	if i := strings.IndexAny(words, "，,"); i > 0 {
		return strings.TrimLeft(words[i:], "，, ")
	}
	return words
}

// mayCompare looks at how the words between two figures begin, which most often tells at
// once that they are parts of a list.
func mayCompare(gap string) bool {
	r, n := utf8.DecodeRuneInString(gap)
	if r == '，' || r == ',' || r == '、' || r == ' ' {
		r, _ = utf8.DecodeRuneInString(strings.TrimLeft(gap[n:], " "))
	}
	switch r {
	case '较', '比', '同', '均', '全', '上', '去', '前', '2', '增', '提', '升', '减', '下', '降', '整', '压', '精', '缩', '归', '合':
		return true
	}
	return false
}

// yearBefore: the words behind a figure begin with the year before its own and go on as the
// words in front of it do (2023年收到80件，2022年收到100件), or name nothing at all.
func (t *text) yearBefore(now fig, words string) bool {
	own := lead(t.s, now.num.Start)
	year, rest := yearOf(words)
	if year > 0 {
		if y, _ := yearOf(own); y != year+1 {
			return false
		}
	}
	_, own = yearOf(own)
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "同期"), "为")
	return rest == "" || rest == strings.TrimPrefix(own, "，")
}

// yearOf cuts the year off the words: 2022年收到, 上年度收到. The year is 0 where the words
// give none in digits.
func yearOf(words string) (year int, rest string) {
	if len(words) > 4 {
		if y, err := strconv.Atoi(words[:4]); err == nil && strings.HasPrefix(words[4:], "年") {
			return y, strings.TrimPrefix(words[4+len("年"):], "度")
		}
	}
	for _, w := range []string{"上一年", "前一年", "上年", "去年", "今年", "本年", "全年"} {
		if rest, ok := strings.CutPrefix(words, w); ok {
			return 0, strings.TrimPrefix(rest, "度")
		}
	}
	return 0, words
}

// changeAlone: nothing but words of change stands between the figures and the rate, so
// that it is not the rate of another thing (增加4条，阅读量增长12%).
func changeAlone(tail string) bool { return strings.Trim(changes.Replace(tail), "，,、 ") == "" }

var changes = strings.NewReplacer("同比", "", "环比", "", "较上年", "", "比上年", "", "较去年", "", "比去年", "", "增长率", "",
	"增长", "", "上升", "", "增加", "", "提高", "", "增幅", "", "提升", "", "下降", "", "减少", "", "降低", "", "降幅", "",
	"净增", "", "多", "", "少", "", "达到", "", "为", "", "了", "", "约", "")

// leadIsRate: the first figure is itself an increase or a share.
func leadIsRate(t *text, f fig) bool { return isRemark(lead(t.s, f.num.Start)) }

// ends are the two figures that are compared: the other year's figure stands there, or
// the increase from it.
func ends(now, ref fig, gap string) (from, to fig, ok bool) {
	up, down := marks.HoldsAny(gap, rises), marks.HoldsAny(gap, falls)
	switch {
	case up && down:
		return from, to, false
	case !up && !down:
		return ref, now, marks.HoldsAny(gap, bygone)
	}
	from = fig{value: now.value - ref.value, slack: now.slack + ref.slack}
	if down {
		from.value = now.value + ref.value
	}
	return from, now, from.value > 0
}

// way reads the direction of a change; it is none where both or neither are named, or
// where other words stand there.
func (t *text) way(from, to int) (down, ok bool) {
	tail := t.s[from:to]
	for _, open := range []string{"（", "("} {
		tail = strings.TrimPrefix(tail, open)
	}
	if to-from > maxGap || strings.ContainsAny(tail, "。；;（(") || marks.HoldsAny(tail, slopes) || !changeAlone(tail) {
		return false, false
	}
	up, down := marks.HoldsAny(tail, rises), marks.HoldsAny(tail, falls)
	return down, up != down
}

// checkIncrease compares 增加280条 behind two figures with their difference; it tells
// whether that is what stands there.
func (t *text) checkIncrease(c change, last int, f fig) bool {
	down, ok := t.way(t.figs[last].span.End, f.num.Start)
	if !ok {
		return false
	}
	real := c.to.value - c.from.value
	said := f.value
	if down {
		said = -said
	}
	if slack := c.from.slack + c.to.slack + f.slack; real-said <= slack && said-real <= slack {
		return true
	}
	size, way := real, lint.Text{ZH: "增加", EN: "a rise"}
	if real < 0 {
		size, way = -real, lint.Text{ZH: "减少", EN: "a fall"}
	}
	want := strconv.FormatInt(size, 10)
	var fixes []lint.Fix
	if down == (real < 0) && f.slack == 0 {
		fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), f.num, want)}
	}
	t.sayChange(c, f.num.Start, f.span.End, way, want, fixes)
	return true
}

// checkRate compares the rate behind two figures with their change.
func (t *text) checkRate(c change, r rate) {
	down, ok := t.way(c.ref.span.End, r.num.Start)
	if !ok || reachable(r, c.from, c.to, down) {
		return
	}
	exact, way := float64(c.to.value-c.from.value)/float64(c.from.value)*100, lint.Text{ZH: "增长", EN: "a rise"}
	fell := exact < 0
	if fell {
		exact, way = -exact, lint.Text{ZH: "下降", EN: "a fall"}
	}
	var fixes []lint.Fix
	if down == fell {
		fixes = []lint.Fix{r.rewrite(exact)}
	}
	t.sayChange(c, r.num.Start, r.span.End, way, r.spell(exact), fixes)
}

// reachable: the rate fits the two figures, which may be rounded themselves.
func reachable(r rate, from, to fig, down bool) bool {
	if from.value <= from.slack {
		return true
	}
	change := func(f, g int64) float64 {
		x := (float64(g)/float64(f) - 1) * 100
		if down {
			return -x
		}
		return x
	}
	low := change(from.value+from.slack, to.value-to.slack)
	high := change(from.value-from.slack, to.value+to.slack)
	return quantity.Rounds(r.value, min(low, high), max(low, high), r.unit)
}

// sayChange reports the figure from start to end, with the words in front of it.
func (t *text) sayChange(c change, start, end int, way lint.Text, exact string, fixes []lint.Fix) {
	span := source.Span{Start: max(start-len(lead(t.s, start)), c.ref.span.End), End: end}
	t.report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与前面的数字不符：由%[2]d到%[3]d，%[4]s%[5]s。请核对各数。",
			"“%[1]s” does not agree with the figures before it: from %[2]d to %[3]d is %[4]s of %[5]s. Check them.",
			t.Text[span.Start:span.End], c.from.value, c.to.value, way, exact),
		Related: []lint.Related{{Span: c.ref.span, Message: lint.Text{ZH: "比较的数字", EN: "the figure compared with"}}},
		Fixes:   fixes,
	})
}
