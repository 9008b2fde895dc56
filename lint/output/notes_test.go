package output

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/organs"
	"gaolint/lint/source"
)

func noteText(f File) string {
	format, _ := Named("notes")
	return NoteOf(f, plainOptions(format)).String()
}

func TestNoteOfEachVerdict(t *testing.T) {
	name := strings.TrimPrefix(strings.SplitN(sample("a.md").Source.Text(), "\n", 2)[0], "# ")
	organ := sample("a.md").Result.Title.Organ
	require.NotEmpty(t, organ)
	bad := sample("a.md")
	bad.Findings = []lint.Diagnostic{
		at(bad, "总体情况", "标题疑为笔误，请核对。", lint.Warning),
		at(bad, "全年", "“全年”应为“本年”；如原文无误，可忽略此处。", lint.Error),
		at(bad, "年", "可改。", lint.Hint),
	}
	require.Equal(t, organ+"：\n\n你单位报送的《"+name+"》经检查，有以下问题，请修改后重新报送：\n\n"+
		"1. "+PlacesOf(bad).At(bad.Findings[1].Span)+"：“全年”应为“本年”。\n\n"+
		"建议核对：\n\n2. 标题疑为笔误，请核对。\n", noteText(bad))

	advise := sample("a.md")
	advise.Findings = []lint.Diagnostic{at(advise, "总体情况", "疑为笔误，请核对。", lint.Warning)}
	require.Contains(t, noteText(advise), "没有必须修改的问题，以下各处请核对：\n\n建议核对：\n\n1. ")

	require.Empty(t, noteText(sample("a.md")))
	require.Equal(t, "报送单位：\n\n你单位报送的文件“扫描.pdf”未能检查：是 PDF 文件，不能读取。请处理后重新报送。\n", noteText(File{Path: "其他/扫描.pdf", Failure: "是 PDF 文件，不能读取。"}))
	require.Contains(t, noteText(draft("其他/通知.md", "关于做好工作的通知\n\n做好工作。\n")), "“通知.md”未识别为年度报告")

	bad.Lang = lint.EN
	require.Contains(t, noteText(bad), "》 was checked. Please correct the following and submit it again:\n\n1. ")
	bad.Listed = &organs.Organ{Name: "云外县水利局"}
	require.True(t, strings.HasPrefix(noteText(bad), "云外县水利局:\n"))
}

// TestNoteHasTenSentences: the gravest are spelt out, in the text's order, the rest counted.
func TestNoteHasTenSentences(t *testing.T) {
	f := sample("a.md")
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
		require.Equal(t, c.out, forOrgan(c.in))
	}
}

func TestPlaces(t *testing.T) {
	f := sample("a.md")
	p := PlacesOf(f)
	of := func(words string) string { return p.At(at(f, words, "", lint.Error).Span) }
	require.Equal(t, "标题", of("政府信息公开工作年度报告"))
	require.Equal(t, "第三部分标题", of("收到和处理政府信息公开申请情况\n"))
	for i, s := range f.Result.Outline.Sections {
		require.Equal(t, "第"+[]string{"一", "二", "三", "四", "五", "六"}[i]+"部分标题", p.At(s.Label))
	}
	for _, table := range f.Result.Tables {
		for r, row := range table.Cells {
			for c, cell := range row {
				if cell.State == fact.Missing {
					continue
				}
				name := p.At(cell.Span)
				require.True(t, strings.HasPrefix(name, table.Spec.Title.ZH), name)
				require.Contains(t, name, "“"+columnName(table.Spec, c)+"”列")
				require.Contains(t, name, inner.Replace(table.Spec.Rows[r].Called()))
			}
		}
	}
	for i, b := range f.Result.Tree.Blocks {
		if f.Result.Outline.Roles[i] == fact.Prose {
			require.Regexp(t, `段$|^落款$|”$`, p.At(b.BodySpan()))
		}
	}
	f.Lang = lint.EN
	require.Equal(t, "Part 3, heading", PlacesOf(f).At(f.Result.Outline.Sections[2].Label))
	require.Equal(t, "第1行", PlacesOf(File{Source: source.New("", "甲")}).At(source.Span{Start: 0, End: 3}))
	require.Equal(t, "第2段", PlacesOf(draft("a.md", "通知\n\n做好工作。\n")).At(source.Span{Start: 9, End: 12}))
}

func TestFileNames(t *testing.T) {
	for in, want := range map[string]string{
		"青禾县水利局2024年": "青禾县水利局2024年退回意见", "../../etc/passwd": "etc_passwd退回意见", `C:\a|b?`: "C__a_b_退回意见",
		"CON.x": "_CON.x退回意见", "lpt1 . y": "_lpt1 . y退回意见", "com²": "com²退回意见", "a\u202eb\x00\n": "ab退回意见", " . ": "退回意见", "": "退回意见",
	} {
		require.Equal(t, want, FileName(in, "退回意见"), "%q", in)
	}
	for _, in := range append([]string{strings.Repeat("政", 1000), strings.Repeat("\u0301", 1000), "\xff\xfe"}, attacks...) {
		name := FileName(in, "退回意见")
		require.LessOrEqual(t, len(name), nameBytes)
		require.NotEmpty(t, name)
		require.NotContains(t, name, "/")
	}
	require.Equal(t, "_nul", FileName("nul", ""))
	require.Equal(t, "_", FileName("..", ""))
}

func TestNoteFiles(t *testing.T) {
	format, _ := Named("notes")
	f := sample("x/a.md")
	f.Findings = []lint.Diagnostic{at(f, "年", "应为“月”。", lint.Error)}
	name, data, err := format.Each(f, plainOptions(format))
	require.NoError(t, err)
	require.Equal(t, fmt.Sprintf("%s%d年退回意见.txt", f.Result.Title.Organ, f.Result.Title.Year), name)
	require.True(t, strings.HasPrefix(string(data), "\uFEFF"+f.Result.Title.Organ+"：\r\n\r\n"))
	require.Equal(t, strings.Count(string(data), "\n"), strings.Count(string(data), "\r\n"))
	name, _, err = format.Each(sample("a.md"), plainOptions(format))
	require.NoError(t, err)
	require.Empty(t, name, "a report that passed needs no note")
}
