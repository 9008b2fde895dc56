package fact

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// signWords are what is written for a sign in a column of changes (本年增/减), longest
// first.
var signWords = [...]struct {
	word     string
	negative bool
}{{"增加", false}, {"减少", true}, {"增", false}, {"减", true}, {"↑", false}, {"↓", true}}

// signWord gives what follows a word or arrow for a sign, or stands before an arrow, ""
// unless that begins with a digit.
func signWord(s string) (rest string, negative bool) {
	for _, w := range signWords {
		after, ok := strings.CutPrefix(s, w.word)
		if !ok && w.word >= "↑" && w.word <= "↓" {
			after, ok = strings.CutSuffix(s, w.word)
		}
		if !ok {
			continue
		}
		from, to := trimBlanks(after, 0, len(after))
		if r, _ := utf8.DecodeRuneInString(after[from:to]); zh.Narrow(r) >= '0' && zh.Narrow(r) <= '9' {
			return after[from:to], w.negative
		}
	}
	return "", false
}

// isChange tells a number with a word or arrow for its sign: 增5, 减少1, ↑5.
func isChange(s string) bool {
	const longest = 40
	if len(s) > longest {
		return false
	}
	rest, _ := signWord(s)
	if rest == "" {
		return false
	}
	_, ok := figure(rest, true)
	return ok
}

// money is a unit of amounts; its value is the power of ten of one in 元.
type money int

const (
	noMoney     money = -1
	yuan        money = 0
	tenThousand money = 4 // 万元
	hundredMio  money = 8 // 亿元
)

// moneyOf is the unit of money that a cell ends with.
func moneyOf(s string) money {
	head, ok := strings.CutSuffix(s, "元")
	switch {
	case !ok:
		return noMoney
	case strings.HasSuffix(head, "万"):
		return tenThousand
	case strings.HasSuffix(head, "亿"):
		return hundredMio
	}
	return yuan
}

// moneyIn is the unit of money that a label names.
func moneyIn(label string) money {
	if k := strings.LastIndex(label, "元"); k >= 0 {
		return moneyOf(label[:k+len("元")])
	}
	return noMoney
}

// columnMoney is the unit of the column k: that of its label in the text, else the form's.
func (r *tableReader) columnMoney(d *tableDraft, k int) money {
	if c := &d.columns[k]; c.State != Missing {
		i, ok := slices.BinarySearchFunc(r.pieces, c.Span.Start, func(p piece, at int) int { return cmp.Compare(p.start, at) })
		if ok && len(r.str(i)) <= maxStray {
			if m := moneyIn(r.str(i)); m != noMoney {
				return m
			}
		}
	}
	l := &d.spec.Columns[k]
	if m := moneyIn(l.Note); m != noMoney {
		return m
	}
	return moneyIn(l.Text)
}

// amount turns an amount in its own unit into the column's. Where the column's unit is not
// known, an amount in 万元 stands for itself, any other is not comparable.
func (r *tableReader) amount(v zh.Decimal, own money, d *tableDraft, k int) (zh.Decimal, State) {
	column := r.columnMoney(d, k)
	switch {
	case own == column, column == noMoney && own == tenThousand:
		return v, Good
	case column == noMoney:
		return v, Apart
	}
	factor := zh.Int(1)
	tenth, _ := zh.ParseNumber("0.1")
	for own != column {
		step := zh.Int(10)
		if own < column {
			step = tenth
			own++
		} else {
			own--
		}
		factor, _ = factor.Mul(step)
	}
	if out, ok := v.Mul(factor); ok {
		return out, Good
	}
	return v, Apart
}
