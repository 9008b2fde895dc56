package listcount

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// inFront compares the count with the names right in front of it: “A”“B”“C”三个栏目, or
// names of one make without quotation marks, 县教育局、县财政局、县水利局三个部门. A slip leaves
// out one; more may have been left out with intent.
func (c *counter) inFront() {
	head, open := strings.CutSuffix(c.s[:c.number.Span.Start], "等")
	n, start := quoted(head)
	unquoted := n < 2
	if unquoted {
		n, start = alike(head)
	}
	if n < 2 || n == c.want || open && n < c.want || n < c.want-1 || unquoted && n > c.want+1 {
		return
	}
	noun := skipNoun(c.s, c.number.UnitSpan.End)
	words := c.s[c.number.UnitSpan.End:noun]
	if marks.StartsWith(words, []string{"月", "工作日", "以上", "以内"}) || marks.HoldsAny(words, []string{"和", "与", "及"}) {
		return
	}
	c.report(source.Span{Start: c.number.Span.Start, End: max(noun, c.number.UnitSpan.End)}, source.Span{Start: start, End: len(head)}, n)
}

// quoted counts the names in quotation marks that the text ends in, and gives their start.
func quoted(head string) (n, start int) {
	for {
		r, size := utf8.DecodeLastRuneInString(head)
		mark := ""
		switch r {
		case '”':
			mark = "“"
		case '》':
			mark = "《"
		case '、', '和', '及', '与':
			if n > 0 {
				head = head[:len(head)-size]
				continue
			}
		}
		from := max(0, len(head)-maxName)
		k := strings.LastIndex(head[from:], mark)
		if mark == "" || k < 0 || n > maxCount {
			return n, len(head)
		}
		head = head[:from+k]
		n++
	}
}

const (
	// maxName bounds a name, in bytes.
	maxName = 40 * len("一")
	// maxCount bounds the names that are counted.
	maxCount = 40
)

// alike counts the names between 、 that the text ends in, if they are of one make: as long
// as one another or ending in one character. In front of the first there may be other words.
func alike(head string) (n, start int) {
	size, last := 0, ""
	for rest := head; ; {
		k, name := len(rest), 0
		var end rune
		for k > 0 && name <= maxName/3 {
			r, w := utf8.DecodeLastRuneInString(rest[:k])
			if !zh.IsHan(r) || r == '和' || r == '及' || r == '与' || r == '或' || r == '等' || r == '的' {
				break
			}
			if name == 0 {
				end = r
			}
			k -= w
			name++
		}
		mark, w := utf8.DecodeLastRuneInString(rest[:k])
		if n == 0 {
			size, last = name, string(end)
		}
		first := mark != '、'
		if name < 2 || !first && name > 8 || name > maxName/3 || n > maxCount || k > 0 && first && !plainStart(mark) || first && name < size && string(end) != last {
			return 0, 0
		}
		if string(end) != last {
			last = ""
		}
		if !first && name != size {
			size = -1
		}
		n++
		if first {
			if last == "" && size < 0 || n < 3 {
				return 0, 0
			}
			return n, k
		}
		rest = rest[:k-w]
	}
}

// plainStart: the list begins behind the mark; behind 和 or a bracket it may not.
func plainStart(r rune) bool {
	return marks.IsStop(r) || marks.IsComma(r) || marks.IsColon(r) || r == '”' || r == '》'
}
