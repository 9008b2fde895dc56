package input

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// broken breaks paragraphs into lines of n columns, each with its first line indented.
func broken(n int, indent string, paragraphs ...string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		line := indent
		for _, r := range p {
			if columns(line+string(r)) > n {
				b.WriteString(line + "\n")
				line = ""
			}
			line += string(r)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

var paragraphs = []string{
	"云溪县水务局2023年政府信息公开工作年度报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分组成，所列数据的统计期限自2023年1月1日起至2023年12月31日止，欢迎查阅。",
	"一、总体情况",
	"（一）主动公开。全年通过门户网站、政务新媒体、公开栏主动公开政府信息368条，其中工作动态类206条、通知公告类62条、政策文件类58条、其他信息42条，各项栏目均按要求及时更新，没有出现空白栏目。",
	"（二）依申请公开。全年收到政府信息公开申请12件，均为自然人通过网络提出，已全部在法定期限内作出答复，没有因答复不当引起的行政复议和行政诉讼，也没有收取任何费用，申请人均表示满意。",
	"（三）政府信息管理。严格落实先审后发、分级审核、专人负责的制度，对拟公开的信息逐条进行保密审查和内容审核，及时清理失效文件，确保公开的信息准确、完整、规范，全年没有发生失泄密事件和错误。",
}

func TestFolds(t *testing.T) {
	for _, indent := range []string{"　　", "    ", ""} {
		text := broken(58, indent, paragraphs...)
		got := Of(source.New("a.txt", text))
		require.NotEqual(t, text, got.Doc.Text(), "%q", indent)
		for _, p := range paragraphs {
			require.Contains(t, got.Doc.Text(), p+"\n")
		}
	}
}

// TestFoldsBeforeOrdinals: a line that begins like an item goes on with the list or the
// bracket in front of it.
func TestFoldsBeforeOrdinals(t *testing.T) {
	for _, lines := range [][2]string{
		{"按名次计分，录取前八名的单位依次计二十一、十八、十五、十二、", "九、六、三分，其余单位不计分。"},
		{"汛期第一次全县防汛工作会议定于二〇二四年四月十二日上午（周", "五）召开，会期半天，各乡镇参加。"},
	} {
		text := strings.Join(lines[:], "\n") + "\n" + broken(58, "", paragraphs...)
		require.Contains(t, Of(source.New("a.txt", text)).Doc.Text(), lines[0]+lines[1])
	}
}

func TestFoldsOverPages(t *testing.T) {
	text := broken(58, "　　", paragraphs...)
	lines := strings.Split(text, "\n")
	lines[5] += "\n— 3 —"
	got := Of(source.New("a.txt", strings.Join(lines, "\n")))
	require.Contains(t, got.Doc.Text(), paragraphs[2])
	require.NotContains(t, got.Doc.Text(), "— 3 —")
}

func TestNoFolds(t *testing.T) {
	for name, text := range map[string]string{
		"paragraphs in one line": strings.Join(paragraphs, "\n"),
		"a list":                 strings.Repeat("一是加强组织领导，健全工作机制，明确责任分工，提高公开质量。\n", 30),
		"verse":                  strings.Repeat("公开内容全面公开渠道畅通\n", 30),
		"rows":                   strings.Repeat("行政许可  行政处罚  行政强制  行政征收  行政确认  0  0  0\n", 30),
		"few lines":              broken(60, "", paragraphs[0]),
		"cells":                  strings.Repeat("规章\n0\n0\n0\n", 50),
		"drawn cells":            strings.Repeat("┼─────────────────────┼──────────────┼────────────┼\n│ 行政许可 │ 120 │\n", 30),
		"rulings":                strings.Repeat("------------------------------------------------------------\n行政许可 120\n", 30),
	} {
		got := Of(source.New("a.txt", text))
		require.Equal(t, text, got.Doc.Text(), name)
		require.Same(t, got.File, got.Doc, name)
	}
}

// TestFoldedEdits: edits of the document are made in the file, whose lines stay broken but
// where an edit goes over a line's end.
func TestFoldedEdits(t *testing.T) {
	file := source.New("a.txt", broken(58, "　　", paragraphs...))
	text := Of(file)
	doc := text.Doc.Text()
	for _, word := range []string{"368条", "工作动态类206条", "没有发生失泄密事件", "云溪县", "清理失效文件"} {
		for _, fresh := range []string{"", "新", "换上的文字"} {
			at := strings.Index(doc, word)
			require.Positive(t, at+1, word)
			edits := []source.Edit{{Span: source.Span{Start: at, End: at + len(word)}, New: fresh}}
			again, err := text.Apply(edits)
			require.NoError(t, err)
			want, err := source.Apply(doc, edits)
			require.NoError(t, err)
			require.Equal(t, want, again.Doc.Text())
			require.LessOrEqual(t, strings.Count(file.Text(), "\n")-strings.Count(again.File.Text(), "\n"), 1)
		}
	}
	for at := range doc { // every place takes an insertion
		again, err := text.Apply([]source.Edit{{Span: source.Span{Start: at, End: at}, New: "新"}})
		require.NoError(t, err)
		require.Equal(t, doc[:at]+"新"+doc[at:], again.Doc.Text())
	}
	for i := range doc {
		span := text.Span(source.Span{Start: i, End: min(len(doc), i+3)})
		require.True(t, span.Start < span.End && span.End <= file.Len())
	}
}
