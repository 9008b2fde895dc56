package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/journal"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/output/safe"
	"gaolint/lint/source"
)

// fixOptions are the flags of fix.
type fixOptions struct {
	profile, rules, config string
	diff, unsafe           bool
	noJournal              bool
	inputOptions
}

func (a *app) fixCommand() *cobra.Command {
	var o fixOptions
	c := &cobra.Command{
		Use:   "fix [PATH…]",
		Short: a.say("应用安全修改（不涉及数字、日期、名称、文号），写回原文件", "apply safe fixes in place (no figure, date, name or document number changes)"),
		RunE:  func(_ *cobra.Command, args []string) error { return a.fix(args, o) },
	}
	f := c.Flags()
	f.BoolVar(&o.diff, "diff", false, a.say("只显示差异，不写文件", "print a diff and write nothing"))
	f.BoolVar(&o.unsafe, "unsafe", false, a.say("也应用需要人工核对的修改", "also apply fixes that need a person's eye"))
	f.StringVar(&o.profile, "profile", "", a.say("报告类型（默认按文稿识别）", "report kind (default: recognised)"))
	f.StringVar(&o.rules, "rules", "", a.say("只用这些检查项或分组，逗号分隔", "only these rules or groups, comma-separated"))
	f.StringVar(&o.config, "config", "", a.say("配置文件（默认从稿件所在目录逐级向上查找 gaolint.yaml）", "configuration file (default: gaolint.yaml found by walking up)"))
	f.BoolVar(&o.noJournal, "no-journal", false, a.say("不记下修改前的内容（不能再用 undo 撤销）", "do not remember what is replaced (undo cannot bring it back)"))
	o.inputOptions.register(a, f)
	return c
}

// fixRun fixes drafts one after the other.
type fixRun struct {
	app     *app
	options fixOptions
	told    told
	// changes made or due, in so many files.
	changes, files int
	failed         int
	passed         int          // files of other kinds that a walk met
	journal        *journal.Run // nil until something is replaced
	unremembered   bool         // the journal could not be written
}

func (a *app) fix(paths []string, o fixOptions) error {
	selected, err := config.Select(o.rules)
	if err != nil {
		return err
	}
	engines := newEngines(a, o.config, o.profile, selected)
	if err := engines.check(); err != nil {
		return err
	}
	// A file is never left in the middle: the signal is heeded between two files.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	found, err := a.gather(ctx, paths, o.inputOptions, engines)
	if err != nil {
		return err
	}
	a.speakFor(found, engines)
	r := &fixRun{app: a, options: o}
	done := 0
	for ; done < len(found.drafts) && ctx.Err() == nil; done++ {
		r.fix(found.drafts[done], engines)
	}
	r.report(found)
	if done < len(found.drafts) || ctx.Err() != nil && len(found.drafts) == 0 {
		a.note("已中断：处理了%[2]d份，共%[1]d份", "interrupted: %[2]d of %[1]d drafts were done", len(found.drafts), done)
		a.status = statusInterrupted
	}
	return nil
}

func (r *fixRun) fix(d draft, engines *engines) {
	n, err := r.one(d, engines.draft(d.path))
	if err != nil {
		if d.passed(err) {
			r.passed++ // lint tells of it
			return
		}
		r.failed++
		r.told.fail(r.app, d.path, err)
		return
	}
	if n > 0 {
		r.changes += n
		r.files++
	}
}

func (r *fixRun) report(g *gathered) {
	a := r.app
	switch {
	case len(g.drafts) == 0:
		a.note("没有找到稿件", "no drafts found")
	case r.failed == len(g.drafts):
	case r.changes == 0:
		a.note("没有可以应用的修改", "nothing to fix")
	case r.options.diff:
		a.note("可修改%d处（%d个文件），未写入", counted(r.changes, "%d fix", "%d fixes")+counted(r.files, " in %d file, nothing written", " in %d files, nothing written"), r.changes, r.files)
	default:
		a.note("已修改%d处（%d个文件）", counted(r.changes, "%d fix", "%d fixes")+counted(r.files, " in %d file", " in %d files"), r.changes, r.files)
	}
	if r.passed > 0 {
		a.note("另有%d个文件不能读取，未改动", counted(r.passed, "%d file cannot be read and was left alone", "%d files cannot be read and were left alone"), r.passed)
	}
	g.unreadLine(a)
	if r.options.diff && r.changes > 0 && a.status == statusOK {
		a.status = statusFound
	}
}

// one fixes one draft and tells how many changes were made or are due.
func (r *fixRun) one(d draft, g governed) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	if g.err != nil {
		return 0, g.err
	}
	var snapshot save.Snapshot
	raw, err := []byte(nil), error(nil)
	if d.stdin || !input.Reads(d.path) {
		raw, err = r.app.read(d)
	} else if snapshot, err = save.Read(save.OS, d.path); err == nil {
		raw = snapshot.Bytes()
	}
	if err != nil {
		return 0, err
	}
	read, err := d.text(raw)
	if err != nil {
		return 0, err
	}
	if !d.named && !isDraft(d.path, read.Doc.Text(), g.engine.Lint(read.Doc, nil).Recognition) {
		return 0, nil
	}
	fixed, text, changes, err := r.mended(g, read, raw)
	if err != nil {
		return 0, err
	}
	word, _ := read.Word()
	switch {
	case r.options.diff:
		if c := read.Format.Charset; c == source.UTF16LE || c == source.UTF16BE || word != nil || isTerminal(r.app.terminal) {
			return len(changes), r.diff(d.path, read.File.Text(), fixed) // whose lines can be read
		}
		return len(changes), r.diff(d.path, string(raw), string(text))
	case d.stdin:
		_, err := r.app.stdout.Write(text)
		r.list(d, read, changes)
		return len(changes), err
	}
	if word != nil && len(changes) > 0 {
		if err := openElsewhere(d.path); err != nil {
			return 0, err
		}
	}
	if err := r.replace(snapshot, text); err != nil {
		return 0, err
	}
	r.list(d, read, changes)
	return len(changes), nil
}

// diff prints a unified diff: to a program byte for byte, so that it can be applied, and
// to a terminal without what could command it.
func (r *fixRun) diff(path, before, after string) error {
	name := quoted(path)
	edits := udiff.Strings
	if !utf8.ValidString(before) {
		edits = udiff.Lines // it must not look into characters of other charsets
	}
	text, err := udiff.ToUnified(name, name, before, edits(before, after), udiff.DefaultContextLines)
	if err != nil {
		return err
	}
	text = renumber(text)
	if isTerminal(r.app.terminal) {
		lines := strings.SplitAfter(text, "\n")
		for i, l := range lines {
			body := strings.TrimRight(l, "\r\n")
			lines[i] = safe.Text(body) + l[len(body):]
		}
		text = strings.Join(lines, "")
	}
	_, err = io.WriteString(r.app.stdout, text)
	return err
}

// quoted is a path as diffs give it: in quotation marks, with escapes, if it holds what
// is no plain character.
func quoted(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar || r == '"' }) {
		return strconv.QuoteToGraphic(path)
	}
	return path
}

// list says each change: place, old, new.
func (r *fixRun) list(d draft, read *input.Text, changes []lint.Change) {
	for _, c := range changes {
		r.app.note("%s", "%s", fmt.Sprintf(r.app.say("%s%s: “%s”→“%s”（%s）", "%s%s: “%s” → “%s” (%s)"),
			d.path, at(read, c), c.Old, c.New, c.Rule))
	}
}
