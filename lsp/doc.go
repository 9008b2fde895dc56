// Package lsp is the language server: open documents over an engine that it is given.
// It knows no rule; of an open document what the editor sent is the text. Files are read
// through Options alone.
//
// Changes are taken in the order they come, inline on the reading loop. A document is
// linted when its result is asked for, by a pull, a code action, a hover or the one
// publishing goroutine; whoever asks gets the result of the current text. Changes wait
// neither for linting nor for a client that is slow to take findings, so that a burst of
// them ends in one run over the last text.
//
// A change that cannot be read leaves the text unknown: nothing is said of the document,
// and the user is told, until it comes whole or is opened again.
package lsp
