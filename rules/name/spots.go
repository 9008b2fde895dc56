package name

import "gaolint/lint"

// spot is what a literal of the rule is a sign of.
type spot uint8

const (
	governmentSpot spot = iota
	regionSpot
	ledgerSpot
	selfSpot
	mediaSpot
	provinceSpot
	levelSpot
	spotKinds
)

// spots are the places that the checks start from.
type spots struct {
	at [spotKinds][]place
}

// literals with what each is a sign of.
var literals, kinds = words()

func words() (literals []string, kinds []spot) {
	add := func(k spot, words ...string) {
		for _, w := range words {
			literals = append(literals, w)
			kinds = append(kinds, k)
		}
	}
	add(governmentSpot, "人民政府")
	add(regionSpot, "自治区")
	for _, r := range ledgerTails {
		add(ledgerSpot, "帐"+string(r))
	}
	add(selfSpot, "我局", "我镇", "我乡", "我街道", "我委", "我厅")
	add(mediaSpot, media...)
	add(provinceSpot, provincial...)
	add(levelSpot, "县委", "县政府", "区委", "区政府")
	return literals, kinds
}

// look sorts the places of the report's text at which literals stand. Of the words for
// media only the first of a block counts: the block is then read for the names in it.
func look(p *lint.Pass) *spots {
	s := new(spots)
	for _, b := range p.Found {
		if !read(p, b.Block) {
			continue
		}
		for _, h := range b.Hits {
			k := kinds[h.Literal]
			if n := len(s.at[k]); k == mediaSpot && n > 0 && s.at[k][n-1].block == b.Block {
				continue
			}
			s.at[k] = append(s.at[k], place{b.Block, h.Span})
		}
	}
	return s
}
