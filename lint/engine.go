package lint

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

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
	// Lexicon holds what the Rules look for, as far as it is known beforehand; nil: nothing.
	Lexicon *Lexicon
	// Allow are words that are never questioned: findings of the groups words and
	// names that lie within one are dropped.
	Allow []string
	// Ignore is the ignore list of the configuration.
	Ignore []Ignore
	// Confidence is by rule ID the least confidence, 0 to 1, of findings that are kept.
	Confidence map[string]float64
	// Locate gives the path under which Ignore lists a document of that name; nil: the name.
	Locate func(name string) string
	// Panicked is told of a rule that panicked; nil raises the panic again, as tests want.
	Panicked func(rule string, value any, stack []byte)
}

// Engine lints documents. It is immutable and safe for use by several goroutines.
type Engine struct {
	config Config
	// block and doc are the rules at work, counted through: first the block rules.
	block, doc []*activeRule
	// speakers are the IDs of the rules that speak alone.
	speakers []string
	rules    map[string]*Rule
	// text is what is done with text, tables with the lines that are none.
	text, tables lineWork
	allow        *zh.Matcher
	detector     *fact.Detector
}

// activeRule is a rule that is not switched off, with its number.
type activeRule struct {
	*Rule
	index int
}

// New makes an engine. It fails on a rule without function, a name used twice, or an
// unknown profile.
func New(config Config) (*Engine, error) {
	e := &Engine{config: config, rules: make(map[string]*Rule, len(config.Rules))}
	for _, r := range config.Rules {
		if e.rules[r.ID] != nil {
			return nil, fmt.Errorf("rule %q is given twice", r.ID)
		}
		if n := functions(r); n != 1 {
			return nil, fmt.Errorf("rule %q has %d functions; it has one, or is outside", r.ID, n)
		}
		e.rules[r.ID] = r
		if e.severity(r) == Off {
			continue
		}
		if r.Alone {
			e.speakers = append(e.speakers, r.ID)
		}
		if r.Prepare != nil {
			go r.Prepare()
		}
		switch {
		case r.Block != nil:
			e.block = append(e.block, &activeRule{r, len(e.block)})
		case r.Document != nil:
			e.doc = append(e.doc, &activeRule{Rule: r})
		}
	}
	for i, r := range e.doc {
		r.index = len(e.block) + i
	}
	e.text = e.workOn(func(*activeRule) bool { return true })
	e.tables = e.workOn(func(r *activeRule) bool { return r.Everywhere })
	if len(config.Allow) > 0 {
		e.allow = zh.NewMatcher(config.Allow)
	}
	var err error
	if e.detector, err = fact.NewDetector(config.Profiles, config.Profile); err != nil {
		return nil, err
	}
	return e, nil
}

// functions counts what a rule finds its findings with.
func functions(r *Rule) (n int) {
	for _, has := range []bool{r.Block != nil, r.Document != nil, r.Outside} {
		if has {
			n++
		}
	}
	return n
}

func (e *Engine) severity(r *Rule) Severity {
	if s := e.config.Severities[r.ID]; s != Default {
		return s
	}
	return r.Severity
}

// Rule finds a rule by its ID, nil if the engine has none.
func (e *Engine) Rule(id string) *Rule { return e.rules[id] }

// Asks tells whether the engine has the rule and it is not off.
func (e *Engine) Asks(id string) bool {
	r := e.rules[id]
	return r != nil && e.severity(r) != Off
}

// Bare gives an engine that reads texts as e does and has no rules.
func (e *Engine) Bare() *Engine {
	c := Config{Profiles: e.config.Profiles, Profile: e.config.Profile, Panicked: e.config.Panicked}
	return &Engine{config: c, rules: map[string]*Rule{}, detector: e.detector}
}

