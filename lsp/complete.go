package lsp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// choice is a text that may be wanted at a place.
type choice struct {
	label string
	// text is what is written; 〔待填：…〕 marks what the writer is to fill in.
	text   string
	detail lint.Text
	kind   protocol.CompletionItemKind
}

// Completion offers what the form has for a place: at the beginning of a line headings
// with what stands below them, tables, the sign-off and the organ's name; inside 《 the
// titles that the text cites; in a table's label the rows that are missing. It offers
// nothing in running text, and nothing while a word is being typed unless the client
// asked for that: Return must stay with whoever types with an input method.
func (s *server) Completion(_ context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	_, v, ok := s.look(p.TextDocument.URI)
	if !ok || v.text.File != v.text.Doc || v.Unreadable() {
		return list, nil
	}
	choices, typed := v.choices(s.fromPosition(v.Source, p.Position))
	begun := v.Source.Slice(typed)
	if endsInWord(begun) && !s.settings.get().CompleteWords {
		return list, nil
	}
	at := s.toRange(v.Source, typed)
	for _, c := range choices {
		if strings.HasPrefix(c.label, begun) {
			list.Items = append(list.Items, s.item(v, c, at, len(list.Items)))
		}
	}
	return list, nil
}

// endsInWord: a word is being typed; behind 三、 or a bracket none is.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func (s *server) item(v view, c choice, at protocol.Range, number int) protocol.CompletionItem {
	item := protocol.CompletionItem{
		Label: c.label, Kind: c.kind, Detail: protocol.NewOptional(c.detail.In(v.lang)),
		SortText: protocol.NewOptional(fmt.Sprintf("%04d", number)), FilterText: protocol.NewOptional(c.label),
		TextEdit: &protocol.TextEdit{Range: at, NewText: c.text},
	}
	if s.traits.snippets && strings.Contains(c.text, gap) {
		item.InsertTextFormat = protocol.InsertTextFormatSnippet
		item.TextEdit = &protocol.TextEdit{Range: at, NewText: snippet(c.text)}
	}
	return item
}

// gap begins what is to be filled in, gapEnd ends it.
const (
	gap    = "〔待填"
	gapEnd = "〕"
)

// snippet is a text with its gaps as places to jump to. The marks stay until the gap is
// filled, so that one that is passed over is still reported.
func snippet(text string) string {
	escape := strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace
	var b strings.Builder
	for n := 1; ; n++ {
		before, rest, found := strings.Cut(text, gap)
		b.WriteString(escape(before))
		if !found {
			return b.String()
		}
		inside, after, found := strings.Cut(rest, gapEnd)
		if !found {
			b.WriteString(escape(gap + rest))
			return b.String()
		}
		fmt.Fprintf(&b, "${%d:%s}", n, escape(gap+inside+gapEnd))
		text = after
	}
}

// choices are what may be wanted at the offset, and what of it has been typed.
func (v view) choices(at int) ([]choice, source.Span) {
	span := v.Source.Line(v.Source.LineAt(at))
	before, after := v.Source.Text()[span.Start:at], v.Source.Text()[at:span.End]
	if i := strings.LastIndex(before, "《"); i >= 0 && !strings.Contains(before[i:], "》") {
		from := span.Start + i + len("《")
		return v.citations(strings.HasPrefix(after, "》")), source.Span{Start: from, End: at}
	}
	block := v.blockBefore(at)
	if block >= 0 && v.Tree.Blocks[block].Kind == syntax.Row && v.Tree.Blocks[block].Span().Touches(source.Span{Start: at, End: at}) {
		return v.labels(before, after, block, at)
	}
	if strings.TrimSpace(after) != "" {
		return nil, source.Span{}
	}
	body := strings.TrimLeft(before, " 　\t")
	hashes := len(body) - len(strings.TrimLeft(body, "#"))
	body = strings.TrimLeft(body[hashes:], " ")
	typed := source.Span{Start: at - len(body), End: at}
	return v.beginnings(block, hashes > 0), typed
}

// blockBefore is the last block that begins at or before the offset, -1 if none does.
func (v view) blockBefore(at int) int {
	i, _ := slices.BinarySearchFunc(v.Tree.Blocks, at+1, func(b syntax.Placed, at int) int { return cmp.Compare(b.Start, at) })
	return i - 1
}

