package rules

import (
	_ "embed"
	"strings"
)

//go:embed dated.txt
var dated string

// Dated is the day on which the word lists and forms that the program ships with were last
// changed, as 2006-01-02.
func Dated() string {
	day, _, _ := strings.Cut(dated, " ")
	return day
}
