package main

import (
	"encoding/json"
	"os"
	"slices"

	"github.com/invopop/jsonschema"
	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/custom"
	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/rules"
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

// schema describes gaolint.yaml; it is made from the type that reads the file, and names
// the rules and report kinds of this build so that editors can offer them.
func schema() ([]byte, error) {
	r := &jsonschema.Reflector{DoNotReference: true, RequiredFromJSONSchemaTags: true}
	s := r.Reflect(&config.File{})
	s.ID = ""
	s.Title = "gaolint.yaml"
	kinds, err := config.Profiles()
	if err != nil {
		return nil, err
	}
	// Where no file may bring more, the report kinds are those of this build.
	byName := jsonschema.NewProperties()
	byName.Set("profile", &jsonschema.Schema{Enum: list(kinds)})
	s.If = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Required: []string{"profiles"}}, {Required: []string{"extends"}}}}
	s.Else = &jsonschema.Schema{Properties: byName}
	settings := []*jsonschema.Schema{}
	if p, ok := s.Properties.Get("rules"); ok {
		settings = append(settings, p)
	}
	if p, ok := s.Properties.Get("overrides"); ok {
		if p, ok = p.Items.Properties.Get("rules"); ok {
			settings = append(settings, p)
		}
	}
	for _, p := range settings {
		p.Properties = jsonschema.NewProperties()
		p.Properties.Set(string(custom.Group), severitySchema(lint.Text{ZH: "自定的检查项", EN: "the project's own rules"}))
		for _, group := range []lint.Group{lint.Structure, lint.Figures, lint.Words, lint.Punctuation, lint.Names} {
			p.Properties.Set(string(group), severitySchema(lint.Text{ZH: "分组", EN: "group"}))
		}
		for _, rule := range rules.All() {
			p.Properties.Set(rule.ID, severitySchema(rule.Title))
		}
		p.PatternProperties = map[string]*jsonschema.Schema{ownRule: severitySchema(lint.Text{ZH: "自定的检查项", EN: "a rule of the project's own"})}
		p.AdditionalProperties = jsonschema.FalseSchema
	}
	if p, ok := s.Properties.Get("ignore"); ok {
		if rule, ok := p.Items.Properties.Get("rule"); ok {
			rule.AnyOf = []*jsonschema.Schema{{Enum: list(ruleIDs())}, {Pattern: ownRule}}
		}
	}
	if p, ok := s.Properties.Get("options"); ok {
		p.PropertyNames = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Enum: list(ruleIDs())}, {Pattern: ownRule}}}
	}
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// ownRule is the pattern of the names of a project's own rules.
const ownRule = `^[a-z][a-z0-9]*(-[a-z0-9]+)+$`

func severitySchema(title lint.Text) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: []any{"off", "hint", "info", "warning", "error"}, Description: title.ZH + " / " + title.EN}
}

func list(words []string) []any {
	var out []any
	for _, w := range words {
		out = append(out, w)
	}
	return out
}

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init [FILE]", Args: a.arguments(0, 1),
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
	if err != nil {
		return a.createError(path, err)
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
