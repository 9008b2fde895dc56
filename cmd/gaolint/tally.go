package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
)

// tally counts what was checked as what, and what was found.
type tally struct {
	// kinds counts the drafts by report kind.
	kinds map[string]int
	// general counts the drafts that were checked as any official text, unrecognised
	// tells that this was not by the user's choice.
	general         int
	unrecognised    bool
	failed, leftOut int
	found, hidden   [lint.Error + 1]int
	fails           bool
}

// add counts a checked draft.
func (t *tally) add(r *lintRun, c checked) {
	if t.kinds == nil {
		t.kinds = map[string]int{}
	}
	if p := c.result.Profile; p.Name == profile.General {
		t.general++
		t.unrecognised = t.unrecognised || c.result.Recognition != fact.Given
	} else {
		t.kinds[lint.Text{ZH: p.Title.ZH, EN: p.Title.EN}.In(r.app.lang)]++
	}
	t.count(r, c.result.Findings, c.config)
}

// count counts findings of a file under the configuration.
func (t *tally) count(r *lintRun, findings []lint.Diagnostic, c *config.Config) {
	failOn := r.failOn
	if failOn == lint.Default {
		failOn = lint.Warning
		if s, ok := lint.ParseSeverity(c.FailOn); ok {
			failOn = s
		}
	}
	for _, d := range findings {
		t.found[d.Severity]++
		if d.Severity < r.lowest {
			t.hidden[d.Severity]++
		}
		t.fails = t.fails || d.Severity >= failOn
	}
}

// report writes the closing count and sets the exit status.
func (t *tally) report(r *lintRun, g *gathered) {
	a := r.app
	if a.status == statusOK && t.fails {
		a.status = statusFound
	}
	if len(g.drafts) == t.leftOut {
		a.note("没有找到稿件", "no drafts found")
	} else {
		if t.failed > 0 || t.checked() { // else it was interrupted before the first
			a.note("%s", "%s", t.kindsLine(a))
		}
		a.note("%s", "%s", t.findingsLine(a))
		t.hiddenLine(a)
	}
	if t.leftOut > 0 {
		a.note("另有%d个文件不是稿件，未检查", counted(t.leftOut, "%d file is no draft and was left out", "%d files are no drafts and were left out"), t.leftOut)
	}
	g.unreadLine(a)
}

// hiddenLine tells of the findings below the severity that is shown, and how to see them.
func (t *tally) hiddenLine(a *app) {
	quiet := t.hidden[lint.Info] + t.hidden[lint.Hint]
	n, flag := quiet+t.hidden[lint.Warning]+t.hidden[lint.Error], "warning"
	switch {
	case n == 0:
		return
	case t.hidden[lint.Hint] > 0:
		flag = "hint"
	case t.hidden[lint.Info] > 0:
		flag = "info"
	}
	if quiet == n {
		a.note("另有%d处提示，加 --severity %s 查看", "%d more at info or hint; --severity %s shows all", n, flag)
		return
	}
	a.note("另有%d处未显示，加 --severity %s 查看", "%d more not shown; --severity %s shows all", n, flag)
}

// unreadLine tells of files in walked folders that may be drafts and cannot be read.
func (g *gathered) unreadLine(a *app) {
	total := 0
	var parts []string
	for _, ext := range slices.Sorted(maps.Keys(g.unread)) {
		n := g.unread[ext]
		total += n
		if ext == "" {
			ext = a.say("链接等", "links and the like")
		}
		parts = append(parts, fmt.Sprintf("%s %d", ext, n))
	}
	if total > 0 {
		a.note("另有%d个文件不能读取，未检查：%s", counted(total, "%d file cannot be read and was left out: %s", "%d files cannot be read and were left out: %s"), total, strings.Join(parts, a.say("，", ", ")))
	}
}

// counted is the English wording for a number of things.
func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (t *tally) kindsLine(a *app) string {
	total := t.general + t.failed
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(t.kinds)) {
		parts = append(parts, fmt.Sprintf(a.say("%s%d", "%s %d"), k, t.kinds[k]))
		total += t.kinds[k]
	}
	if t.general > 0 {
		s := fmt.Sprintf(a.say("按一般公文检查%d", "checked as general text %d"), t.general)
		if t.unrecognised {
			s += a.say("（未识别为年度报告）", " (not recognised as reports)")
		}
		parts = append(parts, s)
	}
	if t.failed > 0 {
		parts = append(parts, fmt.Sprintf(a.say("未能检查%d", "not checked %d"), t.failed))
	}
	return fmt.Sprintf(a.say("共%d份：%s", counted(total, "%d draft: %s", "%d drafts: %s")), total, strings.Join(parts, a.say("，", ", ")))
}

// checked tells whether any draft was.
func (t *tally) checked() bool { return t.general > 0 || len(t.kinds) > 0 }

func (t *tally) findingsLine(a *app) string {
	errors, warnings := t.found[lint.Error], t.found[lint.Warning]
	switch {
	case errors+warnings > 0:
		return fmt.Sprintf(a.say("错误%d处，疑误%d处", counted(errors, "%d error", "%d errors")+", "+counted(warnings, "%d warning", "%d warnings")), errors, warnings)
	case !t.checked():
		return a.say("没有检查任何稿件", "nothing was checked")
	}
	return a.say("没有发现错误或疑误", "no errors or warnings")
}
