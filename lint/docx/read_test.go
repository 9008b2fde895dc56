package docx

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// TestText: what word processors write, and the text that is read of it.
func TestText(t *testing.T) {
	for name, c := range textCases() {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, textOf(t, c.body))
		})
	}
}

// textCase is the body of a document and the text that is read of it.
type textCase struct{ body, want string }

func textCases() map[string]textCase {
	return map[string]textCase{
		"paragraphs":     {p("一、总体情况") + p() + p("共5件。"), "一、总体情况\n共5件。\n"},
		"split word":     {`<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>政府信</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00C3"><w:t>息公</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>开</w:t></w:r></w:p>`, "政府信息公开\n"},
		"blanks":         {`<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r></w:p>`, "a b\n"},
		"entities":       {`<w:p><w:r><w:t>a&amp;b&lt;&#x4E00;|</w:t></w:r></w:p>`, "a&b<一｜\n"},
		"revisions":      {`<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>丙</w:t></w:r></w:ins></w:p>`, "甲丙\n"},
		"moves":          {`<w:p><w:moveFrom w:id="1" w:author="x"><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>乙</w:t></w:r><w:moveTo w:id="2" w:author="x"><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>`, "乙甲\n"},
		"deleted mark":   {`<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + p("乙") + p("丙"), "甲乙\n丙\n"},
		"inserted mark":  {`<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + p("乙"), "甲\n乙\n"},
		"hidden":         {`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>丙</w:t></w:r></w:p>`, "甲丙\n"},
		"control":        {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`, "甲\n"},
		"contents":       {`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("一、总体情况 1") + `</w:sdtContent></w:sdt>` + p("正文"), "正文\n"},
		"contents field": {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("正文"), "正文\n"},
		"endless field":  {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>` + p("正文"), "正文\n"},
		"field":          {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2024年</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>1月</w:t></w:r></w:fldSimple></w:p>`, "2024年1月\n"},
		"link":           {`<w:p><w:hyperlink r:id="x"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>`, "网站\n"},
		"breaks":         {`<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:tab/><w:t>丙</w:t></w:r></w:p>` + `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`, "甲\n乙 丙\n"},
		"signs":          {`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>否</w:t></w:r></w:p>`, "☑是-否\n"},
		"ruby":           {`<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>gao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>稿</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "稿\n"},
		"text box": {`<w:p><w:r><w:t>甲</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("框中") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>乙</w:t></w:r></w:p>` + p("丙"),
			"甲乙\n框中\n丙\n"},
		"fallback": {`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "旧\n"},
		"table":    {tbl(tr(tc("", "类别"), tc("", "件数")), tr(tc("", "许可"), tc("", "5"))), "|类别|件数|\n|许可|5|\n"},
		"merged": {tbl(tr(tc(`<w:vMerge w:val="restart"/>`, "结果"), tc(`<w:gridSpan w:val="2"/>`, "共"), tc("", "1")), tr(tc(`<w:vMerge/>`, ""), tc("", "维持"), tc("", ""), tc("", "2"))),
			"|结果|共||1|\n||维持||2|\n"},
		"paragraphs of a cell": {tbl(tr("<w:tc>"+p("结果")+p("维持")+"</w:tc>", "<w:tc>"+p("a")+p("b")+"</w:tc>")), "|结果维持|a b|\n"},
		"nested":               {tbl(tr("<w:tc>"+p("外")+tbl(tr(tc("", "甲"), tc("", "1")))+p("")+"</w:tc>", tc("", "右"))), "外\n|甲|1|\n右\n"},
		"deleted row":          {tbl(tr(tc("", "甲"), tc("", "1")), `<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>`+tc("", "乙")+tc("", "2")+`</w:tr>`), "|甲|1|\n"},
		"math":                 {`<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`, "x=1\n"},
		"strict":               {`<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>甲</x:t></x:r></x:p>`, "甲\n"},
		"default namespace":    {`<p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><r><t>甲</t></r></p>`, "甲\n"},
		"foreign":              {`<w:p><w:r><x:t xmlns:x="urn:x">甲</x:t><w:t>乙</w:t></w:r></w:p>`, "乙\n"},
	}
}

func tbl(rows ...string) string {
	s := "<w:tbl><w:tblPr/><w:tblGrid/>"
	for _, r := range rows {
		s += r
	}
	return s + "</w:tbl>"
}

