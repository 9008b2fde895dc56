package main

import (
	"cmp"
	"context"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// compareOptions are the flags of lint that name reports to compare with.
type compareOptions struct{ previous, sumOf string }

func (o *compareOptions) register(a *app, f *pflag.FlagSet) {
	f.StringVar(&o.previous, "previous", "", a.say("上年报告（文件或目录），只用于对照", "last year's report or a folder of them, for comparison only"))
	f.StringVar(&o.sumOf, "sum-of", "", a.say("下级报告所在目录，核对汇总稿是否等于各份之和", "folder of the parts that the one draft adds up"))
}

// others are the reports that the drafts of a run are compared with. They are read before
// the run, and of each only what the comparison needs is kept.
type others struct {
	run *lintRun
	// library and previous are the reports of the year before; nil without --previous.
	library  *compare.Library
	previous []*compare.Report
	// alone: one report was named for one draft.
	alone bool
	// parts are those of the aggregated draft; nil without --sum-of.
	parts []compare.Part

	met       map[*compare.Report]bool
	partnered int
	single    []string // drafts without partner
	// due are the years whose reports the drafts go on from.
	due map[int]bool
}

// compared is what became of a draft's comparison.
type compared struct {
	report bool            // the draft is a report
	last   *compare.Report // its partner
	// unsummed: the draft could not be compared with its parts.
	unsummed bool
}

// readOthers reads the reports that the flags name; nil if there are none.
func (r *lintRun) readOthers(ctx context.Context, g *gathered) (*others, error) {
	o := r.options.compareOptions
	if o.previous == "" && o.sumOf == "" {
		return nil, nil
	}
	out := &others{run: r, met: map[*compare.Report]bool{}, due: map[int]bool{}}
	if o.previous != "" {
		peers, whole, err := r.readPeers(ctx, "--previous", o.previous)
		if err != nil {
			return nil, err
		}
		out.addPrevious(peers)
		out.alone = whole.roots == nil && len(g.drafts) == 1
		r.unreadPeers("--previous", whole)
	}
	if o.sumOf != "" {
		if len(g.drafts) != 1 {
			return nil, r.app.errorf("--sum-of 一次核对一份汇总稿，现有%d份", "--sum-of compares one draft at a time, there are %d", len(g.drafts))
		}
		peers, whole, err := r.readPeers(ctx, "--sum-of", o.sumOf)
		if err != nil {
			return nil, err
		}
		return out, out.addParts(peers, whole, g.drafts[0])
	}
	return out, nil
}

// peer is a report that was read for comparison.
type peer struct {
	path   string
	report *compare.Report
	err    error
	// leftOut: the walk met a file that is no draft.
	leftOut bool
}

// readPeers reads the reports at path, side by side.
func (r *lintRun) readPeers(ctx context.Context, flag, path string) ([]peer, *gathered, error) {
	if path == "-" {
		return nil, nil, r.app.errorf("%s 要写文件或目录，不能是标准输入", "%s takes a file or a folder, not standard input", flag)
	}
	engine, err := r.bareEngine()
	if err != nil {
		return nil, nil, err
	}
	// What a configuration leaves out of a run may well be what it is compared with.
	g, err := r.app.gather(ctx, []string{path}, inputOptions{noGitignore: true}, nil)
	if err != nil {
		return nil, nil, err
	}
	peers := make([]peer, len(g.drafts))
	var wg sync.WaitGroup
	slots := make(chan struct{}, cmp.Or(r.options.jobs, runtime.GOMAXPROCS(0)))
	for i, d := range g.drafts {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			if ctx.Err() == nil {
				peers[i] = r.readPeer(engine, d)
			}
		})
	}
	wg.Wait()
	for i, d := range g.drafts {
		if d.passed(peers[i].err) {
			g.unread[strings.ToLower(filepath.Ext(d.path))]++
			peers[i].leftOut = true
		}
	}
	return slices.DeleteFunc(peers, func(p peer) bool { return p.leftOut || p.path == "" }), g, nil
}

// bareEngine reads texts and has no rules. A report kind that was named for the drafts is
// also that of the others, in the form of their own years.
func (r *lintRun) bareEngine() (*lint.Engine, error) {
	all, err := profiles.All()
	if err != nil {
		return nil, err
	}
	kind := ""
	for _, p := range all {
		if r.options.profile != "" && (p.Name == r.options.profile || p.Family == r.options.profile) && p.Name != profile.General {
			kind = cmp.Or(p.Family, p.Name)
		}
	}
	return lint.New(lint.Config{Profiles: all, Profile: kind, Panicked: r.engines.panicked})
}

func (r *lintRun) readPeer(engine *lint.Engine, d draft) (p peer) {
	p.path = d.path
	defer r.guard(compare.CarryOver)
	raw, err := r.app.read(d)
	if err != nil {
		p.err = err
		return p
	}
	text, err := d.text(raw)
	if err != nil {
		p.err = err
		return p
	}
	result := engine.Lint(text.Doc, nil)
	p.leftOut = !d.named && !isDraft(d.path, text.Doc.Text(), result.Recognition)
	p.report = compare.Read(result.Document, func(s source.Span) int { return text.File.LineAt(text.Span(s).Start) + 1 })
	return p
}

// guard keeps the run going if a comparison fails.
func (r *lintRun) guard(rule string) {
	if v := recover(); v != nil {
		r.engines.panicked(rule, v, debug.Stack())
	}
}

