package input

import "gaolint/lint/source"

// Of is Read for a file whose text an editor holds already. A name of a kind that cannot
// be read counts as plain text: what an editor shows is text.
func Of(file *source.Document) *Text { return read(file, kindOf(file.Name()), nil) }
