package rules_test

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// generators make text of about n bytes that is hard on something.
var generators = map[string]func(n int) string{
	"brackets":  pattern("（", "《关于", "“", "〔", "【甲", "）", "<", "["),
	"unclosed":  pattern("（《“"),
	"digits":    pattern("1234567890"),
	"numbers":   pattern("1,234.5万元，１２３人次、三百二十一条、"),
	"listing":   pattern("甲、乙丙、"),
	"pipes":     pattern("|"),
	"rows":      pattern("| 甲 | 12 | 0 | / |\n"),
	"cells":     pattern("甲\n\n12\n\n0\n\n"),
	"tabs":      pattern("甲\t12\t0\t\n"),
	"de":        pattern("的地得"),
	"quotes":    pattern("“甲”乙", "‘丙’", "\"丁\""),
	"dates":     pattern("2023年2月30日至2024年12月3日，", "二〇二二年度，", "（2024-13-01）"),
	"ordinals":  pattern("1.明确责任。\n", "二、强化监督。\n", "（四）加强培训。\n", "4、落实到人。\n"),
	"inline":    pattern("一是明确责任；", "二是强化监督；", "第三，加强培训；", "（2）落实到人；"),
	"headings":  pattern("一、总体情况\n\n", "（二）依申请公开\n\n", "## 五、存在困难及改进措施\n\n"),
	"comments":  pattern("<!-- gaolint-disable typo -->\n", "<!-- gaolint-disable-next-line -->\n做好政策文件的戒毒。\n", "<!-- "),
	"sums":      pattern("共发布信息2504条，其中甲类22条、乙类1060条、丙类1417条，", "分别为12件、13件、14件，合计40件。"),
	"statement": pattern("本年新收政府信息公开申请36件，上年结转1件，予以公开12件，"),
	"mistakes":  pattern("政策文件的戒毒，，", "县县人民政府", "申39件", "规范化面。。", "公众号“青禾发布”", "公众号“青和发布”"),
	"latin":     pattern("www.example.gov.cn/a?b=1&c=2 ", "A-B_C@d.e, "),
	"marks":     pattern("，。；：、！？…—·", ",.;:!?"),
	"blanks":    pattern(" ", "　", "\t", "\u00a0"),
	"lines":     pattern("\n"),
	"pasted":    pattern("甲\v", "（一）\t乙\a", "12\u00a0件，", "\f"),
	"garbled":   pattern("鏀垮簻", "锛", "ï¼Œ", "£¬", "“锟斤拷”", "“\uFFFD”\n"),
	"signature": pattern("青禾县人民政府\n2024年1月2日\n"),
}

// pattern repeats the parts in turn.
func pattern(parts ...string) func(int) string {
	all := strings.Join(parts, "")
	return func(n int) string { return strings.Repeat(all, n/len(all)) }
}

// hard is a report whose first section holds the generator's text.
func hard(t *testing.T, generator string, n int) string {
	sample := samples(t)["gov-info-annual-2021"]
	heading := strings.Index(sample, "一、")
	end := heading + strings.Index(sample[heading:], "\n") + 1
	if n == 0 {
		return sample
	}
	return sample[:end] + "\n" + generators[generator](n) + "\n" + sample[end:]
}

// probe names the variable by which TestLinear asks a copy of this test, compiled with
// counters, to lint one text.
const probe = "GAOLINT_LINEAR_PROBE"

// TestLinearProbe lints the text that TestLinear asks for, and tells what was allocated.
func TestLinearProbe(t *testing.T) {
	ask := strings.Fields(os.Getenv(probe))
	if len(ask) != 3 {
		t.Skip("asked by TestLinear only")
	}
	n, err := strconv.Atoi(ask[2])
	require.NoError(t, err)
	doc := source.New("a.md", hard(t, ask[1], n))
	e := newEngine(t, nil)
	// What is made once for all texts is made now, whenever it was begun.
	e.Lint(source.New("b.md", hard(t, ask[1], 0)), nil)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if ask[0] == "fix" {
		_, _, err = e.FixAll(doc, false)
	} else {
		e.Lint(doc, nil)
	}
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	fmt.Printf("\nallocated %d\n", after.TotalAlloc-before.TotalAlloc)
}

// cost is what linting one text took, by place: statements executed by file, and the
// bytes allocated under "memory".
type cost map[string]int

