package contradiction

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// claim is a sentence that begins with a phrase and its figure: 全年通过门户网站公开信息60条.
type claim struct {
	key   string // the phrase without words of time and of totals, its unit and noun
	year  int64  // in front of the phrase, 0 none
	value zh.Decimal
	span  source.Span // within the block, from the phrase to the unit
	own   bool        // the phrase names the channel or the organ that it is about
	total bool        // it says that it is about the whole year
	first bool        // the sentence is the first of its block behind a run-in heading
}

var (
	// times stand at the head of a sentence about the year.
	times = []string{"全年", "本年度", "本年", "年内", "一年来", "今年"}
	// totals stand between a phrase and its figure.
	totals = []string{"总共", "共计", "总计", "合计", "一共", "共", "为", "达", "了", "总数", "数量"}
	acts   = []string{"发布", "公开", "推送", "收到", "受理", "举办", "召开", "组织", "制发", "印发", "办理", "答复", "更新", "编发", "刊发", "转载"}
	// channels make a phrase one of its own wherever it stands.
	channels = []string{"网站", "公众号", "新媒体", "微信", "微博", "客户端", "抖音", "专栏", "公示栏", "公开栏", "短视频"}
	// partial are words of phrases that count a part, another time or another thing.
	partial = []string{"其中", "新增", "截至", "截止", "另", "较", "比", "每", "平均", "月", "季", "半年", "累计", "历年", "上年", "去年", "第", "分别",
		"各", "首", "再", "多", "近", "重点", "主要", "以来", "期间", "日", "周", "人均", "批", "陆续", "先后", "已", "还", "又", "也", "同时", "所属", "下属", "镇", "村", "社区"}
	// whole are headings under which a figure without channel is about all.
	whole = []string{"主动公开", "总体", "概述", "概况"}
)

var claims = fact.NewFact(func(b *fact.Block) []claim {
	if !promising(b.Simplified, b.Signs) {
		return nil
	}
	var found []claim
	nums := b.Numbers()
	for k, n := range nums {
		if n.Ordinal || n.Approx || !n.Valid || n.Style == zh.Chinese || n.Unit == "" || n.Unit == "%" || n.Unit == "百分点" {
			continue
		}
		// The figure must be the first of its sentence, years apart.
		from := 0
		if k > 0 {
			from = max(nums[k-1].Span.End, nums[k-1].UnitSpan.End)
		}
		start := clauseHead(b.Simplified, from, n.Span.Start)
		if start < 0 {
			continue
		}
		if c, ok := claimOf(b, start, n); ok {
			if strings.HasPrefix(b.Simplified[from:], "年") && start-from <= len("年度，") {
				c.year, _ = nums[k-1].Value.Int()
			}
			found = append(found, c)
		}
	}
	return found
})

// promising tells whether a figure may stand behind a phrase at the head of a sentence, so
// that most texts are not searched for figures. It goes back from each digit that follows
// Chinese text; signs are the block's.
func promising(s string, signs []int32) bool {
	for _, at := range signs {
		i := int(at)
		if i == 0 || s[i-1] < 0x80 || s[i]-'0' > 9 && !strings.HasPrefix(s[i:], fullWidthDigits) {
			continue
		}
		start := i
		for start >= 3 && s[start-3] >= 0xE4 && s[start-3] <= 0xE9 {
			start -= 3
		}
		if i-start < shortest*len("一") || start > 0 && i-start > maxPhrase+len("一") {
			continue
		}
		switch r, n := utf8.DecodeLastRuneInString(s[:start]); r {
		case '（', '(', '、', '；', '：':
		case '，', ',':
			for _, w := range []string{"年", "度", "内", "来", " "} {
				if strings.HasSuffix(s[:start-n], w) {
					return true
				}
			}
		default:
			return true
		}
	}
	return false
}

// fullWidthDigits are the bytes that full-width digits begin with.
const fullWidthDigits = "\xEF\xBC"

// shortest is the least length of a phrase, in code points.
const shortest = 6

// maxPhrase bounds a phrase, in bytes.
const maxPhrase = 30 * len("一")

// clauseHead finds the start of the sentence in front of the figure, with no mark between
// but a comma behind words of time; -1 if there is none.
func clauseHead(s string, from, to int) int {
	i := to
	for i > from && to-i <= maxPhrase {
		if i >= from+3 && s[i-3] >= 0xE4 && s[i-3] <= 0xE9 && s[i-2]&s[i-1]&0xC0 == 0x80 { // a Chinese character
			i -= 3
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s[:i])
		switch r {
		case '。', '！', '？', '!', '?', '\n':
			return i
		case ',', '，':
			if endsInTime(s[from : i-n]) {
				return i
			}
			return -1
		case ' ', '“', '”', '‘', '’', '《', '》', '〈', '〉', '「', '」', '"':
		default:
			if !zh.IsHan(r) {
				return -1
			}
		}
		i -= n
	}
	switch {
	case i == 0:
		return 0
	case i == from && strings.HasPrefix(s[i:], "年"):
		// 2023年通过…: the figure before is the year.
		i += len("年")
		if strings.HasPrefix(s[i:], "度") {
			i += len("度")
		}
		return i
	}
	return -1
}

// endsInTime tells whether the sentence that the words end in names the year alone; 年 is
// what is left of 2023年.
func endsInTime(words string) bool {
	words = strings.TrimRight(words, " ")
	for _, w := range times {
		if head, ok := strings.CutSuffix(words, w); ok {
			return startsSentence(head)
		}
	}
	head, ok := strings.CutSuffix(strings.TrimSuffix(words, "度"), "年")
	return ok && startsSentence(head)
}

