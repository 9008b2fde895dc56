package main

import (
	"context"
	"hash/crc32"
	"slices"
	"sync"
	"sync/atomic"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// batch is the reports of a run compared with one another: each with those of other
// organs, and with the same organ's of the year before. Its reports are read twice, first
// all for their signatures, then one after the other, so that of none but the one at work
// the text is held.
type batch struct {
	*compare.Batch
	run    *lintRun
	engine *lint.Engine // reads last year's reports
	drafts []draft
	// number of each draft by its path, signed their signatures, packed; none for other texts.
	// Sums are of the bytes that were signed: a draft may change before it is checked.
	number map[string]int
	signed [][]byte
	sums   []uint32
}

// readBatch signs the drafts; nil if there is nothing to compare.
func (r *lintRun) readBatch(ctx context.Context, g *gathered) (*batch, error) {
	if len(g.drafts) < 2 || len(r.engines.rules) > 0 && !slices.ContainsFunc(r.engines.rules, (*others)(nil).needed) {
		return nil, nil
	}
	engine, err := r.bareEngine()
	if err != nil {
		return nil, err
	}
	b := &batch{
		Batch: compare.NewBatch(len(g.drafts)), run: r, engine: engine, drafts: g.drafts,
		number: make(map[string]int, len(g.drafts)), signed: make([][]byte, len(g.drafts)), sums: make([]uint32, len(g.drafts)),
	}
	for i, d := range g.drafts {
		b.number[d.path] = i
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.jobs(), len(g.drafts)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(g.drafts) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if s := b.read(i); s != nil {
					b.Add(i, g.drafts[i].path, s)
					b.signed[i], _ = s.AppendBinary(nil) // never fails
				}
			}
		})
	}
	workers.Wait()
	b.Sort()
	return b, nil
}

// read gives the draft's signature, from the cache if it has one. A draft that cannot be
// read has none; what is wrong with it is told when it is checked.
func (b *batch) read(number int) (s *compare.Signature) {
	d := b.drafts[number]
	defer b.run.guard(compare.Copied)
	g := b.run.engines.draft(d.path)
	if d.err != nil || g.err != nil || d.stdin { // standard input is read once
		return nil
	}
	raw, err := b.run.app.read(d)
	if err != nil {
		return nil
	}
	b.sums[number] = crc32.ChecksumIEEE(raw)
	if b.run.cache != nil && b.run.engines.sound() {
		if signature, ok := b.run.cache.Signature(b.run.cacheKey(d, g, raw)); ok {
			s, _ := compare.ParseSignature(signature) // none if it is no report
			return s
		}
	}
	text, err := d.text(raw)
	if err != nil {
		return nil
	}
	return sign(g.bare.Lint(text.Doc, nil), text)
}

func sign(result *lint.Result, text *input.Text) *compare.Signature {
	return compare.Sign(result.Document, func(s source.Span) int { return text.File.LineAt(text.Span(s).Start) + 1 })
}

// signature of a checked draft, which the first reading may have given.
func (b *batch) signature(c *checked, raw []byte) *compare.Signature {
	if b != nil {
		i := b.number[c.draft.path]
		if s, err := compare.ParseSignature(b.signed[i]); err == nil && b.sums[i] == crc32.ChecksumIEEE(raw) {
			return s
		}
	}
	return sign(c.result, c.text)
}

// silent tells whether the comparison has nothing to say of a report with the signature.
func (b *batch) silent(signature []byte) bool {
	if b == nil || len(signature) == 0 {
		return true
	}
	s, err := compare.ParseSignature(signature)
	return err == nil && b.last(s) == "" && len(b.Judge(s)) == 0
}

// last is the path of the report of the year before, unless the user has named others.
func (b *batch) last(s *compare.Signature) string {
	if b.run.others != nil && b.run.others.library != nil {
		return ""
	}
	return b.Last(s)
}

// judge adds what the comparison finds in a checked draft.
func (b *batch) judge(g governed, c *checked, s *compare.Signature) {
	if b == nil || c.leftOut || s == nil {
		return
	}
	defer b.run.guard(compare.Copied)
	more := b.Judge(s)
	if path := b.last(s); path != "" {
		if p := b.run.readPeer(b.engine, b.drafts[b.number[path]]); p.err == nil && p.report != nil {
			c.compared.last = p.report
			more = append(more, compare.YearOnYear(c.result.Document, p.report)...)
		}
	}
	if len(more) > 0 {
		c.result = g.engine.With(c.result, more)
	}
}

// end tells of the sentences that very many organs share.
func (b *batch) end() {
	if b == nil {
		return
	}
	if n := len(b.Common()); n > 0 {
		b.run.app.note("共用表述%d句（许多机关都有，不计入雷同）", "common wording: %d sentences (many organs have them; no copies)", n)
	}
}
