package trees

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// The parts of SARIF 2.1.0 (OASIS Standard) that are written.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool                `json:"tool"`
	Invocations []sarifInvocation        `json:"invocations"`
	BaseIDs     map[string]sarifLocation `json:"originalUriBaseIds"`
	ColumnKind  string                   `json:"columnKind"`
	Language    string                   `json:"language"`
	Results     []rawJSON                `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID         string          `json:"id"`
	Name       string          `json:"name,omitempty"`
	Short      *sarifMessage   `json:"shortDescription,omitempty"`
	Full       *sarifMessage   `json:"fullDescription,omitempty"`
	Help       *sarifMessage   `json:"help,omitempty"`
	HelpURI    string          `json:"helpUri,omitempty"`
	Default    *sarifDefault   `json:"defaultConfiguration,omitempty"`
	Properties *sarifRuleExtra `json:"properties,omitempty"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifRuleExtra struct {
	Tags    []string `json:"tags"`
	Problem string   `json:"problem.severity"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level     string       `json:"level"`
	Message   sarifMessage `json:"message"`
	Locations []sarifPlace `json:"locations,omitempty"`
}

type sarifResult struct {
	RuleID     string            `json:"ruleId"`
	RuleIndex  int               `json:"ruleIndex"`
	Level      string            `json:"level"`
	Message    sarifMessage      `json:"message"`
	Locations  []sarifPlace      `json:"locations"`
	Related    []sarifPlace      `json:"relatedLocations,omitempty"`
	Prints     map[string]string `json:"partialFingerprints"`
	Fixes      []sarifFix        `json:"fixes,omitempty"`
	Properties *sarifResultExtra `json:"properties,omitempty"`
}

type sarifResultExtra struct {
	Confidence float64 `json:"confidence,omitempty"`
	Severity   string  `json:"severity"`
}

type sarifPlace struct {
	ID       *int           `json:"id,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifLocation `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifLocation struct {
	URI         string        `json:"uri,omitempty"`
	BaseID      string        `json:"uriBaseId,omitempty"`
	Description *sarifMessage `json:"description,omitempty"`
}

type sarifRegion struct {
	StartLine   int           `json:"startLine"`
	StartColumn int           `json:"startColumn"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Snippet     *sarifMessage `json:"snippet,omitempty"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
}

type sarifFix struct {
	Description sarifMessage    `json:"description"`
	Changes     []sarifChange   `json:"artifactChanges"`
	Properties  map[string]bool `json:"properties,omitempty"`
}

type sarifChange struct {
	Artifact     sarifLocation      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  *sarifRegion  `json:"deletedRegion"`
	Inserted *sarifMessage `json:"insertedContent,omitempty"`
}

// rawJSON is a value that is encoded already.
type rawJSON []byte

func (r rawJSON) MarshalJSON() ([]byte, error) { return r, nil }

var sarifLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "note", lint.Hint: "note"}

// problems are the severities that code scanning shows.
var problems = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "recommendation", lint.Hint: "recommendation"}

// What code scanning takes of one result or rule.
const (
	sarifLocations = 1000
	sarifTextRunes = 1024
	snippetBytes   = 512
)

// sarifRoot is the symbol for the folder that relative paths start from.
const sarifRoot = "%SRCROOT%"

func sarifLocationOf(path string) sarifLocation {
	uri, absolute := uriOf(path)
	if absolute {
		return sarifLocation{URI: uri}
	}
	return sarifLocation{URI: uri, BaseID: sarifRoot}
}

func sarifRegionOf(doc *source.Document, s source.Span) *sarifRegion {
	r := output.RangeOf(doc, s)
	return &sarifRegion{StartLine: r.Start.Line, StartColumn: r.Start.Column, EndLine: r.End.Line, EndColumn: r.End.Column}
}

// sarifText is a message in which nothing is a link or a placeholder, as the standard has
// them in plain text, and that is no longer than code scanning shows.
func sarifText(s string) sarifMessage {
	if strings.Contains(s, "](") {
		s = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(s)
	}
	if strings.ContainsAny(s, "{}") {
		s = strings.NewReplacer("{", "{{", "}", "}}").Replace(s)
	}
	if len(s) > sarifTextRunes && utf8.RuneCountInString(s) > sarifTextRunes {
		s = string([]rune(s)[:sarifTextRunes-1]) + "…"
	}
	return sarifMessage{Text: s}
}

// sarifRuleOf describes a rule.
func sarifRuleOf(id string, o output.Options) sarifRule {
	var r *lint.Rule
	if o.Rule != nil {
		r = o.Rule(id)
	}
	if r == nil {
		return sarifRule{ID: id}
	}
	title, page := r.Title.In(o.Lang), lint.Plain(r.Page.In(o.Lang))
	out := sarifRule{
		ID: id, Name: title, Short: &sarifMessage{Text: title}, Full: &sarifMessage{Text: title},
		HelpURI: o.Help(id), Default: &sarifDefault{sarifLevels[r.Severity]},
		Properties: &sarifRuleExtra{[]string{string(r.Group)}, problems[r.Severity]},
	}
	if r.Page.In(o.Lang) != "" {
		out.Help = &sarifMessage{Text: page, Markdown: page}
	}
	return out
}

// sarifResultOf writes a finding.
func sarifResultOf(f output.File, x output.Shown, at, print string, rule int) sarifResult {
	doc, where := f.Doc(), sarifLocationOf(f.Path)
	r := sarifResult{
		RuleID: x.Rule, RuleIndex: rule, Level: sarifLevels[x.Severity], Message: sarifText(x.Said),
		Prints:     map[string]string{"gaolint/v1": print, "primaryLocationLineHash": print},
		Properties: &sarifResultExtra{x.Confidence, x.Severity.String()},
	}
	place := sarifPlace{Physical: sarifPhysical{Artifact: where}}
	if x.Lined {
		place.Physical.Region = sarifRegionOf(doc, x.Span)
		if n := x.Span.Len(); n > 0 && n <= snippetBytes {
			place.Physical.Region.Snippet = &sarifMessage{Text: doc.Slice(x.Span)}
		}
	}
	if at != "" {
		place.Logical = []sarifLogical{{at}}
	}
	r.Locations = []sarifPlace{place}
	for i, y := range x.Related[:min(len(x.Related), sarifLocations-1)] {
		message, id := sarifText(y.Message.In(f.Lang)), i+1
		other := sarifPlace{ID: &id, Physical: sarifPhysical{Artifact: where}, Message: &message}
		if x.Lined {
			other.Physical.Region = sarifRegionOf(doc, y.Span)
		}
		r.Related = append(r.Related, other)
	}
	for _, y := range x.Fixes {
		fix := sarifFix{Description: sarifText(y.Title.In(f.Lang)), Properties: map[string]bool{"safe": y.Safe}}
		change := sarifChange{Artifact: where}
		for _, e := range y.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{sarifRegionOf(doc, e.Span), &sarifMessage{Text: e.New}})
		}
		if len(change.Replacements) > 0 && len(change.Replacements) <= sarifLocations {
			fix.Changes = []sarifChange{change}
			r.Fixes = append(r.Fixes, fix)
		}
	}
	return r
}
