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
	// trade tells that the document is one of a trade.
	trade bool
	// forms counts in how many contexts each form stands.
	forms map[form]int
	// known keeps what has been looked up.
	known map[string]bool
	// counts keeps what has been counted.
	counts map[string]int
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
	if places := max(d.forms[formOf(b, f)], d.places(b.Simplified, f)); places > 1 && !d.holds(b.Simplified, f) {
		c = d.Confidence(f, d.home, places)
	}
	if d.trade || c < alone && (weak(f) || single(b.Simplified, f)) || f.Breaks && grammatical(b.Simplified[f.Start:f.End]) {
		c = min(c, leastWarning-0.001)
	}
	switch {
	case addressed(b.Simplified[:f.WordStart]), term(b.Simplified, f), d.named(b.Simplified, f), f.Kind == lm.Extra && strings.Contains(levels, b.Simplified[f.Start:f.End]):
		return 0
	case f.Kind == lm.Extra && !doubled(b.Simplified, f), (f.ContextStart == f.ContextEnd || f.Start == 0) && c < alone:
		c = min(c, leastWarning-0.001)
	case f.Kind == lm.Lost && c < alone: // it may be an abbreviation
		c = min(c, leastWarning-0.001)
	case joint(b.Simplified[f.WordStart:f.WordEnd]), coded(b.Simplified[f.WordEnd:]), respelt(b.Simplified[f.WordStart:f.WordEnd], f.NewWord), brand(b.Simplified, f):
		c = min(c, leastWarning-0.001)
	}
	if b.Text != b.Simplified {
		c = traditional(b, f, c)
	}
	return c
}

// weak tells whether there is a sign that the finding is none: the text around is full of
// terms, or the new word takes a character from one that needs it.
func weak(f *lm.Finding) bool { return f.Kind != lm.Extra && (f.Usual < dense || f.Breaks) }

// single tells whether a character by itself would become another one, and no word.
func single(text string, f *lm.Finding) bool {
	return f.Kind != lm.Extra && utf8.RuneCountInString(text[f.WordStart:f.WordEnd]) == 1
}

// grammatical tells whether the text is one word of grammar.
func grammatical(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && n > 0 && lm.Symbol(r).Function()
}

// dense is the mean code of the n-grams around a place below which they are the vocabulary
// of a trade: its terms look like slips of the words that the model knows.
const dense = 17

// placesMax is from how many places on it makes no difference how many there are.
const placesMax = 4

// places counts where the document has the written word, as a mistake or not: what it
// has more than once is mostly a term of its own. A doubled character is none.
func (d *document) places(text string, f *lm.Finding) int {
	word := text[f.WordStart:f.WordEnd]
	if f.Kind == lm.Extra || f.Kind == lm.Lost {
		return 1
	}
	if utf8.RuneCountInString(word) == 1 {
		_, n := utf8.DecodeLastRuneInString(text[:f.WordStart])
		_, m := utf8.DecodeRuneInString(text[f.WordEnd:])
		return max(d.count(text[f.WordStart-n:f.WordEnd]), d.count(text[f.WordStart:f.WordEnd+m]))
	}
	return d.count(word)
}

// count is in how many places of the document the word stands, as far as placesMax.
func (d *document) count(word string) int {
	n, ok := d.counts[word]
	if !ok && len(d.counts) < searched {
		for _, b := range d.Blocks {
			if n += strings.Count(b.Simplified, word); n >= placesMax {
				break
			}
		}
		d.counts[word] = n
	}
	return n
}

// levels end the names of places: 乌镇镇人民政府. Whether one stands once too often is another
// check's business.
const levels = "省市州县区旗乡镇村街"

// units are what 镇、农场 and the like are called in short when they are named together.
const units = levels + "场社居坊屯组队站所办企校科股室处厅局委部院"

// joint tells whether the word is made of such short names alone, as 镇场 and 村居 are: they
// are coined as they are needed.
func joint(word string) bool {
	return len(word) > len("镇") && strings.Trim(word, units) == ""
}

// codeMax is how many characters of a document's code may follow a word in bytes.
const codeMax = 6 * len("发")

// coded tells whether the text goes on with the year of a document's number, 〔2021〕: what
// stands before it is an abbreviation of who issued it.
func coded(after string) bool {
	after = after[:min(len(after), codeMax+len("〔2"))]
	k := strings.IndexAny(after, "〔[［")
	if k < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(after[k:])
	digit := after[k+n:]
	return digit != "" && digit[0] >= '0' && digit[0] <= '9' && !strings.ContainsAny(after[:k], "，。；、：《》（）“” ")
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
