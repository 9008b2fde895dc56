package input

import (
	"sort"
	"strings"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// sheet reads a CSV file (RFC 4180): every record gives a line of cells. A record of one
// cell is a line of text. Spreadsheets save lines of text with as many cells as the rows of
// tables; there a record with text in its first cell alone is one, too, where no table goes
// on before and behind it.
type sheet struct {
	builder
	delimiter byte
	// broken is where a quotation mark begins a field that none ends: it and those behind
	// it are text.
	broken int
	// loose: a mark that begins a field is text for another reason.
	loose bool
	// fields are those that text can be written to, in the file's order.
	fields []placedField
	// padded: all records with text have several cells, as spreadsheets save them, so that
	// the number of cells does not tell a row from a line of text.
	padded bool
}

func newSheet(text string, delimiter byte) *sheet {
	return &sheet{builder: builder{file: text}, delimiter: delimiter, broken: len(text)}
}

// placedField is what edits have to know of a field: where its content is, and whether
// quotation marks stand around it, or within.
type placedField struct {
	from, to      int32
	quoted, marks bool
}

// field is a cell in the file.
type field struct {
	// from and to are the content, without the quotation marks around it.
	from, to int
	quoted   bool
	// next is where the next field or record begins; last: the record ends here.
	next int
	last bool
}

func readCSV(file *source.Document) *Text {
	s := newSheet(file.Text(), delimiterOf(file.Text()))
	s.padded = true
	for at := 0; at < len(s.file) && s.padded; {
		r := s.record(at)
		at, s.padded = r.end, r.cells > 1 || r.filled == 0
	}
	var before, held record
	for at := 0; at < len(s.file); {
		r := s.record(at)
		at = r.end
		if held.end > 0 {
			s.write(held, before.filled > 1 && r.filled > 1)
		}
		before, held = held, r
	}
	if held.end > 0 {
		s.write(held, false)
	}
	for i := range s.lines {
		s.lines[i].number = int32(i + 1)
	}
	t := s.document(file, csvSheet)
	t.delimiter, t.fields = s.delimiter, s.fields
	t.loose = s.loose || s.broken < len(s.file)
	t.padded = s.padded
	return t
}

// record is a line of cells.
type record struct {
	from, end int
	cells     int
	// filled is the number of cells with text.
	filled int
	// first: the only text is in the first cell.
	first bool
}

// record reads the record at an offset, to see what it holds.
func (s *sheet) record(at int) record {
	r := record{from: at}
	for n := 0; ; n++ {
		f := s.field(at)
		if !isBlankCell(s.file[f.from:f.to]) {
			r.first = r.filled == 0 && n == 0
			r.filled++
		}
		at = f.next
		if f.last {
			r.end, r.cells = at, n+1
			return r
		}
	}
}

// field reads the field at an offset.
func (s *sheet) field(at int) field {
	if at < len(s.file) && s.file[at] == '"' && at < s.broken {
		if end, ok := closing(s.file, at+1); ok {
			f := s.rest(end + 1)
			if f.to == end+1 {
				f.from, f.to, f.quoted = at+1, end, true
				return f
			}
			s.loose = true // text behind the closing mark: the marks are text
		} else {
			s.broken = at
		}
	}
	f := s.rest(at)
	f.from = at
	return f
}

// closing finds the quotation mark that ends a field; doubled ones are text.
func closing(s string, at int) (int, bool) {
	for {
		k := strings.IndexByte(s[at:], '"')
		if k < 0 {
			return 0, false
		}
		at += k
		if at+1 < len(s) && s[at+1] == '"' {
			at += 2
			continue
		}
		return at, true
	}
}

// rest finds where an unquoted field ends.
func (s *sheet) rest(at int) field {
	end := at
	for end < len(s.file) && s.file[end] != s.delimiter && s.file[end] != '\n' && s.file[end] != '\r' {
		end++
	}
	f := field{to: end, next: end, last: true}
	switch {
	case end == len(s.file):
	case s.file[end] == s.delimiter:
		f.next, f.last = end+1, false
	case strings.HasPrefix(s.file[end:], "\r\n"):
		f.next = end + 2
	default:
		f.next = end + 1
	}
	return f
}

// write writes the line of a record; inside tells that a table goes on around it.
func (s *sheet) write(r record, inside bool) {
	s.begin(line{})
	bars := r.filled > 1 || r.filled == 1 && (!r.first || r.cells > 1 && (inside || !s.padded))
	for at, n := r.from, 0; ; n++ {
		f := s.field(at)
		if bars || f.from < f.to {
			s.fields = append(s.fields, placedField{int32(f.from), int32(f.to), f.quoted, strings.IndexByte(s.file[f.from:f.to], '"') >= 0})
		}
		if bars && n == 0 {
			s.added(cells.Border)
		}
		if bars || n == 0 {
			s.cell(f)
		}
		if bars {
			if len(s.out) == s.start {
				s.hole(f.from)
			}
			s.added(cells.Border)
		}
		at = f.next
		if f.last {
			break
		}
	}
	s.added("\n")
}

// cell writes the content of a field.
func (s *sheet) cell(f field) {
	s.start, s.gap = len(s.out), gap{}
	from := f.from
	flush := func(to int) {
		if from < to {
			s.text(from, to)
		}
	}
	for i := f.from; i < f.to; {
		n := 1
		switch c := s.file[i]; {
		case c == '"' && f.quoted:
			flush(i)
			n = 2
			s.character(`"`, i, i+n)
		case c == '|':
			flush(i)
			s.character(cells.InnerMark, i, i+1)
		case c == '\n' || c == '\r' || c == '\t':
			flush(i)
			for i+n < f.to && (s.file[i+n] == '\n' || s.file[i+n] == '\r' || s.file[i+n] == '\t') {
				n++
			}
			s.blank(i, i+n, c != '\t')
		default:
			i++
			continue
		}
		i += n
		from = i
	}
	flush(f.to)
}

// sampleBytes is how much of a file is looked at to find its delimiter.
const sampleBytes = 64 << 10

// delimiters are the characters that may part the cells.
const delimiters = ",;\t"

// blankRunes are what a cell without text may hold.
const blankRunes = " \t\r\n\u3000\u00a0"

// delimiterOf finds the character that parts the cells: the one that parts most records
// into the same number of cells. Where two do, it is not the comma, which stands in
// figures and sentences, too.
func delimiterOf(text string) byte {
	if len(text) > sampleBytes {
		text = text[:sampleBytes]
	}
	best, most := byte(','), 0
	for _, d := range []byte(delimiters) {
		s := newSheet(text, d)
		counts := map[int]int{}
		score := 0
		for at := 0; at < len(text); {
			n := 0
			for last := false; !last; n++ {
				f := s.field(at)
				at, last = f.next, f.last
			}
			if n > 1 {
				counts[n]++
				score = max(score, counts[n]*min(n, 16))
			}
		}
		if score > 0 && score >= most {
			best, most = d, score
		}
	}
	return best
}

// fieldAt is the field of a CSV file with an offset in its content.
func (t *Text) fieldAt(at int) placedField {
	k := sort.Search(len(t.fields), func(k int) bool { return int(t.fields[k].to) >= at })
	return t.fields[min(k, len(t.fields)-1)]
}