// startsSentence: nothing but blanks stands behind the last stop.
func startsSentence(head string) bool {
	head = strings.TrimRight(head, " ")
	r, _ := utf8.DecodeLastRuneInString(head)
	return head == "" || r == '。' || r == '！' || r == '？'
}

// claimOf makes the claim of the phrase from start on.
func claimOf(b *fact.Block, start int, n zh.Number) (claim, bool) {
	s := b.Simplified
	phrase := strings.TrimLeft(s[start:n.Span.Start], " ")
	start = n.Span.Start - len(phrase)
	c := claim{value: n.Value}
	for _, w := range times {
		if rest, ok := strings.CutPrefix(phrase, w); ok {
			phrase, c.total = strings.TrimLeft(rest, "，, "), true
			break
		}
	}
	phrase = strings.TrimRight(phrase, " ")
	if i := strings.Index(phrase, "共"); i > 0 && marks.StartsWith(phrase[i+len("共"):], acts) {
		phrase = phrase[:i] + phrase[i+len("共"):] // 通过门户网站共发布
	}
	for again := true; again; {
		again = false
		for _, w := range totals {
			if rest, ok := strings.CutSuffix(phrase, w); ok && !strings.HasSuffix(rest, "公") {
				phrase, again = rest, true
				c.total = c.total || w == "共" || w == "共计" || w == "总计"
			}
		}
	}
	act := firstAct(phrase)
	if act < 0 || utf8.RuneCountInString(phrase) < shortest {
		return claim{}, false
	}
	subject := organ(phrase[:act])
	c.own = subject > 0 || marks.HoldsAny(phrase, channels)
	sentence := b.SentenceAt(n.Span.Start)
	head := strings.TrimSpace(s[b.Body.Start:max(b.Body.Start, sentence.Start)])
	c.first = head == "" || b.Ordinal.Level > 0 && len(head) < 60 && strings.Count(head, "。") <= 1
	if !c.own && (!c.total || !c.first) || marks.HoldsAny(phrase[subject:], partial) {
		return claim{}, false
	}
	c.span = source.Span{Start: start, End: n.UnitSpan.End}
	tail := s[c.span.End:]
	noun := 0
	for noun < len(tail) && noun < maxPhrase {
		r, size := utf8.DecodeRuneInString(tail[noun:])
		if !zh.IsHan(r) {
			break
		}
		noun += size
	}
	c.key = phrase + "|" + n.Unit + tail[:noun]
	return c, true
}

// firstAct is the place of the first of the acts, -1 if there is none.
func firstAct(phrase string) int {
	at := -1
	for _, w := range acts {
		if i := zh.Index(phrase, w); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}

// organ is the length of the subject in front of an act if that is one organ's name.
func organ(subject string) int {
	size := len(subject)
	subject = strings.TrimSuffix(strings.TrimSuffix(subject, "主动"), "共")
	if len(subject) < len("教育局") || marks.HoldsAny(subject, []string{"各", "所属", "下属", "每", "等", "和", "与", "及", "其中", "在", "通过", "对", "向"}) {
		return 0
	}
	for _, end := range []string{"局", "委", "委员会", "办公室", "中心", "医院", "学校", "大队", "街道", "镇", "乡", "村委会"} {
		if strings.HasSuffix(subject, end) {
			return size
		}
	}
	return 0
}

// checkPhrases reports sentences that begin with the same words and give two figures.
func checkPhrases(p *lint.Pass) {
	var seen map[string]placed
	section, head := -2, -1 // of the block, and the heading over it
	for i, b := range p.Blocks {
		if p.Outline.Of[i] != section {
			section, head = p.Outline.Of[i], -1
		}
		if (b.Ordinal.Level > 0 || b.Hashes > 0) && p.Outline.Roles[i] == fact.Prose {
			head = i
		}
		if p.Outline.Roles[i] != fact.Prose || b.Kind == syntax.Row || !settled(p, i) ||
			i >= p.Outline.End && p.Outline.End > 0 || head >= 0 && !neutral(p.Blocks[head], true) {
			continue
		}
		for _, c := range claims.Of(b) {
			if head >= 0 && !neutral(p.Blocks[head], c.own) {
				continue
			}
			if c.year != 0 && c.year != int64(p.Title.Year) {
				c.key += strconv.FormatInt(c.year, 10)
			}
			old, ok := seen[c.key]
			switch {
			case !ok:
				if seen == nil {
					seen = map[string]placed{}
				}
				seen[c.key] = placed{c, i}
			case old.value != c.value && p.Outline.Of[i] == p.Outline.Of[old.block]:
				say(p, i, c.span, old.block, old.span)
			}
		}
	}
}

type placed struct {
	claim
	block int
}

// neutral tells whether a heading leaves the scope of figures under it open: it is about
// publishing as a whole, or about channels where the phrase names its own.
func neutral(b *fact.Block, channel bool) bool {
	s := scopes.Of(b)
	return s.whole || channel && s.channels
}

// scope is what a heading is about.
type scope struct{ whole, channels bool }

// labelEnds stand behind the words of a heading.
var labelEnds = zh.SetOf("。：:")

var scopes = fact.NewFact(func(b *fact.Block) scope {
	label := b.Label()
	if k := labelEnds.Index(label); k >= 0 {
		label = label[:k]
	}
	return scope{marks.HoldsAny(label, whole), marks.HoldsAny(label, []string{"平台", "渠道", "载体", "网站", "新媒体"})}
})
