package docx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// changeOf makes edits that put new text in place of old, at its first occurrence.
func changeOf(t testing.TB, d *Document, pairs ...string) []source.Edit {
	var out []source.Edit
	for i := 0; i+1 < len(pairs); i += 2 {
		k := strings.Index(d.Text(), pairs[i])
		require.GreaterOrEqual(t, k, 0, pairs[i])
		e := source.Edit{Span: source.Span{Start: k, End: k + len(pairs[i])}, New: pairs[i+1]}
		require.True(t, d.Editable(e), "%v", pairs[i])
		out = append(out, e)
	}
	return out
}

// noteOn makes a note on the first occurrence of text.
func noteOn(t testing.TB, d *Document, text string) Note {
	k := strings.Index(d.Text(), text)
	require.GreaterOrEqual(t, k, 0, text)
	return Note{source.Span{Start: k, End: k + len(text)}, []string{"疑为错字，请核对：" + text}}
}

// bodyOf is what stands in the body of a file's main part.
func bodyOf(t testing.TB, raw []byte) string {
	s := partOf(t, raw, "word/document.xml")
	_, s, _ = strings.Cut(s, "<w:body>")
	s, _, _ = strings.Cut(s, "</w:body>")
	return s
}

// TestTrack: what a tracked change makes of the runs that it touches.
func TestTrack(t *testing.T) {
	const del, ins = `<w:del w:id="1" w:author="gaolint">`, `<w:ins w:id="2" w:author="gaolint">`
	keep := `<w:t xml:space="preserve">`
	for name, c := range map[string]struct {
		body, want string
		pairs      []string
	}{
		"within a run": {`<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>其它事项</w:t></w:r></w:p>`,
			`<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr>` + keep + `其</w:t></w:r>` + del + `<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">它</w:delText></w:r></w:del>` +
				ins + `<w:r><w:rPr><w:b/></w:rPr>` + keep + `他</w:t></w:r></w:ins><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr>` + keep + `事项</w:t></w:r></w:p>`, []string{"其它", "其他"}},
		"a whole run": {`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>`,
			`<w:p>` + del + `<w:r><w:delText xml:space="preserve">甲</w:delText></w:r></w:del>` + ins + `<w:r>` + keep + `丙</w:t></w:r></w:ins><w:r><w:t>乙</w:t></w:r></w:p>`, []string{"甲", "丙"}},
		"deletion":  {`<w:p><w:r><w:t>的的</w:t></w:r></w:p>`, `<w:p><w:r>` + keep + `的</w:t></w:r>` + del + `<w:r><w:delText xml:space="preserve">的</w:delText></w:r></w:del></w:p>`, []string{"的的", "的"}},
		"insertion": {`<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>`, `<w:p><w:r>` + keep + `甲</w:t></w:r><w:ins w:id="1" w:author="gaolint"><w:r>` + keep + `，</w:t></w:r></w:ins><w:r>` + keep + `乙</w:t></w:r></w:p>`, []string{"甲乙", "甲，乙"}},
		"over runs": {`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t>丙</w:t></w:r></w:p>`,
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:tab/></w:r>` + del + `<w:r><w:rPr><w:i/></w:rPr><w:delText xml:space="preserve">丙</w:delText></w:r></w:del>` + ins + `<w:r><w:rPr><w:i/></w:rPr>` + keep + `丁</w:t></w:r></w:ins></w:p>`, []string{"丙", "丁"}},
		"in an insertion of others": {`<w:p><w:ins w:id="9" w:author="x"><w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:ins w:id="9" w:author="x"><w:r>` + keep + `甲</w:t></w:r></w:ins><w:ins w:id="10" w:author="gaolint"><w:r>` + keep + `、</w:t></w:r></w:ins><w:ins w:id="9" w:author="x"><w:r>` + keep + `乙</w:t></w:r></w:ins></w:p>`, []string{"甲乙", "甲、乙"}},
		"entities": {`<w:p><w:r><w:t>&lt;甲&gt;</w:t></w:r></w:p>`, `<w:p>` + del + `<w:r><w:delText xml:space="preserve">&lt;</w:delText></w:r></w:del>` + ins + `<w:r>` + keep + `〈</w:t></w:r></w:ins><w:r>` + keep + `甲&gt;</w:t></w:r></w:p>`, []string{"<", "〈"}},
	} {
		t.Run(name, func(t *testing.T) {
			raw := word(t, c.body)
			d, err := Read(raw)
			require.NoError(t, err)
			out, err := d.Track(changeOf(t, d, c.pairs...))
			require.NoError(t, err)
			require.Equal(t, c.want, bodyOf(t, out))
		})
	}
}

// TestNothingElseChanges: entries that are not concerned keep their packed bytes, and
// without changes the file is the same.
func TestNothingElseChanges(t *testing.T) {
	raw := word(t, p("其它事项"), file{"styles.xml", styleParts}, file{"media.bin", strings.Repeat("image", 1000)})
	d, err := Read(raw)
	require.NoError(t, err)
	same, err := d.Track(nil)
	require.NoError(t, err)
	require.Equal(t, raw, same)
	same, err = d.Annotate(nil, nil)
	require.NoError(t, err)
	require.Equal(t, raw, same)
	out, err := d.Annotate([]Note{noteOn(t, d, "其它")}, changeOf(t, d, "其它", "其他"))
	require.NoError(t, err)
	before, err := unzip(raw)
	require.NoError(t, err)
	after, err := unzip(out)
	require.NoError(t, err)
	touched := map[string]bool{"word/document.xml": true, "[Content_Types].xml": true, "word/_rels/document.xml.rels": true}
	for i, f := range before.files.File {
		g := after.files.File[i]
		require.Equal(t, f.Name, g.Name)
		if touched[f.Name] {
			continue
		}
		a, err := f.OpenRaw()
		require.NoError(t, err)
		b, err := g.OpenRaw()
		require.NoError(t, err)
		var x, y bytes.Buffer
		_, err = x.ReadFrom(a)
		require.NoError(t, err)
		_, err = y.ReadFrom(b)
		require.NoError(t, err)
		require.Equal(t, x.Bytes(), y.Bytes(), f.Name)
	}
	require.Len(t, after.files.File, len(before.files.File)+1)
}

// TestComments: a comment stands around the words that it is about, or at the nearest
// place that can carry one.
func TestComments(t *testing.T) {
	note := func(id string) (start, end string) {
		return `<w:commentRangeStart w:id="` + id + `"/>`, `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	start, end := note("0")
	keep := `<w:t xml:space="preserve">`
	for name, c := range map[string]struct{ body, on, want string }{
		"within a run":  {`<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p>`, "乙", `<w:p><w:r>` + keep + `甲</w:t></w:r>` + start + `<w:r>` + keep + `乙</w:t></w:r>` + end + `<w:r>` + keep + `丙</w:t></w:r></w:p>`},
		"over runs":     {`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>`, "甲乙", `<w:p>` + start + `<w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>` + end + `</w:p>`},
		"an empty cell": {tbl(tr(tc("", "甲"), `<w:tc><w:p/></w:tc>`)), "||", tbl(tr(tc("", "甲"), `<w:tc><w:p>`+start+end+`</w:p></w:tc>`))},
		"a text box": {`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "框中",
			`<w:p>` + start + `<w:r><w:t>甲</w:t></w:r>` + end + `<w:r><w:pict><v:textbox><w:txbxContent>` + p("框中") + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(word(t, c.body))
			require.NoError(t, err)
			n := noteOn(t, d, c.on)
			if c.on == "||" {
				n.Span.Start++
			}
			out, err := d.Annotate([]Note{n}, nil)
			require.NoError(t, err)
			require.Equal(t, c.want, bodyOf(t, out))
			require.Contains(t, partOf(t, out, "word/comments.xml"), `w:author="gaolint"`)
		})
	}
}

// TestOwnAreReplaced: written a second time the file has the same comments and changes,
// not twice as many; those of others stay.
func TestOwnAreReplaced(t *testing.T) {
	theirs := `<w:comments ` + names + `><w:comment w:id="3" w:author="张三">` + p("看一下") + `</w:comment></w:comments>`
	body := `<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>其它事项，甲乙</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>` +
		`<w:p><w:del w:id="8" w:author="张三"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="9" w:author="张三"><w:r><w:t>新的的</w:t></w:r></w:ins></w:p>`
	raw := word(t, body, file{"comments.xml", theirs})
	d, err := Read(raw)
	require.NoError(t, err)
	write := func(d *Document) []byte {
		out, err := d.Annotate([]Note{noteOn(t, d, "其它"), noteOn(t, d, "的的")}, changeOf(t, d, "其它", "其他", "的的", "的"))
		require.NoError(t, err)
		return out
	}
	once := write(d)
	again, err := Read(once)
	require.NoError(t, err)
	require.Equal(t, d.Text(), again.Text())
	twice := write(again)
	require.Equal(t, bodyOf(t, once), bodyOf(t, twice))
	require.Equal(t, partOf(t, once, "word/comments.xml"), partOf(t, twice, "word/comments.xml"))
	require.Equal(t, once, twice)
	bare, err := again.Annotate(nil, nil)
	require.NoError(t, err)
	require.NotContains(t, bodyOf(t, bare), Author)
	require.Contains(t, bodyOf(t, bare), `<w:commentReference w:id="3"/>`)
	require.NotContains(t, bodyOf(t, bare), `<w:commentReference w:id="4"/>`)
	require.Equal(t, theirs, partOf(t, bare, "word/comments.xml"))
	// fix replaces the changes and leaves the comments.
	tracked, err := again.Track(nil)
	require.NoError(t, err)
	require.NotContains(t, bodyOf(t, tracked), Author)
	require.Contains(t, bodyOf(t, tracked), `<w:commentReference w:id="4"/>`)
}

// TestSigned: a file with a digital signature is not changed; a copy may carry comments.
func TestSigned(t *testing.T) {
	d, err := Read(word(t, p("其它事项"), file{"../_xmlsignatures/sig1.xml", "<x/>"}))
	require.Error(t, err, "names that climb are refused")
	require.Nil(t, d)
	plain := word(t, p("其它事项"))
	pk, err := unzip(plain)
	require.NoError(t, err)
	signed, err := pk.with(map[string][]byte{"_xmlsignatures/sig1.xml": []byte("<x/>")})
	require.NoError(t, err)
	d, err = Read(signed)
	require.NoError(t, err)
	_, err = d.Track(changeOf(t, d, "其它", "其他"))
	require.ErrorContains(t, err, "signature")
	_, err = d.Annotate([]Note{noteOn(t, d, "其它")}, changeOf(t, d, "其它", "其他"))
	require.NoError(t, err)
}

// TestBothBranches: a change in a text box is made in what is kept for older programs, too.
func TestBothBranches(t *testing.T) {
	box := func(content string) string {
		return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("甲其它乙") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	}
	for content, want := range map[string]int{p("甲其它乙"): 2, p("甲其它") + p("乙"): 1} {
		raw := word(t, box(content)+p("末"))
		d, err := Read(raw)
		require.NoError(t, err)
		out, err := d.Track(changeOf(t, d, "其它", "其他"))
		require.NoError(t, err)
		require.NoError(t, wellFormed(partOf(t, out, "word/document.xml")))
		require.Equal(t, want, strings.Count(bodyOf(t, out), `<w:delText xml:space="preserve">它</w:delText>`))
		again, err := Read(out)
		require.NoError(t, err)
		twice, err := again.Track(changeOf(t, again, "其它", "其他"))
		require.NoError(t, err)
		require.Equal(t, bodyOf(t, out), bodyOf(t, twice))
	}
}
