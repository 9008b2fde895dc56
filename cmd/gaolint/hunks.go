package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

var hunkHeader = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^@@ -(\d+)((?:,\d+)?) \+\d+((?:,\d+)?) @@`)
})

// renumber sets right where each hunk of a unified diff begins in the new text. The diff
// library does not count the unchanged lines between two changes of one hunk, so that
// the hunks after it are numbered too low.
func renumber(diff string) string {
	lines := strings.SplitAfter(diff, "\n")
	shift := 0
	for i, l := range lines {
		m := hunkHeader().FindStringSubmatch(l)
		if m == nil {
			continue
		}
		from, _ := strconv.Atoi(m[1])
		old, now := count(m[2]), count(m[3])
		to := from + shift
		if old == 0 {
			to++ // such a hunk is numbered by the line before it
		}
		if now == 0 {
			to--
		}
		lines[i] = fmt.Sprintf("@@ -%s%s +%d%s @@", m[1], m[2], to, m[3]) + l[len(m[0]):]
		shift += now - old
	}
	return strings.Join(lines, "")
}

// count reads the length of a hunk: ",7", or nothing for one line.
func count(s string) int {
	if n, err := strconv.Atoi(strings.TrimPrefix(s, ",")); err == nil {
		return n
	}
	return 1
}
