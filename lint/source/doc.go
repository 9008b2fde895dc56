// Package source holds a document's text and everything that is known about
// places in it: byte spans, edits, line ends, and the positions in which
// editors count. Inside gaolint a place is a byte offset into the decoded
// text; lines and columns exist only at the edges, and this package is the one
// place where the two are converted.
//
// A Document never changes, so it may be shared between goroutines. Nothing
// here returns an error for what the text contains: any string is a document,
// and a byte that is no UTF-8 counts as one character of one unit. What Decode
// lets through is always valid UTF-8 without NUL.
package source
