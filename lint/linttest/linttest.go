// Package linttest runs the examples of a rule: those of its pages and those of its
// testdata folder. Expectations stand in the text, behind the part that is flagged:
//
//	共发布信息⟦2504条⟧{prosesum "2499"}，其中…
//
// The marks are cut out before linting. The quoted fragment is part of the Chinese
// message or of a fix's new text; a severity may stand before it. Every finding of the
// rule must be expected and every expectation of the rule be met.
package linttest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// Case is one example: a text with what is expected of it.
type Case struct {
	Name    string // of the case
	File    string // name that the text is linted under
	Profile string
	Text    string
	Want    []Want
	// Previous, Parts and Peers are the texts that it is compared with: the fenced blocks of
	// a page in front of it that are marked "previous", "part" or "peer".
	Previous, Parts, Peers []Case
}

// Want is one expected finding.
type Want struct {
	Rule, Severity, Fragment string
	Span                     source.Span
}

// Auto in place of a profile's name has the text recognised.
const Auto = "auto"

var (
	fence   = regexp.MustCompile("(?ms)^```gaolint([^\n]*)\n(.*?)^```\\s*$")
	option  = regexp.MustCompile(`(profile|name)=(\S+)`)
	mark    = regexp.MustCompile(`(?s)⟦(.*?)⟧((?:\{[^}]*\})+)`)
	expect  = regexp.MustCompile(`\{(\w+)(?: (error|warning|info|hint))?(?: "([^"]*)")?\}`)
	comment = regexp.MustCompile(`^<!-- ([^>]*) -->\n`)
)

// Parse cuts the expectations out of a marked text.
func Parse(name, options, marked string) Case {
	c := Case{Name: name, File: "draft.md", Profile: profile.General}
	for _, m := range option.FindAllStringSubmatch(options, -1) {
		if m[1] == "profile" {
			c.Profile = strings.TrimPrefix(m[2], Auto)
		} else {
			c.File = m[2]
		}
	}
	var text strings.Builder
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(marked, -1) {
		text.WriteString(marked[at:m[0]])
		start := text.Len()
		text.WriteString(marked[m[2]:m[3]])
		span := source.Span{Start: start, End: text.Len()}
		for _, x := range expect.FindAllStringSubmatch(marked[m[4]:m[5]], -1) {
			c.Want = append(c.Want, Want{x[1], x[2], x[3], span})
		}
		at = m[1]
	}
	text.WriteString(marked[at:])
	c.Text = text.String()
	return c
}

// Page gives the examples of a rule's page.
func Page(name, page string) []Case {
	var cases, previous, parts, peers []Case
	for i, m := range fence.FindAllStringSubmatch(page, -1) {
		c := Parse(fmt.Sprintf("%s#%d", name, i+1), m[1], m[2])
		switch words := strings.Fields(m[1]); {
		case slices.Contains(words, "previous"):
			previous = append(previous, c)
		case slices.Contains(words, "part"):
			parts = append(parts, c)
		case slices.Contains(words, "peer"):
			peers = append(peers, c)
		default:
			c.Previous, c.Parts, c.Peers = previous, parts, peers
			previous, parts, peers = nil, nil, nil
			cases = append(cases, c)
		}
	}
	return cases
}

// compared adds what the texts that belong to the case say of it.
func (c Case) compared(t *testing.T, e *lint.Engine, r *lint.Result, profiles []*profile.Profile) *lint.Result {
	document := func(c Case) *fact.Document {
		e, err := lint.New(lint.Config{Profiles: profiles, Profile: c.Profile})
		require.NoError(t, err)
		return e.Lint(source.New(c.File, c.Text), nil).Document
	}
	read := func(c Case) *compare.Report { return compare.Read(document(c), nil) }
	var more []lint.Diagnostic
	for _, p := range c.Previous {
		more = append(more, compare.YearOnYear(r.Document, read(p))...)
	}
	var parts []compare.Part
	for _, p := range c.Parts {
		parts = append(parts, compare.Part{Path: p.File, Report: read(p)})
	}
	if len(parts) > 0 {
		found, ok := compare.Sum(r.Document, parts)
		require.True(t, ok, "%s is no report with a year", c.Name)
		more = append(more, found...)
	}
	if len(c.Peers) > 0 {
		batch, own := compare.NewBatch(1+len(c.Peers)), compare.Read(r.Document, nil)
		batch.Add(0, c.File, own.Pack())
		for i, p := range c.Peers {
			batch.Add(i+1, p.File, read(p).Pack())
		}
		batch.Sort()
		more = append(more, batch.Judge(own)...)
	}
	return e.With(r, more)
}

