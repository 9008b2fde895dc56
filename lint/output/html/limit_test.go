package html

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

func TestLimits(t *testing.T) {
	o := outputtest.Options(output.Format{})
	reports, size := newPage(io.Discard, o).(*pageWriter), newPage(io.Discard, o).(*pageWriter)
	reports.index.Rows = make([]pageRow, pageReports)
	size.size = pageBytes
	outputtest.Full(t, Format, reports, size)
	for _, n := range []int{pageReports, pageBytes >> 20} {
		require.Contains(t, pageHolds.ZH, fmt.Sprint(n))
	}
}
