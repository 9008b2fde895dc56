package journal

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// FuzzRead: whatever a journal holds, what is given back is the text that it was made of.
func FuzzRead(f *testing.F) {
	f.Add([]byte("{\"path\":\"/a\",\"before\":\"\",\"after\":\"\"}\n"))
	f.Add([]byte("{}\n\x1f\x8b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parent := t.TempDir()
		dir := filepath.Join(parent, time.Unix(0, 0).UTC().Format(stampLayout))
		require.NoError(t, os.Mkdir(dir, 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "0"), data, 0o600))
		last, err := Open(parent)
		if err != nil {
			return
		}
		for _, e := range last.Entries {
			require.True(t, filepath.IsAbs(e.Path))
			if text, err := last.Text(e); err == nil {
				require.Equal(t, e.Before, Hash(text))
			}
		}
	})
}
