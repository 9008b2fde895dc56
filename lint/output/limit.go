package output

import "gaolint/lint"

// What the whole-file formats hold at most. Browsers open no larger page in reasonable time,
// office programs no larger workbook, and a Markdown document stands in memory until it is
// closed.
const (
	pageReports, pageBytes         = 20_000, 300 << 20
	markdownReports, markdownBytes = 20_000, 64 << 20
	bookReports                    = 100_000
)

// These say what a format holds at most, and what it needs.
var (
	pageHolds     = lint.Text{ZH: "20000份或300 MB", EN: "20000 reports or 300 MB"}
	markdownHolds = lint.Text{ZH: "20000份或64 MB", EN: "20000 reports or 64 MB"}
	bookHolds     = lint.Text{ZH: "100000份、1048575处（每份约需3 KB内存）", EN: "100000 reports and 1048575 findings (about 3 KB of memory a report)"}
	sarifHolds    = lint.Text{ZH: "25000处、压缩后10 MB（超出的按级别略去并注明）", EN: "25000 findings, 10 MB under gzip (what is beyond is left out by severity, and said so)"}
)

// LimitError is a run that has more than a format can hold. What the format has written so
// far is of no use.
type LimitError struct {
	// Format is its name, Text says how much it holds and what to use instead.
	Format string
	Text   lint.Text
}

func (e *LimitError) Error() string { return e.Format + ": " + e.Text.EN }

// tooMany is the error of a format that holds no more.
func tooMany(format string, holds lint.Text) error {
	return &LimitError{format, lint.Textf("%[1]s 最多容纳%[2]s，这次超出了；请改用 %[3]s，或分批检查",
		"%[1]s holds %[2]s at most, and there is more; use %[3]s, or check in batches", format, holds, "csv")}
}
