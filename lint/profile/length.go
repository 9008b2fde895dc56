package profile

// Length bounds how much is written, in characters: code points of paragraphs that are no
// blanks. Headings and tables do not count.
type Length struct {
	// Least and Most, inclusive; 0: no bound.
	Least int `yaml:"least,omitempty"`
	Most  int `yaml:"most,omitempty"`
	// Severity of what lies outside; "" is info.
	Severity string `yaml:"severity,omitempty"`
	// Provision that sets it.
	Provision Text `yaml:"provision,omitempty"`
}

func (c *checker) length(path []any, l *Length) {
	if l == nil {
		return
	}
	c.severity(at(path, "severity"), l.Severity, true)
	switch {
	case l.Least < 0 || l.Most < 0, l.Least == 0 && l.Most == 0:
		c.fail(path, "a length needs least or most, above 0")
	case l.Most > 0 && l.Least > l.Most:
		c.fail(path, "the least is more than the most")
	}
}
