package zh

import "strings"

// signBefore returns whether the figure whose digits start at i is negative,
// and where it starts with its sign. A dash after a digit, a letter or most
// characters joins a range or a compound and is no sign.
func signBefore(s string, i int) (negative bool, start int) {
	sign, n := before(s, i)
	switch sign {
	case '-', '−', '－':
		negative = true
	case '+', '＋':
	default:
		return false, i
	}
	prev, _ := before(s, i-n)
	switch {
	case prev < 0, IsBlank(prev), isBreak(prev):
	case strings.ContainsRune("(（[［|｜:：,，;；、。=＝<>＜＞“\"", prev):
	case strings.ContainsRune("为為是比长長降减減增达達了于於", prev):
	default:
		return false, i
	}
	return negative, i - n
}

// approxBefore reports whether a word before the figure at i makes it an
// estimate.
func approxBefore(s string, i int) bool {
	i = skipBlanksBack(s, i)
	r, n := before(s, i)
	if n < 3 {
		return false
	}
	prev, _ := before(s, i-n)
	prev = Fold(prev)
	switch Fold(r) {
	case '约':
		return !strings.ContainsRune("预签节制履违公条邀特缔集简相契失毁租赴", prev)
	case '近':
		return !strings.ContainsRune("最附临就亲靠邻远", prev)
	case '超':
		return prev != '赶'
	case '逾':
		return true
	case '过':
		return prev == '超'
	case '于':
		return strings.ContainsRune("少多低高大小", prev)
	case '为':
		return prev == '约'
	case '少':
		return prev == '至'
	case '到':
		return prev == '不'
	case '多':
		return prev == '至' || prev == '最'
	}
	return false
}

// approxAfter reports whether a word after the figure, or after its unit, at
// i makes it an estimate.
func approxAfter(s string, i int, unit bool) bool {
	if !HanAt(s, i) {
		return false
	}
	r, n := decode(s, i)
	next, _ := at(s, i+n)
	switch Fold(r) {
	case '以':
		return next == '上' || next == '下' || Fold(next) == '内'
	case '左':
		return next == '右'
	case '上':
		return next == '下'
	case '多':
		return unit
	case '余', '餘':
		return unit && next != '下'
	}
	return false
}

// dated reports whether what follows the figure that ends at i makes it part
// of a date, a time, an address or a document number.
func dated(s string, i int) bool {
	i = skipBlanks(s, i)
	if !HanAt(s, i) {
		return false
	}
	r, n := decode(s, i)
	next, _ := at(s, i+n)
	next = Fold(next)
	switch Fold(r) {
	case '年', '月', '届', '级', '室', '楼':
		return true
	case '日':
		return next != '常' && next != '益'
	case '号':
		return next != '召' && next != '码'
	case '时':
		return !strings.ContainsRune("间期候效代刻", next)
	case '点':
		return !strings.ContainsRune("击赞位", next)
	case '季':
		return next == '度'
	}
	return false
}

// joined reports whether only one mark or word of ranges and lists stands
// between the byte offsets i and j: 3—5, 2021、2022, 1至3.
func joined(s string, i, j int) bool {
	if j <= i || j-i > 24 {
		return false
	}
	i, j = skipBlanks(s, i), skipBlanksBack(s, j)
	if j <= i {
		return false
	}
	switch s[i:j] {
	case "-", "–", "—", "——", "－", "~", "～", "〜", "至", "到", "、", "和", "及", "或", "与", "與", "/":
		return true
	}
	return false
}

// nouns are words after which a figure names something instead of counting.
var nouns = []string{"电话", "热线", "邮编", "邮政编码", "传真", "编号", "代码", "号码", "手机", "索引号", "文号", "附件", "附表", "图", "表"}

// hotlines are words that make the service number before them a name.
var hotlines = []string{"热线", "平台", "电话", "服务热线", "政务", "便民", "市民"}

// named reports whether the words around the figure whose digits start at i
// make it a name.
func (lx *numberLexer) named(i int, t tail) bool {
	s := lx.s
	if dated(s, t.end) || bracketed(s, i, t.end) {
		return true
	}
	if r, n := at(s, t.end); r == ':' || r == '：' { // a time or a ratio
		if end, count := digitsEnd(s, t.end+n); count > 0 {
			lx.ordTill = end
			return true
		}
	}
	if t.unit == "分" && len(lx.out) > 0 { // 9时30分
		last := lx.out[len(lx.out)-1]
		if r, n := at(s, last.Span.End); last.Ordinal && last.Span.End+n == i && (Fold(r) == '时' || Fold(r) == '点') {
			return true
		}
	}
	if t.unit != "" {
		return false
	}
	j := t.end
	if r, n := at(s, j); r == '”' || r == '"' || r == '’' {
		j += n
	}
	if t.end-i == 5 || t.end-i == 3 {
		for _, w := range hotlines {
			if _, ok := foldedPrefix(s, j, w); ok {
				return true
			}
		}
	}
	return afterNoun(s, i)
}

// afterNoun reports whether one of nouns stands before i, with at most a
// colon and blanks between.
func afterNoun(s string, i int) bool {
	i = skipBlanksBack(s, i)
	if r, n := before(s, i); r == ':' || r == '：' || r == '“' {
		i = skipBlanksBack(s, i-n)
	}
	if r, n := before(s, i); n < 3 || !IsHan(r) {
		return false
	}
	for _, w := range nouns {
		if _, ok := foldedSuffix(s, i, w); ok {
			return true
		}
	}
	return false
}

// bracketed reports whether the figure at [i,j) stands alone in brackets, as
// in 〔2021〕 or （1）.
func bracketed(s string, i, j int) bool {
	open, _ := before(s, skipBlanksBack(s, i))
	switch open {
	case '〔', '[', '【', '﹝', '［', '(', '（':
	default:
		return false
	}
	switch end, _ := at(s, skipBlanks(s, j)); end {
	case '〕', ']', '】', '﹞', '］', ')', '）':
		return true
	}
	return false
}

// footer reports whether the line of the figure at [i,j) is a page number
// between dashes.
func footer(s string, i, j int) bool {
	left := dashesBack(s, skipBlanksBack(s, i))
	if left < 0 {
		return false
	}
	if r, _ := before(s, skipBlanksBack(s, left)); r >= 0 && !isBreak(r) {
		return false
	}
	k := skipBlanks(s, j)
	for m := k; ; {
		r, n := at(s, m)
		if isDash(r) {
			m += n
			continue
		}
		if m == k {
			return false
		}
		r, _ = at(s, skipBlanks(s, m))
		return r < 0 || isBreak(r)
	}
}

// dashesBack returns the start of the dashes that end at i, or -1.
func dashesBack(s string, i int) int {
	start := i
	for {
		r, n := before(s, start)
		if !isDash(r) {
			break
		}
		start -= n
	}
	if start == i {
		return -1
	}
	return start
}

func isDash(r rune) bool {
	return r == '-' || r == '—' || r == '–' || r == '－' || r == '―' || r == '−'
}
