package misfit

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
)

// TestRecurring: a word that the document has elsewhere, too, is its own, even where the
// other place is not doubted.
func TestRecurring(t *testing.T) {
	once := "全年共收到政府信息公开神请58件。\n"
	alone := findings(t, once)
	require.Len(t, alone, 1)
	again := findings(t, once+"\n神请\n")
	require.Len(t, again, 1)
	require.Less(t, again[0].Confidence, alone[0].Confidence)
	same := findings(t, once+"\n全年共收到政府信息公开申请60件。\n\n神请\n")
	require.InDelta(t, alone[0].Confidence, same[0].Confidence, 1e-3, "the document has the right word beside the same neighbours")
}

// TestCoded: what stands in front of the year of a document's number is an abbreviation.
func TestCoded(t *testing.T) {
	for _, after := range []string{"〔2021〕17号", "发〔2021〕17号", "政办[2021]17号"} {
		require.True(t, coded(after), after)
	}
	for _, after := range []string{"", "〔附件〕", "，〔2021〕17号", "人民政府办公厅印发〔2021〕17号"} {
		require.False(t, coded(after), after)
	}
}

// TestTerms: the terms are no longer than what is searched.
func TestTerms(t *testing.T) {
	require.NotEmpty(t, terms())
	for _, word := range terms() {
		require.LessOrEqual(t, len(word), termMax, word)
	}
}

// TestBroken: a new word that takes a character from another one, in place of a word of
// grammar, is no more than information.
func TestBroken(t *testing.T) {
	for _, d := range findings(t, "要健全同高校、企业、社会组织联系机制。\n") {
		require.Equal(t, lint.Info, d.Severity, d.Message.ZH)
	}
}

// TestTrade: a document with many Latin words in its sentences has no warnings.
func TestTrade(t *testing.T) {
	require.Equal(t, 3, latinWords("X射线机、HIV抗体和维生素C。网址：www.example.cn，邮箱：a@b.cn，见https://a.cn/b。"))
	once := "全年共收到政府信息公开神请58件。\n\n"
	require.Equal(t, lint.Warning, findings(t, once)[0].Severity)
	require.Equal(t, lint.Info, findings(t, once+"采用PCR法、CT机和DNA芯片，由GMP车间按ISO标准生产。\n")[0].Severity)
}
