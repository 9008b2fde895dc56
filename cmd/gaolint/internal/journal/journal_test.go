package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJournal(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "undo")
	_, err := Open(parent)
	require.ErrorIs(t, err, ErrNone)
	a, b := filepath.Join(t.TempDir(), "a.md"), filepath.Join(t.TempDir(), "b.md")
	for i := range keptRuns + 3 {
		r := Begin(parent)
		require.NoError(t, r.Add(a, []byte(fmt.Sprint("before ", i)), []byte("after")))
		require.NoError(t, r.Add(b, nil, []byte("x")))
	}
	runs, err := list(parent)
	require.NoError(t, err)
	require.LessOrEqual(t, len(runs), keptRuns)
	l, err := Open(parent)
	require.NoError(t, err)
	require.Len(t, l.Entries, 2)
	require.Equal(t, a, l.Entries[0].Path)
	require.Equal(t, Hash([]byte("after")), l.Entries[0].After)
	text, err := l.Text(l.Entries[0])
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint("before ", keptRuns+2), string(text))
	info, err := os.Stat(l.Entries[0].file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	require.NoError(t, l.Forget())
	l, err = Open(parent)
	require.NoError(t, err)
	text, err = l.Text(l.Entries[0])
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint("before ", keptRuns+1), string(text))

	// Damage is noticed.
	raw, err := os.ReadFile(l.Entries[0].file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(l.Entries[0].file, raw[:len(raw)-4], 0o600))
	_, err = l.Text(l.Entries[0])
	require.ErrorIs(t, err, ErrDamaged)
	require.NoError(t, os.WriteFile(l.Entries[0].file, []byte("{}"), 0o600))
	_, err = Open(parent)
	require.ErrorIs(t, err, ErrDamaged)
}

// TestDrop: what was not replaced is not remembered, and a run without entries is none.
func TestDrop(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "undo")
	r := Begin(parent)
	a, b := filepath.Join(t.TempDir(), "a.md"), filepath.Join(t.TempDir(), "b.md")
	require.NoError(t, r.Add(a, []byte("1"), []byte("2")))
	require.NoError(t, r.Drop())
	_, err := Open(parent)
	require.ErrorIs(t, err, ErrNone)
	require.NoError(t, r.Add(a, []byte("1"), []byte("2")))
	require.NoError(t, r.Add(b, []byte("1"), []byte("2")))
	require.NoError(t, r.Drop())
	l, err := Open(parent)
	require.NoError(t, err)
	require.Len(t, l.Entries, 1)
	require.Equal(t, a, l.Entries[0].Path)
}

func TestJournalCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	require.Error(t, Begin(filepath.Join(file, "undo")).Add("/a", nil, []byte("x")))
}
