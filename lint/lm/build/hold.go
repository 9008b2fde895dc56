package build

import "bytes"

// Blocks of heldBlock paragraphs are held back, every heldEvery-th one of a text that is
// otherwise trained on, every foreignEvery-th one of a text that is not trained on at all.
const (
	heldBlock    = 300
	heldEvery    = 10
	foreignEvery = 3
	heldPhase    = 1
)

// Hold parts the sources into what a model for fitting is trained on and what it does
// not see. Of the texts that foreign names nothing is trained on, so that there is also
// text in which the model is not at home.
func Hold(sources []Source, foreign map[string]bool) (train, held []Source) {
	for _, s := range sources {
		every := heldEvery
		if foreign[s.File] {
			every = foreignEvery
		}
		var in, out bytes.Buffer
		n := 0
		for line := range bytes.Lines(s.text) {
			switch {
			case n/heldBlock%every == heldPhase:
				out.Write(line)
			case !foreign[s.File]:
				in.Write(line)
			}
			n++
		}
		rest := s
		s.text, rest.text = in.Bytes(), out.Bytes()
		if len(s.text) > 0 {
			train = append(train, s)
		}
		if len(rest.text) > 0 && s.Origin != "" {
			held = append(held, rest)
		}
	}
	return train, held
}

// Text is the source's text.
func (s *Source) Text() []byte { return s.text }
