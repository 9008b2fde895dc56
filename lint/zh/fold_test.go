package zh

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestSimplify(t *testing.T) {
	for text, want := range map[string]string{
		"":           "",
		"abc，政府信息公开": "abc，政府信息公开",
		"縣區政府信息公開工作年度報告":     "县区政府信息公开工作年度报告",
		"關於後續於徵收":            "关于后续于征收",
		"帳號賬號":               "帐号账号",
		"覆盖反覆乾隆著作瞭望慰藉":       "覆盖反覆乾隆著作瞭望慰藉",
		"復議、複印":              "复议、复印",
		"為爲眾衆裡裏線綫台臺啟啓":       "为为众众里里线线台台启启",
		"\xff縣\xe7\xb8縣\xe7": "\xff县\xe7\xb8县\xe7",
		"𠮷縣":                 "𠮷县",
	} {
		require.Equal(t, want, Simplify(text), text)
	}
}

// Ordinary Simplified text must come through untouched: no character of the
// first level of GB2312 (rows 16 to 55), the 3,755 commonest, changes.
func TestSimplifyLeavesSimplified(t *testing.T) {
	for hi := 0xB0; hi <= 0xD7; hi++ {
		for lo := 0xA1; lo <= 0xFE; lo++ {
			s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(hi), byte(lo)})
			require.NoError(t, err)
			require.Equal(t, string(s), Simplify(string(s)))
		}
	}
}

func TestTables(t *testing.T) {
	require.Zero(t, utf8.RuneCountInString(tradToSimp)%2)
	require.Zero(t, utf8.RuneCountInString(simpToTrad)%2)
	for r := range rune(1 << 16) {
		s := SimplifyRune(r)
		require.Equal(t, s, SimplifyRune(s), "%c", r)
		require.Equal(t, Fold(r), Narrow(s), "%c", r)
		require.Equal(t, Fold(r), Fold(Fold(r)), "%c", r)
		if s != r {
			require.Equal(t, 3, utf8.RuneLen(r), "%c", r)
			require.Equal(t, 3, utf8.RuneLen(s), "%c", r)
		}
		if trad := traditional(r); trad != 0 {
			require.Equal(t, r, SimplifyRune(trad), "%c", r)
		}
	}
	require.Equal(t, rune(-1), Fold(-1))
	require.Equal(t, rune(0x10FFFF), SimplifyRune(0x10FFFF))
}

func TestNarrow(t *testing.T) {
	for wide, want := range map[rune]rune{'，': ',', '：': ':', '（': '(', '０': '0', 'ｚ': 'z', '～': '~', '\u3000': ' ', '。': '。', '、': '、', '《': '《', '“': '“', '｡': '｡', 'a': 'a'} {
		require.Equal(t, want, Narrow(wide))
	}
}

func TestScriptOf(t *testing.T) {
	for text, want := range map[string]Script{
		"": Simplified, "abc 123": Simplified, "人民日常工作": Simplified,
		"縣區政府信息公開工作年度報告":  Traditional,
		"县区政府信息公开工作年度报告":  Simplified,
		"政府信息公开工作报告，帳号复议": Simplified,
		"帳":    Traditional,
		"縣縣縣县": Traditional, "縣縣县": Simplified,
	} {
		require.Equal(t, want, ScriptOf(text), text)
	}
}

func TestRestore(t *testing.T) {
	for _, tt := range []struct{ simplified, like, want string }{
		{"报告", "報吿", "報告"},
		{"年度报告", "年報", "年度報告"},
		{"复议", "複議", "複議"},     // the rune at that place
		{"行政复议", "復議", "行政復議"}, // counted from the end
		{"议复", "復議", "議復"},
		{"账号", "帳號", "賬號"},
		{"为了后续的里程", "為", "為了后续的里程"[:0] + "為了后續的里程"},
		{"后续", "後續", "後續"},
		{"政府", "政俯", "政府"},
		{"县", "县政府", "县"},
		{"，", ",", "，"}, // width is not script
		{"账\xff号", "帳號", "賬\xff號"},
		{"", "縣", ""},
		{"县", "", "县"},
	} {
		require.Equal(t, tt.want, Restore(tt.simplified, tt.like), tt.simplified+" like "+tt.like)
	}
}

func TestSimplifyReturnsItself(t *testing.T) {
	s := strings.Repeat("政府信息公开abc", 100)
	require.Zero(t, testing.AllocsPerRun(10, func() { Simplify(s) }))
}

func FuzzSimplify(f *testing.F) {
	for _, s := range []string{"縣區政府", "\xe7\xb8", "a縣\xff", "𠮷", "\xed\xa0\x80"} {
		f.Add(s, "縣")
	}
	f.Fuzz(func(t *testing.T, s, like string) {
		got := Simplify(s)
		require.Len(t, got, len(s))
		require.Equal(t, got, Simplify(got))
		if utf8.ValidString(s) {
			require.True(t, utf8.ValidString(got))
			require.Equal(t, got, Simplify(Restore(got, like)))
		}
		ScriptOf(s)
		Width(s)
	})
}
