package lm

// pairs tells at once which symbols were seen side by side: a matrix of bits over the
// commonest symbols, so that many candidates for one place are told from few neighbouring
// bytes.
type pairs struct {
	// ranks holds for each symbol its rank from 1 in two bytes, 0 for a rare one.
	ranks string
	// next has for each rank a row with a bit for each rank that followed it.
	next  string
	width int
}

// Ranked is the number of symbols, from 0 on, that may have a rank.
const Ranked = lastHan + 1

// PairRow is the length in bytes of a row of the matrices for so many ranks.
func PairRow(ranks int) int { return (ranks + 8) / 8 }

func (p *pairs) size() int { return PairRow(p.width) * (p.width + 1) }

// row is a row of the matrix; an empty one knows nothing and says yes.
type row string

func (p *pairs) rank(s Symbol) int {
	if s >= Ranked {
		return 0
	}
	return int(p.ranks[2*s]) | int(p.ranks[2*s+1])<<8
}

// after gives the row of the symbols that follow s.
func (p *pairs) after(s Symbol) row { return p.row(p.rank(s)) }

// row is that of the symbol of the rank, an empty one if it has none.
func (p *pairs) row(rank int) row {
	if rank == 0 {
		return ""
	}
	n := PairRow(p.width)
	return row(p.next[rank*n : (rank+1)*n])
}

// holds tells whether the symbol of that rank may stand beside the row's.
func (r row) holds(rank int) bool {
	return rank == 0 || r == "" || r[rank>>3]>>(rank&7)&1 != 0
}

// together tells whether b may follow a.
func (p *pairs) together(a, b Symbol) bool { return p.after(a).holds(p.rank(b)) }
