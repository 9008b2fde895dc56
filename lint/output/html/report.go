package html

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/output"
	"gaolint/lint/output/notes"
	"gaolint/lint/output/safe"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// A report in the page is cut beyond these: no report has such sizes, and a page with one
// must open all the same.
const (
	pageText     = 600 << 10 // bytes of text
	pageFindings = 400
)

// pageReport is a report as the page unpacks it. Places are UTF-16 offsets in Text.
type pageReport struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
	// Blocks are start, end and kind of each, in one row.
	Blocks   []int         `json:"blocks"`
	Findings []pageFinding `json:"findings"`
	Tables   []pageTable   `json:"tables,omitempty"`
	// Organ and Name are what the note calls the organ and the report.
	Organ string `json:"organ"`
	Name  string `json:"name"`
	// Lost is the number of findings that are left out, Cut tells that text is.
	Lost int  `json:"lost,omitempty"`
	Cut  bool `json:"cut,omitempty"`
}

// The kinds of blocks in the page.
const (
	pageParagraph = iota
	pageTitle
	pageSection
	pageHeading
	pageTableRow
	pageTableCell
	pageSmall
	pageSign
)

type pageFinding struct {
	// Key names the finding by its content, so that ticks hold in a later page.
	Key      string `json:"k"`
	Start    int    `json:"s"`
	End      int    `json:"e"`
	Severity int    `json:"v"`
	Rule     int    `json:"r"`
	Weight   int    `json:"w"`
	Message  string `json:"m"`
	Place    string `json:"p,omitempty"`
	// Sentence is what the note says, if this is not place and message.
	Sentence string        `json:"n,omitempty"`
	Fixes    []string      `json:"x,omitempty"`
	Related  []pageRelated `json:"q,omitempty"`
}

type pageRelated struct {
	Start   int    `json:"s"`
	End     int    `json:"e"`
	Message string `json:"m"`
}

// report makes the report's block.
func (p *pageWriter) report(f output.File) pageReport {
	doc := f.Result.Document
	out := pageReport{Lang: langCode(f.Lang), Text: doc.Source.Text(), Organ: notes.Organ(f, notes.WordsIn(f.Lang)), Name: notes.Report(f)}
	if len(out.Text) > pageText {
		at := pageText
		for !utf8.RuneStart(out.Text[at]) {
			at--
		}
		out.Text, out.Cut = out.Text[:at], true
	}
	units := newUnits(out.Text)
	out.Blocks = pageBlocks(doc, units)
	out.Findings, out.Lost = p.findings(f, units)
	for _, t := range doc.Tables {
		if x, ok := p.table(t, units); ok {
			out.Tables = append(out.Tables, x)
		}
	}
	return out
}

// findings are those of the file, the gravest if there are very many.
func (p *pageWriter) findings(f output.File, units *units) (out []pageFinding, lost int) {
	list := f.Findings
	if len(list) > pageFindings {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b lint.Diagnostic) int { return int(b.Severity) - int(a.Severity) })
		for _, d := range list[pageFindings:] {
			if d.Severity >= lint.Warning {
				lost++
			}
		}
		list = list[:pageFindings]
		slices.SortStableFunc(list, func(a, b lint.Diagnostic) int { return a.Span.Start - b.Span.Start })
	}
	at, seen := output.PlacesOf(f), map[string]int{}
	for _, d := range list {
		if d.Severity < p.o.Lowest {
			if d.Severity >= lint.Warning {
				lost++
			}
			continue
		}
		x := pageFinding{
			Severity: int(lint.Error - d.Severity), Rule: p.rule(d.Rule), Weight: p.o.Weight(d),
			Message: safe.Text(d.Message.In(f.Lang)), Place: safe.Text(at.At(d.Span)),
		}
		x.Start, x.End = units.span(d.Span)
		if x.Sentence = at.Sentence(d); x.Sentence == output.Placed(x.Place, x.Message, f.Lang) {
			x.Sentence = ""
		}
		for _, fix := range d.Fixes {
			x.Fixes = append(x.Fixes, safe.Text(fix.Title.In(f.Lang)))
		}
		for _, r := range d.Related {
			q := pageRelated{Message: safe.Text(r.Message.In(f.Lang))}
			q.Start, q.End = units.span(r.Span)
			x.Related = append(x.Related, q)
		}
		x.Key = findingKey(d, f, seen)
		fmt.Fprintln(p.id, x.Key)
		out = append(out, x)
	}
	return out, lost
}

