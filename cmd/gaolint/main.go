// Command gaolint checks drafts of Chinese official reports.
package main

import (
	"errors"
	"io"
	"os"
	"runtime/debug"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] != "lsp" { // which stays
		relaxCollector()
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// relaxCollector lets garbage grow to several times what is in use while that is little:
// a run over one draft ends before a collection would pay. Near the limit, in bytes, the
// collector works as hard as ever. The user's own settings (GOGC, GOMEMLIMIT) stand.
func relaxCollector() {
	const percent, limit = 400, 384 << 20
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// Exit statuses.
const (
	statusOK          = 0
	statusFound       = 1   // lint: a finding at or above --fail-on; fix --diff: something would change
	statusError       = 2   // usage, configuration, input or output error
	statusInterrupted = 130 // stopped by the user
)

// run is the program without its process: it reads and writes only what it is given.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &checkedWriter{to: stdout}
	a := &app{stdin: stdin, stdout: out, terminal: stdout, stderr: &lockedWriter{to: stderr}, errTerminal: stderr}
	a.lang, a.langGiven = langOf(args)
	root := a.root()
	root.SetArgs(withVerb(root, args))
	if err := root.Execute(); err != nil && (out.err == nil || !errors.Is(err, out.err)) { // which is told below
		a.fail(err)
	}
	if out.err != nil {
		a.fail(&outputError{out.err})
	}
	return a.status
}
