package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// traced runs the program under strace and gives the calls that it made.
func traced(t *testing.T, dir, stdin string, args ...string) (outcome, string) {
	strace := need(t, "strace")
	file := filepath.Join(t.TempDir(), "calls")
	c := exec.Command(strace, append([]string{"-f", "-qq", "-s", "256", "-o", file,
		"-e", "trace=%network,%process,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat", program(t)}, args...)...)
	c.Dir, c.Stdin = dir, strings.NewReader(stdin)
	out := finish(t, c)
	if strings.Contains(out.stderr, "ptrace") {
		missing(t, "strace may not trace here: "+out.stderr)
	}
	calls, err := os.ReadFile(file)
	require.NoError(t, err)
	return out, string(calls)
}

var (
	networkCall = regexp.MustCompile(`\b(socket|connect|bind|listen|accept4?|sendto|sendmsg|socketpair)\(`)
	execCall    = regexp.MustCompile(`\b(execve|execveat|fork|vfork)\(`)
	opening     = regexp.MustCompile(`\bopen(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)", (?:\{flags=)?([A-Z_|]+)`)
	changing    = regexp.MustCompile(`\b(creat|rename\w*|unlink\w*|mkdir\w*|link\w*|symlink\w*|truncate|chmod|fchmodat|chown|fchownat)\(.*`)
)

// TestNoNetworkNoProcessNoForeignWrite holds what the program does, as the system sees
// it, to what it may: read, and write only where the command says.
func TestNoNetworkNoProcessNoForeignWrite(t *testing.T) {
	initialize := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	open := `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x/a.md","languageId":"markdown","version":1,"text":"一是做好政策文件的戒毒。\n"}}}`
	exit := `{"jsonrpc":"2.0","method":"exit"}`
	session := ""
	for _, m := range []string{initialize, open, exit} {
		session += fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(m), m)
	}
	for _, c := range []struct {
		args, stdin string
		// writes are the files, in the working folder, that may be written; below it lies
		// the user's cache folder, too.
		writes string
	}{
		{"lint .", "", `^$`}, {"lint --format jsonl .", "", `^$`}, {"lint -", wrongText, `^$`},
		{"fix --diff .", "", `^$`}, {"fix -", wrongText, `^$`}, {"rules", "", `^$`}, {"explain typo", "", `^$`},
		{"config show", "", `^$`}, {"config schema", "", `^$`}, {"version", "", `^$`}, {"completion bash", "", `^$`},
		{"lsp --stdio", session, `^$`},
		{"lint --stdin-jsonl", `{"path":"/x/a.md","text":"x"}`, `^$`}, {"lint --files-from -", "a.md\n", `^$`},
		{"fix --no-journal .", "", `^(a\.md|\.gaolint-\d+\.tmp)$`}, {"lint --cache .", "", `^\.cache(/gaolint(/lint(/[-\w./]+)?)?)?$`},
		{"fix .", "", `^(a\.md|\.gaolint-\d+\.tmp|\.cache(/gaolint(/undo(/[\w.]+){0,2})?)?)$`}, {"new n.md", "", `^n\.md$`}, {"init i.yaml", "", `^i\.yaml$`},
	} {
		dir := t.TempDir()
		t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, ".cache"))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "a.md"), []byte(wrongText), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "gaolint.yaml"), []byte("lang: zh\nwords: {forbid: [{word: \"`id`$(id)\"}]}\n"), 0o644))
		out, calls := traced(t, dir, c.stdin, strings.Fields(c.args)...)
		require.Contains(t, []int{0, 1}, out.status, "%s: %s", c.args, out.stderr)
		require.NotRegexp(t, networkCall, calls, c.args)
		require.Len(t, execCall.FindAllString(calls, -1), 1, "%s: only the program itself was started", c.args)
		may := regexp.MustCompile(c.writes)
		own := func(path string) bool {
			rel, err := filepath.Rel(dir, path)
			if !filepath.IsAbs(path) {
				rel, err = path, nil
			}
			return err == nil && may.MatchString(rel)
		}
		for _, m := range opening.FindAllStringSubmatch(calls, -1) {
			if strings.Contains(m[2], "O_WRONLY") || strings.Contains(m[2], "O_RDWR") || strings.Contains(m[2], "O_CREAT") {
				require.True(t, own(m[1]) || m[1] == "/dev/null", "%s opened %s for writing", c.args, m[1])
			}
		}
		for _, call := range changing.FindAllString(calls, -1) {
			for _, m := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(call, -1) {
				require.True(t, own(m[1]), "%s: %s", c.args, call)
			}
		}
	}
}

