package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"gaolint/lint/docx/docxtest"
	"gaolint/rules/profiles"
)

// hostileKind makes a hostile or damaged file of about n bytes, which is called ext.
type hostileKind struct {
	name, ext string
	make      func(t *testing.T, rng *rand.Rand, n int) []byte
}

// hostileKinds are the families of files that must cost nothing but themselves.
func hostileKinds() []hostileKind {
	var all []hostileKind
	for _, f := range []struct {
		ext  string
		list map[string]func(rng *rand.Rand, n int) string
	}{{".md", hostileEncodings}, {".md", hostileNumbers}, {".txt", hostileStructures}, {".html", hostilePages}, {".csv", hostileSheets}, {".yaml", hostileSettings}, {"", strangeFiles}} {
		for name, one := range f.list {
			ext := f.ext
			if ext == "" {
				ext, name = name, "another file called "+name
			}
			all = append(all, hostileKind{name, ext, func(_ *testing.T, rng *rand.Rand, n int) []byte { return []byte(one(rng, n)) }})
		}
	}
	for name, one := range hostileWord {
		all = append(all, hostileKind{name, ".docx", one})
	}
	return all
}

// wrong is a sentence with something to fix.
const wrong = "一是做好政策文件的戒毒。。\n"

// planted puts the words into a sample at random places between characters.
func planted(rng *rand.Rand, n int, words ...string) string {
	text := profiles.Sample([]string{"gov-info-annual-2021", "gov-info-annual-2019", "general"}[rng.IntN(3)])
	runes := []rune(strings.Repeat(text, 1+n/len(text)))
	var b strings.Builder
	every := 1 + len(runes)/(1+rng.IntN(40))
	for i, r := range runes {
		if i%every == rng.IntN(every) || i == 100 {
			b.WriteString(words[rng.IntN(len(words))])
		}
		b.WriteRune(r)
	}
	return b.String()
}

func filled(head, unit string) func(*rand.Rand, int) string {
	return func(_ *rand.Rand, n int) string { return head + strings.Repeat(unit, 1+n/len(unit)) }
}

func with(words ...string) func(*rand.Rand, int) string {
	return func(rng *rand.Rand, n int) string { return planted(rng, n, words...) }
}

// between puts the separators between the characters of figures.
func between(separators ...string) func(*rand.Rand, int) string {
	return func(rng *rand.Rand, n int) string {
		var b strings.Builder
		for _, r := range planted(rng, n, "1234567") {
			b.WriteRune(r)
			if r >= '0' && r <= '9' && rng.IntN(4) == 0 {
				b.WriteString(separators[rng.IntN(len(separators))])
			}
		}
		return b.String()
	}
}

func exchanged(from, to string) func(*rand.Rand, int) string {
	a, b := []rune(from), []rune(to)
	return func(rng *rand.Rand, n int) string {
		return strings.Map(func(r rune) rune {
			for i := range a {
				if a[i] == r && rng.IntN(2) == 0 {
					return b[i]
				}
			}
			return r
		}, planted(rng, n, wrong))
	}
}

var utf16LE = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)

