package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint/lm"
)

// Source is a text that a model is trained on.
type Source struct {
	File string `json:"file"`
	// Weight is what an occurrence in it counts.
	Weight float64 `json:"weight"`
	Origin string  `json:"origin"`
	// Bytes, Characters and SHA256 are of the text as it was read.
	Bytes      int    `json:"bytes"`
	Characters int    `json:"characters"`
	SHA256     string `json:"sha256"`

	text []byte
}

// own is the row of the list of sources for texts of our own.
const own = "*"

// ReadSources reads the files that the list of sources names from the folders, and all
// .txt and .md files of the folders of our own texts. A file of the folders that the list
// does not name, and one that it names and that is not there, is an error.
func ReadSources(list string, folders, ours []string) ([]Source, error) {
	known, err := parseSources(list)
	if err != nil {
		return nil, err
	}
	var all []Source
	add := func(path string, s Source) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		s.File, s.text = filepath.Base(path), text
		s.Bytes, s.Characters = len(text), utf8.RuneCount(text)
		sum := sha256.Sum256(text)
		s.SHA256 = hex.EncodeToString(sum[:])
		all = append(all, s)
		return nil
	}
	for _, path := range files(folders) {
		s, ok := known[filepath.Base(path)]
		if !ok {
			return nil, fmt.Errorf("%s is not in the list of sources", path)
		}
		delete(known, filepath.Base(path))
		if err := add(path, s); err != nil {
			return nil, err
		}
	}
	for _, path := range files(ours) {
		if err := add(path, known[own]); err != nil {
			return nil, err
		}
	}
	delete(known, own)
	for name := range known {
		return nil, fmt.Errorf("%s is not in the folders", name)
	}
	slices.SortStableFunc(all, func(a, b Source) int { return strings.Compare(a.File, b.File) })
	return all, nil
}

func parseSources(list string) (map[string]Source, error) {
	known := map[string]Source{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("not a source: %q", line)
		}
		weight, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return nil, err
		}
		known[fields[0]] = Source{Weight: weight, Origin: fields[2]}
	}
	return known, nil
}

// files lists the texts of the folders.
func files(folders []string) (all []string) {
	for _, f := range folders {
		for _, pattern := range []string{"*.txt", "*.md"} {
			names, _ := filepath.Glob(filepath.Join(f, pattern)) // the pattern is valid
			all = append(all, names...)
		}
	}
	slices.Sort(all)
	return all
}

// Manifest tells what a model was made of.
type Manifest struct {
	Sources []Source `json:"sources"`
	// Words is the list of words, Origin and all.
	Words   Source  `json:"words"`
	Options Options `json:"options"`
	Report  Report  `json:"report"`
	Bytes   int     `json:"bytes"`
	SHA256  string  `json:"sha256"`
}

// Train makes a model of the sources and of the list of words (see ReadWords).
func Train(sources []Source, words Source, o Options) ([]byte, *Manifest, error) {
	var c Counter
	for _, s := range sources {
		if err := c.Add(bytes.NewReader(s.text), uint32(s.Weight*lm.CountUnit)); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.File, err)
		}
	}
	model, report, err := Model(&c, wordList(string(words.text)), o)
	if err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256(model)
	return model, &Manifest{sources, words, o, report, len(model), hex.EncodeToString(sum[:])}, nil
}

// ReadWords reads a list of words with their frequency, one a line.
func ReadWords(path, origin string) (Source, error) {
	text, err := os.ReadFile(path)
	sum := sha256.Sum256(text)
	return Source{
		File: filepath.Base(path), Origin: origin, Weight: 1, Bytes: len(text),
		Characters: utf8.RuneCount(text), SHA256: hex.EncodeToString(sum[:]), text: text,
	}, err
}

// wordLeast is the least frequency of a word in the list.
const wordLeast = 3

// wordList takes the words of Chinese characters from the list.
func wordList(list string) (words []string) {
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err == nil && n >= wordLeast && !strings.ContainsFunc(fields[0], func(r rune) bool { return !lm.Symbol(r).Han() }) {
			words = append(words, fields[0])
		}
	}
	return words
}
