package lint

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// Config is all that shapes an engine.
type Config struct {
	Rules    []*Rule
	Profiles []*profile.Profile
	// Profile is the profile or family to lint under; "" = recognised from the text.
	Profile string
	// Severities override the rules' own, by rule ID.
	Severities map[string]Severity
	// Allow are words that are never questioned: findings of the groups words and
	// names that lie within one are dropped.
	Allow []string
	// Ignore are findings that the writer has settled.
	Ignore []Ignore
	// Locate gives the path under which Ignore lists a document of that name; nil: the name.
	Locate func(name string) string
	// Panicked is told of a rule that panicked; nil raises the panic again, as tests want.
	Panicked func(rule string, value any, stack []byte)
}

// Engine lints documents. It is immutable and safe for use by several goroutines.
type Engine struct {
	config  Config
	block   []*blockRule
	doc     []*Rule
	rules   map[string]*Rule
	matcher *zh.Matcher
	// owners gives for each literal of matcher the block rules that asked for it.
	owners   [][]owner
	allow    *zh.Matcher
	detector *fact.Detector
}

type blockRule struct {
	*Rule
	index int
}

type owner struct{ rule, literal int32 }

// New makes an engine. It fails on a rule without function, a name used twice, or an
// unknown profile.
func New(config Config) (*Engine, error) {
	e := &Engine{config: config, rules: make(map[string]*Rule, len(config.Rules))}
	for _, r := range config.Rules {
		if e.rules[r.ID] != nil {
			return nil, fmt.Errorf("rule %q is given twice", r.ID)
		}
		if r.Block != nil && r.Document != nil {
			return nil, fmt.Errorf("rule %q has both a block and a document function", r.ID)
		}
		e.rules[r.ID] = r
		if e.severity(r) == Off {
			continue
		}
		switch {
		case r.Block != nil:
			e.block = append(e.block, &blockRule{r, len(e.block)})
		case r.Document != nil:
			e.doc = append(e.doc, r)
		}
	}
	e.compileLiterals()
	if len(config.Allow) > 0 {
		e.allow = zh.NewMatcher(config.Allow)
	}
	var err error
	e.detector, err = fact.NewDetector(config.Profiles, config.Profile)
	return e, err
}

func (e *Engine) compileLiterals() {
	var literals []string
	seen := map[string]int{}
	for _, r := range e.block {
		for i, l := range r.Literals {
			k, ok := seen[l]
			if !ok {
				k = len(literals)
				seen[l] = k
				literals = append(literals, l)
				e.owners = append(e.owners, nil)
			}
			e.owners[k] = append(e.owners[k], owner{int32(r.index), int32(i)})
		}
	}
	if len(literals) > 0 {
		e.matcher = zh.NewMatcher(literals)
	}
}

func (e *Engine) severity(r *Rule) Severity {
	if s := e.config.Severities[r.ID]; s != Default {
		return s
	}
	return r.Severity
}

// Rule finds a rule by its ID, nil if the engine has none.
func (e *Engine) Rule(id string) *Rule { return e.rules[id] }

// Result is a linted document: immutable, safe for use by several goroutines.
type Result struct {
	*fact.Document
	// Findings are sorted by place, then rule, and unique.
	Findings []Diagnostic
	// Recognition tells how the profile was found.
	Recognition fact.Recognition
	// Ignored tells which entries of Config.Ignore covered a finding of this text.
	Ignored []bool

	engine *Engine
	lines  map[lineKey]*fact.Block
	found  map[foundKey][]Diagnostic
	// settled are the findings that suppress dropped.
	settled []Diagnostic
}

type lineKey struct {
	line string
	kind syntax.Kind
}

type foundKey struct {
	block   *fact.Block
	profile *profile.Profile
	context fact.Context
}

// Lint checks the document. Prev is an earlier result whose blocks and findings are
// taken over where they still hold; the outcome is the same without it (nil). A prev
// of another engine is ignored.
func (e *Engine) Lint(doc *source.Document, prev *Result) *Result {
	if prev != nil && prev.engine != e {
		prev = nil
	}
	r := &Result{engine: e}
	r.Document, r.Recognition = e.parse(doc, prev, r)
	e.lintBlocks(r, prev)
	e.lintDocument(r)
	e.finish(r)
	return r
}

// parse cuts the text into blocks, taking over those of prev by their line.
func (e *Engine) parse(doc *source.Document, prev, r *Result) (*fact.Document, fact.Recognition) {
	r.lines = make(map[lineKey]*fact.Block, doc.Lines()/2)
	var blocks []*fact.Block
	tree := syntax.Parse(doc, func(line string, kind syntax.Kind) *syntax.Block {
		key := lineKey{line, kind}
		b := r.lines[key]
		if b == nil && prev != nil {
			b = prev.lines[key]
		}
		if b == nil {
			b = fact.NewBlock(syntax.NewBlock(line, kind))
		}
		r.lines[key] = b
		blocks = append(blocks, b)
		return b.Block
	})
	return e.detector.Read(tree, blocks)
}

