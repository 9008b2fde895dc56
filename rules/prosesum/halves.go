package prosesum

import "strings"

// halves are names of two parts that are a whole together.
var halves = [][2]string{
	{"线上", "线下"}, {"网上", "网下"}, {"有效", "无效"}, {"新建", "续建"}, {"新开工", "续建"}, {"原创", "转载"}, {"原创", "转发"}, {"合格", "不合格"},
	{"国有", "非国有"}, {"公办", "民办"}, {"城镇", "农村"}, {"城市", "农村"}, {"男", "女"}, {"专职", "兼职"}, {"涉密", "非涉密"},
	{"自然人", "法人和其他组织"}, {"自然人", "法人或其他组织"}, {"自然人", "法人或者其他组织"}, {"自然人", "法人及其他组织"}, {"主办", "会办"}, {"主办", "协办"},
	{"按期", "逾期"}, {"上半年", "下半年"},
}

// complements: the labels name the two halves of a whole, so that nothing can be left out.
func complements(a, b string) bool {
	a, b = strings.TrimPrefix(a, "其中"), strings.TrimPrefix(b, "其中")
	for _, h := range halves {
		if a == h[0] && b == h[1] || a == h[1] && b == h[0] {
			return true
		}
	}
	return false
}
