// Package html makes the page for reviewers: one file that holds all reports of a run, and
// fetches nothing.
package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"strings"
	"sync"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/notes"
	"gaolint/lint/output/safe"
	"gaolint/lint/profile"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed *.js
var pageParts embed.FS

// pageScript is the page's one script; what a part does when it is loaded needs those
// before it.
var pageScript = sync.OnceValue(func() string {
	var b strings.Builder
	for _, part := range []string{"page", "keep", "overview", "report", "keys"} {
		text, err := pageParts.ReadFile(part + ".js")
		if err != nil {
			panic(err) // a part of the program itself
		}
		b.Write(text)
	}
	return b.String()
})

// Format is for reviewers.
var Format = output.Format{Name: "html", Facts: true, Spots: true, Holds: pageHolds, Lowest: lint.Hint, Whole: newPage}

// What a page holds at most: browsers open no larger one in reasonable time.
const pageReports, pageBytes = 20_000, 300 << 20

var pageHolds = lint.Text{ZH: "20000份或300 MB", EN: "20000 reports or 300 MB"}

// pageWriter makes the page for reviewers. Reports are written as they come, compressed;
// kept is a row of the list for each. The page holds three kinds of blocks: reports, which
// are unpacked when they are opened, the index, and the page's one script, named by its
// hash: nothing else may run and nothing may be fetched, whatever a draft holds.
type pageWriter struct {
	to    io.Writer
	o     output.Options
	size  int
	index pageIndex
	rules map[string]int
	forms map[*profile.Table]int
	pack  packer
	id    hash.Hash
	// full is set when the page has become too large.
	full error
}

// pageIndex is what the page's script is given at the beginning.
type pageIndex struct {
	Lang string `json:"lang"`
	// ID names the page's content: under it the browser keeps the reviewer's ticks.
	ID      string                   `json:"id"`
	Version string                   `json:"version"`
	Say     map[string]string        `json:"say"`
	Notes   map[string]notes.Words   `json:"notes"`
	Rules   []pageRule               `json:"rules"`
	Forms   []pageForm               `json:"forms"`
	Rows    []pageRow                `json:"rows"`
	Organs  *pageOrgans              `json:"organs,omitempty"`
	Common  *pageCommon              `json:"common,omitempty"`
	Remarks []string                 `json:"remarks"`
	Words   map[string][]pageWording `json:"words"`
}

// pageWording is how a verdict or a severity is called: its key and its word.
type pageWording struct {
	Key  string `json:"key"`
	Word string `json:"word"`
}

type pageRule struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// pageRow is a report in the list.
type pageRow struct {
	Path     string `json:"p"`
	Organ    string `json:"o,omitempty"`
	Year     int    `json:"y,omitempty"`
	Verdict  int    `json:"v"`
	District string `json:"d,omitempty"`
	// Counts are the numbers of errors, warnings, infos and hints.
	Counts [4]int `json:"c"`
	// Rules are the rules of its errors and warnings, as indexes, each once; those of
	// the errors are the first Errors.
	Rules   []int  `json:"r,omitempty"`
	Errors  int    `json:"e,omitempty"`
	Failure string `json:"f,omitempty"`
	// Block is the number of its block from 1; 0: there is none.
	Block int `json:"b,omitempty"`
}

// verdictKeys are the verdicts in the order in which a reviewer takes them.
var verdictKeys = []struct {
	output.Verdict
	key string
}{{output.Unchecked, "unchecked"}, {output.Unrecognised, "unrecognised"}, {output.Return, "return"}, {output.Advise, "advise"}, {output.Passed, "passed"}}

// newPage begins the page for reviewers.
func newPage(w io.Writer, o output.Options) output.Whole {
	p := &pageWriter{to: w, o: o, rules: map[string]int{}, forms: map[*profile.Table]int{}, id: sha256.New()}
	p.index.Rules, p.index.Forms, p.index.Rows, p.index.Remarks = []pageRule{}, []pageForm{}, []pageRow{}, []string{}
	p.index.Notes = map[string]notes.Words{"zh": notes.WordsIn(lint.ZH), "en": notes.WordsIn(lint.EN)}
	return p
}

// write keeps count of the page's size.
func (p *pageWriter) write(s string) error {
	n, err := io.WriteString(p.to, s)
	p.size += n
	return err
}

// head writes the page up to its blocks.
func (p *pageWriter) head() error {
	p.index.Lang = langCode(p.o.Lang)
	return p.write(strings.NewReplacer(
		"{lang}", map[lint.Lang]string{lint.ZH: "zh-CN", lint.EN: "en"}[p.o.Lang],
		"{script}", sourceHash(pageScript()), "{style}", sourceHash(pageCSS), "{css}", pageCSS,
		"{title}", lint.Text{ZH: "审核结果", EN: "Review"}.In(p.o.Lang),
		"{loading}", lint.Text{ZH: "正在打开…", EN: "Opening…"}.In(p.o.Lang),
		"{noscript}", lint.Text{ZH: "请允许本页运行脚本：内容都在页内，不会连接网络。", EN: "Please let this page run its script; everything is in the page and nothing is fetched."}.In(p.o.Lang),
	).Replace(pageHTML))
}

// langCode is the language as the page's script knows it.
func langCode(l lint.Lang) string {
	if l == lint.EN {
		return "en"
	}
	return "zh"
}

