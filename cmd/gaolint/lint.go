package main

import (
	"context"
	"errors"
	"hash/maphash"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/output/formats"
)

// lintOptions are the flags of lint.
type lintOptions struct {
	profile, rules, severity, failOn, format, config string
	outputs                                          []string
	jobs, maxFindings                                int
	baseline, cache, organs                          string
	writeBaseline, quiet, stats, stdinJSONL          bool
	inputOptions
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
	f.StringVar(&o.severity, "severity", "", a.say("显示的最低级别：hint info warning error（text、github、gitlab、junit 默认 warning，其余格式默认全部）", "lowest severity shown: hint info warning error (default warning for text, github, gitlab and junit, everything for the others)"))
	f.StringVar(&o.failOn, "fail-on", "", a.say("达到该级别即返回状态1（默认 warning）", "lowest severity that gives status 1 (default warning)"))
	f.StringVar(&o.format, "format", "", a.say("标准输出的结果格式（默认 text）：", "format on standard output (default text): ")+strings.Join(formats.Names(), a.say("、", ", ")))
	f.StringArrayVar(&o.outputs, "output", nil, a.say("另把结果写入文件：格式=文件，可写多次", "write the result to a file, too: FORMAT=FILE; may be repeated"))
	f.StringVar(&o.config, "config", "", a.say("配置文件（默认从稿件所在目录逐级向上查找 gaolint.yaml）", "configuration file (default: gaolint.yaml found by walking up)"))
	f.IntVar(&o.jobs, "jobs", 0, a.say("同时检查的份数（默认按处理器数）", "drafts checked at the same time (default: number of processors)"))
	f.IntVar(&o.maxFindings, "max-findings", 0, a.say("最多显示这么多处（不影响计数和状态）", "show at most so many findings (counts and status are those of all)"))
	f.BoolVarP(&o.quiet, "quiet", "q", false, a.say("不显示小结，只显示结果和错误", "no closing lines, only findings and errors"))
	f.BoolVar(&o.stats, "stats", false, a.say("显示用时和各检查项的处数", "show the time taken and the findings of each rule"))
	f.StringVar(&o.baseline, "baseline", "", a.say("基线文件：其中已有的问题不再显示", "file of known findings, which are not shown"))
	f.BoolVar(&o.writeBaseline, "write-baseline", false, a.say("把现有问题写入基线文件", "write the present findings to the baseline"))
	f.StringVar(&o.cache, "cache", "", a.say("记住检查结果，文稿未改的下次不再检查；可指定目录：--cache=目录", "keep results, so that unchanged drafts are not checked again; --cache=DIR chooses the folder"))
	f.Lookup("cache").NoOptDefVal = cacheDefault
	f.BoolVar(&o.stdinJSONL, "stdin-jsonl", false, a.say("从标准输入逐行读取 {\"path\":…,\"text\":…}，按序输出结果", "read {\"path\":…,\"text\":…} lines from standard input and write findings in their order"))
	f.StringVar(&o.organs, "organs", "", a.say("机关名单（.csv 或 .xlsx）：列出未报送、重复报送和不在名单内的", "list of organs (.csv or .xlsx): tells who has not reported, who has twice, and files of nobody listed"))
	o.inputOptions.register(a, f)
	o.compareOptions.register(a, f)
	return c
}

func (a *app) lint(paths []string, o lintOptions) error {
	a.quiet = o.quiet
	run, err := a.newLintRun(o)
	if err != nil {
		return err
	}
	if o.stdinJSONL {
		return run.stream(paths)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run.over(ctx, paths)
}

// over lints what the paths stand for.
func (r *lintRun) over(ctx context.Context, paths []string) error {
	found, err := r.app.gather(ctx, paths, r.options.inputOptions, r.engines)
	if err != nil {
		return err
	}
	r.app.speakFor(found, r.engines)
	if r.others, err = r.readOthers(ctx, found); err != nil {
		return err
	}
	r.progress.total = len(found.drafts)
	r.batch = r.firstPass(ctx, found)
	return r.all(ctx, found)
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
	if o.maxFindings < 0 {
		return nil, a.errorf("--max-findings：“%d”不可用，应为正整数", "--max-findings: %d must be a positive number", o.maxFindings)
	}
	r := &lintRun{app: a, options: o, room: heldMost, seed: maphash.MakeSeed(), stats: newStats(), engines: newEngines(a, o.config, o.profile, selected)}
	r.progress = newProgress(a, 0)
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
	if err := r.engines.check(); err != nil {
		return nil, err
	}
	if err := r.known.open(a, o.baseline, o.writeBaseline); err != nil {
		return nil, err
	}
	if err := r.readOrgans(); err != nil {
		return nil, err
	}
	r.wantsFacts = slices.ContainsFunc(r.to, func(d *destination) bool { return d.format.Facts })
	r.wantsFigures = slices.ContainsFunc(r.to, func(d *destination) bool { return d.format.Figures })
	r.wantsSpots = o.baseline != "" || slices.ContainsFunc(r.to, func(d *destination) bool { return d.format.Spots })
	return r, r.openCache()
}

// cacheDefault stands for the cache in the user's own folder.
const cacheDefault = "user"

// openCache opens the cache if there is to be one.
func (r *lintRun) openCache() error {
	o := r.options
	if o.cache == "" || o.previous != "" || o.sumOf != "" { // a comparison reads the drafts themselves
		return nil
	}
	if slices.ContainsFunc(r.to, func(d *destination) bool { return d.format.Name == "docx" }) {
		return nil // the copies hold what fix would do, which is worked out on the drafts
	}
	dir := o.cache
	if dir == cacheDefault {
		base, err := os.UserCacheDir()
		if err != nil {
			return r.app.errorf("--cache：不知道缓存放在哪里，请写明 --cache=目录", "--cache: the user's cache folder is not known; use --cache=DIR")
		}
		dir = filepath.Join(base, "gaolint", "lint")
	}
	folder, err := cache.Open(dir)
	switch {
	case errors.Is(err, cache.ErrForeign):
		return r.app.errorf("--cache：%s 中有其他文件，请另选一个空目录", "--cache: %s holds other files; choose an empty folder", dir)
	case err != nil:
		return &fileError{dir, err}
	}
	r.cache, r.build = folder, programID()
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
