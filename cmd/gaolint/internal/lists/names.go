package lists

import (
	"bytes"
	"errors"
	"strings"

	"gaolint/lint/source"
)

// ErrQuoted is the error of a name in quotation marks that does not end as it began.
var ErrQuoted = errors.New("a name in quotation marks is not closed")

// Names reads a list of file names: separated by NUL bytes if there is one, else one a
// line. A line in quotation marks is read as git writes names with unusual characters:
// "\346\226\260.md". A list in UTF-16, as some shells write them, is read too. The error
// comes with the line, from 1, on which it stands.
func Names(data []byte) (names []string, line int, err error) {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\xef\xbb\xbf"} {
		if !bytes.HasPrefix(data, []byte(mark)) {
			continue
		}
		text, _, err := source.Decode(data)
		if err != nil {
			return nil, 1, err
		}
		data = []byte(text)
		break
	}
	if bytes.IndexByte(data, 0) >= 0 {
		for name := range bytes.SplitSeq(data, []byte{0}) {
			if len(name) > 0 {
				names = append(names, string(name))
			}
		}
		return names, 0, nil
	}
	for row := range strings.SplitSeq(string(data), "\n") {
		line++
		row = strings.TrimSuffix(row, "\r")
		if strings.HasPrefix(row, `"`) {
			if row, err = unquote(row); err != nil {
				return nil, line, err
			}
		}
		if row != "" {
			names = append(names, row)
		}
	}
	return names, 0, nil
}

// unquote reads a name as git quotes it: like a string of C.
func unquote(s string) (string, error) {
	if len(s) < 2 || s[len(s)-1] != '"' {
		return "", ErrQuoted
	}
	s = s[1 : len(s)-1]
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out = append(out, s[i])
			continue
		}
		i++
		if i == len(s) {
			return "", ErrQuoted
		}
		if c := strings.IndexByte(`abtnvfr`, s[i]); c >= 0 {
			out = append(out, "\a\b\t\n\v\f\r"[c])
			continue
		}
		if s[i] < '0' || s[i] > '3' || i+2 >= len(s) {
			out = append(out, s[i])
			continue
		}
		value := 0
		for range 3 {
			value = value<<3 | int(s[i]-'0')&7
			i++
		}
		i--
		out = append(out, byte(value))
	}
	return string(out), nil
}
