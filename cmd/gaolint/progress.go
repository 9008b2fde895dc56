package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"gaolint/lint"
	"gaolint/lint/zh"
)

const (
	// progressAfter is how long a run may take before its progress is shown, and
	// progressEvery how often it is.
	progressAfter, progressEvery = time.Second, 200 * time.Millisecond
)

// progress is a line on the terminal that tells how far a run is. But for the
// count it belongs to one goroutine.
type progress struct {
	app     *app
	enabled bool
	total   int
	done    atomic.Int64
	begun   time.Time
	now     func() time.Time
	width   int // columns of the line that is shown
}

// newProgress begins a run over so many drafts; it shows only on a terminal.
func newProgress(a *app, total int) *progress {
	return &progress{app: a, enabled: isTerminal(a.errTerminal) && !a.quiet, total: total, begun: time.Now(), now: time.Now}
}

// show writes the line once the run takes its time.
func (p *progress) show() {
	took := p.now().Sub(p.begun)
	if !p.enabled || took < progressAfter {
		return
	}
	line := p.line(took)
	p.clear()
	p.width = zh.Width(line)
	fmt.Fprint(p.app.stderr, line)
}

// until shows the line until the work is done, or false if it is stopped before.
func (p *progress) until(ctx context.Context, done <-chan struct{}) bool {
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	defer p.clear()
	for {
		select {
		case <-done:
			return ctx.Err() == nil
		case <-ctx.Done():
			return false
		case <-tick.C:
			p.show()
		}
	}
}

// line is the progress after the time: how many, how fast, how long still.
func (p *progress) line(took time.Duration) string {
	done := int(p.done.Load())
	rate := float64(done) / took.Seconds()
	text := lint.Textf("已检查%d/%d份，每秒%.0f份", "%d of %d drafts, %.0f a second", done, p.total, rate)
	if done > 0 {
		left := time.Duration(float64(p.total-done) / rate * float64(time.Second)).Round(time.Second)
		more := lint.Textf("，约剩%s", ", about %s left", lint.Text{ZH: chineseTime(left), EN: left.String()})
		text.ZH, text.EN = text.ZH+more.ZH, text.EN+more.EN
	}
	return text.In(p.app.lang)
}

func chineseTime(d time.Duration) string {
	s := int(d.Seconds())
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d小时%d分", s/3600, s/60%60)
	case s >= 60:
		return fmt.Sprintf("%d分%d秒", s/60, s%60)
	}
	return fmt.Sprintf("%d秒", s)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p.width > 0 {
		fmt.Fprintf(p.app.stderr, "\r%*s\r", p.width, "")
		p.width = 0
	}
}
