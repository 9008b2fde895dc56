package fact

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint/zh"
)

//go:embed portal.txt
var portalText string

// portal is what web portals write around a text.
type portal struct {
	title, label, furniture map[string]bool
	crumbs, starts, parts   []string
	organs, governments     []string
}

// portals reads the embedded list once.
var portals = sync.OnceValue(func() *portal {
	lists := map[string][]string{}
	name := ""
	for line := range strings.Lines(portalText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case isListName(line):
			name = line[:len(line)-1]
		default:
			lists[name] = append(lists[name], fold(line))
		}
	}
	set := func(list []string) map[string]bool {
		m := make(map[string]bool, len(list))
		for _, s := range list {
			m[s] = true
		}
		return m
	}
	return &portal{
		title: set(lists["title"]), label: set(lists["label"]), furniture: set(lists["furniture"]),
		crumbs: lists["crumb"], starts: lists["furniture-start"], parts: lists["furniture-part"],
		organs: lists["organ"], governments: lists["government"],
	}
})

// isListName: an ASCII word with a colon; entries are Chinese or have no colon at the end.
func isListName(line string) bool {
	return line[len(line)-1] == ':' && line[0] < utf8.RuneSelf
}

// furnitureRunes is the length in code points up to which a line can be page furniture.
const furnitureRunes = 60

// isFurniture tells whether a folded line is part of the page around a text.
func (p *portal) isFurniture(line string) bool {
	if len(line) > 4*furnitureRunes || utf8.RuneCountInString(line) > furnitureRunes {
		return false
	}
	line = strings.Trim(line, "[]【】()|")
	if p.furniture[strings.TrimRight(line, ":")] {
		return true
	}
	for _, s := range p.starts {
		if strings.HasPrefix(line, s) {
			return true
		}
	}
	for _, s := range p.parts {
		if zh.Contains(line, s) {
			return true
		}
	}
	return false
}

// isCrumb tells whether a folded line shows the reader's way through the site.
func (p *portal) isCrumb(line string) bool {
	for _, s := range p.crumbs {
		if strings.HasPrefix(line, s) {
			return true
		}
	}
	return strings.Count(line, ">") >= 2 || strings.Count(line, "»") >= 2
}

// isLabel tells whether the folded text, with or without a colon, names a field of a
// portal's head table.
func (p *portal) isLabel(s string, more []string) bool {
	s = strings.TrimRight(s, ":")
	if p.label[s] || p.title[s] {
		return true
	}
	for _, m := range more {
		if fold(m) == s {
			return true
		}
	}
	return false
}

// endsAsOrgan tells whether the folded text ends as the name of an organ does.
func (p *portal) endsAsOrgan(s string) bool {
	for _, o := range p.organs {
		if strings.HasSuffix(s, o) && len(s) > len(o) {
			return true
		}
	}
	return false
}
