package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/output/safe"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/dictionary"
)

func (a *app) wordsCommand() *cobra.Command {
	c := &cobra.Command{Use: "words", Args: cobra.ArbitraryArgs, Short: a.say("检查用词表", "check word lists")}
	c.RunE = a.group(c)
	c.AddCommand(&cobra.Command{
		Use: "check FILE", Args: a.arguments(1, 1),
		Short: a.say("检查用词表文件（或 gaolint.yaml）：逐行核对格式，并验证每个词都能查到",
			"check a word list (or gaolint.yaml): the form of each row, and that each word can be found"),
		RunE: func(_ *cobra.Command, args []string) error { return a.checkWords(args[0]) },
	})
	return c
}

// checkWords tells what is wrong with each row of a list, and otherwise that all is well.
func (a *app) checkWords(path string) error {
	a.speakAs(filepath.Dir(path))
	var lists []*config.WordList
	var faults []config.WordFault
	if isConfig(path) {
		c, err := config.Read(path)
		if err != nil {
			return &fileError{path, err}
		}
		lists = c.Lists()
	} else {
		s, err := save.Read(save.OS, path)
		if err != nil {
			return &fileError{path, err}
		}
		l, wrong := config.ParseWords(path, s.Bytes())
		lists, faults = []*config.WordList{l}, wrong
	}
	failed := a.tellFaults(path, faults)
	proof, err := newProof(lists)
	if err != nil {
		return err
	}
	allow, forbid := 0, 0
	for _, l := range lists {
		name := l.Name
		if len(lists) > 1 {
			name = filepath.Join(filepath.Dir(path), filepath.FromSlash(l.Name))
		}
		failed = a.tellFaults(name, proof.faults(l)) || failed
		allow, forbid = allow+len(l.Allow), forbid+len(l.Forbid)
	}
	if failed {
		a.status = statusError
		return nil
	}
	a.note("%s：用词表有效，始终正确的词%d个，禁用词%d个，每个词都能查到",
		"%s: valid; %d words are always right, %d forbidden, and each can be found", path, allow, forbid)
	return nil
}

// tellFaults prints faults as file:line:column: reason, in the order of the lines.
func (a *app) tellFaults(name string, faults []config.WordFault) bool {
	slices.SortStableFunc(faults, func(x, y config.WordFault) int { return x.Line - y.Line })
	for _, f := range faults {
		place := fmt.Sprintf("%s:%d:%d", name, f.Line, f.Column)
		a.note("%s：%s", "%s: %s", place, f.Text)
	}
	return len(faults) > 0
}

// proof tries each row of lists that are in force together.
type proof struct {
	engine *lint.Engine
	// first gives for each word, folded, where it was listed first.
	first map[string]string
}

func newProof(lists []*config.WordList) (*proof, error) {
	p := &proof{first: map[string]string{}}
	var allow []string
	var forbid []dictionary.Word
	for _, l := range lists {
		for _, w := range l.Allow {
			allow = append(allow, w.Word)
		}
		forbid = append(forbid, l.Rule()...)
	}
	var err error
	p.engine, err = lint.New(lint.Config{Rules: []*lint.Rule{dictionary.New(forbid)}, Allow: allow})
	return p, err
}

// faults tells which rows of a list cannot do what they are there for.
func (p *proof) faults(l *config.WordList) []config.WordFault {
	var out []config.WordFault
	fault := func(w config.Listed, column int, zh, en string, args ...any) {
		out = append(out, config.WordFault{Line: w.Line, Column: column, Text: lint.Textf(zh, en, args...)})
	}
	repeated := func(w config.Listed) bool {
		key := folded(w.Word)
		if at := p.first[key]; at != "" {
			fault(w, 1, "“%s”已列在%s", "“%s” is already listed in %s", w.Word, at)
			return true
		}
		p.first[key] = fmt.Sprintf("%s:%d", l.Name, w.Line)
		return false
	}
	for _, w := range l.Allow {
		repeated(w)
	}
	for _, w := range l.Forbid {
		if repeated(w) {
			continue
		}
		switch {
		case folded(w.Instead) == folded(w.Word):
			fault(w, column(l, w), "替换词与禁用词相同", "the replacement is the forbidden word itself")
		case !p.finds(w.Word):
			fault(w, 1, "“%s”在文稿中不会被查到", "“%s” is never found in a draft", w.Word)
		case w.Instead != "" && p.comesBack(w):
			fault(w, column(l, w), "替换词“%s”里仍有禁用词，替换后还会被提示", "the replacement “%s” holds a forbidden word and would be flagged again", w.Instead)
		}
	}
	return out
}

// column is where a row's second column begins; a configuration has no columns.
func column(l *config.WordList, w config.Listed) int {
	if isConfig(l.Name) {
		return 1
	}
	return utf8.RuneCountInString(w.Word) + 2
}

func isConfig(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml"
}

// folded is a word as it is compared: in Simplified script, half width.
func folded(s string) string {
	return strings.Map(zh.Fold, s)
}

// finds tells whether the word is flagged in a sentence.
func (p *proof) finds(word string) bool {
	const before = "这里写有"
	at := source.Span{Start: len(before), End: len(before + word)}
	for _, d := range p.engine.Lint(source.New("x.txt", before+word+"一词。\n"), nil).Findings {
		if d.Span == at {
			return true
		}
	}
	return false
}

// comesBack tells whether the replacement would be flagged in its turn.
func (p *proof) comesBack(w config.Listed) bool {
	text := "这里写有" + w.Instead + "一词。\n"
	return len(p.engine.Lint(source.New("x.txt", text), nil).Findings) > 0
}

// lists tells users which word lists are in force in the current folder.
func (a *app) listsInForce() []listInfo {
	path, err := config.Find(".")
	if err != nil || path == "" {
		return nil
	}
	c, err := config.Read(path)
	if err != nil {
		return nil
	}
	var infos []listInfo
	for i, l := range c.Lists() {
		name := filepath.Join(filepath.Dir(path), filepath.FromSlash(l.Name))
		if i == 0 && l.Name == filepath.Base(path) {
			name = path
		}
		infos = append(infos, listInfo{name, len(l.Allow), len(l.Forbid)})
	}
	return infos
}

// listInfo is a word list in force, as scripts read it.
type listInfo struct {
	File   string `json:"file"`
	Allow  int    `json:"allow"`
	Forbid int    `json:"forbid"`
}

// tellLists ends the dictionary rule's page.
func (a *app) tellLists(infos []listInfo) {
	if len(infos) == 0 {
		fmt.Fprintln(a.stdout, a.say("\n当前目录没有生效的用词表。", "\nNo word list is in force in this folder."))
		return
	}
	fmt.Fprintln(a.stdout, a.say("\n当前目录生效的用词表：", "\nWord lists in force in this folder:"))
	for _, l := range infos {
		fmt.Fprintf(a.stdout, a.say("  %s　始终正确的词%d个，禁用词%d个\n", "  %s: %d words always right, %d forbidden\n"), safe.Text(l.File), l.Allow, l.Forbid)
	}
}