// addPrevious shelves last year's reports and tells which cannot be used.
func (o *others) addPrevious(peers []peer) {
	a := o.run.app
	var unknown, nameless []string
	for _, p := range peers {
		switch {
		case p.err != nil:
			o.run.told.fail(a, p.path, p.err)
		case p.report == nil:
			unknown = append(unknown, p.path)
		case p.report.Year == 0 || p.report.Organ == "" && len(peers) > 1:
			nameless = append(nameless, p.path)
		default:
			o.previous = append(o.previous, p.report)
		}
	}
	o.library = compare.NewLibrary(o.previous)
	a.listed(unknown, "--previous：%d份未识别为年度报告，未用于对照：%s", "--previous: %d not recognised as reports and not compared: %s")
	a.listed(nameless, "--previous：%d份没有机关名称或年份，未用于对照：%s", "--previous: %d without organ or year and not compared: %s")
	for _, d := range o.library.Doubles() {
		o.met[d[1]] = true
		a.note("--previous：“%s”与“%s”是同一机关%d年的报告，用前一份对照", "--previous: “%s” and “%s” are reports of one organ for %d; the first is compared", d[0].Path, d[1].Path, d[0].Year)
	}
}

// addParts takes the parts, but for the draft itself.
func (o *others) addParts(peers []peer, g *gathered, whole draft) error {
	a := o.run.app
	o.parts = []compare.Part{}
	for _, p := range peers {
		if !whole.stdin && sameFile(p.path, whole.path) {
			continue
		}
		part := compare.Part{Path: p.path, Report: p.report}
		switch {
		case p.err != nil:
			part.Why = lint.Text{ZH: "不能读取", EN: "unreadable"}
			a.note("%s：%s", "%s: %s", p.path, a.cause(p.err))
		case p.report == nil:
			part.Why = lint.Text{ZH: "未识别为年度报告", EN: "not recognised as a report"}
		}
		o.parts = append(o.parts, part)
	}
	var read []string // what is not among them can only be missed by who knows the parts
	for _, p := range o.parts {
		if p.Report != nil {
			read = append(read, p.Path)
		}
	}
	a.listed(read, "--sum-of：读到下级报告%d份：%s", "--sum-of: %d reports read: %s")
	n := 0
	for _, k := range g.unread {
		n += k
	}
	if n > 0 {
		o.parts = append(o.parts, compare.Part{Path: o.run.options.sumOf, Why: lint.Textf("其中%d个文件不能读取", "%d unreadable files in it", n)})
	}
	if len(read) == 0 {
		return a.errorf("--sum-of：%s 中没有可用的年度报告", "--sum-of: no usable report in %s", o.run.options.sumOf)
	}
	return nil
}

func sameFile(a, b string) bool {
	x, errA := filepath.Abs(a)
	y, errB := filepath.Abs(b)
	return errA == nil && errB == nil && x == y
}

// judge adds what the comparison of a checked draft finds.
func (o *others) judge(engine *lint.Engine, c *checked) {
	if o == nil || c.leftOut {
		return
	}
	defer o.run.guard(compare.CarryOver)
	doc := c.result.Document
	c.compared.report = compare.IsReport(doc)
	var more []lint.Diagnostic
	if o.library != nil {
		if c.compared.last = o.library.Before(doc, o.alone); c.compared.last != nil {
			more = compare.YearOnYear(doc, c.compared.last)
		}
	}
	if o.parts != nil {
		found, ok := compare.Sum(doc, o.parts)
		c.compared.unsummed = !ok
		more = append(more, found...)
	}
	c.result = engine.With(c.result, more)
}

// add counts a draft's comparison, in the order of the output.
func (o *others) add(c checked) {
	switch {
	case o == nil:
		return
	case c.compared.unsummed:
		o.run.app.fail(&fileError{c.draft.path, o.run.app.errorf("不是年度报告或没有年份，未与下级报告核对", "no report or without a year, not compared with its parts")})
	}
	if o.library == nil || !c.compared.report {
		return
	}
	if year := c.result.Year(); year != 0 {
		o.due[year-1] = true
	}
	switch {
	case c.compared.last == nil:
		o.single = append(o.single, c.draft.path)
	default:
		o.partnered++
		o.met[c.compared.last] = true
	}
}

// end tells which reports had no partner, in either direction.
func (o *others) end() {
	if o == nil || o.library == nil {
		return
	}
	var unmet []string
	other := 0
	for _, r := range o.previous {
		switch {
		case o.met[r]:
		case o.due[r.Year]:
			unmet = append(unmet, r.Path)
		default:
			other++
		}
	}
	a := o.run.app
	a.note("与上年报告对照%d份", "compared with the year before: %d", o.partnered)
	a.listed(o.single, "本年稿件%d份没有对应的上年报告：%s", "drafts without a report of the year before: %d: %s")
	a.listed(unmet, "上年报告%d份没有对应的本年稿件：%s", "reports of the year before without a draft: %d: %s")
	if other > 0 {
		a.note("--previous：%d份是其他年份的报告，未用于对照", "--previous: %d are for other years and not compared", other)
	}
}

// needed tells whether the rule finds something only in comparison with reports that this
// run may not have.
func (*others) needed(rule string) bool {
	return rule == compare.CarryOver || rule == compare.Reuse || rule == compare.Aggregate || rule == compare.Copied || rule == compare.Foreign
}

// listed notes how many there are and names the first of them; nothing if there are none.
func (a *app) listed(paths []string, zh, en string) {
	const shown = 20
	if len(paths) == 0 {
		return
	}
	names := strings.Join(paths[:min(len(paths), shown)], a.say("、", ", "))
	if len(paths) > shown {
		names += a.say(" 等", " …")
	}
	a.note(zh, en, len(paths), names)
}

// unreadPeers tells of files beside the reports that cannot be read.
func (r *lintRun) unreadPeers(flag string, g *gathered) {
	n := 0
	for _, k := range g.unread {
		n += k
	}
	if n > 0 {
		r.app.note("%s：另有%d个文件不能读取，未用于对照", "%s: %d more files cannot be read and were not compared", flag, n)
	}
}
