package output

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output/internal/xlsx"
	"gaolint/rules/profiles"
)

// atLimits are the whole-file formats that hold so much and no more, each in the states in
// which one report more is too much.
var atLimits = map[string][]func() Whole{
	"html": {
		func() Whole {
			p := Page(io.Discard, plainOptions(Format{})).(*pageWriter)
			p.index.Rows = make([]pageRow, pageReports)
			return p
		},
		func() Whole {
			p := Page(io.Discard, plainOptions(Format{})).(*pageWriter)
			p.size = pageBytes
			return p
		},
	},
	"markdown": {
		func() Whole { return &markdown{to: io.Discard, o: plainOptions(Format{}), files: markdownReports} },
		func() Whole {
			m := &markdown{to: io.Discard, o: plainOptions(Format{})}
			m.body.WriteString(strings.Repeat(" ", markdownBytes))
			return m
		},
	},
	"xlsx": {
		func() Whole {
			b := Workbook(io.Discard, plainOptions(Format{})).(*workbook)
			b.held = bookReports
			return b
		},
		func() Whole {
			b := Workbook(io.Discard, plainOptions(Format{})).(*workbook)
			for range xlsx.MaxRows - 1 {
				_ = b.findings.Add(0, nil, false)
			}
			return b
		},
	},
}

// TestLimits: every whole-file format either holds any number of files, or says how much it
// holds and refuses what is beyond, naming a format of lines.
func TestLimits(t *testing.T) {
	f := sample("a.md")
	f.Findings = []lint.Diagnostic{at(f, "公开", "错。", lint.Error)}
	for _, format := range formats {
		if format.Whole == nil {
			require.Empty(t, format.Holds)
			continue
		}
		t.Run(format.Name, func(t *testing.T) {
			states := atLimits[format.Name]
			if format.Holds == (lint.Text{}) {
				require.Empty(t, states)
				holdsNothing(t, format, f)
				return
			}
			require.True(t, len(states) > 0 || format.Name == "sarif", "sarif leaves out what is beyond, see there")
			for _, full := range states {
				w := full()
				var limit *LimitError
				require.ErrorAs(t, w.Add(f), &limit)
				require.Equal(t, format.Name, limit.Format)
				require.Contains(t, limit.Text.ZH, format.Holds.ZH)
				require.Contains(t, limit.Text.ZH, "请改用 csv")
				require.Contains(t, limit.Text.EN, "use csv")
				require.ErrorAs(t, w.Add(f), &limit, "it stays so")
				require.ErrorAs(t, w.Close(Run{}), &limit)
			}
		})
	}
	for _, n := range []int{pageReports, pageBytes >> 20} {
		require.Contains(t, pageHolds.ZH, fmt.Sprint(n))
	}
	for _, n := range []int{markdownReports, markdownBytes >> 20} {
		require.Contains(t, markdownHolds.ZH, fmt.Sprint(n))
	}
	for _, n := range []int{bookReports, xlsx.MaxRows - 1} {
		require.Contains(t, bookHolds.ZH, fmt.Sprint(n))
	}
	require.Contains(t, sarifHolds.ZH, fmt.Sprint(codeScanning.results))
	require.Contains(t, sarifHolds.ZH, fmt.Sprint(codeScanning.zipped/1e6))
}

// held is what memory holds, in bytes.
func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// holdsNothing: a format for any number of files keeps next to nothing of one.
func holdsNothing(t *testing.T, format Format, f File) {
	w := format.Whole(io.Discard, plainOptions(format))
	require.NoError(t, w.Add(f))
	before := held()
	for range 5000 {
		require.NoError(t, w.Add(f))
	}
	require.Less(t, held(), before+1<<20)
	require.NoError(t, w.Close(Run{}))
}

// TestNoTextIsHeld: no format of the whole run keeps the texts of its files, not even by a
// name that stands in one.
func TestNoTextIsHeld(t *testing.T) {
	sample, blank := profiles.Sample("gov-info-annual-2021"), strings.Repeat("\n", 256<<10)
	for _, format := range formats {
		if format.Whole == nil {
			continue
		}
		w := format.Whole(io.Discard, plainOptions(format))
		require.NoError(t, w.Add(draft("first", sample)))
		before := held()
		for i := range 16 {
			require.NoError(t, w.Add(draft(fmt.Sprint(i), sample+blank)))
		}
		require.Less(t, held(), before+2<<20, format.Name) // of 4 MB
		require.NoError(t, w.Close(Run{}))
	}
}
