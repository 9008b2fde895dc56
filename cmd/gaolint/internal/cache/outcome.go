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
	lint.Kept
	// Signature as of compare.Signature; none for a text that is no report.
	Signature []byte `json:"-"`
}

var errDamaged = errors.New("damaged")

// encode gives the outcome as bytes: the length of the signature, the signature, and the
// rest, with whatever fields a finding has.
func encode(o *Outcome) ([]byte, error) {
	rest, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(o.Signature)))
	return append(append(out, o.Signature...), rest...), nil
}

// signatureOf parts the signature from the rest.
func signatureOf(raw []byte) (signature, rest []byte, err error) {
	if len(raw) < 4 {
		return nil, nil, errDamaged
	}
	n := binary.LittleEndian.Uint32(raw)
	if uint64(n) > uint64(len(raw)-4) {
		return nil, nil, errDamaged
	}
	return raw[4 : 4+n : 4+n], raw[4+n:], nil
}

func decode(raw []byte) (*Outcome, error) {
	o := new(Outcome)
	signature, rest, err := signatureOf(raw)
	if err != nil {
		return nil, err
	}
	if len(signature) > 0 {
		o.Signature = signature
	}
	return o, json.Unmarshal(rest, o)
}
