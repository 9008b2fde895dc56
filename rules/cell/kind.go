package cell

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// kind of what is the matter with a cell.
type kind uint8

const (
	fine kind = iota
	// letters stand for digits: O for 0, l for 1.
	letters
	// several figures in one cell.
	several
	// fraction: a decimal or negative figure where things are counted.
	fraction
	// other: no figure.
	other
	// unit behind the figure.
	unit
	// numeral: a figure in Chinese characters.
	numeral
	// sign: a plus, or decimals of nothing but 0, where things are counted.
	sign
	// empty: nothing, or a mark for none.
	empty
)

const digits = "0123456789０１２３４５６７８９"

// kindOf tells what is the matter with a cell, whose text is in Simplified script.
func kindOf(c *fact.Cell, text string, t *profile.Table) kind {
	switch c.State {
	case fact.Empty:
		return empty
	case fact.Good:
		return remark(text, t)
	case fact.Bad:
		return fault(text)
	}
	return fine
}

// remark tells how a figure differs from plain digits.
func remark(text string, t *profile.Table) kind {
	if plain(text) {
		return fine
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case !strings.ContainsAny(text, digits):
		return numeral
	case zh.IsHan(last) && t.Decimals:
		// Amounts of money are usually given with their unit.
		return fine
	case zh.IsHan(last):
		return unit
	case !t.Signed && strings.ContainsRune("+＋", first), !t.Decimals && strings.ContainsAny(text, ".．"):
		return sign
	}
	return fine
}

func plain(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// fault tells why a text is no figure.
func fault(text string) kind {
	if digital(text) != "" {
		return letters
	}
	if _, ok := zh.ParseNumber(text); ok {
		return fraction
	}
	groups, inside := 0, false
	for _, r := range text {
		digit := strings.ContainsRune(digits, r)
		if digit && !inside {
			groups++
		}
		inside = digit || inside && strings.ContainsRune(".．,，", r)
	}
	if groups > 1 {
		return several
	}
	return other
}

// digital is the number that a text with letters for digits is meant for, "" if it has
// none or holds anything else.
func digital(text string) string {
	found := false
	out := strings.Map(func(r rune) rune {
		r = zh.Narrow(r)
		switch r {
		case 'O', 'o':
			found = true
			return '0'
		case 'l', 'I', '|':
			found = true
			return '1'
		}
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	if !found || utf8.RuneCountInString(out) != utf8.RuneCountInString(text) {
		return ""
	}
	return out
}
