package packed

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStrings(t *testing.T) {
	for _, list := range [][]string{{}, {""}, {"甲", "", "乙丙"}, {"", "a", ""}} {
		data := string(AppendStrings(nil, list)) + "rest"
		got, rest := ReadStrings(data)
		require.Equal(t, "rest", rest)
		require.Equal(t, len(list), got.Len())
		for i, want := range list {
			require.Equal(t, want, got.At(i))
		}
		for size := range len(data) - len("rest") {
			short, _ := ReadStrings(data[:size])
			for i := range short.Len() {
				_ = short.At(i)
			}
		}
	}
}
