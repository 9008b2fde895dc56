// Package typo finds wrong words: a word typed for another that sounds or looks like
// it, told by itself or by its neighbours. The words are data (data/confusions.tsv;
// package rows tells its columns); command evidence proves them on official texts.
package typo

import (
	_ "embed" // the pages and the word list

	"gaolint/lint"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
	//go:embed list.bin
	made string
)

// Rule is the check.
var Rule = &lint.Rule{
	ID:       "typo",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "易错词语", EN: "Wrong words"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Error,
	Fix:      lint.SafeFix,
	Literals: literals(&list),
	Block:    check,
}

var list = openList(made)
