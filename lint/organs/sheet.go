package organs

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"gaolint/lint/source"
)

// rowsOf reads the rows of a file that are not empty.
func rowsOf(name string, data []byte) ([]row, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".txt", ".tsv":
		if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			return workbookRows(name, data)
		}
		return csvRows(name, data)
	case ".xlsx":
		return workbookRows(name, data)
	}
	return nil, fault(name, 0, "名单应为 .csv 或 .xlsx 文件。请在 WPS 或 Excel 中另存为 .xlsx", "a list is a .csv or .xlsx file; save it as .xlsx")
}

// csvRows reads comma-separated values; tabs, semicolons or wide commas part them if the
// first line has no comma.
func csvRows(name string, data []byte) ([]row, error) {
	text, _, err := source.Decode(data)
	if err != nil {
		at := new(source.DecodeError)
		line := 0
		if errors.As(err, &at) {
			line = at.Line
		}
		return nil, fault(name, line, "不能读取这个文件的编码。请另存为“CSV UTF-8”或 .xlsx", "this file is not in UTF-8; save it as “CSV UTF-8” or as .xlsx")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	for _, comma := range "\t;，" {
		if !strings.Contains(head, ",") && strings.ContainsRune(head, comma) {
			r.Comma = comma
		}
	}
	var rows []row
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if bad := new(csv.ParseError); errors.As(err, &bad) {
			return nil, fault(name, bad.StartLine, "引号没有成对。请用英文引号括起整格，或去掉这一行的引号", "the quotation marks of this line do not match")
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		if len(rows) > maxRows {
			return nil, fault(name, line, "名单的行数过多，请分成几份", "the list has too many rows; split it")
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			rows = append(rows, row{line, cells})
		}
	}
}
