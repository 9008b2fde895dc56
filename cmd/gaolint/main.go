// Command gaolint checks drafts of Chinese official reports.
package main

import (
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

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
	a := &app{stdin: stdin, stdout: out, terminal: stdout, stderr: &lockedWriter{to: stderr}}
	a.lang, a.langGiven = langOf(args)
	root := a.root()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		a.fail(err)
	}
	if out.err != nil {
		a.fail(&outputError{out.err})
	}
	return a.status
}
