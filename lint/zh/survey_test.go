package zh

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// surveyed is a text with its signs.
func surveyed(s string) (string, []int32) {
	_, signs := Survey(s, nil)
	return s, signs
}

func TestSurvey(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"公开工作":              "",
		"收到申请 12 件。":        " 12 。",
		"二〇二三年，全区":          "二〇二三年，",
		"第十五條 公開":           "十五 ",
		"𠮷野家a\xff公\xe5\x85": "𠮷a\xff\xe5",
	} {
		_, signs := Survey(text, nil)
		var got strings.Builder
		for _, at := range signs {
			_, n := utf8.DecodeRuneInString(text[at:])
			got.WriteString(text[at : int(at)+n])
		}
		require.Equal(t, want, got.String(), text)
	}
	long := strings.Repeat("公开，12件", 100)
	_, signs := Survey(long, nil)
	require.Len(t, signs, 300)
}

// FuzzSurvey: one pass gives what reading character by character gives.
func FuzzSurvey(f *testing.F) {
	for _, s := range []string{"收到申请３０件，予以公開", "\xe5\x85公\xff\xf0\x9f", "壹萬兩千億〇", "\x80\x80公", strings.Repeat("一,", 200)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		simplified, signs := Survey(s, nil)
		require.Equal(t, strings.Map(SimplifyRune, valid(s)), valid(simplified))
		require.Len(t, simplified, len(s))
		next := 0
		for i, r := range s {
			plain := r >= 0x4000 && r < 0xA000 && outOfFigures(r)
			if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
				plain = !utf8.RuneStart(s[i]) // within a run of broken bytes
			}
			switch {
			case next < len(signs) && int(signs[next]) == i:
				next++
			default:
				require.True(t, plain, "%q at %d", r, i)
			}
		}
		require.Len(t, signs, next, "in order, each at a character")
	})
}

func outOfFigures(r rune) bool {
	return !strings.ContainsRune("零一二两兩三四五六七八九十百千万萬亿億年月日", r)
}

func valid(s string) string { return strings.ToValidUTF8(s, "?") }