// Result is a linted document: immutable, safe for use by several goroutines.
type Result struct {
	*fact.Document
	// Findings are sorted by place, then rule, and unique.
	Findings []Diagnostic
	// Links tie figures of the text to the cells that they repeat, by place.
	Links []Link
	// Recognition tells how the profile was found.
	Recognition fact.Recognition
	// Ignored tells which entries of Config.Ignore covered a finding of this text; of an
	// unreadable one, where that cannot be told, all.
	Ignored []bool

	unreadable bool
	engine     *Engine
	lines      map[lineKey]*fact.Block
	// about is what the contexts of all blocks have in common.
	about fact.Context
	// kept is the work on each block, byKey the same for who looks for it.
	kept  []kept
	byKey func() map[foundKey]kept
	// suppressed are the findings that comments and the ignore list cover.
	suppressed []Diagnostic
}

type lineKey struct {
	line string
	kind syntax.Kind
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
	r.about = r.Document.About()
	found := e.lintBlocks(r, prev)
	e.lintDocument(r, found)
	e.finish(r)
	return r
}

// parse cuts the text into blocks, taking over those of prev by their line.
func (e *Engine) parse(doc *source.Document, prev, r *Result) (*fact.Document, fact.Recognition) {
	size := syntax.Estimate(doc)
	if prev != nil {
		size = len(prev.Blocks) + 1
	}
	r.lines = make(map[lineKey]*fact.Block, size)
	blocks := make([]*fact.Block, 0, size)
	var room []int32
	tree := syntax.Parse(doc, func(line string, kind syntax.Kind) *syntax.Block {
		key := lineKey{line, kind}
		b := r.lines[key]
		if b == nil && prev != nil {
			b = prev.lines[key]
		}
		if b == nil {
			if prev != nil {
				line = strings.Clone(line) // a block may outlive its text, which it must not hold
			}
			b = fact.NewLine(line, kind, &room)
		}
		r.lines[key] = b
		blocks = append(blocks, b)
		return b.Block
	})
	return e.detector.Read(tree, blocks)
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

// finish drops what is suppressed and what is said twice, and sorts.
func (e *Engine) finish(r *Result) {
	r.Findings = e.allowed(r)
	e.profiled(r)
	if len(e.config.Confidence) > 0 {
		r.Findings = slices.DeleteFunc(r.Findings, func(d Diagnostic) bool { return d.Confidence > 0 && d.Confidence < e.config.Confidence[d.Rule] })
	}
	e.suppress(r)
	if e.alone(r) {
		return
	}
	slices.SortStableFunc(r.Findings, compare)
	r.Findings = oneCause(r)
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Diagnostic) bool {
		return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
	})
}

// alone drops all else where a rule that speaks alone has found something.
func (e *Engine) alone(r *Result) bool {
	i := slices.IndexFunc(r.Findings, func(d Diagnostic) bool { return slices.Contains(e.speakers, d.Rule) })
	if r.unreadable = i >= 0; r.unreadable {
		r.Findings, r.Links = []Diagnostic{r.Findings[i]}, nil
		for k := range r.Ignored {
			r.Ignored[k] = true // nothing can be told of an entry by such a text
		}
	}
	return r.unreadable
}

// Unreadable tells whether the text is not what the writer wrote, so that a rule that
// speaks alone is all that was heard: nothing should be worked out from such a text.
func (r *Result) Unreadable() bool { return r.unreadable }

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
	slices.SortFunc(hits, func(a, b zh.Hit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	reach := make([]int, len(hits)) // the furthest end of the hits up to each
	for i, h := range hits {
		reach[i] = h.Span.End
		if i > 0 {
			reach[i] = max(reach[i], reach[i-1])
		}
	}
	return slices.DeleteFunc(r.Findings, func(d Diagnostic) bool {
		if g := e.rules[d.Rule].Group; g != Words && g != Names {
			return false
		}
		i := sort.Search(len(hits), func(i int) bool { return hits[i].Span.Start > d.Span.Start })
		return i > 0 && reach[i-1] >= d.Span.End
	})
}
