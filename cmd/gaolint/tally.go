package main

import (
	"fmt"
	"slices"
	"strings"

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
	found           [lint.Error + 1]int
	hidden          int
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
	failOn := r.failOn
	if failOn == lint.Default {
		failOn = lint.Warning
		if s, ok := lint.ParseSeverity(c.config.FailOn); ok {
			failOn = s
		}
	}
	for _, d := range c.result.Findings {
		t.found[d.Severity]++
		if d.Severity < r.lowest {
			t.hidden++
		}
		t.fails = t.fails || d.Severity >= failOn
	}
}

// report writes the closing count and sets the exit status.
func (t *tally) report(r *lintRun, drafts int) {
	a := r.app
	if a.status == statusOK && t.fails {
		a.status = statusFound
	}
	if drafts == t.leftOut {
		a.note("没有找到稿件", "no drafts found")
		if t.leftOut > 0 {
			a.note("另有%d个文件不是稿件，未检查", "%d files are no drafts and were left out", t.leftOut)
		}
		return
	}
	a.note("%s", "%s", t.kindsLine(a))
	a.note("%s", "%s", t.findingsLine(a))
	if t.hidden > 0 {
		a.note("另有%d处提示，加 --severity info 查看", "%d more at info or hint; add --severity info to see them", t.hidden)
	}
	if t.leftOut > 0 {
		a.note("另有%d个文件不是稿件，未检查", "%d files are no drafts and were left out", t.leftOut)
	}
}

func (t *tally) kindsLine(a *app) string {
	total := t.general + t.failed
	var names []string
	for k, n := range t.kinds {
		names = append(names, k)
		total += n
	}
	slices.Sort(names)
	var parts []string
	for _, k := range names {
		parts = append(parts, fmt.Sprintf(a.say("%s%d", "%s %d"), k, t.kinds[k]))
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
	return fmt.Sprintf(a.say("共%d份：%s", "%d drafts: %s"), total, strings.Join(parts, a.say("，", ", ")))
}

func (t *tally) findingsLine(a *app) string {
	errors, warnings := t.found[lint.Error], t.found[lint.Warning]
	if errors+warnings == 0 {
		return a.say("没有发现错误或疑误", "no errors or warnings")
	}
	return fmt.Sprintf(a.say("错误%d处，疑误%d处", "%d errors, %d warnings"), errors, warnings)
}
