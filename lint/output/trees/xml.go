package trees

import (
	"encoding/xml"
	"fmt"
	"strings"

	"gaolint/lint/output/safe"
)

// xmlHead begins every XML document.
const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// xmlText makes text safe between tags and in attributes: no tag, no entity, no character
// that XML does not have, nothing that a terminal or a log obeys.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(safe.Visible(s))) // a Builder takes everything
	return safe.Unbracket(b.String(), "&#91;")
}

// tag writes a tag's name and attributes, given as names and values; values that are ""
// are left out.
func tag(name string, attributes ...any) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if value := fmt.Sprint(attributes[i+1]); value != "" {
			fmt.Fprintf(&b, ` %s="%s"`, attributes[i], xmlText(value))
		}
	}
	return b.String()
}
