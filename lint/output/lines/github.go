package lines

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// githubLevels are the commands by severity.
var githubLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice", lint.Hint: "notice"}

// The escapes of GitHub's workflow commands: a command ends with its line, a property at a
// colon or comma.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub is for the logs of GitHub Actions, which make annotations of it.
var GitHub = output.Format{Name: "github", Spots: true, Lowest: lint.Warning, Lines: writeGitHub}

// writeGitHub writes one workflow command a line, which GitHub shows at the place in the file.
// Columns are told only within one line, as GitHub takes them.
func writeGitHub(w io.Writer, f output.File, o output.Options) error {
	var b bytes.Buffer
	if f.Judged() {
		switch v := f.Verdict(); v {
		case output.Unchecked:
			githubLine(&b, "error", v.Word().In(f.Lang), f.Failure, "file", f.Path)
		case output.Unrecognised:
			githubLine(&b, "notice", v.Word().In(f.Lang), output.NotRecognised.In(f.Lang), "file", f.Path)
		}
	}
	for x := range f.Shown(o) {
		at := []any{"file", f.Path}
		if x.Lined {
			at = append(at, "line", x.At.Start.Line, "endLine", x.At.End.Line)
		}
		if x.Lined && x.At.Start.Line == x.At.End.Line {
			at = append(at, "col", x.At.Start.Column, "endColumn", x.At.End.Column)
		}
		githubLine(&b, githubLevels[x.Severity], o.Heading(x.Diagnostic, f.Lang), x.Said, at...)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// githubLine writes one command with its properties, given as names and values.
func githubLine(b *bytes.Buffer, level, title, message string, properties ...any) {
	fmt.Fprintf(b, "::%s ", level)
	for i := 0; i < len(properties); i += 2 {
		fmt.Fprintf(b, "%s=%s,", properties[i], githubProperty.Replace(safe.Visible(fmt.Sprint(properties[i+1]))))
	}
	fmt.Fprintf(b, "title=%s::%s\n", githubProperty.Replace(safe.Visible(title)), githubData.Replace(safe.Visible(message)))
}
