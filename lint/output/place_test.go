package output

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// TestTableAt: the table of a place is the one that all tables would be asked for, in a
// text that has many, and however they lie.
func TestTableAt(t *testing.T) {
	f := draft("a.md", strings.Repeat(profiles.Sample("gov-info-annual-2021"), 5))
	require.Greater(t, len(f.Result.Tables), 8)
	outer := *f.Result.Tables[0]
	outer.Span.End = f.Result.Tables[4].Span.End
	for _, tables := range [][]*fact.Table{f.Result.Tables, {f.Result.Tables[3], f.Result.Tables[0], &outer, f.Result.Tables[7]}, nil} {
		doc := *f.Result.Document
		doc.Tables = tables
		p := &Places{file: f, doc: &doc}
		p.order()
		for i := 0; i < f.Source.Len(); i += 7 {
			for _, s := range []source.Span{{Start: i, End: i}, {Start: i, End: min(i+9, f.Source.Len())}} {
				in := false
				for _, x := range tables {
					in = in || x.Span.Covers(s) && (s.Len() > 0 || x.Span.Contains(s.Start))
				}
				got := p.tableAt(s)
				require.Equal(t, in, got != nil, s)
				if got != nil {
					require.True(t, got.Span.Covers(s))
				}
			}
		}
	}
}

// BenchmarkPlaces is one place of a text with very many tables.
func BenchmarkPlaces(b *testing.B) {
	for _, n := range []int{10, 1000} {
		f := draft("a.md", strings.Repeat(profiles.Sample("gov-info-annual-2021"), n))
		p := PlacesOf(f)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				at := i * 7919 % f.Source.Len()
				_ = p.At(source.Span{Start: at, End: at})
			}
		})
	}
}
