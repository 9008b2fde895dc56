// Command fit finds the weights of the decision (lint/lm/weights.tsv). It is run by hand
// after the features or the candidates have changed:
//
//	go run ./lint/lm/fit -corpus DIR -words jieba.dict.utf8
//
// It trains a model on a part of the texts, plants mistakes in another part (what an
// input method, a scanner or a hand makes of a right word, by lint/zh/likeness), looks
// for them as the rule does, and fits a logistic regression to what it found: was the
// candidate what had stood there?
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"gaolint/lint/lm"
	"gaolint/lint/lm/build"
)

// foreign are the texts that the model for fitting does not see at all.
const foreign = "nmpa_device_guidance.txt accounting_csrc_rules.txt pbc_regulations.txt realestate_gov_notices.txt work_reports_state.txt covid_gov_notices.txt"

func main() {
	corpus := flag.String("corpus", "", "folder with the texts of lint/lm/sources.tsv")
	words := flag.String("words", "", "jieba's dictionary")
	out := flag.String("out", "lint/lm/weights.tsv", "the weights")
	flag.Parse()
	if err := run(*corpus, *words, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(corpus, words, out string) error {
	list, err := os.ReadFile("lint/lm/sources.tsv")
	if err != nil {
		return err
	}
	sources, err := build.ReadSources(string(list), []string{corpus}, []string{"lint/lm/genre", "rules/profiles"})
	if err != nil {
		return err
	}
	lexicon, err := build.ReadWords(words, "")
	if err != nil {
		return err
	}
	strange := map[string]bool{}
	for _, name := range strings.Fields(foreign) {
		strange[name] = true
	}
	seen, held := build.Hold(sources, strange)
	file, _, err := build.Train(seen, lexicon, build.Defaults)
	if err != nil {
		return err
	}
	model, err := lm.Open(string(file), nil)
	if err != nil {
		return err
	}
	rows := gather(model, held, 7)
	weights := regress(rows)
	check(gather(model, held, 99), weights)
	return os.WriteFile(out, []byte(write(weights)), 0o644)
}

// What is set by hand: the shift of the odds from the rows' rate of mistakes and
// their mixed texts to a draft of the kind that the model is at home in, and how much
// more is demanded of a document in which it is not (see lm.Features.About).
const (
	shift         = 5.25
	foreignWeight = -65
	// lostShift is that of lost characters: fewer of them are found by chance.
	lostShift = 0.5
)

func write(w lm.Weights) string {
	var out strings.Builder
	out.WriteString("# The weights of the features (see features.go), made by command fit. The sum is the log odds\n" +
		"# that a candidate is what was meant. All are fitted but \"foreign\" and a part of \"bias\" and \"kind-lost\".\n")
	for i, name := range lm.FeatureNames {
		v := w[i]
		switch name {
		case "bias":
			v += shift
		case "foreign":
			v = foreignWeight
		case "kind-lost":
			v += lostShift
		}
		fmt.Fprintf(&out, "%s\t%.4f\n", name, v)
	}
	return out.String()
}

// check prints how many of the planted mistakes are found, and how many other findings
// there are, by score.
func check(rows []row, w lm.Weights) {
	for least := -4.0; least <= 5; least++ {
		right, wrong, missed := 0, 0, 0
		for i := range rows {
			switch told := w.Score(&rows[i].features) >= least; {
			case told && rows[i].right:
				right++
			case told:
				wrong++
			case rows[i].right:
				missed++
			}
		}
		fmt.Printf("score %4.1f: %d right, %d wrong, %d missed\n", least+shift, right, wrong, missed)
	}
}
