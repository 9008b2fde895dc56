package compare_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/compare"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
)

func kinds(t testing.TB) map[string]*profile.Profile {
	out := map[string]*profile.Profile{}
	for _, p := range linttest.Profiles(t) {
		out[p.Name] = p
	}
	return out
}

// packed is the report as a batch has it.
func packed(t testing.TB, r *compare.Report) *compare.Report {
	out, err := r.Pack().Unpack(kinds(t))
	require.NoError(t, err)
	out.Path = r.Path
	return out
}

// TestPack: what was packed is there again, and other bytes are refused, whatever they are.
func TestPack(t *testing.T) {
	all := kinds(t)
	for _, text := range []string{
		sample(t, form2021), sample(t, form2019), zeros(sample(t, form2021)), sample(t, form2021, "| 31 | 7 | 2 | 1 | 3 | 2 | 46 |", "| 31 | 7 |"),
		sample(t, form2021, "1285.36", "-9223372036854775807", "12874", "0.000000001"),
		prose(2023, "云溪县林业局在门户网站公开了本年度的全部文件目录。"),
	} {
		p := compare.Read(read(t, "a.md", text), nil).Pack()
		r, err := p.Unpack(all)
		require.NoError(t, err)
		require.Equal(t, p, r.Pack())
		require.Less(t, len(p), 3000)
		for n := range p {
			_, err := p[:n].Unpack(all)
			require.Error(t, err, n)
			damaged := bytes.Clone(p)
			damaged[n] ^= 0x55
			if r, err := compare.Packed(damaged).Unpack(all); err == nil {
				r.Pack()
			}
		}
		_, err = append(p[:len(p):len(p)], 0).Unpack(all)
		require.Error(t, err)
		_, err = p.Unpack(nil)
		require.Error(t, err)
	}
	require.Empty(t, (*compare.Report)(nil).Pack())
}
