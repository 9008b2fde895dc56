package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/strict"
	"gaolint/rules/dictionary"
)

// WordList is a dictionary in a file of its own or in a configuration.
type WordList struct {
	// Name is the file's name as the configuration or the user has it.
	Name   string
	Allow  []Listed
	Forbid []Listed
}

// Listed is a word of a list with the line, from 1, on which it stands.
type Listed struct {
	Forbidden
	Line int
}

// WordFault is what is wrong with a row of a word list. Line and Column count from 1,
// columns in code points.
type WordFault struct {
	Line, Column int
	lint.Text
}

// allowed begins the row of a word that is always right.
const allowed = '+'

// wordColumns are what the columns of a row hold.
const wordColumns = 4

// ParseWords reads a word list: a row for each word, its columns parted by tabs: the
// forbidden word, what to write instead, the reason, the severity; only the first must
// stand. A row that begins with + is a word that is always right, with its reason in the
// third column; # begins a comment.
func ParseWords(name string, data []byte) (*WordList, []WordFault) {
	l := &WordList{Name: name}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if i := invalid(text); i >= 0 {
		line := strings.Count(text[:i], "\n") + 1
		column := utf8.RuneCountInString(text[strings.LastIndexByte(text[:i], '\n')+1:i]) + 1
		return l, []WordFault{{line, column, lint.Textf("不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8; save it as UTF-8")}}
	}
	var faults []WordFault
	n := 0
	for row := range strings.SplitSeq(text, "\n") {
		n++
		row = strings.TrimSuffix(row, "\r")
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		w, yes, fault := parseRow(row)
		if fault != nil {
			fault.Line = n
			faults = append(faults, *fault)
			continue
		}
		if yes {
			l.Allow = append(l.Allow, Listed{w, n})
		} else {
			l.Forbid = append(l.Forbid, Listed{w, n})
		}
	}
	return l, faults
}

// invalid gives the offset of the first byte that is not UTF-8, or -1.
func invalid(text string) int {
	for i, r := range text {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(text[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}

// parseRow reads one row; yes: the word is always right.
func parseRow(row string) (w Forbidden, yes bool, fault *WordFault) {
	fields := strings.Split(row, "\t")
	starts := make([]int, len(fields)) // where each begins, in code points
	at := 0
	for i, f := range fields {
		starts[i] = at + 1
		at += utf8.RuneCountInString(f) + 1
		if bad := strings.IndexFunc(f, hidden); bad >= 0 {
			return w, false, &WordFault{Column: starts[i] + utf8.RuneCountInString(f[:bad]),
				Text: lint.Textf("含有不可见的字符", "holds a character that cannot be seen")}
		}
		fields[i] = strings.TrimSpace(f)
	}
	if len(fields) > wordColumns {
		return w, false, &WordFault{Column: starts[wordColumns], Text: lint.Textf(
			"一行最多%d栏：词、替换词、理由、级别，用 Tab 隔开", "a row has up to %d columns parted by tabs: word, replacement, reason, severity", wordColumns)}
	}
	fields = append(fields, make([]string, wordColumns-len(fields))...)
	starts = append(starts, make([]int, wordColumns-len(starts))...)
	w = Forbidden{fields[0], fields[1], fields[2], fields[3]}
	if w.Word, yes = strings.CutPrefix(w.Word, string(allowed)); yes {
		w.Word = strings.TrimSpace(w.Word)
	}
	return w, yes, checkRow(w, yes, starts)
}

// hidden tells of characters that nobody sees: controls, marks of direction, blanks
// without width.
func hidden(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

// maxWord bounds a word, in code points: it may be compared with the text from each of its
// places on.
const maxWord = 200

func tooLong(word string) bool { return utf8.RuneCountInString(word) > maxWord }

// checkRow holds the columns to what they mean.
func checkRow(w Forbidden, yes bool, starts []int) *WordFault {
	s, ok := lint.ParseSeverity(w.Severity)
	switch {
	case w.Word == "":
		return &WordFault{Column: starts[0], Text: lint.Textf("第1栏缺少词", "the first column holds no word")}
	case tooLong(w.Word):
		return &WordFault{Column: starts[0], Text: lint.Textf("词过长，超过%d字", "the word is longer than %d characters", maxWord)}
	case yes && w.Instead != "":
		return &WordFault{Column: starts[1], Text: lint.Textf("始终正确的词（+）不能有替换词", "a word that is always right (+) has no replacement")}
	case yes && w.Severity != "":
		return &WordFault{Column: starts[3], Text: lint.Textf("始终正确的词（+）不能有级别", "a word that is always right (+) has no severity")}
	case w.Severity != "" && (!ok || s == lint.Off):
		near := strict.Nearest(w.Severity, []string{"hint", "info", "warning", "error"})
		if near == "" {
			return &WordFault{Column: starts[3], Text: lint.Textf("级别“%s”不可用，应为 hint、info、warning 或 error",
				"severity “%s” must be hint, info, warning or error", w.Severity)}
		}
		return &WordFault{Column: starts[3], Text: lint.Textf("级别“%s”不可用，是否为“%s”？", "unknown severity “%s”, did you mean “%s”?", w.Severity, near)}
	}
	return nil
}

// readLists reads the word lists that the configuration names. They lie in its folder or
// below, and a link that leads out of it is not followed: a folder from elsewhere must not
// make us read what its maker could not.
func (c *Config) readLists(at *strict.Tree) error {
	if len(c.Words.Files) == 0 {
		return nil
	}
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // it was only read
	for i, name := range c.Words.Files {
		data, err := readList(root, name)
		c.read = append(c.read, input{filepath.Join(c.dir, filepath.FromSlash(name)), data})
		if err != nil {
			return at.Errorf([]any{"words", "files", i}, "词表“%[1]s”%[2]s", "word list %[1]q %[3]s", name, err.ZH, err.EN)
		}
		l, faults := ParseWords(name, data)
		if len(faults) > 0 {
			f := faults[0]
			return &strict.Error{File: filepath.Join(filepath.Dir(c.Path), name), Line: f.Line,
				ZH: fmt.Sprintf("第%d字：%s", f.Column, f.ZH), EN: fmt.Sprintf("column %d: %s", f.Column, f.EN)}
		}
		c.lists = append(c.lists, l)
	}
	return nil
}

func readList(root *os.Root, name string) ([]byte, *lint.Text) {
	say := func(zh, en string) *lint.Text { return &lint.Text{ZH: zh, EN: en} }
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, say("不在配置文件所在的目录内，未读取", "does not lie in the configuration's folder and was not read")
	}
	info, err := root.Stat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, say("不存在", "does not exist")
	case err != nil:
		return nil, say("不能读取", "cannot be read")
	case !info.Mode().IsRegular():
		return nil, say("不是普通文件", "is no ordinary file")
	case info.Size() > maxSize:
		return nil, say(fmt.Sprintf("超过%d字节，未读取", maxSize), fmt.Sprintf("is larger than %d bytes", maxSize))
	}
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, say("不能读取", "cannot be read")
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSize))
	if err != nil {
		return nil, say("不能读取", "cannot be read")
	}
	return data, nil
}

