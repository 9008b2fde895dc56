package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// stats counts what a run has done: what --stats shows and --max-findings bounds.
type stats struct {
	begun time.Time
	bytes int64
	files int
	// rules counts the findings of each rule by severity, drafts the drafts that have one.
	rules  map[string]*[lint.Error + 1]int
	drafts map[string]int
	// hits and misses count the drafts that the cache had and had not.
	hits, misses atomic.Int64
	// shown and cut count the findings written to, and kept from, each destination.
	shown, cut map[*destination]int
}

func newStats() *stats {
	return &stats{begun: time.Now(), rules: map[string]*[lint.Error + 1]int{}, drafts: map[string]int{},
		shown: map[*destination]int{}, cut: map[*destination]int{}}
}

func (s *stats) add(c checked) {
	s.files++
	seen := map[string]bool{}
	for _, d := range c.result.Findings {
		if s.rules[d.Rule] == nil {
			s.rules[d.Rule] = new([lint.Error + 1]int)
		}
		s.rules[d.Rule][d.Severity]++
		if !seen[d.Rule] {
			seen[d.Rule] = true
			s.drafts[d.Rule]++
		}
	}
}

// capped leaves out of a file what is beyond --max-findings for formats of lines; the
// others count, and must have all.
func (s *stats) capped(r *lintRun, d *destination, f output.File) output.File {
	most := r.options.maxFindings
	if most == 0 || d.format.Lines == nil {
		return f
	}
	var kept []lint.Diagnostic
	for _, x := range f.Findings {
		switch {
		case x.Severity < d.options.Lowest:
		case s.shown[d] >= most:
			s.cut[d]++
		default:
			s.shown[d]++
			kept = append(kept, x)
		}
	}
	f.Findings = kept
	return f
}

// report tells what was kept back, and the counts if they were asked for.
func (s *stats) report(r *lintRun) {
	a := r.app
	if n := s.cut[r.to[0]]; n > 0 {
		a.note("另有%d处超过 --max-findings %d，未显示", "%d more are beyond --max-findings %d and not shown", n, r.options.maxFindings)
	}
	if !r.options.stats {
		return
	}
	took := time.Since(s.begun)
	mb := float64(s.bytes) / 1e6
	fmt.Fprintf(a.stderr, a.say("用时%.2f秒：%d份，%.2f MB，每秒%.2f MB，同时检查%d份\n", "%.2f s: %d drafts, %.2f MB, %.2f MB/s, %d at a time\n"),
		took.Seconds(), s.files, mb, mb/max(took.Seconds(), 1e-3), r.jobs())
	if r.cache != nil {
		fmt.Fprintf(a.stderr, a.say("缓存：命中%d份，未命中%d份\n", "cache: %d hits, %d misses\n"), s.hits.Load(), s.misses.Load())
	}
	ids := slices.SortedFunc(maps.Keys(s.rules), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.drafts[y], s.drafts[x]), cmp.Compare(x, y))
	})
	if len(ids) == 0 {
		return
	}
	head := a.say("检查项", "rule")
	fmt.Fprintf(a.stderr, "%s", pad(head, 18))
	levels := []lint.Severity{lint.Error, lint.Warning, lint.Info, lint.Hint}
	for _, l := range levels {
		fmt.Fprintf(a.stderr, " %s", pad(output.SeverityWord(l).In(a.lang), 8))
	}
	fmt.Fprintln(a.stderr, a.say(" 份数", " drafts"))
	for _, id := range ids {
		fmt.Fprint(a.stderr, pad(safe.Text(id), 18))
		for _, l := range levels {
			fmt.Fprintf(a.stderr, " %s", pad(fmt.Sprint(s.rules[id][l]), 8))
		}
		fmt.Fprintf(a.stderr, " %d\n", s.drafts[id])
	}
}