// TestChangedWhileFixing changes the file between reading and writing, where strace stops
// the program: what has changed is not overwritten, and the reason is said.
func TestChangedWhileFixing(t *testing.T) {
	strace := need(t, "strace")
	other := "另一个程序写的文字。\n"
	for name, c := range map[string]struct {
		change func(path string) error
		want   string // what the path then holds; "" nothing
	}{
		"rewritten": {func(p string) error { return os.WriteFile(p, []byte(other), 0o644) }, other},
		"replaced": {func(p string) error {
			if err := os.WriteFile(p+".new", []byte(other), 0o644); err != nil {
				return err
			}
			return os.Rename(p+".new", p)
		}, other},
		"same size and time": {func(p string) error {
			info, err := os.Stat(p)
			if err == nil {
				err = os.WriteFile(p, []byte(strings.Replace(wrongText, "工作", "学习", 1)), 0o644)
			}
			if err == nil {
				err = os.Chtimes(p, info.ModTime(), info.ModTime())
			}
			return err
		}, strings.Replace(wrongText, "工作", "学习", 1)},
		"deleted": {os.Remove, ""},
		"made a link": {func(p string) error {
			if err := os.Remove(p); err != nil {
				return err
			}
			return os.Symlink("elsewhere.txt", p)
		}, other},
		"mode": {func(p string) error { return os.Chmod(p, 0o600) }, wrongText},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "a.md")
			require.NoError(t, os.WriteFile(path, []byte(wrongText), 0o644))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "elsewhere.txt"), []byte(other), 0o644))
			calls := filepath.Join(t.TempDir(), "calls")
			p := exec.Command(strace, "-f", "-o", calls, "-e", "trace=fsync", "-e", "inject=fsync:signal=SIGSTOP", program(t), "fix", "a.md")
			p.Dir = dir
			var log bytes.Buffer
			p.Stderr = &log
			require.NoError(t, p.Start())
			ended := make(chan error, 1)
			go func() { ended <- p.Wait() }()
			changed := false
			err := standing(t, calls, ended, func() {
				// The new text has been flushed: the old one has been read.
				if list, _ := filepath.Glob(filepath.Join(dir, ".gaolint-*.tmp")); !changed && len(list) == 1 {
					changed = true
					require.NoError(t, c.change(path))
				}
			})
			require.Error(t, err)
			require.Equal(t, statusError, p.ProcessState.ExitCode(), log.String())
			require.Contains(t, log.String(), "a.md：读取之后文件又有改动，未写入；请重新运行")
			data, err := os.ReadFile(path)
			if c.want == "" {
				require.ErrorIs(t, err, os.ErrNotExist)
			} else {
				require.NoError(t, err)
				require.Equal(t, c.want, string(data))
			}
			stray, err := filepath.Glob(filepath.Join(dir, ".gaolint-*.tmp"))
			require.NoError(t, err)
			require.Empty(t, stray)
		})
	}
}

// stop is what strace writes when a thread of the program has stopped.
var stop = regexp.MustCompile(`(?m)^(\d+) +--- stopped by SIGSTOP ---$`)

