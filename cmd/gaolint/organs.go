package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"gaolint/lint"
	"gaolint/lint/organs"
	"gaolint/lint/output"
)

// organsLimit bounds how much of a list of organs is read.
const organsLimit = 32 << 20

// readOrgans reads the list that --organs names.
func (r *lintRun) readOrgans() error {
	path := r.options.organs
	if path == "" {
		return nil
	}
	if path == "-" {
		return r.app.errorf("--organs 要写文件，不能是标准输入", "--organs takes a file, not standard input")
	}
	f, err := os.Open(path)
	if err != nil {
		return &fileError{path, err}
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return r.app.errorf("--organs：%s 不是文件", "--organs: %s is no file", path)
	}
	data, err := io.ReadAll(io.LimitReader(f, organsLimit))
	if err != nil {
		return &fileError{path, err}
	}
	list, err := organs.Read(path, data)
	if err != nil {
		return err
	}
	r.roll = organs.NewRoll(list)
	return nil
}

// listed gives the organ's entry for a file that is written, and calls the roll.
func (r *lintRun) listed(f output.File) output.File {
	switch {
	case r.roll == nil:
	case f.Failure != "":
		f.Listed = r.roll.Fail(f.Path)
	case f.Result != nil:
		f.Listed = r.roll.Add(f.Path, strings.Clone(f.Result.Title.Organ), f.Result.Title.Year) // the roll must not hold the text
	}
	return f
}

// outcome is what became of the list; nil without one.
func (r *lintRun) outcome() *organs.Outcome {
	if r.roll == nil {
		return nil
	}
	return r.roll.Outcome()
}

// organsNamed is how many organs or files a closing line names.
const organsNamed = 10

// sayOrgans tells who has not reported, and which files belong to nobody or are doubled.
func (a *app) sayOrgans(o *organs.Outcome) {
	if o == nil {
		return
	}
	year := ""
	if o.Year > 0 {
		year = a.say(fmt.Sprintf("%d年报告", o.Year), fmt.Sprintf(" for %d", o.Year))
	}
	a.note("名单共%[1]d家，已报送%[3]s%[2]d家，未报送%[4]d家", "%[1]d organs are listed: %[2]d have reported%[3]s, %[4]d have not", o.Listed, o.Listed-len(o.Missing), year, len(o.Missing))
	var missing, strangers []string
	for _, m := range o.Missing {
		missing = append(missing, m.Name+a.remark(m))
	}
	for _, s := range o.Strangers {
		strangers = append(strangers, s.Path)
	}
	a.sayNames(missing, lint.Text{ZH: "未报送：%s", EN: "not reported: %s"}, "家")
	for i, d := range o.Doubles {
		if i == organsNamed {
			a.note("另有%d处重复报送", "%d more are reported twice", len(o.Doubles)-i)
			break
		}
		a.note("重复报送：%s（%s），均已检查", "reported twice: %s (%s); all were checked", d.Name+output.DoubleYear(d, a.lang), strings.Join(d.Paths, a.say("、", ", ")))
	}
	a.sayNames(strangers, lint.Text{ZH: "不在名单内的文件：%s", EN: "files of no listed organ: %s"}, "份")
}

// remark is what is known of an organ that has not reported, in brackets.
func (a *app) remark(m organs.Missing) string {
	var parts []string
	if !m.Deadline.IsZero() {
		parts = append(parts, a.say("期限", "due ")+m.Deadline.Format("2006-01-02"))
	}
	if remark := output.MissingRemark(m, a.lang); remark != "" {
		parts = append(parts, remark)
	}
	if len(parts) == 0 {
		return ""
	}
	return a.say("（", " (") + strings.Join(parts, a.say("，", ", ")) + a.say("）", ")")
}

// sayNames names some, and counts all where they are many.
func (a *app) sayNames(names []string, text lint.Text, unit string) {
	if len(names) == 0 {
		return
	}
	list := strings.Join(names[:min(len(names), organsNamed)], a.say("、", ", "))
	if len(names) > organsNamed {
		list += lint.Textf("等%[1]d%[2]s", " and others, %[1]d in all", len(names), unit).In(a.lang)
	}
	a.note(text.ZH, text.EN, list)
}
