package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	types    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	ties     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	partTies = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`
	names    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// Make makes a Word file of a text: a paragraph for each line, a table for the lines that
// begin with a bar. Blank lines and the lines under a table's head are left out, hashes of
// headings too.
func Make(t testing.TB, text string) []byte { return MakeWith(t, text, "", "") }

// MakeWith is Make with a header and, at the end of the last paragraph, a footnote.
func MakeWith(t testing.TB, text, header, note string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + names + `><w:body>`)
	paragraph := func(text string) {
		b.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
		require.NoError(t, xml.EscapeText(&b, []byte(text)))
		b.WriteString(`</w:t></w:r></w:p>`)
	}
	table := false
	for line := range strings.SplitSeq(text, "\n") {
		row := strings.HasPrefix(line, "|")
		if row != table {
			b.WriteString(map[bool]string{true: `<w:tbl><w:tblPr/><w:tblGrid/>`, false: `</w:tbl>`}[row])
			table = row
		}
		switch {
		case row && strings.Trim(line, "|-: ") == "" && strings.Contains(line, "-"), strings.TrimSpace(line) == "":
		case row:
			b.WriteString(`<w:tr>`)
			for _, cell := range strings.Split(strings.TrimSuffix(strings.TrimSpace(line)[1:], "|"), "|") {
				b.WriteString(`<w:tc><w:tcPr/>`)
				paragraph(strings.TrimSpace(cell))
				b.WriteString(`</w:tc>`)
			}
			b.WriteString(`</w:tr>`)
		default:
			paragraph(strings.TrimLeft(line, "# "))
		}
	}
	if table {
		b.WriteString(`</w:tbl>`)
	}
	files := [][2]string{{"[Content_Types].xml", types}, {"_rels/.rels", ties}}
	if header != "" {
		b.WriteString(`<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>`)
		files = append(files, [2]string{"word/_rels/document.xml.rels", partTies},
			[2]string{"word/header1.xml", `<w:hdr ` + names + `><w:p><w:r><w:t>` + header + `</w:t></w:r></w:p></w:hdr>`},
			[2]string{"word/footnotes.xml", `<w:footnotes ` + names + `><w:footnote w:id="1"><w:p><w:r><w:t>` + note + `</w:t></w:r></w:p></w:footnote></w:footnotes>`})
	}
	b.WriteString(`</w:body></w:document>`)
	return pack(t, append(files, [2]string{"word/document.xml", b.String()}))
}

// Body makes a Word file whose text is the given XML.
func Body(t testing.TB, body string) []byte {
	return pack(t, [][2]string{{"[Content_Types].xml", types}, {"_rels/.rels", ties},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + names + `><w:body>` + body + `</w:body></w:document>`}})
}

func pack(t testing.TB, files [][2]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.Create(f[0])
		require.NoError(t, err)
		_, err = w.Write([]byte(f[1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}
