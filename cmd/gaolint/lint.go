package main

import (
	"bufio"
	"os"
	"os/signal"
	"runtime"
	"sync/atomic"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/input"
	"gaolint/lint/output"
)

// lintOptions are the flags of lint.
type lintOptions struct {
	profile, rules, severity, failOn, format, stdinName, config string
	jobs                                                        int
}

func (a *app) lintCommand() *cobra.Command {
	var o lintOptions
	c := &cobra.Command{
		Use:   "lint [PATH…]",
		Short: a.say("检查稿件（文件、目录或 - 表示标准输入）", "check drafts (files, folders, or - for standard input)"),
		RunE:  func(_ *cobra.Command, args []string) error { return a.lint(args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.profile, "profile", "", a.say("报告类型（默认按文稿识别；general 只查文字）", "report kind (default: recognised; general checks the language alone)"))
	f.StringVar(&o.rules, "rules", "", a.say("只用这些检查项或分组，逗号分隔", "only these rules or groups, comma-separated"))
	f.StringVar(&o.severity, "severity", "", a.say("显示的最低级别：hint info warning error", "lowest severity shown: hint info warning error"))
	f.StringVar(&o.failOn, "fail-on", "", a.say("达到该级别即返回状态1（默认 warning）", "lowest severity that gives status 1 (default warning)"))
	f.StringVar(&o.format, "format", "text", a.say("结果格式：text 或 jsonl", "format of the result: text or jsonl"))
	f.StringVar(&o.stdinName, "stdin-filename", "", a.say("标准输入的文件名", "name of the text on standard input"))
	f.StringVar(&o.config, "config", "", a.say("配置文件（默认从稿件所在目录逐级向上查找 gaolint.yaml）", "configuration file (default: gaolint.yaml found by walking up)"))
	f.IntVar(&o.jobs, "jobs", 0, a.say("同时检查的份数（默认按处理器数）", "drafts checked at the same time (default: number of processors)"))
	return c
}

// checked is what became of one draft.
type checked struct {
	draft  draft
	result *lint.Result
	config *config.Config
	err    error
	// left out: the walk met a file that is no draft.
	leftOut, empty bool
}

func (a *app) lint(paths []string, o lintOptions) error {
	selected, err := config.Select(o.rules)
	if err != nil {
		return err
	}
	lowest, err := a.severityFlag("--severity", o.severity)
	if err != nil {
		return err
	}
	if lowest == lint.Default && o.format == "text" {
		lowest = lint.Warning
	}
	failOn, err := a.severityFlag("--fail-on", o.failOn)
	if err != nil {
		return err
	}
	if o.format != "text" && o.format != "jsonl" {
		return a.errorf("--format：没有“%s”这种格式，可用 text、jsonl", "--format: no format “%s”; use text or jsonl", o.format)
	}
	engines := newEngines(a, o.config, o.profile, selected)
	// A profile that does not exist is a mistake of the call, not of each draft.
	if g := engines.of("."); g.err != nil && (o.profile != "" || o.config != "") {
		return g.err
	}
	drafts := a.collect(paths, o.stdinName, engines)
	run := &lintRun{app: a, options: o, lowest: lowest, failOn: failOn, engines: engines}
	run.all(drafts)
	return nil
}

func (a *app) severityFlag(flag, value string) (lint.Severity, error) {
	if value == "" {
		return lint.Default, nil
	}
	s, ok := lint.ParseSeverity(value)
	if !ok || s == lint.Off {
		return s, a.errorf("%s：“%s”不是级别，可用 hint、info、warning、error", "%s: “%s” is no severity; use hint, info, warning or error", flag, value)
	}
	return s, nil
}

// lintRun lints drafts side by side and prints them in order.
type lintRun struct {
	app            *app
	options        lintOptions
	lowest, failOn lint.Severity
	engines        *engines
	tally          tally
}

func (r *lintRun) all(drafts []draft) {
	out := bufio.NewWriter(r.app.stdout)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)
	results := make([]chan checked, len(drafts))
	for i := range results {
		results[i] = make(chan checked, 1)
	}
	quit := make(chan struct{})
	defer close(quit)
	r.work(drafts, results, quit)
	for i := range drafts {
		select {
		case c := <-results[i]:
			r.print(out, c)
		case <-stop:
			out.Flush()
			r.tally.report(r, len(drafts))
			r.app.note("已中断：检查了%d份中的%d份", "interrupted: %[2]d of %[1]d drafts were checked", len(drafts), i)
			r.app.status = statusInterrupted
			return
		}
	}
	if err := out.Flush(); err != nil {
		r.app.fail(err)
		return
	}
	r.tally.report(r, len(drafts))
}

// work starts the workers; each takes the next draft until none is left. A worker stays
// at most a few drafts ahead of the printing, so that memory does not grow with the run.
func (r *lintRun) work(drafts []draft, results []chan checked, quit chan struct{}) {
	jobs := r.options.jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	for range min(jobs, len(drafts)) {
		go func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(drafts) {
					return
				}
				select {
				case <-quit:
					return
				default:
				}
				results[i] <- r.check(drafts[i])
			}
		}()
	}
}

// check lints one draft.
func (r *lintRun) check(d draft) checked {
	c := checked{draft: d}
	g := r.engines.of(d.dir())
	c.config = g.config
	if d.err != nil {
		c.err = d.err
		return c
	}
	if g.err != nil {
		c.err = g.err
		return c
	}
	raw, err := r.app.read(d)
	if err != nil {
		c.err = err
		return c
	}
	doc, _, err := input.Document(d.path, raw)
	if err != nil {
		c.err = err
		return c
	}
	c.empty = doc.Len() == 0
	c.result = g.engine.Lint(doc, nil)
	general := c.result.Recognition != fact.Given && c.result.Recognition != fact.Recognised
	if !d.named && general && c.result.Recognition == fact.Other && !looksLikeDraft(d.path, doc.Text()) {
		return checked{draft: d, leftOut: true}
	}
	return c
}

func (r *lintRun) print(out *bufio.Writer, c checked) {
	switch {
	case c.err != nil:
		r.tally.failed++
		r.app.fail(&fileError{c.draft.path, c.err})
		return
	case c.leftOut:
		r.tally.leftOut++
		return
	case c.empty:
		r.app.note("%s：文件是空的", "%s: the file is empty", c.draft.path)
	}
	r.tally.add(r, c)
	f := output.File{Path: c.draft.path, Result: c.result}
	lang := r.app.langFor(c.config)
	var err error
	if r.options.format == "jsonl" {
		err = output.JSONL(out, f, r.lowest, lang)
	} else {
		err = output.Text(out, f, output.Style{Lang: lang, Lowest: r.lowest, Color: colored(r.app.stdout), Title: func(id string) lint.Text {
			if rule := r.engines.of(c.draft.dir()).engine.Rule(id); rule != nil {
				return rule.Title
			}
			return lint.Text{ZH: id, EN: id}
		}})
	}
	if err != nil {
		r.app.fail(err)
	}
}

// langFor: the flag goes before the configuration.
func (a *app) langFor(c *config.Config) lint.Lang {
	if a.lang == lint.ZH && c != nil && c.Lang == "en" && !a.langGiven {
		return lint.EN
	}
	return a.lang
}
