package fact

import (
	"gaolint/lint/profile"
	"gaolint/lint/syntax"
)

// New works out the facts of a parsed text under a profile. Blocks is parallel to
// tree.Blocks.
func New(tree *syntax.Tree, blocks []*Block, p *profile.Profile) *Document {
	d := &Document{Source: tree.Doc, Tree: tree, Blocks: blocks, Profile: p}
	d.describe()
	d.findTitle()
	d.findOutline()
	d.findTables()
	return d
}
