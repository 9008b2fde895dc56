package prosetable

import (
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/zh"
	"gaolint/rules/internal/quantity"
)

// share compares 占61% behind a figure that agrees with the tables with the wholes that
// the profile names for it. Where the paragraph itself has a whole in front of the figure,
// the share may be of that one, which another rule judges.
func (c *checker) share(block int, b *fact.Block, k *known, m quantity.Mention) {
	nums := b.Numbers()
	wholes := k.Wholes()
	if len(wholes) == 0 || m.Index+1 >= len(nums) || m.Value.Sign() == 0 {
		return
	}
	n := nums[m.Index+1]
	from := max(m.Figure.Span.End, m.Figure.UnitSpan.End)
	if n.Unit != "%" || n.Approx || !n.Valid || n.Ordinal || n.Style == zh.Chinese || n.Span.Start-from > 30 {
		return
	}
	gap := b.Simplified[from:n.Span.Start]
	if !strings.Contains(gap, "占") || strings.ContainsAny(gap, "。；;（(") {
		return
	}
	sentence := b.SentenceAt(m.Figure.Span.Start)
	for i := m.Index - 1; i >= 0 && nums[i].Span.Start >= sentence.Start; i-- {
		if nums[i].Unit == m.Figure.Unit && !nums[i].Ordinal && nums[i].Value.Cmp(m.Value) > 0 {
			return
		}
	}
	values, ok := quantity.Values(c.Pass.Document, wholes)
	if !ok {
		return
	}
	part, written := float(m.Value), b.Simplified[n.Span.Start:n.Span.End]
	decimals := 0
	if _, frac, found := strings.Cut(written, "."); found {
		decimals = len(frac)
	}
	unit := 1.0
	for range decimals {
		unit /= 10
	}
	for _, v := range values {
		whole := float(v)
		if whole <= 0 || part > whole {
			return // the table itself is in doubt
		}
		if quantity.Shares(float(n.Value), part/whole*100, unit) {
			return
		}
	}
	exact := strconv.FormatFloat(part/float(values[0])*100, 'f', decimals, 64)
	at, _ := quantity.Find(c.Pass.Document, wholes[0][0])
	span := c.spanOf(block, n.Span)
	span.End += n.UnitSpan.End - n.Span.End
	c.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"占比“%[1]s”与表格不一致：%[2]s÷%[3]s=%[4]s%%。请核对占比；如另有基数，请写明。",
			"The share “%[1]s” does not agree with the table: %[2]s÷%[3]s=%[4]s%%. Check it; if it is of another whole, say which.",
			c.Slice(span), m.Value.String(), values[0].String(), exact),
		Related: []lint.Related{{Span: at.Cell().Span, Message: lint.Textf("表格此处为%s", "the table says %s", values[0].String())}},
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s%%”", "Write “%s%%”", exact), c.spanOf(block, n.Span), exact)},
	})
}

func float(d zh.Decimal) float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}
