package notes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

func noteText(f output.File) string {
	return Of(f, outputtest.Options(Format)).String()
}

func TestNoteOfEachVerdict(t *testing.T) {
	name := strings.TrimPrefix(strings.SplitN(outputtest.Sample("a.md").Source.Text(), "\n", 2)[0], "# ")
	organ := outputtest.Sample("a.md").Result.Title.Organ
	require.NotEmpty(t, organ)
	bad := outputtest.Sample("a.md")
	bad.Findings = []lint.Diagnostic{
		outputtest.At(bad, "总体情况", "标题疑为笔误，请核对。", lint.Warning),
		outputtest.At(bad, "全年", "“全年”应为“本年”；如原文无误，可忽略此处。", lint.Error),
		outputtest.At(bad, "年", "可改。", lint.Hint),
	}
	require.Equal(t, organ+"：\n\n你单位报送的《"+name+"》经检查，有以下问题，请修改后重新报送：\n\n"+
		"1. "+output.PlacesOf(bad).At(bad.Findings[1].Span)+"：“全年”应为“本年”。\n\n"+
		"建议核对：\n\n2. 标题疑为笔误，请核对。\n", noteText(bad))

	advise := outputtest.Sample("a.md")
	advise.Findings = []lint.Diagnostic{outputtest.At(advise, "总体情况", "疑为笔误，请核对。", lint.Warning)}
	require.Contains(t, noteText(advise), "没有必须修改的问题，以下各处请核对：\n\n建议核对：\n\n1. ")

	require.Empty(t, noteText(outputtest.Sample("a.md")))
	require.Equal(t, "报送单位：\n\n你单位报送的文件“扫描.pdf”未能检查：是 PDF 文件，不能读取。请处理后重新报送。\n", noteText(output.File{Path: "其他/扫描.pdf", Failure: "是 PDF 文件，不能读取。"}))
	require.Contains(t, noteText(outputtest.Draft("其他/通知.md", "关于做好工作的通知\n\n做好工作。\n")), "“通知.md”未识别为年度报告")

	bad.Lang = lint.EN
	require.Contains(t, noteText(bad), "》 was checked. Please correct the following and submit it again:\n\n1. ")
	bad.Listed = &organs.Organ{Name: "云外县水利局"}
	require.True(t, strings.HasPrefix(noteText(bad), "云外县水利局:\n"))
}

// TestNoteHasTenSentences: the gravest are spelt out, in the text's order, the rest counted.
func TestNoteHasTenSentences(t *testing.T) {
	f := outputtest.Sample("a.md")
	for i := range 30 {
		d := lint.Diagnostic{Rule: "words", Severity: lint.Warning, Span: source.Span{Start: i * 3, End: i*3 + 3}, Message: lint.Textf("缺少第%d处。", "Missing %d.", i)}
		if i%5 == 0 {
			d.Severity = lint.Error
		}
		f.Findings = append(f.Findings, d)
	}
	text := noteText(f)
	require.Contains(t, text, "1. 缺少第0处。\n2. 缺少第5处。\n3. 缺少第10处。\n")
	require.Contains(t, text, "6. 缺少第25处。\n\n建议核对：\n\n7. 缺少第1处。\n8. 缺少第2处。\n9. 缺少第3处。\n10. 缺少第4处。\n\n另有20处，见附表。\n")
}

func TestNoteFiles(t *testing.T) {
	f := outputtest.Sample("x/a.md")
	f.Findings = []lint.Diagnostic{outputtest.At(f, "年", "应为“月”。", lint.Error)}
	name, data, err := Format.Each(f, outputtest.Options(Format))
	require.NoError(t, err)
	require.Equal(t, fmt.Sprintf("%s%d年退回意见.txt", f.Result.Title.Organ, f.Result.Title.Year), name)
	require.True(t, strings.HasPrefix(string(data), "\uFEFF"+f.Result.Title.Organ+"：\r\n\r\n"))
	require.Equal(t, strings.Count(string(data), "\n"), strings.Count(string(data), "\r\n"))
	name, _, err = Format.Each(outputtest.Sample("a.md"), outputtest.Options(Format))
	require.NoError(t, err)
	require.Empty(t, name, "a report that passed needs no note")
}
