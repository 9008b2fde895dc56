package typo

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// approximations are words that make a round number of the figure beside them: 余
// stands behind it, 约 and 逾 before. 多 is looked for behind digits only.
var approximations = [...]string{"余", "约", "逾", "1多", "2多", "3多", "4多", "5多", "6多", "7多", "8多", "9多"}

// measures are what a counted figure stands before.
const measures = "条件篇个次期人户份项家起宗场部名张位批处类"

// approximate finds an exact figure said to be approximate: 129余条, 约1543条.
func approximate(p *lint.BlockPass, word string, at source.Span) {
	text := p.Simplified
	var digits source.Span
	if strings.HasSuffix(word, "多") {
		word = "多"
		at.Start = at.End - len(word)
	}
	if word == "余" || word == "多" && numbers(text[:at.Start]) {
		digits = source.Span{Start: at.Start - digitsBefore(text[:at.Start]), End: at.Start}
		if !strings.ContainsRune(measures, wording.Han(text, at.End)) {
			return
		}
	} else if word == "多" {
		return
	} else {
		digits = source.Span{Start: at.End, End: at.End + digitsAfter(text[at.End:])}
		if !strings.ContainsRune(measures, wording.Han(text, digits.End)) || !before(text[:at.Start]) {
			return
		}
	}
	if !exact(text[digits.Start:digits.End], word) {
		return
	}
	span := source.Span{Start: min(at.Start, digits.Start), End: max(at.End, digits.End)}
	span.End += len(string(wording.Han(text, span.End)))
	written := p.Text[at.Start:at.End]
	p.Report(lint.Diagnostic{
		Severity: lint.Warning,
		Span:     span,
		Message: lint.Textf("“%[1]s”中已是确数，“%[2]s”疑为多余，请核对。“%[2]s”用于整十、整百等概数（GB/T 15835）。",
			"“%[1]s” is an exact figure, so “%[2]s” seems superfluous: it goes with round figures (GB/T 15835). Please check.",
			p.Text[span.Start:span.End], written),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", written), at, "")},
	})
}

// exact tells whether a figure is none that one rounds to.
func exact(digits, word string) bool {
	n := utf8.RuneCountInString(digits)
	if last, _ := utf8.DecodeLastRuneInString(digits); n < 2 || zh.Narrow(last) == '0' {
		return false
	}
	return word == "余" || word == "多" && n >= 3 || n >= 4
}

// numbers tells whether the figure that the text ends in is a count, not the number of a
// road or a year.
func numbers(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:len(text)-digitsBefore(text)])
	return zh.IsHan(r) && !strings.ContainsRune("第道线路号编国省县乡年", r) || isPause(r)
}

func isPause(r rune) bool { return strings.ContainsRune("，。；、：（“,;:(", r) }

// digitsBefore is the length of the whole number that the text ends in, in bytes; 0 if
// it has a fraction or groups.
func digitsBefore(s string) int {
	at := len(s)
	for {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if r = zh.Narrow(r); r < '0' || r > '9' {
			if r == '.' || r == ',' {
				return 0
			}
			return len(s) - at
		}
		at -= n
	}
}

// digitsAfter is the length of the digits that the text begins with, in bytes.
func digitsAfter(s string) int {
	at := 0
	for {
		r, n := utf8.DecodeRuneInString(s[at:])
		if r = zh.Narrow(r); r < '0' || r > '9' {
			return at
		}
		at += n
	}
}

// before tells whether 约 or 逾 can begin after the text, and is no part of 合约, 预约.
func before(text string) bool {
	r, n := utf8.DecodeLastRuneInString(text)
	return n == 0 || !strings.ContainsRune("合预签公特条契节违履和大简邀相", r)
}
