package citation

import (
	_ "embed" // the documents
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

//go:embed data/documents.txt
var documentList string

// document is a regulation or notice with the numbers that it may be cited by.
type document struct {
	title string
	// decrees of the State Council, the one in force first, or one document number.
	decrees []string
	number  string
	// since are the dates from which the decrees are in force, 2019-05-15.
	since []string
}

// library is what is known of documents, and which decree belongs to which.
type library struct {
	documents []document
	decrees   map[string]*document
}

var known = sync.OnceValue(func() *library {
	x := &library{decrees: map[string]*document{}}
	for line := range strings.SplitSeq(documentList, "\n") {
		part := strings.Split(line, "|")
		if len(part) != 3 || part[0][0] == '#' {
			continue
		}
		d := document{title: part[0]}
		if strings.Contains(part[1], "〔") {
			d.number = part[1]
		} else {
			d.decrees = strings.Split(part[1], ",")
		}
		if part[2] != "" {
			d.since = strings.Split(part[2], ",")
		}
		x.documents = append(x.documents, d)
	}
	for i := range x.documents {
		for _, n := range x.documents[i].decrees {
			x.decrees[n] = &x.documents[i]
		}
	}
	return x
})

// titled gives the known document whose title ends at byte end of s, where 》 stands.
func (x *library) titled(s string, end int) *document {
	var best *document
	for i := range x.documents {
		d := &x.documents[i]
		if strings.HasSuffix(s[:end], d.title) && (best == nil || len(d.title) > len(best.title)) {
			best = d
		}
	}
	return best
}

// numberReach is how many bytes may stand between a title and its number, 》（中华人民共和国.
const numberReach = 45

// before gives the document whose title closes shortly before byte at of s.
func before(s string, at int) *document {
	from := max(0, at-numberReach)
	k := strings.LastIndex(s[from:at], "》")
	if k < 0 || strings.ContainsAny(s[from+k:at], "，。；、,;《") {
		return nil
	}
	return known().titled(s, from+k)
}

// disclosure is the regulation of which every decree is known.
const disclosure = "政府信息公开条例"

// decree looks at 国务院令第711号 behind the title of a regulation.
func decree(p *lint.BlockPass, at source.Span) {
	rest := strings.TrimPrefix(p.Simplified[at.End:], "第")
	n := digits(rest)
	if n == 0 || !strings.HasPrefix(rest[n:], "号") {
		return
	}
	start := len(p.Simplified) - len(rest)
	number := rest[:n]
	d := before(p.Simplified, at.Start)
	if d == nil || len(d.decrees) == 0 {
		return
	}
	span := source.Span{Start: at.Start, End: start + n + len("号")}
	for i, known := range d.decrees {
		if known == number {
			if i > 0 && d.title == disclosure && p.Year >= lastOldYear {
				stale(p, span, source.Span{Start: start, End: start + n}, d)
			}
			return
		}
	}
	other := known().decrees[number]
	if other == nil && d.title != disclosure {
		return
	}
	why := lint.Textf("该条例的国务院令为第%s号", "the regulation is decree no. %s", d.decrees[0])
	if other != nil {
		why = lint.Textf("第%[1]s号是《%[2]s》", "decree no. %[1]s is 《%[2]s》", number, other.title)
	}
	p.Report(lint.Diagnostic{Span: span,
		Message: lint.Textf("“%[1]s”与《%[2]s》不一致，请核对。%[3]s。", "“%[1]s” does not belong to 《%[2]s》: %[3]s.", p.Text[span.Start:span.End], d.title, why),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为第%s号", "Write no. %s", d.decrees[0]), source.Span{Start: start, End: start + n}, d.decrees[0])}})
}

// lastOldYear is the first year whose reports follow the regulation as revised in 2019.
const lastOldYear = 2019

func stale(p *lint.BlockPass, span, number source.Span, d *document) {
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: span, Tag: lint.Outdated,
		Message: lint.Textf("“%[1]s”是修订前的文号，请留意。《%[2]s》修订后为国务院令第%[3]s号。",
			"“%[1]s” is the number before the revision; 《%[2]s》 as revised is decree no. %[3]s.", p.Text[span.Start:span.End], d.title, d.decrees[0]),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为第%s号", "Write no. %s", d.decrees[0]), number, d.decrees[0])}})
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// office is the code of the central office for openness, which is often cut short.
const office = "国办公开办函"

// central looks at the number, from byte at to end, of a document of the central
// government that stands behind a known title, or whose code is damaged.
func central(p *lint.BlockPass, at, end int, code string) {
	k := strings.LastIndex(code, "国")
	if k < 0 {
		return
	}
	code = code[k:]
	span := source.Span{Start: at - len(code), End: end}
	number := p.Simplified[span.Start:end]
	if d := before(p.Simplified, span.Start); d != nil && d.number != "" && !strings.Contains(p.Simplified[max(0, span.Start-len("《")-numberReach):span.Start], "印发") {
		if d.number != number {
			p.Report(lint.Diagnostic{Span: span,
				Message: lint.Textf("“%[1]s”与所引文件不一致，请核对。《%[2]s》的发文字号为%[3]s。", "“%[1]s” does not belong to the document cited: 《%[2]s》 is %[3]s.", p.Text[span.Start:span.End], d.title, d.number),
				Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为%s", "Write %s", d.number), span, zh.Restore(d.number, p.Text[span.Start:span.End]))}})
		}
		return
	}
	if strings.HasPrefix(code, "国办公") && code != office && utf8.RuneCountInString(code) <= utf8.RuneCountInString(office)+1 {
		span.End = at
		p.Report(lint.Diagnostic{Span: span,
			Message: lint.Textf("“%[1]s”疑为“%[2]s”，请核对。国务院办公厅政府信息与政务公开办公室的发文代字为“%[2]s”。",
				"“%[1]s” is probably meant to be “%[2]s”, the code of the central office for openness.", p.Text[span.Start:span.End], office),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", office), span, zh.Restore(office, p.Text[span.Start:span.End]))}})
	}
}

// force looks at 《…条例》自…年…月…日起施行, the literal being 起施行 or 起实施.
func force(p *lint.BlockPass, at source.Span) {
	s := p.Simplified
	k := strings.LastIndex(s[max(0, at.Start-3*numberReach):at.Start], "》")
	if k < 0 {
		return
	}
	k += max(0, at.Start-3*numberReach)
	between := s[k+len("》") : at.Start]
	d := known().titled(s, k)
	if d == nil || len(d.since) == 0 || strings.ContainsAny(between, "。；，、,;") {
		return
	}
	from := strings.LastIndex(between, "自")
	if from < 0 {
		return
	}
	date := strings.TrimPrefix(between[from:], "自")
	iso := isoDate(date)
	if iso == "" {
		return
	}
	for _, known := range d.since {
		if known == iso {
			return
		}
	}
	span := source.Span{Start: at.Start - len(date), End: at.Start}
	y, _ := strconv.Atoi(d.since[0][:4])
	m, _ := strconv.Atoi(d.since[0][5:7])
	day, _ := strconv.Atoi(d.since[0][8:])
	right := lint.Textf("%d年%d月%d日", "%d年%d月%d日", y, m, day)
	p.Report(lint.Diagnostic{Span: span,
		Message: lint.Textf("施行日期“%[1]s”与《%[2]s》不一致，请核对。该条例自%[3]s起施行。", "“%[1]s” is not the date from which 《%[2]s》 is in force: %[3]s.", p.Text[span.Start:span.End], d.title, right),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为%s", "Write %s", right), span, right.ZH)}})
}

// isoDate reads 2019年5月15日 as 2019-05-15; "" if the text is nothing else.
func isoDate(s string) string {
	var part [3]string
	for i, unit := range [...]string{"年", "月", "日"} {
		n := digits(s)
		if n == 0 || n > 4 || !strings.HasPrefix(s[n:], unit) {
			return ""
		}
		part[i] = s[:n]
		if n == 1 {
			part[i] = "0" + part[i]
		}
		s = s[n+len(unit):]
	}
	if s != "" || len(part[0]) != 4 {
		return ""
	}
	return part[0] + "-" + part[1] + "-" + part[2]
}
