// Package notes has the letters with which reviewers give reports back to the organs that
// wrote them: 退回意见.
package notes

import (
	"fmt"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
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

	words Words
}

// Words are the fixed parts of a note. Who puts a note together elsewhere uses these.
type Words struct {
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

// WordsIn gives the fixed parts in the language.
func WordsIn(lang lint.Lang) Words {
	if lang == lint.EN {
		return Words{
			Salutation: "%s:", Somebody: "To the reporting organ",
			Returned:     "%s was checked. Please correct the following and submit it again:",
			Advised:      "%s was checked and nothing was found that must be corrected. Please look at the following:",
			Unrecognised: "%s was not recognised as an annual report, so that its language alone was checked. Please make sure that the right file was submitted.",
			Unchecked:    "The file “%[1]s” that was submitted could not be checked: %[2]s. Please submit it again.",
			Check:        "Please verify:", More: "%d more are listed in the attached table.", Limit: noteItems,
		}
	}
	return Words{
		Salutation: "%s：", Somebody: "报送单位",
		Returned:     "你单位报送的%s经检查，有以下问题，请修改后重新报送：",
		Advised:      "你单位报送的%s经检查，没有必须修改的问题，以下各处请核对：",
		Unrecognised: "你单位报送的%s未识别为年度报告，只检查了文字。请确认报送的文件是否正确。",
		Unchecked:    "你单位报送的文件“%[1]s”未能检查：%[2]s。请处理后重新报送。",
		Check:        "建议核对：", More: "另有%d处，见附表。", Limit: noteItems,
	}
}

// Of writes the file's note; it is empty where there is nothing to say.
func Of(f output.File, o output.Options) Note {
	n := Note{words: WordsIn(f.Lang)}
	verdict := f.Verdict()
	if verdict == output.Passed || f.Result == nil && verdict != output.Unchecked {
		return n
	}
	n.Salutation = fmt.Sprintf(n.words.Salutation, Organ(f, n.words))
	switch verdict {
	case output.Unchecked:
		n.Opening = fmt.Sprintf(n.words.Unchecked, safe.Text(safe.Base(f.Path)), safe.Text(strings.TrimRight(f.Failure, "。.")))
		return n
	case output.Unrecognised:
		n.Opening = fmt.Sprintf(n.words.Unrecognised, Report(f))
	case output.Return:
		n.Opening = fmt.Sprintf(n.words.Returned, Report(f))
	default:
		n.Opening = fmt.Sprintf(n.words.Advised, Report(f))
	}
	chosen, more := gravest(f.Findings, o)
	n.More = more
	at := output.PlacesOf(f)
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
func gravest(findings []lint.Diagnostic, o output.Options) (chosen []int, more int) {
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

// Organ is whom the note speaks to.
func Organ(f output.File, w Words) string {
	if f.Listed != nil {
		return safe.Text(f.Listed.Name)
	}
	if f.Result != nil && f.Result.Title.Organ != "" {
		return safe.Text(safe.Head(f.Result.Title.Organ, safe.Columns))
	}
	return w.Somebody
}

// Report names the report: by its title, else by its file.
func Report(f output.File) string {
	if t := f.Result.Title; t.Span != (source.Span{}) && t.Text != "" {
		return "《" + safe.Text(safe.Head(strings.NewReplacer("《", "〈", "》", "〉").Replace(t.Text), 2*safe.Columns)) + "》"
	}
	return "“" + safe.Text(safe.Base(f.Path)) + "”"
}
