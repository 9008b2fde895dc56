// Command train makes the language model from folders of text. It is run by hand:
//
//	go run ./lint/lm/train -corpus DIR -words jieba.dict.utf8
//
// from the root of the repository. The list of sources (lint/lm/sources.tsv) names every
// file, its weight and its origin; our own texts are in lint/lm/genre and in
// rules/profiles. The words are those of jieba's dictionary, as in the Go module
// github.com/yanyiwu/gojieba v1.3.0. The outcome depends on the texts and on the options
// only, and a manifest beside the model names both. The weights of the decision are
// fitted by another command (lint/lm/fit).
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"gaolint/lint/lm/build"
)

// wordsOrigin names the source of the list of words.
const wordsOrigin = "jieba's dictionary, Copyright (c) 2013 Sun Junyi, MIT License; github.com/yanyiwu/gojieba v1.3.0, dict/jieba.dict.utf8"

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	var corpus, ours list
	flag.Var(&corpus, "corpus", "folder with the texts of the list of sources; may be given several times")
	flag.Var(&ours, "own", "folder with texts of our own (default lint/lm/genre and rules/profiles)")
	sources := flag.String("sources", "lint/lm/sources.tsv", "the list of sources")
	words := flag.String("words", "", "jieba's dictionary")
	out := flag.String("out", "lint/lm/model.bin", "the model; its manifest lies beside it with .json behind")
	flag.Parse()
	if len(ours) == 0 {
		ours = list{"lint/lm/genre", "rules/profiles"}
	}
	if err := run(*sources, corpus, ours, *words, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(sources string, corpus, ours list, words, out string) error {
	text, err := os.ReadFile(sources)
	if err != nil {
		return err
	}
	all, err := build.ReadSources(string(text), corpus, ours)
	if err != nil {
		return err
	}
	lexicon, err := build.ReadWords(words, wordsOrigin)
	if err != nil {
		return err
	}
	model, manifest, err := build.Train(all, lexicon, build.Defaults)
	if err != nil {
		return err
	}
	note, err := json.MarshalIndent(manifest, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(out+".json", append(note, '\n'), 0o644); err != nil {
		return err
	}
	fmt.Printf("%d texts, %d bytes of model, n-grams kept %v of %v, words %v\n",
		len(all), len(model), manifest.Report.Kept, manifest.Report.Seen, manifest.Report.Words)
	return os.WriteFile(out, model, 0o644)
}
