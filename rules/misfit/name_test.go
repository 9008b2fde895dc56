package misfit

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/lm"
	"gaolint/lint/zh/likeness"
)

// at gives the text without its marks, and a finding between them.
func at(marked, newWord string, kind lm.Kind, like likeness.Kind) (string, *lm.Finding) {
	before, rest, _ := strings.Cut(marked, "[")
	written, after, _ := strings.Cut(rest, "]")
	f := &lm.Finding{Start: len(before), End: len(before + written), New: newWord, NewWord: newWord, Kind: kind, Like: like}
	f.WordStart, f.WordEnd = f.Start, f.End
	return before + written + after, f
}

// TestNamed: what stands beside a place tells that it is part of a name.
func TestNamed(t *testing.T) {
	model, err := lm.Default()
	require.NoError(t, err)
	d := &document{Model: model}
	for marked, want := range map[string]bool{
		"申请人[万]明秀对答复不服":      true,
		"联系人王[正]请，负责受理":      true,
		"余息[刚]等6名群众代表":       true,
		"申请人[对]答复不服":         false,
		"有关[但位]同志":           false,
		"公开[宇]源会计师事务所的信息":    true,
		"银[恒]信息技术有限公司":       true,
		"第三[放]有限公司":          false,
		"两个以[土]律师事务所执业":      false,
		"对河[岗]水库进行检查":        true,
		"青[阴]开发区的招标信息":       true,
		"对河[岗]，水库进行检查":       false,
		"推进[管]里工作，完善制度":      false,
		"联合[巷]实际情况较为特殊":      true,
		"各[县]工作均已完成":         false,
		"[":                  false,
		"申请人[":               false,
		"\xff[\x80]\xe6有限公司": false,
	} {
		text, f := at(marked, "的", lm.Char, likeness.NearSound)
		require.Equal(t, want, d.named(text, f), marked)
	}
	text, f := at("经济技[数]开发区", "术", lm.Char, likeness.NearSound)
	require.False(t, d.named(text, f), "a phrase that stands often")
}

// TestBrand: a short name in quotation marks in front of a medium.
func TestBrand(t *testing.T) {
	for marked, want := range map[string]bool{
		"通过“联[力]通”平台发布":         true,
		"通过“联[力]通”发布":           false,
		"通过联[力]通平台发布":           false,
		"通过“联[力]通，平台发布":         false,
		"“一二三四五六七八九十联[力]通”平台发布": false,
		"关闭了“旧站”，通过联[力]通“新站”平台": false,
	} {
		text, f := at(marked, "的", lm.Char, 0)
		require.Equal(t, want, brand(text, f), marked)
	}
}
