package prosesum

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/marks"
)

// checkWhole compares 分别占40%、35%、26% with 100 %: three shares at least of one whole,
// all of them given. Rounding may leave a tenth of a point for each share that has one
// decimal, and a point for each that has none.
func checkWhole(t *text) {
	for k := 0; k < len(t.figs); {
		if _, ok := t.rateAt(k); !ok {
			k++
			continue
		}
		run := t.shareRun(k)
		if run.n < 3 {
			run = t.labelledRun(k)
		}
		k += run.n
		diff := run.sum - 100
		if run.n < 3 || run.severity == lint.Off || holds(diff, run.slack+1e-9) || !holds(diff, 5) || restFollows(t.s[run.last.span.End:]) {
			continue
		}
		span := source.Span{Start: run.first.num.Start, End: run.last.span.End}
		t.report(lint.Diagnostic{
			Severity: run.severity,
			Span:     span,
			Message: lint.Textf(
				"各项占比合计为%[2]s%%，与100%%不符：“%[1]s”。请留意各占比是否有误；如未列全，请注明。",
				"The shares add up to %[2]s%%, not 100%%: “%[1]s”. Check them; if some are missing, say so.",
				t.Text[span.Start:span.End], strconv.FormatFloat(run.sum, 'f', run.last.decimals, 64)),
		})
	}
}

// shareRun is a row of shares; the run is Off where they are not those of one whole.
type shareRun struct {
	first, last rate
	n           int
	sum, slack  float64
	severity    lint.Severity
}

func (x *shareRun) add(r rate) {
	if x.n == 0 {
		x.first = r
	}
	x.last = r
	x.n++
	x.sum += r.value
	x.slack += r.unit
}

// shareRun reads the shares from figure k on that follow one another: 分别占40%、35%、26%.
func (t *text) shareRun(k int) shareRun {
	x := shareRun{severity: lint.Off}
	for ; ; k++ {
		r, ok := t.rateAt(k)
		if !ok || x.n > 0 && !joins(t.s[x.last.span.End:r.num.Start]) {
			break
		}
		x.add(r)
	}
	words := lead(t.s, x.first.num.Start)
	if divides(words) && !marks.HoldsAny(words, increments) {
		x.severity = lint.Info // the shares may be those of several wholes
		if marks.HoldsAny(words, wholes) {
			x.severity = lint.Warning
		}
	}
	return x
}

var (
	wholes = []string{"占总", "占全部", "占全市", "占全县", "占全区"}
	// increments are wholes of which a part may be more than all, as another fell.
	increments = []string{"增加额", "增长额", "增加量", "增长量", "增量", "净增", "新增", "增幅", "增收", "增支", "贡献"}
)

// labelledRun reads the shares from figure k on that each have a label of one kind:
// 自然人申请占总数的62%，企业申请占30%，社会组织申请占8%.
func (t *text) labelledRun(k int) shareRun {
	x := shareRun{severity: lint.Off}
	kind := ""
	for ; ; k++ {
		r, ok := t.rateAt(k)
		if !ok {
			break
		}
		words := lead(t.s, r.num.Start)
		label, whole, found := strings.Cut(words, "占")
		if x.n > 0 {
			gap := t.s[x.last.span.End:r.num.Start]
			if !found || whole != "" && whole != "比" && whole != "比为" || strings.TrimLeft(gap, "，,；;、 ") != words {
				break
			}
		} else if !found || !marks.HoldsAny("占"+whole, wholes) || marks.HoldsAny(words, increments) {
			x.add(r)
			return x
		}
		end := label
		for n := utf8.RuneCountInString(label); n > 2; n-- {
			_, size := utf8.DecodeRuneInString(end)
			end = end[size:]
		}
		if x.n > 0 && end != kind || label == end {
			break
		}
		kind = end
		x.add(r)
	}
	if x.n == 0 {
		r, _ := t.rateAt(k)
		x.add(r)
	}
	if x.n >= 3 {
		x.severity = lint.Warning
	}
	return x
}

// divides: the words say that the shares that follow are those of one whole.
func divides(words string) bool {
	return strings.Contains(words, "分别占") || strings.Contains(words, "占比分别") || strings.Contains(words, "比例分别") || strings.Contains(words, "比重分别")
}

// joins: shares of one list follow one another.
func joins(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "、", "，", ",", "和", "及", "与":
		return true
	}
	return false
}

// restFollows: what follows the last share speaks of others.
func restFollows(s string) bool {
	if i := strings.IndexAny(s, "。；;"); i >= 0 {
		s = s[:i]
	}
	return marks.HoldsAny(s, restWords) || strings.HasPrefix(s, "等")
}

func holds(diff, slack float64) bool { return diff <= slack && -diff <= slack }
