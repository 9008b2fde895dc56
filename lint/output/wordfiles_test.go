package output

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/input"
)

// wordFile is a Word file with a finding.
func wordFile(t *testing.T) File {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, x := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>关于做好工作的通知</w:t></w:r></w:p><w:p><w:r><w:t>做好戒毒工作。</w:t></w:r></w:p></w:body></w:document>`},
	} {
		w, err := z.Create(x[0])
		require.NoError(t, err)
		_, err = io.WriteString(w, x[1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	text, err := input.Read("通知.docx", b.Bytes())
	require.NoError(t, err)
	r := engine().Lint(text.Doc, nil)
	f := File{Path: "通知.docx", Source: r.Source, Text: text, Result: r}
	d := at(f, "戒毒", "“戒毒”应为“解读”。", lint.Error)
	d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "改为“解读”"}, d.Span, "解读")}
	d.Related = []lint.Related{{Span: d.Span, Message: lint.Text{ZH: "见此"}}}
	f.Findings = []lint.Diagnostic{d}
	return f
}

// TestWordFilesHaveNoLines: nobody can look for a line in them, and no service may write
// text into them; the place stands in the message.
func TestWordFilesHaveNoLines(t *testing.T) {
	f := wordFile(t)
	require.Contains(t, render(t, "github", nil, f), "::error file=通知.docx,title=错别字（words）::第2段：“戒毒”应为“解读”。\n")
	require.Contains(t, render(t, "checkstyle", nil, f), `<error line="1" severity="error" message="错别字（words）：第2段：`)
	require.Contains(t, render(t, "junit", nil, f), `>通知.docx　原文：戒毒</failure>`)
	require.Contains(t, render(t, "gitlab", nil, f), `"lines":{"begin":1,"end":1}`)
	rd := render(t, "rdjson", nil, f)
	require.Contains(t, rd, `"location":{"path":"通知.docx"}`)
	require.NotContains(t, rd, "suggestions")
	require.Contains(t, render(t, "csv", nil, f), "通知.docx,,,未识别,第2段,,,错误,错别字,“戒毒”应为“解读”。,戒毒,改为“解读”,words\r\n")
	require.Contains(t, render(t, "markdown", nil, f), "| 错误 | 第2段 |  | 错别字（words） |")
	out := render(t, "sarif", nil, f)
	valid(t, sarifSchema(t), out)
	require.NotContains(t, out, "region")
	require.NotContains(t, out, "replacements")
	require.Contains(t, out, `"logicalLocations":[{"fullyQualifiedName":"第2段"}]`)
	require.Equal(t, "改为“解读”", readWorkbook(t, render(t, "xlsx", nil, f))[1].below(t, "建议修改", "2"))
}
