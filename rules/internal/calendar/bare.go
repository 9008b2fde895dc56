package calendar

import "strings"

// counted are verbs that a report's own figures follow.
var counted = []string{"主动公开", "公开", "发布", "受理", "收到", "新收", "接收", "接到", "办理", "办结"}

// clauseMost is how far behind the year a figure is looked for, in bytes.
const clauseMost = 90

// figures tells whether the clause behind the year gives figures of a report's own work
// (收到政府信息公开申请3件) or says that there are none (未收到), and gives the end of its
// verb where that stands right behind the year (2023年，共收到), else 0.
//
// A verb that follows the year without a mark or 共 may belong to what is counted, as in
// 2022年公开的信息.
func figures(s string, i int) (verbEnd int, ok bool) {
	rest := strings.TrimLeft(strings.TrimPrefix(s[i:], "度"), "，, 　")
	joined := strings.TrimLeft(s[i:], " 　") == rest
	i = len(s) - len(rest)
	clause := s[i:]
	if end := strings.IndexAny(clause, "。；;\n"); end >= 0 {
		clause = clause[:end]
	}
	clause = clause[:runeStart(clause, min(len(clause), clauseMost))]
	bare := strings.TrimPrefix(strings.TrimPrefix(clause, "全年"), "累计")
	bare = strings.TrimPrefix(bare, "共")
	none := strings.TrimPrefix(strings.TrimPrefix(bare, "没有"), "未")
	for _, v := range counted {
		k := strings.Index(clause, v)
		if k < 0 || strings.HasPrefix(clause[k+len(v):], "的") {
			continue
		}
		if strings.HasPrefix(none, v) && (!joined || len(none) < len(clause)) && (len(none) < len(bare) || counts(clause[k:])) {
			return i + k + len(v), true
		}
		ok = ok || counts(clause[k:]) || strings.HasSuffix(clause[:k], "未")
	}
	return 0, ok
}

// counts tells whether a figure with a measure word stands in s.
func counts(s string) bool {
	for _, unit := range []string{"件", "条", "篇", "份", "次"} {
		for k, at := 0, 0; ; at = k + len(unit) {
			n := strings.Index(s[at:], unit)
			if n < 0 {
				break
			}
			k = at + n
			if before := strings.TrimRight(s[:k], " "); before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' {
				return true
			}
		}
	}
	return false
}
