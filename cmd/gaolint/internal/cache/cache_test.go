package cache

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

var sample = &Outcome{
	Empty: true, Profile: "general", Recognition: fact.Given, Bytes: 12,
	Kept: lint.Kept{Ignored: []bool{true, false}, Findings: []lint.Diagnostic{{
		Rule: "typo", Severity: lint.Error, Span: source.Span{Start: 3, End: 9}, Message: lint.Text{ZH: "应为“解读”。", EN: "“解读”."}, Confidence: 0.97, Tag: lint.Outdated,
		Fixes:   []lint.Fix{{Title: lint.Text{ZH: "改", EN: "change"}, Safe: true, ByHand: true, Edits: []source.Edit{{Span: source.Span{Start: 3, End: 9}, New: "解读"}}}},
		Related: []lint.Related{{Span: source.Span{}, Message: lint.Text{ZH: "另一处", EN: "elsewhere"}}},
	}, {Rule: "pair"}}},
}

func TestOutcome(t *testing.T) {
	body, err := Encode(sample, []byte("report"))
	require.NoError(t, err)
	report, _, err := Part(body)
	require.NoError(t, err)
	require.Equal(t, "report", string(report))
	got, err := Decode(body)
	require.NoError(t, err)
	require.Equal(t, sample, got)
}

// name is a key, body what is kept for it.
func name(i int) Key { return KeyOf([]byte(strconv.Itoa(i))) }

func body(i int) []byte { return bytes.Repeat([]byte(strconv.Itoa(i)), 1+i%7) }

func open(t *testing.T, dir string) *Folder {
	f, err := Open(dir)
	require.NoError(t, err)
	return f
}

// packsIn are the files of the folder but the tag.
func packsIn(t *testing.T, dir string) []string {
	files, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	require.NoError(t, err)
	return files
}

func TestCache(t *testing.T) {
	require.NotEqual(t, KeyOf([]byte("a"), []byte("b")), KeyOf([]byte("ab"), nil))
	dir := filepath.Join(t.TempDir(), "cache")
	f := open(t, dir)
	_, ok := f.Get(name(1))
	require.False(t, ok)
	for i := range 5 {
		f.Put(name(i), body(i))
		got, ok := f.Get(name(i))
		require.True(t, ok)
		require.Equal(t, body(i), got)
	}
	f.Close()
	f.Put(name(9), body(9))
	f = open(t, dir)
	for i := range 5 {
		got, ok := f.Get(name(i))
		require.True(t, ok)
		require.Equal(t, body(i), got)
	}
	_, ok = f.Get(name(9))
	require.False(t, ok)
	f.Close()
	require.Len(t, packsIn(t, dir), 1)
}

// TestDamage: whatever happens to a pack, what is given is right or missing, and what is
// missing can be put again and stays.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	for i := range 3 {
		f.Put(name(i), body(i))
	}
	f.Close()
	path := packsIn(t, dir)[0]
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	for at := range raw {
		for _, damaged := range [][]byte{raw[:at], append(append(bytes.Clone(raw[:at]), raw[at]^0x41), raw[at+1:]...), append(bytes.Clone(raw), 0)} {
			for _, p := range packsIn(t, dir) {
				require.NoError(t, os.Remove(p))
			}
			require.NoError(t, os.WriteFile(path, damaged, 0o600))
			f := open(t, dir)
			lost := 0
			for i := range 3 {
				got, ok := f.Get(name(i))
				if !ok {
					lost++
					f.Put(name(i), body(i))
					continue
				}
				require.Equal(t, body(i), got)
			}
			require.Positive(t, lost)
			f.Close()
			f = open(t, dir)
			for i := range 3 {
				got, ok := f.Get(name(i))
				require.True(t, ok)
				require.Equal(t, body(i), got)
			}
			f.Close()
		}
	}
}

// TestManyRuns: packs of many small runs are put together, and none of their entries lost.
func TestManyRuns(t *testing.T) {
	dir := t.TempDir()
	for i := range 100 {
		f := open(t, dir)
		f.Put(name(i), body(i))
		f.Close()
		require.LessOrEqual(t, len(packsIn(t, dir)), many)
	}
	f := open(t, dir)
	defer f.Close()
	for i := range 100 {
		got, ok := f.Get(name(i))
		require.True(t, ok)
		require.Equal(t, body(i), got)
	}
}

// TestForgetting: what nobody asks for is forgotten in the end, what is asked for stays, and
// nothing else is touched.
func TestForgetting(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	for i := range 10 {
		f.Put(name(i), body(i))
	}
	f.Close()
	other, left := filepath.Join(dir, "mine.txt"), filepath.Join(dir, "0"+unfinished)
	long := time.Now().Add(-2 * unused * 24 * time.Hour)
	for _, p := range []string{other, left} {
		require.NoError(t, os.WriteFile(p, nil, 0o600))
		require.NoError(t, os.Chtimes(p, long, long))
	}
	for days := range uint32(60) { // that go by, each with a run that asks for the same two
		f := open(t, dir)
		f.today += days
		for i := range 2 {
			got, ok := f.Get(name(i))
			require.True(t, ok)
			require.Equal(t, body(i), got)
		}
		f.Close()
	}
	f = open(t, dir)
	defer f.Close()
	_, ok := f.Get(name(1))
	require.True(t, ok)
	require.Len(t, f.index, 2)
	require.FileExists(t, other)
	require.NoFileExists(t, left)
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
	for run := range 8 {
		wg.Go(func() {
			for range 5 {
				f, err := Open(dir)
				if err != nil {
					t.Error(err)
					return
				}
				for i := range 50 {
					if got, ok := f.Get(name(i)); ok && !bytes.Equal(got, body(i)) {
						t.Error("half an entry")
					}
					f.Put(name(run+i), body(run+i))
				}
				f.Close()
			}
		})
	}
	wg.Wait()
	f := open(t, dir)
	defer f.Close()
	for i := range 57 {
		_, ok := f.Get(name(i))
		require.True(t, ok, i)
	}
}

func FuzzDecode(f *testing.F) {
	raw, err := Encode(sample, []byte("report"))
	require.NoError(f, err)
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if o, err := Decode(raw); err == nil {
			_, err := Encode(o, nil)
			require.NoError(t, err)
		}
	})
}
