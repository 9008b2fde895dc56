package html

import (
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

var (
	pageBlock = regexp.MustCompile(`(?s)<script type="text/plain" id="r(\d+)">([A-Za-z0-9+/=]*)</script>\n`)
	pageData  = regexp.MustCompile(`(?s)<script type="application/json" id="index">([^<]*)</script>\n`)
)

// opened reads a page back.
func opened(t testing.TB, page string) (index pageIndex, reports []pageReport) {
	data := pageData.FindStringSubmatch(page)
	require.NotNil(t, data, "the index holds a tag, or is not there")
	require.NoError(t, json.Unmarshal([]byte(data[1]), &index))
	for _, b := range pageBlock.FindAllStringSubmatch(page, -1) {
		packed, err := base64.StdEncoding.DecodeString(b[2])
		require.NoError(t, err)
		plain, err := io.ReadAll(flate.NewReader(strings.NewReader(string(packed))))
		require.NoError(t, err)
		var r pageReport
		require.NoError(t, json.Unmarshal(plain, &r))
		reports = append(reports, r)
	}
	return index, reports
}

// frame is what is left of a page without its data: it is the same whatever is in it.
func frame(page string) string {
	return pageData.ReplaceAllString(pageBlock.ReplaceAllString(page, ""), "")
}

func TestPageOfHostileDrafts(t *testing.T) {
	empty := frame(outputtest.Render(t, Format, nil))
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		page := outputtest.Render(t, Format, nil, files...)
		require.Equal(t, empty, frame(page), "nothing of a draft stands outside of the data")
		index, reports := opened(t, page)
		outputtest.Calm(t, pageData.FindString(page), "\n")
		for _, f := range files {
			if f.Failure == "" && f.Result != nil {
				require.NotEmpty(t, reports)
			}
		}
		for _, r := range reports {
			units := len(utf16.Encode([]rune(r.Text)))
			for _, f := range r.Findings {
				require.True(t, 0 <= f.Start && f.Start <= f.End && f.End <= units)
			}
		}
		require.LessOrEqual(t, len(index.Rows), len(files))
	})
}

func TestPage(t *testing.T) {
	page := outputtest.Render(t, Format, nil, outputtest.Batch()...)
	index, reports := opened(t, page)
	require.Len(t, index.Rows, 5)
	require.Len(t, reports, 4)
	verdicts := []string{}
	for _, r := range index.Rows {
		verdicts = append(verdicts, index.Words["verdicts"][r.Verdict].Word)
	}
	require.ElementsMatch(t, []string{"通过", "建议修改", "退回修改", "未识别", "未能检查"}, verdicts)
	require.Equal(t, "未能检查", index.Words["verdicts"][0].Word, "what was not checked stands first")
	bad := reports[2]
	require.Equal(t, "主动公开", slice16(bad.Text, bad.Findings[0].Start, bad.Findings[0].End))
	for _, want := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'", sourceHash(pageScript()), sourceHash(pageCSS)} {
		require.Contains(t, page, want)
	}
	for _, bad := range []string{"unsafe-inline", "innerHTML", "insertAdjacent", "document.write", "eval(", "https://", " style=\"", "onclick="} {
		require.NotContains(t, page, bad)
	}
	require.Equal(t, "http://www.w3.org/2000/svg", regexp.MustCompile(`https?://[^"' )]*`).FindString(page), "the name of a namespace is the one address")
}

func slice16(s string, start, end int) string {
	return string(utf16.Decode(utf16.Encode([]rune(s))[start:end]))
}

// TestPlacesInThePage: text and blocks are counted as the page's script counts.
func TestPlacesInThePage(t *testing.T) {
	text := "𠮷甲\r\na𠮷b" + strings.Repeat("政务𠮷", 100)
	u := newUnits(text)
	for i := range text {
		require.Equal(t, len(utf16.Encode([]rune(text[:i]))), u.at(i))
	}
	require.Equal(t, u.end, u.at(len(text)+5))
	_, reports := opened(t, outputtest.Render(t, Format, nil, outputtest.Sample("a.md")))
	r := reports[0]
	last := 0
	for i := 0; i < len(r.Blocks); i += 3 {
		require.LessOrEqual(t, last, r.Blocks[i])
		require.Less(t, r.Blocks[i], r.Blocks[i+1])
		last = r.Blocks[i+1]
		if r.Blocks[i+2] == pageSection {
			require.Regexp(t, `^[一二三四五六]、`, slice16(r.Text, r.Blocks[i], r.Blocks[i+1]))
		}
	}
}

// TestSumsInThePage: of a clean report every sum comes out, and every cell is where it says.
func TestSumsInThePage(t *testing.T) {
	f := outputtest.Sample("a.md")
	index, reports := opened(t, outputtest.Render(t, Format, nil, f))
	require.Len(t, index.Forms, 2)
	require.Len(t, index.Forms[0].Sums, 39)
	require.Len(t, index.Forms[1].Sums, 3)
	for _, table := range reports[0].Tables {
		require.Equal(t, strings.Repeat("=", len(index.Forms[table.Form].Sums)), table.Sums)
		require.Empty(t, table.Sides)
		at := 0
		for i := 0; i < len(table.Cells); i += 2 {
			at += table.Cells[i]
			require.Regexp(t, `^\d+$`, slice16(reports[0].Text, at, at+table.Cells[i+1]))
		}
	}
	cell := f.Result.TableOf(index2key(f)).Cells[0][0]
	text := f.Source.Text()
	broken := outputtest.Draft("a.md", text[:cell.Span.Start]+"999"+text[cell.Span.End:])
	_, reports = opened(t, outputtest.Render(t, Format, nil, broken))
	require.Equal(t, 2, strings.Count(reports[0].Tables[0].Sums, "!"))
	require.Len(t, reports[0].Tables[0].Sides, 2)
}

