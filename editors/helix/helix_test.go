//go:build unix

// Package helix holds the set-up for Helix; its test drives the editor itself.
package helix

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/editors/internal/program"
	"gaolint/editors/internal/scene"
)

// patience is how long a step may take.
const patience = 3 * time.Minute

// editor is a Helix on a terminal of its own, with a pipe to its keyboard.
type editor struct {
	t        *testing.T
	keyboard io.Writer
	screen   *screen
	// dir is where Helix pipes its selection to.
	dir  string
	over chan error
}

// screen keeps what was drawn.
type screen struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(p)
}

// escapes are how a terminal is told where to write, in which color.
var escapes = regexp.MustCompile("\x1b\\[[0-9;?:]*[A-Za-z]")

// drawn is what was drawn since a time when so many bytes had been, without places and
// colors.
func (s *screen) drawn(since int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return escapes.ReplaceAllString(string(s.all.Bytes()[since:]), "")
}

func (s *screen) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Len()
}

func TestHelix(t *testing.T) {
	for name, eol := range scene.LineEnds {
		t.Run(name, func(t *testing.T) {
			draft := scene.Draft(t, eol)
			e := open(t, draft, settings(t))
			steps := []scene.Step{e.shows("opened", "政策戒毒")}
			e.press(":w\r")
			e.shows("saved, with nothing changed that the user has not asked for", "政策戒毒")

			e.insist("the menu", func(since int) bool { return strings.Contains(e.screen.drawn(since), "改为“政策解读”") }, "gg]d", " a")
			e.press("\r")
			steps = append(steps, e.shows("fixed", ""))
			e.pressFor("INS", "3ggA")
			e.press("另设今年已来信息点。")
			e.pressFor("NOR", "\x1b") // else the next key would become one with it
			steps = append(steps, e.shows("typed", "今年已来"))
			e.press("gg]d", "d")
			steps = append(steps, e.shows("removed", ""))
			e.quit()
			scene.Check(t, draft, eol, steps)
		})
	}
}

// TestFixesOnSave: with the line in languages.toml, and, as TestHelix shows, without it
// not.
func TestFixesOnSave(t *testing.T) {
	draft := scene.Draft(t, "\n")
	e := open(t, draft, strings.ReplaceAll(settings(t), "# auto-format = true", "auto-format = true"))
	e.shows("opened", "政策戒毒")
	e.insist("the fix", func(int) bool {
		data, err := os.ReadFile(draft)
		require.NoError(t, err)
		return strings.Contains(string(data), "政策解读材料")
	}, ":w\r")
	e.quit()
}

// TestPlainText: .txt is served, too.
func TestPlainText(t *testing.T) {
	markdown := scene.Draft(t, "\n")
	draft := strings.TrimSuffix(markdown, ".md") + ".txt"
	require.NoError(t, os.Rename(markdown, draft))
	e := open(t, draft, settings(t))
	e.shows("opened", "政策戒毒")
	e.quit()
}

// TestReopensAsGB18030: the commands that a report of mojibake names for Helix.
func TestReopensAsGB18030(t *testing.T) {
	draft := scene.Foreign(t)
	e := open(t, draft, settings(t))
	e.press(":encoding gb18030\r", ":reload\r")
	e.await("the text", func() bool {
		e.press("ggx")
		return e.selected() == scene.ForeignText+"\n"
	})
	e.press(":encoding utf-8\r")
	e.quit()
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Equal(t, scene.ForeignText+"\n", string(data))
}

func settings(t *testing.T) string {
	data, err := os.ReadFile("languages.toml")
	require.NoError(t, err)
	return string(data)
}

// open starts Helix on a draft, with a languages.toml.
func open(t *testing.T, draft, settings string) *editor {
	hx := program.Editor(t, "hx")
	terminal := program.Editor(t, "script")
	gaolint := program.Build(t)
	home := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(home, "helix"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(home, "helix", "languages.toml"), []byte(settings), 0o644))
	e := &editor{t: t, screen: &screen{}, dir: t.TempDir(), over: make(chan error, 1)}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	c := exec.CommandContext(ctx, terminal, "-qec", `stty rows 30 cols 120; exec `+hx+` "$DRAFT"`, "/dev/null")
	c.WaitDelay = time.Minute
	c.Dir = filepath.Dir(draft)
	c.Env = append(os.Environ(), "DRAFT="+draft, "SELECTED="+e.path(), "HOME="+home, "XDG_CONFIG_HOME="+home,
		"LANG=C.UTF-8", "TERM=xterm-256color", "SHELL=/bin/sh", "PATH="+filepath.Dir(gaolint)+":"+os.Getenv("PATH"))
	c.Stdout, c.Stderr = e.screen, e.screen
	keyboard, err := c.StdinPipe()
	require.NoError(t, err)
	e.keyboard = keyboard
	require.NoError(t, c.Start())
	go func() { e.over <- c.Wait() }()
	t.Cleanup(cancel)
	e.await("its first screen", func() bool { return strings.Contains(e.screen.drawn(0), "NOR") })
	return e
}

