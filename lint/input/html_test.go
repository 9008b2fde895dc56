package input_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

func TestPages(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"blocks", "<h1>题</h1><p>甲</p><div>乙<ul><li>丙<li>丁</ul></div>戊<br>己<hr>庚", "题\n甲\n乙\n丙\n丁\n戊\n己\n庚\n"},
		{"inline", "<p>政<b>务</b><span>公</span>开<a name=x></a><img src=x>网</p>", "政务公开网\n"},
		{"blanks", "<p>\n  a \t b\n c&nbsp;d  </p>\n\n<p>\n</p>", "a b c\u00a0d\n"},
		{"fold between Chinese", "<p>政务\n  公开</p><p>政务\n</b>公开</p><p>“政务”\r\n公开</p><p>政务 公开</p><p>2023\n年</p>", "政务公开\n政务公开\n“政务”公开\n政务 公开\n2023 年\n"},
		{"entities", "<p>&lt;&amp;&#65;&#x4E2D;&emsp;&ldquo;&unknown;&ampx&notit;&#10;</p>", "<&A中\u2003“&unknown;&x¬it;\n"},
		{"bars outside of tables", "<p>甲|乙</p>", "甲|乙\n"},
		{"left out", "<head><title>题</title><style>p{}</style></head><script>x</script><!-- 注 --><template><p>x</p></template><noscript>x</noscript><p>甲</p>", "甲\n"},
		{"template that never closes", "<template><p>甲</p>", "甲\n"},
		{"preformatted", "<pre>甲  乙\n丙\n\n丁</pre>", "甲 乙\n丙\n丁\n"},
		{"suppression", "<p>甲</p><!-- gaolint-disable-next-line words: 人名 --><p>乙</p>", "甲\n<!-- gaolint-disable-next-line words: 人名 -->\n乙\n"},
		{"table", "<table><tr><th>甲<th>乙<tr><td>1<td>2</table>", "|甲|乙|\n|1|2|\n"},
		{"spans", "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "|甲|乙||\n||1|2|\n|3|\n"},
		{"span at the end", "<table><tr><td>甲<td rowspan=2>乙<tr><td>丙</table>", "|甲|乙|\n|丙||\n"},
		{"span to the end", "<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tbody><tr><td>丁<td>戊</table>", "|甲|乙|\n||丙|\n|丁|戊|\n"},
		{"cells", "<table><tr><td><p>本年新</p><p>制作</p></td><td>本年<br/>废止</td><td>1<br>2</td><td>a|b</td><td>&nbsp;</td><td></td></tr></table>", "|本年新制作|本年废止|1 2|a｜b|\u00a0||\n"},
		{"spacer rows", "<table><tr><td>甲<td>乙<tr><td><td><tr><td>1<td>2</table>", "|甲|乙|\n|1|2|\n"},
		{"row of an empty span", "<table><tr><td rowspan=2>甲<td>乙<tr><td></table>", "|甲|乙|\n|||\n"},
		{"caption and stray text", "<table><caption>题</caption>外<tr>间<td>甲<td>乙</table>", "题\n外\n|间|甲|乙|\n"},
		{"layout by nesting", "<table><tr><td>栏<td><p>文。</p><table><tr><td>甲<td>1</table></table>", "栏\n文。\n|甲|1|\n"},
		{"layout of one column", "<table><tr><td>题<tr><td><p>甲</p><p>乙</p></table>", "题\n甲\n乙\n"},
		{"layout by an article", "<table><tr><td>栏<td><p>" + strings.Repeat("文", 200) + "</p><p>" + strings.Repeat("字", 200) + "</p></table>", strings.Repeat("文", 200) + "\n" + strings.Repeat("字", 200) + "\n"},
		{"table that never closes", "<table><tr><td>甲<td>1<table><tr><td>乙<td>2", "甲\n1\n|乙|2|\n"},
		{"table in a table without a cell", "<table><tr><td>甲<td>1</td></tr><table><tr><td>乙<td>2", "|甲|1|\n|乙|2|\n"},
		{"cells without a table", "<tr><td>甲<td>乙</table></td>", "甲\n乙\n"},
		{"empty", "", ""},
	} {
		require.Equal(t, c.want, readText(t, "a.html", c.page).Doc.Text(), c.name)
	}
}

