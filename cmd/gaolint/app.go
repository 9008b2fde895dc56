package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/output/safe"
	"gaolint/lint/strict"
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// terminal and errTerminal are stdout and stderr themselves, which may be terminals.
	terminal, errTerminal io.Writer
	// quiet: nothing is written to stderr but errors.
	quiet     bool
	lang      lint.Lang
	langGiven bool // by --lang, which goes before the configuration
	status    int
}

// langOf looks for --lang before the flags are parsed, since errors of parsing are in
// the user's language too. The machine's locale has no say.
func langOf(args []string) (lang lint.Lang, given bool) {
	for i, a := range args {
		if a == "--" {
			break
		}
		value, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			given = true
			lang = lint.ZH
			if value == "en" {
				lang = lint.EN
			}
		}
	}
	return lang, given
}

// root builds the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "gaolint COMMAND|PATH… [flags]",
		Short:         a.say("检查公文稿件，首先是政府信息公开年报", "Check drafts of Chinese official reports"),
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.ArbitraryArgs,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			f := c.Flags().Lookup("lang")
			if f != nil && f.Changed && f.Value.String() != "zh" && f.Value.String() != "en" {
				return a.errorf("--lang：“%s”不可用，只有 zh 和 en", "--lang: “%s” must be zh or en", f.Value)
			}
			return nil
		},
	}
	a.showVersion(root)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().String("lang", "", a.say("提示语言：zh 或 en（默认 zh）", "language of messages: zh or en (default zh)"))
	root.PersistentFlags().BoolP("help", "h", false, a.say("显示帮助", "show this help"))
	root.AddCommand(a.lintCommand(), a.fixCommand(), a.undoCommand(), a.lspCommand(), a.rulesCommand(), a.explainCommand(),
		a.initCommand(), a.newCommand(), a.configCommand(), a.wordsCommand(), a.versionCommand(), a.completionCommand())
	root.SetHelpCommand(a.helpCommand(root))
	root.SetUsageFunc(a.usage)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		fmt.Fprintf(a.stdout, "%s\n\n", c.Short)
		_ = a.usage(c) // what stdout refused is reported at the end of the run
	})
	root.SetFlagErrorFunc(a.flagError)
	return root
}

// say picks the user's language.
func (a *app) say(zh, en string) string { return lint.Text{ZH: zh, EN: en}.In(a.lang) }

func (a *app) errorf(zh, en string, args ...any) error {
	return errors.New(lint.Textf(zh, en, args...).In(a.lang))
}

// note writes a line to stderr, unless the user wants none.
func (a *app) note(zh, en string, args ...any) {
	if a.quiet {
		return
	}
	fmt.Fprintln(a.stderr, safe.Text(lint.Textf(zh, en, args...).In(a.lang)))
}

// fail reports an error that ends the run or costs one input.
func (a *app) fail(err error) {
	fmt.Fprintln(a.stderr, "gaolint: "+safe.Text(a.explainError(err)))
	a.status = statusError
}

// langFor: the flag goes before the configuration.
func (a *app) langFor(c *config.Config) lint.Lang {
	switch {
	case a.langGiven || c == nil || c.Lang == "":
		return a.lang
	case c.Lang == "en":
		return lint.EN
	}
	return lint.ZH
}

// speakAs makes the run's own lines those of the folder's configuration, unless --lang
// says otherwise. A configuration that cannot be read is reported by whoever needs it.
func (a *app) speakAs(dir string) {
	if a.langGiven {
		return
	}
	if path, err := config.Find(dir); err == nil && path != "" {
		if c, err := config.Read(path); err == nil {
			a.lang = a.langFor(c)
		}
	}
}

// speakFor is speakAs for the configuration of the first of the drafts.
func (a *app) speakFor(g *gathered, engines *engines) {
	if len(g.drafts) > 0 {
		a.lang = a.langFor(engines.of(g.drafts[0].dir()).config)
	}
}

// arguments checks how many arguments there are.
func (a *app) arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) > most:
			return a.errorf("%s：多余的参数“%s”。运行 %[1]s --help 查看用法。", "%s: surplus argument “%s”; see %[1]s --help", c.CommandPath(), args[most])
		case len(args) < least:
			return a.errorf("%s：缺少参数，用法：%s", "%s: an argument is missing, as in %s", c.CommandPath(), c.UseLine())
		}
		return nil
	}
}

// group is what a command does that only has commands under it.
func (a *app) group(c *cobra.Command) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		var known []string
		for _, sub := range c.Commands() {
			known = append(known, sub.Name())
		}
		if missing := missingOf(args); !c.HasParent() && missing != args[0] { // the first is a draft
			return &fileError{missing, fs.ErrNotExist}
		}
		if near := strict.Nearest(args[0], known); near != "" {
			return a.errorf("没有“%s %s”这个命令，是否为“%s”？", "there is no command “%s %s”, did you mean “%s”?", c.CommandPath(), args[0], near)
		}
		return a.errorf("没有“%s %s”这个命令。运行 %[1]s --help 查看全部命令。", "there is no command “%s %s”; see %[1]s --help", c.CommandPath(), args[0])
	}
}

// withVerb puts lint in front of arguments that name drafts and no command: the first that
// is no flag is no command, and all of them are there, or are - for standard input.
func withVerb(root *cobra.Command, args []string) []string {
	lint, _, err := root.Find([]string{"lint"})
	if err != nil {
		return args
	}
	root.InitDefaultHelpCmd() // which is a command, too
	paths := operands(lint, args)
	if len(paths) == 0 || missingOf(paths) != "" {
		return args
	}
	for _, c := range root.Commands() {
		if c.Name() == paths[0] || c.HasAlias(paths[0]) {
			return args
		}
	}
	return append([]string{lint.Name()}, args...)
}

// operands are the arguments of a command that are neither flags nor values of flags. Only
// flags with a long name take values.
func operands(c *cobra.Command, args []string) []string {
	var list []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return append(list, args[i+1:]...)
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			list = append(list, arg)
		case strings.HasPrefix(arg, "--") && !strings.Contains(arg, "="):
			if f := c.Flag(arg[2:]); f != nil && f.NoOptDefVal == "" {
				i++ // its value
			}
		}
	}
	return list
}

// missingOf is the first of the paths that is not there, "" if all are.
func missingOf(paths []string) string {
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil && path != "-" {
			return path
		}
	}
	return ""
}

// colored tells whether w is a terminal that may be coloured.
func colored(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// lockedWriter lets the lines of several workers follow one another.
type lockedWriter struct {
	mu sync.Mutex
	to io.Writer
}

func (w *lockedWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(p)
}

// checkedWriter remembers the first error, so that no output is lost unnoticed.
type checkedWriter struct {
	to  io.Writer
	err error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}
