package lm

import "strings"

// levels end the names of places; each is followed by the characters with which it begins
// a word of its own.
var levels = map[Symbol]string{
	'省': "略得去力", '市': "场民容值面价", '县': "", '区': "域别分间块", '乡': "村镇", '镇': "静定压",
	'村': "民庄务落居规", '州': "", '旗': "下帜", '街': "", '路': "径线段由灯", '庄': "严重", '屯': "",
	'巷': "", '岛': "内", '湾': "区",
}

// levelReach is how many characters after a place's mistake its level may stand: names
// mostly have two characters.
const levelReach = 2

// inPlace tells whether the candidate would change the name of a place: its level
// follows, and the new form makes no longer word with it, as 自治区 is, and no phrase that
// stands often.
func (x *scanner) inPlace(c *Candidate) bool {
	for i := c.To; i < c.To+levelReach && x.cells[i].Symbol.Han(); i++ {
		own, ok := levels[x.cells[i].Symbol]
		if !ok || strings.ContainsRune(own, rune(x.cells[i+1].Symbol)) {
			continue
		}
		return !x.joined(c, i) || x.named(c, i)
	}
	return false
}

// small are levels that are part of few words, so that a word in front of one is a name.
const small = "乡镇村"

// named tells whether what is written in front of the cell of such a level is a word of
// two, as it is in 民主乡.
func (x *scanner) named(c *Candidate, level int) bool {
	return level >= c.From && strings.ContainsRune(small, rune(x.cells[level].Symbol)) &&
		x.cells[level-2].Symbol.Han() && x.isWord([]Symbol{x.cells[level-2].Symbol, x.cells[level-1].Symbol})
}

// often is how often a word or a phrase of four characters stands that is no place's name
// alone.
const often = 20

// joined tells whether the new form and what follows up to the cell end in a word of three
// or four characters that stands often and holds a part of both.
func (x *scanner) joined(c *Candidate, level int) bool {
	var line [2*MaxWord + 1]Symbol
	n := 0
	for _, cell := range x.cells[c.From-MaxWord+1 : c.From] {
		line[n] = cell.Symbol
		n++
	}
	n += copy(line[n:], c.New[:min(c.N, MaxWord)])
	changed := n // behind the new form
	for _, cell := range x.cells[c.To : level+1] {
		if n < len(line) {
			line[n] = cell.Symbol
			n++
		}
	}
	for length := 3; length <= MaxWord && length <= n; length++ {
		k := emptyKey.with(WordMark)
		for _, s := range line[n-length : n] {
			k = k.with(s)
		}
		if n-length < changed && x.code(k) != 0 && x.Count(line[n-length:n]...) >= often {
			return true
		}
	}
	return n >= 4 && line[n-4].Han() && line[n-3].Han() && x.Count(line[n-4:n]...) >= often
}