// Lists are the dictionaries in force: the configuration's own words, if it has any, and
// then the lists that it names.
func (c *Config) Lists() []*WordList {
	var own WordList
	own.Name = filepath.Base(c.Path)
	for i, w := range c.Words.Allow {
		own.Allow = append(own.Allow, Listed{Forbidden{Word: w.Word, Reason: w.Reason}, c.allowLines[i]})
	}
	for i, w := range c.Words.Forbid {
		own.Forbid = append(own.Forbid, Listed{w, c.forbidLines[i]})
	}
	if len(own.Allow)+len(own.Forbid) == 0 {
		return c.lists
	}
	return append([]*WordList{&own}, c.lists...)
}

// Allowed are the words that are never questioned.
func (c *Config) Allowed() []string {
	var words []string
	for _, l := range c.Lists() {
		for _, w := range l.Allow {
			words = append(words, w.Word)
		}
	}
	for _, name := range append(c.Organ.Short, c.Organ.Name) {
		if name != "" {
			words = append(words, name)
		}
	}
	return words
}

// Forbidden are the words of the lists for the rule that flags them.
func (c *Config) Forbidden() []dictionary.Word {
	var words []dictionary.Word
	for _, l := range c.Lists() {
		words = append(words, l.Rule()...)
	}
	return words
}

// Rule gives the forbidden words of one list.
func (l *WordList) Rule() []dictionary.Word {
	words := make([]dictionary.Word, len(l.Forbid))
	for i, w := range l.Forbid {
		s, _ := lint.ParseSeverity(w.Severity)
		words[i] = dictionary.Word{Wrong: w.Word, Right: w.Instead, Reason: w.Reason, Severity: s, List: l.Name, Line: w.Line}
	}
	return words
}

// Sources are the files besides Path that the configuration was read from, or was to be
// read from as far as its first fault; none of nil.
func (c *Config) Sources() []string {
	if c == nil {
		return nil
	}
	var paths []string
	for _, f := range c.read {
		paths = append(paths, f.path)
	}
	return paths
}
