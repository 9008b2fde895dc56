package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gaolint/rules/profiles"
)

const (
	wrongText = "关于工作的通知\n\n一是做好政策文件的戒毒。。切实保障。\n"
	rightText = "关于工作的通知\n\n一是做好政策文件的解读。切实保障。\n"
)

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){
		"gaolint": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"peak":    peak,
	})
}

// tidy runs the tests and then removes the program that they built.
type tidy struct{ *testing.M }

func (m tidy) Run() int {
	if cache, err := exec.Command("go", "env", "GOCACHE").Output(); err == nil { // the compiler's stays where it is
		_ = os.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
	}
	if dir, err := os.MkdirTemp("", "gaolint-cache-"); err == nil { // what fix remembers is no business of the user who tests
		defer os.RemoveAll(dir)
		if base, err := os.UserCacheDir(); err == nil && os.Getenv("GOCACHE") == "" { // what go build remembers is
			_ = os.Setenv("GOCACHE", filepath.Join(base, "go-build"))
		}
		_ = os.Setenv("XDG_CACHE_HOME", dir)
	}
	status := m.M.Run()
	if builtIn != "" {
		_ = os.RemoveAll(builtIn) // a folder for temporary files: what stays is harmless
	}
	return status
}

// TestScripts runs testdata/script: every verb and flag as a user calls them.
//
//	status N ARG…         gaolint ARG… exits with N
//	bytes FILE QUOTED     writes a file from a Go string, byte for byte
//	holds FILE QUOTED     the file holds exactly these bytes
//	sample PROFILE FILE   writes the profile's clean sample
//	mode FILE OCTAL       the file has this mode
//	fifo FILE             makes a named pipe
//	many FILE N HEAD LINE writes HEAD and N times LINE, Go strings; %d in it is the number
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program some hundred times")
	}
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("testdata", "script"),
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ESC", "\x1b")
			e.Setenv("NL", "\n")
			e.Setenv("BAD", "\xff") // a byte that no text has
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if name, ok := strings.CutPrefix(cond, "has:"); ok {
				_, err := exec.LookPath(name)
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": scriptStatus, "bytes": scriptBytes, "holds": scriptHolds,
			"sample": scriptSample, "mode": scriptMode, "fifo": scriptFIFO, "many": scriptMany,
		},
	})
}

func scriptStatus(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("gaolint", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}

func unquote(ts *testscript.TestScript, s string) string {
	text, err := strconv.Unquote(`"` + s + `"`)
	ts.Check(err)
	return text
}

func scriptBytes(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(unquote(ts, args[1])), 0o644))
}

func scriptMany(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	b.WriteString(unquote(ts, strings.ReplaceAll(args[2], `"`, `\"`)))
	line := unquote(ts, strings.ReplaceAll(args[3], `"`, `\"`))
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}

func scriptHolds(ts *testscript.TestScript, _ bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if want := unquote(ts, args[1]); string(data) != want {
		ts.Fatalf("%s holds %q, want %q", args[0], data, want)
	}
}

func scriptSample(ts *testscript.TestScript, _ bool, args []string) {
	text := profiles.Sample(args[0])
	if text == "" {
		ts.Fatalf("no sample %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

func scriptMode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[1] {
		ts.Fatalf("%s has mode %s, want %s", args[0], got, args[1])
	}
}
