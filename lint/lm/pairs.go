package lm

// pairs tells at once which symbols were seen side by side: two matrices of bits over
// the commonest symbols, so that many candidates for one place are told from few
// neighbouring bytes.
type pairs struct {
	// ranks holds for each symbol its rank from 1 in two bytes, 0 for a rare one.
	ranks string
	// next has for each rank a row with a bit for each rank that followed it, last one
	// with a bit for each that preceded it.
	next, last string
	width      int
}

// rankBytes is the length of the table of ranks.
const rankBytes = 2 << 16

// PairRow is the length in bytes of a row of the matrices for so many ranks.
func PairRow(ranks int) int { return (ranks + 8) / 8 }

func (p *pairs) size() int { return PairRow(p.width) * (p.width + 1) }

// row is a row of one of the matrices; a nil row knows nothing and says yes.
type row string

func (p *pairs) rank(s Symbol) int {
	if s >= 1<<16 {
		return 0
	}
	return int(p.ranks[2*s]) | int(p.ranks[2*s+1])<<8
}

// after gives the row of the symbols that follow s.
func (p *pairs) after(s Symbol) row { return p.row(p.next, s) }

// before gives the row of the symbols that precede s.
func (p *pairs) before(s Symbol) row { return p.row(p.last, s) }

func (p *pairs) row(matrix string, s Symbol) row {
	n := PairRow(p.width)
	r := p.rank(s)
	if r == 0 {
		return ""
	}
	return row(matrix[r*n : (r+1)*n])
}

// holds tells whether the symbol of that rank may stand beside the row's.
func (r row) holds(rank int) bool {
	return rank == 0 || r == "" || r[rank>>3]>>(rank&7)&1 != 0
}

// together tells whether b may follow a.
func (p *pairs) together(a, b Symbol) bool { return p.after(a).holds(p.rank(b)) }
