package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// SuppressionID is the rule under which the engine reports comments that suppress
// nothing or name an unknown rule.
const SuppressionID = "suppression"

// A finding is suppressed by a comment in the text, a directive, or by an entry of the
// configuration's ignore list.

// Ignore is an entry of the ignore list: it is keyed by content, so that it holds wherever
// the sentence moves.
type Ignore struct {
	// Rule is the rule's ID.
	Rule string
	// Path of the document, "" any.
	Path string
	// Text is the flagged text.
	Text string
	// Sentence is SentenceHash of the sentence around it, "" any.
	Sentence string
}

// SentenceHash identifies the sentence that holds the offset, by its content alone.
func SentenceHash(d *fact.Document, offset int) string {
	i := d.Tree.BlockAt(offset)
	if i < 0 {
		return ""
	}
	b := d.Tree.Blocks[i]
	s := d.Blocks[i].SentenceAt(min(max(offset-b.Start, 0), len(b.Text)))
	sum := sha256.Sum256([]byte(strings.TrimSpace(b.Text[s.Start:s.End])))
	return hex.EncodeToString(sum[:6])
}

// ignoreIndex finds ignore entries by what they must have in common with a finding.
type ignoreIndex map[[2]string][]int

func indexOf(ignore []Ignore) ignoreIndex {
	x := ignoreIndex{}
	for i, entry := range ignore {
		key := [2]string{entry.Rule, entry.Text}
		x[key] = append(x[key], i)
	}
	return x
}

// entry tells which entry of the ignore list covers the finding in the text at path, -1 if
// none.
func (s ignoreIndex) entry(ignore []Ignore, path string, r *Result, d Diagnostic) int {
	hash := ""
	for _, i := range s[[2]string{d.Rule, r.Source.Slice(d.Span)}] {
		x := ignore[i]
		if x.Path != "" && x.Path != path {
			continue
		}
		if x.Sentence != "" && hash == "" {
			hash = SentenceHash(r.Document, d.Span.Start)
		}
		if x.Sentence == "" || x.Sentence == hash {
			return i
		}
	}
	return -1
}

// directive is a comment in the text that switches rules off over a range.
type directive struct {
	span  source.Span // of the comment
	over  source.Span // where it holds
	rules []name
	used  bool
	// lines are the lines to delete with it: its own, and that of the enable which ends
	// it alone; none where its comment goes on in other lines.
	lines []source.Span
	// ends: it switches on again what is not off.
	ends bool
}

type name struct {
	text string
	span source.Span
}

// speaksOf tells whether the comment names the rule or its group, or names none.
func (d *directive) speaksOf(r *Rule) bool {
	return len(d.rules) == 0 || slices.ContainsFunc(d.rules, func(n name) bool {
		return n.text == r.ID || n.text == string(r.Group)
	})
}

// suppress drops the findings that comments or the ignore list cover, and reports
// comments that cover nothing or name unknown rules.
func (e *Engine) suppress(r *Result) {
	directives := directivesOf(r.Tree)
	r.Ignored = make([]bool, len(e.config.Ignore))
	if len(directives) == 0 && len(e.config.Ignore) == 0 {
		return
	}
	path := r.Source.Name()
	if e.config.Locate != nil {
		path = e.config.Locate(path)
	}
	index := indexOf(e.config.Ignore)
	slices.SortStableFunc(r.Findings, compare)
	open := newSweep(directives)
	r.Findings = slices.DeleteFunc(r.Findings, func(d Diagnostic) bool {
		drop := open.covers(e.rules[d.Rule], d.Span.Start)
		if i := index.entry(e.config.Ignore, path, r, d); i >= 0 {
			r.Ignored[i], drop = true, true
		}
		if drop {
			r.suppressed = append(r.suppressed, d)
		}
		return drop
	})
	own := e.rules[SuppressionID]
	if own == nil || e.severity(own) == Off {
		return
	}
	for _, d := range directives {
		r.Findings = append(r.Findings, e.judge(own, d, r.Source.Len())...)
	}
}

// judge reports on one comment.
func (e *Engine) judge(own *Rule, d directive, size int) []Diagnostic {
	var found []Diagnostic
	for _, n := range d.rules {
		if e.known(n.text) {
			continue
		}
		found = append(found, e.complete(own, Diagnostic{
			Span: n.span,
			Message: Textf("没有名为“%s”的检查项，这条忽略标记不起作用。请核对名称。",
				"There is no rule called “%s”, so this suppression does nothing. Check the name.", n.text),
		}, size))
	}
	switch {
	case len(found) > 0:
	case !d.used && !d.ends && e.judges(d) && !e.speaksOfOthers(d):
		found = append(found, e.complete(own, Diagnostic{
			Span:    d.span,
			Message: Text{"这条忽略标记没有对应的问题。原文可能已改，请删去这条标记。", "This suppression matches no finding; the text may have changed. Remove it."},
			Tag:     Superfluous, Fixes: d.removal(false),
		}, size))
	default:
		found = append(found, e.complete(own, Diagnostic{
			Severity: Info, Span: d.span,
			Message: Text{"忽略标记不是报告正文，报送前请删去。在配置文件中忽略的，稿件里不必留标记。",
				"A suppression is no part of the report: delete it before the report is sent. What is ignored in the configuration needs none."},
			Fixes: d.removal(true),
		}, size))
	}
	return found
}