func tr(cells ...string) string {
	s := "<w:tr>"
	for _, c := range cells {
		s += c
	}
	return s + "</w:tr>"
}

func tc(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>"
}

const listParts = `<w:numbering ` + names + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%1."/></w:lvl></w:lvlOverride></w:num>
</w:numbering>`

const styleParts = `<w:styles ` + names + `>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H9"><w:basedOn w:val="H1"/></w:style>
<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func listed(list, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// TestNumbering: labels that the program makes are seen.
func TestNumbering(t *testing.T) {
	body := styled("H1", "总体情况") + styled("H2", "主动公开") + listed("1", "2", "甲") + listed("1", "2", "乙") +
		styled("H2", "依申请公开") + listed("1", "2", "丙") + listed("3", "2", "丁") + listed("3", "2", "戊") +
		styled("H9", "主动公开政府信息情况") + styled("H2", "规章") +
		listed("2", "0", "圈") + listed("2", "0", "圈") +
		`<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>无号</w:t></w:r></w:p>` +
		listed("4", "0", "天干") +
		`<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>`
	require.Equal(t, `一、总体情况
（一）主动公开
1.甲
2.乙
（二）依申请公开
1.丙
5.丁
6.戊
二、主动公开政府信息情况
（一）规章
① 圈
② 圈
无号
丙.天干
四、显
`, textOf(t, body, file{"numbering.xml", listParts}, file{"styles.xml", styleParts}))
}

// TestSerialNumbers: numbers that the program counts in cells without text are seen.
func TestSerialNumbers(t *testing.T) {
	empty := `<w:tc><w:tcPr/><w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>`
	body := tbl(tr(empty, tc("", "许可")), tr(empty, tc("", "处罚"))) + listed("1", "2", "甲") +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>` + listed("1", "2", "乙")
	require.Equal(t, "|1.|许可|\n|2.|处罚|\n3.甲\n5.乙\n", textOf(t, body, file{"numbering.xml", listParts}))
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCountingThousand", 12, "十二"}, {"japaneseCounting", 20, "二十"},
		{"chineseCounting", 105, "一百零五"}, {"chineseCountingThousand", 110, "一百一十"}, {"ideographDigital", 10, "一〇"},
		{"chineseLegalSimplified", 11, "壹拾壹"}, {"ideographTraditional", 3, "丙"}, {"ideographTraditional", 11, "11"},
		{"ideographZodiac", 12, "亥"}, {"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"},
		{"decimal", 0, "0"}, {"decimalZero", 5, "05"}, {"decimalFullWidth", 12, "１２"}, {"upperRoman", 14, "XIV"},
		{"lowerLetter", 27, "aa"}, {"upperLetter", 2, "B"}, {"bullet", 1, ""}, {"none", 1, ""}, {"cardinalText", 3, "3"},
		{"decimalEnclosedParen", 1, "⑴"}, {"chineseCounting", -1, "-1"}, {"chineseCounting", 2000000, "二〇〇〇〇〇〇"},
	} {
		require.Equal(t, c.want, numeral(c.format, c.n), "%s %d", c.format, c.n)
	}
}

// TestApart: notes, headers and footers stand behind the text; places name them.
func TestApart(t *testing.T) {
	body := p("甲") + `<w:p><w:r><w:t>乙</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>` +
		tbl(tr(tc("", "丙"), tc("", "1")), tr(tc("", "丁"), tc("", "2"))) +
		`<w:sectPr><w:headerReference w:type="default" r:id="rel-header1.xml"/></w:sectPr>`
	d, err := Read(word(t, body,
		file{"footnotes.xml", `<w:footnotes ` + names + `><w:footnote w:type="separator" w:id="-1">` + p("x") + `</w:footnote><w:footnote w:id="7">` + p("注释") + `</w:footnote></w:footnotes>`},
		file{"header1.xml", `<w:hdr ` + names + `>` + p("页眉文字") + `</w:hdr>`}))
	require.NoError(t, err)
	require.Equal(t, "甲\n乙\n|丙|1|\n|丁|2|\n注释\n页眉文字\n", d.Text())
	require.Equal(t, "注释\n页眉文字\n", d.Text()[d.Apart():])
	var places []string
	for i := range d.lines {
		s := d.lineSpan(i)
		places = append(places, d.Place(source.Span{Start: s.End - 1, End: s.End}))
	}
	require.Equal(t, []string{"段落1", "段落2", "表格1 行1 列2", "表格1 行2 列2", "脚注1", "页眉"}, places)
}
