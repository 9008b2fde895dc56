package trees

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"slices"

	"gaolint/lint"
	"gaolint/lint/output"
)

// sarifLimits are what code scanning services take of one run; a file beyond them is
// refused whole.
type sarifLimits struct {
	results, notices int
	// zipped is the size in bytes of the whole under gzip, plain a bound of what is kept.
	zipped, plain int
}

var codeScanning = sarifLimits{results: 25_000, notices: 1_000, zipped: 10_000_000, plain: 192 << 20}

// sarifHolds says what the format holds at most.
var sarifHolds = lint.Text{ZH: "25000处、压缩后10 MB（超出的按级别略去并注明）", EN: "25000 findings, 10 MB under gzip (what is beyond is left out by severity, and said so)"}

// sarif collects a run. Where it has more than the services take, the least grave findings
// are left out, the last ones first, and a notification says how many.
type sarif struct {
	to     io.Writer
	o      output.Options
	limits sarifLimits
	rules  []sarifRule
	index  map[string]int
	// kept are the results by severity, in the order of the run.
	kept       [lint.Error + 1][]keptResult
	count      int
	size       int
	cut        int
	notices    []sarifNotification
	unnoticed  int
	incomplete bool
}

// keptResult is an encoded result with its number in the run.
type keptResult struct {
	number int
	json   rawJSON
}

// SARIF is for code scanning services.
var SARIF = output.Format{Name: "sarif", Spots: true, Holds: sarifHolds, Lowest: lint.Hint, Whole: newSARIF}

// newSARIF writes the Static Analysis Results Interchange Format, version 2.1.0.
func newSARIF(w io.Writer, o output.Options) output.Whole {
	return &sarif{to: w, o: o, limits: codeScanning, index: map[string]int{}}
}

func (s *sarif) Add(f output.File) error {
	if f.Failure != "" {
		s.incomplete = true
		s.notice("error", f, output.Unchecked.Word().In(f.Lang)+output.Joint(f.Lang)+f.Failure)
		return nil
	}
	if f.Judged() && f.Verdict() == output.Unrecognised {
		s.notice("note", f, output.NotRecognised.In(f.Lang))
	}
	var prints []string
	var at *output.Places
	for x := range f.Shown(s.o) {
		if prints == nil {
			prints, at = output.Fingerprints(f), output.PlacesOf(f)
		}
		data, err := encoded(sarifResultOf(f, x, at.At(x.In), prints[x.Index], s.rule(x.Rule)))
		if err != nil {
			return err
		}
		s.keep(x.Severity, data)
	}
	return nil
}

// rule is the rule's number in the run.
func (s *sarif) rule(id string) int {
	i, ok := s.index[id]
	if !ok {
		i = len(s.rules)
		s.index[id] = i
		s.rules = append(s.rules, sarifRuleOf(id, s.o))
	}
	return i
}

func (s *sarif) notice(level string, f output.File, text string) {
	if len(s.notices) >= s.limits.notices {
		s.unnoticed++
		return
	}
	n := sarifNotification{Level: level, Message: sarifText(text)}
	n.Locations = []sarifPlace{{Physical: sarifPhysical{Artifact: sarifLocationOf(f.Path)}}}
	s.notices = append(s.notices, n)
}

// keep takes up a result, and drops the least grave ones that there is no room for.
func (s *sarif) keep(severity lint.Severity, data []byte) {
	s.kept[severity] = append(s.kept[severity], keptResult{s.count + s.cut, data})
	s.count++
	s.size += len(data)
	for s.count > s.limits.results || s.size > s.limits.plain {
		s.drop()
	}
}

// drop leaves out the last of the least grave results.
func (s *sarif) drop() {
	for severity := range s.kept {
		list := s.kept[severity]
		if n := len(list); n > 0 {
			s.size -= len(list[n-1].json)
			s.kept[severity] = list[:n-1]
			s.count--
			s.cut++
			return
		}
	}
}

func (s *sarif) Close(r output.Run) error {
	for {
		size, err := s.zipped(r)
		if err != nil {
			return err
		}
		if size <= s.limits.zipped || s.count == 0 {
			break
		}
		// The results weigh about the same each.
		target := min(s.count-1, s.count*s.limits.zipped/size*19/20)
		for s.count > target {
			s.drop()
		}
	}
	out := bufio.NewWriter(s.to)
	if err := s.write(out, r); err != nil {
		return err
	}
	return out.Flush()
}

// zipped is the size of the document in bytes under gzip.
func (s *sarif) zipped(r output.Run) (int, error) {
	if s.size < s.limits.zipped {
		return s.size, nil // what is around the results is small
	}
	var n counted
	z := gzip.NewWriter(&n)
	if err := s.write(z, r); err != nil {
		return 0, err
	}
	return int(n), z.Close()
}

// counted counts what is written to it.
type counted int

func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}

// write writes the document, a result a line.
func (s *sarif) write(w io.Writer, r output.Run) error {
	head, err := encoded(s.log(r))
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "%s\n", head[:len(head)-len("]}]}")]); err != nil {
		return err
	}
	var all []keptResult
	for _, kept := range s.kept {
		all = append(all, kept...)
	}
	slices.SortFunc(all, func(a, b keptResult) int { return a.number - b.number })
	for i, x := range all {
		end := ",\n"
		if i == len(all)-1 {
			end = "\n"
		}
		if _, err := fmt.Fprintf(w, "%s%s", x.json, end); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "]}]}\n")
	return err
}

// log is the document without its results, which stand at its end.
func (s *sarif) log(r output.Run) sarifLog {
	notices := slices.Clone(s.notices)
	note := func(level, zh, en string, args ...any) {
		notices = append(notices, sarifNotification{Level: level, Message: sarifText(lint.Textf(zh, en, args...).In(s.o.Lang))})
	}
	if s.unnoticed > 0 {
		note("warning", "另有%d份未能检查或未识别。", "%d more were not checked or not recognised.", s.unnoticed)
	}
	if s.cut > 0 {
		note("warning", "问题超出代码扫描服务的上限，按级别保留%d处，略去%d处；全部问题见 jsonl 或 csv。",
			"There are more findings than code scanning takes: %d are kept by severity, %d left out; jsonl and csv have them all.", s.count, s.cut)
	}
	if r.Interrupted {
		note("error", "检查中断，部分稿件没有检查。", "The run was interrupted; some drafts were not checked.")
	}
	rules := s.rules
	if rules == nil {
		rules = []sarifRule{}
	}
	root := sarifMessage{Text: lint.Text{ZH: "运行检查的目录", EN: "the folder in which the check ran"}.In(s.o.Lang)}
	return sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:        sarifTool{sarifDriver{"gaolint", s.o.Version, rules}},
			Invocations: []sarifInvocation{{!s.incomplete && !r.Interrupted, notices}},
			BaseIDs:     map[string]sarifLocation{sarifRoot: {Description: &root}},
			ColumnKind:  "unicodeCodePoints", Language: lint.Text{ZH: "zh-CN", EN: "en-US"}.In(s.o.Lang),
			Results: []rawJSON{},
		}},
	}
}
