package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/strict"
	"gaolint/lint/zh"
	"gaolint/rules"
	"gaolint/rules/dictionary"
)

// ruleInfo is a rule as scripts read it.
type ruleInfo struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Group    string `json:"group"`
	Severity string `json:"severity"`
	Fix      string `json:"fix"`
	Page     string `json:"page,omitempty"`
	// Lists are the word lists in force, for the rule that goes by them.
	Lists []listInfo `json:"lists,omitempty"`
}

var fixNames = map[lint.FixKind]string{lint.NoFix: "none", lint.UnsafeFix: "unsafe", lint.SafeFix: "safe"}

func (a *app) info(r *lint.Rule) ruleInfo {
	return ruleInfo{r.ID, r.Title.In(a.lang), string(r.Group), r.Severity.String(), fixNames[r.Fix], "", nil}
}

func (a *app) rulesCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "rules",
		Short: a.say("列出全部检查项", "list the rules"),
		Args:  a.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			a.speakAs(".")
			var list []ruleInfo
			for _, r := range a.rulesInForce() {
				list = append(list, a.info(r))
			}
			switch format {
			case "", "text":
				a.table(list)
				return nil
			case "json":
				return writeJSON(a.stdout, list)
			case "markdown":
				a.markdown(list)
				return nil
			}
			return a.noFormat(format)
		},
	}
	c.Flags().StringVar(&format, "format", "", a.say("text（默认）、json 或 markdown", "text (default), json or markdown"))
	return c
}

// rulesInForce are the rules of this build and those of the configuration that governs the
// current folder. One that cannot be read is reported by whoever checks drafts.
func (a *app) rulesInForce() []*lint.Rule {
	path, err := config.Find(".")
	if err != nil || path == "" {
		return rules.All()
	}
	c, err := config.Read(path)
	if err != nil {
		return rules.All()
	}
	return c.Ruleset()
}

func (a *app) noFormat(format string) error {
	return a.errorf("--format：没有“%s”这种格式，可用 text、json、markdown", "--format: no format “%s”; use text, json or markdown", format)
}

func (a *app) table(list []ruleInfo) {
	for _, r := range list {
		s, _ := lint.ParseSeverity(r.Severity)
		fmt.Fprintf(a.stdout, "%-15s %-12s %s  %s\n", r.Rule, r.Group, pad(output.SeverityWord(s).In(a.lang), 8), r.Title)
	}
}

// pad fills s up to the number of terminal columns.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-zh.Width(s)))
}

func (a *app) markdown(list []ruleInfo) {
	fmt.Fprintln(a.stdout, a.say("| 检查项 | 分组 | 级别 | 说明 |", "| rule | group | severity | title |"))
	fmt.Fprintln(a.stdout, "|---|---|---|---|")
	for _, r := range list {
		fmt.Fprintf(a.stdout, "| `%s` | %s | %s | %s |\n", r.Rule, r.Group, r.Severity, r.Title)
	}
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) explainCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "explain RULE",
		Short: a.say("说明一个检查项：查什么、为什么、示例、何时关闭", "explain a rule: what, why, examples, when to switch it off"),
		Args:  a.arguments(1, 1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args[0], format) },
	}
	c.Flags().StringVar(&format, "format", "", a.say("text（默认）、json 或 markdown", "text (default), json or markdown"))
	return c
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (a *app) explain(id, format string) error {
	a.speakAs(".")
	for _, r := range a.rulesInForce() {
		if r.ID != id {
			continue
		}
		info := a.info(r)
		info.Page = lint.Plain(r.Page.In(a.lang))
		if r.ID == dictionary.Rule.ID {
			info.Lists = a.listsInForce()
		}
		switch format {
		case "", "text", "markdown":
			s, _ := lint.ParseSeverity(info.Severity)
			fmt.Fprint(a.stdout, info.Page)
			fmt.Fprintf(a.stdout, a.say("\n名称：%s　分组：%s　级别：%s\n", "\nname: %s, group: %s, severity: %s\n"), info.Rule, info.Group, output.SeverityWord(s).In(a.lang))
			if r.ID == dictionary.Rule.ID {
				a.tellLists(info.Lists)
			}
			return nil
		case "json":
			return writeJSON(a.stdout, info)
		}
		return a.noFormat(format)
	}
	if near := strict.Nearest(id, ruleIDs()); near != "" {
		return a.errorf("没有“%s”这个检查项，是否为“%s”？运行 gaolint rules 查看全部。", "there is no rule “%s”, did you mean “%s”? See gaolint rules", id, near)
	}
	return a.errorf("没有“%s”这个检查项。运行 gaolint rules 查看全部。", "there is no rule “%s”; see gaolint rules", id)
}
