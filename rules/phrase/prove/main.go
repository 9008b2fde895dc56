// Command prove runs rule phrase over official text and prints the evidence for its lists:
// every near miss that the text holds, how often, and how often the phrase itself.
//
//	go run ./rules/phrase/prove DIR
//
// DIR holds text files, one paragraph a line. What is printed is a slip of the text, or a
// phrase to take out, or a word for data/neighbours.txt; a list is good when only slips
// are left.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/phrase"
	"gaolint/rules/profiles"
)

// shown is how many code points of context a line of evidence has on each side.
const shown = 8

// batch is how many bytes of text are linted at a time.
const batch = 1 << 20

type miss struct{ got, want string }

type evidence struct {
	count int
	text  string
}

func main() {
	flag.Parse()
	all, err := profiles.All()
	check(err)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{phrase.Rule}, Profiles: all, Profile: "general"})
	check(err)
	files, err := filepath.Glob(filepath.Join(flag.Arg(0), "*.txt"))
	check(err)
	found := map[miss]*evidence{}
	var texts []string
	for _, name := range files {
		texts = append(texts, read(e, name, found)...)
	}
	whole := strings.Join(texts, "\n")
	misses := slices.SortedFunc(maps.Keys(found), func(a, b miss) int {
		return cmp.Or(found[b].count-found[a].count, cmp.Compare(a.want, b.want), cmp.Compare(a.got, b.got))
	})
	for _, m := range misses {
		fmt.Printf("%s\t%s\t%d\t%d\t%s\n", m.got, m.want, found[m].count, strings.Count(whole, m.want), found[m].text)
	}
	fmt.Fprintf(os.Stderr, "%d bytes, %d different near misses\n", len(whole), len(misses))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// read lints a file and gives its text.
func read(e *lint.Engine, name string, found map[miss]*evidence) (texts []string) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	var b strings.Builder
	flush := func() {
		note(e, b.String(), found)
		texts = append(texts, b.String())
		b.Reset()
	}
	for sc.Scan() {
		b.WriteString(sc.Text())
		b.WriteString("\n\n")
		if b.Len() > batch {
			flush()
		}
	}
	check(sc.Err())
	flush()
	return texts
}

// note adds the findings of a text.
func note(e *lint.Engine, text string, found map[miss]*evidence) {
	for _, d := range e.Lint(source.New("corpus.txt", text), nil).Findings {
		m := miss{text[d.Span.Start:d.Span.End], d.Fixes[0].Edits[0].New}
		if found[m] == nil {
			found[m] = &evidence{text: around(text, d.Span)}
		}
		found[m].count++
	}
}

func around(text string, span source.Span) string {
	before, after := []rune(text[max(0, span.Start-3*shown):span.Start]), []rune(text[span.End:min(len(text), span.End+3*shown)])
	return strings.ReplaceAll(string(before)+"⟦"+text[span.Start:span.End]+"⟧"+string(after), "\n", " ")
}
