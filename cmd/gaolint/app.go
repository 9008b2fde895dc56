package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lang           lint.Lang
	langGiven      bool // by --lang, which goes before the configuration
	status         int
}

// langOf looks for --lang before the flags are parsed, since errors of parsing are in
// the user's language too. The machine's locale has no say.
func langOf(args []string) (lang lint.Lang, given bool) {
	for i, a := range args {
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
		Use:           "gaolint",
		Short:         a.say("检查公文稿件，首先是政府信息公开年报", "Check drafts of Chinese official reports"),
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.ArbitraryArgs,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if lang, _ := c.Flags().GetString("lang"); lang != "" && lang != "zh" && lang != "en" {
				return a.errorf("--lang：“%s”不可用，只有 zh 和 en", "--lang: “%s” must be zh or en", lang)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.errorf("没有“%s”这个命令。运行 gaolint --help 查看全部命令。", "there is no command “%s”; see gaolint --help", args[0])
			}
			return c.Help()
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().String("lang", "", a.say("提示语言：zh 或 en（默认 zh）", "language of messages: zh or en (default zh)"))
	root.AddCommand(a.lintCommand(), a.fixCommand(), a.lspCommand(), a.rulesCommand(), a.explainCommand(),
		a.initCommand(), a.newCommand(), a.configCommand(), a.versionCommand())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return a.errorf("%v。运行 %s --help 查看用法。", "%v; see %s --help", err, c.CommandPath())
	})
	return root
}

// say picks the user's language.
func (a *app) say(zh, en string) string { return lint.Text{ZH: zh, EN: en}.In(a.lang) }

func (a *app) errorf(zh, en string, args ...any) error {
	return errors.New(lint.Textf(zh, en, args...).In(a.lang))
}

// note writes a line to stderr.
func (a *app) note(zh, en string, args ...any) {
	fmt.Fprintln(a.stderr, output.Printable(lint.Textf(zh, en, args...).In(a.lang)))
}

// fail reports an error that ends the run or costs one input.
func (a *app) fail(err error) {
	fmt.Fprintln(a.stderr, "gaolint: "+output.Printable(a.explainError(err)))
	a.status = statusError
}

// explainError words an error for users: what, where, what to do.
func (a *app) explainError(err error) string {
	var config *strict.Error
	var kind *input.KindError
	var decode *source.DecodeError
	path := ""
	var at *fileError
	if errors.As(err, &at) {
		path = at.path + a.say("：", ": ")
	}
	switch {
	case errors.As(err, &config) && a.lang == lint.ZH:
		return path + config.Chinese()
	case errors.As(err, &kind):
		return path + a.kindHint(kind)
	case errors.As(err, &decode):
		return path + a.decodeHint(decode)
	case errors.Is(err, save.ErrChanged):
		return path + a.say("读取之后文件又有改动，未写入；请重新运行", "the file changed after it was read and was left alone; run again")
	case errors.Is(err, fs.ErrNotExist):
		return path + a.say("没有这个文件或目录", "no such file or directory")
	case errors.Is(err, fs.ErrPermission):
		return path + a.say("没有权限", "permission denied") + a.cause(err)
	}
	if at != nil {
		return path + at.err.Error()
	}
	return err.Error()
}

func (a *app) cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return a.say("（", " (") + p.Op + a.say("）", ")")
	}
	return ""
}

func (a *app) kindHint(e *input.KindError) string {
	ext := strings.ToLower(e.Name[strings.LastIndexByte(e.Name, '.'):])
	return lint.Textf("不能读取 %s 文件；请把稿件另存为 .txt 或 .md（UTF-8 编码）再检查",
		"cannot read %s files; save the draft as .txt or .md in UTF-8", ext).In(a.lang)
}

func (a *app) decodeHint(e *source.DecodeError) string {
	at := lint.Textf("第%d行第%d列", "line %d, column %d", e.Line, e.Column).In(a.lang)
	switch e.Fault {
	case source.LooksGB18030:
		return a.say("像是 GB18030（GBK）编码，请另存为 UTF-8 再检查", "looks like GB18030 (GBK); save it as UTF-8")
	case source.IsUTF16:
		return a.say("是 UTF-16 编码，请另存为 UTF-8 再检查", "is UTF-16; save it as UTF-8")
	case source.HasNUL:
		return at + a.say("有空字符，不像文本文件；请确认是 UTF-8 编码的稿件", " has a NUL byte: no text file, or not UTF-8")
	}
	return at + a.say("不是有效的 UTF-8，未检查；请改正后另存为 UTF-8", " is not valid UTF-8; nothing was checked, correct it and save as UTF-8")
}

// fileError ties an error to the input it concerns.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Error() string { return e.path + ": " + e.err.Error() }
func (e *fileError) Unwrap() error { return e.err }

// colored tells whether w is a terminal that may be coloured.
func colored(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}
