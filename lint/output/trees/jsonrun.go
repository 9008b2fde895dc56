package trees

import (
	"gaolint/lint/organs"
	"gaolint/lint/output"
)

// jsonOrgans is what became of the list of organs.
type jsonOrgans struct {
	Listed int `json:"listed"`
	// Year is that of the reports that are due, absent if unknown.
	Year     int          `json:"year,omitempty"`
	Missing  []jsonOrgan  `json:"missing"`
	Unlisted []jsonFileOf `json:"unlisted"`
	Twice    []jsonDouble `json:"twice"`
}

type jsonOrgan struct {
	Name     string `json:"name"`
	Superior string `json:"superior,omitempty"`
	Deadline string `json:"deadline,omitempty"`
	// Other is a report for another year, Unchecked a file that could not be checked.
	Other     string `json:"other,omitempty"`
	Unchecked string `json:"unchecked,omitempty"`
}

type jsonFileOf struct {
	Path  string `json:"path"`
	Organ string `json:"organ,omitempty"`
}

type jsonDouble struct {
	Name  string   `json:"name"`
	Year  int      `json:"year,omitempty"`
	Paths []string `json:"paths"`
}

func jsonOrgansOf(o *organs.Outcome) *jsonOrgans {
	if o == nil {
		return nil
	}
	out := &jsonOrgans{Listed: o.Listed, Year: o.Year, Missing: []jsonOrgan{}, Unlisted: []jsonFileOf{}, Twice: []jsonDouble{}}
	for _, m := range o.Missing {
		out.Missing = append(out.Missing, jsonOrgan{m.Name, m.Superior, output.Day(m.Organ), m.Other, m.Unread})
	}
	for _, s := range o.Strangers {
		out.Unlisted = append(out.Unlisted, jsonFileOf{s.Path, s.Organ})
	}
	for _, d := range o.Doubles {
		out.Twice = append(out.Twice, jsonDouble{d.Name, d.Year, d.Paths})
	}
	return out
}

// jsonCommon is a common sentence.
type jsonCommon struct {
	Text   string `json:"text"`
	Organs int    `json:"organs"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
}

func jsonCommonOf(list []output.Common) (out []jsonCommon) {
	for _, c := range list {
		out = append(out, jsonCommon(c))
	}
	return out
}