func TestTheDraftIsTakenAlone(t *testing.T) {
	prose := strings.Repeat("<p>本机关依法公开政府信息，及时答复申请。</p>", 20)
	read := strings.Repeat("本机关依法公开政府信息，及时答复申请。\n", 20)
	nav := "<ul><li><a href=1>首页</a></li><li><a href=2>" + strings.Repeat("新闻。", 50) + "</a></li></ul>"
	for _, c := range []struct{ name, page, want string }{
		{"links and chrome go", nav + "<div class=x>发布时间：2024年</div><div>" + prose + "</div><footer>主办单位。</footer>", read},
		{"title stays", "<title>甲县人民政府2023年报告_甲县</title>" + nav + "<div><p>甲县人民政府</p><p>2023年报告全文</p><p>年报告</p></div><div>" + prose + "</div>", "甲县人民政府\n" + read},
		{"title of the portal", "<meta name=articletitle content='甲县2023年报告'><div>甲县<b>2023年</b>报告</div><div>栏目</div><section>" + prose + "</section>", "甲县2023年报告\n" + read},
		{"last heading", "<h1>网站名称</h1><h2>甲县2023年报告</h2><p>栏目</p><section>" + prose + "</section>", "甲县2023年报告\n" + read},
		{"text around", "<div>前面还有一句话。</div><div>" + prose + "</div><div>后面也有。</div>", "前面还有一句话。\n" + read + "后面也有。\n"},
		{"several parts", "<p>栏目</p><div><div>" + prose + "</div><p>落款</p><div>" + prose + "</div></div>", read + "落款\n" + read},
		{"figures", "<div><div>" + prose + "</div><table><tr><td>甲<td>3</table></div><p>尾</p>", read + "|甲|3|\n"},
		{"named as chrome although it is the text", "<p>头</p><div class=navwrap>" + prose + "</div>", read},
		{"too little", "<p>头</p><div><p>一句话。</p></div><p>尾</p>", "头\n一句话。\n尾\n"},
		{"much else", "<div>" + prose + "</div>" + strings.Repeat("<p>不成句的文字若干</p>", 20), read + strings.Repeat("不成句的文字若干\n", 20)},
	} {
		require.Equal(t, c.want, readText(t, "a.html", c.page).Doc.Text(), c.name)
	}
}

func TestPlaces(t *testing.T) {
	x := readText(t, "a.htm", "<p>题</p><table><tr><td>a<td>b</table><p>文</p><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>")
	for what, want := range map[string]string{"题": "段落1", "文": "段落2", "b": "表格1 行1 列2", "甲": "表格2 行1 列1", "丙": "表格2 行2 列2"} {
		at := strings.Index(x.Doc.Text(), what)
		s := source.Span{Start: at, End: at + len(what)}
		require.Equal(t, want, x.Place(s))
		require.Equal(t, what, x.File.Slice(x.Span(s)))
	}
	y := readText(t, "a.csv", "a,b\n甲,\"乙\"\n")
	at := strings.Index(y.Doc.Text(), "乙")
	require.Equal(t, "行2 列2", y.Place(source.Span{Start: at, End: at + 3}))
}

// TestEditsInPages writes the edited file out: nothing but the edit may change.
func TestEditsInPages(t *testing.T) {
	for _, c := range []struct{ name, file, page, old, new, want string }{
		{"word", "a.html", "<p class=x>做好<b>戒毒</b>工作</p>", "戒毒", "解读", "<p class=x>做好<b>解读</b>工作</p>"},
		{"across tags, as long", "a.html", "<p>戒<b>毒</b></p>", "戒毒", "解读", "<p>解<b>读</b></p>"},
		{"across tags, the same around", "a.html", "<p>做好<b>戒读</b></p>", "做好戒读", "做好解读", "<p>做好<b>解读</b></p>"},
		{"across tags", "a.html", "<p>甲<b>乙</b></p>", "甲乙", "甲", "<p>甲<b></b></p>"},
		{"across tags, otherwise", "a.html", "<p>甲<b>乙</b></p>", "甲乙", "丙丁戊", ""},
		{"across paragraphs", "a.html", "<p>甲</p><p>乙</p>", "甲\n乙", "甲乙", ""},
		{"across cells", "a.html", "<table><tr><td>甲<td>乙</table>", "甲|乙", "丙", ""},
		{"entity", "a.html", "<p>甲&ldquo;乙&rdquo;</p>", "”", "”。", "<p>甲&ldquo;乙”。</p>"},
		{"entity replaced", "a.html", "<p>甲&lt;乙</p>", "<", "〈", "<p>甲〈乙</p>"},
		{"escaped", "a.html", "<p>甲</p>", "甲", "a<b&c>", "<p>a&lt;b&amp;c&gt;</p>"},
		{"page in ASCII", "a.html", "<p>&#30002;</p>", "甲", "乙1", "<p>&#20057;1</p>"},
		{"folded", "a.html", "<p>政\n  务</p>", "政务", "公", "<p>公</p>"},
		{"line behind", "a.html", "<div>甲</div>", "\n", "\n乙\n", ""},
		{"would begin a tag", "a.html", "<p>1 < 2</p>", " 2", "b", ""},
		{"would become an entity", "a.html", "<p>A&B</p>", "B", "lt;", ""},
		{"cell of a sheet", "a.csv", "甲,1\r\n", "1", "2", "甲,2\r\n"},
		{"delimiter", "a.csv", "甲,乙\n", "乙", "a,b", "甲,\"a,b\"\n"},
		{"quotation mark", "a.csv", "甲,\"乙,丙\"\n", "丙", "\"丁", "甲,\"乙,\"\"丁\"\n"},
		{"across cells of a sheet", "a.csv", "甲,乙\n", "甲|乙", "丙", ""},
		{"empty cell", "a.csv", "甲,乙,\n", "乙|", "乙|3", "甲,乙,3\n"},
	} {
		x := readText(t, c.file, c.page)
		at := strings.Index(x.Doc.Text(), c.old)
		require.GreaterOrEqual(t, at, 0, c.name)
		e := source.Edit{Span: source.Span{Start: at, End: at + len(c.old)}, New: c.new}
		if c.name == "empty cell" {
			e = source.Edit{Span: source.Span{Start: e.Span.End, End: e.Span.End}, New: "3"}
		}
		edits, ok := x.Edits([]source.Edit{e})
		require.Equal(t, c.want != "", ok, c.name)
		if ok {
			got, err := source.Apply(x.File.Text(), edits)
			require.NoError(t, err, c.name)
			require.Equal(t, c.want, got, c.name)
			editLaw(t, x, e)
		}
	}
}

