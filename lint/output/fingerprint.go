package output

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// fingerprintBytes is the length of a fingerprint before it is written in hexadecimal.
const fingerprintBytes = 12

// Fingerprints identify the file's findings, in their order, each unique in the file. They
// depend on the rule, the flagged words and their sentence alone, so that they stay when
// lines move, blanks change, or the width or script of characters does; of equal
// occurrences the first has the number 1, and so on.
func Fingerprints(f File) []string {
	p := fingerprints{file: f, sentences: map[int]string{}, seen: map[string]int{}}
	list := make([]string, len(f.Findings))
	for i, d := range f.Findings {
		sentence, text := p.sentence(d.Span), f.Source.Slice(d.Span)
		if d.Span.Empty() { // nothing is flagged: what is missing is
			sentence, text = "", d.Message.ZH
		}
		h := sha256.New()
		for _, part := range []string{d.Rule, sentence, folded(text)} {
			h.Write([]byte(part))
			h.Write([]byte{0})
		}
		key := hex.EncodeToString(h.Sum(nil)[:fingerprintBytes])
		p.seen[key]++
		list[i] = key + ":" + strconv.Itoa(p.seen[key])
	}
	return list
}

type fingerprints struct {
	file File
	// sentences are the digests of sentences by their beginning: a sentence is read once,
	// however many findings it holds.
	sentences map[int]string
	seen      map[string]int
}

// sentence is a digest of the sentence around the span.
func (p *fingerprints) sentence(at source.Span) string {
	s := p.file.Sentence(at)
	digest, ok := p.sentences[s.Start]
	if !ok {
		sum := sha256.Sum256([]byte(folded(p.file.Source.Slice(s))))
		digest = string(sum[:])
		p.sentences[s.Start] = digest
	}
	return digest
}

// folded is the text without blanks, in one width and script.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if zh.IsBlank(r) || r == '\n' || r == '\r' {
			return -1
		}
		return zh.Fold(r)
	}, s)
}
