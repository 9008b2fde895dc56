package main

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"strings"
	"sync/atomic"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/output"
)

// lintRun lints drafts side by side and prints them in order.
type lintRun struct {
	app            *app
	options        lintOptions
	lowest, failOn lint.Severity
	engines        *engines
	tally          tally
	settled        settled
	others         *others
	// to are the places to which the results go, standard output first.
	to   []*destination
	told told
}

// checked is what became of one draft.
type checked struct {
	draft  draft
	text   *input.Text
	result *lint.Result
	config *config.Config
	err    error
	// leftOut: the walk met a file that is no draft.
	leftOut, empty bool
	compared       compared
}

// ahead is how many drafts for each worker may be checked before they are printed, so
// that memory does not grow with the run.
const ahead = 4

// all lints the drafts and writes what was found, then the closing count. Interrupted,
// it writes what is done so far.
func (r *lintRun) all(ctx context.Context, g *gathered) error {
	r.settled.begin(r, g)
	for _, d := range r.to {
		// What is said of a configuration is known only at the end, and lines are in the
		// order of the paths.
		d.options.Lang = r.app.lang
		if err := d.begin(len(r.settled.lists) > 0); err != nil {
			return err
		}
	}
	printed := r.printAll(ctx, g.drafts)
	interrupted := ctx.Err() != nil && printed < len(g.drafts)
	if !interrupted {
		r.settled.end(r)
		r.others.end()
	}
	for _, d := range r.to {
		if err := d.end(output.Run{LeftOut: r.tally.leftOut, Unread: g.unread, Interrupted: interrupted}); err != nil {
			r.app.fail(err)
		}
	}
	r.tally.report(r, g)
	if interrupted {
		r.app.note("已中断：检查了%[2]d份，共%[1]d份", "interrupted: %[2]d of %[1]d drafts were checked", len(g.drafts), printed)
		r.app.status = statusInterrupted
	}
	return nil
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
	for i := range drafts {
		select {
		case c := <-results[i]:
			if r.print(c) != nil {
				return i // reported at the end of the run
			}
			results[i] = nil
			<-printed
		case <-ctx.Done():
			return i
		}
	}
	return len(drafts)
}

// work starts the workers; each takes the next draft until none is left. Whoever takes
// a result off takes a token from the channel, which lets a worker go on.
func (r *lintRun) work(ctx context.Context, drafts []draft, results []chan checked) (printed <-chan struct{}) {
	jobs := r.options.jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	jobs = min(jobs, len(drafts))
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
				results[i] <- r.check(drafts[i])
			}
		}()
	}
	return tokens
}

// check lints one draft.
func (r *lintRun) check(d draft) checked {
	g := r.engines.of(d.dir())
	c := checked{draft: d, config: g.config, err: cmp.Or(d.err, g.err)}
	if c.err != nil {
		return c
	}
	raw, err := r.app.read(d)
	if err != nil {
		c.err = err
		return c
	}
	text, err := input.Read(d.path, raw)
	if err != nil {
		c.err = err
		return c
	}
	doc := text.Doc
	c.text = text
	c.empty = strings.TrimSpace(doc.Text()) == ""
	c.result = g.engine.Lint(doc, nil)
	c.leftOut = !d.named && !isDraft(d.path, doc.Text(), c.result.Recognition)
	r.others.judge(g.engine, &c)
	return c
}

// print prints a draft's findings; the error is that of the output.
func (r *lintRun) print(c checked) error {
	switch {
	case c.err != nil:
		r.tally.failed++
		r.settled.failed(c.config)
		r.told.fail(r.app, c.draft.path, c.err)
		return r.write(output.File{Path: c.draft.path, Failure: r.app.cause(c.err), Lang: r.app.lang})
	case c.leftOut:
		r.tally.leftOut++
		return nil
	case c.empty:
		r.app.note("%s：文件是空的", "%s: the file is empty", c.draft.path)
	}
	r.tally.add(r, c)
	r.settled.add(c)
	r.others.add(c)
	return r.write(output.File{
		Path: c.draft.path, Source: c.result.Source, Findings: c.result.Findings, Text: c.text,
		Result: c.result, Last: c.compared.last, Lang: r.app.langFor(c.config),
	})
}

// write hands a file to all destinations; the error is that of standard output. One that
// fails is given up, and the others go on.
func (r *lintRun) write(f output.File) error {
	for i, d := range r.to {
		if d.failed {
			continue
		}
		if err := d.add(f); err != nil {
			if i == 0 {
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
