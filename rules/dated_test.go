package rules_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/rules"
)

// TestDated: whoever changes a list or a form changes its day as well;
// GAOLINT_UPDATE=1 go test ./rules -run Dated does it.
func TestDated(t *testing.T) {
	digest := sha256.New()
	for _, root := range []string{".", "../lint/lm"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				if err == nil && (e.Name() == "testdata" || e.Name() == "genre") {
					return fs.SkipDir
				}
				return err
			}
			data := filepath.Base(filepath.Dir(path)) == "data" || filepath.Ext(path) == ".yaml" || root != "." && filepath.Ext(path) == ".bin" // here they are made of the data
			if !data {
				return nil
			}
			text, err := os.ReadFile(path)
			fmt.Fprintf(digest, "%s %x\n", filepath.ToSlash(path), sha256.Sum256(text))
			return err
		})
		require.NoError(t, err)
	}
	sum := fmt.Sprintf("%x", digest.Sum(nil))[:16]
	text, err := os.ReadFile("dated.txt")
	if os.Getenv("GAOLINT_UPDATE") != "" && (err != nil || !strings.HasSuffix(strings.TrimSpace(string(text)), sum)) {
		require.NoError(t, os.WriteFile("dated.txt", []byte(time.Now().Format(time.DateOnly)+" "+sum+"\n"), 0o666))
		return
	}
	require.NoError(t, err)
	_, recorded, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	require.Equal(t, sum, recorded, "a list or form has changed: GAOLINT_UPDATE=1 go test ./rules -run Dated")
	_, err = time.Parse(time.DateOnly, rules.Dated())
	require.NoError(t, err)
}