// sourceHash names an inline script or style in a content security policy.
func sourceHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Add writes the report's block.
func (p *pageWriter) Add(f output.File) error {
	if p.size == 0 {
		if err := p.head(); err != nil {
			return err
		}
	}
	if f.Result == nil && f.Failure == "" {
		p.remark(f)
		return nil
	}
	row := p.row(f)
	if f.Failure == "" {
		block, err := p.pack.pack(p.report(f))
		if err != nil {
			return err
		}
		row.Block = len(p.index.Rows) + 1
		if err := p.write(fmt.Sprintf("<script type=\"text/plain\" id=\"r%d\">%s</script>\n", row.Block, block)); err != nil {
			return err
		}
	}
	p.index.Rows = append(p.index.Rows, row)
	if len(p.index.Rows) > pageReports || p.size > pageBytes {
		p.full = output.TooMany("html", pageHolds)
		return p.full
	}
	return nil
}

// remark keeps what was found in a configuration.
func (p *pageWriter) remark(f output.File) {
	for _, d := range f.Findings {
		p.index.Remarks = append(p.index.Remarks, safe.Text(f.Path+"："+d.Message.In(p.o.Lang)))
	}
}

// row makes the report's row of the list.
func (p *pageWriter) row(f output.File) pageRow {
	row := pageRow{Path: safe.Text(f.Path), Failure: safe.Text(f.Failure)}
	verdict := f.Verdict()
	for i, v := range verdictKeys {
		if v.Verdict == verdict {
			row.Verdict = i
		}
	}
	if f.Result != nil {
		organ := strings.Clone(f.Result.Title.Organ) // a row must not hold the text
		row.Organ, row.Year = safe.Text(safe.Head(organ, safe.Columns)), f.Result.Title.Year
	}
	if f.Listed != nil {
		row.Organ = safe.Text(f.Listed.Name)
	}
	row.District = safe.Text(safe.Head(strings.Clone(districtOf(f)), safe.Columns))
	for _, severity := range []lint.Severity{lint.Error, lint.Warning, lint.Info, lint.Hint} {
		seen := map[int]bool{}
		for _, r := range row.Rules {
			seen[r] = true
		}
		for _, d := range f.Findings {
			if d.Severity != severity {
				continue
			}
			row.Counts[lint.Error-severity]++
			if r := p.rule(d.Rule); severity >= lint.Warning && !seen[r] {
				seen[r] = true
				row.Rules = append(row.Rules, r)
			}
		}
		if severity == lint.Error {
			row.Errors = len(row.Rules)
		}
	}
	fmt.Fprintf(p.id, "%q %v %v\n", f.Path, row.Verdict, row.Counts)
	return row
}

// rule gives the number under which the page knows a rule.
func (p *pageWriter) rule(id string) int {
	n, ok := p.rules[id]
	if !ok {
		n = len(p.index.Rules)
		p.rules[id] = n
		r := pageRule{ID: safe.Text(id), Title: safe.Text(p.o.Title(id).In(p.o.Lang))}
		p.index.Rules = append(p.index.Rules, r)
	}
	return n
}

// Close writes the index and the script.
func (p *pageWriter) Close(r output.Run) error {
	if p.full != nil {
		return p.full
	}
	if p.size == 0 {
		if err := p.head(); err != nil {
			return err
		}
	}
	p.index.Version, p.index.Say, p.index.Words = p.o.Version, pageSayings(p.o.Lang), pageWords(p.o.Lang)
	p.index.Organs, p.index.Common = pageOrgansOf(r.Organs, p.o.Lang), pageCommonOf(r, p.o.Lang)
	p.index.Remarks = append(p.index.Remarks, remarks(r, p.o.Lang)...)
	p.index.ID = hex.EncodeToString(p.id.Sum(nil)[:8])
	data, err := json.Marshal(p.index)
	if err != nil {
		return err
	}
	return p.write("<script type=\"application/json\" id=\"index\">" + string(data) + "</script>\n<script>" + pageScript() + "</script>\n</body>\n</html>\n")
}

// remarks are what a reviewer must know of the run as a whole.
func remarks(r output.Run, lang lint.Lang) []string {
	var out []string
	say := func(zh, en string, args ...any) { out = append(out, lint.Textf(zh, en, args...).In(lang)) }
	if r.Interrupted {
		say("检查中途停止，列表不全。", "The run was interrupted: the list is not complete.")
	}
	unread := 0
	for _, n := range r.Unread {
		unread += n
	}
	if unread > 0 {
		say("另有%d个文件不能读取，未检查。", "%d files cannot be read and were left out.", unread)
	}
	if r.LeftOut > 0 {
		say("另有%d个文件不是稿件，未检查。", "%d files are no drafts and were left out.", r.LeftOut)
	}
	return out
}

// pageWords are the words for verdicts and severities.
func pageWords(lang lint.Lang) map[string][]pageWording {
	out := map[string][]pageWording{}
	for _, v := range verdictKeys {
		out["verdicts"] = append(out["verdicts"], pageWording{v.key, v.Word().In(lang)})
	}
	for s := lint.Error; s >= lint.Hint; s-- {
		out["severities"] = append(out["severities"], pageWording{s.String(), output.SeverityWord(s).In(lang)})
	}
	return out
}