var hostileEncodings = map[string]func(rng *rand.Rand, n int) string{
	"invalid UTF-8": with("\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xe4\xb8", "\x80", "\xf0\x9f\x92"),
	"a byte":        func(rng *rand.Rand, _ int) string { return string([]byte{byte(rng.IntN(256))}) },
	"nothing":       func(*rand.Rand, int) string { return "" },
	"NULs":          with("\x00"),
	"random bytes": func(rng *rand.Rand, n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		return string(b)
	},
	"a mark of UTF-16 before UTF-8":  func(rng *rand.Rand, n int) string { return "\xff\xfe" + planted(rng, n, wrong) },
	"a mark of UTF-8 before GB18030": func(rng *rand.Rand, n int) string { return "\xef\xbb\xbf" + gb18030(planted(rng, n, wrong)) },
	"UTF-16": func(rng *rand.Rand, n int) string {
		s, _ := utf16LE.NewEncoder().String(planted(rng, n, wrong))
		return s
	},
	"UTF-16 of odd length": func(rng *rand.Rand, n int) string {
		s, _ := utf16LE.NewEncoder().String(planted(rng, n, wrong))
		return s + "x"
	},
	"UTF-16 with halves of pairs": func(rng *rand.Rand, n int) string {
		s, _ := utf16LE.NewEncoder().String(planted(rng, n, wrong))
		return s[:len(s)/4*2] + "\x00\xd8" + s[len(s)/4*2:]
	},
	"UTF-32":  filled("\xff\xfe\x00\x00", "\x00\x4e\x00\x00"),
	"GB18030": func(rng *rand.Rand, n int) string { return gb18030(planted(rng, n, wrong)) },
	"GB18030 of four bytes": func(rng *rand.Rand, n int) string {
		return gb18030(planted(rng, n, "𠮷", "\u0080", "é", "\U0010FFFF", wrong))
	},
	"GB18030 cut": func(rng *rand.Rand, n int) string {
		s := gb18030(planted(rng, n, wrong))
		return s[:len(s)/2] + s[len(s)/2+1:]
	},
	"Big5": func(rng *rand.Rand, n int) string { return strings.Repeat(big5, 1+n/len(big5)) },
	"half GB18030": func(rng *rand.Rand, n int) string {
		return planted(rng, n/2, wrong) + gb18030(planted(rng, n/2, wrong))
	},
	"decomposed":                    func(rng *rand.Rand, n int) string { return norm.NFD.String(planted(rng, n, "é", "가", "が", wrong)) },
	"Kangxi radicals":               exchanged("一人大工小日月文方行用金長", "⼀⼈⼤⼯⼩⽇⽉⽂⽅⾏⽤⾦⾧"),
	"private use":                   with("\ue000", "\U000F0000", "\ufffe", "\uffff"),
	"variation selectors":           with("\ufe00", "\U000E0100", "\ufe0f"),
	"10,000 combining marks":        func(rng *rand.Rand, n int) string { return planted(rng, n, "e"+strings.Repeat("\u0301", 10_000)) },
	"signs of direction in figures": between("\u200b", "\u202e", "\u2066", "\u200f", "\u00ad", "\ufeff", "\u2060"),
	"other digits":                  exchanged("0123456789", "０１２٣४５６௭８９"),
	"line ends of Unicode":          with("\u2028", "\u2029", "\u0085", "\u000b", "\u000c"),
	"CR alone":                      func(rng *rand.Rand, n int) string { return strings.ReplaceAll(planted(rng, n, wrong), "\n", "\r") },
	"CR and LF mixed": func(rng *rand.Rand, n int) string {
		return strings.ReplaceAll(planted(rng, n, wrong, "\r", "\r\n"), "。", "。\r\n")
	},
	"marks of order inside":        with("\ufeff"),
	"escapes and commands of logs": with("\x1b[2J", "\x1b]52;c;cm0=\x07", "\n::error::x\n", "##[error]x", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "[x](http://e.cn)"),
	"text garbled by another charset": func(rng *rand.Rand, n int) string {
		s, _ := simplifiedchinese.GB18030.NewDecoder().String(planted(rng, n, wrong))
		return s
	},
}

var big5 = func() string {
	s, err := traditionalchinese.Big5.NewEncoder().String("政府資訊公開工作年度報告，主動公開政府資訊工作情況。做好政策檔案的工作。\n")
	if err != nil {
		panic(err)
	}
	return s
}()

func gb18030(text string) string {
	s, _ := simplifiedchinese.GB18030.NewEncoder().String(text) // what it lacks ends the text there
	return s
}

var hostileNumbers = map[string]func(rng *rand.Rand, n int) string{
	"digits without end":  filled("全年公开信息", "7"),
	"strange figures":     with("1e999条", "−0件", "-0件", "１，２３４条", "1,2,3,4条", "0x10件", "1..5%", "٣件", "½件", "∞条", "NaN件", "00000000件", "1 2 3条"),
	"万 and 亿 without end": filled("收费", "9万亿"),
	"beyond 64 bits":      with("公开信息18446744073709551616条，其中甲9223372036854775807条、乙9223372036854775807条"),
	"days that are none":  with("2023年2月31日", "99999年13月1日", "0年0月0日", "二〇二三年十三月三十二日", "2024年2月29日至2023年2月29日"),
	"figures in cells": func(rng *rand.Rand, n int) string {
		huge := []string{"99999999999999999999", "-1", "1e9", "", "/", "—", "１２", "1.5", "=1+1", "一百"}
		s := planted(rng, n, wrong)
		for range 40 {
			s = strings.Replace(s, "| 0 |", "| "+huge[rng.IntN(len(huge))]+" |", 1+rng.IntN(3))
		}
		return s
	},
	"numerals in words":     filled("", "一千零二十三万四千五百六十七亿零"),
	"ordinals without end":  filled("", "一、（一）1.（1）①第一，"),
	"shares without a sum":  filled("", "占总数的33.33%、33.33%和33.35%，同比增长-200%。"),
	"sums of many parts":    filled("公开信息100条，其中", "甲1条、"),
	"numbers of documents":  with("〔2021〕30号", "〔20211〕号", "国办发〔〕", "〔２０２１〕3０号", "[2021]30号"),
	"years that are others": with("2022年", "截至2019年12月31日", "上年度", "２０２４年"),
}

