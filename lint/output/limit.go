package output

import "gaolint/lint"

// LimitError is a run that has more than a format can hold. What the format has written so
// far is of no use.
type LimitError struct {
	// Format is its name, Text says how much it holds and what to use instead.
	Format string
	Text   lint.Text
}

func (e *LimitError) Error() string { return e.Format + ": " + e.Text.EN }

// TooMany is the error of a format that holds no more.
func TooMany(format string, holds lint.Text) error {
	return &LimitError{format, lint.Textf("%[1]s 最多容纳%[2]s，这次超出了；请改用 %[3]s，或分批检查",
		"%[1]s holds %[2]s at most, and there is more; use %[3]s, or check in batches", format, holds, "csv")}
}
