package docx

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gaolint/lint/docx/docxtest"
	"gaolint/lint/source"
)

// officeCase is a document with changes to be made in it.
type officeCase struct {
	body    string
	more    []file
	changes []string
	notes   []string
	// rejected is what rejecting all leaves, where it is not the text as it was because
	// others have tracked changes, too.
	rejected string
}

const otherComments = `<w:comments ` + names + `><w:comment w:id="3" w:author="张三" w:date="2024-01-01T00:00:00Z" w:initials="z">` +
	`<w:p><w:r><w:t>看一下</w:t></w:r></w:p></w:comment></w:comments>`

// officeCases are parts as Word and WPS write them.
func officeCases() map[string]officeCase {
	rsid := `<w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>`
	return map[string]officeCase{
		"a word over runs": {body: `<w:p w:rsidR="00A1">` + rsid + `政府信</w:t></w:r><w:proofErr w:type="spellStart"/>` + rsid + `息公</w:t></w:r><w:proofErr w:type="spellEnd"/>` + rsid + `开其</w:t></w:r><w:r w:rsidR="00C3"><w:rPr><w:b/></w:rPr><w:t>它情况</w:t></w:r></w:p>`,
			changes: []string{"开其它", "开其他"}, notes: []string{"信息公开", "其它"}},
		"over formats": {body: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>丙丁</w:t></w:r><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>戊己</w:t></w:r></w:p>` + p("末"),
			changes: []string{"乙丙丁戊", "子丑"}, notes: []string{"丙丁"}},
		// LibreOffice saves a control of whole paragraphs several times over: this one is within one.
		"control": {body: `<w:p><w:r><w:t>前</w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="y"/></w:sdtPr><w:sdtContent><w:r><w:t>甲，，乙</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
			changes: []string{"，，", "，"}, notes: []string{"前"}},
		"merged cells": {body: tbl(tr(tc(`<w:tcW w:w="3000" w:type="dxa"/><w:vMerge w:val="restart"/>`, "结果"), tc(`<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>`, "共。。")), tr(tc(`<w:tcW w:w="3000" w:type="dxa"/><w:vMerge/>`, ""), tc(`<w:tcW w:w="2000" w:type="dxa"/>`, "维持"), tc(`<w:tcW w:w="2000" w:type="dxa"/>`, ""))) + p("末"),
			changes: []string{"。。", "。"}, notes: []string{"结果", "维持"}},
		"numbering": {body: styled("H1", "总体情况") + styled("H2", "其它") + listed("1", "2", "甲") + listed("3", "2", "乙，，丙") + styled("H1", "其它需要报告的事项"),
			more: []file{{"numbering.xml", listParts}, {"styles.xml", styleParts}}, changes: []string{"其它", "其他", "，，", "，"}, notes: []string{"总体"}},
		"text box": {body: `<w:p><w:r><w:t>甲。。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="900000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="x"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>` + p("框中文字") + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>` + p("框中文字") + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + p("末"),
			changes: []string{"。。", "。", "框中", "框内"}, notes: []string{"文字"}},
		"revisions of others": {body: `<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id="8" w:author="张三" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="9" w:author="张三" w:date="2024-01-01T00:00:00Z"><w:r><w:t>新其它</w:t></w:r></w:ins><w:r><w:t>，，尾</w:t></w:r></w:p>`,
			changes: []string{"新其它", "新的其他", "，，", "，"}, notes: []string{"其它"}, rejected: "甲旧，，尾\n"},
		"marks of others": {body: `<w:p><w:pPr><w:rPr><w:ins w:id="8" w:author="张三" w:date="2024-01-01T00:00:00Z"/></w:rPr></w:pPr><w:r><w:t>甲其它</w:t></w:r></w:p>` + p("乙") + `<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="张三" w:date="2024-01-01T00:00:00Z"/></w:rPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>` + p("丁，，"),
			changes: []string{"其它", "其他", "，，", "，"}, notes: []string{"丙"}, rejected: "甲其它乙\n丙\n丁，，\n"},
		"comments of others": {body: `<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>其它事项</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>`,
			more: []file{{"comments.xml", otherComments}}, changes: []string{"其它", "其他"}, notes: []string{"事项", "其它"}},
		"notes and headers": {body: `<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>，，乙</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rel-header1.xml"/></w:sectPr>`,
			more:    []file{{"footnotes.xml", `<w:footnotes ` + names + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="7">` + p("注其它") + `</w:footnote></w:footnotes>`}, {"header1.xml", `<w:hdr ` + names + `>` + p("页眉") + `</w:hdr>`}},
			changes: []string{"，，", "，", "其它", "其他"}, notes: []string{"注其它", "页眉"}},
		"link and field": {body: `<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>其它网站</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> QUOTE "a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。。</w:t></w:r></w:p>`,
			changes: []string{"其它", "其他", "。。", "。"}, notes: []string{"网站"}},
	}
}

// borders shortens rows of borders: LibreOffice writes the columns of a table anew.
var borders = regexp.MustCompile(`\|+`)

func comparable(t *testing.T, raw []byte) string {
	d, err := Read(raw)
	require.NoError(t, err)
	return borders.ReplaceAllString(d.Text(), "|")
}

// TestInOffice: opened in LibreOffice, accepting all changes gives the edited text and
// rejecting them the text as it was; all comments are there.
func TestInOffice(t *testing.T) {
	var jobs []docxtest.Job
	var check []func([]docxtest.Done)
	for name, c := range officeCases() {
		raw := word(t, c.body, c.more...)
		d, err := Read(raw)
		require.NoError(t, err, name)
		edits := changeOf(t, d, c.changes...)
		var notes []Note
		for _, on := range c.notes {
			notes = append(notes, noteOn(t, d, on))
		}
		out, err := d.Annotate(notes, edits)
		require.NoError(t, err, name)
		want, err := source.Apply(d.Text(), edits)
		require.NoError(t, err)
		at := len(jobs)
		jobs = append(jobs, docxtest.Job{Action: docxtest.Accept, Name: "a.docx", Data: out}, docxtest.Job{Action: docxtest.Reject, Name: "r.docx", Data: out})
		check = append(check, func(done []docxtest.Done) {
			rejected := d.Text()
			if c.rejected != "" {
				rejected = c.rejected
			}
			assert.Equal(t, borders.ReplaceAllString(want, "|"), comparable(t, done[at].Data), "%s accepted", name)
			assert.Equal(t, borders.ReplaceAllString(rejected, "|"), comparable(t, done[at+1].Data), "%s rejected", name)
			others := 0
			if slices.ContainsFunc(c.more, func(f file) bool { return strings.HasPrefix(f.name, "comments") }) {
				others = 1
			}
			assert.Equal(t, len(notes)+others, done[at].Comments, name)
		})
	}
	done := docxtest.Run(t, jobs...)
	for _, f := range check {
		f(done)
	}
}
