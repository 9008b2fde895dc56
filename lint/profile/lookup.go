package profile

import "strings"

// IsGovernment tells whether the organ's name is that of a government itself rather
// than of one of its departments, by the endings that the profile lists.
func (p *Profile) IsGovernment(organ string) bool {
	for _, ending := range p.Document.Governments {
		if strings.HasSuffix(organ, ending) {
			return true
		}
	}
	return false
}

// IsApart tells whether the title of a report by the organ is one of the forms of other
// bodies, see Apart.
func (p *Profile) IsApart(organ, title string) bool {
	a := p.Document.Apart
	if a == nil || strings.Contains(title, a.Unless) {
		return false
	}
	for _, bracket := range []string{"（", "("} {
		organ, _, _ = strings.Cut(organ, bracket) // 某区图书馆（某区文化馆）
	}
	for _, ending := range a.Bodies {
		if strings.HasSuffix(organ, ending) {
			return true
		}
	}
	return false
}

// SectionByKey finds the section, nil if the profile has none of that key.
func (p *Profile) SectionByKey(key string) *Section {
	for i := range p.Sections {
		if p.Sections[i].Key == key {
			return &p.Sections[i]
		}
	}
	return nil
}

// TableByKey finds the table, nil if the profile has none of that key.
func (p *Profile) TableByKey(key string) *Table {
	for i := range p.Tables {
		if p.Tables[i].Key == key {
			return &p.Tables[i]
		}
	}
	return nil
}

// Row is the index of the row with the key, -1 if there is none.
func (t *Table) Row(key string) int { return indexOf(t.Rows, key) }

// Column is the index of the column with the key, -1 if there is none.
func (t *Table) Column(key string) int { return indexOf(t.Columns, key) }

func indexOf(labels []Label, key string) int {
	for i := range labels {
		if labels[i].Key == key {
			return i
		}
	}
	return -1
}
