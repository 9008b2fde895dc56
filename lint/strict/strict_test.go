package strict

import (
	"testing"

	"github.com/stretchr/testify/require"
)

type inner struct {
	Word  string `yaml:"word"`
	Count int    `yaml:"count"`
}

type outer struct {
	Name  string            `yaml:"name"`
	On    bool              `yaml:"on"`
	Inner *inner            `yaml:"inner"`
	List  []inner           `yaml:"list"`
	Map   map[string]string `yaml:"map"`
}

func TestDecode(t *testing.T) {
	var v outer
	_, err := Decode("f.yaml", []byte("name: 甲\non: true\ninner: {word: \"2021\", count: 3}\nlist:\n- word: 乙\nmap: {words: off}\n"), &v)
	require.NoError(t, err)
	require.Equal(t, outer{"甲", true, &inner{"2021", 3}, []inner{{Word: "乙"}}, map[string]string{"words": "off"}}, v)
}

func TestDecodeNothing(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n", "---\n"} {
		var v outer
		_, err := Decode("f.yaml", []byte(text), &v)
		require.NoError(t, err, text)
		require.Equal(t, outer{}, v)
	}
}

func TestErrorsNamePlaceAndRemedy(t *testing.T) {
	for text, want := range map[string]string{
		"name: 甲\nlits: []\n":          `f.yaml:2: unknown key "lits", did you mean "list"?`,
		"name: 甲\nname: 乙\n":           `f.yaml:2: key "name" stands twice`,
		"name: 2021\n":                 `f.yaml:1: "name" must be text (in quotes)`,
		"inner:\n  count: many\n":      `f.yaml:2: "count" must be a whole number`,
		"list:\n  word: 甲\n":           `f.yaml:2: "list" must be a list`,
		"on: yes\n":                    `f.yaml:1: "on" must be true or false`,
		"map:\n  a: b\n  a: c\n":       `f.yaml:3: key "a" stands twice`,
		"- a\n":                        `f.yaml:1: must be a group of keys`,
		"name: &x 甲\nmap: {a: *x}\n":   `f.yaml:2: aliases (*) are not supported`,
		"name: 甲\n---\nname: 乙\n":      `f.yaml: holds more than one YAML document`,
		"name: 甲\n\nqqqqqqqqqq: [1]\n": `f.yaml:3: unknown key "qqqqqqqqqq"`,
	} {
		var v outer
		_, err := Decode("f.yaml", []byte(text), &v)
		require.EqualError(t, err, want)
		var e *Error
		require.ErrorAs(t, err, &e)
		require.NotEmpty(t, e.Chinese())
	}
	var v outer
	_, err := Decode("f.yaml", []byte("name: 甲\nmap: {a: [1,\n"), &v)
	require.ErrorContains(t, err, "not valid YAML")
}

func TestErrorfFindsTheLine(t *testing.T) {
	var v outer
	tree, err := Decode("f.yaml", []byte("name: 甲\nlist:\n- word: 乙\n- word: 丙\n"), &v)
	require.NoError(t, err)
	require.EqualError(t, tree.Errorf([]any{"list", 1, "word"}, "坏", "bad"), "f.yaml:4: bad")
	require.EqualError(t, tree.Errorf([]any{"list", 9}, "坏", "bad"), "f.yaml:3: bad")
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("name: a\nlist: [{word: b}]\n"))
	f.Add([]byte("a: &x [*x]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v outer
		if _, err := Decode("f", data, &v); err != nil {
			require.NotEmpty(t, err.Error())
		}
	})
}
