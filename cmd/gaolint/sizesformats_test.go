package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output/formats"
)

// promised are the sizes of which all formats are promised; of the others the small ones
// are written, too.
var promised = []string{"50 MB", "one line of 10 MB", "1,000,000 empty lines", "100,000 headings", "a table of 100,000 rows", "nesting of 10,000"}

// TestSizesInEveryFormat: a document of a size that no report has is written in every
// format, which can be read, in memory that is in proportion and bounded.
func TestSizesInEveryFormat(t *testing.T) {
	if testing.Short() {
		t.Skip("writes some hundred megabytes")
	}
	program(t)
	all := sizes()
	for _, name := range promised {
		require.True(t, all[name] != "", name)
	}
	for name, text := range all {
		if len(text) > 1<<20 && !slices.Contains(promised, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			d := &draw{t: t, rng: rand.New(rand.NewPCG(1, 1)), name: "a.md", data: []byte(text), kind: hostileKind{ext: ".md"}}
			d.dir = filepath.Join(t.TempDir(), "drafts")
			require.NoError(t, os.Mkdir(d.dir, 0o755))
			d.write(d.name, d.data)
			args := []string{"lint", "--severity", "hint", "a.md"}
			for _, f := range formats.Names() {
				args = append(args, "--output", f+"="+filepath.Join("..", "out-"+f))
			}
			got, kb := d.run(args, "")
			sane(t, got)
			for _, f := range formats.Names() {
				path := filepath.Join(filepath.Dir(d.dir), "out-"+f)
				if info, err := os.Stat(path); err == nil && !info.IsDir() {
					data, err := os.ReadFile(path)
					require.NoError(t, err)
					checkFormat(t, f, data)
				}
			}
			t.Logf("%d KB, %d MB of memory", len(text)>>10, kb/1000)
			require.LessOrEqual(t, kb, 400_000+30*len(text)/1000, "KB of memory for all formats at once")
			require.LessOrEqual(t, kb, 700_000, "KB of memory for all formats at once")
		})
	}
}
