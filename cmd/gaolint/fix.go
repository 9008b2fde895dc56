package main

import (
	"fmt"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// fixOptions are the flags of fix.
type fixOptions struct {
	profile, rules, config, stdinName string
	diff, unsafe                      bool
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
	f.StringVar(&o.config, "config", "", a.say("配置文件", "configuration file"))
	f.StringVar(&o.stdinName, "stdin-filename", "", a.say("标准输入的文件名", "name of the text on standard input"))
	return c
}

func (a *app) fix(paths []string, o fixOptions) error {
	selected, err := config.Select(o.rules)
	if err != nil {
		return err
	}
	engines := newEngines(a, o.config, o.profile, selected)
	if g := engines.of("."); g.err != nil && (o.profile != "" || o.config != "") {
		return g.err
	}
	total, files := 0, 0
	for _, d := range a.collect(paths, o.stdinName, engines) {
		n, err := a.fixOne(d, o, engines.of(d.dir()))
		if err != nil {
			a.fail(&fileError{d.path, err})
			continue
		}
		if n > 0 {
			total += n
			files++
		}
	}
	switch {
	case total == 0:
		a.note("没有可以应用的修改", "nothing to fix")
	case o.diff:
		a.note("可修改%d处（%d个文件），未写入", "%d fixes in %d files, nothing written", total, files)
	default:
		a.note("已修改%d处（%d个文件）", "%d fixes in %d files", total, files)
	}
	if o.diff && total > 0 && a.status == statusOK {
		a.status = statusFound
	}
	return nil
}

// fixOne fixes one draft and tells how many changes were made or are due.
func (a *app) fixOne(d draft, o fixOptions, g governed) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	if g.err != nil {
		return 0, g.err
	}
	if d.stdin {
		return a.fixStream(d, o, g)
	}
	snapshot, err := save.Read(save.OS, d.path)
	if err != nil {
		return 0, err
	}
	doc, format, err := input.Document(d.path, snapshot.Bytes())
	if err != nil {
		return 0, err
	}
	if !d.named && !a.isDraft(d, doc, g) {
		return 0, nil
	}
	fixed, changes, err := g.engine.FixAll(doc, o.unsafe)
	if err != nil || len(changes) == 0 {
		return 0, err
	}
	if o.diff {
		fmt.Fprint(a.stdout, udiff.Unified(d.path, d.path, doc.Text(), fixed.Text()))
		return len(changes), nil
	}
	if err := save.Replace(save.OS, snapshot, format.Encode(fixed.Text())); err != nil {
		return 0, err
	}
	a.list(d, changes)
	return len(changes), nil
}

// isDraft: a walk leaves alone what lint would leave out.
func (a *app) isDraft(d draft, doc *source.Document, g governed) bool {
	return looksLikeDraft(d.path, doc.Text()) || g.engine.Lint(doc, nil).Recognition != fact.Other
}

// fixStream fixes standard input to standard output.
func (a *app) fixStream(d draft, o fixOptions, g governed) (int, error) {
	raw, err := a.read(d)
	if err != nil {
		return 0, err
	}
	doc, format, err := input.Document(d.path, raw)
	if err != nil {
		return 0, err
	}
	fixed, changes, err := g.engine.FixAll(doc, o.unsafe)
	if err != nil {
		return 0, err
	}
	if o.diff {
		fmt.Fprint(a.stdout, udiff.Unified(d.path, d.path, doc.Text(), fixed.Text()))
		return len(changes), nil
	}
	if _, err := a.stdout.Write(format.Encode(fixed.Text())); err != nil {
		return 0, err
	}
	return len(changes), nil
}

// list says each change: place, old, new.
func (a *app) list(d draft, changes []lint.Change) {
	for _, c := range changes {
		a.note("%s:%d:%d: “%s”→“%s”（%s）", "%s:%d:%d: “%s” → “%s” (%s)",
			output.Printable(d.path), c.Line, c.Column, c.Old, c.New, c.Rule)
	}
}