// fixable are the generators whose text holds much to fix.
var fixable = []string{"brackets", "comments", "headings", "inline", "marks", "mistakes", "ordinals"}

// TestLinear: no rule, and nothing that rules share, costs more than in proportion to
// the text, whatever it holds: twice the text takes at most 2.3 times the statements and
// the memory. Statements are counted, not seconds: they are the same on every machine.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the rules with counters")
	}
	binary := filepath.Join(t.TempDir(), "probe.test")
	build := exec.Command("go", "test", "-c", "-covermode=count", "-coverpkg=gaolint/...,regexp,strings,slices,sort", "-o", binary, "gaolint/rules")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	bases := map[string]cost{} // of the report alone
	start := func(verb, generator string, sizes ...int) {
		if bases[verb] == nil {
			bases[verb] = measure(t, binary, verb, generator, 0)
		}
		base := bases[verb]
		t.Run(verb+"/"+generator, func(t *testing.T) {
			t.Parallel()
			limit <- struct{}{}
			defer func() { <-limit }()
			var costs []cost
			for i, n := range sizes {
				costs = append(costs, measure(t, binary, verb, generator, n))
				for place := range costs[i] {
					costs[i][place] -= base[place]
				}
				if i > 0 {
					compare(t, costs[i-1], costs[i], n)
				}
			}
			// Memory comes in large pieces, so that only far apart sizes tell anything. Text
			// that costs none may spare the report a finding, so that the difference is negative.
			from, times := 0, float64(sizes[len(sizes)-1])/float64(sizes[0])
			if spared := costs[0]["memory"]; spared < 0 {
				from, times = 1, float64(sizes[len(sizes)-1]-sizes[0])/float64(sizes[1]-sizes[0])
				for _, c := range costs {
					c["memory"] -= spared
				}
			}
			first, last := max(costs[from]["memory"], 1<<12), costs[len(costs)-1]["memory"]
			require.LessOrEqual(t, float64(last), math.Pow(2.3, math.Log2(times))*float64(first), "memory for %.0f times the text", times)
		})
	}
	for _, generator := range slices.Sorted(maps.Keys(generators)) {
		start("lint", generator, 64<<10, 256<<10, 1<<20)
	}
	for _, generator := range fixable {
		start("fix", generator, 16<<10, 64<<10, 256<<10)
	}
}

// growth is what four times the text may cost: twice 2.3.
const growth = 2.3 * 2.3

// noise is a cost that says nothing: fewer statements than a fifth of the text's bytes.
func noise(n int) int { return n / 5 }

// compare holds the cost of n bytes to that of a quarter of them.
func compare(t *testing.T, small, large cost, n int) {
	for _, place := range slices.Sorted(maps.Keys(large)) {
		if place == "memory" || large[place] < 2*noise(n) {
			continue
		}
		if float64(large[place]) > growth*float64(max(small[place], noise(n/4))) {
			t.Errorf("%s: %d statements for %d KB, %d for %d KB: %.1f times as many for 4 times the text",
				place, small[place], n>>12, large[place], n>>10, float64(large[place])/float64(max(1, small[place])))
		}
	}
}

// measure runs the probe.
func measure(t *testing.T, binary, verb, generator string, n int) cost {
	profile := filepath.Join(t.TempDir(), "counts")
	c := exec.Command(binary, "-test.run=^TestLinearProbe$", "-test.coverprofile="+profile)
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%s %s %d", probe, verb, generator, n), "GOMAXPROCS=1", "GOGC=400")
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	counts := cost{}
	_, rest, found := bytes.Cut(out, []byte("\nallocated "))
	require.True(t, found, "%s", out)
	_, err = fmt.Sscan(string(rest), &n)
	require.NoError(t, err)
	counts["memory"] = n
	file, err := os.Open(profile)
	require.NoError(t, err)
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		// path/file.go:1.2,3.4 STATEMENTS TIMES
		place, numbers, found := strings.Cut(lines.Text(), ":")
		fields := strings.Fields(numbers)
		if !found || len(fields) != 3 {
			continue
		}
		statements, err := strconv.Atoi(fields[1])
		require.NoError(t, err)
		times, err := strconv.Atoi(fields[2])
		require.NoError(t, err)
		counts[place] += statements * times
	}
	return counts
}
