package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCommonWording: a sentence that the organs of a run share is told with its words, from
// the cache, too, and to nobody who has asked for findings alone.
func TestCommonWording(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	require.NoError(t, os.Mkdir("in", 0o755))
	const shared = "坚持把公开透明作为政府工作的基本制度贯穿各个环节。"
	for i, place := range strings.Fields("云溪 江安 青河 白石 临水 平山 东林 西岭 南浦 北塘 长乐 永宁") {
		text := fmt.Sprintf("# %[1]s县水利局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n%[2]s%[1]s河两岸的第%[3]d个水文站把观测记录登在网站供渔民查看。\n", place, shared, i)
		require.NoError(t, os.WriteFile(filepath.Join("in", fmt.Sprintf("%02d.md", i)), []byte(text), 0o644))
	}
	for range 2 {
		var out, log bytes.Buffer
		run([]string{"lint", "--cache=kept", "--format", "json", "in"}, strings.NewReader(""), &out, &log)
		var doc struct {
			Summary struct {
				Common []struct {
					Text, Path   string
					Organs, Line int
				}
				CommonTotal int
			}
		}
		require.NoError(t, json.Unmarshal(out.Bytes(), &doc))
		require.Equal(t, 1, doc.Summary.CommonTotal)
		require.Len(t, doc.Summary.Common, 1)
		c := doc.Summary.Common[0]
		require.Equal(t, shared, c.Text)
		require.Equal(t, "in/00.md", filepath.ToSlash(c.Path))
		require.Equal(t, []int{12, 5}, []int{c.Organs, c.Line})
		require.Contains(t, log.String(), "共用表述1句")
	}
}
