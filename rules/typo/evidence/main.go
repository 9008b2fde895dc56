// Command evidence proves the list of confusions on official texts and prints what
// speaks for each row:
//
//	go run ./rules/typo/evidence -corpus DIR [-rows]
//
// DIR holds plain text files in UTF-8, a paragraph a line. A row passes if a slip of
// hand, eye or input method leads from the right form to the wrong one, if the texts
// have the right form, or all its words, often enough, and if the row finds nothing in
// them. Hits that were looked at and are right stand in known.tsv with the reason: the
// text has the mistake ("error"), or an older spelling ("old"). What fails is listed, and
// the exit status is then 1.
package main

import (
	"bufio"
	_ "embed" // the known hits
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gaolint/lint"
	"gaolint/rules/typo/internal/rows"
)

//go:embed known.tsv
var knownHits string

func main() {
	corpus := flag.String("corpus", "", "folder of official texts")
	list := flag.String("list", "rules/typo/data/confusions.tsv", "the list")
	each := flag.Bool("rows", false, "print the evidence for each row")
	flag.Parse()
	failed, err := prove(*corpus, *list, *each)
	if err != nil {
		fmt.Fprintln(os.Stderr, "evidence:", err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

// prove reports on all rows; it tells whether one failed.
func prove(corpus, list string, each bool) (failed bool, err error) {
	data, err := os.ReadFile(list)
	if err != nil {
		return false, err
	}
	all := rows.Parse(string(data))
	texts, err := read(corpus)
	if err != nil {
		return false, err
	}
	stands := frequencies(all, texts)
	hits, err := finds(texts)
	if err != nil {
		return false, err
	}
	known := map[string]bool{}
	for line := range strings.SplitSeq(knownHits, "\n") {
		wrong, _, _ := strings.Cut(line, "\t")
		known[wrong] = wrong != ""
	}
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	var sum totals
	for i := range all {
		r := all.At(i)
		e := evidence{slip: r.Slip(), borne: stands.borne(r), hits: hits[r.Wrong], known: known[r.Wrong]}
		sum.add(r, e)
		faults := e.faults(r)
		if each || len(faults) > 0 {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%s\n", r.Wrong, r.Right, e.slip, e.borne, len(e.hits), strings.Join(faults, "; "))
		}
		failed = failed || len(faults) > 0
	}
	sum.print(w)
	return failed, nil
}

// read reads the texts of a folder.
func read(folder string) (map[string]string, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no .txt files in %q (see -corpus)", folder)
	}
	texts := map[string]string{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		texts[filepath.Base(p)] = string(data)
	}
	return texts, nil
}

// totals sums up.
type totals struct{ rows, confusions, other, words, form, idiom, failed int }

func (t *totals) add(r rows.Row, e evidence) {
	t.rows++
	if len(e.faults(r)) > 0 {
		t.failed++
		return
	}
	switch {
	case e.slip != rows.Usage && e.borne.whole && !e.known && r.Severity >= lint.Warning:
		t.confusions++
	case e.borne.words && !e.borne.whole:
		t.words++
	case r.Basis == rows.BasisForm:
		t.form++
	case r.Basis == rows.BasisIdiom:
		t.idiom++
	default:
		t.other++
	}
}

func (t *totals) print(w *bufio.Writer) {
	fmt.Fprintf(w, "%d rows; %d of them are of level %s or above, explained by a slip, with a right form that stands %d times or more, and without a hit\n",
		t.rows, t.confusions, lint.Warning, enough)
	fmt.Fprintf(w, "of the others: advice on wording or known hits %d, only the words of the right form stand so often %d, wording of the form %d, idioms %d, failed %d\n",
		t.other, t.words, t.form, t.idiom, t.failed)
}
