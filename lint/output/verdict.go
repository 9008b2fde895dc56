package output

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
)

// Verdict is what a reviewer does with a report, the gravest last.
type Verdict int

// The verdicts. Neither Unrecognised nor Unchecked is ever counted as passed.
const (
	Passed       Verdict = iota // nothing but infos and hints
	Advise                      // warnings
	Return                      // errors
	Unrecognised                // of no report kind, and none was chosen: the language alone was checked
	Unchecked                   // not read; Failure says why
)

var verdictWords = [...]lint.Text{
	Passed:       {ZH: "通过", EN: "passed"},
	Advise:       {ZH: "建议修改", EN: "changes suggested"},
	Return:       {ZH: "退回修改", EN: "returned"},
	Unrecognised: {ZH: "未识别", EN: "not recognised"},
	Unchecked:    {ZH: "未能检查", EN: "not checked"},
}

var verdictNames = [...]string{Passed: "passed", Advise: "advise", Return: "return", Unrecognised: "unrecognised", Unchecked: "unchecked"}

// String is how scripts see a verdict.
func (v Verdict) String() string { return verdictNames[v] }

// Word is how users see a verdict.
func (v Verdict) Word() lint.Text { return verdictWords[v] }

// Verdict judges the file by all its findings, whatever is shown of them.
func (f File) Verdict() Verdict {
	switch {
	case f.Failure != "":
		return Unchecked
	case f.Result != nil && f.Result.Profile.Name == profile.General && f.Result.Recognition != fact.Given:
		return Unrecognised
	}
	v := Passed
	for _, d := range f.Findings {
		switch d.Severity {
		case lint.Error:
			return Return
		case lint.Warning:
			v = Advise
		}
	}
	return v
}
