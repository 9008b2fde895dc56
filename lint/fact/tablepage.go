package fact

import (
	"strings"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// pageLike tells whether the piece opens a line with nothing else in it and may be the
// number of a page: 3 or 3/8.
func (r *tableReader) pageLike(i int) bool {
	p := &r.pieces[i]
	if p.at > 1 || p.at == 1 && r.pieces[i-1].kind != blankCell {
		return false
	}
	for k := i + 1; k < len(r.pieces) && r.pieces[k].line == p.line; k++ {
		if r.pieces[k].kind != blankCell {
			return false
		}
	}
	page, pages, parted := strings.Cut(r.str(i), "/")
	return isPage(page) && (!parted || isPage(pages))
}

func isPage(s string) bool {
	return s != "" && len(s) <= 2 && s[0] != '0' && digitsOnly(s)
}

// endsInPage tells whether the last figure of a row, one too many, is the number of the
// page that ends there: it stands on a line of its own, unlike the row's, or the others
// add up as the row's must.
func (r *tableReader) endsInPage(spec *profile.Table, row *rowDraft) bool {
	_, last := r.ends(row)
	if !r.pageLike(last) {
		return false
	}
	if strings.Contains(r.str(last), "/") || r.inline(row) && r.pieces[last-1].line == r.pieces[row.from].line {
		return true
	}
	return r.addsUp(spec, row.from, last)
}

// addsUp tells whether the table has sums across its rows and the figures among the
// pieces, one for each column, agree with all of them.
func (r *tableReader) addsUp(spec *profile.Table, from, to int) bool {
	var values []zh.Decimal
	for p := from; p < to; p++ {
		if r.pieces[p].kind == blankCell {
			continue
		}
		v, ok := figure(r.str(p), true)
		if !ok && r.pieces[p].kind == figureCell {
			return false
		}
		values = append(values, v)
	}
	sums := 0
	for i := range spec.Identities {
		id := &spec.Identities[i]
		if id.Axis != "row" {
			continue
		}
		sums++
		left, okLeft := total(spec, id.Left, values)
		right, okRight := total(spec, id.Right, values)
		if !okLeft || !okRight || left != right {
			return false
		}
	}
	return sums > 0
}

// total adds up the figures of the columns.
func total(spec *profile.Table, keys []string, values []zh.Decimal) (sum zh.Decimal, ok bool) {
	for _, key := range keys {
		k := spec.Column(key)
		if k < 0 || k >= len(values) {
			return sum, false
		}
		if sum, ok = sum.Add(values[k]); !ok {
			return sum, false
		}
	}
	return sum, true
}
