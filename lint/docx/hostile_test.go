package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// TestRefused: what no word processor writes is refused with a sentence, in both languages.
func TestRefused(t *testing.T) {
	types, rels := file{typesName, testTypes}, file{"_rels/.rels", testRels}
	document := func(text string) []byte { return zipped(t, types, rels, file{"word/document.xml", text}) }
	body := func(text string) []byte { return word(t, text) }
	other := func(types string) []byte {
		return zipped(t, file{typesName, types}, file{"_rels/.rels", testRels}, file{"word/document.xml", "<x/>"})
	}
	many := make([]file, 65_536)
	for i := range many {
		many[i].name = fmt.Sprint(i)
	}
	lying := word(t, p(strings.Repeat("甲", 100_000)))
	for at := 0; ; at++ { // every header says that its part unpacks to one byte
		k := bytes.Index(lying[at:], []byte("PK\x01\x02"))
		if k < 0 {
			break
		}
		at += k
		binary.LittleEndian.PutUint32(lying[at+24:], 1)
	}
	for name, c := range map[string]struct {
		raw  []byte
		says string
	}{
		"empty":            {nil, "空"},
		"text":             {[]byte("甲乙丙"), "不是 Word 文件"},
		"old Word":         {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......"), "旧格式"},
		"cut":              {word(t, p("甲"))[:200], "损坏"},
		"spreadsheet":      {other(strings.ReplaceAll(testTypes, "wordprocessingml", "spreadsheetml")), "Excel"},
		"slides":           {other(strings.ReplaceAll(testTypes, "wordprocessingml", "presentationml")), "PowerPoint"},
		"archive":          {zipped(t, file{"a.txt", "x"}), "压缩包"},
		"ofd":              {zipped(t, file{"OFD.xml", "x"}), "OFD"},
		"odt":              {zipped(t, file{"mimetype", "application/vnd.oasis.opendocument.text"}), "OpenDocument"},
		"many entries":     {zipped(t, many...), "结构"},
		"climbing names":   {zipped(t, types, rels, file{"word/../../x", "x"}, file{"word/document.xml", "<x/>"}), "结构"},
		"same name twice":  {zipped(t, types, rels, file{"word/document.xml", "<x/>"}, file{"WORD/document.xml", "<x/>"}), "结构"},
		"document type":    {document(`<!DOCTYPE x [<!ENTITY a "b">]><x/>`), "结构"},
		"no document":      {document(`<x/>`), "损坏"},
		"another root":     {document(`<w:styles ` + names + `/>`), "损坏"},
		"not closed":       {document(`<w:document ` + names + `><w:body>`), "损坏"},
		"wrongly closed":   {body(`<w:p></w:q>`), "损坏"},
		"wrong encoding":   {document("\xFF\xFE<\x00x\x00/\x00>\x00"), "损坏"},
		"invalid text":     {body("<w:p>\xFF</w:p>"), "损坏"},
		"deep":             {body(strings.Repeat("<w:p>", 400_000) + strings.Repeat("</w:p>", 400_000)), "结构"},
		"nested tables":    {body(strings.Repeat("<w:tbl><w:tr><w:tc>", 100_000) + strings.Repeat("</w:tc></w:tr></w:tbl>", 100_000)), "结构"},
		"many namespaces":  {body("<w:p" + manyNamespaces(10_000) + "/>"), "结构"},
		"bomb of blanks":   {body(strings.Repeat(" ", 20<<20)), "过大"},
		"bomb of elements": {body(strings.Repeat("<w:p/>", 2<<20)), "过大"},
		"bomb of text":     {body(p(strings.Repeat("甲", 4<<20))), "过大"},
		"bomb of types":    {zipped(t, file{typesName, strings.Repeat(" ", 20<<20)}, rels), "过大"},
		"bomb beside":      {word(t, p("甲"), file{"styles.xml", strings.Repeat(" ", 20<<20)}), "过大"},
		"embedded text":    {body(`<w:altChunk r:id="x"/>`), "嵌入"},
		"lying sizes":      {lying, "损坏"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(c.raw)
			var e *Error
			require.ErrorAs(t, err, &e)
			require.Contains(t, e.ZH, c.says)
			require.NotEmpty(t, e.EN)
		})
	}
}

func manyNamespaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` xmlns:n%d="urn:%d"`, i, i)
	}
	return b.String()
}

// TestEncrypted: an encrypted entry is told as such.
func TestEncrypted(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []file{{typesName, testTypes}, {"_rels/.rels", testRels}} {
		w, err := z.Create(f.name)
		require.NoError(t, err)
		_, err = w.Write([]byte(f.text))
		require.NoError(t, err)
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Flags: 1, Method: zip.Store, CompressedSize64: 3, UncompressedSize64: 3})
	require.NoError(t, err)
	_, err = w.Write([]byte("abc"))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	_, err = Read(b.Bytes())
	require.ErrorContains(t, err, "encrypted")
}

// TestIs: content tells, not the name.
func TestIs(t *testing.T) {
	require.True(t, Is(word(t, p("甲"))))
	for _, raw := range [][]byte{nil, []byte("PK\x03\x04"), []byte("甲"), zipped(t, file{"a", "b"})} {
		require.False(t, Is(raw))
	}
}

// TestHostile: odd files are read, in memory that does not grow out of bounds.
func TestHostile(t *testing.T) {
	cell := func(properties string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p("1") + "</w:tc>"
	}
	for name, c := range map[string]struct {
		body string
		more []file
		want string
	}{
		"wide span":       {body: tbl(tr(cell(`<w:gridSpan w:val="1000000000"/>`), cell(""))), want: "|1" + strings.Repeat("|", 64) + "1|\n"},
		"negative span":   {body: tbl(tr(cell(`<w:gridSpan w:val="-5"/>`), cell(""))), want: "|1|1|\n"},
		"loop of styles":  {body: styled("A", "甲"), more: []file{{"styles.xml", `<w:styles ` + names + `><w:style w:styleId="A" w:type="paragraph"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B" w:type="paragraph"><w:basedOn w:val="A"/></w:style></w:styles>`}}, want: "甲\n"},
		"loop of lists":   {body: listed("1", "0", "甲"), more: []file{{"numbering.xml", `<w:numbering ` + names + `><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}, {"styles.xml", `<w:styles ` + names + `><w:style w:styleId="S" w:type="numbering"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`}}, want: "甲\n"},
		"level 99":        {body: listed("1", "99", "甲"), more: []file{{"numbering.xml", listParts}}, want: "甲\n"},
		"huge number":     {body: listed("1", "0", "甲"), more: []file{{"numbering.xml", strings.Replace(listParts, `<w:start w:val="1"/>`, `<w:start w:val="99999999999999"/>`, 1)}}, want: "0、甲\n"},
		"loose runs":      {body: `<w:r><w:t>甲</w:t></w:r><w:tc>` + p("乙") + `</w:tc><w:tr>` + p("丙") + `</w:tr>`, want: "乙\n丙\n"},
		"unknown entity":  {body: `<w:p><w:r><w:t>&zwnj;&#0;&#xD800;</w:t></w:r></w:p>`, want: "&zwnj;��\n"},
		"controls":        {body: "<w:p><w:r><w:t>甲\x01\x7f乙</w:t></w:r></w:p>", want: "甲��乙\n"},
		"missing parts":   {body: `<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="3"/></w:r></w:p><w:sectPr><w:headerReference r:id="none"/></w:sectPr>`, want: "甲\n"},
		"field marks":     {body: `<w:p>` + strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>`, 10) + `<w:r><w:fldChar w:fldCharType="begin"/><w:t>甲</w:t></w:r></w:p>` + p("乙"), want: "乙\n"},
		"nothing":         {body: "", want: ""},
		"a part as image": {body: p("甲"), more: []file{{"header1.xml", "\x89PNG"}}, want: "甲\n"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, textOf(t, c.body, c.more...))
		})
	}
}

// longLabels number every paragraph, each with the text of a label.
func longLabels(text string) []file {
	return []file{
		{"numbering.xml", `<w:numbering ` + names + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="77777"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="` + text + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`},
		{"styles.xml", `<w:styles ` + names + `><w:style w:styleId="N" w:type="paragraph" w:default="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`},
	}
}

// TestMemory: memory is bounded for files that unpack to the most that is read.
func TestMemory(t *testing.T) {
	labels, more := longLabels(strings.Repeat("%1", 9)), longLabels(strings.Repeat("%1", 99))
	for name, c := range map[string]struct {
		unit string
		more []file
	}{
		"paragraphs": {unit: "<w:p/>"}, "rows": {unit: "<w:tbl><w:tr/></w:tbl>"}, "runs": {unit: p("a")}, "text": {unit: "<w:p><w:r><w:t>a&amp;b</w:t></w:r></w:p>"},
		"cells": {unit: tbl(tr(tc("", "1"), tc("", "2")))}, "breaks": {unit: "<w:p><w:r><w:t>a</w:t><w:br/><w:tab/></w:r></w:p>"},
		"labels of nothing": {"<w:p/>", labels}, "labels": {p("a"), labels}, "labels without end": {"<w:p/>", more},
	} {
		t.Run(name, func(t *testing.T) {
			raw := word(t, strings.Repeat(c.unit, (9<<19)/len(c.unit)), c.more...)
			runtime.GC()
			var before runtime.MemStats
			runtime.ReadMemStats(&before)
			peak, stop, done := uint64(0), make(chan bool), make(chan bool)
			go func() {
				defer close(done)
				for {
					var now runtime.MemStats
					runtime.ReadMemStats(&now)
					peak = max(peak, now.HeapAlloc)
					select {
					case <-stop:
						return
					case <-time.After(2 * time.Millisecond):
					}
				}
			}()
			_, _ = Read(raw) // read or refused
			close(stop)
			<-done
			t.Logf("%d KB, at most %d MB", len(raw)>>10, (peak-min(peak, before.HeapAlloc))>>20)
			require.Less(t, peak, before.HeapAlloc+100<<20) // garbage included
		})
	}
}

// checkLaws holds a document to what is promised of every one: its text, and that what is
// said to be editable can be written.
func checkLaws(t *testing.T, d *Document, at, length int, fresh string) {
	text := d.Text()
	require.True(t, utf8.ValidString(text))
	for i := range d.segments {
		g := &d.segments[i]
		require.LessOrEqual(t, g.end(), len(text))
		if i > 0 {
			require.LessOrEqual(t, d.segments[i-1].end(), int(g.doc))
		}
		if g.m == 0 && g.n > 0 {
			require.Equal(t, text[g.doc:g.end()], string(d.parts[g.part].data[g.at:g.at+g.n]))
		}
	}
	if len(text) == 0 {
		return
	}
	at %= len(text)
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	end := min(len(text), at+length)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	span := source.Span{Start: at, End: end}
	_ = d.Place(span)
	var edits []source.Edit
	if e := (source.Edit{Span: span, New: fresh}); d.Editable(e) {
		edits = append(edits, e)
	}
	notes := []Note{{span, []string{"甲", "<乙>"}}, {source.Span{Start: end, End: end}, []string{"丙"}}}
	out, err := d.Annotate(notes, edits)
	require.NoError(t, err)
	again, err := Read(out)
	require.NoError(t, err)
	require.Equal(t, text, again.Text())
	third, err := again.Annotate(notes, edits)
	require.NoError(t, err)
	fourth, err := Read(third)
	require.NoError(t, err)
	require.Equal(t, text, fourth.Text())
}

// FuzzBody reads documents with any body and writes into those that can be read.
func FuzzBody(f *testing.F) {
	for _, c := range textCases() {
		f.Add(c.body, 0, 3, "新")
		f.Add(c.body, 5, 7, "")
	}
	f.Fuzz(func(t *testing.T, body string, at, length int, fresh string) {
		d, err := Read(word(t, body, file{"numbering.xml", listParts}, file{"styles.xml", styleParts}))
		if err != nil {
			var e *Error
			require.ErrorAs(t, err, &e)
			return
		}
		checkLaws(t, d, max(at, 0), min(max(length, 0), 1000), fresh)
	})
}

// FuzzPackage reads any bytes.
func FuzzPackage(f *testing.F) {
	f.Add(word(f, p("甲")))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := Read(raw); err == nil {
			checkLaws(t, d, 1, 3, "新")
		}
	})
}
