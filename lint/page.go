package lint

import (
	"regexp"
	"strings"
)

var (
	marked     = regexp.MustCompile(`(?s)⟦(.*?)⟧(?:\{[^}]*\})+`)
	exampleTag = regexp.MustCompile("(?m)^```gaolint[^\n]*$")
)

// Plain gives a rule's page as people read it: flagged parts of its examples stand in
// 〖〗 and the tests' expectations are left out.
func Plain(page string) string {
	page = marked.ReplaceAllStringFunc(page, func(s string) string {
		return "〖" + marked.FindStringSubmatch(s)[1] + "〗"
	})
	return strings.TrimRight(exampleTag.ReplaceAllString(page, "```text"), "\n") + "\n"
}
