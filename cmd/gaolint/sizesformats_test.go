package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output"
)

// TestSizesInEveryFormat: a document of a size that no report has is written in every
// format, which can be read, in memory that is in proportion.
func TestSizesInEveryFormat(t *testing.T) {
	if testing.Short() {
		t.Skip("writes some hundred megabytes")
	}
	program(t)
	for name, text := range sizes() {
		if len(text) > 5<<20 {
			continue // the formats take longer than what is to be seen is worth
		}
		t.Run(name, func(t *testing.T) {
			d := &draw{t: t, rng: rand.New(rand.NewPCG(1, 1)), name: "a.md", data: []byte(text), kind: hostileKind{ext: ".md"}}
			d.dir = filepath.Join(t.TempDir(), "drafts")
			require.NoError(t, os.Mkdir(d.dir, 0o755))
			d.write(d.name, d.data)
			args := []string{"lint", "--severity", "hint", "a.md"}
			for _, f := range output.Names() {
				args = append(args, "--output", f+"="+filepath.Join("..", "out-"+f))
			}
			got, kb := d.run(args, "")
			sane(t, got)
			for _, f := range output.Names() {
				path := filepath.Join(filepath.Dir(d.dir), "out-"+f)
				if info, err := os.Stat(path); err == nil && !info.IsDir() {
					data, err := os.ReadFile(path)
					require.NoError(t, err)
					checkFormat(t, f, data)
				}
			}
			t.Logf("%d KB, %d MB of memory", len(text)>>10, kb/1000)
			require.LessOrEqual(t, kb, 400_000+30*len(text)/1000, "KB of memory for all formats at once")
		})
	}
}
