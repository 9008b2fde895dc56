// Package word gives writers their own Word files back, with comments and tracked changes.
package word

import (
	"fmt"
	"sort"
	"strings"

	"gaolint/lint"
	"gaolint/lint/docx"
	"gaolint/lint/mend"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
	"gaolint/lint/source"
)

// Format is for writers: a copy of each Word file that something was found in.
var Format = output.Format{Name: "docx", Facts: true, Spots: true, Lowest: lint.Hint, Each: write}

// write makes the copy: with a comment for each finding, at its place, and a tracked change
// for each change that fix would make, so that the writer decides in Word or WPS. Files that
// are no Word files have none.
func write(f output.File, o output.Options) (name string, data []byte, err error) {
	if f.Text == nil || f.Result == nil {
		return "", nil, nil
	}
	word, _ := f.Text.Word()
	if word == nil {
		return "", nil, nil
	}
	var edits []source.Edit
	if e := f.Result.Engine(); e != nil {
		fixed, _, err := mend.Text(e, f.Text, false)
		if err != nil {
			return "", nil, err
		}
		_, edits = fixed.Word()
	}
	var notes []docx.Note
	for _, d := range f.Findings {
		if d.Severity >= o.Lowest {
			notes = append(notes, docx.Note{Span: d.Span, Lines: remark(f, d, o, edits)})
		}
	}
	if len(notes) == 0 && len(edits) == 0 {
		return "", nil, nil
	}
	data, err = word.Annotate(notes, edits)
	if err != nil && len(edits) > 0 { // better comments alone than nothing
		data, err = word.Annotate(notes, nil)
	}
	if err != nil {
		return "", nil, err
	}
	stem := safe.Base(f.Path)
	if i := strings.LastIndexByte(stem, '.'); i > 0 {
		stem = stem[:i]
	}
	return safe.FileName(stem, "") + ".docx", data, nil
}

// tracked tells whether a fix is among the changes made, which are sorted and disjoint.
func tracked(x lint.Fix, made []source.Edit) bool {
	for _, e := range x.Edits {
		i := sort.Search(len(made), func(k int) bool { return made[k].Span.End >= e.Span.Start })
		if i == len(made) || !made[i].Span.Touches(e.Span) {
			return false
		}
	}
	return len(x.Edits) > 0
}

// remark is what a comment says: the message, what could be done, and which check of
// which place it comes from.
func remark(f output.File, d lint.Diagnostic, o output.Options, made []source.Edit) []string {
	colon := lint.Text{ZH: "：", EN: ": "}.In(f.Lang)
	lines := []string{output.SeverityWord(d.Severity).In(f.Lang) + colon + d.Message.In(f.Lang)}
	for _, x := range d.Fixes {
		label := output.FixLabel(x, f.Lang)
		if x.Safe && tracked(x, made) {
			label = lint.Text{ZH: "已标为修订", EN: "tracked change"}.In(f.Lang)
		}
		lines = append(lines, label+colon+x.Title.In(f.Lang))
	}
	for _, x := range d.Related {
		lines = append(lines, f.Text.Place(x.Span)+colon+x.Message.In(f.Lang))
	}
	form := lint.Text{ZH: "%s（%s），%s", EN: "%s (%s), %s"}.In(f.Lang)
	return append(lines, fmt.Sprintf(form, o.Title(d.Rule).In(f.Lang), d.Rule, f.Text.Place(d.Span)))
}
