package main

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/lint/compare"
	"gaolint/lint/source"
)

// batch is the reports of a run compared with one another: each with those of other
// organs, and with the same organ's of the year before.
//
// A run goes through its drafts twice. The first pass lints each draft by itself; what was
// found stays in the cache or in memory, and so does the report as compare.Packed, but no
// text. The second pass, in the order of the paths, asks what the comparison says. Where
// neither has anything to say the draft is done; only one that is to be spoken of is read
// again, and linted again only if it has changed in between or memory had no room.
type batch struct {
	*compare.Batch
	run    *lintRun
	drafts []draft
	first  []first
	// keeps: the first pass lints; else it only reads, and the second pass lints. Held
	// counts the bytes that it holds in memory.
	keeps bool
	held  atomic.Int64
	// cut: the first pass was interrupted. Then nothing is added any more.
	mu  sync.Mutex
	cut bool
}

// first is what the first pass has made of a draft; zero: nothing.
type first struct {
	key cache.Key // of what was read; zero if that was no text
	// tried: it was read, or cannot be, as the second pass will tell. Linted: the outcome is
	// here, or if this is nil in the cache.
	tried, linted bool
	outcome       []byte
}

// heldMost bounds the outcomes that are held in memory, in bytes.
const heldMost = 64 << 20

// firstPass goes through the drafts; nil if there is nothing to compare.
func (r *lintRun) firstPass(ctx context.Context, g *gathered) *batch {
	if len(g.drafts) < 2 || !r.compares(g) {
		return nil
	}
	// What else a draft is compared with, and what fix would do in it, is worked out on the
	// drafts themselves.
	keeps := r.others == nil && !slices.ContainsFunc(r.to, func(d *destination) bool { return d.format.Name == "docx" })
	b := &batch{Batch: compare.NewBatch(len(g.drafts)), run: r, drafts: g.drafts, first: make([]first, len(g.drafts)), keeps: keeps}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.jobs(), len(g.drafts)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(g.drafts) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				b.read(i)
			}
		})
	}
	done := make(chan struct{})
	go func() {
		workers.Wait()
		close(done)
	}()
	whole := r.progress.until(ctx, done)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cut = !whole
	b.Sort()
	return b
}

// compares tells whether the drafts are to be compared: a rule asks for it, or a result has
// last year's figures.
func (r *lintRun) compares(g *gathered) bool {
	if r.options.rules == "" && (r.wantsFacts || r.wantsFigures) {
		return true
	}
	return slices.ContainsFunc(g.drafts, func(d draft) bool {
		e := r.engines.draft(d.path).engine
		return e != nil && slices.ContainsFunc([]string{compare.Copied, compare.Foreign, compare.CarryOver, compare.Reuse}, e.Asks)
	})
}

// read is the first pass over one draft. What is wrong with one that cannot be read is told
// by the second; standard input can be read but once.
func (b *batch) read(number int) {
	d, r := b.drafts[number], b.run
	if d.stdin {
		return
	}
	defer r.guard(compare.Copied)
	g := r.engines.draft(d.path)
	f := first{tried: true}
	var report compare.Packed
	if raw, err := r.app.read(d); err == nil && g.err == nil {
		f.key = r.cacheKey(d, g, raw)
		report = b.make(&f, g, d, raw)
	}
	b.add(number, f, report)
}

// make finds out what there is to find in a draft by itself, and gives the report; none if
// it cannot be read as a text.
func (b *batch) make(f *first, g governed, d draft, raw []byte) (report compare.Packed) {
	r := b.run
	if body, ok := r.cached(f.key); ok {
		f.linted = true
		report, _, _ = cache.Part(body) // none if it is damaged, as the second pass finds out
		return report
	}
	c := checked{draft: d, bytes: len(raw)}
	if !b.keeps || b.held.Load() >= r.room {
		if c.text, c.err = d.text(raw); c.err != nil {
			f.key = cache.Key{}
			return nil
		}
		return compare.Read(g.bare.Lint(c.text.Doc, nil).Document, c.line).Pack()
	}
	if r.lintText(&c, g, raw); c.err != nil {
		f.key = cache.Key{}
		return nil
	}
	report = compare.Read(c.result.Document, c.line).Pack()
	f.outcome, f.linted = r.keep(f.key, &c, report)
	b.held.Add(int64(len(f.outcome)))
	return report
}

func (b *batch) add(number int, f first, report compare.Packed) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cut {
		return
	}
	b.first[number] = f
	b.Add(number, b.drafts[number].path, report)
	if f.linted {
		b.run.progress.done.Add(1)
	}
}

// of is what the first pass has made of the draft with the number.
func (b *batch) of(number int) first {
	if b == nil {
		return first{}
	}
	return b.first[number]
}

// ready is how many of the drafts an interrupted run may still speak of: those before the
// first on which there is more to do than to read it.
func (b *batch) ready() int {
	i := slices.IndexFunc(b.first, func(f first) bool { return !f.tried || !f.linted && f.key != cache.Key{} })
	if i < 0 {
		return len(b.first)
	}
	return i
}

// silent tells whether the comparison has nothing to say of the draft with the number, as
// the first pass has read it.
func (b *batch) silent(number int, g governed) bool {
	if b == nil || b.None(number) {
		return true
	}
	own := b.Report(number, g.profiles)
	if own == nil {
		return false
	}
	last := b.last(own)
	return (last == nil || compare.Agree(own, last)) && len(b.Judge(own)) == 0
}

// last is the report of the year before, unless the user has named others; nil if there is
// none.
func (b *batch) last(own *compare.Report) *compare.Report {
	if b.run.others != nil && b.run.others.library != nil {
		return nil
	}
	number := b.Last(own)
	if number < 0 {
		return nil
	}
	return b.Report(number, b.run.engines.draft(b.drafts[number].path).profiles)
}

// judge adds what the comparison finds in a checked draft.
func (b *batch) judge(g governed, c *checked) {
	if b == nil || c.leftOut {
		return
	}
	defer b.run.guard(compare.Copied)
	own := compare.Read(c.result.Document, nil)
	if own == nil {
		return
	}
	more := b.Judge(own)
	if last := b.last(own); last != nil {
		c.compared.last = last
		more = append(more, compare.YearOnYear(c.result.Document, last)...)
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
		b.run.app.note("共用表述%d句（许多机关都有，不计入雷同）", counted(n, "common wording: %d sentence (many organs have it; no copy)", "common wording: %d sentences (many organs have them; no copies)"), n)
	}
}

// line is the line, from 1, of a place of the document in the file.
func (c *checked) line(s source.Span) int { return c.text.File.LineAt(c.text.Span(s).Start) + 1 }
