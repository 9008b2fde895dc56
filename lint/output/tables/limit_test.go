package tables

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/tables/internal/xlsx"
)

func TestLimits(t *testing.T) {
	o := outputtest.Options(output.Format{})
	long := &markdown{to: io.Discard, o: o}
	long.body.WriteString(strings.Repeat(" ", markdownBytes))
	outputtest.Full(t, Markdown, &markdown{to: io.Discard, o: o, files: markdownReports}, long)
	reports, findings := newWorkbook(io.Discard, o).(*workbook), newWorkbook(io.Discard, o).(*workbook)
	reports.held = bookReports
	for range xlsx.MaxRows - 1 {
		_ = findings.findings.Add(0, nil, false)
	}
	outputtest.Full(t, Workbook, reports, findings)
	for _, n := range []int{markdownReports, markdownBytes >> 20} {
		require.Contains(t, markdownHolds.ZH, fmt.Sprint(n))
	}
	for _, n := range []int{bookReports, xlsx.MaxRows - 1} {
		require.Contains(t, bookHolds.ZH, fmt.Sprint(n))
	}
}
