package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// maker makes documents of the parts that Word and WPS write.
type maker struct {
	*rand.Rand
	id int
}

func (m *maker) one(list ...string) string { return list[m.IntN(len(list))] }

func (m *maker) words() string {
	var b strings.Builder
	for range 1 + m.IntN(5) {
		b.WriteString(m.one("甲", "乙", "其它", "，", "。", "5", "a", " ", "&amp;", "&#x4E00;", "|", "（", "𠮷", "\t", "&lt;"))
	}
	return b.String()
}

func (m *maker) text() string {
	return "<w:t" + m.one("", ` xml:space="preserve"`) + ">" + m.words() + "</w:t>"
}

func (m *maker) run() string {
	m.id++
	s := "<w:r" + m.one("", ` w:rsidR="00A1"`) + ">" + m.one("", "<w:rPr><w:b/></w:rPr>", `<w:rPr><w:i/><w:rPrChange w:id="77" w:author="x"><w:rPr/></w:rPrChange></w:rPr>`, "<w:rPr/>")
	if m.IntN(12) == 0 {
		s += "<w:rPr><w:vanish/></w:rPr>"
	}
	for range 1 + m.IntN(3) {
		s += m.one(m.text(), m.text(), m.text(), "<w:tab/>", "<w:br/>", `<w:sym w:font="Wingdings" w:char="F0A8"/>`, "<w:lastRenderedPageBreak/>", "<w:t/>")
	}
	if m.IntN(15) == 0 && m.id < 1000 {
		s += "<w:pict><v:textbox><w:txbxContent>" + m.paragraph() + "</w:txbxContent></v:textbox></w:pict>"
	}
	return s + "</w:r>"
}

func (m *maker) runs() string {
	m.id++
	id := fmt.Sprint(m.id)
	who := m.one("张三", "gaolint")
	switch m.IntN(12) {
	case 0:
		return `<w:ins w:id="` + id + `" w:author="` + who + `">` + m.run() + m.run() + `</w:ins>`
	case 1:
		return `<w:del w:id="` + id + `" w:author="` + who + `">` + strings.NewReplacer("<w:t>", "<w:delText>", "</w:t>", "</w:delText>", "<w:t ", "<w:delText ", "<w:t/>", "").Replace(m.run()) + `</w:del>`
	case 2:
		return `<w:hyperlink w:anchor="x">` + m.run() + `</w:hyperlink>`
	case 3:
		return `<w:sdt><w:sdtContent>` + m.run() + `</w:sdtContent></w:sdt>`
	case 4:
		return `<w:bookmarkStart w:id="` + id + `" w:name="x"/>` + m.run() + `<w:bookmarkEnd w:id="` + id + `"/><w:proofErr w:type="spellStart"/>`
	case 5:
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + m.run() + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	return m.run()
}

func (m *maker) paragraph() string {
	if m.IntN(10) == 0 {
		return "<w:p/>"
	}
	s := "<w:p>" + m.one("", "", `<w:pPr><w:pStyle w:val="H1"/></w:pPr>`, `<w:pPr><w:rPr><w:del w:id="5" w:author="x"/></w:rPr></w:pPr>`)
	for range m.IntN(4) {
		s += m.runs()
	}
	return s + "</w:p>"
}

func (m *maker) body() string {
	s := ""
	for range 1 + m.IntN(5) {
		if m.IntN(4) > 0 {
			s += m.paragraph()
			continue
		}
		s += "<w:tbl>"
		for range 1 + m.IntN(3) {
			s += "<w:tr>"
			for range 1 + m.IntN(3) {
				s += "<w:tc><w:tcPr>" + m.one("", `<w:gridSpan w:val="2"/>`, `<w:vMerge/>`, `<w:vMerge w:val="restart"/>`) + "</w:tcPr>" + m.paragraph()
				if m.IntN(4) == 0 {
					s += m.paragraph()
				}
				s += "</w:tc>"
			}
			s += "</w:tr>"
		}
		s += "</w:tbl>"
	}
	return s
}

// place is a random span between characters.
func (m *maker) place(text string) source.Span {
	at := m.IntN(len(text) + 1)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	end := min(len(text), at+m.IntN(12))
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return source.Span{Start: at, End: end}
}

// TestRandomDocuments: whatever is said to be editable can be written, and reads back as
// it should with the changes and without; written twice it is the same.
func TestRandomDocuments(t *testing.T) {
	made, inserted := 0, 0
	for seed := range uint64(300) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 1))}
		raw := word(t, m.body(), file{"numbering.xml", listParts}, file{"styles.xml", styleParts})
		d, err := Read(raw)
		require.NoError(t, err)
		var edits []source.Edit
		var notes []Note
		for range 12 {
			span := m.place(d.Text())
			notes = append(notes, Note{m.place(d.Text()), []string{"甲"}})
			e := source.Edit{Span: span, New: m.one("", "新", "新&<的", "，")}
			if !d.Editable(e) || e.New == "" && span.Empty() {
				continue
			}
			free := true
			for _, x := range edits {
				free = free && !x.Span.Touches(span) && d.cell(x.Span.Start) != d.cell(span.Start)
			}
			if free {
				edits = append(edits, e)
				made++
				if span.Empty() {
					inserted++
				}
			}
		}
		if len(d.Text()) == 0 {
			continue
		}
		out, err := d.Annotate(notes, edits)
		require.NoError(t, err, "%d: %q %v", seed, d.Text(), edits)
		require.NoError(t, wellFormed(partOf(t, out, "word/document.xml")), seed)
		again, err := Read(out)
		require.NoError(t, err)
		require.Equal(t, d.Text(), again.Text())
		twice, err := again.Annotate(notes, edits)
		require.NoError(t, err)
		last, err := Read(twice)
		require.NoError(t, err)
		require.Equal(t, d.Text(), last.Text())
		require.Equal(t, strings.Count(partOf(t, out, "word/comments.xml"), "<w:comment "), strings.Count(partOf(t, twice, "word/comments.xml"), "<w:comment "))
		for _, mark := range []string{"<w:commentReference ", "<w:commentRangeStart ", "<w:commentRangeEnd "} {
			require.Equal(t, len(notes), strings.Count(bodyOf(t, out), mark), seed)
			require.Equal(t, len(notes), strings.Count(bodyOf(t, twice), mark), seed)
		}
	}
	t.Logf("%d changes, %d of them insertions", made, inserted)
	require.Greater(t, made, 300)
}

// wellFormed asks another reader of XML.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestChanges: edits made one after the other are the same as edits of the text as it was.
func TestChanges(t *testing.T) {
	for seed := range uint64(500) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 2))}
		base := strings.Repeat("0123456789", 5)
		text, c := base, &Changes{}
		for range 4 {
			var edits []source.Edit
			for at := m.IntN(5); at < len(text); at += 1 + m.IntN(15) {
				end := min(len(text), at+m.IntN(4))
				edits = append(edits, source.Edit{Span: source.Span{Start: at, End: end}, New: m.one("", "x", "yz")})
				at = end + 1
			}
			for _, e := range edits {
				b := c.Base(e.Span)
				require.True(t, b.Start >= 0 && b.Start <= b.End && b.End <= len(base))
			}
			next, err := source.Apply(text, edits)
			require.NoError(t, err)
			c = c.With(edits, len(base))
			got, err := source.Apply(base, c.Edits())
			require.NoError(t, err)
			require.Equal(t, next, got, seed)
			text = next
		}
	}
}
