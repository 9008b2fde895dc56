package output_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
)

func TestForOrganLeavesOutTheEditor(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"缺少第四部分，请补写。可忽略此处。", "缺少第四部分，请补写。"},
		{"标题不一致。建议按格式改写（可忽略，正文不变）。", "标题不一致。建议按格式改写。"},
		{"疑为“解读”。请核对；如原文无误，可忽略此处或加入词典。", "疑为“解读”。请核对。"},
		{"请核对。如确指该年，可忽略此处。", "请核对。"},
		{"“可忽略不记”疑为“可忽略不计”。", "“可忽略不记”疑为“可忽略不计”。"},
		{"可忽略此处。", "可忽略此处。"},
		{"Better follow the form (ignore this; the text stays).", "Better follow the form."},
		{"Please check; if the text is right, ignore this place or add the word to the dictionary.", "Please check."},
		{"Please check; if that year is meant, ignore this.", "Please check."},
	} {
		require.Equal(t, c.out, output.ForOrgan(c.in))
	}
}
