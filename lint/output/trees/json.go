package trees

import (
	"io"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/lines"
)

// jsonVersion is the version of the document that JSON writes. It changes when a field
// changes its meaning or goes, not when one is added.
const jsonVersion = 1

// jsonDocument writes one document about the run, file by file. It keeps the paths of
// files that have no verdict, no more.
type jsonDocument struct {
	stream
	sum jsonSummary
}

type jsonFile struct {
	Path string `json:"path"`
	// Verdict is absent for a configuration, which has none.
	Verdict     string          `json:"verdict,omitempty"`
	VerdictName string          `json:"verdictName,omitempty"`
	Reason      string          `json:"reason,omitempty"`
	Profile     string          `json:"profile,omitempty"`
	Organ       string          `json:"organ,omitempty"`
	Year        int             `json:"year,omitempty"`
	Counts      jsonCounts      `json:"counts"`
	Findings    []lines.Finding `json:"findings"`
}

// jsonCounts are findings by severity, whatever is shown of them.
type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Hint    int `json:"hint"`
}

func (c *jsonCounts) add(n [lint.Error + 1]int) {
	c.Error += n[lint.Error]
	c.Warning += n[lint.Warning]
	c.Info += n[lint.Info]
	c.Hint += n[lint.Hint]
}

type jsonSummary struct {
	Files        int            `json:"files"`
	Verdicts     jsonVerdicts   `json:"verdicts"`
	Counts       jsonCounts     `json:"counts"`
	Unchecked    []jsonReason   `json:"unchecked"`
	Unrecognised []string       `json:"unrecognised"`
	LeftOut      int            `json:"leftOut"`
	Unread       map[string]int `json:"unread"`
	Interrupted  bool           `json:"interrupted"`
	Organs       *jsonOrgans    `json:"organs,omitempty"`
	Common       []jsonCommon   `json:"common,omitempty"`
	CommonTotal  int            `json:"commonTotal,omitempty"`
}

type jsonVerdicts struct {
	Unchecked    int `json:"unchecked"`
	Unrecognised int `json:"unrecognised"`
	Return       int `json:"return"`
	Advise       int `json:"advise"`
	Passed       int `json:"passed"`
}

type jsonReason struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// JSON is for scripts that want one document, with verdicts and counts.
var JSON = output.Format{Name: "json", Lowest: lint.Hint, Whole: newJSON}

// newJSON writes one document: the files with their verdicts and findings, and what is to be
// said of the run.
func newJSON(w io.Writer, o output.Options) output.Whole {
	return &jsonDocument{stream: newStream(w, o), sum: jsonSummary{Unchecked: []jsonReason{}, Unrecognised: []string{}, Unread: map[string]int{}}}
}

func (j *jsonDocument) head() {
	if j.begun || j.err != nil {
		return
	}
	var tool []byte
	tool, j.err = encoded(struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}{"gaolint", j.o.Version})
	j.begin(`{"version":` + string('0'+rune(jsonVersion)) + `,"tool":` + string(tool) + `,"files":[` + "\n")
}

func (j *jsonDocument) Add(f output.File) error {
	j.head()
	out := jsonFile{Path: f.Path, Reason: f.Failure, Organ: f.Organ(), Year: f.Year(), Findings: []lines.Finding{}}
	n := f.Counts()
	out.Counts.add(n)
	j.sum.Counts.add(n)
	if f.Judged() {
		v := f.Verdict()
		out.Verdict, out.VerdictName = v.String(), v.Word().In(f.Lang)
		j.count(f, v)
	}
	if f.Result != nil {
		out.Profile = f.Result.Profile.Name
	}
	for _, d := range f.Findings {
		if d.Severity >= j.o.Lowest {
			out.Findings = append(out.Findings, lines.FindingOf(f, d))
		}
	}
	j.item(out)
	return j.err
}

func (j *jsonDocument) count(f output.File, v output.Verdict) {
	s := &j.sum
	s.Files++
	switch v {
	case output.Unchecked:
		s.Verdicts.Unchecked++
		s.Unchecked = append(s.Unchecked, jsonReason{f.Path, f.Failure})
	case output.Unrecognised:
		s.Verdicts.Unrecognised++
		s.Unrecognised = append(s.Unrecognised, f.Path)
	case output.Return:
		s.Verdicts.Return++
	case output.Advise:
		s.Verdicts.Advise++
	case output.Passed:
		s.Verdicts.Passed++
	}
}

func (j *jsonDocument) Close(r output.Run) error {
	j.head()
	j.sum.LeftOut, j.sum.Interrupted, j.sum.Organs = r.LeftOut, r.Interrupted, jsonOrgansOf(r.Organs)
	j.sum.Common, j.sum.CommonTotal = jsonCommonOf(r.Common), r.CommonTotal
	for ending, n := range r.Unread {
		j.sum.Unread[ending] = n
	}
	data, err := encoded(j.sum)
	if err != nil {
		return err
	}
	j.write("\n],\"summary\":" + string(data) + "}\n")
	return j.flush()
}