// removal deletes the comment. One that is in use is deleted by hand alone: what it covers
// comes back.
func (d *directive) removal(used bool) []Fix {
	if len(d.lines) == 0 {
		return nil
	}
	f := Fix{Title: Text{"删去这条标记", "Delete this comment"}, Safe: used, ByHand: used}
	for _, l := range d.lines {
		f.Edits = append(f.Edits, source.Edit{Span: l})
	}
	return []Fix{f}
}

// judges tells whether every rule that the comment speaks of is at work: of one that is
// switched off nothing can be said.
func (e *Engine) judges(d directive) bool {
	for _, r := range e.rules {
		if e.severity(r) == Off && r.ID != SuppressionID && d.speaksOf(r) {
			return false
		}
	}
	return true
}

// speaksOfOthers tells whether the comment names a rule that compares documents: whether
// it covers a finding depends on what the text is compared with, not on the text.
func (e *Engine) speaksOfOthers(d directive) bool {
	return slices.ContainsFunc(d.rules, func(n name) bool {
		r := e.rules[n.text]
		return r != nil && r.Outside && r.ID != SuppressionID
	})
}

func (e *Engine) known(s string) bool {
	if e.rules[s] != nil {
		return true
	}
	return slices.Contains([]Group{Structure, Figures, Words, Punctuation, Names}, Group(s))
}

const marker = "gaolint-"

// directivesOf reads the comments of the text in order. A disable holds to its
// enable, or to the end of the text.
func directivesOf(t *syntax.Tree) []directive {
	var all []directive
	var open, waiting []int // disabled up to here; waiting for the next line
	for i, b := range t.Blocks {
		if b.Kind != syntax.Comment {
			for _, k := range waiting {
				all[k].over = source.Span{Start: b.Start, End: b.Tile.End}
			}
			waiting = waiting[:0]
			continue
		}
		at := strings.Index(b.Text, marker)
		if at < 0 {
			continue
		}
		verb, names := words(b, at+len(marker))
		d := directive{span: b.BodySpan(), rules: names, lines: ownLine(t, i)}
		switch verb {
		case "disable-next-line":
			d.over = source.Span{Start: t.Doc.Len(), End: t.Doc.Len() + 1}
			waiting = append(waiting, len(all))
			all = append(all, d)
		case "disable":
			d.over = source.Span{Start: b.Tile.Start, End: t.Doc.Len() + 1}
			open = append(open, len(all))
			all = append(all, d)
		case "enable":
			for _, k := range open {
				all[k].over.End = b.Start
			}
			switch {
			case len(open) == 0:
				d.ends, d.rules = true, nil
				all = append(all, d)
			case len(open) == 1 && len(all[open[0]].lines) > 0:
				all[open[0]].lines = append(all[open[0]].lines, d.lines...)
			}
			open = open[:0]
		}
	}
	return all
}

// ownLine is the line of comment i with its line end, none if the comment goes on in
// other lines.
func ownLine(t *syntax.Tree, i int) []source.Span {
	b := t.Blocks[i]
	s := strings.TrimLeft(b.Text, " \t")
	if line := t.Doc.Line(b.Line); line != b.Span() {
		return nil // a part of a line
	}
	if strings.HasPrefix(s, "<!--") != strings.Contains(s, "-->") || !strings.HasPrefix(s, "<!--") && !strings.HasPrefix(s, "#") {
		return nil
	}
	end := t.Doc.Len()
	if b.Line+1 < t.Doc.Lines() {
		end = t.Doc.Line(b.Line + 1).Start
	}
	return []source.Span{{Start: b.Start, End: end}}
}

// words reads verb and rule names; a colon begins the reason.
func words(b syntax.Placed, at int) (verb string, names []name) {
	end := len(b.Text)
	for _, stop := range []string{"-->", ":", "："} {
		if k := strings.Index(b.Text[at:end], stop); k >= 0 {
			end = at + k
		}
	}
	for at < end {
		for at < end && strings.IndexByte(" \t,", b.Text[at]) >= 0 {
			at++
		}
		stop := at
		for stop < end && strings.IndexByte(" \t,", b.Text[stop]) < 0 {
			stop++
		}
		if stop == at {
			break
		}
		if verb == "" {
			verb = b.Text[at:stop]
		} else {
			names = append(names, name{b.Text[at:stop], source.Span{Start: b.Start + at, End: b.Start + stop}})
		}
		at = stop
	}
	return verb, names
}
