package output

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/output/safe"
)

// Sentence says a finding to somebody who has the report and no editor: the place, what is
// wrong and what to do. It is one line and safe for a terminal.
func (p *Places) Sentence(d lint.Diagnostic) string {
	message := forOrgan(d.Message.In(p.file.Lang))
	place := p.At(d.Span)
	if place == "" || says(message, place) {
		return safe.Text(message)
	}
	return safe.Text(Placed(place, message, p.file.Lang))
}

// Placed puts a place in front of a message.
func Placed(place, message string, lang lint.Lang) string {
	if place == "" {
		return message
	}
	return place + Joint(lang) + message
}

// says tells whether a message names its place itself.
func says(message, place string) bool {
	for _, begin := range []string{"缺少", "Part ", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分", "标题", "落款", "稿件"} {
		if strings.HasPrefix(message, begin) {
			return true
		}
	}
	part, _, _ := strings.Cut(place, ", ")
	return strings.Contains(strings.ToLower(safe.Head(message, 2*labelColumns)), strings.ToLower(part)) && strings.HasPrefix(place, "Part ")
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
