package fact

import "strings"

// separators part the cells of rows that were pasted from other programs. Those of two
// bytes and more, and the colon, stand in sentences, too.
var separators = [...]string{",", "，", ";", "；", ":", "："}

// listed cuts a line at separators if all that they part are labels of the form and
// figures, at least some of either, and tells whether it did. Nothing of a sentence is cut,
// and nothing where tables stand in another layout.
func (c *cutter) listed() bool {
	if c.rows {
		return false
	}
	for _, sep := range separators {
		if k := strings.Index(c.line, sep); k >= 0 && k <= maxStray && c.isField(0, k, sep) && c.isList(sep) {
			c.fields(sep)
			return true
		}
	}
	return false
}

// isList tells whether the separator parts nothing but labels and figures.
func (c *cutter) isList(sep string) bool {
	// alone are figures that are a row without a label, fewer may be one with its thousands;
	// many are those that no sentence has behind a label.
	const alone, many = 5, 3
	labels, figures := 0, 0
	for i := 0; i <= len(c.line); {
		end := c.fieldEnd(i, sep)
		if !c.isField(i, end, sep) {
			return false
		}
		switch from, to := trimBlanks(c.line, i, end); {
		case from == to:
		case kindOf(c.line[from:to], true) == textCell:
			labels++
		default:
			figures++
			if sep == ":" || len(sep) > 1 {
				figures += strings.Count(c.line[from:to], " ")
			}
		}
		i = end + len(sep)
	}
	if (sep == ":" || len(sep) > 1) && figures > 0 && figures < many {
		return false
	}
	return labels > 0 && labels+figures > 1 || figures >= alone
}

func (c *cutter) fieldEnd(i int, sep string) int {
	if k := strings.Index(c.line[i:], sep); k >= 0 {
		return i + k
	}
	return len(c.line)
}

// isField tells whether line[from:to] is a label of the form, a figure, or nothing; behind
// a colon there may be several figures.
func (c *cutter) isField(from, to int, sep string) bool {
	from, to = trimBlanks(c.line, from, to)
	if from == to {
		return true
	}
	if s := c.line[from:to]; len(s) <= maxStray && kindOf(s, true) == textCell {
		return c.labels[withoutOrdinal(s)]
	}
	if sep == ":" || sep == "：" {
		return figuresFrom(c.line, from, to) == from
	}
	_, ok := figure(c.line[from:to], false)
	return ok || isMark(c.line[from:to])
}

// fields adds what the separator parts.
func (c *cutter) fields(sep string) {
	for i := 0; i <= len(c.line); {
		end := c.fieldEnd(i, sep)
		switch from, to := trimBlanks(c.line, i, end); {
		case from == to:
			c.blank(i)
		case kindOf(c.line[from:to], true) == textCell:
			c.add(from, to, true)
		default:
			c.words(from, to)
		}
		i = end + len(sep)
	}
}

// words adds the words of line[from:to].
func (c *cutter) words(from, to int) {
	for i := from; i < to; {
		end := i
		for end < to && blankLen(c.line, end) == 0 {
			end++
		}
		c.add(i, end, true)
		for i = end; i < to && blankLen(c.line, i) > 0; {
			i += blankLen(c.line, i)
		}
	}
}
