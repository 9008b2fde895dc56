package fact

// consume finds the label that stands at the cursor: the longest, then the one that
// fits the place best; -1 if none does. It may reach over several pieces of the run.
func (r *tableReader) consume(at cursor, depth int) (int, cursor) {
	if at.sign >= r.pieces[at.piece].last {
		return -1, at
	}
	best, bestScore, bestEnd := -1, 0, at
	tied, tiedScore, tiedEnd := -1, 0, at // the best that more text follows
	for _, i := range r.by[r.cutter.signs.runes[at.sign]] {
		k, l := int(i), &r.labels[i]
		text, short := l.whole, false
		stop, ok := r.follows(text, at)
		if !ok && l.body != nil {
			text, short = l.body, true
			stop, ok = r.follows(text, at)
		}
		if !ok {
			continue
		}
		score := len(text)*1024 + r.fit(k, short, at)
		if rest := r.rest(stop); rest != "" && !opensNote(rest) {
			if score > tiedScore {
				tied, tiedScore, tiedEnd = k, score, stop
			}
			continue
		}
		if score > bestScore {
			best, bestScore, bestEnd = k, score, stop
		}
	}
	if best < 0 && tied >= 0 && depth < 3 {
		if next, _ := r.consume(tiedEnd, depth+1); next >= 0 {
			return tied, tiedEnd
		}
	}
	return best, bestEnd
}

// follows tells whether a label's signs stand at the cursor, and where they end. They may
// be folded over several pieces.
func (r *tableReader) follows(text []rune, at cursor) (cursor, bool) {
	runes := r.cutter.signs.runes[at.sign:]
	if len(runes) < len(text) {
		return at, false
	}
	for i, want := range text {
		if runes[i] != want {
			return at, false
		}
	}
	stop := at.sign + int32(len(text))
	piece, parts := at.piece, 0
	for r.pieces[piece].last < stop {
		if piece++; piece == r.end || parts > 2*folds || piece-at.piece >= maxGap {
			return at, false
		}
		if r.pieces[piece].kind != blankCell {
			parts++
		}
	}
	return cursor{piece, stop}, true
}

// fit grades how well a label fits the place that has been reached.
func (r *tableReader) fit(k int, short bool, at cursor) int {
	l := &r.labels[k]
	score := 0
	if l.kind >= RowGroup || !r.drafts[l.table].rowsBegun {
		score += 64
	}
	if !r.seen[k] {
		score += 32
	}
	if l.kind < RowGroup && score < 96 && r.inHead(k, at) {
		score = 100 // the header is repeated, as at the top of a page
	}
	if away := int(l.table) - r.cur; away >= 0 {
		score += max(0, 24-4*away)
	}
	if l.state == Good && !short {
		score += 2
	} else if l.state == Short {
		score++
	}
	return score
}

// inHead tells whether the label that was read last stands above the columns of the
// same table, and the label k does not stand there yet or stands in the same line.
func (r *tableReader) inHead(k int, at cursor) bool {
	const far = 64 // more than any header has
	n := len(r.events)
	for i := n - 1; i >= max(0, n-far); i-- {
		e := &r.events[i]
		above := e.label >= 0 && r.labels[e.label].kind < RowGroup && r.labels[e.label].table == r.labels[k].table
		switch {
		case !above:
			return i < n-1
		case i == n-1 && r.pieces[e.last].line == r.pieces[at.piece].line:
			return true
		case e.label == k:
			return false
		}
	}
	return n > 0
}
