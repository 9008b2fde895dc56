package compare

import (
	"encoding/binary"
	"errors"
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// Packed is a report in a kilobyte or two, without the places of its sentences and names:
// enough to tell whether something is to be said of it, and for what is said of others. The
// zero value stands for a text that is none.
type Packed []byte

// Pack packs a report; nil gives none.
func (r *Report) Pack() Packed {
	if r == nil {
		return nil
	}
	const each = 8 + 4 + 1 // bytes of a sentence
	w := packer{make([]byte, 0, 1<<10+each*len(r.sentences))}
	w.text(r.form.Name)
	w.text(r.Kind)
	w.text(r.Organ)
	w.number(r.Year)
	w.number(len(r.sentences))
	for i := range r.sentences {
		w.b = binary.LittleEndian.AppendUint64(w.b, uint64(r.sentences[i].bare))
	}
	for i := range r.sentences {
		w.b = binary.LittleEndian.AppendUint32(w.b, r.sentences[i].whole)
	}
	line := 0
	for i := range r.sentences {
		line = w.step(line, r.sentences[i].line)
	}
	w.number(len(r.heads))
	for _, h := range r.heads {
		w.text(h.text)
	}
	for i := range r.form.Tables {
		w.table(r.tables[r.form.Tables[i].Key])
	}
	return slices.Clone(w.b) // it is kept
}

var errPacked = errors.New("no packed report")

// Unpack reads what Pack made; kinds are the report kinds by name. The report has no Path.
func (p Packed) Unpack(kinds map[string]*profile.Profile) (*Report, error) {
	u := unpacker{rest: p}
	r := u.head()
	form := kinds[u.form]
	if u.failed || form == nil {
		return nil, errPacked
	}
	r.form, r.tables = form, make(map[string]*table, len(form.Tables))
	const each = 8 + 4 // bytes of a sentence, and its line
	n := u.count(each + 1)
	digests := u.bytes(each * n)
	if u.failed {
		return nil, errPacked
	}
	r.sentences = make([]sentence, n)
	line := 0
	for i := range r.sentences {
		line = u.step(line)
		r.sentences[i] = sentence{
			bare:  digest(binary.LittleEndian.Uint64(digests[8*i:])),
			whole: binary.LittleEndian.Uint32(digests[8*n+4*i:]),
			line:  line,
		}
	}
	for range u.count(1) {
		r.heads = append(r.heads, head{text: u.text()})
	}
	for i := range form.Tables {
		if t := u.table(&form.Tables[i]); t != nil {
			r.tables[t.spec.Key] = t
		}
	}
	if u.failed || len(u.rest) > 0 {
		return nil, errPacked
	}
	return r, nil
}

// digests calls yield for the digest of each sentence of a report that was packed well.
func (p Packed) digests(yield func(i int, d digest)) {
	u := unpacker{rest: p}
	u.head()
	n := u.count(8 + 4)
	digests := u.bytes(8 * n)
	for i := range n {
		yield(i, digest(binary.LittleEndian.Uint64(digests[8*i:])))
	}
}

// lines are those of the sentences of a report that was packed well.
func (p Packed) lines() []int32 {
	u := unpacker{rest: p}
	u.head()
	out := make([]int32, u.count(8+4))
	u.bytes((8 + 4) * len(out))
	line := 0
	for i := range out {
		line = u.step(line)
		out[i] = int32(line)
	}
	return out
}

// packer writes values one behind the other.
type packer struct{ b []byte }

func (w *packer) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *packer) text(t string) {
	w.number(len(t))
	w.b = append(w.b, t...)
}

// step writes a number by its distance from the one before, and gives it.
func (w *packer) step(before, n int) int {
	w.b = binary.AppendVarint(w.b, int64(n-before))
	return n
}

// What a table may have, and a row.
const (
	hasTable = 1 << iota
	isBroken
	hasLines
	hasLabels

	isSound   = 1
	isSettled = 2
)

func flag(set bool, bit byte) byte {
	if set {
		return bit
	}
	return 0
}

