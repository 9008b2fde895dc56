package fact

import "strconv"

// numberless makes blanks of the numbers that stand in cells of their own in front of a
// row's label: 序号 | 行名 | figures.
func (c *cutter) numberless() {
	const least = 3 // figures behind a label within the line
	line := c.out[c.first:]
	last := len(line) - 1
	for last >= 0 && line[last].kind != textCell {
		last--
	}
	figures := 0
	for i := last + 1; i < len(line); i++ {
		if line[i].kind == figureCell || line[i].kind == markCell {
			figures++
		}
	}
	opens := true // nothing but blanks so far
	for i := range max(0, last) {
		p := &line[i]
		if p.kind == blankCell {
			continue
		}
		next := i + 1
		for opens && line[next].kind == blankCell {
			next++
		}
		if p.kind == figureCell && line[next].kind == textCell && isRowNumber(c.text(p)) {
			serial, _ := strconv.Atoi(c.text(p))
			switch {
			case opens && (figures > 0 || serial == 1 || serial > 1 && serial == c.serial+1), !opens && figures >= least && line[i-1].kind != figureCell:
				p.kind, p.size, c.serial = blankCell, 0, serial
			}
		}
		opens = opens && p.kind == blankCell
	}
}

// isRowNumber tells what may number a row: a small number other than 0.
func isRowNumber(s string) bool {
	if isPage(s) {
		return true
	}
	n := 0
	for _, r := range s {
		if !isHanDigit(r) || r == '零' || r == '〇' {
			return false
		}
		n++
	}
	return n > 0 && n <= 3
}
