package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/profiles"
	"gaolint/rules/typo"
	"gaolint/rules/typo/internal/rows"
)

// enough is how often a right form must stand in the texts.
const enough = 20

// evidence is what speaks for a row and against it.
type evidence struct {
	slip  string // how the wrong form comes about, "" unknown
	borne standing
	hits  []string
	known bool // the hits were looked at: the texts are wrong there, or older
}

// faults tells why the row fails.
func (e evidence) faults(r rows.Row) []string {
	var out []string
	if e.slip == "" {
		out = append(out, "no slip leads from the right form to the wrong one")
	}
	if !e.borne.whole && !e.borne.words && r.Basis == "" {
		out = append(out, "the right form is rare, and no basis is given")
	}
	if (e.borne.whole || e.borne.words) && r.Basis != "" {
		out = append(out, "a basis is given needlessly")
	}
	if r.Severity >= lint.Warning && len(e.hits) > 0 && !e.known {
		out = append(out, "found in "+e.hits[0])
	}
	if e.known && len(e.hits) == 0 {
		out = append(out, "is listed among the known hits, but has none")
	}
	return out
}

// standing tells how a right form stands in the texts.
type standing struct {
	count        int
	whole, words bool // it stands often enough; all its words do
}

func (s standing) String() string {
	if s.words && !s.whole {
		return fmt.Sprintf("%d, its words %d or more", s.count, enough)
	}
	return fmt.Sprint(s.count)
}

// counts are the frequencies of the right forms and of all their parts of two
// characters and more.
type counts map[string]int

func (c counts) borne(r rows.Row) standing {
	s := standing{count: c[r.Right]}
	s.whole = s.count >= enough
	s.words = s.whole
	if !s.whole {
		s.words = true
		for _, part := range hanRuns(r.Right) {
			s.words = s.words && c.divisible(part)
		}
		s.words = s.words && len(hanRuns(r.Right)) > 0
	}
	return s
}

// divisible tells whether a run of characters falls into parts that stand often enough.
func (c counts) divisible(run []rune) bool {
	ok := make([]bool, len(run)+1)
	ok[0] = true
	for end := 2; end <= len(run); end++ {
		for start := 0; start <= end-2 && !ok[end]; start++ {
			ok[end] = ok[start] && c[string(run[start:end])] >= enough
		}
	}
	return ok[len(run)]
}

// hanRuns are the runs of Han characters in a text.
func hanRuns(s string) [][]rune {
	var out [][]rune
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		out = append(out, []rune(f))
	}
	return out
}

// frequencies counts the right forms and their parts.
func frequencies(all rows.List, texts map[string]string) counts {
	var wanted []string
	seen := counts{}
	want := func(s string) {
		if _, ok := seen[s]; !ok {
			seen[s] = 0
			wanted = append(wanted, s)
		}
	}
	for i := range all {
		right := all.At(i).Right
		want(right)
		for _, run := range hanRuns(right) {
			for start := range run {
				for end := start + 2; end <= len(run); end++ {
					want(string(run[start:end]))
				}
			}
		}
	}
	m := zh.NewMatcher(wanted)
	var hits []zh.Hit
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			hits = m.Find(line, hits[:0])
			for _, h := range hits {
				seen[wanted[h.Literal]]++
			}
		}
	}
	return seen
}

// finds runs the rule over the texts; the findings are filed under the wrong word.
func finds(texts map[string]string) (map[string][]string, error) {
	all, err := profiles.All()
	if err != nil {
		return nil, err
	}
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{typo.Rule}, Profiles: all, Profile: "general"})
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for name, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			for _, d := range e.Lint(source.New(name, line+"\n"), nil).Findings {
				wrong := line[d.Span.Start:d.Span.End]
				out[wrong] = append(out[wrong], name+": "+around(line, d.Span))
			}
		}
	}
	return out, nil
}

// around shows a place with ten characters on each side.
func around(line string, at source.Span) string {
	start, end := at.Start, at.End
	for range 10 {
		_, n := utf8.DecodeLastRuneInString(line[:start])
		start -= n
		_, n = utf8.DecodeRuneInString(line[end:])
		end += n
	}
	return line[start:end]
}
