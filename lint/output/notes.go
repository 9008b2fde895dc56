package output

import (
	"fmt"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// noteItems is how many findings a note spells out; the rest is in the table beside it.
const noteItems = 10

// Note is the text with which a reviewer gives a report back to the organ that wrote it.
type Note struct {
	// Salutation names the organ; Opening says what was checked and with what outcome.
	Salutation, Opening string
	// Errors and Warnings are the sentences, at most ten in all, in the text's order.
	Errors, Warnings []string
	// More is the number of errors and warnings that are not spelt out.
	More int

	words NoteWords
}

// NoteWords are the fixed parts of a note. Who puts a note together elsewhere uses these.
type NoteWords struct {
	// Salutation, with %s for the organ; Somebody stands for an unknown one.
	Salutation, Somebody string
	// Returned, Advised and Unrecognised open the note by verdict, with %s for the report.
	Returned, Advised, Unrecognised string
	// Unchecked, with %[1]s for the file and %[2]s for the reason, is the whole note of a
	// file that was not checked.
	Unchecked string
	// Check stands above the warnings.
	Check string
	// More, with %d, tells of what is not spelt out.
	More string
	// Limit is how many findings are spelt out.
	Limit int
}

// NoteWordsIn gives the fixed parts in the language.
func NoteWordsIn(lang lint.Lang) NoteWords {
	if lang == lint.EN {
		return NoteWords{
			Salutation: "%s:", Somebody: "To the reporting organ",
			Returned:     "%s was checked. Please correct the following and submit it again:",
			Advised:      "%s was checked and nothing was found that must be corrected. Please look at the following:",
			Unrecognised: "%s was not recognised as an annual report, so that its language alone was checked. Please make sure that the right file was submitted.",
			Unchecked:    "The file “%[1]s” that was submitted could not be checked: %[2]s. Please submit it again.",
			Check:        "Please verify:", More: "%d more are listed in the attached table.", Limit: noteItems,
		}
	}
	return NoteWords{
		Salutation: "%s：", Somebody: "报送单位",
		Returned:     "你单位报送的%s经检查，有以下问题，请修改后重新报送：",
		Advised:      "你单位报送的%s经检查，没有必须修改的问题，以下各处请核对：",
		Unrecognised: "你单位报送的%s未识别为年度报告，只检查了文字。请确认报送的文件是否正确。",
		Unchecked:    "你单位报送的文件“%[1]s”未能检查：%[2]s。请处理后重新报送。",
		Check:        "建议核对：", More: "另有%d处，见附表。", Limit: noteItems,
	}
}

// NoteOf writes the file's note; it is empty where there is nothing to say.
func NoteOf(f File, o Options) Note {
	n := Note{words: NoteWordsIn(f.Lang)}
	verdict := f.Verdict()
	if verdict == Passed || f.Result == nil && verdict != Unchecked {
		return n
	}
	n.Salutation = fmt.Sprintf(n.words.Salutation, noteOrgan(f, n.words))
	switch verdict {
	case Unchecked:
		n.Opening = fmt.Sprintf(n.words.Unchecked, Printable(base(f.Path)), Printable(strings.TrimRight(f.Failure, "。.")))
		return n
	case Unrecognised:
		n.Opening = fmt.Sprintf(n.words.Unrecognised, noteReport(f))
	case Return:
		n.Opening = fmt.Sprintf(n.words.Returned, noteReport(f))
	default:
		n.Opening = fmt.Sprintf(n.words.Advised, noteReport(f))
	}
	chosen, more := gravest(f.Findings, o)
	n.More = more
	at := PlacesOf(f)
	for _, i := range chosen {
		d := f.Findings[i]
		if d.Severity == lint.Error {
			n.Errors = append(n.Errors, at.Sentence(d))
		} else {
			n.Warnings = append(n.Warnings, at.Sentence(d))
		}
	}
	return n
}

// String is the note as text, lines ending in LF; "" for an empty note.
func (n Note) String() string {
	if n.Salutation == "" {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", n.Salutation, n.Opening)
	number := 0
	list := func(head string, sentences []string) {
		if len(sentences) == 0 {
			return
		}
		b.WriteString("\n" + head)
		for _, s := range sentences {
			number++
			fmt.Fprintf(&b, "%d. %s\n", number, s)
		}
	}
	list("", n.Errors)
	list(n.words.Check+"\n\n", n.Warnings)
	if n.More > 0 {
		fmt.Fprintf(&b, "\n"+n.words.More+"\n", n.More)
	}
	return b.String()
}

// gravest chooses the errors and warnings that a note spells out, as indexes in the text's
// order, and counts those left out.
func gravest(findings []lint.Diagnostic, o Options) (chosen []int, more int) {
	for i, d := range findings {
		if d.Severity >= lint.Warning {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) <= noteItems {
		return chosen, 0
	}
	slices.SortStableFunc(chosen, func(a, b int) int {
		return o.Weight(findings[b]) - o.Weight(findings[a])
	})
	more = len(chosen) - noteItems
	chosen = chosen[:noteItems]
	slices.Sort(chosen)
	return chosen, more
}

// Weight orders findings where room is short: errors before warnings, and within these
// the report's structure and figures before its wording.
func (o Options) Weight(d lint.Diagnostic) int {
	weight := int(d.Severity) * 8
	if o.Rule == nil {
		return weight
	}
	r := o.Rule(d.Rule)
	if r == nil {
		return weight
	}
	switch r.Group {
	case lint.Structure, lint.Figures:
		return weight + 4
	case lint.Names:
		return weight + 3
	case lint.Words:
		return weight + 2
	}
	return weight
}

// Sentence says a finding to somebody who has the report and no editor: the place, what is
// wrong and what to do. It is one line and safe for a terminal.
func (p *Places) Sentence(d lint.Diagnostic) string {
	message := forOrgan(d.Message.In(p.file.Lang))
	place := p.At(d.Span)
	if place == "" || says(message, place) {
		return Printable(message)
	}
	return Printable(placed(place, message, p.file.Lang))
}

// placed puts a place in front of a message.
func placed(place, message string, lang lint.Lang) string {
	if place == "" {
		return message
	}
	return place + lint.Text{ZH: "：", EN: ": "}.In(lang) + message
}

// says tells whether a message names its place itself.
func says(message, place string) bool {
	for _, begin := range []string{"缺少", "Part ", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分", "标题", "落款", "稿件"} {
		if strings.HasPrefix(message, begin) {
			return true
		}
	}
	part, _, _ := strings.Cut(place, ", ")
	return strings.Contains(strings.ToLower(keepHead(message, 2*labelColumns)), strings.ToLower(part)) && strings.HasPrefix(place, "Part ")
}

// own are the beginnings of remarks for whoever sits at the editor.
var own = []string{"可忽略", "如原文无误，可忽略", "ignore this", "if that year is meant, ignore", "if the text is right, ignore"}

// forOrgan leaves out of a message what only the editor can do. What the message quotes
// from the draft is no remark.
func forOrgan(message string) string {
	for _, o := range own {
		at := strings.Index(message, o)
		if at < 0 || strings.Count(message[:at], "“") != strings.Count(message[:at], "”") {
			continue
		}
		message = without(message, at)
	}
	return message
}

// ends are the marks that end a remark in front of another.
var ends = []string{"。", "；", "（", ". ", "; ", " ("}

// without cuts the remark that holds the place out of the message: a bracket, a sentence,
// or the last part of one.
func without(message string, at int) string {
	start, mark := 0, ""
	for _, e := range ends {
		if i := strings.LastIndex(message[:at], e); i >= 0 && i+len(e) > start {
			start, mark = i+len(e), e
		}
	}
	if start == 0 {
		return message
	}
	rest := message[at:]
	var stop string
	switch mark {
	case "（":
		stop = "）"
	case " (":
		stop = ")"
	case "。", "；":
		stop = "。"
	default:
		stop = "."
	}
	_, rest, found := strings.Cut(rest, stop)
	if !found {
		return message
	}
	switch head := message[:start-len(mark)]; mark {
	case "（", " (":
		return head + rest
	case ". ", "; ":
		return head + "." + rest
	default:
		return head + "。" + rest
	}
}

// noteOrgan is whom the note speaks to.
func noteOrgan(f File, w NoteWords) string {
	if f.Listed != nil {
		return Printable(f.Listed.Name)
	}
	if f.Result != nil && f.Result.Title.Organ != "" {
		return Printable(keepHead(f.Result.Title.Organ, excerptColumns))
	}
	return w.Somebody
}

// noteReport names the report: by its title, else by its file.
func noteReport(f File) string {
	if t := f.Result.Title; t.Span != (source.Span{}) && t.Text != "" {
		return "《" + Printable(keepHead(strings.NewReplacer("《", "〈", "》", "〉").Replace(t.Text), 2*excerptColumns)) + "》"
	}
	return "“" + Printable(base(f.Path)) + "”"
}

// base is the last part of a path of any system.
func base(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
