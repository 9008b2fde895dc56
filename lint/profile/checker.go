package profile

import "strings"

// key holds keys to what terms and configuration can write: a–z, 0–9 and hyphens.
func (c *checker) key(path []any, key string) {
	if key == "" {
		c.fail(path, "the key is missing")
	}
	for i := range len(key) {
		if b := key[i]; b != '-' && (b < '0' || b > '9') && (b < 'a' || b > 'z') {
			c.fail(path, "key %q may hold a–z, 0–9 and - only", key)
			return
		}
	}
}

// unique holds a key to be well formed and new.
func (c *checker) unique(path []any, key string, seen map[string]bool) {
	c.key(path, key)
	if seen[key] {
		c.fail(at(path, "key"), "key %q stands twice", key)
	}
	seen[key] = true
}

func (c *checker) labels(path []any, labels []Label) {
	seen := make(map[string]bool, len(labels))
	merging := map[string]bool{}
	for i := range labels {
		c.unique(at(path, i), labels[i].Key, seen)
		if labels[i].Text == "" && len(labels) > 1 {
			c.fail(at(path, i), "only a single row or column may go without text")
		}
		if !labels[i].Merges {
			continue
		}
		group := strings.Join(labels[i].Group, "\n")
		if group == "" || merging[group] {
			c.fail(at(path, i, "merges"), "one row of a group may take the figures of the whole")
		}
		merging[group] = true
	}
}

func (c *checker) severity(path []any, s string, empty bool) {
	switch s {
	case "hint", "info", "warning", "error":
	default:
		if s != "" || !empty {
			c.fail(path, "severity %q is none of hint, info, warning, error", s)
		}
	}
}

func (c *checker) variants(path []any, variants []Variant) {
	for i, v := range variants {
		if v.Text == "" {
			c.fail(at(path, i), "a variant must have a text")
		}
		c.severity(at(path, i, "severity"), v.Severity, true)
	}
}

// groups holds word groups to be non-empty: an empty group would hold of any text.
func (c *checker) groups(path []any, groups [][]string) {
	for i, g := range groups {
		if len(g) == 0 {
			c.fail(at(path, i), "an empty group of words fits any text")
		}
		for k, w := range g {
			if w == "" {
				c.fail(at(path, i, k), "an empty word stands in any text")
			}
		}
	}
}

func (c *checker) section(path []any, p *Profile, key string) {
	if p.SectionByKey(key) == nil {
		c.fail(path, "there is no section %q", key)
	}
}

func (c *checker) who(path []any, who string) {
	if who != "" && who != Government && who != Department {
		c.fail(path, "who must be %s, %s or left out", Government, Department)
	}
}

func (c *checker) day(path []any, month, day int) {
	// 29 February is in no form: a period or deadline holds in every year.
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	if month < 1 || month > 12 || day < 1 || day > days[month-1] {
		c.fail(path, "there is no day %d of month %d", day, month)
	}
}
