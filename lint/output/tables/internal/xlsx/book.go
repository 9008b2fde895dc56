package xlsx

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"time"
)

// The namespaces of the format.
const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage = "http://schemas.openxmlformats.org/package/2006/"
	typeMain  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// quoted is the distance from a style to its twin for text that an editor must not take for
// a formula.
const quoted = int(Top) + 1

// fill and font of the styles, in their order; see styles.
var looks = []struct{ font, fill, align string }{
	Plain:  {"0", "0", `vertical="center"`},
	Head:   {"1", "2", `horizontal="center" vertical="center" wrapText="1"`},
	Wrap:   {"0", "0", `vertical="center" wrapText="1"`},
	Bold:   {"1", "0", `vertical="center"`},
	Red:    {"2", "3", `horizontal="center" vertical="center"`},
	Amber:  {"3", "4", `horizontal="center" vertical="center"`},
	Green:  {"4", "5", `horizontal="center" vertical="center"`},
	Grey:   {"5", "6", `horizontal="center" vertical="center"`},
	Centre: {"0", "0", `horizontal="center" vertical="center"`},
	Top:    {"0", "0", `vertical="top"`},
}

// fontName is one that Windows and WPS have for Chinese.
const fontName = "微软雅黑"

func styles() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<styleSheet xmlns="` + nsMain + `">`)
	colors := []string{"000000", "000000", "9C0006", "7F4F00", "1E6B2E", "595959"}
	fmt.Fprintf(&b, `<fonts count="%d">`, len(colors))
	for i, c := range colors {
		bold := ""
		if i == 1 {
			bold = "<b/>"
		}
		fmt.Fprintf(&b, `<font>%s<sz val="10"/><color rgb="FF%s"/><name val="%s"/><family val="2"/><charset val="134"/></font>`, bold, c, fontName)
	}
	b.WriteString("</fonts>")
	fills := []string{"DCE6F1", "FFD9D9", "FFEFC6", "DDF2E0", "E4E4E4"}
	fmt.Fprintf(&b, `<fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, len(fills)+2)
	for _, c := range fills {
		fmt.Fprintf(&b, `<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>`, c)
	}
	line := `style="thin"><color rgb="FFD0D0D0"/>`
	fmt.Fprintf(&b, `</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left %[1]s</left><right %[1]s</right><top %[1]s</top><bottom %[1]s</bottom><diagonal/></border></borders>`, line)
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(&b, `<cellXfs count="%d">`, 2*len(looks))
	for _, quote := range []string{"", ` quotePrefix="1"`} {
		for _, l := range looks {
			fmt.Fprintf(&b, `<xf numFmtId="0" fontId="%s" fillId="%s" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"%s><alignment %s/></xf>`, l.font, l.fill, quote, l.align)
		}
	}
	b.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return b.String()
}

// firstDay is the first that archives can name: a workbook does not tell when it was made.
var firstDay = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write writes a workbook of the sheets, which are of no further use.
func Write(w io.Writer, sheets []*Sheet) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	part := func(name string) (io.Writer, error) {
		return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: firstDay})
	}
	put := func(name, content string) error {
		p, err := part(name)
		if err == nil {
			_, err = io.WriteString(p, content)
		}
		return err
	}
	if err := put("[Content_Types].xml", contentTypes(sheets)); err != nil {
		return err
	}
	var names, rels, defined strings.Builder
	for i, s := range sheets {
		p, err := part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err == nil {
			err = s.write(p)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%[2]d" r:id="rId%[2]d"/>`, escape(s.Name), i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%[1]d" Type="%[2]s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i+1, nsRel)
		if ref := s.filter(len(s.Heads) + s.rows); ref != "" {
			fmt.Fprintf(&defined, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s</definedName>`, i, absolute(s.Name, ref))
			fmt.Fprintf(&defined, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$%d</definedName>`, i, escape(s.Name), len(s.Heads))
		}
	}
	fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(sheets)+1, nsRel)
	for _, x := range [][2]string{
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + nsMain + `" xmlns:r="` + nsRel + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` + names.String() + `</sheets><definedNames>` + defined.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + nsPackage + `relationships">` + rels.String() + `</Relationships>`},
		{"xl/styles.xml", styles()},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + nsPackage + `relationships"><Relationship Id="rId1" Type="` + nsRel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	} {
		if err := put(x[0], x[1]); err != nil {
			return err
		}
	}
	return z.Close()
}

func contentTypes(sheets []*Sheet) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + nsPackage + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	b.WriteString(`<Override PartName="/xl/workbook.xml" ContentType="` + typeMain + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + typeMain + `styles+xml"/>`)
	for i := range sheets {
		fmt.Fprintf(&b, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, typeMain)
	}
	b.WriteString("</Types>")
	return b.String()
}

// absolute writes a range with its sheet: '问题'!$A$1:$N$9.
func absolute(sheet, ref string) string {
	var b strings.Builder
	for i, part := range strings.Split(ref, ":") {
		if i > 0 {
			b.WriteString(":")
		}
		digit := strings.IndexAny(part, "0123456789")
		b.WriteString("$" + part[:digit] + "$" + part[digit:])
	}
	return "'" + escape(sheet) + "'!" + b.String()
}
