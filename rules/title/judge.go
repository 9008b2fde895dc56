package title

import (
	"cmp"
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// judge looks at the main title, then at its other occurrences, and reports the
// heaviest fault of the first that has any.
func judge(p *lint.Pass) {
	t := &p.Title
	main, mainAt := fault(p, t), t
	for i := range t.Others {
		o := &t.Others[i]
		if o.InTable {
			continue // the portal's own words
		}
		if d := fault(p, o); d != nil && (main == nil || rank(d) > rank(main)) {
			main, mainAt = d, o
		}
	}
	if d := years(p); d != nil && (main == nil || rank(main) <= int(lint.Warning)) {
		p.Report(*d)
		if main == nil || rank(main) < int(lint.Warning) {
			return
		}
	}
	if main == nil {
		return
	}
	for _, o := range append([]fact.Title{*t}, t.Others...) {
		if o.Span != mainAt.Span && o.Rest == mainAt.Rest && !o.Fits == !mainAt.Fits {
			main.Related = append(main.Related, lint.Related{Span: o.Span,
				Message: lint.Text{ZH: "此处标题相同", EN: "the same title here"}})
		}
	}
	p.Report(*main)
}

func rank(d *lint.Diagnostic) int { return int(d.Severity) }

// fault is what is wrong with one occurrence of the title, nil if nothing is.
func fault(p *lint.Pass, t *fact.Title) *lint.Diagnostic {
	switch {
	case t.YearSpan.Empty():
		return undated(p, t)
	case t.Year == 0:
		return nil // a school year: two years, another form
	case !t.Fits && dropsMark(p, t):
		return unmarked(p, t)
	case !t.Fits:
		return altered(p, t, lint.Warning, lint.Text{})
	case t.Variant != nil:
		if s, ok := lint.ParseSeverity(t.Variant.Severity); ok && s != lint.Off {
			return altered(p, t, s, lint.Text(t.Variant.Why))
		}
		return nil
	case t.Organ == "":
		return anonymous(p, t)
	case t.OrganSpan.Start > t.YearSpan.Start:
		if v := p.Profile.Document.YearFirst; v != nil {
			if s, ok := lint.ParseSeverity(v.Severity); ok && s != lint.Off {
				return altered(p, t, s, lint.Text(v.Why))
			}
		}
	}
	return nil
}

// dropsMark tells whether the title is right but for the 年 behind its digits.
func dropsMark(p *lint.Pass, t *fact.Title) bool {
	rest := yearMark + t.Rest
	if rest == yearMark+p.Profile.Document.Name {
		return true
	}
	for i := range p.Profile.Document.Variants {
		if v := &p.Profile.Document.Variants[i]; v.Before == "" && v.Text == rest {
			return true
		}
	}
	return false
}

// unmarked: 「2024」 goes on with the report's name at once.
func unmarked(p *lint.Pass, t *fact.Title) *lint.Diagnostic {
	digits := p.Slice(t.YearSpan)
	return &lint.Diagnostic{
		Severity: lint.Error, Span: t.YearSpan,
		Message: lint.Textf("标题中的年份漏写“年”：“%[1]s”应为“%[1]s年”。全称为“%[2]s”。",
			"年 is missing after the year in the title: “%[1]s” should be “%[1]s年”. In full: “%[2]s”.",
			digits, written(p, t.Organ+strconv.Itoa(t.Year)+yearMark+t.Rest, t.Span)),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("在“%s”后补“年”", "Insert 年 after “%s”", digits),
			source.Span{Start: t.YearSpan.End, End: t.YearSpan.End}, yearMark)},
	}
}

// altered: a title in other words than the form's; why adds a reason.
func altered(p *lint.Pass, t *fact.Title, severity lint.Severity, why lint.Text) *lint.Diagnostic {
	d := &lint.Diagnostic{Severity: severity, Span: t.Span}
	is := quoted(p, t.Span)
	reason := lint.Text{}
	if why.ZH != "" {
		reason = lint.Text{ZH: why.ZH + "。", EN: " " + why.EN + "."}
	}
	title := right(p, t)
	if title == "" {
		d.Message = lint.Textf("标题与规定名称不一致：现为“%[1]s”，建议改为“机关名称＋年份＋年%[2]s”。%[3]s",
			"The title differs from the prescribed name: it is “%[1]s”, better “organ, year, 年%[2]s”.%[3]s", is, p.Profile.Document.Name, reason)
		return d
	}
	title = written(p, title, t.Span)
	d.Message = lint.Textf("标题与规定名称不一致：现为“%[1]s”，建议改为“%[2]s”。%[3]s",
		"The title differs from the prescribed name: it is “%[1]s”, better “%[2]s”.%[3]s", is, title, reason)
	d.Fixes = []lint.Fix{lint.Replace(lint.Textf("标题改为“%s”", "Change the title to “%s”", title), t.Span, title)}
	return d
}

// undated: no year in the title. Without an organ too it may be the name of a column of
// the site.
func undated(p *lint.Pass, t *fact.Title) *lint.Diagnostic {
	d := &lint.Diagnostic{Severity: lint.Warning, Span: t.Span}
	if t.Organ == "" {
		d.Severity = lint.Info
	}
	is := quoted(p, t.Span)
	d.Message = lint.Textf("标题缺少年份：现为“%[1]s”。建议写明报告年份，写作“机关名称＋年份＋年%[2]s”。",
		"The title has no year: it is “%[1]s”. Better name the year: “organ, year, 年%[2]s”.", is, p.Profile.Document.Name)
	if title := right(p, t); title != "" {
		title = written(p, title, t.Span)
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("标题改为“%s”", "Change the title to “%s”", title), t.Span, title)}
	}
	return d
}

// anonymous: no organ in the title, as on a department's own site.
func anonymous(p *lint.Pass, t *fact.Title) *lint.Diagnostic {
	return &lint.Diagnostic{
		Severity: lint.Info, Span: t.Span,
		Message: lint.Textf("标题没有机关名称：现为“%[1]s”。建议写明机关全称，写作“机关名称＋年份＋年%[2]s”。",
			"The title names no organ: it is “%[1]s”. Better give its full name: “organ, year, 年%[2]s”.",
			quoted(p, t.Span), p.Profile.Document.Name),
	}
}

// years speaks of two occurrences of the title with different years.
func years(p *lint.Pass) *lint.Diagnostic {
	t := &p.Title
	for i := range t.Others {
		o := &t.Others[i]
		if o.Year == 0 || t.Year == 0 || o.YearSpan.Empty() || t.YearSpan.Empty() || o.Year == t.Year || !sameOrgan(t.Organ, o.Organ) {
			continue
		}
		return &lint.Diagnostic{
			Severity: lint.Warning, Span: t.YearSpan,
			Message: lint.Textf("两处标题的年份不一致：此处为%[1]d年，另一处为%[2]d年。请核对哪一处沿用了旧稿。",
				"Two occurrences of the title differ in their year: %[1]d here, %[2]d there. Check which was left from an earlier draft.", t.Year, o.Year),
			Related: []lint.Related{{Span: cmp.Or(o.YearSpan, o.Span), Message: lint.Textf("另一处为%d年", "%d here", o.Year)}},
		}
	}
	return nil
}

// sameOrgan tells whether two names may be one organ's, of which one is shortened.
func sameOrgan(a, b string) bool {
	return a == "" || b == "" || strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}
