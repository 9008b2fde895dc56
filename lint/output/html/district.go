package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/output"
	"gaolint/lint/zh"
)

// districtOf is the place that the report's organ belongs to: what a list of organs calls
// its superior, else what its name begins with.
func districtOf(f output.File) string {
	if area := f.Listed.Area(); area != "" {
		return area
	}
	if f.Result == nil {
		return ""
	}
	return District(f.Result.Title.Organ)
}

// Districts are named by these; of a county's towns the county is named.
var (
	districtEnds = []string{"自治区", "自治州", "地区", "省", "市", "县", "区", "盟", "旗"}
	// noDistricts are words that end like a place.
	noDistricts = []string{"城市", "社区", "园区", "辖区", "省", "区", "市", "县", "超市", "都市"}
)

// District reads the place from an organ's name, as far down as county or district:
// 青禾县 of 青禾县云溪乡人民政府; "" if the name begins with none.
func District(organ string) string {
	name := zh.Simplify(strings.TrimSpace(organ))
	at, district := 0, ""
	for steps := 0; steps < 4; steps++ {
		n := placeLen(name[at:])
		if n == 0 {
			break
		}
		district = organOf(organ, at, n)
		at += n
	}
	return district
}

func organOf(organ string, at, n int) string { return strings.TrimSpace(organ)[at : at+n] }

// placeLen is the length of the place's name that s begins with, 0 if none. A longer end
// goes before a shorter one that stands in it.
func placeLen(s string) int {
	runes := 0
	for i := range s {
		if runes++; runes > 12 {
			break
		}
		for _, end := range districtEnds {
			if !strings.HasPrefix(s[i:], end) {
				continue
			}
			name := s[:i+len(end)]
			if i == 0 || slices.Contains(noDistricts, name) || utf8.RuneCountInString(name) < 2 || strings.HasPrefix(s[i+len(end):], "场") {
				break
			}
			return len(name)
		}
	}
	return 0
}
