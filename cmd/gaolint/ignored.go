package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// ignoreLists watches the ignore lists of a run, and reports the entries that matched no
// finding although the drafts that they speak of were linted.
type ignoreLists struct {
	lists []*ignoreList
	of    map[*config.Config]*ignoreList
}

// ignoreList is one configuration's list.
type ignoreList struct {
	config *config.Config
	used   []bool
	// linted are the paths of the drafts that were linted, as the list names them.
	linted map[string]bool
	// walked: all drafts below the configuration's folder were seen; unless one failed.
	walked, failed bool
}

// begin notes the lists. With rules or a report kind chosen for this run alone, nothing
// can be said of them.
func (s *ignoreLists) begin(r *lintRun, g *gathered) {
	s.of = map[*config.Config]*ignoreList{}
	if r.options.rules != "" || r.options.profile != "" || r.options.writeBaseline {
		return
	}
	for _, d := range g.drafts {
		governed := r.engines.draft(d.path)
		c := governed.config
		if governed.err != nil || len(c.Ignore) == 0 || s.of[c] != nil {
			continue
		}
		l := &ignoreList{config: c, used: make([]bool, len(c.Ignore)), linted: map[string]bool{}}
		for _, root := range g.roots {
			rel, err := filepath.Rel(root, c.Dir())
			l.walked = l.walked || err == nil && filepath.IsLocal(rel)
		}
		s.of[c] = l
		s.lists = append(s.lists, l)
	}
}

func (s *ignoreLists) failed(c *config.Config) {
	if l := s.of[c]; l != nil {
		l.failed = true
	}
}

func (s *ignoreLists) add(c checked) {
	l := s.of[c.config]
	if l == nil {
		return
	}
	l.linted[c.config.Locate(c.draft.path)] = true
	for i, used := range c.result.Ignored {
		l.used[i] = l.used[i] || used
	}
}

// end reports the entries that are of no use any more.
func (s *ignoreLists) end(r *lintRun) {
	for _, l := range s.lists {
		severity, ok := l.severity()
		f := l.file()
		for i, x := range l.config.Ignore {
			covered := l.linted[x.Path] || x.Path == "" && l.walked && !l.failed
			if !ok || l.used[i] || !covered || l.off(x.Rule) || r.others.needed(x.Rule) {
				continue
			}
			f.Findings = append(f.Findings, lint.Diagnostic{
				Rule: lint.SuppressionID, Severity: severity, Span: l.span(f.Source, i),
				Message: lint.Textf("忽略项“%s”没有对应的问题，原文可能已改。建议删去这一项。",
					"The ignore entry “%s” matches no finding any more; the text may have changed. Consider removing it.", cmp.Or(x.Text, x.Rule)),
			})
		}
		if len(f.Findings) > 0 {
			r.tally.count(r, f.Findings, l.config)
			f.Lang = r.app.langFor(l.config)
			_ = r.write(f) // reported at the end of the run
		}
	}
}

// file is the configuration as a text that findings can stand in.
func (l *ignoreList) file() output.File {
	text, _, err := source.Decode(l.config.Data)
	if err != nil {
		text = strings.ToValidUTF8(string(l.config.Data), "\uFFFD")
	}
	return output.File{Path: l.config.Path, Source: source.New(l.config.Path, text)}
}

// span is the entry's first line, without its indentation and its dash.
func (l *ignoreList) span(doc *source.Document, i int) source.Span {
	s := doc.Line(l.config.IgnoreLine(i) - 1)
	line := doc.Slice(s)
	trimmed := strings.TrimLeft(line, " \t-")
	s.Start += len(line) - len(trimmed)
	s.End = s.Start + len(strings.TrimRight(trimmed, " \t"))
	return s
}

// severity of the report: the one configured for suppressions, else info.
func (l *ignoreList) severity() (lint.Severity, bool) {
	switch s := l.config.Severities(nil)[lint.SuppressionID]; s {
	case lint.Default:
		return lint.Info, true
	case lint.Off:
		return s, false
	default:
		return s, true
	}
}

// off: a rule that is switched off matches nothing, and will again when it is on.
func (l *ignoreList) off(rule string) bool {
	return l.config.Severities(nil)[rule] == lint.Off
}
