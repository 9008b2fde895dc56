package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/invopop/jsonschema"
	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
)

func (a *app) configCommand() *cobra.Command {
	c := &cobra.Command{Use: "config", Short: a.say("检查、显示配置，或输出配置的 JSON Schema", "check or show the configuration, or print its JSON Schema")}
	c.AddCommand(
		&cobra.Command{
			Use: "check [FILE]", Args: cobra.MaximumNArgs(1),
			Short: a.say("检查配置文件", "check a configuration file"),
			RunE: func(_ *cobra.Command, args []string) error {
				conf, err := a.findConfig(args)
				if err != nil {
					return err
				}
				if conf.Path == "" {
					a.note("没有找到 gaolint.yaml，使用默认配置", "no gaolint.yaml found, the defaults hold")
					return nil
				}
				a.note("%s：配置有效", "%s: valid", conf.Path)
				return nil
			},
		},
		&cobra.Command{
			Use: "show [FILE]", Args: cobra.MaximumNArgs(1),
			Short: a.say("显示生效的配置", "show the configuration in force"),
			RunE: func(_ *cobra.Command, args []string) error {
				conf, err := a.findConfig(args)
				if err != nil {
					return err
				}
				if conf.Path == "" {
					a.note("没有找到 gaolint.yaml，使用默认配置", "no gaolint.yaml found, the defaults hold")
				} else {
					fmt.Fprintf(a.stdout, "# %s\n", conf.Path)
				}
				return writeJSON(a.stdout, conf.File)
			},
		},
		&cobra.Command{
			Use: "schema", Args: cobra.NoArgs,
			Short: a.say("输出 gaolint.yaml 的 JSON Schema", "print the JSON Schema of gaolint.yaml"),
			RunE: func(*cobra.Command, []string) error {
				data, err := schema()
				if err != nil {
					return err
				}
				_, err = a.stdout.Write(data)
				return err
			},
		},
	)
	return c
}

// findConfig reads the named file, or the one that governs the current folder.
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
			return &config.Config{}, nil
		}
	}
	c, err := config.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &fileError{path, err}
	}
	return c, err
}

// schema describes gaolint.yaml; it is made from the type that reads the file.
func schema() ([]byte, error) {
	r := &jsonschema.Reflector{DoNotReference: true, RequiredFromJSONSchemaTags: true}
	s := r.Reflect(&config.File{})
	s.ID = ""
	s.Title = "gaolint.yaml"
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init [FILE]", Args: cobra.MaximumNArgs(1),
		Short: a.say("写一份带说明的 gaolint.yaml", "write a commented gaolint.yaml"),
		RunE: func(_ *cobra.Command, args []string) error {
			path := config.Names[0]
			if len(args) > 0 {
				path = args[0]
			}
			if err := a.create(path, []byte(config.Template(a.lang))); err != nil {
				return err
			}
			a.note("已写入 %s", "wrote %s", path)
			return nil
		},
	}
}

// create writes a new file and never touches an existing one. A file that could not be
// written whole is removed again.
func (a *app) create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return a.errorf("%s 已经存在，未改动；请换一个文件名", "%s exists and was left alone; choose another name", path)
	}
	if err != nil {
		return &fileError{path, err}
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(path)
		return &fileError{path, err}
	}
	return nil
}
