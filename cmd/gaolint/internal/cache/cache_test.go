package cache

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

var sample = &Outcome{
	Empty: true, Profile: "general", Recognition: fact.Given, Signature: []byte("signed"),
	Kept: lint.Kept{Ignored: []bool{true, false}, Findings: []lint.Diagnostic{{
		Rule: "typo", Severity: lint.Error, Span: source.Span{Start: 3, End: 9}, Message: lint.Text{ZH: "应为“解读”。", EN: "“解读”."}, Confidence: 0.97, Tag: lint.Outdated,
		Fixes:   []lint.Fix{{Title: lint.Text{ZH: "改", EN: "change"}, Safe: true, ByHand: true, Edits: []source.Edit{{Span: source.Span{Start: 3, End: 9}, New: "解读"}}}},
		Related: []lint.Related{{Span: source.Span{}, Message: lint.Text{ZH: "另一处", EN: "elsewhere"}}},
	}, {Rule: "pair"}}},
}

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	f, err := Open(dir)
	require.NoError(t, err)
	k := KeyOf([]byte("a"), []byte("b"))
	require.NotEqual(t, k, KeyOf([]byte("ab"), nil))
	_, ok := f.Get(k)
	require.False(t, ok)
	f.Put(k, sample)
	got, ok := f.Get(k)
	require.True(t, ok)
	require.Equal(t, sample, got)
	signature, ok := f.Signature(k)
	require.True(t, ok)
	require.Equal(t, sample.Signature, signature)

	// Whatever happens to the file, it is a miss, and is made anew.
	raw, err := os.ReadFile(f.path(k))
	require.NoError(t, err)
	for i := range raw {
		for _, damaged := range [][]byte{raw[:i], append(append(append([]byte{}, raw[:i]...), raw[i]^0x41), raw[i+1:]...)} {
			require.NoError(t, os.WriteFile(f.path(k), damaged, 0o600))
			_, ok := f.Get(k)
			require.False(t, ok)
		}
	}
	f.Put(k, sample)
	_, ok = f.Get(k)
	require.True(t, ok)

	// What nobody asks for is forgotten, nothing else is touched.
	other := filepath.Join(dir, "mine.txt")
	require.NoError(t, os.WriteFile(other, nil, 0o600))
	long := time.Now().Add(-2 * unused)
	for _, p := range []string{other, f.path(k), filepath.Join(dir, tag)} {
		require.NoError(t, os.Chtimes(p, long, long))
	}
	f.Close()
	_, ok = f.Get(k)
	require.False(t, ok)
	require.FileExists(t, other)
}

func TestForeignFolder(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "draft.md"), nil, 0o600))
	_, err := Open(dir)
	require.ErrorIs(t, err, ErrForeign)
	_, err = Open(filepath.Join(dir, "draft.md"))
	require.Error(t, err)
}

func TestParallel(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			f, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 50 {
				k := KeyOf([]byte{byte(i)})
				if o, ok := f.Get(k); ok && len(o.Findings) != 2 {
					t.Error("half an outcome")
				}
				f.Put(k, sample)
			}
			f.Close()
		})
	}
	wg.Wait()
}

func FuzzDecode(f *testing.F) {
	raw, err := encode(sample)
	require.NoError(f, err)
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if o, err := decode(raw); err == nil {
			_, err := encode(o)
			require.NoError(t, err)
		}
	})
}
