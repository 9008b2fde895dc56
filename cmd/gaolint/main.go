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
	statusError       = 2   // usage, configuration or input error
	statusInterrupted = 130 // stopped by the user
)

// run is the program without its process: it reads and writes only what it is given.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	a.lang, a.langGiven = langOf(args)
	root := a.root()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		a.fail(err)
		return statusError
	}
	return a.status
}