// Folder gives the cases of the *.md and *.txt files of a folder.
func Folder(t testing.TB, dir string) []Case {
	var cases []Case
	for _, pattern := range []string{"*.md", "*.txt"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		require.NoError(t, err)
		for _, f := range files {
			data, err := os.ReadFile(f)
			require.NoError(t, err)
			text, options := string(data), ""
			if m := comment.FindStringSubmatch(text); m != nil {
				options, text = m[1], text[len(m[0]):]
			}
			cases = append(cases, Parse(f, "name="+filepath.Base(f)+" "+options, text))
		}
	}
	return cases
}

// Profiles reads the module's report kinds.
func Profiles(t testing.TB) []*profile.Profile {
	files, err := filepath.Glob(filepath.Join(root(t), "rules", "profiles", "*.yaml"))
	require.NoError(t, err)
	var all []*profile.Profile
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		p, err := profile.Parse(filepath.Base(f), data)
		require.NoError(t, err)
		all = append(all, p)
	}
	return all
}

// Run checks a rule: its pages, its testdata, and that the English page has the same
// examples as the Chinese one.
func Run(t *testing.T, rule *lint.Rule) {
	t.Helper()
	profiles := Profiles(t)
	zh, en := Page(rule.ID, rule.Page.ZH), Page(rule.ID, rule.Page.EN)
	require.NotEmpty(t, zh, "the page has no examples")
	require.Equal(t, zh, en, "the English page has other examples")
	require.True(t, strings.HasPrefix(rule.Page.ZH, "# "), "the page has no title")
	flagged := 0
	for _, c := range append(zh, Folder(t, "testdata")...) {
		flagged += len(c.Want)
		t.Run(c.Name, func(t *testing.T) { Check(t, c, profiles, rule) })
	}
	require.Positive(t, flagged, "no example is flagged")
}

// Check lints one case with the rules and compares.
func Check(t *testing.T, c Case, profiles []*profile.Profile, rules ...*lint.Rule) {
	t.Helper()
	e, err := lint.New(lint.Config{Rules: rules, Profiles: profiles, Profile: c.Profile})
	require.NoError(t, err)
	r := c.compared(t, e, e.Lint(source.New(c.File, c.Text), nil), profiles)
	left := append([]lint.Diagnostic(nil), r.Findings...)
	for _, w := range c.Want {
		if e.Rule(w.Rule) == nil {
			continue
		}
		hit := -1
		for i, d := range left {
			if d.Rule == w.Rule && d.Span == w.Span && (w.Severity == "" || w.Severity == d.Severity.String()) && says(d, w.Fragment) {
				hit = i
				break
			}
		}
		if hit < 0 {
			t.Errorf("missing: %s %s %q at “%s”\nfound:\n%s", w.Rule, w.Severity, w.Fragment, c.Text[w.Span.Start:w.Span.End], list(r.Findings, c.Text))
			continue
		}
		left = append(left[:hit], left[hit+1:]...)
	}
	if len(left) > 0 {
		t.Errorf("not expected:\n%s", list(left, c.Text))
	}
	for _, d := range r.Findings {
		checkFinding(t, c.Text, d)
	}
}

func says(d lint.Diagnostic, fragment string) bool {
	if strings.Contains(d.Message.ZH, fragment) {
		return true
	}
	for _, f := range d.Fixes {
		for _, x := range f.Edits {
			if strings.Contains(x.New, fragment) {
				return true
			}
		}
	}
	return false
}

func list(found []lint.Diagnostic, text string) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "  %s %s “%s”: %s", d.Rule, d.Severity, text[d.Span.Start:d.Span.End], d.Message.ZH)
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, " [%s]", f.Title.ZH)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// root is the module's folder.
func root(t testing.TB) string {
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		require.NotEqual(t, dir, filepath.Dir(dir), "no go.mod above")
		dir = filepath.Dir(dir)
	}
}

// Sample is the clean sample of a report kind.
func Sample(t testing.TB, name string) string {
	data, err := os.ReadFile(filepath.Join(root(t), "rules", "profiles", name+".md"))
	require.NoError(t, err)
	return string(data)
}

// Engine lints under the report kind with the rules alone.
func Engine(t testing.TB, name string, rules ...*lint.Rule) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: rules, Profiles: Profiles(t), Profile: name})
	require.NoError(t, err)
	return e
}

// Typing cuts the text at every seventh byte or behind it: no beginning of a right text
// may be questioned.
func Typing(t *testing.T, e *lint.Engine, text string) {
	for i := 0; i < len(text); i += 7 {
		for i < len(text) && !utf8.RuneStart(text[i]) {
			i++
		}
		require.Empty(t, e.Lint(source.New("a.md", text[:i]), nil).Findings, i)
	}
}
