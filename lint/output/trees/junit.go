package trees

import (
	"fmt"
	"io"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
)

// junit writes a test suite for each file and a test case for each finding, which failed.
// A file without any has one case that passed. One that could not be checked has an error;
// one of no report kind has a case that was skipped, beside the failures of its language:
// it is neither passed nor, by itself, a reason to stop a build, as the exit status says.
type junit struct{ stream }

// JUnit is for build services, as tests.
var JUnit = output.Format{Name: "junit", Spots: true, Lowest: lint.Warning, Whole: newJUnit}

// newJUnit writes the XML that build services read as results of tests.
func newJUnit(w io.Writer, o output.Options) output.Whole { return &junit{newStream(w, o)} }

func (j *junit) head() { j.begin(xmlHead + `<testsuites name="gaolint">` + "\n") }

// junitCase is one test case: result is the element in it, "" if it passed.
type junitCase struct{ name, result, message, kind, body string }

func (j *junit) Add(f output.File) error {
	j.head()
	if !f.Judged() && len(f.Findings) == 0 {
		return j.err
	}
	cases := j.cases(f)
	n := map[string]int{}
	for _, c := range cases {
		n[c.result]++
	}
	j.write(tag("testsuite", "name", f.Path, "tests", len(cases), "failures", n["failure"], "errors", n["error"], "skipped", n["skipped"]) + ">\n")
	for _, c := range cases {
		head := " " + tag("testcase", "name", c.name, "classname", f.Path)
		if c.result == "" {
			j.write(head + "/>\n")
			continue
		}
		j.write(head + ">" + tag(c.result, "message", c.message, "type", c.kind))
		if c.body == "" {
			j.write("/></testcase>\n")
			continue
		}
		j.write(">" + xmlText(c.body) + "</" + c.result + "></testcase>\n")
	}
	j.write("</testsuite>\n")
	return j.err
}

func (j *junit) cases(f output.File) (list []junitCase) {
	if f.Failure != "" {
		return []junitCase{{output.Unchecked.Word().In(f.Lang), "error", f.Failure, "unchecked", ""}}
	}
	if f.Judged() && f.Verdict() == output.Unrecognised {
		list = append(list, junitCase{output.Unrecognised.Word().In(f.Lang), "skipped", output.NotRecognised.In(f.Lang), "", ""})
	}
	for x := range j.shown(f) {
		at := ""
		if x.Lined {
			at = fmt.Sprintf("%d:%d", x.At.Start.Line, x.At.Start.Column)
		}
		body := strings.TrimSuffix(f.Path+":"+at, ":")
		if x.Text != "" {
			body += lint.Text{ZH: "　原文：", EN: "  text: "}.In(f.Lang) + x.Text
		}
		list = append(list, junitCase{
			strings.TrimSpace(j.o.Heading(x.Diagnostic, f.Lang) + " " + at),
			"failure", x.Said, x.Severity.String(), body,
		})
	}
	if len(list) == 0 {
		list = append(list, junitCase{name: lint.Text{ZH: "检查", EN: "check"}.In(f.Lang)})
	}
	return list
}

func (j *junit) Close(output.Run) error {
	j.head()
	j.write("</testsuites>\n")
	return j.flush()
}
