package ci

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"gaolint/editors/internal/program"
)

// load reads a YAML file strictly into out.
func load(t *testing.T, path string, out any) {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(data, out), path)
}

// project is a repository of a user with one draft that has a mistake and one without.
func project(t *testing.T) string {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	write("稿件/有误.md", "# 通知\n\n各科室要做好政策文件的戒毒工作。\n")
	write("稿件/无误.md", "# 通知\n\n各科室要做好政策文件的解读工作。\n")
	own, err := filepath.Glob("*")
	require.NoError(t, err)
	for _, name := range own {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		write("ci/gaolint/"+name, string(text))
	}
	return dir
}

// shell runs a script as a service does, with gaolint on PATH.
func shell(t *testing.T, dir, script string, env ...string) (stdout, stderr string, status int) {
	var out, log bytes.Buffer
	c := exec.Command("bash", "-eo", "pipefail", "-c", script)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &log
	// What fix remembers is no business of the user who tests.
	c.Env = append(append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir()), env...)
	_ = c.Run() // the status tells
	return out.String(), log.String(), c.ProcessState.ExitCode()
}

func onPath(t *testing.T) string {
	return "PATH=" + filepath.Dir(program.Build(t)) + string(filepath.ListSeparator) + os.Getenv("PATH")
}

func TestGitHubAction(t *testing.T) {
	var action struct {
		Name, Description string
		Inputs            map[string]struct{ Description, Default string }
		Runs              struct {
			Using string
			Steps []struct {
				Name, Shell, Run string
				Env              map[string]string
			}
		}
	}
	load(t, "action.yml", &action)
	require.Equal(t, "composite", action.Runs.Using)
	require.Len(t, action.Runs.Steps, 1)
	step := action.Runs.Steps[0]
	require.NotContains(t, step.Run, "${{", "what a user writes reaches the shell through the environment alone")
	env := []string{onPath(t), "GITHUB_ACTION_PATH=ci/gaolint"}
	set := func(paths, sarif string) []string {
		values := map[string]string{"paths": paths, "fail-on": action.Inputs["fail-on"].Default, "sarif": sarif}
		out := env
		for name, value := range step.Env {
			input := strings.TrimSuffix(strings.TrimPrefix(value, "${{ inputs."), " }}")
			require.Contains(t, action.Inputs, input)
			out = append(out, name+"="+values[input])
		}
		return out
	}
	dir := project(t)
	out, log, status := shell(t, dir, step.Run, set("稿件", "gaolint.sarif")...)
	require.Equal(t, 1, status, log)
	require.Contains(t, out, "::error file=稿件/有误.md,line=3,")
	require.FileExists(t, filepath.Join(dir, "gaolint.sarif"))
	_, log, status = shell(t, dir, step.Run, set("稿件/无误.md", "")...)
	require.Equal(t, 0, status, log)
	_, _, status = shell(t, dir, step.Run, append(set("稿件", ""), "PATH=/usr/bin:/bin")...)
	require.Equal(t, 2, status, "without the program the step fails")
}

func TestGitLab(t *testing.T) {
	var file map[string]struct {
		Stage     string
		Variables map[string]string
		Script    []string
		Artifacts struct {
			When    string
			Reports map[string]string
		}
	}
	load(t, "gitlab.yml", &file)
	job, dir := file["gaolint"], project(t)
	env := []string{onPath(t)}
	for k, v := range job.Variables {
		env = append(env, k+"="+v)
	}
	_, log, status := shell(t, dir, strings.Join(job.Script, "\n"), env...)
	require.Equal(t, 1, status, log)
	quality, err := os.ReadFile(filepath.Join(dir, job.Artifacts.Reports["codequality"]))
	require.NoError(t, err)
	var issues []struct {
		Description, Fingerprint, Severity string
		Location                           struct{ Path string }
	}
	require.NoError(t, json.Unmarshal(quality, &issues))
	require.Len(t, issues, 1)
	require.Equal(t, "稿件/有误.md", issues[0].Location.Path)
	junit, err := os.ReadFile(filepath.Join(dir, job.Artifacts.Reports["junit"]))
	require.NoError(t, err)
	require.NoError(t, xml.Unmarshal(junit, new(struct{ XMLName xml.Name })))
}

func TestReviewdog(t *testing.T) {
	var file struct {
		Runner map[string]struct{ Cmd, Format string }
	}
	load(t, "reviewdog.yml", &file)
	require.Equal(t, "rdjson", file.Runner["gaolint"].Format)
	out, log, status := shell(t, project(t), file.Runner["gaolint"].Cmd, onPath(t))
	require.Equal(t, 1, status, log)
	var result struct {
		Diagnostics []struct{ Location struct{ Path string } }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &result))
	require.NotEmpty(t, result.Diagnostics)
}

// TestFetch: nothing is fetched that is not asked for, and nothing is run that is not what
// was asked for.
func TestFetch(t *testing.T) {
	dir := project(t)
	const script = `. ci/gaolint/find.sh; "$gaolint" version`
	bare := "PATH=/usr/bin:/bin"
	_, log, status := shell(t, dir, script, bare, "GAOLINT_URL=file:///bin/true")
	require.Equal(t, 2, status)
	require.Contains(t, log, "GAOLINT_SHA256")
	_, _, status = shell(t, dir, script, bare, "GAOLINT_URL=file:///bin/true", "GAOLINT_SHA256="+strings.Repeat("0", 64))
	require.Equal(t, 2, status)
	out, log, status := shell(t, dir, script, bare, "GAOLINT="+program.Build(t))
	require.Equal(t, 0, status, log)
	require.Contains(t, out, "gaolint")
}

// TestPreCommit runs the hooks with pre-commit itself.
func TestPreCommit(t *testing.T) {
	tool := program.Editor(t, "pre-commit")
	hooks, dir := t.TempDir(), project(t)
	data, err := os.ReadFile(filepath.Join(program.Root(t), ".pre-commit-hooks.yaml"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(hooks, ".pre-commit-hooks.yaml"), data, 0o666))
	const commit = `git init -q && git add -A && git -c user.name=a -c user.email=a@example.org -c core.hooksPath= commit -qm hooks`
	_, log, status := shell(t, hooks, commit)
	require.Equal(t, 0, status, log)
	head, _, _ := shell(t, hooks, "git rev-parse HEAD")
	config := "repos:\n- repo: file://" + hooks + "\n  rev: " + strings.TrimSpace(head) + "\n  hooks:\n  - id: gaolint\n  - id: gaolint-fix\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".pre-commit-config.yaml"), []byte(config), 0o666))
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "ci")))
	env := []string{onPath(t), "PRE_COMMIT_HOME=" + t.TempDir(), "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always"}
	out, log, status := shell(t, dir, "git init -q && git add -A && "+tool+" run --all-files", env...)
	require.Equal(t, 1, status, "%s%s", out, log)
	require.Contains(t, out, "有误.md:3:")
	out, log, status = shell(t, dir, "git add -A && "+tool+" run --all-files", env...)
	require.Equal(t, 0, status, "what is certain was fixed\n%s%s", out, log)
}
