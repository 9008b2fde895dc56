package output

import (
	"io"

	"gaolint/lint"
)

var checkstyleLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "info", lint.Hint: "info"}

type checkstyle struct{ stream }

// Checkstyle writes the XML of the tool of that name, which many services read. A file that
// was not checked has one error.
func Checkstyle(w io.Writer, o Options) Whole { return &checkstyle{newStream(w, o)} }

func (c *checkstyle) head() { c.begin(xmlHead + `<checkstyle version="4.3">` + "\n") }

func (c *checkstyle) Add(f File) error {
	c.head()
	c.write(tag("file", "name", f.Path) + ">\n")
	if f.Failure != "" {
		c.write(" " + tag("error", "line", 1, "severity", "error", "message", Unchecked.Word().In(f.Lang)+joint(f.Lang)+f.Failure, "source", "gaolint.unchecked") + "/>\n")
	}
	for x := range c.shown(f) {
		line, column := any(x.at.Start.Line), any(x.at.Start.Column)
		if !x.lined {
			line, column = 1, ""
		}
		c.write(" " + tag("error", "line", line, "column", column, "severity", checkstyleLevels[x.Severity],
			"message", c.o.heading(x.Diagnostic, f.Lang)+joint(f.Lang)+x.said, "source", "gaolint."+x.Rule) + "/>\n")
	}
	c.write("</file>\n")
	return c.err
}

func (c *checkstyle) Close(Run) error {
	c.head()
	c.write("</checkstyle>\n")
	return c.flush()
}
