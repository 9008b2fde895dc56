package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// label is one wording of a label of the tables that may stand in a section.
type label struct {
	text string
	// body is the offset behind the ordinal, 0 if there is none.
	body int
	// first and bodyFirst are the first characters of text and body that count.
	first, bodyFirst rune
	table, index     int32
	kind             LabelKind
	state            State // Good, Short or Old
}

// tableForm is what may stand in one section: the tables and all wordings of their
// labels. It is shared by all documents of a profile.
type tableForm struct {
	specs  []*profile.Table
	labels []label
	// by lists the labels by their first character that counts.
	by map[rune][]int32
}

func newTableForm(p *profile.Profile, keys []string) *tableForm {
	f := &tableForm{by: map[rune][]int32{}}
	for _, key := range keys {
		if spec := p.TableByKey(key); spec != nil {
			f.labels = labelsOf(f.labels, spec, len(f.specs))
			f.specs = append(f.specs, spec)
		}
	}
	for i := range f.labels {
		l := &f.labels[i]
		f.by[l.first] = append(f.by[l.first], int32(i))
		if l.bodyFirst >= 0 && l.bodyFirst != l.first {
			f.by[l.bodyFirst] = append(f.by[l.bodyFirst], int32(i))
		}
	}
	return f
}

// tableForms makes the form of every section of the profile that has tables, nil for
// the others.
func tableForms(p *profile.Profile) []*tableForm {
	out := make([]*tableForm, len(p.Sections))
	for i := range p.Sections {
		if keys := p.Sections[i].Tables; len(keys) > 0 {
			out[i] = newTableForm(p, keys)
		}
	}
	return out
}

// labelsOf lists the wordings of a table's labels, in the order of the form.
func labelsOf(out []label, t *profile.Table, table int) []label {
	add := func(l *profile.Label, kind LabelKind, index int) {
		out = appendLabel(out, l.Text, kind, table, index, Good)
		for _, s := range l.Short {
			out = appendLabel(out, s, kind, table, index, Short)
		}
		for _, s := range l.Old {
			out = appendLabel(out, s, kind, table, index, Old)
		}
	}
	groups := func(labels []profile.Label, i int, kind LabelKind) {
		for k, g := range labels[i].Group {
			if i == 0 || !sameGroup(labels[i-1].Group, labels[i].Group, k+1) {
				out = appendLabel(out, g, kind, table, i, Good)
			}
		}
	}
	for i := range t.Header {
		add(&t.Header[i], HeaderLabel, i)
	}
	for i := range t.Columns {
		groups(t.Columns, i, ColumnGroup)
		add(&t.Columns[i], ColumnLabel, i)
	}
	for i := range t.Rows {
		groups(t.Rows, i, RowGroup)
		add(&t.Rows[i], RowLabel, i)
	}
	return out
}

// sameGroup tells whether the first n levels of both groups agree.
func sameGroup(a, b []string, n int) bool {
	if len(a) < n || len(b) < n {
		return false
	}
	for i := range n {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func appendLabel(out []label, text string, kind LabelKind, table, index int, state State) []label {
	first, _ := nextSign(text, 0)
	if first < 0 {
		return out
	}
	l := label{text: text, first: first, bodyFirst: -1, table: int32(table), index: int32(index), kind: kind, state: state}
	if o, ok := zh.LeadingOrdinal(text); ok && o.Level != 0 {
		if r, _ := nextSign(text, o.Span.End); r >= 0 {
			l.body, l.bodyFirst = o.Span.End, r
		}
	}
	return append(out, l)
}

// nextSign is the first character of s from i on that counts when labels are
// compared, folded, and the offset behind it; -1 at the end. Blanks and marks do not
// count, so that （一） , (一) and 一、 are the same.
func nextSign(s string, i int) (rune, int) {
	for i < len(s) {
		b := s[i]
		if b < utf8.RuneSelf {
			i++
			if b-'0' < 10 || b|0x20-'a' < 26 {
				return rune(b), i
			}
			continue
		}
		if b >= 0xE4 && b <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 { // ideographs
			r := rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
			if r >= 0x4E00 {
				return r, i + 3
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r = signOf(r); r >= 0 {
			return r, i
		}
	}
	return -1, i
}

// signOf folds a character; -1 for one that does not count.
func signOf(r rune) rune {
	switch {
	case r >= 0x2460 && r < 0x2460+9: // ①
		return '1' + r - 0x2460
	case r >= 0x2474 && r < 0x2474+9: // ⑴
		return '1' + r - 0x2474
	case r >= 0x2488 && r < 0x2488+9: // ⒈
		return '1' + r - 0x2488
	case r >= 0x3220 && r < 0x3220+10: // ㈠
		return []rune("一二三四五六七八九十")[r-0x3220]
	}
	r = zh.Fold(r)
	if r < utf8.RuneSelf {
		if b := byte(r); b-'0' < 10 || b|0x20-'a' < 26 {
			return r
		}
		return -1
	}
	if zh.IsHan(r) {
		return r
	}
	return -1
}

// signs are the characters of s that count, at most limit.
func signs(s string, limit int) []rune {
	out := make([]rune, 0, min(limit, len(s)/3+1))
	for i := 0; len(out) < limit; {
		var r rune
		if r, i = nextSign(s, i); r < 0 {
			break
		}
		out = append(out, r)
	}
	return out
}

// likeness grades how a text resembles a label; less is liker.
type likeness struct {
	// distance is the number of characters lost, added or changed.
	distance int
	state    State // Bad or Cut; Missing: no likeness
}

// liken compares a text with a label: the same with another number, a beginning or
// end of it, or near it.
func liken(text, label string) likeness {
	const longest = 80
	full, want := signs(text, longest), signs(label, longest)
	if len(full) == longest {
		return likeness{}
	}
	a, b := signs(withoutOrdinal(text), longest), signs(withoutOrdinal(label), longest)
	switch {
	case len(a) == 0 || len(b) == 0:
		return likeness{}
	case string(a) == string(b):
		return likeness{1, Bad}
	case len(a) < 2 || len(a) >= len(b):
	case string(b[:len(a)]) == string(a) && strings.HasPrefix(string(want), string(full)):
		return likeness{1, Cut} // its number tells it from others that begin alike
	case string(b[:len(a)]) == string(a), 2*len(a) >= len(b) && string(b[len(b)-len(a):]) == string(a):
		return likeness{len(b) - len(a), Cut}
	}
	limit := max(1, len(want)/3)
	if d := distance(full, want, limit); d <= limit && d < min(len(a), len(b)) {
		return likeness{d, Bad}
	}
	return likeness{}
}

// distance is the number of characters lost, added or changed between a and b, or
// something above limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
