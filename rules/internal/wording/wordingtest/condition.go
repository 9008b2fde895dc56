// Package wordingtest checks the conditions that lists of words give, for their tests.
package wordingtest

import (
	"fmt"
	"strings"

	"gaolint/rules/internal/wording"
)

// Check tells what is wrong with a condition of package wording; nil: nothing.
func Check(condition string) error {
	if condition == wording.Always {
		return nil
	}
	for one := range strings.SplitSeq(condition, " | ") {
		if err := checkParts(one); err != nil {
			return err
		}
	}
	return nil
}

func checkParts(condition string) error {
	for part := range strings.SplitSeq(condition, " & ") {
		kind, values, ok := strings.Cut(part, ":")
		switch strings.TrimPrefix(kind, "not-") {
		case "next", "prev", "near":
		default:
			return fmt.Errorf("unknown kind %q in the condition %q", kind, condition)
		}
		if !ok || values == "" {
			return fmt.Errorf("no value for %q in the condition %q", kind, condition)
		}
		for v := range strings.SplitSeq(values, ",") {
			if v == "" || strings.ContainsAny(v, " \t") {
				return fmt.Errorf("empty or blank value in the condition %q", condition)
			}
		}
	}
	return nil
}
