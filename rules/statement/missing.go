package statement

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// few is how many statements the first sentence of a message names.
const few = 3

// reportMissing makes one finding of all statements that the section with the index lacks.
func (t *text) reportMissing(section int, whole bool) {
	p := t.Pass
	s := &p.Outline.Sections[section]
	var missing []*profile.Statement
	for i := range p.Profile.Statements {
		st := &p.Profile.Statements[i]
		if st.Section == s.Spec.Key && due(p.Document, st, whole) && !t.stated(section, i) {
			missing = append(missing, st)
		}
	}
	if len(missing) == 0 {
		return
	}
	d := lint.Diagnostic{Span: s.Span, Message: missingText(sectionName(p.Profile, s.Spec), missing)}
	for _, st := range missing {
		if v, ok := lint.ParseSeverity(st.Severity); ok {
			d.Severity = max(d.Severity, v)
		}
		if st.Insert != "" {
			d.Fixes = append(d.Fixes, insertion(p, s, st))
		}
	}
	p.Report(d)
}

// due tells whether the organ has to make the statement and the text is so far on
// that it should be there.
func due(d *fact.Document, st *profile.Statement, whole bool) bool {
	if st.Anywhere && !whole {
		return false
	}
	switch st.Who {
	case profile.Government:
		return d.Government()
	case profile.Department:
		return d.Title.Organ != "" && !d.Government()
	}
	return true
}

// stated tells whether the section, or for some statements any section, speaks of it.
func (t *text) stated(section, k int) bool {
	s := &t.Outline.Sections[section]
	st := &t.Profile.Statements[k]
	if !s.RunIn.Empty() && holdsAny(zh.Simplify(t.Slice(s.RunIn)), st.Accept) {
		return true
	}
	if st.Anywhere {
		return slices.Contains(t.saidIn(k), true)
	}
	return t.saidIn(k)[section]
}

// missingText names the statements and the provisions that ask for them. Many are
// named after a first sentence that says how many they are.
func missingText(section lint.Text, missing []*profile.Statement) lint.Text {
	var what, by []profile.Text
	for _, st := range missing {
		what = append(what, st.What)
		if st.Provision.ZH != "" && !slices.Contains(by, st.Provision) {
			by = append(by, st.Provision)
		}
	}
	text := lint.Textf("%s建议写明%s。", "%s should also state: %s.", section, joined(what))
	if len(missing) > few {
		text = lint.Textf("%[1]s有%[2]d项内容没有写到，请留意。建议写明%[3]s。",
			"%[1]s leaves %[2]d matters unsaid. It should also state: %[3]s.", section, len(missing), joined(what))
	}
	if len(by) > 0 {
		text = lint.Textf("%s依据：%s。", "%s Required by %s.", text, joined(by))
	}
	return lint.Textf("%s如已用其他说法写明，可忽略。", "%s Ignore this where other words already do.", text)
}

func joined(list []profile.Text) lint.Text {
	var zh, en []string
	for _, t := range list {
		zh, en = append(zh, t.ZH), append(en, t.EN)
	}
	return lint.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// insertion is the fix that adds the statement's sentence as a paragraph of its own
// behind the section's text, spaced and indented as its neighbour is.
func insertion(p *lint.Pass, s *fact.Section, st *profile.Statement) lint.Fix {
	k := lastContent(p.Document, s)
	b := p.Tree.Blocks[k]
	end := b.Start + len(b.Text)
	gap, indent := "\n", b.Text[:b.Body.Start]
	if k > 0 {
		gap = between(p.Tree.Blocks[k-1].Tile, p.Tree.Blocks[k-1].Span(), p.Source)
	}
	if k == s.Heading {
		indent = ""
	}
	text := gap + indent + zh.Restore(st.Insert, p.Source.Slice(b.Span()))
	return lint.Replace(lint.Textf("在%s末尾写明%s", "State at the end of %s: %s", sectionName(p.Profile, s.Spec), lint.Text(st.What)),
		source.Span{Start: end, End: end}, text)
}

// between is the line end and blank lines behind a block's text.
func between(tile, text source.Span, doc *source.Document) string {
	gap := doc.Slice(source.Span{Start: text.End, End: tile.End})
	if strings.Count(gap, "\n")+strings.Count(gap, "\r") == 0 {
		return "\n"
	}
	return gap
}
