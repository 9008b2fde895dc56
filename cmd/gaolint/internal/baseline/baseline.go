// Package baseline keeps a list of findings that were there before, so that a run shows
// only what is new. A finding is known by its file, its rule, its text and the sentence
// around it, and how often that occurs: lines may move.
package baseline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gaolint/lint"
	"gaolint/lint/source"
)

// Entry stands for Count findings that are alike.
type Entry struct {
	// Path of the file with /, relative to the folder of the list.
	Path string `json:"path"`
	Rule string `json:"rule"`
	// Text is what was flagged, "" for a finding without a place.
	Text string `json:"text,omitempty"`
	// Sentence is the hash of the sentence around it without blanks; for a finding without
	// a place, of its message.
	Sentence string `json:"sentence"`
	Count    int    `json:"count"`
}

func (e Entry) key() Entry { e.Count = 0; return e }

// List is a baseline. It is not safe for use by several goroutines.
type List struct {
	known map[Entry]int
	// left is what of known no finding has used up.
	left map[Entry]int
	// now are the findings of this run, files those that it has checked.
	now   map[Entry]int
	files map[string]bool
}

// New makes an empty list.
func New() *List {
	return &List{known: map[Entry]int{}, left: map[Entry]int{}, now: map[Entry]int{}, files: map[string]bool{}}
}

// Fault is a line of a list, from 1, that cannot be read.
type Fault struct {
	Line int
	lint.Text
}

func (f *Fault) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.EN) }

// Parse reads a list: one entry a line, as JSON.
func Parse(data []byte) (*List, error) {
	l := New()
	n := 0
	for row := range bytes.Lines(bytes.TrimPrefix(data, []byte("\uFEFF"))) {
		n++
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		var e Entry
		dec := json.NewDecoder(bytes.NewReader(row))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&e); err != nil || dec.More() || e.Path == "" || e.Rule == "" || e.Count < 1 {
			return nil, &Fault{n, lint.Text{ZH: "不是有效的基线记录", EN: "no valid entry of a baseline"}}
		}
		l.known[e.key()] += e.Count
		l.left[e.key()] += e.Count
	}
	return l, nil
}

// Take notes the findings of a file and gives those that are not in the list, in their
// order, and how many are. Sentence gives the sentence around a finding's place.
func (l *List) Take(path string, doc *source.Document, sentence func(source.Span) source.Span, findings []lint.Diagnostic) (fresh []lint.Diagnostic, known int) {
	l.files[path] = true
	for _, d := range findings {
		k := entryOf(path, doc, sentence, d)
		l.now[k]++
		if l.left[k] > 0 {
			l.left[k]--
			known++
			continue
		}
		fresh = append(fresh, d)
	}
	return fresh, known
}

func entryOf(path string, doc *source.Document, sentence func(source.Span) source.Span, d lint.Diagnostic) Entry {
	e := Entry{Path: path, Rule: d.Rule, Text: doc.Slice(d.Span)}
	about := d.Message.ZH
	if e.Text != "" {
		about = doc.Slice(sentence(d.Span))
	}
	about = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, about)
	sum := sha256.Sum256([]byte(about))
	e.Sentence = hex.EncodeToString(sum[:6])
	return e
}

// Gone counts the entries of files that were checked whose findings are there no more.
func (l *List) Gone() int {
	n := 0
	for e, left := range l.left {
		if l.files[e.Path] {
			n += left
		}
	}
	return n
}

// Bytes is the list as a file: what this run has found, and what was known of files that
// it has not checked and that keep tells to be there still.
func (l *List) Bytes(keep func(path string) bool) []byte {
	all := map[Entry]int{}
	for e, n := range l.now {
		all[e] = n
	}
	for e, n := range l.known {
		if !l.files[e.Path] && keep(e.Path) {
			all[e] = n
		}
	}
	var list []Entry
	for e, n := range all {
		e.Count = n
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Text, b.Text))
	})
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, e := range list {
		_ = enc.Encode(e) // strings and a number
	}
	return out.Bytes()
}
