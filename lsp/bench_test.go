package lsp

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/uri"
)

// These are measured at the other end of the program's standard input and output, with
// everything switched on:
//
//	go test ./lsp -run '^$' -bench . -benchtime 2000x
//
// They need a machine that does nothing else; the tests guard the same by counts.

const pushes = `{"textDocument":{"publishDiagnostics":{"versionSupport":true}}}`

// typist chooses places to type at: behind clauses, all over a text.
func typist(text string) func(i int) (line, character int) {
	var places [][2]int
	for i, line := range strings.Split(text, "\n") {
		if k := strings.Index(line, "，"); k > 0 && !strings.ContainsAny(line, "#|") {
			places = append(places, [2]int{i, len([]rune(line[:k]))})
		}
	}
	return func(i int) (int, int) {
		p := places[i/8*7%len(places)]
		return p[0], p[1]
	}
}

// timings are how long each of many things took.
type timings []time.Duration

func (t *timings) since(begin time.Time) { *t = append(*t, time.Since(begin)) }

// report tells the median, what one in a hundred takes, and the longest.
func (t timings) report(b *testing.B) {
	slices.Sort(t)
	ms := func(i int) float64 { return float64(t[i].Microseconds()) / 1000 }
	b.ReportMetric(ms(len(t)/2), "median-ms")
	b.ReportMetric(ms(len(t)*99/100), "p99-ms")
	b.ReportMetric(ms(len(t)-1), "max-ms")
	b.ReportMetric(0, "ns/op") // which would count what lies between
}

// BenchmarkChange is the time from a change to the findings.
func BenchmarkChange(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			text := longText(size, 1)
			c := startProcess(b, pushes)
			c.open(draft, text)
			c.published(1)
			where, version := typist(text), 1
			var took timings
			for b.Loop() {
				line, character := where(version)
				version++
				begin := time.Now()
				c.replace(draft, version, line, character, 0, "了")
				c.published(version)
				took.since(begin)
			}
			took.report(b)
		})
	}
}

// BenchmarkBurst types 200 characters without waiting, and counts what comes of it until
// the findings of the last.
func BenchmarkBurst(b *testing.B) {
	text := longText(100_000, 1)
	c := startProcess(b, pushes)
	c.open(draft, text)
	c.published(1)
	line, character := typist(text)(1)
	version, before := 1, c.publications
	var took timings
	for b.Loop() {
		begin := time.Now()
		for i := range 200 {
			version++
			c.replace(draft, version, line, character+i, 0, "了")
		}
		c.published(version)
		took.since(begin)
		version++
		c.replace(draft, version, line, character, 200, "")
		c.published(version)
	}
	took.report(b)
	b.ReportMetric(float64(c.publications-before)/float64(b.N)-1, "publications")
}

// BenchmarkAsk is what is asked for at a place, most of it after a change.
func BenchmarkAsk(b *testing.B) {
	text := longText(100_000, 1)
	lines := strings.Split(text, "\n")
	row := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "| 一、本年新收") })
	for _, method := range []string{"hover", "codeAction", "completion"} {
		for _, changed := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/changed=%t", method, changed), func(b *testing.B) {
				c := startProcess(b, `{"textDocument":{"diagnostic":{}}}`)
				c.open(draft, text)
				c.call("textDocument/diagnostic", at(draft))
				where := typist(text)
				var took timings
				version := 1
				for b.Loop() {
					line, character := where(version)
					version++
					if changed {
						c.replace(draft, version, line, character, 0, "了")
						c.call("textDocument/diagnostic", at(draft))
					}
					params := at(draft, "position", spot(row, 90), "context", map[string]any{"diagnostics": []any{}, "triggerKind": 1},
						"range", map[string]any{"start": spot(line, 0), "end": spot(line+6, 0)})
					if method == "completion" {
						params["position"] = spot(line+1, 0)
					}
					begin := time.Now()
					c.call("textDocument/"+method, params)
					took.since(begin)
				}
				took.report(b)
			})
		}
	}
}

// BenchmarkStart is the time from the program's start to the findings of a first document.
func BenchmarkStart(b *testing.B) {
	text := longText(100_000, 1)
	var took timings
	for b.Loop() {
		begin := time.Now()
		c := startProcess(b, pushes)
		c.open(draft, text)
		c.published(1)
		took.since(begin)
	}
	took.report(b)
}

// BenchmarkManyOpen is the live memory of a thousand open documents, each another text,
// over their size, beyond the empty server.
func BenchmarkManyOpen(b *testing.B) {
	for b.Loop() {
		const number, size = 1000, 15_000
		c := startHere(b, `{"textDocument":{"diagnostic":{}}}`)
		c.open(draft, longText(size, 0))
		c.call("textDocument/diagnostic", at(draft))
		before, total := liveHeap(), 0
		for i := range number {
			u := uri.File(fmt.Sprintf("/tmp/稿件/%d.md", i))
			text := longText(size, uint64(i+1))
			total += len(text)
			c.open(u, text)
			var r struct{ Items []json.RawMessage }
			require.NoError(b, json.Unmarshal(c.call("textDocument/diagnostic", at(u)), &r))
		}
		b.ReportMetric(float64(liveHeap()-before)/float64(total), "heap/text")
	}
}

// liveHeap is what is in use after a collection, in bytes.
func liveHeap() int64 {
	for range 3 { // what a finalizer frees goes with the next
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