func (w *packer) table(t *table) {
	if t == nil {
		w.b = append(w.b, 0)
		return
	}
	w.b = append(w.b, hasTable|flag(t.broken, isBroken)|flag(t.lines != nil, hasLines)|flag(t.labels != nil, hasLabels))
	for k, old := range t.old {
		w.b = append(w.b, flag(old, 1))
		if t.labels != nil {
			w.text(t.labels[k])
		}
	}
	line := 0
	for i, r := range t.rows {
		w.b = append(w.b, flag(r.sound, isSound)|flag(r.settled, isSettled))
		if t.lines != nil {
			line = w.step(line, t.lines[i])
		}
		for _, f := range r.cells {
			w.figure(f)
		}
	}
}

// A figure is one byte: its state, and its value if that is a small integer; others follow.
const (
	stateBits = 4
	large     = 1<<(8-stateBits) - 1
)

func (w *packer) figure(f figure) {
	n, decimals := f.value.Unscaled()
	if decimals == 0 && n >= 0 && n < large {
		w.b = append(w.b, byte(f.state)|byte(n)<<stateBits)
		return
	}
	w.b = append(w.b, byte(f.state)|large<<stateBits, decimals)
	w.b = binary.AppendVarint(w.b, n)
}

// unpacker takes values off bytes; failed when they are not there.
type unpacker struct {
	rest   []byte
	form   string
	failed bool
}

// head reads what stands in front of the sentences.
func (u *unpacker) head() *Report {
	u.form = u.text()
	return &Report{Kind: u.text(), Organ: u.text(), Year: u.number()}
}

func (u *unpacker) bytes(n int) []byte {
	if n < 0 || n > len(u.rest) {
		u.failed, u.rest = true, nil
		return nil
	}
	out := u.rest[:n]
	u.rest = u.rest[n:]
	return out
}

func (u *unpacker) byte() byte {
	if b := u.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (u *unpacker) number() int {
	v, n := binary.Uvarint(u.rest)
	if n <= 0 || v > 1<<40 {
		u.failed, u.rest = true, nil
		return 0
	}
	u.rest = u.rest[n:]
	return int(v)
}

func (u *unpacker) signed() int64 {
	v, n := binary.Varint(u.rest)
	if n <= 0 {
		u.failed, u.rest = true, nil
		return 0
	}
	u.rest = u.rest[n:]
	return v
}

func (u *unpacker) step(before int) int { return before + int(u.signed()) }

// count is a number of things of which each takes at least size bytes.
func (u *unpacker) count(size int) int {
	n := u.number()
	if n > len(u.rest)/size {
		u.failed, u.rest = true, nil
		return 0
	}
	return n
}

func (u *unpacker) text() string { return string(u.bytes(u.number())) }

func (u *unpacker) table(spec *profile.Table) *table {
	has := u.byte()
	if has&hasTable == 0 {
		return nil
	}
	t := newTable(spec)
	t.broken = has&isBroken != 0
	for k := range t.old {
		t.old[k] = u.byte() == 1
		if has&hasLabels != 0 {
			t.labels = append(t.labels, u.text())
		}
	}
	if has&hasLines != 0 {
		t.lines = make([]int, len(t.rows))
	}
	line := 0
	for i := range t.rows {
		r := &t.rows[i]
		state := u.byte()
		r.sound, r.settled = state&isSound != 0, state&isSettled != 0
		if t.lines != nil {
			line = u.step(line)
			t.lines[i] = line
		}
		for k := range r.cells {
			r.cells[k] = u.figure()
		}
	}
	return t
}

func (u *unpacker) figure() figure {
	b := u.byte()
	f := figure{state: fact.State(b & (1<<stateBits - 1))}
	n := int64(b >> stateBits)
	var decimals uint8
	if n == large {
		decimals, n = u.byte(), u.signed()
	}
	var ok bool
	if f.value, ok = zh.Scaled(n, decimals); !ok {
		u.failed = true
	}
	return f
}