// findingKey names a finding by rule, text and message; equal ones are numbered.
func findingKey(d lint.Diagnostic, f output.File, seen map[string]int) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s\x00%s\x00%s", d.Rule, f.Source.Slice(d.Span), d.Message.ZH)
	key := fmt.Sprintf("%08x", h.Sum32())
	seen[key]++
	if n := seen[key]; n > 1 {
		key = fmt.Sprintf("%s.%d", key, n)
	}
	return key
}

// pageBlocks gives start, end and kind of the text's blocks.
func pageBlocks(doc *fact.Document, units *units) []int {
	out := []int{}
	o := &doc.Outline
	for i, b := range doc.Tree.Blocks {
		s := b.Span()
		kind := pageParagraph
		switch {
		case o.Roles[i] == fact.TitleLine:
			kind, s = pageTitle, b.BodySpan()
		case o.Roles[i] == fact.SectionHeading:
			kind, s = pageSection, b.BodySpan()
		case b.Kind == syntax.Row:
			kind = pageTableRow
		case o.Roles[i] == fact.TableLine:
			kind = pageTableCell
		case o.Roles[i] != fact.Prose:
			kind = pageSmall
		case i >= o.SignOff && i < o.End:
			kind, s = pageSign, b.BodySpan()
		case b.Kind == syntax.Heading:
			kind, s = pageHeading, b.BodySpan()
		}
		if s.Empty() && b.Span().Empty() {
			continue
		}
		start, end := units.span(s)
		if len(out) > 0 && start == units.end {
			break // cut
		}
		out = append(out, start, end, kind)
	}
	return out
}

// units counts a text in UTF-16, the unit of the page's script.
type units struct {
	// marks hold the count at every 64th byte.
	marks []int32
	text  string
	end   int
}

const unitStep = 64

func newUnits(text string) *units {
	u := &units{text: text, marks: make([]int32, 0, len(text)/unitStep+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%unitStep == 0 {
			u.marks = append(u.marks, int32(n))
		}
		n += unitsOf(text[i])
	}
	u.end = n
	return u
}

// unitsOf counts a character at its first byte.
func unitsOf(b byte) int {
	switch {
	case b&0xC0 == 0x80:
		return 0
	case b >= 0xF0:
		return 2
	}
	return 1
}

// at is the count in front of the byte; the text's end beyond it.
func (u *units) at(offset int) int {
	if offset >= len(u.text) {
		return u.end
	}
	n := int(u.marks[offset/unitStep])
	for i := offset / unitStep * unitStep; i < offset; i++ {
		n += unitsOf(u.text[i])
	}
	return n
}

func (u *units) span(s source.Span) (start, end int) { return u.at(s.Start), u.at(s.End) }

// packer compresses blocks, one after another.
type packer struct {
	flate  *flate.Writer
	buffer bytes.Buffer
}

// pack gives the value as JSON, deflated, in base64.
func (p *packer) pack(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	p.buffer.Reset()
	if p.flate == nil {
		if p.flate, err = flate.NewWriter(&p.buffer, flate.BestCompression); err != nil {
			return "", err
		}
	} else {
		p.flate.Reset(&p.buffer)
	}
	if _, err := p.flate.Write(data); err != nil {
		return "", err
	}
	if err := p.flate.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(p.buffer.Bytes()), nil
}

// pageClip is how much of a label the page's index holds, in columns.
const pageClip = 80

func clip(s string) string { return safe.Text(safe.Head(strings.TrimSpace(s), pageClip)) }