// TestLinesAreAdded: a missing heading can be put in.
func TestLinesAreAdded(t *testing.T) {
	x := readText(t, "a.html", "<div><p>甲</p><p>乙<b>丙</b></p></div>")
	end := x.Doc.Len() - 1
	again, err := x.Apply([]source.Edit{{Span: source.Span{Start: end, End: end}, New: "\n一、A&B\n二、丁"}})
	require.NoError(t, err)
	require.Equal(t, "<div><p>甲</p><p>乙<b>丙<br>一、A&amp;B<br>二、丁</b></p></div>", again.File.Text())
	again, err = x.Apply([]source.Edit{{Span: source.Span{Start: 4, End: 4}, New: "一、丁\n"}})
	require.NoError(t, err)
	require.Equal(t, "<div><p>甲</p><p>一、丁<br>乙<b>丙</b></p></div>", again.File.Text())
	require.Equal(t, "甲\n一、丁\n乙丙\n", again.Doc.Text())
}

// TestSeveralEdits: edits of one set do not disturb each other.
func TestSeveralEdits(t *testing.T) {
	x := readText(t, "a.csv", "甲,乙丙丁\n")
	again, err := x.Apply([]source.Edit{
		{Span: source.Span{Start: 5, End: 8}, New: ","}, {Span: source.Span{Start: 11, End: 14}, New: "\""}, {Span: source.Span{Start: 1, End: 4}, New: "戊"},
	})
	require.NoError(t, err)
	require.Equal(t, "戊,\",丙\"\"\"\n", again.File.Text())
}

func TestSheets(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"cells", "甲,乙\n1,2\n", "|甲|乙|\n|1|2|\n"},
		{"quotes", "\"甲\",\"a\"\"b\",\"政\n府\",\"x\ny\"\r\n", "|甲|a\"b|政府|x y|\n"},
		{"text", "题,,\n\n文。,,\n甲,乙,1\n甲,,\n丙,丁,2", "题\n\n文。\n|甲|乙|1|\n|甲|||\n|丙|丁|2|\n"},
		{"semicolons", "甲;1,5\n乙;2,5\n", "|甲|1,5|\n|乙|2,5|\n"},
		{"tabs", "甲\t1\n乙\t2\n", "|甲|1|\n|乙|2|\n"},
		{"quotation mark never closed", "甲,\"乙\n丙,\"丁\"x\n", "|甲|\"乙|\n|丙|\"丁\"x|\n"},
		{"lone marks", "甲,乙\"丙\"\n\"丁\"戊,1\n", "|甲|乙\"丙\"|\n|\"丁\"戊|1|\n"},
		{"bars", "甲|乙,1\n", "|甲｜乙|1|\n"},
	} {
		require.Equal(t, c.want, readText(t, "a.csv", c.file).Doc.Text(), c.name)
	}
}