var hostileStructures = map[string]func(rng *rand.Rand, n int) string{
	"bars":                     filled("", "|"),
	"brackets":                 filled("", "（"),
	"closing brackets":         filled("", "）》”"),
	"quotes":                   filled("", "“"),
	"everything opened":        filled("", "（《“〔【［'\"<!-- `*_~["),
	"ragged tables":            filled("## 三、收到和处理政府信息公开申请情况\n", "| 一 | 二\n|---|\n| 1 | 2 | 3 | 4 |\n||||||\n|\n"),
	"comments in tables":       filled("| a | b |\n|---|---|\n", "| <!-- gaolint-disable --> | 1 |\n<!-- gaolint-enable -->\n| 2 |\n"),
	"comments left open":       filled(wrong, "<!-- gaolint-disable typo\n"),
	"comments in comments":     filled("", "<!-- gaolint-disable <!-- gaolint-disable-next-line -->\n"+wrong),
	"comments of txt":          filled("", "# gaolint-disable-next-line prosesum：\n"+wrong),
	"fences":                   filled("", "```\n~~~\n"),
	"quotations in quotations": filled("", "> "),
	"lists in lists":           filled("", "- 1. * + "),
	"one line":                 filled("", strings.TrimSpace(wrong)),
	"empty lines":              filled("", "\n"),
	"blanks":                   filled("", "　 \t\u00a0"),
	"a character a line":       filled("", "政\n府\n"),
	"headings":                 filled("", "# 一、总体情况\n"),
	"titles":                   filled("", "甲县人民政府2023年政府信息公开工作年度报告\n"),
	"cells a line":             func(rng *rand.Rand, n int) string { return strings.ReplaceAll(planted(rng, n, wrong), "|", "\n\n") },
	"tables by tabs":           func(rng *rand.Rand, n int) string { return strings.ReplaceAll(planted(rng, n, wrong), "|", "\t") },
	"tables without their ends": func(rng *rand.Rand, n int) string {
		return strings.ReplaceAll(planted(rng, n, "|\n", "\n|"), "|\n", "\n")
	},
	"repeated words":            filled("", "的的了了县县人民政府人民政府"),
	"damaged reports":           func(rng *rand.Rand, _ int) string { return mutants(rng.Uint64(), 6)[rng.IntN(6)] },
	"reports one after another": func(rng *rand.Rand, n int) string { return planted(rng, n, "") },
	"names":                     with("云溪县", "某某市人民政府", "××局", "（单位名称）", "〔待填：数字〕", "XX县"),
}

var hostilePages = map[string]func(rng *rand.Rand, n int) string{
	"huge spans":        filled("<table>", "<tr><td rowspan=2147483647 colspan=1000000000>1<td>2"),
	"nested tables":     filled("", "<table><tr><td>1"),
	"tables in select":  filled("", "<select><table><tr><td>1<td>2</table>"),
	"lying charset":     func(rng *rand.Rand, n int) string { return "<meta charset=gb18030><p>" + planted(rng, n, wrong) },
	"unknown charset":   func(rng *rand.Rand, n int) string { return "<meta charset=x-none><p>" + planted(rng, n, wrong) },
	"GB18030 by meta":   func(rng *rand.Rand, n int) string { return "<meta charset=gbk><p>" + gb18030(planted(rng, n, "<p>")) },
	"entities":          filled("<p>", "&lt&#0;&#x110000;&amp;nbsp&hellip;&#26159;"),
	"scripts":           filled("<title>x</title>", "<script>document.write('<table>')</script><style>p{}</style>"),
	"open script":       filled("<p>做好政策文件的戒毒。<script><!--", "<script>"),
	"templates":         filled("", "<template><svg><math><mtext><table>"),
	"attributes":        filled("<td ", "a=b onclick='x' "),
	"unclosed elements": filled("", "<div><p><b><i><a href=x>文。"),
	"comments":          filled("", "<!-- gaolint-disable --><p>"+wrong),
	"an article in bits": func(rng *rand.Rand, n int) string {
		return "<article>" + strings.Join(strings.Split(planted(rng, n/8, wrong), ""), "<wbr>")
	},
	"damaged tables": func(rng *rand.Rand, n int) string {
		var b strings.Builder
		for line := range strings.Lines(planted(rng, n, wrong)) {
			if cells := strings.Split(line, "|"); len(cells) > 2 {
				b.WriteString("<tr>")
				for _, c := range cells {
					fmt.Fprintf(&b, "<td rowspan=%d colspan='%d'>%s", rng.IntN(4), rng.IntN(5)-1, c)
				}
				continue
			}
			b.WriteString("<p>" + line)
		}
		return b.String()
	},
}

