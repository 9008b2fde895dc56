package lint

import (
	"runtime/debug"
	"slices"
	"sync"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
)

// foundKey is under what the work on a block is kept: the block, and that part of its
// context that the document's blocks do not share.
type foundKey struct {
	block   *fact.Block
	section *profile.Section
	role    fact.Role
	last    bool
}

// kept is what the rules found in a block: the block rules' findings, and the hits of
// the document rules' literals.
type kept struct {
	findings []Diagnostic
	hits     []ruleHits
}

// keyAt is the key of block i.
func (r *Result) keyAt(i int) foundKey {
	key := foundKey{block: r.Blocks[i], role: r.Outline.Roles[i], last: i == r.Last()}
	if s := r.Outline.Of[i]; s >= 0 {
		key.section = r.Outline.Sections[s].Spec
	}
	return key
}

// index gives the work that was kept by its key.
func (r *Result) index() map[foundKey]kept {
	m := make(map[foundKey]kept, len(r.kept))
	for i, k := range r.kept {
		if key := r.keyAt(i); key.role != fact.Hidden {
			m[key] = k
		}
	}
	return m
}

// lintBlocks runs the block rules over the blocks that prev does not have. It gives the
// hits of the document rules' literals, by rule.
func (e *Engine) lintBlocks(r *Result, prev *Result) [][]BlockHits {
	r.kept = make([]kept, len(r.Blocks))
	r.byKey = sync.OnceValue(r.index) // most texts are linted once, and nobody asks
	var before map[foundKey]kept
	if prev != nil && prev.byKey != nil && prev.Profile == r.Profile && prev.about == r.about {
		before = prev.byKey()
	}
	var run *blockRun
	found := make([][]BlockHits, len(e.doc))
	for i, b := range r.Blocks {
		key := r.keyAt(i)
		if key.role == fact.Hidden {
			continue
		}
		k, ok := before[key]
		if !ok {
			if run == nil {
				run = e.newRun(r.Profile)
			}
			k = run.lint(b, r.Context(i))
		}
		r.kept[i] = k
		start := r.Tree.Blocks[i].Start
		for _, d := range k.findings {
			r.Findings = append(r.Findings, d.shift(start))
		}
		for _, h := range k.hits {
			found[h.rule] = append(found[h.rule], BlockHits{i, h.hits})
		}
	}
	return found
}

// blockRun is one run of the block rules over a document. What it needs for a block it
// uses again for the next, so that blocks without findings cost no memory.
type blockRun struct {
	*Engine
	text, tables finder
	rule         *Rule
	pass         BlockPass
	found        []Diagnostic // of the block
}

func (e *Engine) newRun(p *profile.Profile) *blockRun {
	run := &blockRun{Engine: e, text: e.text.finder(p), tables: e.tables.finder(p)}
	run.pass.Profile = p
	run.pass.report = func(d Diagnostic) {
		run.found = append(run.found, e.complete(run.rule, d, len(run.pass.Text)))
	}
	return run
}

// lint is the work on one block.
func (x *blockRun) lint(b *fact.Block, c fact.Context) kept {
	x.pass.Block, x.pass.Context, x.found = b, c, x.found[:0]
	f := &x.text
	if c.Role == fact.TableLine || c.Role == fact.Metadata {
		f = &x.tables
	}
	f.find(b)
	for _, r := range f.block {
		if r.waits() && len(f.perRule[r.index]) == 0 {
			continue
		}
		before := len(x.found)
		x.rule, x.pass.Hits = r.Rule, f.perRule[r.index]
		if !x.apply() {
			x.found = x.found[:before]
		}
	}
	k := kept{hits: f.keep(len(x.block))}
	if len(x.found) > 0 {
		k.findings = slices.Clone(x.found)
	}
	return k
}

// apply runs the rule over the block and tells whether it came to its end.
func (x *blockRun) apply() (ok bool) {
	if x.config.Panicked != nil {
		defer x.recovered(x.rule, &ok)
	}
	x.rule.Block(&x.pass)
	return true
}

func (e *Engine) lintDocument(r *Result, found [][]BlockHits) {
	pass := &Pass{Document: r.Document, Recognition: r.Recognition}
	var rule *activeRule
	pass.report = func(d Diagnostic) {
		r.Findings = append(r.Findings, e.complete(rule.Rule, d, r.Source.Len()))
	}
	pass.link = func(l Link) { r.Links = append(r.Links, l.checked(r.Source.Len())) }
	for i := range e.doc {
		rule, pass.Found = e.doc[i], found[i]
		if before, links := len(r.Findings), len(r.Links); !e.applyDocument(rule.Rule, pass) {
			r.Findings, r.Links = r.Findings[:before], r.Links[:links]
		}
	}
	r.Links = inOrder(r.Links)
}

func (e *Engine) applyDocument(r *Rule, pass *Pass) (ok bool) {
	if e.config.Panicked != nil {
		defer e.recovered(r, &ok)
	}
	r.Document(pass)
	return true
}

// recovered is deferred around a rule: a panic is told of, and costs that rule alone.
func (e *Engine) recovered(r *Rule, ok *bool) {
	if v := recover(); v != nil {
		e.config.Panicked(r.ID, v, debug.Stack())
		*ok = false
	}
}
