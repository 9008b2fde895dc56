package formats

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/rules/profiles"
)

// TestLimits: every whole-file format either holds any number of files, or says how much it
// holds; that it refuses what is beyond is tested beside it.
func TestLimits(t *testing.T) {
	f := outputtest.Sample("a.md")
	f.Findings = []lint.Diagnostic{outputtest.At(f, "公开", "错。", lint.Error)}
	var limited []string
	for _, format := range all {
		if format.Whole == nil {
			require.Empty(t, format.Holds)
			continue
		}
		if format.Holds != (lint.Text{}) {
			limited = append(limited, format.Name)
		}
		t.Run(format.Name, func(t *testing.T) {
			if format.Holds == (lint.Text{}) {
				holdsNothing(t, format, f)
			}
		})
	}
	require.ElementsMatch(t, []string{"html", "markdown", "sarif", "xlsx"}, limited, "a test in its room shows what a format refuses")
}

// held is what memory holds, in bytes.
func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// holdsNothing: a format for any number of files keeps next to nothing of one.
func holdsNothing(t *testing.T, format output.Format, f output.File) {
	w := format.Whole(io.Discard, outputtest.Options(format))
	require.NoError(t, w.Add(f))
	before := held()
	for range 5000 {
		require.NoError(t, w.Add(f))
	}
	require.Less(t, held(), before+1<<20)
	require.NoError(t, w.Close(output.Run{}))
}

// TestNoTextIsHeld: no format of the whole run keeps the texts of its files, not even by a
// name that stands in one.
func TestNoTextIsHeld(t *testing.T) {
	sample, blank := profiles.Sample("gov-info-annual-2021"), strings.Repeat("\n", 256<<10)
	for _, format := range all {
		if format.Whole == nil {
			continue
		}
		w := format.Whole(io.Discard, outputtest.Options(format))
		require.NoError(t, w.Add(outputtest.Draft("first", sample)))
		before := held()
		for i := range 16 {
			require.NoError(t, w.Add(outputtest.Draft(fmt.Sprint(i), sample+blank)))
		}
		require.Less(t, held(), before+2<<20, format.Name) // of 4 MB
		require.NoError(t, w.Close(output.Run{}))
	}
}