// index2key is the key of the first table with sums.
func index2key(f output.File) string {
	for _, t := range f.Result.Tables {
		if len(t.Spec.Identities) > 0 {
			return t.Spec.Key
		}
	}
	return ""
}

func TestPageIsBounded(t *testing.T) {
	f := outputtest.Draft("a.md", strings.Repeat("做好政务公开工作。\n", 200_000))
	for i := range 2000 {
		f.Findings = append(f.Findings, lint.Diagnostic{Rule: "words", Severity: lint.Warning, Span: source.Span{Start: i * 28, End: i*28 + 3}, Message: lint.Text{ZH: "错。"}})
	}
	page := outputtest.Render(t, Format, nil, f)
	_, reports := opened(t, page)
	require.True(t, reports[0].Cut)
	require.Equal(t, 2000-pageFindings, reports[0].Lost)
	require.LessOrEqual(t, len(reports[0].Text), pageText)

	w := newPage(io.Discard, outputtest.Options(output.Format{})).(*pageWriter)
	w.size = pageBytes + 1
	limit := new(output.LimitError)
	require.ErrorAs(t, w.Add(outputtest.Sample("a.md")), &limit)
	require.ErrorAs(t, w.Close(output.Run{}), &limit)
}

// TestPageTellsItself: the page's name, under which ticks are kept, changes with what was
// found and with nothing else.
func TestPageTellsItself(t *testing.T) {
	id := func(files ...output.File) string {
		index, _ := opened(t, outputtest.Render(t, Format, nil, files...))
		return index.ID
	}
	require.Equal(t, id(outputtest.Batch()...), id(outputtest.Batch()...))
	other := outputtest.Batch()
	other[0].Path += "x"
	require.NotEqual(t, id(outputtest.Batch()...), id(other...))
	other = outputtest.Batch()
	other[1].Findings[0].Message.ZH += "x"
	require.NotEqual(t, id(outputtest.Batch()...), id(other...))
}

func TestPageWithOrgans(t *testing.T) {
	list, err := organs.Read("名单.csv", []byte("全称,上级,期限\n云外县水利局,云外市人民政府,2025-01-31\n"))
	require.NoError(t, err)
	roll := organs.NewRoll(list)
	f := outputtest.Sample("<b>.md")
	f.Listed = roll.Add(f.Path, f.Result.Title.Organ, f.Result.Title.Year)
	require.Nil(t, f.Listed)
	var b strings.Builder
	w := newPage(&b, outputtest.Options(output.Format{}))
	require.NoError(t, w.Add(f))
	require.NoError(t, w.Close(output.Run{Organs: roll.Outcome()}))
	index, _ := opened(t, b.String())
	require.Equal(t, [][4]string{{"云外县水利局", "云外市人民政府", "2025-01-31", ""}}, index.Organs.Missing)
	require.Equal(t, "<b>.md", index.Organs.Unlisted[0][0])
}

func TestDistricts(t *testing.T) {
	for organ, want := range map[string]string{
		"青禾县云溪乡人民政府": "青禾县", "江苏省淮安市洪泽区水利局": "洪泽区", "淮安市人民政府": "淮安市", "北京市海淀区教育局": "海淀区",
		"内蒙古自治区锡林郭勒盟行政公署": "锡林郭勒盟", "凉山彝族自治州财政局": "凉山彝族自治州", "城市管理局": "", "市场监督管理局": "", "青禾县市场监督管理局": "青禾县",
		"青禾县城市管理局": "青禾县", "水利部": "", "": "", "云溪乡人民政府": "", "高新技术产业开发区管委会": "高新技术产业开发区",
	} {
		require.Equal(t, want, District(organ), organ)
	}
}

// TestPartsOfThePage: all scripts of the folder are in the page, and none is long.
func TestPartsOfThePage(t *testing.T) {
	files, err := filepath.Glob("*.js")
	require.NoError(t, err)
	for _, path := range files {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Contains(t, pageScript(), string(text))
		require.Less(t, strings.Count(string(text), "\n"), 400, path)
		require.NotContains(t, string(text), "</script")
	}
	for key := range regexpSay(pageScript()) {
		require.Contains(t, pageTexts, key, "the page says what it does not have")
	}
}

func regexpSay(script string) map[string]bool {
	out := map[string]bool{}
	for _, m := range regexp.MustCompile(`\bsay\.([a-z]+)`).FindAllStringSubmatch(script, -1) {
		out[m[1]] = true
	}
	return out
}

// TestCommon: wording that very many organs share is in the index, whatever it is.
func TestCommon(t *testing.T) {
	write := func(common ...output.Common) string {
		var b strings.Builder
		w := newPage(&b, outputtest.Options(Format))
		require.NoError(t, w.Add(outputtest.Sample("a.md")))
		require.NoError(t, w.Close(output.Run{Common: common, CommonTotal: 3 * len(common)}))
		return b.String()
	}
	plain := output.Common{Text: "坚持把公开透明作为政府工作的基本制度。", Organs: 7, Path: "甲/a.md", Line: 5}
	require.NotContains(t, write(), plain.Text)
	require.Contains(t, write(plain), plain.Text)
	for _, p := range outputtest.Payloads {
		page := write(output.Common{Text: p, Organs: 7, Path: p, Line: 5})
		require.Equal(t, frame(write()), frame(page), "%q", p)
		outputtest.Calm(t, pageData.FindString(page), "\n")
	}
}
