package output_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

func TestVerdictsOfTheBatch(t *testing.T) {
	var got []output.Verdict
	for _, f := range outputtest.Batch() {
		if f.Judged() {
			got = append(got, f.Verdict())
		}
	}
	require.Equal(t, []output.Verdict{output.Unchecked, output.Unrecognised, output.Passed, output.Return, output.Advise}, got)
}
