package main

import (
	"context"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/output"
)

// lintOptions are the flags of lint.
type lintOptions struct {
	profile, rules, severity, failOn, format, stdinName, config string
	outputs                                                     []string
	jobs                                                        int
	compareOptions
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
	f.StringVar(&o.severity, "severity", "", a.say("显示的最低级别：hint info warning error（text 默认 warning，jsonl 默认全部）", "lowest severity shown: hint info warning error (default warning for text, everything for jsonl)"))
	f.StringVar(&o.failOn, "fail-on", "", a.say("达到该级别即返回状态1（默认 warning）", "lowest severity that gives status 1 (default warning)"))
	f.StringVar(&o.format, "format", "", a.say("标准输出的结果格式（默认 text）：", "format on standard output (default text): ")+strings.Join(output.Names(), a.say("、", ", ")))
	f.StringArrayVar(&o.outputs, "output", nil, a.say("另把结果写入文件：格式=文件，可写多次", "write the result to a file, too: FORMAT=FILE; may be repeated"))
	f.StringVar(&o.stdinName, "stdin-filename", "", a.say("标准输入的文件名", "name of the text on standard input"))
	f.StringVar(&o.config, "config", "", a.say("配置文件（默认从稿件所在目录逐级向上查找 gaolint.yaml）", "configuration file (default: gaolint.yaml found by walking up)"))
	f.IntVar(&o.jobs, "jobs", 0, a.say("同时检查的份数（默认按处理器数）", "drafts checked at the same time (default: number of processors)"))
	o.register(a, f)
	return c
}

func (a *app) lint(paths []string, o lintOptions) error {
	run, err := a.newLintRun(o)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	found := a.gather(ctx, paths, o.stdinName, run.engines)
	a.speakFor(found, run.engines)
	if run.others, err = run.readOthers(ctx, found); err != nil {
		return err
	}
	return run.all(ctx, found)
}

// newLintRun checks the flags.
func (a *app) newLintRun(o lintOptions) (*lintRun, error) {
	if o.jobs < 0 {
		return nil, a.errorf("--jobs：“%d”不可用，应为正整数", "--jobs: %d must be a positive number", o.jobs)
	}
	selected, err := config.Select(o.rules)
	if err != nil {
		return nil, err
	}
	r := &lintRun{app: a, options: o, engines: newEngines(a, o.config, o.profile, selected)}
	lowest, err := a.severityFlag("--severity", o.severity)
	if err != nil {
		return nil, err
	}
	if err := r.destinations(o.format, o.outputs, lowest); err != nil {
		return nil, err
	}
	r.lowest = r.to[0].options.Lowest
	if r.failOn, err = a.severityFlag("--fail-on", o.failOn); err != nil {
		return nil, err
	}
	return r, r.engines.check()
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
