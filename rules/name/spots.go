package name

import (
	"sync"

	"gaolint/lint"
	"gaolint/lint/zh"
)

// spot is what a literal of the matcher is a sign of.
type spot uint8

const (
	governmentSpot spot = iota
	regionSpot
	ledgerSpot
	selfSpot
	mediaSpot
	provinceSpot
	spotKinds
)

// spots are the places that the checks start from, found in one pass over the text.
type spots struct {
	at [spotKinds][]place
}

// words gives the literals with what each is a sign of.
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
	return literals, kinds
}

var matcher = sync.OnceValues(func() (*zh.Matcher, []spot) {
	literals, kinds := words()
	return zh.NewMatcher(literals), kinds
})

// look finds the spots of the report's text. Of the words for media only the first of
// a block counts: the block is then read for the names in it.
func look(p *lint.Pass) *spots {
	m, kinds := matcher()
	s := new(spots)
	var hits []zh.Hit
	for i, b := range p.Blocks {
		hits = m.Find(b.Simplified, hits[:0])
		if len(hits) == 0 || !read(p, i) {
			continue
		}
		for _, h := range hits {
			k := kinds[h.Literal]
			if n := len(s.at[k]); k == mediaSpot && n > 0 && s.at[k][n-1].block == i {
				continue
			}
			s.at[k] = append(s.at[k], place{i, h.Span})
		}
	}
	return s
}
