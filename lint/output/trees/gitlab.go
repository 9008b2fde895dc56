package trees

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"gaolint/lint"
	"gaolint/lint/output"
)

// gitlabLevels are the severities of GitLab's code quality reports.
var gitlabLevels = map[lint.Severity]string{lint.Error: "critical", lint.Warning: "major", lint.Info: "minor", lint.Hint: "info"}

// gitlabIssue is one entry of a code quality report.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

type gitlab struct{ stream }

// GitLab is for GitLab's code quality.
var GitLab = output.Format{Name: "gitlab", Spots: true, Lowest: lint.Warning, Whole: newGitLab}

// newGitLab writes a code quality report: a JSON list of issues. Their fingerprints are made
// of the path and what identifies the finding in its file.
func newGitLab(w io.Writer, o output.Options) output.Whole { return &gitlab{newStream(w, o)} }

func (g *gitlab) Add(f output.File) error {
	g.begin("[\n")
	p := relative(f.Path)
	if f.Failure != "" {
		g.issue(p, "unchecked", "unchecked", "critical", output.Unchecked.Word().In(f.Lang)+output.Joint(f.Lang)+f.Failure, gitlabLines{1, 1})
		return g.err
	}
	prints := output.Fingerprints(f)
	for x := range g.shown(f) {
		lines := gitlabLines{1, 1}
		if x.Lined {
			lines = gitlabLines{x.At.Start.Line, x.At.End.Line}
		}
		g.issue(p, x.Rule, prints[x.Index], gitlabLevels[x.Severity], g.o.Heading(x.Diagnostic, f.Lang)+output.Joint(f.Lang)+x.Said, lines)
	}
	return g.err
}

func (g *gitlab) issue(path, rule, print, severity, text string, lines gitlabLines) {
	sum := sha256.Sum256([]byte(path + "\x00" + print))
	g.item(gitlabIssue{text, rule, hex.EncodeToString(sum[:16]), severity, gitlabLocation{path, lines}})
}

func (g *gitlab) Close(output.Run) error {
	g.begin("[\n")
	g.write("\n]\n")
	return g.flush()
}
