package input_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/input"
	"gaolint/lint/source"
)

func TestKinds(t *testing.T) {
	for name, want := range map[string]struct{ reads, draft bool }{
		"稿.md": {true, true}, "稿.MD": {true, true}, "稿.txt": {true, true}, "稿.markdown": {true, true}, "a.b/稿.TXT": {true, true},
		"稿.html": {true, true}, "稿.HTM": {true, true}, "稿.csv": {true, true},
		"稿": {true, false}, "-": {true, false}, "dir.docx/稿": {true, false},
		"稿.doc": {true, false}, "稿.pdf": {true, false}, "稿.WPS": {true, false}, "稿.rar": {true, false},
		"稿.md.bak": {}, "稿.": {}, "稿.xhtml": {}, "稿.go": {},
	} {
		require.Equal(t, want.reads, input.Reads(name), name)
		require.Equal(t, want.draft, input.Draft(name), name)
	}
}

func TestPlain(t *testing.T) {
	x, err := input.Read("稿.md", []byte("\uFEFF甲\r乙"))
	require.NoError(t, err)
	require.Same(t, x.Doc, x.File)
	require.Equal(t, "甲\r乙", x.Doc.Text())
	require.Equal(t, "稿.md", x.Doc.Name())
	require.Equal(t, 2, x.Doc.Lines())
	require.Equal(t, "\uFEFF甲\r乙", string(encoded(t, x)))
	s := source.Span{Start: 1, End: 4}
	require.Equal(t, s, x.Span(s))
	require.Empty(t, x.Place(s))
	edits := []source.Edit{{Span: source.Span{Start: 0, End: 3}, New: "<\n&"}}
	carried, ok := x.Edits(edits)
	require.True(t, ok)
	require.Equal(t, edits, carried)
	again, err := x.Apply(edits)
	require.NoError(t, err)
	require.Equal(t, "<\n&\r乙", again.Doc.Text())
	require.Equal(t, x.Format, again.Format)
}

func encoded(t *testing.T, x *input.Text) []byte {
	raw, err := x.Format.Encode(x.File.Text())
	require.NoError(t, err)
	return raw
}

// zip and ole begin files as packers and the older office programs write them.
const (
	zip = "PK\x03\x04\x14\x00"
	ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// wide is the name of a stream as such files have it.
func wide(s string) string {
	var out []byte
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return string(out)
}

// TestForeign: what a file is its content tells, and each kind has its name.
func TestForeign(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want input.Foreign
	}{
		"a.pdf": {"%PDF-1.7", input.PDF}, "a.txt": {"%PDF-1.7", input.PDF}, "-": {"%PDF-1.7", input.PDF},
		"a.doc": {ole + wide("WordDocument"), input.OldWord}, "b.docx": {ole + wide("EncryptedPackage"), input.Locked},
		"a.wps": {ole + wide("WordDocument"), input.OldWPS}, "a.xls": {ole + wide("Workbook"), input.Spreadsheet}, "a.et": {ole, input.Spreadsheet},
		"b.doc": {`{\rtf1\ansi`, input.RTF}, "a.rtf": {`{\rtf1`, input.RTF}, "a.rar": {"Rar!\x1a\x07\x01\x00", input.Archive}, "a.7z": {"7z\xbc\xaf\x27\x1c", input.Archive},
		"a.zip": {zip + "a.docx", input.Archive}, "a.ofd": {zip + "OFD.xml", input.OFD}, "a.xlsx": {zip + "xl/workbook.xml", input.Spreadsheet},
		"a.odt": {zip + "mimetypeapplication/vnd.oasis.opendocument.text", input.OpenText}, "c.doc": {zip + "ppt/presentation.xml", input.Slides},
		"a.mht": {"MIME-Version: 1.0\nContent-Type: multipart/related\n", input.WebArchive},
		"d.doc": {"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument>", input.WordXML},
		"a.go":  {"package a", input.OtherFile}, "a.xhtml": {"<html>", input.OtherFile},
	} {
		_, err := input.Read(name, []byte(c.raw))
		var kind *input.KindError
		require.ErrorAs(t, err, &kind, name)
		require.Equal(t, c.want, kind.Kind, name)
		require.NotEmpty(t, kind.Error())
	}
}

// TestMisnamed: pages and texts are read whatever the file is called.
func TestMisnamed(t *testing.T) {
	for name, raw := range map[string]string{
		"a.doc": "<html><head><meta charset=gb2312></head><body><p>\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2</body></html>",
		"b.doc": "\uFEFF<!DOCTYPE html><p>政府信息", "c.txt": "\n <HTML><p>政府信息", "d.wps": "<?xml version='1.0'?><html xmlns='x'><p>政府信息</p></html>",
	} {
		x, err := input.Read(name, []byte(raw))
		require.NoError(t, err, name)
		require.Equal(t, "政府信息\n", x.Doc.Text(), name)
		require.Equal(t, raw, string(encoded(t, x)), name)
		at := strings.Index(x.Doc.Text(), "信息")
		again, err := x.Apply([]source.Edit{{Span: source.Span{Start: at, End: at + 6}, New: "数据"}})
		require.NoError(t, err)
		require.Equal(t, "政府数据\n", again.Doc.Text(), name)
	}
	for name, raw := range map[string]string{"a.doc": "政府信息公开工作", "a.md": "用 <html> 标记", "a.rtf": "政府信息", "a.csv": "<html>,政府\n"} {
		x, err := input.Read(name, []byte(raw))
		require.NoError(t, err, name)
		require.Equal(t, raw, x.File.Text(), name)
	}
}

func TestRefused(t *testing.T) {
	_, err := input.Read("稿.md", []byte("甲\xff"))
	var decode *source.DecodeError
	require.ErrorAs(t, err, &decode)
	require.Equal(t, 2, decode.Column)
	_, err = input.ReadIn("稿.md", []byte("甲"), source.UTF16LE)
	require.ErrorAs(t, err, &decode)
}

// TestCharsets: a page's own word is believed where it can be true, UTF-8 always is.
func TestCharsets(t *testing.T) {
	short := "\xd1\xee" // 杨 in GBK, too short to tell
	for raw, want := range map[string]source.Charset{
		"<meta charset=gb2312><p>政府": source.PlainUTF8, "<meta charset=gbk><p>" + short: source.GBK,
		`<meta http-equiv="Content-Type" content="text/html; charset=GB2312"><p>` + short: source.GBK,
		`<?xml version="1.0" encoding="gb18030"?><p>` + short:                             source.GBK,
		"<meta charset=utf-8><p>\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2":                         source.GBK,
		"<meta charset=big5><p>\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2":                          source.GBK,
	} {
		x, err := input.Read("a.html", []byte(raw))
		require.NoError(t, err, "%q", raw)
		require.Equal(t, want, x.Format.Charset, "%q", raw)
		require.Equal(t, raw, string(encoded(t, x)))
	}
	_, err := input.Read("a.html", []byte("<p>"+short))
	require.Error(t, err)
	x, err := input.ReadIn("a.html", []byte("<p>"+short), source.GB18030)
	require.NoError(t, err)
	require.Equal(t, "杨\n", x.Doc.Text())
}
