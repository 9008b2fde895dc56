// Package format lays a draft out anew: blanks, the width of marks, the marks of a
// numbering, the columns of tables. It changes no word and no figure.
package format

import (
	"fmt"
	"strings"
	"unicode"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// Text is the document laid out anew. What its rules say of marks and blanks is the
// engine's knowledge, so that what a project has switched off is left alone here, too.
func Text(e *lint.Engine, doc *source.Document) (*source.Document, error) {
	var prev *lint.Result
	for range lint.FixRounds {
		if prev = e.Lint(doc, prev); prev.Unreadable() {
			return doc, nil // it is not what the writer wrote, and should not be saved
		}
		due := *prev
		due.Findings = nil
		for _, d := range prev.Findings {
			if r := e.Rule(d.Rule); r != nil && r.Group == lint.Punctuation && isLayout(doc, d) {
				due.Findings = append(due.Findings, d)
			}
		}
		edits, _ := e.FixesDue(&due, true, nil)
		if len(edits) == 0 {
			break
		}
		next, err := doc.Edit(edits...)
		if err != nil {
			return nil, fmt.Errorf("laying out %s: %w", doc.Name(), err)
		}
		doc = next
	}
	return source.New(doc.Name(), tidy(doc)), nil
}

// isLayout: the finding's fix is a matter of form alone.
func isLayout(doc *source.Document, d lint.Diagnostic) bool {
	if len(d.Fixes) == 0 || !d.Fixes[0].Safe && d.Severity != lint.Hint {
		return false
	}
	for _, e := range d.Fixes[0].Edits {
		if words(doc.Slice(e.Span)) != words(e.New) {
			return false
		}
	}
	return true
}

// words are the letters and digits of a text.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return zh.Narrow(r)
		}
		return -1
	}, s)
}

// tidy takes blanks from the ends of lines, all but one of several blank lines, and
// brings the columns of tables in line. Code and comments stay.
func tidy(doc *source.Document) string {
	tree := syntax.Parse(doc, nil)
	var b strings.Builder
	b.Grow(doc.Len())
	blank := false
	next := 0 // block
	for i := 0; i < doc.Lines(); i++ {
		for next < len(tree.Blocks) && tree.Blocks[next].Line < i {
			next++
		}
		span := doc.Line(i)
		line := doc.Slice(span)
		if next == len(tree.Blocks) || tree.Blocks[next].Line != i { // a blank line
			if inCode(tree, next) {
				b.WriteString(line)
			} else if blank {
				continue
			}
			blank = !inCode(tree, next)
			b.WriteString(eol(doc, i))
			continue
		}
		blank = false
		switch kind := tree.Blocks[next].Kind; kind {
		case syntax.Code, syntax.Comment:
			b.WriteString(line)
		case syntax.Row:
			last := lastRow(tree, next)
			rows := make([]string, 0, last-next+1)
			for _, x := range tree.Blocks[next : last+1] {
				rows = append(rows, doc.Slice(doc.Line(x.Line)))
			}
			for k, row := range aligned(rows) {
				if k > 0 {
					b.WriteString(eol(doc, i))
					i++
				}
				b.WriteString(row)
			}
		default:
			b.WriteString(trimEnd(widen(line), syntax.IsPlain(doc)))
		}
		b.WriteString(eol(doc, i))
	}
	return b.String()
}

// inCode: the blank line in front of the block stands within code or a comment.
func inCode(tree *syntax.Tree, next int) bool {
	if next == 0 || next == len(tree.Blocks) {
		return false
	}
	before, after := tree.Blocks[next-1].Kind, tree.Blocks[next].Kind
	return before == after && (before == syntax.Code || before == syntax.Comment)
}

// lastRow is the last of the rows that follow one another from the block on.
func lastRow(tree *syntax.Tree, i int) int {
	for i+1 < len(tree.Blocks) && tree.Blocks[i+1].Kind == syntax.Row && tree.Blocks[i+1].Line == tree.Blocks[i].Line+1 {
		i++
	}
	return i
}

// eol is the end of line i as it is written, "" for the last one.
func eol(doc *source.Document, i int) string {
	if i+1 >= doc.Lines() {
		return ""
	}
	return doc.Slice(source.Span{Start: doc.Line(i).End, End: doc.Line(i + 1).Start})
}

// trimEnd takes the blanks from a line's end. Two of them break a line in Markdown.
func trimEnd(line string, plain bool) string {
	s := strings.TrimRightFunc(line, zh.IsBlank)
	if !plain && s != "" && strings.HasSuffix(line, "  ") && !strings.HasSuffix(line, "\t") {
		return s + "  "
	}
	return s
}
