package cache

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"gaolint/lint"
	"gaolint/lint/fact"
)

// Outcome is what is kept of a linted text.
type Outcome struct {
	// Empty: there is nothing in the text; LeftOut: a walk would not take it for a draft.
	Empty, LeftOut bool
	// Profile is the name of the report kind.
	Profile     string
	Recognition fact.Recognition
	// Bytes is the size of the file.
	Bytes int
	lint.Kept
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