var hostileSheets = map[string]func(rng *rand.Rand, n int) string{
	"quotes":         filled("", "\""),
	"quotes opened":  filled("", ",\"a"),
	"many delimiter": filled("", ",;\t\"\"|"),
	"empty records":  filled("全称,简称\n", "\n,,,\n"),
	"formulas":       filled("", "=1+1,@SUM(1),+1,-1\n"),
	"a report": func(rng *rand.Rand, n int) string {
		return strings.ReplaceAll(planted(rng, n, "\"", ",", wrong), "|", ",")
	},
	"a report in GB18030": func(rng *rand.Rand, n int) string {
		return gb18030(strings.ReplaceAll(planted(rng, n, wrong), "|", ","))
	},
}

// hostileSettings are files for people who set gaolint up; as drafts they are text.
var hostileSettings = map[string]func(rng *rand.Rand, n int) string{
	"aliases that multiply": filled("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nexclude: &c [*b,*b,*b,*b,*b]\nwords: ", "[*c,*c,*c],"),
	"many patterns":         filled("exclude:\n", "- \"a*/**/{b,c}*.md\"\n"),
	"unknown keys":          filled("", "x: 1\n"),
	"nested lists":          filled("rules: ", "["),
	"a long pattern":        filled("custom:\n- id: no-x\n  pattern: \"", "a{1,100}(b|"),
	"a report as settings":  func(rng *rand.Rand, n int) string { return planted(rng, n, ": ", "- ", "\t", "*a", "&a") },
	"invalid settings":      with("\xff: [", "\x00", "\"\x1b[2J\": x\n"),
	"other files":           filled("extends: [../../../../etc/passwd, /etc/shadow, .]\n", "words: {files: [/etc/passwd]}\n"),
}

