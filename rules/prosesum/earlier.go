package prosesum

import (
	"strconv"
	"strings"

	"gaolint/rules/internal/marks"
)

// before is the index of the first figure of the sentence in front of the one in which the
// figure stands, if it is a total of the unit; -1 otherwise. What a new sentence says of 比上年
// or 占 is said of that one.
func (t *text) before(k int) int {
	start := t.SentenceAt(t.figs[k].num.Start).Start
	last := t.from(start) - 1
	if last < 0 || start == 0 {
		return -1
	}
	head := t.SentenceAt(t.figs[last].num.Start)
	for i := t.from(head.Start); i <= last && i > last-lookBack; i++ {
		if f := t.figs[i]; f.kind == count {
			if f.unit == t.figs[k].unit && t.total(f) && !isRate(t, f) {
				return i
			}
			return -1
		}
	}
	return -1
}

// checkLater compares 公开信息6842条…。比上年增加612条，增长9.8%: the increase and its rate are
// those of the sentence before.
func checkLater(t *text) {
	for k := 1; k+1 < len(t.figs); k++ {
		by := t.figs[k]
		if by.kind != count || by.approx || by.value == 0 {
			continue
		}
		r, ok := t.rateAt(k + 1)
		if !ok || r.num.Start-by.span.End > maxGap {
			continue
		}
		start := t.SentenceAt(by.num.Start).Start
		words := strings.TrimSpace(t.s[start:by.num.Start])
		if len(words) > 40 || !marks.StartsWith(words, compared) || strings.ContainsAny(words, "，,；") {
			continue
		}
		up, down := marks.HoldsAny(words, rises), marks.HoldsAny(words, falls)
		fell, ok := t.way(by.span.End, r.num.Start)
		at := t.before(k)
		if up == down || !ok || fell != down || at < 0 {
			continue
		}
		step := func(now fig) change {
			from := fig{value: now.value - by.value, slack: now.slack + by.slack}
			if down {
				from.value = now.value + by.value
			}
			return change{from: from, to: now, ref: by}
		}
		if c := step(t.figs[at]); c.from.value > 0 && !t.fitsAny(k, r, down, step) {
			t.checkRate(c, r)
		}
	}
}

// fitsAny: the rate is right for one of the figures in front.
func (t *text) fitsAny(k int, r rate, down bool, step func(fig) change) bool {
	for _, f := range t.figs[max(0, k-lookBack):k] {
		if f.kind != count || f.unit != t.figs[k].unit {
			continue
		}
		if c := step(f); c.from.value > 0 && reachable(r, c.from, c.to, down) {
			return true
		}
	}
	return false
}

// checkLoneShares compares 自然人申请223件，占71.5% with the total of the sentence before. That it
// is a share of that one is likely only where one digit makes it right.
func checkLoneShares(t *text) {
	for k := 1; k+1 < len(t.figs); k++ {
		f := t.figs[k]
		if f.kind != count || f.approx || f.slack > 0 || f.value == 0 {
			continue
		}
		r, ok := t.rateAt(k + 1)
		if !ok || r.num.Start-f.span.End > 30 {
			continue
		}
		switch strings.Trim(t.s[f.span.End:r.num.Start], "，, ") {
		case "占", "占比", "占比为", "占总数的", "占比达", "占总量的":
		default:
			continue
		}
		at := t.before(k)
		if at < 0 || t.figs[at].value <= f.value || t.figs[at].slack > 0 || isRemark(lead(t.s, f.num.Start)) {
			continue
		}
		total := t.figs[at].value
		exact := float64(f.value) / float64(total) * 100
		if !slipped(strconv.FormatFloat(r.value, 'f', r.decimals, 64), strconv.FormatFloat(exact, 'f', r.decimals, 64)) || t.otherWhole(k, r) {
			continue
		}
		t.sayRatio(share{rate: r, part: part{fig: f}, exact: exact}, total)
	}
}

// otherWhole: another figure of the unit, or the sum of those of the sentence, makes the share
// of figure k right.
func (t *text) otherWhole(k int, r rate) bool {
	part, sum := t.figs[k], int64(0)
	sentence := t.SentenceAt(part.num.Start)
	for _, f := range t.figs[max(0, k-lookBack):min(len(t.figs), k+lookBack)] {
		if f.kind != count || f.unit != part.unit || f.value == 0 {
			continue
		}
		if r.is(float64(part.value) / float64(f.value) * 100) {
			return true
		}
		if sentence.Start <= f.num.Start && f.num.Start < sentence.End {
			sum += f.value
		}
	}
	return sum > 0 && r.is(float64(part.value)/float64(sum)*100)
}

// slipped: the figures differ in one digit, or in two that stand next to each other the other
// way round.
func slipped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	n, first := 0, -1
	for i := range len(a) {
		if a[i] != b[i] {
			if n++; n == 1 {
				first = i
			}
		}
	}
	if n == 1 {
		return first < len(a)-1 || !strings.Contains(a, ".") // the last decimal may be rounded otherwise
	}
	if n != 2 {
		return false
	}
	for next := first + 1; next < len(a); next++ {
		if a[next] != '.' {
			return a[first] == b[next] && a[next] == b[first]
		}
	}
	return false
}

// notBound are words in which a character of a bound or a duty is another thing.
var notBound = strings.NewReplacer("许可", "", "应急", "", "回应", "", "供应", "", "响应", "", "相应", "", "对应", "")
