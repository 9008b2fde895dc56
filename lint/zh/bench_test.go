package zh

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gaolint/lint/linttest/growth"
)

const sample = `2023年,我局认真贯彻落实《中华人民共和国政府信息公开条例》,坚持“以公开为常态、不公开为例外”,扎实推进政府信息公开各项工作。现将有关情况报告如下:
一、总体情况
(一)主动公开。全年通过门户网站主动公开政府信息1,234条,其中部门动态900条、通知公告334条;通过政务新媒体发布信息2156条,较上年增长12.5%。
(二)依申请公开。全年共收到政府信息公开申请38件,办结39件(含上年结转1件),均在法定期限内答复。未发生因政府信息公开引起的行政复议和行政诉讼案件。
(三)政府信息管理。严格执行“先审查、后公开”制度,落实三审三校要求,进一步完善政府信息公开目录和指南,确保公开内容准确、及时、全面。
四是强化监督保障。将政务公开工作纳入年度绩效考核,组织开展业务培训三次,参训人员120余人次,社会评议结果良好,未发生责任追究情形。
`

var text = strings.Repeat(sample, 200)

// sampleHan are the Chinese characters of the sample, in order.
var sampleHan = func() (han []rune) {
	for _, r := range sample {
		if IsHan(r) {
			han = append(han, r)
		}
	}
	return han
}()

// ordinary makes up n words from the characters of the sample.
func ordinary(n int) []string {
	rng := rand.New(rand.NewPCG(3, 4))
	list := make([]string, n)
	for i := range list {
		w := make([]rune, 2+rng.IntN(6))
		for k := range w {
			w[k] = sampleHan[rng.IntN(len(sampleHan))]
		}
		list[i] = string(w)
	}
	return list
}

// dense takes n stretches of the sample with one character replaced, so that
// nearly every place of it begins some literal; a third begin with its
// commonest pair.
func dense(n int) []string {
	rng := rand.New(rand.NewPCG(3, 4))
	list := make([]string, n)
	for i := range list {
		at := rng.IntN(len(sampleHan) - 8)
		w := append([]rune(nil), sampleHan[at:at+3+rng.IntN(5)]...)
		w[1+rng.IntN(len(w)-1)] = sampleHan[rng.IntN(len(sampleHan))]
		if i%3 == 0 {
			w = append([]rune("政府"), w...)
		}
		list[i] = string(w)
	}
	return list
}

func BenchmarkNewMatcher(b *testing.B) {
	for _, n := range []int{5000, 20000} {
		list := dense(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewMatcher(list)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	ascii := strings.Repeat("The quick brown fox jumps over the lazy dog. ", 4000)
	for _, c := range []struct {
		name, text string
		literals   []string
	}{{"ordinary", text, ordinary(4000)}, {"dense", text, dense(4000)}, {"ascii", ascii, ordinary(4000)}} {
		m := NewMatcher(c.literals)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			var hits []Hit
			for b.Loop() {
				hits = m.Find(c.text, hits[:0])
			}
			b.ReportMetric(float64(len(hits)), "hits")
		})
	}
}

func benchmark(b *testing.B, f func(string)) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f(text)
	}
}

func BenchmarkNumbers(b *testing.B)   { benchmark(b, func(s string) { Numbers(surveyed(s)) }) }
func BenchmarkDates(b *testing.B)     { benchmark(b, func(s string) { Dates(surveyed(s)) }) }
func BenchmarkSentences(b *testing.B) { benchmark(b, func(s string) { Sentences(surveyed(s)) }) }
func BenchmarkClauses(b *testing.B)   { benchmark(b, func(s string) { Clauses(surveyed(s)) }) }
func BenchmarkSimplify(b *testing.B)  { benchmark(b, func(s string) { Simplify(s) }) }
func BenchmarkScriptOf(b *testing.B)  { benchmark(b, func(s string) { ScriptOf(s) }) }
func BenchmarkWidth(b *testing.B)     { benchmark(b, func(s string) { Width(s) }) }
func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		newHanzi()
	}
}

// No input may take more than linear time.
func TestLinear(t *testing.T) {
	units := []string{
		"(", "（", "《", "1", "1,", "1,234,", "100,", "1、", "一、", "一", "零", "十", "万", "2021、", "2021—", "1-", "1.", "1/", " ", "　", "\n", "-", "—", "- ", "—1", "a", "a1", "1a", "a-", "://", ":",
		"?", "\"", "。\"", "〔", "〔2021", "第", "第1、", "约", "百分之", "分之", "1:", "1万", "万元", "1 ", "（1", "\xe4\xb8", "\xff", "1  \n", "2021年", "年", "1月", "123,\t", "(a,", "《》", "）",
	}
	growth.Linear(t, "gaolint/lint/zh", 16<<10, units, func(unit string, size int) func() {
		m := NewMatcher([]string{"aaaa", "((((", "一一一一", "1,", "aaab"})
		s := strings.Repeat(unit, size/len(unit))
		return func() {
			Numbers(surveyed(s))
			Dates(surveyed(s))
			ParseNumber(s)
			LeadingOrdinal(s)
			Sentences(surveyed(s))
			Clauses(surveyed(s))
			Simplify(s)
			Restore("报告", s)
			ScriptOf(s)
			Width(s)
			m.Find(s, nil)
		}
	})
}
