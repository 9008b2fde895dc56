package docx

import (
	"strings"
	"testing"
)

// BenchmarkRead reads a document of 12 KB of text in 1,000 runs and a table of 30 rows; it
// counts the bytes of XML.
func BenchmarkRead(b *testing.B) {
	run := `<w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>政府信息公开</w:t></w:r>`
	row := tr(tc("", "许可"), tc("", "1"), tc("", "2"), tc("", "3"))
	body := strings.Repeat("<w:p>"+strings.Repeat(run, 20)+"</w:p>", 50) + tbl(strings.Repeat(row, 30))
	raw := word(b, body, file{"numbering.xml", listParts}, file{"styles.xml", styleParts})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(raw); err != nil {
			b.Fatal(err)
		}
	}
}
