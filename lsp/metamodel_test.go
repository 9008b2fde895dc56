package lsp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// model is the protocol's own description of itself, as its module carries it.
type model struct {
	Requests, Notifications []method
	Structures              []structure
	Enumerations            []struct {
		Name                 string
		Type                 kind
		Values               []struct{ Value any }
		SupportsCustomValues bool
	}
	TypeAliases []struct {
		Name string
		Type kind
	}
}

type method struct {
	Method         string
	Params, Result *kind
}

type structure struct {
	Name            string
	Extends, Mixins []kind
	Properties      []property
}

type property struct {
	Name     string
	Type     kind
	Optional bool
}

// kind is a type of the model.
type kind struct {
	Kind, Name string
	Element    *kind
	Items      []kind
	Key        *kind
	Value      json.RawMessage
}

var readModel = sync.OnceValues(func() (*model, error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal/genlsp/testdata/metaModel.json"))
	if err != nil {
		return nil, err
	}
	m := &model{}
	return m, json.Unmarshal(data, m)
})

// properties of a structure, with those of the ones that it extends.
func (m *model) properties(name string) map[string]property {
	all := map[string]property{}
	for _, s := range m.Structures {
		if s.Name != name {
			continue
		}
		for _, t := range append(s.Extends, s.Mixins...) {
			for k, p := range m.properties(t.Name) {
				all[k] = p
			}
		}
		for _, p := range s.Properties {
			all[p.Name] = p
		}
	}
	return all
}

// check tells what is wrong with a value, nil if it is of the type.
func (m *model) check(at string, v any, t kind) error {
	wrong := func() error { return fmt.Errorf("%s: %.80v is no %s %s", at, v, t.Kind, t.Name) }
	ok := func(b bool) error {
		if b {
			return nil
		}
		return wrong()
	}
	switch t.Kind {
	case "base":
		return ok(isBase(t.Name, v))
	case "array":
		list, is := v.([]any)
		for i, x := range list {
			if err := m.check(fmt.Sprintf("%s[%d]", at, i), x, *t.Element); err != nil {
				return err
			}
		}
		return ok(is)
	case "map":
		object, is := v.(map[string]any)
		var value kind
		if err := json.Unmarshal(t.Value, &value); err != nil {
			return err
		}
		for k, x := range object {
			if err := m.check(at+"."+k, x, value); err != nil {
				return err
			}
		}
		return ok(is)
	case "stringLiteral":
		var want string
		return ok(json.Unmarshal(t.Value, &want) == nil && v == want)
	case "literal":
		var literal struct{ Properties []property }
		if err := json.Unmarshal(t.Value, &literal); err != nil {
			return err
		}
		all := map[string]property{}
		for _, p := range literal.Properties {
			all[p.Name] = p
		}
		return m.object(at, v, all)
	case "or":
		var nearest error
		for _, x := range t.Items {
			if nearest = m.check(at, v, x); nearest == nil {
				return nil
			}
		}
		return fmt.Errorf("%s fits no alternative, nor the last: %w", at, nearest)
	case "reference":
		return m.named(at, v, t)
	}
	return fmt.Errorf("%s: kind %q", at, t.Kind)
}

func isBase(name string, v any) bool {
	switch name {
	case "null":
		return v == nil
	case "boolean":
		return reflect.TypeOf(v) == reflect.TypeFor[bool]()
	case "decimal", "integer", "uinteger":
		n, is := v.(float64)
		return is && (name == "decimal" || n == float64(int64(n)) && n < 1<<31 && n >= -(1<<31) && (n >= 0 || name == "integer"))
	}
	s, is := v.(string)
	return is && (name != "URI" && name != "DocumentUri" || strings.Contains(s, ":"))
}

