package copied

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/reports"
	"gaolint/rules/profiles"
)

// form is the report kind of the tests.
func form(t testing.TB) (*profile.Profile, *lint.Engine) {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Profiles: all})
	require.NoError(t, err)
	i := slices.IndexFunc(all, func(p *profile.Profile) bool { return p.Name == "gov-info-annual-2021" })
	return all[i], e
}

// batch reads the texts as one run does, and gives each one's findings.
func batch(t testing.TB, e *lint.Engine, texts []string) (*compare.Batch, [][]lint.Diagnostic) {
	forms, err := profiles.All()
	require.NoError(t, err)
	kinds := map[string]*profile.Profile{}
	for _, p := range forms {
		kinds[p.Name] = p
	}
	b := compare.NewBatch(len(texts))
	all := make([]*compare.Report, len(texts))
	for i, text := range texts {
		path := fmt.Sprintf("%03d.md", i)
		all[i] = compare.Read(e.Lint(source.New(path, text), nil).Document, nil)
		b.Add(i, path, all[i].Pack())
	}
	b.Sort()
	found := make([][]lint.Diagnostic, len(texts))
	for i, r := range all {
		found[i] = b.Judge(r)
		packed := b.Report(i, kinds)
		require.NotNil(t, packed)
		require.Len(t, b.Judge(packed), len(found[i]), "packed, a report is judged as it is")
	}
	return b, found
}

var (
	organ  = regexp.MustCompile(`[^\s#]+?(?:局|政府|办公室|委员会|中心|处)`)
	figure = regexp.MustCompile(`[0-9]+(件|条|次|篇|期|个)`)
)

// renamed is the report as another organ would send it in: name and figures of its own, and
// a section of its own if one is given.
func renamed(text string, i int, rng *rand.Rand, own string) string {
	name := organ.FindString(text)
	text = strings.ReplaceAll(text, name, fmt.Sprintf("云溪县%s镇人民政府", []string{"东", "西", "南", "北", "上", "下", "前", "后"}[i%8]+[]string{"山", "水", "石", "林", "沟", "坪", "塘", "桥", "岭", "湾", "坝", "泉", "谷", "峰", "溪", "河", "湖", "滩", "岗", "寨", "堡", "店", "铺", "集", "营"}[i/8]))
	text = figure.ReplaceAllStringFunc(text, func(s string) string {
		return fmt.Sprint(1+rng.IntN(900)) + strings.TrimLeft(s, "0123456789")
	})
	if own == "" {
		return text
	}
	head, tail, ok := strings.Cut(text, "\n## 五、")
	if !ok {
		panic("no fifth section")
	}
	heading, rest, _ := strings.Cut(tail, "\n")
	_, last, _ := strings.Cut(rest, "\n## 六、")
	return head + "\n## 五、" + heading + "\n\n" + own + "\n\n## 六、" + last
}

// TestOneTemplate: two hundred reports from one template, with figures and a fifth section
// of their own, are no copies of one another; what they share is common wording.
func TestOneTemplate(t *testing.T) {
	p, e := form(t)
	m, rng := reports.New(p, 1), rand.New(rand.NewPCG(1, 1))
	template := m.Report(6000)
	var texts []string
	for i := range 200 {
		_, own, _ := strings.Cut(m.Report(9000), "\n## 五、")
		_, own, _ = strings.Cut(own, "\n")
		own, _, _ = strings.Cut(own, "\n## ")
		texts = append(texts, renamed(template, i, rng, strings.TrimSpace(own)))
	}
	b, found := batch(t, e, texts)
	for i, f := range found {
		require.Empty(t, f, i)
	}
	require.Greater(t, len(b.Common()), 10)
	require.Equal(t, 200, b.Common()[0].Organs)
}

// TestCopiesAmongOthers: of many reports those two are named of which one is the other's.
func TestCopiesAmongOthers(t *testing.T) {
	p, e := form(t)
	m, rng := reports.New(p, 2), rand.New(rand.NewPCG(2, 2))
	var texts []string
	for range 60 {
		texts = append(texts, m.Report(6000))
	}
	texts[41] = renamed(texts[7], 3, rng, "")
	b, all := batch(t, e, texts)
	for i, found := range all {
		if i != 7 && i != 41 {
			require.Empty(t, found, i)
			continue
		}
		require.Len(t, found, 1)
		require.Equal(t, compare.Copied, found[0].Rule)
		require.Contains(t, found[0].Message.ZH, []string{"041.md", "007.md"}[i/41])
	}
	require.Empty(t, b.Common())
}

// BenchmarkBatch tells what a batch keeps of a report: bytes a report.
func BenchmarkBatch(b *testing.B) {
	p, e := form(b)
	texts := reports.New(p, 3).Corpus(4 << 20)
	b.ReportAllocs()
	for b.Loop() {
		batch(b, e, texts)
	}
	b.ReportMetric(float64(len(texts)), "reports")
}
