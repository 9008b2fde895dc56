package main

import (
	_ "embed"
	"log"
	"slices"
	"strings"
)

//go:embed taught.txt
var taughtText string

// taught gives the groups of characters that are entered by hand.
func taught() []string {
	var groups []string
	for line := range strings.Lines(taughtText) {
		if !strings.HasPrefix(line, "#") {
			groups = append(groups, strings.Fields(line)...)
		}
	}
	return groups
}

// distinct is the grade of pairs that are known by the list only.
const distinct = 5

// mark grades all pairs of the group.
func mark(pairs []pair, chars []character, group []rune) []pair {
	for i, x := range group {
		for _, y := range group[i+1:] {
			a, b := min(x, y), max(x, y)
			at := slices.IndexFunc(pairs, func(p pair) bool { return p.a.r == a && p.b.r == b })
			if at < 0 {
				at = len(pairs)
				pairs = append(pairs, pair{a: find(chars, a), b: find(chars, b)})
			}
			pairs[at].taught = true
		}
	}
	return pairs
}

func find(chars []character, r rune) *character {
	i := slices.IndexFunc(chars, func(c character) bool { return c.r == r })
	if i < 0 {
		log.Fatalf("%c is in the list and not among the characters compared", r)
	}
	return &chars[i]
}
