package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// commentFile is the part that holds the comments.
type commentFile struct {
	mint
	name string
	data []byte // without gaolint's own; nil if there is none yet
	own  map[string]bool
	next int // number of the next comment
}

const (
	wordNamespace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	commentsType    = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	tiesNamespace   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	strictTies      = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
)

// readComments reads the comments and takes gaolint's out.
func (w *marker) readComments() (*commentFile, error) {
	f := &commentFile{mint: mint{"w:", w.strict}, own: map[string]bool{}}
	for _, t := range w.ties {
		if t.kind == "comments" && w.pack.entries[fold(t.target)] != nil && (f.name == "" || t.target < f.name) {
			f.name = t.target
		}
	}
	data, err := w.pack.again().read(f.name)
	if err != nil || data == nil {
		f.name = ""
		return f, err
	}
	var list []splice
	s := newScanner(data)
	for s.next() {
		if s.kind != startToken {
			continue
		}
		switch {
		case s.is("comments"):
			f.prefix = string(s.prefix)
			if s.empty { // opened, so that comments can be added
				name := f.prefix + "comments"
				list = append(list, splice{s.to - 2, s.to, "></" + name + ">"})
			}
		case s.is("comment"):
			id, _ := s.attr(wordSpace, "id")
			from := s.from
			if s.isOwn() {
				f.own[string(id)] = true
				if s.skip() {
					list = append(list, splice{from, s.to, ""})
				}
			} else {
				if n, ok := atoi(string(id)); ok && n >= f.next {
					f.next = n + 1
				}
				s.skip()
			}
		}
	}
	f.data = spliced(data, list)
	return f, s.err
}

// commentText is a comment as its part holds it.
func commentText(m mint, id int, lines []string) string {
	var b strings.Builder
	b.WriteString(m.tag("comment", "id", fmt.Sprint(id), "author", Author, "initials", "gl"))
	for _, l := range lines {
		b.WriteString(m.tag("p") + m.tag("r") + m.keeping(false) + escape(l) + m.end("t") + m.end("r") + m.end("p"))
	}
	b.WriteString(m.end("comment"))
	return b.String()
}

// write adds comments, and the part for them if there is none.
func (f *commentFile) write(w *marker, comments string, changed map[string][]byte) error {
	if f.data != nil {
		data, err := appended(f.data, func(string) string { return comments })
		changed[f.name] = data
		return err
	}
	tie := tiesNamespace + "comments"
	if w.strict {
		tie = strictTies + "comments"
	}
	dir := path.Dir(w.pack.main)
	name := path.Join(dir, "comments.xml")
	for i := 1; w.pack.entries[fold(name)] != nil; i++ {
		name = path.Join(dir, fmt.Sprintf("comments%d.xml", i))
	}
	changed[name] = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:comments xmlns:w="` + f.namespace() + `">` + comments + `</w:comments>`)
	return w.declare(name, tie, changed)
}

// declare ties a new part to the main one and tells its type.
func (w *marker) declare(name, tie string, changed map[string][]byte) error {
	p := w.pack.again()
	types, err := p.read(typesName)
	if err == nil {
		types, err = appended(types, func(prefix string) string {
			return "<" + prefix + `Override PartName="/` + escape(name) + `" ContentType="` + commentsType + `"/>`
		})
	}
	if err != nil {
		return err
	}
	changed[typesName] = types
	id := "rIdGaolint"
	for i := 1; ; i++ {
		if _, taken := w.ties[id]; !taken {
			break
		}
		id = fmt.Sprintf("rIdGaolint%d", i)
	}
	rels, err := p.read(relsName(p.main))
	if err != nil {
		return err
	}
	if rels == nil {
		rels = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	rels, err = appended(rels, func(prefix string) string {
		return "<" + prefix + `Relationship Id="` + id + `" Type="` + tie + `" Target="` + escape(path.Base(name)) + `"/>`
	})
	changed[relsName(p.main)] = rels
	return err
}

// appended is a part with elements added at the end of its root; they are made for the
// root's prefix.
func appended(data []byte, make func(prefix string) string) ([]byte, error) {
	s := newScanner(data)
	var list []splice
	for s.next() {
		switch {
		case s.kind == startToken && s.depth() == 1 && s.empty:
			name := string(s.prefix) + string(s.local)
			list = append(list, splice{s.to - 2, s.to, ">" + make(string(s.prefix)) + "</" + name + ">"})
		case s.kind == endToken && s.depth() == 1 && !s.empty:
			list = append(list, splice{s.from, s.from, make(string(s.prefix))})
		}
	}
	if s.err != nil {
		return nil, s.err
	}
	if len(list) == 0 {
		return nil, errDamaged()
	}
	return spliced(data, list), nil
}

// with is the file with parts changed or added, by their names. All other entries keep
// their packed bytes.
func (p *pack) with(changed map[string][]byte) ([]byte, error) {
	if len(changed) == 0 {
		return p.raw, nil
	}
	var b bytes.Buffer
	b.Grow(len(p.raw) + len(p.raw)/8)
	z := zip.NewWriter(&b)
	err := p.copyWith(z, changed)
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return nil, &Error{"无法重新打包，未写入：" + err.Error(), "cannot be packed again, nothing was written: " + err.Error()}
	}
	return b.Bytes(), nil
}

func (p *pack) copyWith(z *zip.Writer, changed map[string][]byte) error {
	names := map[string]string{}
	for name := range changed {
		names[fold(name)] = name
	}
	for _, f := range p.files.File {
		name, ok := names[fold(f.Name)]
		if !ok {
			if err := z.Copy(f); err != nil {
				return err
			}
			continue
		}
		delete(names, fold(f.Name))
		if err := store(z, f.Name, f, changed[name]); err != nil {
			return err
		}
	}
	for _, fresh := range slices.Sorted(maps.Values(names)) {
		if err := store(z, fresh, nil, changed[fresh]); err != nil {
			return err
		}
	}
	return z.SetComment(p.files.Comment)
}

// store writes an entry with the time of the one that it takes the place of.
func store(z *zip.Writer, name string, was *zip.File, data []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	if was != nil {
		//lint:ignore SA1019 the packed form, as it was
		h.ModifiedDate, h.ModifiedTime = was.ModifiedDate, was.ModifiedTime
	}
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