// strangeFiles are beginnings of files of other programs, by the ending that they have here.
var strangeFiles = map[string]func(rng *rand.Rand, n int) string{
	".doc": filled("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "W\x00o\x00r\x00d\x00"),
	".wps": filled("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\x00"),
	".rtf": filled("{\\rtf1 ", "{\\b "),
	".pdf": filled("%PDF-1.7\n", "1 0 obj <<>>\n"),
	".zip": filled("PK\x03\x04\x14\x00", "\x00"),
	".odt": filled("PK\x03\x04\x14\x00\x00\x00", "mimetypeapplication/vnd.oasis.opendocument.text"),
	".mht": filled("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "--x\n"),
	".xml": filled("<?xml version=\"1.0\"?><w:wordDocument>", "<w:p>"),
	".htm": filled("\xff\xd8\xff\xe0", "JFIF"),
	".go":  filled("", "package x\n"),
}

// zipPart is an entry of an archive that a test makes.
type zipPart struct{ name, text string }

func archived(t *testing.T, parts ...zipPart) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		require.NoError(t, err)
		_, err = w.Write([]byte(p.text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func wordOf(unit string) func(*testing.T, *rand.Rand, int) []byte {
	return func(t *testing.T, _ *rand.Rand, n int) []byte {
		return docxtest.Body(t, strings.Repeat(unit, 1+n/len(unit)))
	}
}

const (
	wordText  = `<w:p><w:r><w:t>做好政策文件的戒毒。。</w:t></w:r></w:p>`
	wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordRoot  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + wordText + `</w:body></w:document>`
)

// wordWith is a Word file with further entries.
func wordWith(parts ...zipPart) func(*testing.T, *rand.Rand, int) []byte {
	return func(t *testing.T, _ *rand.Rand, _ int) []byte {
		return archived(t, append([]zipPart{{"[Content_Types].xml", wordTypes}, {"_rels/.rels", wordRels}, {"word/document.xml", wordRoot}}, parts...)...)
	}
}

var hostileWord = map[string]func(t *testing.T, rng *rand.Rand, n int) []byte{
	"bomb of text": func(t *testing.T, _ *rand.Rand, _ int) []byte { return docxtest.Make(t, strings.Repeat("甲", 4<<20)) },
	"bomb of elements": func(t *testing.T, _ *rand.Rand, _ int) []byte {
		return docxtest.Body(t, strings.Repeat("<w:p/>", 2<<20))
	},
	"bomb of blanks": func(t *testing.T, _ *rand.Rand, _ int) []byte { return docxtest.Body(t, strings.Repeat(" ", 20<<20)) },
	"bomb beside":    wordWith(zipPart{"word/media/a.bin", strings.Repeat("\x00", 64<<20)}),
	"65,536 entries": func(t *testing.T, rng *rand.Rand, _ int) []byte {
		return wordWith(make([]zipPart, 65_536)...)(t, rng, 0)
	},
	"names that climb": wordWith(zipPart{"../../x", "x"}, zipPart{"/etc/x", "x"}, zipPart{`..\x`, "x"}),
	"parts twice":      wordWith(zipPart{"word/document.xml", wordRoot}, zipPart{"WORD/document.xml", wordRoot}),
	"document type":    wordWith(zipPart{"word/styles.xml", `<!DOCTYPE x [<!ENTITY a "b">]><x/>`}),
	"linked template":  wordWith(zipPart{"word/_rels/settings.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>`}),
	"elements in elements": func(t *testing.T, _ *rand.Rand, _ int) []byte {
		return docxtest.Body(t, strings.Repeat("<w:p>", 400_000))
	},
	"tables in tables":       wordOf("<w:tbl><w:tr><w:tc>"),
	"huge spans":             wordOf(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/><w:vMerge/></w:tcPr>` + wordText + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`),
	"changes and comments":   wordOf(`<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>做好</w:t></w:r></w:ins><w:del w:id="1" w:author="乙"><w:r><w:delText>戒毒</w:delText></w:r></w:del><w:commentRangeStart w:id="7"/><w:r><w:t>政策文件的戒毒。。</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`),
	"words in pieces":        wordOf(`<w:p><w:r><w:t>做好政策文件的</w:t></w:r><w:proofErr/><w:r><w:t>戒</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>毒。。</w:t></w:r></w:p>`),
	"boxes and alternatives": wordOf(`<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:txbxContent>` + wordText + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + wordText + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`),
	"fields and sections":    wordOf(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p><w:sdt><w:sdtContent>` + wordText + `</w:sdtContent></w:sdt>`),
	"formulas":               wordOf(`<w:p><w:r><w:t>=cmd|'/C calc'!A0 &lt;script&gt; &#x202e;&#x7F;做好政策文件的戒毒。。</w:t></w:r></w:p>`),
	"nothing inside":         wordOf(`<w:sectPr/>`),
	"a page called .docx":    func(_ *testing.T, rng *rand.Rand, n int) []byte { return []byte("<html><p>" + planted(rng, n, wrong)) },
	"text called .docx":      func(_ *testing.T, rng *rand.Rand, n int) []byte { return []byte(planted(rng, n, wrong)) },
	"a report": func(t *testing.T, rng *rand.Rand, n int) []byte {
		return docxtest.Make(t, planted(rng, min(n, 20_000), wrong))
	},
	"a report cut short": func(t *testing.T, rng *rand.Rand, n int) []byte {
		raw := docxtest.Make(t, planted(rng, 1000, wrong))
		return raw[:rng.IntN(len(raw))]
	},
	"a report with wrong bits": func(t *testing.T, rng *rand.Rand, n int) []byte {
		raw := docxtest.Make(t, planted(rng, 1000, wrong))
		for range 1 + rng.IntN(20) {
			raw[rng.IntN(len(raw))] ^= 1 << rng.IntN(8)
		}
		return raw
	},
	"a report with wrong XML": func(t *testing.T, rng *rand.Rand, _ int) []byte {
		root := []byte(strings.Replace(wordRoot, wordText, strings.Repeat(wordText, 50), 1))
		for range 1 + rng.IntN(10) {
			root[rng.IntN(len(root))] = `<>/"'&= w:`[rng.IntN(10)]
		}
		return archived(t, zipPart{"[Content_Types].xml", wordTypes}, zipPart{"_rels/.rels", wordRels}, zipPart{"word/document.xml", string(root)})
	},
}
