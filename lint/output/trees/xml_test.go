package trees

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

func TestJUnit(t *testing.T) {
	type suite struct {
		Name                             string `xml:"name,attr"`
		Tests, Failures, Errors, Skipped int    `xml:"-"`
		Cases                            []struct {
			Name    string `xml:"name,attr"`
			Class   string `xml:"classname,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
				Body    string `xml:",chardata"`
			} `xml:"failure"`
			Error   *struct{} `xml:"error"`
			Skipped *struct{} `xml:"skipped"`
		} `xml:"testcase"`
	}
	var doc struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}
	out := outputtest.Render(t, JUnit, nil, outputtest.Batch()...)
	require.NoError(t, xml.Unmarshal([]byte(out), &doc))
	require.Len(t, doc.Suites, 6)
	require.NotNil(t, doc.Suites[0].Cases[0].Error)
	require.NotNil(t, doc.Suites[1].Cases[0].Skipped)
	require.Equal(t, "warning", doc.Suites[1].Cases[1].Failure.Type)
	require.Len(t, doc.Suites[2].Cases, 1)
	require.Nil(t, doc.Suites[2].Cases[0].Failure)
	require.Len(t, doc.Suites[3].Cases, 1, "hints are left out")
	require.Equal(t, "“主动公开”应为“被动公开”。", doc.Suites[3].Cases[0].Failure.Message)
	require.Contains(t, doc.Suites[3].Cases[0].Failure.Body, "原文：主动公开")
	require.Contains(t, out, `<testsuite name="其他/通知.md" tests="2" failures="1" errors="0" skipped="1">`)
	require.NoError(t, xml.Unmarshal([]byte(outputtest.Render(t, JUnit, nil)), &doc))
}

func TestCheckstyle(t *testing.T) {
	var doc struct {
		XMLName xml.Name `xml:"checkstyle"`
		Files   []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	require.NoError(t, xml.Unmarshal([]byte(outputtest.Render(t, Checkstyle, nil, outputtest.Batch()...)), &doc))
	require.Len(t, doc.Files, 6)
	require.Equal(t, "gaolint.unchecked", doc.Files[0].Errors[0].Source)
	e := doc.Files[1].Errors[0]
	require.Equal(t, 3, e.Line)
	require.Equal(t, 3, e.Column)
	require.Equal(t, "warning", e.Severity)
	require.Equal(t, "gaolint.words", e.Source)
	require.Len(t, doc.Files[3].Errors, 2, "everything is told")
}

func TestHostileXML(t *testing.T) {
	known := "testsuites testsuite testcase failure error skipped checkstyle file"
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		for _, f := range []output.Format{JUnit, Checkstyle} {
			out := outputtest.Render(t, f, nil, files...)
			outputtest.Calm(t, out, "\n")
			dec := xml.NewDecoder(strings.NewReader(out))
			for {
				token, err := dec.Token()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				switch x := token.(type) {
				case xml.StartElement:
					require.Contains(t, known, x.Name.Local)
				case xml.Directive, xml.Comment:
					t.Fatalf("%T", x)
				}
			}
		}
	})
}
