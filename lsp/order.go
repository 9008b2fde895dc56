package lsp

import (
	"strings"

	"gaolint/lint/source"
)

// Some clients send changes typed in quick succession in another order than they were
// made (Helix 25.01 does). The versions tell; a change that comes late is put in where it
// belongs. Clients count versions upwards, not always by one, so that none is waited for.

// steps is how many changes are kept to be made again behind one that comes late.
const steps = 64

// edit changes a text, nil for one that is not known.
type edit = func(*source.Document) (*source.Document, error)

// step is a change that was made, and what takes it back.
type step struct {
	version int32
	edit    edit
	// start and length are the bytes of the text that came in, old the text they replaced.
	start, length int
	old           string
}

// made is the step that made one text of another.
func made(version int32, e edit, before, after string) step {
	start := common(before, after)
	end := tail(before[start:], after[start:])
	return step{version, e, start, len(after) - end - start, strings.Clone(before[start : len(before)-end])}
}

// undo takes the step back.
func (s step) undo(text *source.Document) *source.Document {
	t := text.Text()
	return source.New(text.Name(), t[:s.start]+s.old+t[s.start+s.length:])
}

// block is how many bytes are compared at once.
const block = 1 << 12

// common is the length of what two texts begin with alike.
func common(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[n:n+block] == b[n:n+block] {
		n += block
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// tail is the length of what two texts end with alike.
func tail(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[len(a)-n-block:len(a)-n] == b[len(b)-n-block:len(b)-n] {
		n += block
	}
	for n < most && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// change makes a change where its version puts it. On an error the text is not known any
// more. A version that is not counted (0, as clients without any send) comes last. What
// belongs before a change that replaced all is overtaken by it.
func (d *document) change(version int32, e edit) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case version > 0 && version < d.whole:
		return nil
	case version > 0 && version < d.fixed:
		d.text, d.steps = nil, nil
		return errLate
	}
	first := len(d.steps)
	for d.text != nil && version > 0 && first > 0 && d.steps[first-1].version > version {
		first--
		d.text = d.steps[first].undo(d.text)
	}
	again := append([]step{{version: version, edit: e}}, d.steps[first:]...)
	d.steps = d.steps[:first]
	d.version = max(version, again[len(again)-1].version)
	for _, s := range again {
		if err := d.make(s); err != nil {
			d.text, d.steps = nil, nil
			return err
		}
	}
	if extra := len(d.steps) - steps; extra > 0 {
		d.fixed = max(d.fixed, d.steps[extra-1].version)
		d.steps = append(d.steps[:0], d.steps[extra:]...)
	}
	return nil
}

// make makes one change and keeps it.
func (d *document) make(s step) error {
	before := d.text
	after, err := s.edit(before)
	if err != nil {
		return err
	}
	d.text = after
	if before == nil || after == nil {
		d.steps = nil
		return nil
	}
	done := made(s.version, s.edit, before.Text(), after.Text())
	if d.steps = append(d.steps, done); len(done.old) > longStep { // too much to hold
		d.steps, d.fixed = nil, max(d.fixed, s.version)
	}
	return nil
}
