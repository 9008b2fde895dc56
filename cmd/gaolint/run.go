package main

import (
	"context"
	"errors"
	"hash/maphash"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/lint"
	"gaolint/lint/docx"
	"gaolint/lint/organs"
	"gaolint/lint/output"
)

// lintRun lints drafts side by side and prints them in order.
type lintRun struct {
	app            *app
	options        lintOptions
	lowest, failOn lint.Severity
	engines        *engines
	tally          tally
	ignored        ignoreLists
	others         *others
	batch          *batch
	// roll is nil without --organs.
	roll     *organs.Roll
	known    known
	stats    *stats
	progress *progress
	// cache is nil without --cache; build names this program in its keys.
	cache *cache.Folder
	build []byte
	seed  maphash.Seed // of the sums of this run
	room  int64        // for outcomes held in memory, in bytes
	// wantsFacts: what is written speaks of more than findings and titles; wantsSpots: it
	// speaks of the places of findings, wantsFigures: of the tables' figures.
	wantsFacts, wantsSpots, wantsFigures bool
	// to are the places to which the results go, standard output first.
	to   []*destination
	told told
	// unchecked are the drafts that could not be read, in their order.
	unchecked []unchecked
}

// ahead is how many drafts for each worker may be checked before they are printed, so
// that memory does not grow with the run.
const ahead = 4

// all lints the drafts and writes what was found, then the closing count. Interrupted,
// it writes what is done so far.
func (r *lintRun) all(ctx context.Context, g *gathered) error {
	r.ignored.begin(r, g)
	inputs := g.files()
	for _, d := range r.to {
		// What is said of a configuration is known only at the end, and lines are in the
		// order of the paths.
		d.options.Lang, d.options.HelpBase, d.inputs = r.app.lang, r.helpBase(g), inputs
		if err := d.begin(len(r.ignored.lists) > 0); err != nil {
			r.discard()
			return err
		}
	}
	drafts, until := g.drafts, ctx
	if r.batch != nil && r.batch.cut {
		drafts, until = drafts[:r.batch.ready()], context.WithoutCancel(ctx)
	}
	printed := r.printAll(until, drafts)
	r.progress.clear()
	interrupted := ctx.Err() != nil && printed < len(g.drafts)
	if !interrupted {
		r.ignored.end(r)
		r.others.end()
		r.batch.end()
	}
	outcome := r.outcome()
	end := output.Run{LeftOut: r.tally.leftOut, Unread: g.unread, Organs: outcome, Interrupted: interrupted}
	if slices.ContainsFunc(r.to, func(d *destination) bool { return d.whole != nil && !d.failed }) {
		end.Common, end.CommonTotal = r.batch.common()
	}
	r.deliver(end)
	r.sayUnchecked()
	r.tally.report(r, g)
	r.app.sayOrgans(outcome)
	r.stats.report(r)
	r.known.end(r, interrupted)
	if r.cache != nil {
		r.cache.Close()
	}
	if interrupted {
		r.app.note("已中断：检查了%[2]d份，共%[1]d份", "interrupted: %[2]d of %[1]d drafts were checked", len(g.drafts), printed)
		r.app.status = statusInterrupted
	}
	return nil
}

// helpBase is that of the configuration that governs the first of the drafts.
func (r *lintRun) helpBase(g *gathered) string {
	if len(g.drafts) == 0 {
		return ""
	}
	return r.engines.draft(g.drafts[0].path).config.HelpBase
}

// printAll prints each draft as soon as those before it are printed, and tells how many
// it came to.
func (r *lintRun) printAll(ctx context.Context, drafts []draft) int {
	ctx, quit := context.WithCancel(ctx)
	defer quit()
	results := make([]chan checked, len(drafts))
	for i := range results {
		results[i] = make(chan checked, 1)
	}
	printed := r.work(ctx, drafts, results)
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for i := 0; i < len(drafts); {
		select {
		case c := <-results[i]:
			r.progress.clear()
			if r.print(c) != nil {
				return i // reported at the end of the run
			}
			results[i] = nil
			<-printed
			i++
		case <-tick.C:
			r.progress.show()
		case <-ctx.Done():
			return i
		}
	}
	return len(drafts)
}

// work starts the workers; each takes the next draft until none is left. Whoever takes
// a result off takes a token from the channel, which lets a worker go on.
func (r *lintRun) work(ctx context.Context, drafts []draft, results []chan checked) (printed <-chan struct{}) {
	jobs := min(r.jobs(), len(drafts))
	tokens := make(chan struct{}, ahead*jobs)
	var next atomic.Int64
	for range jobs {
		go func() {
			for {
				select {
				case tokens <- struct{}{}:
				case <-ctx.Done():
					return
				}
				i := int(next.Add(1)) - 1
				if i >= len(drafts) || ctx.Err() != nil {
					return
				}
				c := r.check(i, drafts[i])
				if !r.batch.of(i).linted {
					r.progress.done.Add(1)
				}
				results[i] <- c
			}
		}()
	}
	return tokens
}

// jobs is how many drafts are checked at the same time.
func (r *lintRun) jobs() int {
	if r.options.jobs > 0 {
		return r.options.jobs
	}
	return runtime.GOMAXPROCS(0)
}

// print prints a draft's findings; the error is that of the output.
func (r *lintRun) print(c checked) error {
	r.stats.bytes += int64(c.bytes)
	switch {
	case c.err != nil:
		return r.printFailure(c)
	case c.leftOut:
		r.tally.leftOut++
		return nil
	case c.empty:
		r.app.note("%s：文件是空的", "%s: the file is empty", c.draft.path)
	}
	r.known.take(&c)
	r.tally.add(r, c)
	r.ignored.add(c)
	r.others.add(c)
	r.stats.add(c)
	f := c.file()
	f.Last, f.Lang = c.compared.last, r.app.langFor(c.config)
	return r.write(r.listed(f))
}

func (r *lintRun) printFailure(c checked) error {
	r.tally.failed++
	r.ignored.failed(c.config)
	if at := new(fileError); errors.As(c.err, &at) { // of a configuration, which is told at once
		r.told.fail(r.app, c.draft.path, c.err)
	} else {
		r.unchecked = append(r.unchecked, unchecked{c.draft, c.err})
	}
	return r.write(r.listed(output.File{Path: c.draft.path, Failure: r.app.cause(c.err), Lang: r.app.lang}))
}

// write hands a file to all destinations; the error is that of standard output, which ends
// the run. One that fails is given up, and the others go on, as they do where a format
// holds no more.
func (r *lintRun) write(f output.File) error {
	for i, d := range r.to {
		if d.failed {
			continue
		}
		if err := d.add(r.stats.capped(r, d, f)); err != nil {
			var word *docx.Error
			if errors.As(err, &word) { // costs this copy alone
				r.app.fail(&fileError{f.Path, err})
				continue
			}
			if i == 0 && !isFull(err) {
				return err
			}
			d.give(r.app, err)
		}
	}
	return nil
}

// told remembers what was said of configurations, so that a fault of one is not repeated
// for each draft under it.
type told map[string]bool

// fail reports the error that costs the draft at path.
func (t *told) fail(a *app, path string, err error) {
	var at *fileError
	if !errors.As(err, &at) {
		a.fail(&fileError{path, err})
		return
	}
	if *t == nil {
		*t = told{}
	}
	if !(*t)[at.path] {
		(*t)[at.path] = true
		a.fail(err)
		a.note("%s 有误，它所管的稿件都没有检查", "%s is faulty: no draft that it governs was checked", at.path)
	}
}
