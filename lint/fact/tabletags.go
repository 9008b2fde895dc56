package fact

import "strings"

// hasTag tells whether the line holds HTML, as converters leave tables whose cells span
// others.
func hasTag(line string) bool {
	i := strings.IndexByte(line, '<')
	return i >= 0 && tagLen(line[i:]) > 0
}

// tagLen is the length of the tag that s begins with, 0 if there is none.
func tagLen(s string) int {
	if len(s) < 3 || s[0] != '<' {
		return 0
	}
	first := s[1]
	if first == '/' {
		first = s[2]
	}
	if first|0x20-'a' >= 26 {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '<':
			return 0
		}
	}
	return 0
}

// tagName is the name of a tag, with its slash if it ends an element.
func tagName(tag string) string {
	i := 1
	for i < len(tag) && (tag[i]|0x20-'a' < 26 || i == 1 && tag[i] == '/') {
		i++
	}
	return tag[1:i]
}

// tags cuts a line of HTML at the tags of tables. Its rows are lines of their own; other
// tags count inside of a text only.
func (c *cutter) tags() {
	s := c.line
	from := 0 // where the text begins
	for i := 0; i < len(s); {
		n := 0
		if s[i] == '<' {
			n = tagLen(s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		name := strings.ToLower(tagName(s[i : i+n]))
		switch name {
		case "td", "th", "/td", "/th":
			c.tagged(from, i)
			c.endCell(i)
			from, c.cell, c.full = i+n, name[0] != '/', false
		case "tr", "/tr", "table", "/table":
			c.tagged(from, i)
			c.endCell(i)
			if from = i + n; c.at > 0 {
				c.newLine()
			}
			c.row = name == "tr"
		}
		i += n
	}
	c.tagged(from, len(s))
}

// tagged adds a text of HTML.
func (c *cutter) tagged(from, to int) {
	from, to = c.untagged(from, to)
	c.add(from, to, true)
}

// endCell ends the open cell of HTML.
func (c *cutter) endCell(at int) {
	if c.cell && !c.full {
		c.blank(at)
	}
	c.cell = false
}

// untagged narrows line[from:to] to what has no tag or blank at its ends.
func (c *cutter) untagged(from, to int) (int, int) {
	for {
		from, to = trimBlanks(c.line, from, to)
		from, to = unmarked(c.line, from, to)
		n := 0
		if from < to {
			n = tagLen(c.line[from:to])
		}
		if n > 0 {
			from += n
			continue
		}
		k := -1
		if from < to && c.line[to-1] == '>' {
			k = strings.LastIndexByte(c.line[from:to], '<')
		}
		if k < 0 || tagLen(c.line[from+k:to]) != to-from-k {
			return from, to
		}
		to = from + k
	}
}
