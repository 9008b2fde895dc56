package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/strict"
)

func TestTemplatesAreTheDefaults(t *testing.T) {
	for _, lang := range []lint.Lang{lint.ZH, lint.EN} {
		c, err := Parse("gaolint.yaml", []byte(Template(lang)))
		require.NoError(t, err)
		require.Zero(t, c.File)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b", "c")
	require.NoError(t, os.MkdirAll(filepath.Join(deep, "gaolint.yaml"), 0o755)) // a folder is no configuration
	write := func(path string) { require.NoError(t, os.WriteFile(path, nil, 0o644)) }
	outside, err := Find(deep)
	require.NoError(t, err)
	require.Empty(t, outside)
	write(filepath.Join(dir, ".gaolint.yaml"))
	found := func(want string) {
		got, err := Find(deep)
		require.NoError(t, err)
		require.Equal(t, filepath.Join(dir, want), got)
	}
	found(".gaolint.yaml")
	write(filepath.Join(dir, "gaolint.yaml"))
	found("gaolint.yaml")
	write(filepath.Join(dir, "a", ".gaolint.yaml"))
	found("a/.gaolint.yaml")
	t.Chdir(dir)
	got, err := Find(filepath.Join("a", "b"))
	require.NoError(t, err)
	require.Equal(t, filepath.Join("a", ".gaolint.yaml"), got, "as people know it")
	_, err = Find(filepath.Join(dir, "no", "such", "folder"))
	require.NoError(t, err)
}

// TestErrorsNameLineAndNearestKey holds the words of each fault.
func TestErrorsNameLineAndNearestKey(t *testing.T) {
	for text, want := range map[string]string{
		"lang: zh\nrulse: {}\n":                       "c.yaml:2：不认识的键“rulse”，是否为“rules”？",
		"rules:\n  typo: loud\n":                      "c.yaml:2：级别“loud”不可用，应为 off、hint、info、warning 或 error",
		"rules:\n  typpo: off\n":                      "c.yaml:2：没有名为“typpo”的检查项或分组，是否为“typo”？",
		"words:\n  forbid:\n    - wrod: x\n":          "c.yaml:3：不认识的键“wrod”，是否为“word”？",
		"words:\n  forbid:\n    - instead: x\n":       "c.yaml:3：缺少 word（要写明是哪个词）",
		"ignore:\n  - text: x\n":                      "c.yaml:2：没有名为“”的检查项",
		"a: &x [1]\nlang: *x\n":                       "c.yaml:1：不认识的键“a”",
		"lang: &x zh\nprofile: *x\n":                  "c.yaml:2：不支持别名（*）",
		"lang: zh\n---\nlang: en\n":                   "c.yaml：只能有一份 YAML 文档",
		"- a\n":                                       "c.yaml:1：应为一组键",
		"exclude: ['a[']\n":                           "c.yaml:1：“a[”不是有效的路径模式",
		"exclude: ['']\n":                             "c.yaml:1：“”不是有效的路径模式",
		"rules: {b: off, a: off}\n":                   "c.yaml:1：没有名为“a”的检查项或分组",
		"lang: 1\n":                                   "c.yaml:1：“lang”应为文字（加引号）",
		"ignore:\n  - rule: typo\n    date: 2024-1\n": "",
	} {
		_, err := Parse("c.yaml", []byte(text))
		if want == "" {
			require.NoError(t, err, text)
			continue
		}
		var e *strict.Error
		require.ErrorAs(t, err, &e, text)
		require.Contains(t, e.Chinese(), want, text)
	}
}

func TestSelect(t *testing.T) {
	all, err := Select("")
	require.NoError(t, err)
	require.Nil(t, all)
	some, err := Select(" typo , figures")
	require.NoError(t, err)
	require.Equal(t, []string{"typo", "figures"}, some)
	for _, bad := range []string{"tpyo", ",", "typo,", "typo figures"} {
		_, err = Select(bad)
		require.ErrorContains(t, err, "--rules: unknown rule or group", bad)
	}
}

func TestSeverities(t *testing.T) {
	c, err := Parse("c.yaml", []byte("rules: {words: info, typo: error, mark: off}\n"))
	require.NoError(t, err)
	all := c.Severities(nil)
	require.Equal(t, lint.Error, all["typo"], "a rule's own entry goes before its group's")
	require.Equal(t, lint.Info, all["dictionary"])
	require.Equal(t, lint.Off, all["mark"])
	require.Equal(t, lint.Default, all["tablesum"])
	some := c.Severities([]string{"typo", "punctuation"})
	require.Equal(t, lint.Error, some["typo"])
	require.Equal(t, lint.Off, some["dictionary"])
	require.Equal(t, lint.Off, some["mark"], "what is switched off stays off")
	require.Equal(t, lint.Default, some["pair"])
}

func TestLocateAndLines(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	c, err := Parse(filepath.Join("sub", "gaolint.yaml"), []byte("# x\nignore:\n  - rule: typo\n    text: a\n  - {rule: mark}\n"))
	require.NoError(t, err)
	require.Equal(t, "a/b.md", c.Locate(filepath.Join("sub", "a", "b.md")))
	require.Equal(t, "../b.md", c.Locate("b.md"))
	require.Equal(t, 3, c.IgnoreLine(0))
	require.Equal(t, 5, c.IgnoreLine(1))
	require.Equal(t, filepath.Join(dir, "sub"), c.Dir())
	require.Equal(t, "zh", c.InForce().Lang)
	require.Equal(t, "b.md", (&Config{}).Locate("b.md"))
	require.Empty(t, (&Config{}).Dir())
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.yaml")
	require.NoError(t, os.WriteFile(big, make([]byte, maxSize+1), 0o644))
	_, err := Read(big)
	require.ErrorContains(t, err, "larger than")
	_, err = Read(dir)
	require.Error(t, err)
	_, err = Read(filepath.Join(dir, "none.yaml"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

// FuzzParse: any bytes get an answer, and no two.
func FuzzParse(f *testing.F) {
	f.Add([]byte(Template(lint.ZH)))
	f.Add([]byte("rules: {typo: off}\nwords: {forbid: [{word: x}]}\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("\xff\xfe{"))
	f.Add([]byte("extends: [a]\noverrides: [{paths: [a], rules: {typo: off}}]\ncustom: [{id: a-b, pattern: x}]\noptions: {misfit: {confidence: 3}}\norgan: {name: x}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		_, first := Parse("c.yaml", data)
		_, second := Parse("c.yaml", data)
		require.Equal(t, first == nil, second == nil)
		if first != nil {
			require.Equal(t, first.Error(), second.Error())
		}
	})
}
