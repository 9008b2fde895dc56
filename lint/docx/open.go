package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// pack is a Word file taken apart: its entries, and the parts that were read.
type pack struct {
	raw     []byte
	files   *zip.Reader
	entries map[string]*zip.File // by folded name
	left    int                  // bytes of XML that may still be read
	main    string               // name of the main part
}

// fold is a part's name as it is compared: without the leading slash, ASCII letters small.
func fold(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

const (
	typesName = "[Content_Types].xml"
	mainType  = "wordprocessingml.document.main+xml"
)

// mainTypes are what the main part of a Word file may be declared as.
var mainTypes = []string{
	mainType, "ms-word.document.macroEnabled.main+xml",
	"wordprocessingml.template.main+xml", "ms-word.template.macroEnabledTemplate.main+xml",
}

// Is tells whether the bytes are a Word file, whatever its name: a package that declares
// a text document. It does not tell whether it can be read.
func Is(raw []byte) bool {
	if !bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return false
	}
	p, err := unzip(raw)
	if err != nil {
		return false
	}
	_, err = p.mainPart()
	return err == nil
}

// unzip reads the directory of a package.
func unzip(raw []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errDamaged()
	}
	if len(z.File) > maxEntries {
		return nil, errUnsafe()
	}
	p := &pack{raw: raw, files: z, entries: make(map[string]*zip.File, len(z.File)), left: budget(raw)}
	for _, f := range z.File {
		name := fold(f.Name)
		if name == "" || strings.ContainsAny(name, "\\\x00") || path.IsAbs(name) || strings.Contains("/"+name+"/", "/../") || p.entries[name] != nil {
			return nil, errUnsafe()
		}
		p.entries[name] = f
	}
	return p, nil
}

// budget is how many bytes of XML may be read of a file.
func budget(raw []byte) int { return min(maxXML, freeXML+xmlRatio*len(raw)) }

// mostText is how many bytes of text a file may hold.
func (p *pack) mostText() int { return freeText + textRatio*len(p.raw) }

// again is the file to be read a second time.
func (p *pack) again() *pack {
	q := *p
	q.left = budget(p.raw)
	return &q
}

// read unpacks a part; nil if there is none of the name.
func (p *pack) read(name string) ([]byte, error) {
	f := p.entries[fold(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, &Error{"文件已加密，未检查；请去掉密码后另存为 .docx", "the file is encrypted; nothing was checked, save it without a password"}
	}
	r, err := f.Open()
	if err != nil {
		return nil, errDamaged()
	}
	defer r.Close() // errors of reading were met before
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, uint64(p.left))) + bytes.MinRead) // a hint and no more
	n, err := io.Copy(&b, io.LimitReader(r, int64(p.left)+1))
	switch {
	case int(n) > p.left:
		return nil, errTooLarge()
	case err != nil:
		return nil, errDamaged()
	}
	p.left -= int(n)
	return b.Bytes(), nil
}

// relation is a tie of a part to another.
type relation struct{ kind, target string }

// relations reads what a part is tied to, by the ties' names. What lies outside of the
// file is left out: it is never opened. Kind is the last part of the type's address.
func (p *pack) relations(part string) (map[string]relation, error) {
	data, err := p.read(relsName(part))
	if err != nil || data == nil {
		return nil, err
	}
	out := map[string]relation{}
	for s := newScanner(data); ; {
		if !s.next() {
			return out, s.err
		}
		if s.kind != startToken || string(s.local) != "Relationship" {
			continue
		}
		id, _ := s.attr(noSpace, "Id")
		kind, _ := s.attr(noSpace, "Type")
		target, _ := s.attr(noSpace, "Target")
		if mode, _ := s.attr(noSpace, "TargetMode"); strings.EqualFold(string(mode), "External") {
			continue
		}
		to := unescape(target)
		if !strings.HasPrefix(to, "/") {
			to = path.Join("/", path.Dir(part), to)
		}
		out[unescape(id)] = relation{path.Base(unescape(kind)), strings.TrimPrefix(path.Clean(to), "/")}
	}
}

// relsName is the name of the part that holds another's relations.
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// mainPart finds the part that holds the text and checks that it is that of a Word file.
func (p *pack) mainPart() (string, error) {
	types, err := p.read(typesName)
	if err != nil {
		return "", err
	}
	ties, err := p.relations("")
	if err != nil {
		return "", err
	}
	name := ""
	for _, r := range ties {
		if r.kind == "officeDocument" && (name == "" || r.target < name) {
			name = r.target
		}
	}
	if name == "" && p.entries["word/document.xml"] != nil {
		name = "word/document.xml" // WPS finds it without being told
	}
	if name == "" || p.entries[fold(name)] == nil {
		return "", p.other(types)
	}
	for _, t := range mainTypes {
		if bytes.Contains(types, []byte(t)) {
			return name, nil
		}
	}
	return "", p.other(types)
}

// other names what a package is that is no Word file.
func (p *pack) other(types []byte) error {
	say := func(zh, en string) error {
		return &Error{zh + "，不是 Word 文件，未检查；请把稿件另存为 .docx", en + ", not a Word file; nothing was checked, save the draft as .docx"}
	}
	mimetype, _ := p.read("mimetype") // a file that cannot be read names nothing
	switch {
	case bytes.Contains(types, []byte("spreadsheetml")):
		return say("是 Excel 表格", "a spreadsheet (Excel)")
	case bytes.Contains(types, []byte("presentationml")):
		return say("是 PowerPoint 演示文稿", "a presentation (PowerPoint)")
	case bytes.Contains(types, []byte("wordprocessingml")):
		return errDamaged()
	case bytes.HasPrefix(mimetype, []byte("application/vnd.oasis.opendocument")):
		return say("是 OpenDocument 文件", "an OpenDocument file")
	case p.entries["ofd.xml"] != nil:
		return say("是 OFD 版式文件", "an OFD file")
	}
	return say("是压缩包", "a zip archive")
}

// openPack opens a Word file.
func openPack(raw []byte) (*pack, error) {
	switch {
	case len(raw) == 0:
		return nil, &Error{"文件是空的，未检查", "the file is empty; nothing was checked"}
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")):
		return nil, &Error{"是旧格式（.doc）或加了密码的文件，未检查；请在 Word 或 WPS 中另存为不加密码的 .docx", "an old .doc file or an encrypted one; nothing was checked, save it as .docx without a password"}
	case !bytes.HasPrefix(raw, []byte("PK")):
		return nil, &Error{"不是 Word 文件，未检查；请在 Word 或 WPS 中打开后另存为 .docx", "not a Word file; nothing was checked, open it in Word or WPS and save it as .docx"}
	}
	p, err := unzip(raw)
	if err != nil {
		return nil, err
	}
	if p.main, err = p.mainPart(); err != nil {
		return nil, err
	}
	return p, nil
}
