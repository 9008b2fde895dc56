package fact

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFoldDropsReadings(t *testing.T) {
	for text, want := range map[string]string{
		"二、主動公開(kāi)政府信息情況":    "二、主动公开政府信息情况",
		"權（quán）責(zé)清單":       "权责清单",
		"(一)主动公开":              "(一)主动公开",
		"信息(APP)发布":            "信息(APP)发布",
		"微信公众号(gongkai)":       "微信公众号(gongkai)",
		"网址(http://a.gov.cn/)": "网址(http://a.gov.cn/)",
		"開(kāi":                "开(kāi",
	} {
		require.Equal(t, want, fold(text), text)
		f := foldAt(text, 5)
		require.Equal(t, want, f.text, text)
	}
	f := foldAt("開(kāi)放", 0)
	require.Equal(t, []int{0, 0, 0, 9, 9, 9}, f.from)
	require.Equal(t, []int{3, 3, 3, 12, 12, 12}, f.to)
}