func (e *editor) path() string { return filepath.Join(e.dir, "selected") }

// press types groups of keys, with a moment between them.
func (e *editor) press(groups ...string) {
	for _, keys := range groups {
		_, err := io.WriteString(e.keyboard, keys)
		require.NoError(e.t, err)
		time.Sleep(150 * time.Millisecond)
	}
}

// pressFor types keys and waits until the words are drawn.
func (e *editor) pressFor(words, keys string) {
	e.t.Helper()
	since := e.screen.size()
	e.press(keys)
	e.await(words, func() bool { return strings.Contains(e.screen.drawn(since), words) })
}

// insist types groups of keys until a condition holds, again and again, each time with more
// patience. The condition is told how much was drawn before the keys.
func (e *editor) insist(what string, condition func(since int) bool, groups ...string) {
	e.t.Helper()
	since, again, wait := -1, time.Time{}, 5*time.Second
	e.await(what, func() bool {
		if time.Now().After(again) {
			if since >= 0 { // what the keys may have opened is closed, long before the next key
				e.press("\x1b")
				time.Sleep(2 * time.Second)
			}
			since, again, wait = e.screen.size(), time.Now().Add(wait), 2*wait
			e.press(groups...)
		}
		return condition(since)
	})
}

func (e *editor) await(what string, condition func() bool) {
	e.t.Helper()
	for end := time.Now().Add(patience); !condition(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			e.press("\x1b", ":w! "+e.path()+".all\r")
			data, _ := os.ReadFile(e.path() + ".all")
			require.Fail(e.t, "waited in vain for "+what, "the text:\n%s\nthe screen:\n%q",
				data, e.screen.drawn(max(0, e.screen.size()-4000)))
		}
	}
}

// selected is the text that Helix has selected.
func (e *editor) selected() string {
	_ = os.Remove(e.path())
	e.press(`:pipe-to cat > "$SELECTED.new"; mv "$SELECTED.new" "$SELECTED"` + "\r")
	var data []byte
	e.await("the selection", func() bool {
		var err error
		data, err = os.ReadFile(e.path())
		return err == nil
	})
	return string(data)
}

// finding is the text of the first finding, "" if there is none: then the selection stays
// where it was put, at the title's mark.
func (e *editor) finding() string {
	e.press("gg", "]d")
	if text := e.selected(); text != "#" {
		return text
	}
	return ""
}

// shows waits until the first finding is over the text, or there is none for "", and
// tells where it stands.
func (e *editor) shows(name, text string) scene.Step {
	step := scene.Step{Name: name, Findings: []scene.Finding{}}
	last := ""
	e.await(name, func() bool { last = e.finding(); return last == text })
	if text == "" {
		return step
	}
	// From its first character back to the text's beginning. Going to the previous finding
	// puts the cursor at that character.
	e.press("ge", "[d", ";", "vgg")
	before := e.selected()
	e.pressFor("NOR", "\x1b")
	require.True(e.t, strings.HasSuffix(before, text[:3]), before)
	before = strings.TrimSuffix(before, text[:3])
	col := len(before) - 1 - strings.LastIndex(before, "\n")
	step.Findings = append(step.Findings, scene.Finding{
		Line: strings.Count(before, "\n") + 1, Col: col, EndCol: col + len(text), Text: text,
	})
	return step
}

// quit saves and ends; again, where the keys came while Helix was still saving.
func (e *editor) quit() {
	for end := time.Now().Add(patience); time.Now().Before(end); {
		_, _ = io.WriteString(e.keyboard, ":wq\r")
		select {
		case err := <-e.over:
			require.NoError(e.t, err)
			return
		case <-time.After(2 * time.Second):
		}
	}
	require.Fail(e.t, "Helix does not end", "%q", e.screen.drawn(0))
}
