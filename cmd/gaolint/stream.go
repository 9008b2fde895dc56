package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/output/formats"
	"gaolint/lint/source"
)

// record is a text of a stream.
type record struct {
	Path *string `json:"path"`
	Text *string `json:"text"`
}

// streamed is a record in turn; its answer comes on done.
type streamed struct {
	line int
	done chan streamedResult
}

type streamedResult struct {
	found []byte
	err   error
	tally func()
}

// stream lints the texts that come on standard input, one a line, and writes the findings
// in their order, for as long as there are lines. Memory is bounded by the longest lines
// that are checked at a time.
func (r *lintRun) stream(paths []string) error {
	a := r.app
	switch {
	case len(paths) > 0 || r.options.filesFrom != "":
		return a.errorf("--stdin-jsonl 不能同时指定文件", "--stdin-jsonl takes no files")
	case r.options.format != "" && r.options.format != "jsonl" || len(r.to) > 1:
		return a.errorf("--stdin-jsonl 只输出 jsonl 格式", "--stdin-jsonl writes jsonl alone")
	case r.options.previous != "" || r.options.sumOf != "" || r.options.baseline != "" || r.options.cache != "":
		return a.errorf("--stdin-jsonl 不能与 --previous、--sum-of、--baseline、--cache 一起用", "--stdin-jsonl does not go with --previous, --sum-of, --baseline, --cache")
	}
	jsonl, _ := formats.Named("jsonl")
	if r.options.severity == "" {
		r.to[0].options.Lowest = jsonl.Lowest
		r.lowest = jsonl.Lowest
	}
	r.to[0].format = jsonl
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, quit := context.WithCancel(ctx)
	defer quit()
	queue := make(chan streamed, ahead*r.jobs())
	read := make(chan error, 1)
	go func() {
		read <- r.feed(ctx, queue)
		close(queue)
	}()
	if r.drain(ctx, queue) {
		a.note("已中断", "interrupted")
		a.status = statusInterrupted
		return nil
	}
	select {
	case err := <-read:
		if err != nil {
			a.fail(&fileError{"-", err})
		}
	default: // the output failed while there was more to read
	}
	if a.status == statusOK && r.tally.fails {
		a.status = statusFound
	}
	return nil
}

// drain writes the answers in the order of the lines; true if it was interrupted.
func (r *lintRun) drain(ctx context.Context, queue <-chan streamed) bool {
	for {
		select {
		case <-ctx.Done():
			return true
		case s, ok := <-queue:
			if !ok {
				return false
			}
			select {
			case <-ctx.Done():
				return true
			case x := <-s.done:
				if x.err != nil {
					r.app.fail(r.app.errorf("标准输入第%d行：%s", "standard input, line %d: %s", s.line, r.app.cause(x.err)))
					continue
				}
				x.tally()
				if _, err := r.app.stdout.Write(x.found); err != nil {
					return false // told at the end of the run
				}
			}
		}
	}
}

// errRecord is the error of a line that is no record.
var errRecord = errors.New(`not {"path":…,"text":…}`)

// feed reads the lines and has them linted, as many at a time as the queue holds.
func (r *lintRun) feed(ctx context.Context, queue chan<- streamed) error {
	in := bufio.NewReaderSize(r.app.stdin, 1<<16)
	slots := make(chan struct{}, r.jobs())
	for n := 1; ctx.Err() == nil; n++ {
		line, err := oneRecord(in)
		if err == io.EOF {
			return nil
		}
		if err != nil && err != save.ErrTooLarge {
			return err
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		s := streamed{n, make(chan streamedResult, 1)}
		if err != nil {
			s.done <- streamedResult{err: err}
		} else {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return nil
			}
			go func() {
				s.done <- r.answer(line)
				<-slots
			}()
		}
		select {
		case queue <- s:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// oneRecord reads a line of at most save.MaxSize bytes; a longer one is read past.
func oneRecord(in *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := in.ReadSlice('\n')
		if !tooLong && len(line)+len(part) > save.MaxSize {
			line, tooLong = nil, true
		}
		if !tooLong {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(line) > 0 || tooLong), err == nil:
			if tooLong {
				return nil, save.ErrTooLarge
			}
			return line, nil
		}
		return nil, err
	}
}

// answer lints one record. The path is a name alone: no file is looked at, and the
// configuration is that of the current folder.
func (r *lintRun) answer(line []byte) streamedResult {
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil || rec.Path == nil || rec.Text == nil {
		return streamedResult{err: errRecord}
	}
	g := r.engines.inFolder(".", *rec.Path)
	if g.err != nil {
		return streamedResult{err: g.err}
	}
	text := input.Of(source.New(*rec.Path, *rec.Text))
	result := g.engine.Lint(text.Doc, nil)
	f := output.File{Path: *rec.Path, Source: text.Doc, Findings: result.Findings, Text: text, Result: result, Lang: r.app.langFor(g.config)}
	var out bytes.Buffer
	err := r.to[0].format.Lines(&out, f, r.to[0].options)
	return streamedResult{found: out.Bytes(), err: err, tally: func() { r.tally.count(r, result.Findings, g.config) }}
}
