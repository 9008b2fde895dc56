package input

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"gaolint/lint/source"
)

// Foreign is a kind of file that is known and not read.
type Foreign uint8

// The kinds of files that are named to users, who are told what to do with each.
const (
	NoForeign Foreign = iota
	// OtherFile is a file of no known kind.
	OtherFile
	PDF
	OFD
	// OldWord is Word's of 97 to 2003, .doc.
	OldWord
	// OldWPS is that of WPS, .wps.
	OldWPS
	RTF
	// OpenText is that of LibreOffice, .odt.
	OpenText
	// WebArchive is a page with its pictures in one file, .mht.
	WebArchive
	// WordXML is a Word file of 2003 in XML.
	WordXML
	// Spreadsheet is one of Excel or WPS: .xls, .xlsx, .et.
	Spreadsheet
	// Slides is a presentation.
	Slides
	// Archive is a packed file: .zip, .rar, .7z.
	Archive
	// Locked is an office file with a password.
	Locked
	// DamagedWord is a file called .docx that is none.
	DamagedWord
)

var foreignNames = [...]string{
	OtherFile: "this kind of file", PDF: "PDF", OFD: "OFD", OldWord: "Word 97–2003 (.doc)", OldWPS: "WPS (.wps)", RTF: "RTF",
	OpenText: "OpenDocument (.odt)", WebArchive: "web archive (.mht)", WordXML: "Word 2003 XML", Spreadsheet: "spreadsheet",
	Slides: "presentation", Archive: "archive", Locked: "office file with a password", DamagedWord: "damaged .docx",
}

// String is the kind's English name.
func (f Foreign) String() string { return foreignNames[f] }

// KindError is a file of a kind that cannot be read.
type KindError struct {
	Name string
	Kind Foreign
}

func (e *KindError) Error() string {
	if e.Kind == OtherFile {
		return fmt.Sprintf("cannot read %s files; save the draft as .docx, .txt or .md", filepath.Ext(e.Name))
	}
	return fmt.Sprintf("cannot read a %s", e.Kind)
}

// recognise tells what a file is: by its first bytes, and where these say nothing, by its
// name.
func recognise(name string, raw []byte) (kind, error) {
	k := kindOf(name)
	if k == unread {
		return k, &KindError{name, OtherFile}
	}
	if f := foreign(name, raw); f != NoForeign {
		return k, &KindError{name, f}
	}
	if k == paper && strings.EqualFold(filepath.Ext(name), ".docx") && !printable(raw) {
		return k, &KindError{name, DamagedWord}
	}
	return k, nil
}

// foreign names a file by its first bytes.
func foreign(name string, raw []byte) Foreign {
	begins := func(s string) bool { return bytes.HasPrefix(raw, []byte(s)) }
	switch {
	case begins("%PDF-"):
		return PDF
	case begins(`{\rtf`):
		return RTF
	case begins("Rar!\x1a\x07"), begins("7z\xbc\xaf\x27\x1c"), begins("PK\x05\x06"):
		return Archive
	case begins("PK\x03\x04"):
		return packed(raw)
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return compound(name, raw)
	}
	return NoForeign
}

// packed tells what a file of the ZIP kind is by the names of its parts.
func packed(raw []byte) Foreign {
	for _, part := range []struct {
		name string
		kind Foreign
	}{
		{"word/document.xml", DamagedWord}, {"xl/workbook.", Spreadsheet}, {"ppt/presentation.xml", Slides}, {"OFD.xml", OFD},
		{"mimetypeapplication/vnd.oasis.opendocument.text", OpenText}, {"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Spreadsheet},
	} {
		if bytes.Contains(raw, []byte(part.name)) {
			return part.kind
		}
	}
	return Archive
}

// compound tells what a file of the older office programs is: by the names of its streams,
// and by its own where two programs use the same.
func compound(name string, raw []byte) Foreign {
	has := func(s string) bool {
		var wide []byte
		for i := range len(s) {
			wide = append(wide, s[i], 0)
		}
		return bytes.Contains(raw, wide)
	}
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case has("EncryptedPackage"):
		return Locked
	case ext == ".wps":
		return OldWPS
	case has("WordDocument"):
		return OldWord
	case has("Workbook"), ext == ".xls", ext == ".et":
		return Spreadsheet
	case has("PowerPoint Document"):
		return Slides
	}
	return OldWord
}

// foreignText names a file that is text, but not that of a draft.
func foreignText(text string) Foreign {
	head := text[:min(len(text), 4<<10)]
	lower := strings.ToLower(head)
	switch {
	case strings.HasPrefix(lower, "mime-version:") || strings.Contains(lower, "\nmime-version:") && strings.Contains(lower, "multipart/related"):
		return WebArchive
	case strings.HasPrefix(strings.TrimLeft(lower, " \t\r\n"), "<?xml") && (strings.Contains(lower, "<w:worddocument") || strings.Contains(lower, "word.document") || strings.Contains(lower, "<pkg:package")):
		return WordXML
	}
	return NoForeign
}

// beginsPage tells whether a text is a whole page, whatever the file is called.
func beginsPage(text string) bool {
	s := strings.TrimLeft(text[:min(len(text), 1<<10)], " \t\r\n")
	if s == "" || s[0] != '<' {
		return false
	}
	if strings.HasPrefix(s, "<?xml") {
		_, s, _ = strings.Cut(s, "?>")
		s = strings.TrimLeft(s, " \t\r\n")
	}
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html") && len(s) > 5 && strings.IndexByte(" >\t\r\n", s[5]) >= 0
}

// printable tells whether the beginning of a file may be text in some charset.
func printable(raw []byte) bool {
	head := raw[:min(len(raw), 512)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	return !bytes.HasPrefix(head, []byte("PK")) && bytes.IndexFunc(head, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' }) < 0
}

// declared is the charset that a page names in its head.
func declared(raw []byte) (source.Charset, bool) {
	head := raw[:min(len(raw), 4<<10)]
	if bytes.IndexByte(head, '<') < 0 {
		return 0, false
	}
	head = bytes.ToLower(head)
	for _, key := range []string{"charset", "encoding"} {
		at := bytes.Index(head, []byte(key))
		if at < 0 {
			continue
		}
		rest := bytes.TrimLeft(head[at+len(key):], " \t\r\n")
		if len(rest) == 0 || rest[0] != '=' {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n\"'")
		end := bytes.IndexAny(rest, "\"' \t\r\n;/>?")
		if end < 0 {
			continue
		}
		if c, ok := source.ParseCharset(string(rest[:end])); ok && c != source.UTF16LE && c != source.UTF16BE {
			return c, true
		}
	}
	return 0, false
}
