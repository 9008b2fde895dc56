package pair

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// TestShortForm: the bracket of a short form closes behind it.
func TestShortForm(t *testing.T) {
	text := "按照《政府信息公开条例》（以下简称《条例》要求，做好公开工作。"
	r := engine(t).Lint(source.New("a.txt", text), nil)
	require.Len(t, r.Findings, 1)
	after, err := source.Apply(text, r.Findings[0].Fixes[0].Edits)
	require.NoError(t, err)
	require.Equal(t, "按照《政府信息公开条例》（以下简称《条例》）要求，做好公开工作。", after)
}