func (m *model) named(at string, v any, t kind) error {
	if t.Name == "LSPAny" || t.Name == "LSPObject" || t.Name == "LSPArray" {
		return nil
	}
	for _, s := range m.Structures {
		if s.Name == t.Name {
			return m.object(at, v, m.properties(t.Name))
		}
	}
	for _, e := range m.Enumerations {
		if e.Name != t.Name {
			continue
		}
		for _, x := range e.Values {
			if x.Value == v {
				return nil
			}
		}
		if e.SupportsCustomValues {
			return m.check(at, v, e.Type)
		}
		return fmt.Errorf("%s: %v is none of %s", at, v, t.Name)
	}
	for _, a := range m.TypeAliases {
		if a.Name == t.Name {
			return m.check(at, v, a.Type)
		}
	}
	return fmt.Errorf("%s: no type %s", at, t.Name)
}

func (m *model) object(at string, v any, all map[string]property) error {
	object, is := v.(map[string]any)
	if !is {
		return fmt.Errorf("%s: %.80v is no object", at, v)
	}
	for name, p := range all {
		if x, has := object[name]; has {
			if err := m.check(at+"."+name, x, p.Type); err != nil {
				return err
			}
		} else if !p.Optional {
			return fmt.Errorf("%s.%s is missing", at, name)
		}
	}
	for name := range object {
		if _, known := all[name]; !known {
			return fmt.Errorf("%s.%s is not of the protocol", at, name)
		}
	}
	return nil
}

func find(list []method, name string) *method {
	for i := range list {
		if list[i].Method == name {
			return &list[i]
		}
	}
	return nil
}

// transcript is all that a client and the server said, in whole messages.
type transcript struct{ client, server syncBuffer }

// message is what matters of a message here.
type message struct {
	ID             *json.RawMessage
	Method         string
	Params, Result json.RawMessage
	Error          *struct {
		Code    int
		Message string
	}
}

func messages(t testing.TB, text string) (list []message) {
	in := strings.NewReader(text)
	for {
		var n int
		if _, err := fmt.Fscanf(in, "Content-Length: %d\r\n\r\n", &n); err != nil {
			return list
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(in, body); err != nil {
			return list // the connection ended
		}
		var m message
		require.NoError(t, json.Unmarshal(body, &m), "%s", body)
		list = append(list, m)
	}
}

// check holds every message of the server to the protocol's own description.
func (x *transcript) check(t testing.TB) {
	m, err := readModel()
	require.NoError(t, err)
	require.NotEmpty(t, messages(t, x.server.String()))
	asked := map[string]string{}
	for _, q := range messages(t, x.client.String()) {
		if q.ID != nil && q.Method != "" {
			asked[string(*q.ID)] = q.Method
		}
	}
	for _, a := range messages(t, x.server.String()) {
		switch {
		case a.Method != "" && a.ID != nil:
			r := find(m.Requests, a.Method)
			require.NotNil(t, r, a.Method)
			require.NoError(t, m.said(a.Method, a.Params, r.Params))
		case a.Method != "":
			n := find(m.Notifications, a.Method)
			require.NotNil(t, n, a.Method)
			require.NoError(t, m.said(a.Method, a.Params, n.Params))
		case a.Error != nil:
			require.NotEmpty(t, a.Error.Message)
			require.Negative(t, a.Error.Code)
		default:
			name := asked[string(*a.ID)]
			if r := find(m.Requests, name); r != nil {
				require.NoError(t, m.said(name, a.Result, r.Result))
			}
		}
	}
}

// said checks the params or the result of a message.
func (m *model) said(name string, data json.RawMessage, t *kind) error {
	if t == nil {
		return nil
	}
	var v any
	if len(bytes.TrimSpace(data)) > 0 {
		if err := json.Unmarshal(data, &v); err != nil {
			return err
		}
	}
	return m.check(name, v, *t)
}

// TestModel: the check itself finds what is wrong.
func TestModel(t *testing.T) {
	m, err := readModel()
	require.NoError(t, err)
	hover := find(m.Requests, "textDocument/hover").Result
	require.NoError(t, m.said("hover", json.RawMessage(`null`), hover))
	require.NoError(t, m.said("hover", json.RawMessage(`{"contents":{"kind":"markdown","value":"x"}}`), hover))
	for _, bad := range []string{`{}`, `{"contents":{"kind":"html","value":"x"}}`, `{"contents":"x","more":1}`,
		`{"contents":"x","range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}}}`, `7`} {
		require.Error(t, m.said("hover", json.RawMessage(bad), hover), bad)
	}
}
