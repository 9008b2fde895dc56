package misfit

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/lm"
)

// document is what the whole document tells of its findings.
type document struct {
	*lint.Pass
	*lm.Model
	// home is the share of the document's n-grams of three that are known.
	home float64
	// forms counts in how many contexts each form stands.
	forms map[form]int
	// known keeps what has been looked up.
	known map[string]bool
}

// searched bounds how many words are looked for in one document.
const searched = 32

// alone is the confidence from which a word without neighbours, or with none in front, and
// a lost character are a warning.
const alone = 0.99

// confidence is the probability that the finding is right, lowered where a name or
// another check's business is likely.
func (d *document) confidence(b *fact.Block, f *lm.Finding) float64 {
	c := d.Confidence(f, d.home, 1)
	if c < leastInfo {
		return 0
	}
	if places := d.forms[formOf(b, f)]; places > 1 && !d.holds(b.Simplified, f) {
		c = d.Confidence(f, d.home, places)
	}
	switch {
	case addressed(b.Simplified[:f.WordStart]), f.Kind == lm.Extra && strings.Contains(levels, b.Simplified[f.Start:f.End]):
		return 0
	case f.Kind == lm.Extra && !doubled(b.Simplified, f), (f.ContextStart == f.ContextEnd || f.Start == 0) && c < alone:
		c = min(c, leastWarning-0.001)
	case f.Kind == lm.Lost && c < alone: // it may be an abbreviation
		c = min(c, leastWarning-0.001)
	case joint(b.Simplified[f.WordStart:f.WordEnd]), respelt(b.Simplified[f.WordStart:f.WordEnd], f.NewWord):
		c = min(c, leastWarning-0.001)
	}
	if b.Text != b.Simplified {
		c = traditional(b, f, c)
	}
	return c
}

// levels end the names of places: 乌镇镇人民政府. Whether one stands once too often is another
// check's business.
const levels = "省市州县区旗乡镇村街"

// units are what 镇、农场 and the like are called in short when they are named together.
const units = levels + "场社居坊屯组队站所办企校"

// joint tells whether the word is made of such short names alone, as 镇场 and 村居 are: they
// are coined as they are needed.
func joint(word string) bool {
	return len(word) > len("镇") && strings.Trim(word, units) == ""
}

// labels stand in front of a name or an address.
var labels = []string{"地址", "住址", "地点", "联系人", "负责人", "姓名", "单位"}

// addressBytes is how far back a label is looked for.
const addressBytes = 90

// addressed tells whether the text ends in what follows such a label.
func addressed(before string) bool {
	before = before[max(0, len(before)-addressBytes):]
	k := strings.LastIndexAny(before, "：:；;。（）()\n")
	if k < 0 || !strings.HasPrefix(before[k:], "：") && before[k] != ':' {
		return false
	}
	for _, l := range labels {
		if strings.HasSuffix(before[:k], l) {
			return true
		}
	}
	return false
}

// holds tells whether the document has the new form beside the same neighbour elsewhere:
// then the written one is not the document's own word.
func (d *document) holds(text string, f *lm.Finding) bool {
	l, n := utf8.DecodeLastRuneInString(text[:f.Start])
	r, m := utf8.DecodeRuneInString(text[f.End:])
	if f.New == "" {
		return n > 0 && m > 0 && d.has(string([]rune{l, r}))
	}
	return n > 0 && d.has(string(l)+f.New) || m > 0 && d.has(f.New+string(r))
}

func (d *document) has(word string) bool {
	yes, ok := d.known[word]
	if !ok && len(d.known) < searched {
		for _, b := range d.Blocks {
			if yes = strings.Contains(b.Simplified, word); yes {
				break
			}
		}
		d.known[word] = yes
	}
	return yes
}

// variants are characters that Traditional script keeps apart and the fold to Simplified
// script leaves, or that its writers use where others use the second one: neither is
// wrong.
const variants = "著着 覆复 路络 乾干 徵征 佈布 週周 裡里 係系 慾欲 註注 份分 身份 姦奸 占佔 托託 并並 才纔 只隻 于於 后後 余餘 几幾 了瞭"

// traditional is the confidence in a text in Traditional script, which the model knows
// by its fold only: none where writing differs, and less where it is not certain.
func traditional(b *fact.Block, f *lm.Finding, confidence float64) float64 {
	old, new := []rune(b.Simplified[f.Start:f.End]), []rune(f.New)
	if len(old) != len(new) {
		return 0
	}
	for i := range old {
		if old[i] != new[i] && (strings.Contains(variants, string([]rune{old[i], new[i]})) || strings.Contains(variants, string([]rune{new[i], old[i]}))) {
			return 0
		}
	}
	if confidence < certain {
		return min(confidence, leastWarning-0.001)
	}
	return confidence
}

// certain is the confidence from which a finding in Traditional script is a warning.
const certain = 0.995

// doubled tells whether the character too many is the same as one beside it.
func doubled(s string, f *lm.Finding) bool {
	c := s[f.Start:f.End]
	return strings.HasSuffix(s[:f.Start], c) || strings.HasPrefix(s[f.End:], c)
}
