package trees

import (
	"io"

	"gaolint/lint"
	"gaolint/lint/output"
)

var checkstyleLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "info", lint.Hint: "info"}

type checkstyle struct{ stream }

// Checkstyle is for review bots.
var Checkstyle = output.Format{Name: "checkstyle", Spots: true, Lowest: lint.Hint, Whole: newCheckstyle}

// newCheckstyle writes the XML of the tool of that name, which many services read. A file that
// was not checked has one error.
func newCheckstyle(w io.Writer, o output.Options) output.Whole { return &checkstyle{newStream(w, o)} }

func (c *checkstyle) head() { c.begin(xmlHead + `<checkstyle version="4.3">` + "\n") }

func (c *checkstyle) Add(f output.File) error {
	c.head()
	c.write(tag("file", "name", f.Path) + ">\n")
	if f.Failure != "" {
		c.write(" " + tag("error", "line", 1, "severity", "error", "message", output.Unchecked.Word().In(f.Lang)+output.Joint(f.Lang)+f.Failure, "source", "gaolint.unchecked") + "/>\n")
	}
	for x := range c.shown(f) {
		line, column := any(x.At.Start.Line), any(x.At.Start.Column)
		if !x.Lined {
			line, column = 1, ""
		}
		c.write(" " + tag("error", "line", line, "column", column, "severity", checkstyleLevels[x.Severity],
			"message", c.o.Heading(x.Diagnostic, f.Lang)+output.Joint(f.Lang)+x.Said, "source", "gaolint."+x.Rule) + "/>\n")
	}
	c.write("</file>\n")
	return c.err
}

func (c *checkstyle) Close(output.Run) error {
	c.head()
	c.write("</checkstyle>\n")
	return c.flush()
}
