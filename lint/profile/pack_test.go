package profile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPack: a pack gives the profile that it was made of, and nothing if it is cut short,
// altered or of another source.
func TestPack(t *testing.T) {
	files, err := filepath.Glob("../../rules/profiles/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		want, err := Parse(file, source)
		require.NoError(t, err)
		data := Pack(want, source)
		got, err := Unpack(string(data), source)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, data, Pack(got, source))
		_, err = Unpack(string(data), append(source, ' '))
		require.Error(t, err)
		for size := 0; size < len(data); size += 1 + len(data)/500 {
			_, err = Unpack(string(data[:size]), source)
			require.Error(t, err, size)
		}
		for at := len(packMagic) + 16; at < len(data); at += 1 + len(data)/500 {
			changed := append([]byte(nil), data...)
			changed[at] ^= 0xFF
			_, _ = Unpack(string(changed), source) // gives something, or an error
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	source, err := os.ReadFile("../../rules/profiles/gov-info-annual-2021.yaml")
	require.NoError(b, err)
	p, err := Parse("", source)
	require.NoError(b, err)
	data := string(Pack(p, source))
	b.Logf("%d bytes", len(data))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Unpack(data, source)
	}
}
