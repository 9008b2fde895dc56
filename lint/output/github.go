package output

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gaolint/lint"
)

// githubLevels are the commands by severity.
var githubLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice", lint.Hint: "notice"}

// The escapes of GitHub's workflow commands: a command ends with its line, a property at a
// colon or comma.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes one workflow command a line, which GitHub shows at the place in the file.
// Columns are told only within one line, as GitHub takes them.
func GitHub(w io.Writer, f File, o Options) error {
	var b bytes.Buffer
	if f.judged() {
		switch v := f.Verdict(); v {
		case Unchecked:
			githubLine(&b, "error", v.Word().In(f.Lang), f.Failure, "file", f.Path)
		case Unrecognised:
			githubLine(&b, "notice", v.Word().In(f.Lang), unrecognised.In(f.Lang), "file", f.Path)
		}
	}
	for x := range f.shown(o) {
		at := []any{"file", f.Path}
		if x.lined {
			at = append(at, "line", x.at.Start.Line, "endLine", x.at.End.Line)
		}
		if x.lined && x.at.Start.Line == x.at.End.Line {
			at = append(at, "col", x.at.Start.Column, "endColumn", x.at.End.Column)
		}
		githubLine(&b, githubLevels[x.Severity], o.heading(x.Diagnostic, f.Lang), x.said, at...)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// githubLine writes one command with its properties, given as names and values.
func githubLine(b *bytes.Buffer, level, title, message string, properties ...any) {
	fmt.Fprintf(b, "::%s ", level)
	for i := 0; i < len(properties); i += 2 {
		fmt.Fprintf(b, "%s=%s,", properties[i], githubProperty.Replace(printable(fmt.Sprint(properties[i+1]))))
	}
	fmt.Fprintf(b, "title=%s::%s\n", githubProperty.Replace(printable(title)), githubData.Replace(printable(message)))
}
