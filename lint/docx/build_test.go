package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	testTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`
	testRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	relsHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	// names is what documents declare.
	names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
)

// file is a part of a file that a test makes.
type file struct{ name, text string }

// zipped packs files in their order.
func zipped(t testing.TB, files ...file) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		how := zip.Store // quicker, and of small parts all the same
		if len(f.text) > 1<<14 {
			how = zip.Deflate
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: how})
		require.NoError(t, err)
		_, err = w.Write([]byte(f.text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// word makes a Word file of the content of its body and further parts, which are tied to
// the main one by their names.
func word(t testing.TB, body string, more ...file) []byte {
	var ties strings.Builder
	ties.WriteString(relsHead)
	for _, f := range more {
		kind := strings.TrimRight(strings.TrimSuffix(f.name, ".xml"), "0123456789")
		ties.WriteString(`<Relationship Id="rel-` + f.name + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + f.name + `"/>`)
	}
	ties.WriteString(`</Relationships>`)
	types := testTypes
	for _, name := range []string{"styles", "numbering", "footnotes", "header1", "comments"} {
		found := false
		for _, f := range more {
			found = found || f.name == name+".xml"
		}
		if !found {
			from := strings.Index(types, `<Override PartName="/word/`+name)
			to := from + strings.Index(types[from:], "/>") + 2
			types = types[:from] + types[to:]
		}
	}
	files := []file{
		{typesName, types}, {"_rels/.rels", testRels},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document ` + names + `><w:body>` + body + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", ties.String()},
	}
	for _, f := range more {
		files = append(files, file{"word/" + f.name, f.text})
	}
	return zipped(t, files...)
}

// p is a paragraph of runs of text.
func p(texts ...string) string {
	s := "<w:p>"
	for _, text := range texts {
		s += `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
	}
	return s + "</w:p>"
}

// textOf is the text of a body.
func textOf(t testing.TB, body string, more ...file) string {
	d, err := Read(word(t, body, more...))
	require.NoError(t, err)
	return d.Text()
}

// partOf is a part of a file.
func partOf(t testing.TB, raw []byte, name string) string {
	pk, err := unzip(raw)
	require.NoError(t, err)
	data, err := pk.read(name)
	require.NoError(t, err)
	return string(data)
}
