package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// usage writes how a command is called, in the user's language.
func (a *app) usage(c *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s\n", a.say("用法：", "Usage:"), c.UseLine())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", a.say("命令：", "Commands:"))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-11s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if flags := c.Flags().FlagUsages(); flags != "" {
		fmt.Fprintf(&b, "\n%s\n%s", a.say("选项：", "Flags:"), flags)
	}
	if !c.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", a.say("运行 gaolint 命令 --help 查看该命令的选项。", "gaolint COMMAND --help shows a command's flags."))
	}
	_, err := a.stdout.Write([]byte(b.String()))
	return err
}

// helpCommand is gaolint help COMMAND.
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.say("显示一个命令的帮助", "show a command's help"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return a.errorf("没有“gaolint %s”这个命令。运行 gaolint --help 查看全部命令。", "there is no command “gaolint %s”; see gaolint --help", strings.Join(args, " "))
			}
			return c.Help()
		},
	}
}

// flagError words the errors of flags. The parser has no other types for them than its
// English sentences.
func (a *app) flagError(c *cobra.Command, err error) error {
	s := err.Error()
	say := func(zh, en string, args ...any) error {
		args = append(args, c.CommandPath())
		return a.errorf(zh, en, args...)
	}
	if name, ok := strings.CutPrefix(s, "unknown flag: "); ok {
		return say("没有“%s”这个选项。运行 %s --help 查看用法。", "there is no flag “%s”; see %s --help", name)
	}
	if _, name, ok := strings.Cut(s, "unknown shorthand flag: "); ok {
		return say("没有“%s”这个选项。运行 %s --help 查看用法。", "there is no flag “%s”; see %s --help", name[strings.LastIndexByte(name, ' ')+1:])
	}
	if name, ok := strings.CutPrefix(s, "flag needs an argument: "); ok {
		return say("选项“%s”后面缺少取值。运行 %s --help 查看用法。", "the flag “%s” needs a value; see %s --help", name)
	}
	if rest, ok := strings.CutPrefix(s, "invalid argument "); ok {
		value, rest, _ := strings.Cut(rest, " for ")
		name, _, _ := strings.Cut(rest, " flag")
		name, value = strings.Trim(name, `"`), strings.Trim(value, `"`)
		if f := c.Flag(strings.TrimPrefix(name, "--")); f != nil && f.Value.Type() == "int" {
			return say("选项“%s”的取值“%s”不可用，应为整数。运行 %s --help 查看用法。", "the flag “%s” cannot be “%s”, it takes a number; see %s --help", name, value)
		}
		return say("选项“%s”的取值“%s”不可用。运行 %s --help 查看用法。", "the flag “%s” cannot be “%s”; see %s --help", name, value)
	}
	return say("%s。运行 %s --help 查看用法。", "%s; see %s --help", s)
}

// shells are the command lines for which completion scripts can be made.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     a.say("输出命令补全脚本：bash、zsh、fish、powershell", "print a completion script: bash, zsh, fish, powershell"),
		Args:      a.arguments(1, 1),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
			return a.errorf("没有“%s”的补全脚本，可用：%s", "there is no completion script for “%s”; use %s", args[0], strings.Join(shells, " "))
		},
	}
}
