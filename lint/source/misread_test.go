package source

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const wellRead = "云溪县人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n全年主动公开政府信息1286条，收到政府信息公开申请46件，均已按期办结。\n"

const traditional = "雲溪縣人民政府2023年政府資訊公開工作年度報告\n\n一、總體情況\n全年主動公開政府資訊1286條，收到政府資訊公開申請46件，均已按期辦結。\n"

// as reads the text's bytes, in UTF-8 or GB 18030, in another encoding.
func as(t *testing.T, text string, gb bool, read string) string {
	c := PlainUTF8
	if gb {
		c = GB18030
	}
	return from(t, text, c, read)
}

// from reads the text's bytes, in a charset, in another one.
func from(t *testing.T, text string, c Charset, read string) string {
	raw, err := c.encode(text)
	require.NoError(t, err)
	switch read {
	case "gb18030":
		raw, err = simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
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
		{from(t, traditional, Big5, "gb18030"), Big5AsGB, "チ現", "民政", "Big5"},
		{from(t, traditional, Big5, "gbk"), Big5AsGB, "チ現", "民政", "Big5"},
		{from(t, traditional, Big5, "latin1"), Big5AsLatin, "¿¤¤H", "縣人", "Big5"},
		{from(t, traditional, Big5, "windows-1252"), Big5AsLatin, "¿¤¤H", "縣人", "Big5"},
		{from(t, traditional, Big5, "utf-8"), Big5AsUTF8, "", "", "Big5"},
		{from(t, traditional, GBK, "utf-8"), GBAsUTF8, "", "", "GB 18030"},
		{from(t, wellRead, UTF16LE, "utf-8"), UTF16LEAsUTF8, "", "", "UTF-16 LE"},
		{from(t, wellRead, UTF16BE, "utf-8"), UTF16BEAsUTF8, "", "", "UTF-16 BE"},
		{from(t, "\uFEFF"+wellRead, UTF16LE, "latin1"), UTF16LEAsLatin, "", "", "UTF-16 LE"},
		{from(t, "\uFEFF"+wellRead, UTF16BE, "latin1"), UTF16BEAsLatin, "", "", "UTF-16 BE"},
		{from(t, wellRead, UTF16LE, "windows-1252"), UTF16LEAsLatin, "", "", "UTF-16 LE"},
		{from(t, wellRead, UTF16BE, "windows-1252"), UTF16BEAsLatin, "", "", "UTF-16 BE"},
		{strings.ReplaceAll(from(t, "\uFEFF"+wellRead, UTF16LE, "latin1"), "\x00", ""), UTF16LEAsLatin, "", "", "UTF-16 LE"},
		{strings.ReplaceAll(from(t, wellRead, UTF16LE, "utf-8"), "\x00", ""), UTF16LEAsUTF8, "", "", "UTF-16 LE"},
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
		"私用区的字\uE4C7可能是字体里的符号，如\uE4C9、\uE019，改用通用的符号即可。",
		"人名“ÿþ”和¡Así se llama!、ªº 是外文，不是乱码；第一行\x00之后的文字照常检查。", "ÿþ 开头的一段话，正文都读得出来。",
		strings.Repeat("\uE4C7", 3000), strings.Repeat("¡A", 3000), strings.Repeat("ÿþ\x00", 2000),
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
	for text, charsets := range map[string][]Charset{wellRead: {PlainUTF8, GB18030}, traditional: {PlainUTF8, GB18030, Big5}} {
		require.False(t, holds(text))
		for _, c := range charsets {
			for _, read := range []string{"gb18030", "gbk", "latin1", "windows-1252", "utf-8"} {
				misread := from(t, text, c, read)
				if misread != text && Misread(misread).How != WellRead {
					require.True(t, holds(misread), "%v %s", c, read)
				}
			}
		}
	}
}

func FuzzMisread(f *testing.F) {
	f.Add("鏀垮簻淇℃伅\n锟斤拷")
	f.Add("ã€\u0080ï¼Œ\xff\xfd£¬")
	f.Fuzz(func(t *testing.T, text string) { Misread(text) })
}
