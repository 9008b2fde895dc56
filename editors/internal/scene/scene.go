// Package scene is what every editor is driven through: a draft with a Chinese name is
// opened, its mistake fixed, another one typed and taken back, and the file saved.
package scene

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The characters before the mistake are counted differently in bytes, in UTF-16 units
// and in code points: 𠮷 and 😀 are four bytes, two units, one code point.
const (
	before = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策戒毒材料8篇，完善值班制度。\n\n全年工作有序开展。\n"
	after  = "# 云溪乡值班情况\n\n𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设信息点。\n\n全年工作有序开展。\n"
)

// LineEnds are the ways in which the draft is written, by the editors' names for them.
var LineEnds = map[string]string{"unix": "\n", "dos": "\r\n"}

// Step is what was to be seen in the editor at one point.
type Step struct {
	Name     string
	Findings []Finding
}

// Finding as the editor holds it: the line from 1, columns in bytes from 0, the end
// exclusive. Code is the rule, "" where the editor does not keep it.
type Finding struct {
	Line    int
	Col     int
	EndCol  int `json:"end_col"`
	Code    string
	Message string
	Text    string
}

// Steps are what every editor has to show.
var Steps = []Step{
	{"opened", []Finding{at("𠮷😀乡政府编写", "政策戒毒")}},
	{"fixed", []Finding{}},
	{"typed", []Finding{at("𠮷😀乡政府编写政策解读材料8篇，完善值班制度。另设", "今年已来")}},
	{"removed", []Finding{}},
}

// at is the finding on the third line behind the words before it.
func at(before, text string) Finding {
	return Finding{Line: 3, Col: len(before), EndCol: len(before + text), Code: "typo", Text: text}
}

// Draft writes the draft with the line ends and gives its path.
func Draft(t testing.TB, eol string) string {
	path := filepath.Join(t.TempDir(), "报送 材料", "年度报告.md")
	require.NoError(t, os.Mkdir(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(strings.ReplaceAll(before, "\n", eol)), 0o644))
	return path
}

// Check compares what was seen with Steps, messages apart, and what the editor saved
// with what it had to.
func Check(t testing.TB, draft, eol string, seen []Step) {
	t.Helper()
	for i := range seen {
		for k := range seen[i].Findings {
			f := &seen[i].Findings[k]
			f.Message = ""
			if f.Code == "" {
				f.Code = "typo"
			}
		}
		if seen[i].Findings == nil {
			seen[i].Findings = []Finding{}
		}
	}
	require.Equal(t, Steps, seen)
	data, err := os.ReadFile(draft)
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(after, "\n", eol), string(data))
}
