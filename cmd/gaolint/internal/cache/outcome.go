package cache

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// Outcome is what is kept of a linted text.
type Outcome struct {
	// Empty: there is nothing in the text; LeftOut: a walk would not take it for a draft.
	Empty, LeftOut bool
	// Profile is the name of the report kind.
	Profile     string
	Recognition fact.Recognition
	Title       Title
	// Tells: its figures are all that its tables say, see compare.Tells.
	Tells bool
	// Spots are those of the findings, in their order, if anyone asked for them.
	Spots []output.Spot
	// Bytes is the size of the file.
	Bytes int
	lint.Kept
}

// Title is what results tell of a report's title, as fact.Title.
type Title struct {
	Span  source.Span
	Text  string
	Organ string
	Year  int
}

// TitleOf takes from a title what is kept.
func TitleOf(t fact.Title) Title { return Title{t.Span, t.Text, t.Organ, t.Year} }

// Fact gives it back.
func (t Title) Fact() fact.Title {
	return fact.Title{Span: t.Span, Text: t.Text, Organ: t.Organ, Year: t.Year}
}

var errOutcome = errors.New("no outcome")

// Encode gives an outcome as bytes: the size of the report, the report as compare.Packed,
// none if it is none, and the rest, with whatever fields a finding has.
func Encode(o *Outcome, report []byte) ([]byte, error) {
	rest, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, 4+len(report)+len(rest))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(report)))
	return append(append(out, report...), rest...), nil
}

// Decode reads what Encode wrote.
func Decode(body []byte) (*Outcome, error) {
	_, rest, err := Part(body)
	if err != nil {
		return nil, err
	}
	o := new(Outcome)
	if err := json.Unmarshal(rest, o); err != nil {
		return nil, err
	}
	return o, nil
}

// Part parts the report from the rest.
func Part(body []byte) (report, rest []byte, err error) {
	if len(body) < 4 {
		return nil, nil, errOutcome
	}
	n := binary.LittleEndian.Uint32(body)
	if uint64(n) > uint64(len(body)-4) {
		return nil, nil, errOutcome
	}
	return body[4 : 4+n : 4+n], body[4+n:], nil
}
