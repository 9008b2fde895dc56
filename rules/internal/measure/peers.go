package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// peer is a program of the README's table of speed.
type peer struct {
	// name of the run; command with {} for the reports and @ for the folder of the programs.
	name, command string
	// row is what the README calls it, in Chinese and English, empty for a run that is told
	// of beside the table; checks is what it checks.
	row, checks [2]string
}

// The runs of gaolint that the README tells of.
const (
	all, oneCore     = "gaolint, everything", "gaolint, everything, one core"
	bare, bareOne    = "gaolint, without the language model", "gaolint, without the language model, one core"
	again            = "gaolint, everything, again with --cache"
	command, without = "@/bin/gaolint lint --format jsonl ", "--config @/bare.yaml "
)

// peers are the programs in the folder that peers/README.md describes.
var peers = []peer{
	{all, command + "{}", [2]string{"**gaolint**", "**gaolint**"}, [2]string{"格式、表格、数字、用词、标点、雷同", "form, tables, figures, words, punctuation, copies"}},
	{oneCore, "env GOMAXPROCS=1 " + command + "{}", [2]string{}, [2]string{}},
	{bare, command + without + "{}", [2]string{"gaolint，不用语言模型", "gaolint, without the language model"}, [2]string{"除 `misfit` 外的全部", "everything but `misfit`"}},
	{bareOne, "env GOMAXPROCS=1 " + command + without + "{}", [2]string{}, [2]string{}},
	{again, command + "--cache={}.cache {}", [2]string{}, [2]string{}},
	{"AutoCorrect", "@/node_modules/.bin/autocorrect --lint --format json {}", [2]string{"AutoCorrect 2.14", "AutoCorrect 2.14"}, [2]string{"空格、标点全半角、少量拼写", "blanks, width of punctuation, a list of spellings"}},
	{"Vale", "@/bin/vale --config @/vale/vale.ini --output line {}", [2]string{"Vale 3.19", "Vale 3.19"}, [2]string{"十个错词和重复标点：它没有自带的中文规则", "ten wrong words and doubled marks: it has no rules for Chinese of its own"}},
	{"textlint", "@/node_modules/.bin/textlint --config @/textlintrc.json --format unix {}", [2]string{"textlint 15.8", "textlint 15.8"}, [2]string{"括号全半角（一个插件）", "width of brackets, one plug-in"}},
	{"zhlint", `@/node_modules/.bin/zhlint "{}/*.md"`, [2]string{"zhlint 0.8", "zhlint 0.8"}, [2]string{"空格和标点", "blanks and punctuation"}},
}

// peerTools are the tools of the programs in the folder, but for those left out.
func peerTools(folder, leftOut string) (list tools, err error) {
	if folder, err = filepath.Abs(folder); err != nil {
		return nil, err
	}
	for _, p := range peers {
		if !slices.Contains(strings.Split(leftOut, ","), p.name) {
			list = append(list, &tool{name: p.name, command: strings.ReplaceAll(p.command, "@", folder)})
		}
	}
	return list, nil
}

// lines prints the README's table and what it says beside it, in both languages.
func lines(w io.Writer, done tools, count int, size int64) {
	took := map[string]float64{}
	for _, t := range done {
		took[t.name] = median(t.seconds)
	}
	if took[all] == 0 {
		return
	}
	fmt.Fprintf(w, "\n%d reports (%.0f MB): %.1f s (one core %.1f), without the model %.1f s (one core %.1f), again with --cache %.1f s\n",
		count, float64(size)/1e6, took[all], took[oneCore], took[bare], took[bareOne], took[again])
	for lang, head := range []string{"| 程序 | 用时 | 内存峰值 | 所查内容 |", "| program | time | peak memory | checks |"} {
		fmt.Fprintf(w, "\n%s\n|---|---|---|---|\n", head)
		for _, t := range done { // table has sorted them
			i := slices.IndexFunc(peers, func(p peer) bool { return p.name == t.name })
			if i < 0 || peers[i].row[lang] == "" {
				continue
			}
			ratio := fmt.Sprintf("%.2g", took[t.name]/took[all])
			if t.name == all {
				ratio = "**1**"
			}
			fmt.Fprintf(w, "| %s | %s | %.0f MB | %s |\n", peers[i].row[lang], ratio, t.peak, peers[i].checks[lang])
		}
	}
}
