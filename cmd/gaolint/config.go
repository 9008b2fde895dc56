package main

import (
	_ "embed" // the schema
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/custom"
	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/rules/profiles"
)

func (a *app) configCommand() *cobra.Command {
	c := &cobra.Command{Use: "config", Args: cobra.ArbitraryArgs, Short: a.say("检查、显示配置，或输出配置的 JSON Schema", "check or show the configuration, or print its JSON Schema")}
	c.RunE = a.group(c)
	c.AddCommand(
		&cobra.Command{
			Use: "check [FILE]", Args: a.arguments(0, 1),
			Short: a.say("检查配置文件", "check a configuration file"),
			RunE: func(_ *cobra.Command, args []string) error {
				conf, err := a.findConfig(args)
				if err == nil {
					err = a.tryExamples(conf)
				}
				if err == nil && conf.Path != "" && a.status == statusOK {
					a.note("%s：配置有效", "%s: valid", conf.Path)
				}
				return err
			},
		},
		&cobra.Command{
			Use: "show [FILE]", Args: a.arguments(0, 1),
			Short: a.say("以 JSON 显示生效的配置", "show the configuration in force as JSON"),
			RunE: func(_ *cobra.Command, args []string) error {
				conf, err := a.findConfig(args)
				if err != nil {
					return err
				}
				if conf.Path != "" {
					a.note("配置文件：%s", "configuration file: %s", conf.Path)
				}
				return writeJSON(a.stdout, conf.InForce())
			},
		},
		&cobra.Command{
			Use: "schema", Args: a.arguments(0, 0),
			Short: a.say("输出 gaolint.yaml 的 JSON Schema", "print the JSON Schema of gaolint.yaml"),
			RunE: func(*cobra.Command, []string) error {
				_, err := io.WriteString(a.stdout, schema)
				return err
			},
		},
	)
	return c
}

// findConfig reads the named file, or the one that governs the current folder, and notes
// if there is none.
func (a *app) findConfig(args []string) (*config.Config, error) {
	path := ""
	if len(args) > 0 {
		path = args[0]
	} else {
		var err error
		if path, err = config.Find("."); err != nil {
			return nil, err
		}
		if path == "" {
			a.note("没有找到 gaolint.yaml，使用默认配置", "no gaolint.yaml found, the defaults hold")
			return &config.Config{}, nil
		}
	}
	c, err := config.Read(path)
	if err != nil {
		return nil, &fileError{path, err}
	}
	a.lang = a.langFor(c)
	return c, nil
}

// tryExamples holds the project's own rules to their examples, and names each that fails.
func (a *app) tryExamples(c *config.Config) error {
	all, err := profiles.All()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(p *profile.Profile) bool { return p.Name == profile.General })
	misfits, err := custom.Try(c.Custom, all[i])
	for _, m := range misfits {
		list, zh, en := m.Spec.Examples.Right, "不应指出而指出", "is flagged and should not be"
		if m.Wrong {
			list, zh, en = m.Spec.Examples.Wrong, "应指出而未指出", "is not flagged and should be"
		}
		a.fail(a.errorf("%s：检查项“%s”的示例“%s”%s", "%s: of the rule “%s” the example “%s” %s", c.Path, m.Spec.ID, list[m.Index], lint.Text{ZH: zh, EN: en}))
	}
	return err
}

// schema describes gaolint.yaml (see package schema, which makes it): it would take a good
// part of the program to make it anew.
//
//go:embed schema.json
var schema string

//go:generate go run ./internal/schema/write

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init [FILE]", Args: a.arguments(0, 1),
		Short: a.say("写一份带说明的 gaolint.yaml", "write a commented gaolint.yaml"),
		RunE: func(_ *cobra.Command, args []string) error {
			path := config.Names[0]
			if len(args) > 0 {
				path = args[0]
			}
			if err := a.create(path, []byte(config.Template(a.lang)), lint.Text{ZH: "请直接修改它", EN: "edit it"}); err != nil {
				return err
			}
			a.note("已写入 %s", "wrote %s", path)
			return nil
		},
	}
}

// create writes a new file and never touches an existing one: instead is what to do then. A
// file that could not be written whole is removed again.
func (a *app) create(path string, data []byte, instead lint.Text) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return a.createError(path, err, instead)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = os.Remove(path) // the error that is told is the first one
		return &fileError{path, err}
	}
	return nil
}