// citations are the titles that the text cites, the commonest first, and those of the
// provisions that the form cites.
func (v view) citations(closed bool) []choice {
	count := map[string]int{}
	var titles []string
	add := func(text string, weight int) {
		for {
			_, rest, found := strings.Cut(text, "《")
			if !found {
				return
			}
			title, after, found := strings.Cut(rest, "》")
			if !found {
				return
			}
			if !strings.ContainsAny(title, "\r\n《") && title != "" {
				if count[title] == 0 {
					titles = append(titles, title)
				}
				count[title] += weight
			}
			text = after
		}
	}
	add(v.Source.Text(), 1)
	add(v.Profile.Provision.ZH, 1)
	for _, st := range v.Profile.Statements {
		add(st.Provision.ZH, 1)
	}
	slices.SortStableFunc(titles, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	end := "》"
	if closed {
		end = ""
	}
	var list []choice
	for _, t := range titles {
		list = append(list, choice{t, t + end, lint.Text{ZH: "文件名称", EN: "document title"}, protocol.CompletionItemKindReference})
	}
	return list
}

// labels are the rows that a table still lacks, in a cell in front of the figures.
func (v view) labels(before, after string, block, at int) ([]choice, source.Span) {
	bar := strings.LastIndexAny(before, "|\t")
	cell := strings.TrimLeft(before[bar+1:], " 　")
	rest, _, _ := strings.Cut(after, "|")
	if strings.TrimSpace(rest) != "" || strings.ContainsAny(before[:bar+1], "0123456789") {
		return nil, source.Span{}
	}
	section := v.Outline.Of[block]
	var list []choice
	for _, t := range v.Tables {
		if t.Section != section {
			continue
		}
		for k, row := range t.Rows {
			if text := t.Spec.Rows[k].Text; row.State == fact.Missing && text != "" {
				list = append(list, choice{text, text, lint.Text(t.Spec.Title), protocol.CompletionItemKindField})
			}
		}
	}
	return list, source.Span{Start: at - len(cell), End: at}
}

// beginnings are what a line behind the block may begin with.
func (v view) beginnings(block int, marked bool) []choice {
	organ, year := v.Title.Organ, v.Title.Year
	if year == 0 {
		year = v.Profile.Years.From
	}
	section := -1
	if block >= 0 {
		section = v.Outline.Of[block]
	}
	var list, later []choice
	for _, part := range v.Profile.Passages(organ, year) {
		switch spec := v.specOf(part.Key); {
		case part.Key == profile.DraftTitle:
			if v.Title.Span.Empty() {
				list = append(list, v.heading(part, "# ", marked, lint.Text{ZH: "标题", EN: "title"}))
			}
		case part.Key == profile.DraftPreface:
			if len(v.Outline.Sections) == 0 && !v.Title.Span.Empty() {
				list = append(list, passage(part, lint.Text{ZH: "引言", EN: "introduction"}))
			}
		case part.Key == profile.DraftEnd:
			if v.Outline.SignOff >= v.Outline.End {
				later = append(later, passage(part, lint.Text{ZH: "落款", EN: "sign-off"}))
			}
		case spec >= 0 && v.SectionOf(part.Key) == nil:
			c := v.heading(part, "## ", marked, lint.Text{ZH: "必备章节", EN: "required section"})
			if section >= 0 && v.specOf(v.Outline.Sections[section].Spec.Key) > spec {
				later = append(later, c)
			} else {
				list = append(list, c)
			}
		case spec >= 0 && section >= 0 && v.Outline.Sections[section].Spec.Key == part.Key:
			list = append(list, v.missingTables(section, part)...)
		}
	}
	if organ != "" {
		later = append(later, choice{organ, organ, lint.Text{ZH: "机关名称", EN: "the organ's name"}, protocol.CompletionItemKindValue})
	}
	return append(list, later...)
}

// specOf is the index of a section in the form, -1 if it has none of that key.
func (v view) specOf(key string) int {
	return slices.IndexFunc(v.Profile.Sections, func(s profile.Section) bool { return s.Key == key })
}

// heading is a part with its heading, marked as the text's other headings are.
func (v view) heading(part profile.Passage, mark string, marked bool, detail lint.Text) choice {
	if marked || !v.marksHeadings() {
		mark = ""
	}
	text := strings.Join(append([]string{mark + part.Heading}, part.Body...), "\n\n")
	return choice{part.Heading, text, detail, protocol.CompletionItemKindModule}
}

// marksHeadings tells whether headings carry #: as those that stand do; if there are none,
// in Markdown.
func (v view) marksHeadings() bool {
	if len(v.Outline.Sections) > 0 {
		return v.Blocks[v.Outline.Sections[0].Heading].Hashes > 0
	}
	return !v.plain()
}

// passage is a part without a heading, called by its first line.
func passage(part profile.Passage, detail lint.Text) choice {
	text := strings.Join(part.Body, "\n\n")
	first, _, _ := strings.Cut(text, "\n")
	return choice{first, text, detail, protocol.CompletionItemKindSnippet}
}

// missingTables are the blank tables that the section lacks.
func (v view) missingTables(section int, part profile.Passage) []choice {
	var list []choice
	for _, key := range v.Outline.Sections[section].Spec.Tables {
		if slices.ContainsFunc(v.Tables, func(t *fact.Table) bool { return t.Spec.Key == key }) {
			continue
		}
		t := v.Profile.TableByKey(key)
		title := lint.Text(t.Title).In(v.lang)
		list = append(list, choice{title, t.Draft(), lint.Text{ZH: "空表", EN: "blank table"}, protocol.CompletionItemKindStruct})
	}
	return list
}
