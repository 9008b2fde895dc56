package output

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"gaolint/lint"
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

// GitLab writes a code quality report: a JSON list of issues. Their fingerprints are made
// of the path and what identifies the finding in its file.
func GitLab(w io.Writer, o Options) Whole { return &gitlab{newStream(w, o)} }

func (g *gitlab) Add(f File) error {
	g.begin("[\n")
	p := relative(f.Path)
	if f.Failure != "" {
		g.issue(p, "unchecked", "unchecked", "critical", Unchecked.Word().In(f.Lang)+joint(f.Lang)+f.Failure, gitlabLines{1, 1})
		return g.err
	}
	prints := Fingerprints(f)
	for x := range g.shown(f) {
		lines := gitlabLines{1, 1}
		if x.lined {
			lines = gitlabLines{x.at.Start.Line, x.at.End.Line}
		}
		g.issue(p, x.Rule, prints[x.index], gitlabLevels[x.Severity], g.o.heading(x.Diagnostic, f.Lang)+joint(f.Lang)+x.said, lines)
	}
	return g.err
}

func (g *gitlab) issue(path, rule, print, severity, text string, lines gitlabLines) {
	sum := sha256.Sum256([]byte(path + "\x00" + print))
	g.item(gitlabIssue{text, rule, hex.EncodeToString(sum[:16]), severity, gitlabLocation{path, lines}})
}

func (g *gitlab) Close(Run) error {
	g.begin("[\n")
	g.write("\n]\n")
	return g.flush()
}

// joint stands between a heading and what it is about.
func joint(lang lint.Lang) string {
	return lint.Text{ZH: "：", EN: ": "}.In(lang)
}
