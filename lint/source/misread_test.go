package source

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const wellRead = "云溪县人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n全年主动公开政府信息1286条，收到政府信息公开申请46件，均已按期办结。\n"

// as reads the text's bytes, in UTF-8 or GB 18030, in another encoding.
func as(t *testing.T, text string, gb bool, read string) string {
	raw := []byte(text)
	var err error
	if gb {
		raw, err = simplifiedchinese.GB18030.NewEncoder().Bytes(raw)
		require.NoError(t, err)
	}
	switch read {
	case "gbk":
		raw, err = simplifiedchinese.GBK.NewDecoder().Bytes(raw)
	case "latin1":
		raw, err = charmap.ISO8859_1.NewDecoder().Bytes(raw)
	case "windows-1252":
		raw, err = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	require.NoError(t, err)
	return string([]rune(string(raw))) // each invalid byte becomes U+FFFD
}

func TestMisread(t *testing.T) {
	require.Zero(t, Misread(wellRead))
	for _, c := range []struct {
		text           string
		how            Misreading
		written, meant string
		encoding       string
	}{
		{as(t, wellRead, true, "utf-8"), GBAsUTF8, "", "", "GB 18030"},
		{as(t, wellRead, false, "gbk"), UTF8AsGB, "鍘夸汉", "县人", "UTF-8"},
		{as(t, wellRead, false, "latin1"), UTF8AsLatin, "", "", "UTF-8"},
		{as(t, wellRead, false, "windows-1252"), UTF8AsLatin, "", "", "UTF-8"},
		{as(t, wellRead, true, "latin1"), GBAsLatin, "", "", "GB 18030"},
		{as(t, wellRead, true, "windows-1252"), GBAsLatin, "", "", "GB 18030"},
		{strings.Replace(wellRead, "均已", "\uFFFD\uFFFD", 1), Holes, "", "", "GB 18030"},
		{"鏀垮簻淇℃伅鍏紑\n", UTF8AsGB, "鏀垮簻", "政府", "UTF-8"},
		{wellRead + as(t, "全年收到政府信息公开申请46件，均已办结。\n", false, "gbk"), UTF8AsGB, "", "", "UTF-8"},
		{"锟斤拷锟斤拷2023锟斤拷\n", Gone, gone, "", ""},
		{as(t, as(t, wellRead, true, "utf-8"), false, "gbk"), Gone, gone, "", ""},
	} {
		g := Misread(c.text)
		require.Equal(t, c.how, g.How, "%.60q", c.text)
		require.Equal(t, c.encoding, g.How.Encoding())
		if c.meant != "" {
			require.Equal(t, [2]string{c.written, c.meant}, [2]string{g.Written, g.Meant})
		}
	}
}

// TestNotMisread: rare characters, foreign words and examples in quotation marks are text.
func TestNotMisread(t *testing.T) {
	for _, text := range []string{
		"", "\n", "ASCII only, with £5 and ¡Hola!",
		"锛匠李淇、王骞和赵銆参加了本次会议，会议由村委会主持。",
		"网站曾出现“锟斤拷”和“\uFFFD”等乱码，已经修复。",
		"有群众反映网页显示“鏀垮簻淇℃伅鍏紑”，经查为编码设置有误，已于当日修复并回复群众，同时对全部页面作了检查。",
		"Señor Núñez £¬ à la carte, µÄ, çšto ä¿¡",
		"5μm、±0.5%、25℃、×100、·、—“”‘’…，均为常用符号。",
		strings.Repeat("锛", 3000), strings.Repeat("£¬", 3000), strings.Repeat("ï¼", 2000),
	} {
		require.Zero(t, Misread(text), "%.60q", text)
	}
}

// TestMisreadSigns: every garbled text holds one of the signs, so that it is enough to look
// at texts that do.
func TestMisreadSigns(t *testing.T) {
	holds := func(text string) bool {
		for _, s := range MisreadSigns() {
			if strings.Contains(text, s) {
				return true
			}
		}
		return false
	}
	require.False(t, holds(wellRead))
	for _, gb := range []bool{false, true} {
		for _, read := range []string{"gbk", "latin1", "windows-1252", "utf-8"} {
			text := as(t, wellRead, gb, read)
			if text != wellRead {
				require.True(t, holds(text), "%v %s", gb, read)
			}
		}
	}
}

func FuzzMisread(f *testing.F) {
	f.Add("鏀垮簻淇℃伅\n锟斤拷")
	f.Add("ã€\u0080ï¼Œ\xff\xfd£¬")
	f.Fuzz(func(t *testing.T, text string) { Misread(text) })
}