// standing calls a function each time that the program under strace has stopped, lets it go
// on, and gives what it ended with.
func standing(t *testing.T, calls string, ended <-chan error, do func()) error {
	for seen := 0; ; {
		select {
		case err := <-ended:
			return err
		case <-time.After(time.Millisecond):
		}
		data, _ := os.ReadFile(calls)
		stops := stop.FindAllSubmatch(data, -1)
		if len(stops) == seen {
			continue
		}
		seen = len(stops)
		do()
		pid, err := strconv.Atoi(string(stops[seen-1][1]))
		require.NoError(t, err)
		_ = syscall.Kill(pid, syscall.SIGCONT)
	}
}

// asNobody runs the program as a user without rights.
func asNobody(t *testing.T, dir string, args ...string) outcome {
	if os.Getuid() != 0 {
		missing(t, "only root can start a program as another user")
	}
	c := exec.Command(program(t), args...)
	c.Dir = dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	return finish(t, c)
}

// TestPermissions: what may not be read or written is said, the rest is done.
func TestPermissions(t *testing.T) {
	dir, err := os.MkdirTemp("", "gaolint-test-")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	for name, mode := range map[string]os.FileMode{"open": 0o777, "closed": 0o700, "fixed": 0o755, "open/list": 0o711} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, name), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name, "a.md"), []byte(wrongText), 0o666))
		require.NoError(t, os.Chmod(filepath.Join(dir, name, "a.md"), 0o666))
		defer func() { require.NoError(t, os.Chmod(filepath.Join(dir, name), mode)) }()
	}
	for name, mode := range map[string]os.FileMode{"open": 0o777, "closed": 0o700, "fixed": 0o755, "open/list": 0o711, ".": 0o755} {
		require.NoError(t, os.Chmod(filepath.Join(dir, name), mode))
	}
	secret := filepath.Join(dir, "open", "secret.md")
	require.NoError(t, os.WriteFile(secret, []byte(wrongText), 0o600))
	others := filepath.Join(dir, "open", "others.md")
	require.NoError(t, os.WriteFile(others, []byte(wrongText), 0o644))

	out := asNobody(t, dir, "lint", "open")
	require.Equal(t, statusError, out.status)
	require.Contains(t, out.stdout, "open/a.md:3:7: ")
	require.Contains(t, out.stderr, "gaolint: open/secret.md：没有权限\n")
	require.Contains(t, out.stderr, "gaolint: open/list：没有权限\n")
	require.Contains(t, out.stderr, "未能检查2\n")

	out = asNobody(t, dir, "lint", "closed/a.md", "closed", "open/a.md")
	require.Equal(t, statusError, out.status)
	require.Contains(t, out.stderr, "gaolint: closed/a.md：没有权限\n")
	require.Contains(t, out.stderr, "gaolint: closed：没有权限\n")
	require.Contains(t, out.stdout, "open/a.md:3:7: ")

	// A folder that may not be written, and a file of another owner: refused and untouched.
	out = asNobody(t, dir, "fix", "fixed/a.md", "open/others.md", "open/secret.md")
	require.Equal(t, statusError, out.status)
	require.Contains(t, out.stderr, "gaolint: fixed/a.md：没有权限，文件未改动\n")
	require.Contains(t, out.stderr, "gaolint: open/others.md：文件是只读的，未改动")
	for _, f := range []string{filepath.Join(dir, "fixed", "a.md"), others, secret} {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		require.Equal(t, wrongText, string(data))
	}
	out = asNobody(t, dir, "init", "fixed/gaolint.yaml")
	require.Equal(t, statusError, out.status)
	require.Contains(t, out.stderr, "fixed/gaolint.yaml：没有权限")

	// A configuration that may not be read does not mean the defaults.
	require.NoError(t, os.WriteFile(filepath.Join(dir, "open", "gaolint.yaml"), []byte("lang: zh\n"), 0o600))
	out = asNobody(t, dir, "lint", "open/a.md")
	require.Equal(t, statusError, out.status)
	require.Empty(t, out.stdout)
	require.Contains(t, out.stderr, "gaolint: open/gaolint.yaml：没有权限\n")
}
