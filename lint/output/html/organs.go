package html

import (
	"gaolint/lint"
	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// pageOrgans is the outcome against a list of organs, as the page shows it.
type pageOrgans struct {
	Listed int `json:"listed"`
	// Missing are name, superior, deadline and remark; Unlisted path and organ; Doubles
	// organ with year, and the paths.
	Missing  [][4]string `json:"missing"`
	Unlisted [][2]string `json:"unlisted"`
	Doubles  [][]string  `json:"doubles"`
}

func pageOrgansOf(o *organs.Outcome, lang lint.Lang) *pageOrgans {
	if o == nil {
		return nil
	}
	out := &pageOrgans{Listed: o.Listed, Missing: [][4]string{}, Unlisted: [][2]string{}, Doubles: [][]string{}}
	for _, m := range o.Missing {
		out.Missing = append(out.Missing, [4]string{safe.Text(m.Name), safe.Text(m.Superior), output.Day(m.Organ), safe.Text(output.MissingRemark(m, lang))})
	}
	for _, s := range o.Strangers {
		out.Unlisted = append(out.Unlisted, [2]string{safe.Text(s.Path), safe.Text(safe.Head(s.Organ, safe.Columns))})
	}
	for _, d := range o.Doubles {
		item := []string{safe.Text(d.Name) + output.DoubleYear(d, lang)}
		for _, path := range d.Paths {
			item = append(item, safe.Text(path))
		}
		out.Doubles = append(out.Doubles, item)
	}
	return out
}

// pageCommon is the list of common sentences as the page shows it.
type pageCommon struct {
	Head string `json:"head"`
	// Rows are the sentence, the number of organs and the path of the first report.
	Rows [][3]any `json:"rows"`
}

func pageCommonOf(r output.Run, lang lint.Lang) *pageCommon {
	if len(r.Common) == 0 {
		return nil
	}
	p := &pageCommon{Head: r.CommonHead(lang)}
	for _, c := range r.Common {
		p.Rows = append(p.Rows, [3]any{safe.Text(c.Text), c.Organs, safe.Text(c.Path)})
	}
	return p
}
