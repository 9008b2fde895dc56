package formats

import (
	"io"
	"testing"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
)

// BenchmarkFormats writes a report with twenty findings.
func BenchmarkFormats(b *testing.B) {
	f := outputtest.Sample("报告/甲.md")
	for _, words := range []string{"主动公开", "政府信息", "总体情况", "年度", "公开"} {
		for s := lint.Hint; s <= lint.Error; s++ {
			d := outputtest.At(f, words, "“主动公开”应为“被动公开”，请核对。", s)
			d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "改为“被动公开”", EN: "change"}, d.Span, "被动公开")}
			f.Findings = append(f.Findings, d)
		}
	}
	for _, format := range all {
		if format.Name == "docx" {
			continue // needs a file of that kind
		}
		b.Run(format.Name, func(b *testing.B) {
			o := outputtest.Options(format)
			b.ReportAllocs()
			var whole output.Whole
			if format.Whole != nil {
				whole = format.Whole(io.Discard, o)
			}
			for b.Loop() {
				var err error
				switch {
				case format.Lines != nil:
					err = format.Lines(io.Discard, f, o)
				case whole != nil:
					err = whole.Add(f)
				default:
					_, _, err = format.Each(f, o)
				}
				if err != nil {
					b.Skip(err) // full
				}
			}
		})
	}
}
