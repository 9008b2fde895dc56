// Package lsp is the language server: open documents over an engine that it is given.
// It knows no rule and reads no draft from disk; what the editor sent is the text.
//
// Changes are taken in the order they come, inline on the reading loop. A document is
// linted when its result is asked for, by a pull, a code action, a hover or the one
// publishing goroutine; whoever asks gets the result of the current text.
package lsp
