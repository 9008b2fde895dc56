// Package schema makes the JSON Schema of gaolint.yaml. The program embeds what it makes
// and does not hold the package itself, nor the library that it needs.
package schema

import (
	"encoding/json"

	"github.com/invopop/jsonschema"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/custom"
	"gaolint/lint"
	"gaolint/rules"
)

// File is the name of the schema in the program's folder.
const File = "schema.json"

// Make makes the schema of gaolint.yaml from the type that reads the file; it
// names the rules and report kinds of this build so that editors can offer them.
func Make() ([]byte, error) {
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
	settings, ids := []*jsonschema.Schema{}, ruleIDs()
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
			rule.AnyOf = []*jsonschema.Schema{{Enum: list(ids)}, {Pattern: ownRule}}
		}
	}
	if p, ok := s.Properties.Get("options"); ok {
		p.PropertyNames = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Enum: list(ids)}, {Pattern: ownRule}}}
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

func ruleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	return ids
}
