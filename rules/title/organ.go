package title

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/zh"
)

// Organ is how the organ is called whose drafts these are.
type Organ struct {
	// Name in full, Short are its other names.
	Name  string
	Short []string
}

// New is Rule for the drafts of one organ: a title that names another is reported, too.
func New(o Organ) *lint.Rule {
	r := *Rule
	if o.Name == "" && len(o.Short) == 0 {
		return &r
	}
	r.Document = func(p *lint.Pass) {
		run(p)
		o.judge(p)
	}
	return &r
}

// judge compares the title's organ with the configured one.
func (o Organ) judge(p *lint.Pass) {
	t := &p.Title
	if p.Profile.Document.Name == "" || t.Organ == "" || t.OrganSpan.Empty() || strings.Contains(t.Text, gap) {
		return
	}
	kinship := o.kinship(plain(t.Organ))
	if kinship == own {
		return
	}
	name := o.Name
	if name == "" {
		name = o.Short[0]
	}
	is := quoted(p, t.OrganSpan)
	if kinship == near {
		p.Report(lint.Diagnostic{
			Severity: lint.Info, Span: t.OrganSpan,
			Message: lint.Textf("标题中的机关“%s”不是配置的本机关“%s”，请留意。确是本机关或下属机关的，可把这一名称写入配置的 organ。",
				"The title's organ “%s” is not the configured “%s”. If it is the same or a subordinate one, add the name to organ in the configuration.", is, name),
		})
		return
	}
	d := lint.Diagnostic{
		Severity: lint.Warning, Span: t.OrganSpan,
		Message: lint.Textf("标题中的机关与配置不一致：标题为“%s”，配置的本机关是“%s”。可能沿用了其他机关的稿件，请核对。",
			"The title's organ is not the configured one: it is “%s”, and the drafts are those of “%s”. It may be left from another organ's draft; check it.", is, name),
	}
	if o.Name != "" {
		name := zh.Restore(o.Name, is)
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", name), t.OrganSpan, name)}
	}
	p.Report(d)
}

// How a name stands to the configured organ.
const (
	own   = iota // it may be a name of the organ itself, or of an organ under it
	near         // another organ of the same place, or of a place that is not named
	other        // an organ of another place
)

func (o Organ) kinship(name string) int {
	place := placeOf(name)
	best, placed := other, place == ""
	for _, mine := range append([]string{o.Name}, o.Short...) {
		mine = plain(mine)
		home := placeOf(mine)
		placed = placed || home != ""
		switch {
		case mine == "":
		case strings.HasPrefix(name, mine), within(name, mine), within(mine, name):
			return own
		case home != "" && strings.Contains(name, lastPlace(home)):
			if governs(mine) {
				return own // of its place
			}
			best = near
		case place == "" && governs(mine):
			return own // a town, an office: its place is not named
		case place == "":
			best = near
		}
	}
	if !placed { // where the organ is, is not known
		return near
	}
	return best
}

// plain is a name without what differs between ways to write it.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, zh.Simplify(name))
}

// within tells whether a is b with characters left out, as a short form is.
func within(a, b string) bool {
	for _, r := range a {
		_, rest, ok := strings.Cut(b, string(r))
		if !ok {
			return false
		}
		b = rest
	}
	return true
}

// governs tells whether an organ stands over others of its place.
func governs(name string) bool {
	for _, end := range []string{"政府", "政府办公室", "政府办公厅", "行政公署", "管理委员会", "管委会"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// places are the last characters of places of counties and above.
const places = "省市县区旗盟州"

// notPlaces end like places in names of organs.
var notPlaces = []string{"城市", "社区", "园区", "灌区", "库区", "林区", "景区", "保护区", "开发区", "新区", "城区", "超市"}

// placeOf is what a name begins with up to the last place of a county or above: 示例市云溪县
// of 示例市云溪县水利局; "" if there is none.
func placeOf(name string) string {
	end, from := 0, 0
	for i, r := range name {
		next := i + utf8.RuneLen(r)
		if !strings.ContainsRune(places, r) || utf8.RuneCountInString(name[from:next]) < 2 {
			continue
		}
		word := false
		for _, w := range notPlaces {
			word = word || strings.HasSuffix(name[:next], w) && next-len(w) <= from
		}
		if word || utf8.RuneCountInString(name[from:i]) > longestPlace {
			break
		}
		end, from = next, next
	}
	return name[:end]
}

// longestPlace is how many characters a place has at most before its last.
const longestPlace = 6

// lastPlace is the innermost of nested places: 云溪县 of 示例市云溪县.
func lastPlace(home string) string {
	rest := home
	for {
		i := strings.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune(places, r) })
		if i < 0 {
			return home
		}
		_, n := utf8.DecodeRuneInString(rest[i:])
		if i+n == len(rest) {
			return rest
		}
		if i == 0 {
			return home
		}
		rest = rest[i+n:]
	}
}
