package organs

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// The bounds of a workbook: bytes read of one part, its parts, cells of a row, and bytes
// of all texts together. They count what is read, not what the file says of itself.
const (
	maxPart  = 16 << 20
	maxParts = 4096
	maxCells = 64
	maxText  = 16 << 20
)

var (
	errTooLarge = errors.New("too large")
	errNoSheet  = errors.New("no sheet")
	errDoctype  = errors.New("document type")
)

// workbookRows reads the first sheet that is not hidden.
func workbookRows(name string, data []byte) ([]row, error) {
	b, err := openBook(data)
	var rows []row
	if err == nil {
		rows, err = b.rows()
	}
	switch {
	case err == nil:
		return rows, nil
	case errors.Is(err, errTooLarge):
		return nil, fault(name, 0, "工作簿太大。请只保留机关名单一个工作表", "the workbook is too large; keep the sheet with the organs alone")
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return nil, fault(name, 0, "这是旧格式 .xls 或加密的文件。请另存为不加密的 .xlsx", "this is an old .xls or an encrypted file; save it as .xlsx without a password")
	}
	return nil, fault(name, 0, "不能读取这个工作簿。请在 WPS 或 Excel 中另存为 .xlsx", "this workbook cannot be read; save it again as .xlsx")
}

// book is a workbook that is being read.
type book struct {
	parts   map[string]*zip.File
	strings []string
	text    int // bytes of all texts taken up so far
}

func openBook(data []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxParts {
		return nil, errTooLarge
	}
	b := &book{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		b.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	return b, nil
}

// rows reads the sheet with its shared texts.
func (b *book) rows() ([]row, error) {
	sheet, err := b.sheet()
	if err != nil {
		return nil, err
	}
	if b.parts["xl/sharedStrings.xml"] != nil {
		if err := b.shared(); err != nil {
			return nil, err
		}
	}
	s := &sheetReader{book: b}
	if err := b.each(sheet, s.token); err != nil {
		return nil, err
	}
	return s.rows, nil
}

// each hands the elements and texts of a part to a function. Entities beyond XML's own and
// document types are refused.
func (b *book) each(part string, do func(xml.Token) error) error {
	f := b.parts[part]
	if f == nil {
		return errNoSheet
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart + 1}
	d := xml.NewDecoder(limited)
	for {
		t, err := d.Token()
		if limited.N <= 0 {
			return errTooLarge
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, ok := t.(xml.Directive); ok {
			return errDoctype
		}
		if err := do(t); err != nil {
			return err
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheet finds the part of the first sheet that is not hidden.
func (b *book) sheet() (string, error) {
	id := ""
	err := b.each("xl/workbook.xml", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sheet" && id == "" && attribute(e, "state") != "hidden" && attribute(e, "state") != "veryHidden" {
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	target := ""
	err = b.each("xl/_rels/workbook.xml.rels", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && attribute(e, "Id") == id && id != "" {
			target = attribute(e, "Target")
		}
		return nil
	})
	if err != nil || target == "" {
		return "", errNoSheet
	}
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/"), nil
	}
	return path.Join("xl", target), nil
}

// take counts a text that is kept.
func (b *book) take(s string) error {
	if b.text += len(s); b.text > maxText {
		return errTooLarge
	}
	return nil
}

// shared reads the texts that cells refer to by number.
func (b *book) shared() error {
	var text strings.Builder
	phonetic, inText := 0, false
	return b.each("xl/sharedStrings.xml", func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "rPh":
				phonetic++
			case "t":
				inText = phonetic == 0
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				b.strings = append(b.strings, text.String())
				return b.take(text.String() + "        ")
			case "rPh":
				phonetic--
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
		return nil
	})
}

// sheetReader takes rows from the elements of a sheet.
type sheetReader struct {
	book   *book
	rows   []row
	row    row
	column int
	kind   string
	value  strings.Builder
	inside bool
}

func (s *sheetReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return s.start(t)
	case xml.CharData:
		if s.inside {
			s.value.Write(t)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "v", "t":
			s.inside = false
		case "c":
			return s.cell()
		case "row":
			if strings.TrimSpace(strings.Join(s.row.cells, "")) != "" {
				s.rows = append(s.rows, s.row)
			}
			if len(s.rows) > maxRows+1 {
				return errTooLarge
			}
		}
	}
	return nil
}

func (s *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		line := s.row.line + 1
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n > 0 {
			line = n
		}
		s.row, s.column = row{line: line}, -1
	case "c":
		s.column++
		if at := columnNumber(attribute(e, "r")); at >= 0 {
			s.column = at
		}
		s.kind = attribute(e, "t")
		s.value.Reset()
	case "v", "t":
		s.inside = true
	}
	return nil
}

// columnNumber reads the letters of a cell's name, AB12, from 0; -1 if it has none.
func columnNumber(name string) int {
	n := 0
	for i := 0; i < len(name) && name[i] >= 'A' && name[i] <= 'Z' && n < 1<<20; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}

// cell takes up a cell's value.
func (s *sheetReader) cell() error {
	text := s.value.String()
	if text == "" {
		return nil
	}
	if s.column >= maxCells || s.column < 0 {
		return errTooLarge
	}
	if s.kind == "s" {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n >= len(s.book.strings) {
			return errNoSheet
		}
		text = s.book.strings[n]
	}
	if err := s.book.take(text); err != nil {
		return err
	}
	for len(s.row.cells) <= s.column {
		s.row.cells = append(s.row.cells, "")
	}
	s.row.cells[s.column] = text
	return nil
}
