package lint

import (
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Group is a family of rules; its name stands wherever a list of rules is taken.
type Group string

// The groups.
const (
	Structure   Group = "structure"
	Figures     Group = "figures"
	Words       Group = "words"
	Punctuation Group = "punctuation"
	Names       Group = "names"
)

// FixKind tells what fixes a rule offers.
type FixKind uint8

const (
	// NoFix: the writer must decide.
	NoFix FixKind = iota
	// UnsafeFix: fixes are offered, never applied unasked.
	UnsafeFix
	// SafeFix: some fixes are safe.
	SafeFix
)

// Rule is one check, a constant value. Exactly one of Block and Document is set, or
// Outside.
type Rule struct {
	// ID is the rule's one readable name, lower case without spaces.
	ID    string
	Group Group
	Title Text
	// Page is the rule's page, Markdown.
	Page     Text
	Severity Severity
	Fix      FixKind
	// Literals, if any, are looked for in one pass for all rules together; Block is
	// then called only for blocks that hold one, and Document told where they stand.
	// Matching folds script and width.
	Literals []string
	// Words, if set, gives further literals that a profile asks for. They are looked for
	// in texts under that profile only and count on from Literals.
	Words func(*profile.Profile) []string
	// Everywhere: the rule looks at lines of tables, head tables and a page's furniture,
	// too; otherwise Block is called, and Literals are looked for, in text alone.
	Everywhere bool
	// Eager: Block is called for blocks without one of the Literals as well.
	Eager bool
	// Block sees one block. It must depend on nothing but its pass.
	Block func(*BlockPass)
	// Document sees the whole document over cached facts.
	Document func(*Pass)
	// Alone: where the rule finds something, that is all that is said of the text, since
	// it is not what the writer wrote.
	Alone bool
	// Prepare, if set, does what the rule's first call would do once for all texts, such as
	// building an index. The engine begins it beside its own work, and waits for nothing.
	Prepare func()
	// Outside: the findings are not made by a function of the rule, but by the engine
	// itself or by a comparison of several documents (see Engine.With).
	Outside bool
}

// BlockPass is what a block rule sees.
type BlockPass struct {
	*fact.Block
	fact.Context
	Profile *profile.Profile
	// Hits are the occurrences of the rule's Literals in the block, by place; Literal
	// indexes the rule's Literals.
	Hits   []zh.Hit
	report func(Diagnostic)
}

// Report adds a finding; spans lie within the block's Text.
func (p *BlockPass) Report(d Diagnostic) { p.report(d) }

// Pass is what a document rule sees.
type Pass struct {
	*fact.Document
	Recognition fact.Recognition
	// Found are the blocks that hold one of the rule's literals, in the text's order.
	// Hidden blocks are not looked at.
	Found  []BlockHits
	report func(Diagnostic)
	link   func(Link)
}

// BlockHits are the occurrences of a document rule's literals in one block.
type BlockHits struct {
	// Block is the block's index.
	Block int
	// Hits are by place, their spans lie within the block's Text; Literal indexes the
	// rule's Literals and, behind them, its Words. They are shared: not to be changed.
	Hits []zh.Hit
}

// Report adds a finding; spans are offsets in the document.
func (p *Pass) Report(d Diagnostic) { p.report(d) }

// Slice is the document's text in the span.
func (p *Pass) Slice(s source.Span) string { return p.Source.Slice(s) }