func (e *Engine) lintBlocks(r *Result, prev *Result) {
	r.found = make(map[foundKey][]Diagnostic, len(r.Blocks))
	var hits []zh.Hit
	perRule := make([][]zh.Hit, len(e.block))
	for i, b := range r.Blocks {
		key := foundKey{b, r.Profile, r.Context(i)}
		if key.context.Role == fact.Hidden {
			continue
		}
		found, ok := r.found[key]
		if !ok && prev != nil {
			found, ok = prev.found[key]
		}
		if !ok {
			hits = e.findLiterals(b, hits[:0], perRule)
			found = e.lintBlock(b, key.context, r.Profile, perRule)
		}
		r.found[key] = found
		start := r.Tree.Blocks[i].Start
		for _, d := range found {
			r.Findings = append(r.Findings, d.shift(start))
		}
	}
}

// findLiterals hands each rule the hits of its own literals.
func (e *Engine) findLiterals(b *fact.Block, hits []zh.Hit, perRule [][]zh.Hit) []zh.Hit {
	for i := range perRule {
		perRule[i] = perRule[i][:0]
	}
	if e.matcher == nil {
		return hits
	}
	hits = e.matcher.Find(b.Simplified, hits)
	for _, h := range hits {
		for _, o := range e.owners[h.Literal] {
			perRule[o.rule] = append(perRule[o.rule], zh.Hit{Literal: o.literal, Span: h.Span})
		}
	}
	return hits
}

func (e *Engine) lintBlock(b *fact.Block, c fact.Context, p *profile.Profile, perRule [][]zh.Hit) []Diagnostic {
	var found []Diagnostic
	for _, r := range e.block {
		if len(r.Literals) > 0 && len(perRule[r.index]) == 0 {
			continue
		}
		before := len(found)
		ok := e.guard(r.Rule, func() {
			r.Block(&BlockPass{Block: b, Context: c, Profile: p, Hits: perRule[r.index], report: func(d Diagnostic) {
				found = append(found, e.complete(r.Rule, d, len(b.Text)))
			}})
		})
		if !ok {
			found = found[:before]
		}
	}
	return found
}

func (e *Engine) lintDocument(r *Result) {
	for _, rule := range e.doc {
		before := len(r.Findings)
		ok := e.guard(rule, func() {
			rule.Document(&Pass{Document: r.Document, Recognition: r.Recognition, report: func(d Diagnostic) {
				r.Findings = append(r.Findings, e.complete(rule, d, r.Source.Len()))
			}})
		})
		if !ok {
			r.Findings = r.Findings[:before]
		}
	}
}

// complete fills in rule and severity and refuses spans outside the text, so that a
// rule's mistake is caught where it is made. The configured severity stands for all
// findings of the rule.
func (e *Engine) complete(r *Rule, d Diagnostic, size int) Diagnostic {
	d.Rule = r.ID
	if s := e.config.Severities[r.ID]; s != Default {
		d.Severity = s
	} else if d.Severity == Default {
		d.Severity = r.Severity
	}
	check := func(s source.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > size {
			panic(fmt.Sprintf("span %d–%d outside a text of %d bytes", s.Start, s.End, size))
		}
	}
	check(d.Span)
	for _, f := range d.Fixes {
		for _, x := range f.Edits {
			check(x.Span)
		}
	}
	for _, x := range d.Related {
		check(x.Span)
	}
	return d
}

// guard runs a rule and tells whether it came to its end.
func (e *Engine) guard(r *Rule, run func()) (ok bool) {
	if e.config.Panicked == nil {
		run()
		return true
	}
	defer func() {
		if v := recover(); v != nil {
			e.config.Panicked(r.ID, v, debug.Stack())
			ok = false
		}
	}()
	run()
	return true
}

// shift carries a block's finding to its place in the document.
func (d Diagnostic) shift(n int) Diagnostic {
	d.Span = d.Span.Shift(n)
	if len(d.Fixes) > 0 {
		fixes := make([]Fix, len(d.Fixes))
		for i, f := range d.Fixes {
			edits := make([]source.Edit, len(f.Edits))
			for k, x := range f.Edits {
				edits[k] = source.Edit{Span: x.Span.Shift(n), New: x.New}
			}
			f.Edits = edits
			fixes[i] = f
		}
		d.Fixes = fixes
	}
	if len(d.Related) > 0 {
		related := make([]Related, len(d.Related))
		for i, x := range d.Related {
			related[i] = Related{x.Span.Shift(n), x.Message}
		}
		d.Related = related
	}
	return d
}

// finish drops what the writer has settled and what is said twice, and sorts.
func (e *Engine) finish(r *Result) {
	r.Findings = e.allowed(r)
	e.suppress(r)
	slices.SortStableFunc(r.Findings, compare)
	r.Findings = oneCause(r)
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Diagnostic) bool {
		return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
	})
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message.ZH, b.Message.ZH))
}

// allowed drops the findings of the groups words and names that lie within an
// allowed word.
func (e *Engine) allowed(r *Result) []Diagnostic {
	if e.allow == nil {
		return r.Findings
	}
	hits := e.allow.Find(r.Source.Text(), nil)
	return slices.DeleteFunc(r.Findings, func(d Diagnostic) bool {
		if g := e.rules[d.Rule].Group; g != Words && g != Names {
			return false
		}
		return slices.ContainsFunc(hits, func(h zh.Hit) bool { return h.Span.Covers(d.Span) })
	})
}
