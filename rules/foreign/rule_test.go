package foreign

import (
	"testing"

	"gaolint/lint/linttest"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }
