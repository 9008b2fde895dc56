// Package docxtest opens documents in LibreOffice, for tests of what Word files become
// there.
package docxtest

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed revisions.py
var script []byte

// Action is what is done with a document before it is saved again as a Word file.
type Action string

// The actions.
const (
	Keep   Action = "keep"
	Accept Action = "accept" // all tracked changes
	Reject Action = "reject"
)

// Job opens a Word file or a page and saves it.
type Job struct {
	Action Action
	// Name ends in .docx or .html.
	Name string
	Data []byte
}

// Done is what became of a job.
type Done struct {
	Data     []byte
	Comments int
}

// Required is the variable that has the tests with LibreOffice run, and fail where it is
// missing.
const Required = "GAOLINT_WORD"

// Run does the jobs in one LibreOffice. Without the variable the test is skipped.
func Run(t testing.TB, jobs ...Job) []Done {
	if os.Getenv(Required) == "" {
		t.Skip("needs LibreOffice Writer and python3-uno; set " + Required + "=1 to run it")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "revisions.py")
	require.NoError(t, os.WriteFile(program, script, 0o600))
	var lines strings.Builder
	targets := make([]string, len(jobs))
	for i, j := range jobs {
		source := filepath.Join(dir, fmt.Sprintf("%d%s", i, filepath.Ext(j.Name)))
		require.NoError(t, os.WriteFile(source, j.Data, 0o600))
		targets[i] = filepath.Join(dir, fmt.Sprintf("%d-done.docx", i))
		fmt.Fprintf(&lines, "%s\t%s\t%s\n", j.Action, source, targets[i])
	}
	python := "/usr/bin/python3" // the one that Debian's packages are for
	if _, err := os.Stat(python); err != nil {
		python = "python3"
	}
	c := exec.Command(python, program)
	c.Stdin, c.Stderr = strings.NewReader(lines.String()), os.Stderr
	c.Env = append(os.Environ(), "SAL_USE_VCLPLUGIN=svp")
	out, err := c.Output()
	require.NoError(t, err, "%s", out)
	counts := strings.Fields(string(out))
	require.Len(t, counts, len(jobs))
	done := make([]Done, len(jobs))
	for i := range jobs {
		done[i].Data, err = os.ReadFile(targets[i])
		require.NoError(t, err)
		_, err = fmt.Sscan(counts[i], &done[i].Comments)
		require.NoError(t, err)
	}
	return done
}
