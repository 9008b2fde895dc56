package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// general is the report kind of these tests: none.
var general = []*profile.Profile{{Name: profile.General}}

// wrongWord flags every 戒毒 and offers 解读.
var wrongWord = &Rule{
	ID: "wrongword", Group: Words, Title: Text{"错词", "wrong word"}, Severity: Error, Fix: SafeFix,
	Literals: []string{"戒毒"},
	Block: func(p *BlockPass) {
		for _, h := range p.Hits {
			p.Report(Diagnostic{
				Span: h.Span, Message: Text{"应为“解读”。", "should be “解读”."},
				Fixes: []Fix{Replace(Text{"改为“解读”", "change to “解读”"}, h.Span, "解读").Safely()},
			})
		}
	},
}

// noTitle flags a text that has no blocks, at its head.
var longText = &Rule{
	ID: "longtext", Group: Structure, Title: Text{"长", "long"}, Severity: Info,
	Document: func(p *Pass) {
		if n := len(p.Tree.Blocks); n > 3 {
			p.Report(Diagnostic{Message: Textf("有%d段。", "%d paragraphs.", n)})
		}
	},
}

// suppressor lets the engine report on comments.
var suppressor = &Rule{ID: SuppressionID, Outside: true, Group: Structure, Title: Text{"忽略标记", "suppressions"}, Severity: Warning}

func engine(t testing.TB, change func(*Config)) *Engine {
	c := Config{Rules: []*Rule{wrongWord, longText, suppressor}, Profiles: general, Profile: profile.General}
	if change != nil {
		change(&c)
	}
	e, err := New(c)
	require.NoError(t, err)
	return e
}

func found(e *Engine, text string) []string {
	var out []string
	for _, d := range e.Lint(source.New("a.md", text), nil).Findings {
		out = append(out, d.Rule+" "+d.Severity.String()+" "+text[d.Span.Start:d.Span.End])
	}
	return out
}

func TestFindingsStandAtTheirPlace(t *testing.T) {
	e := engine(t, nil)
	r := e.Lint(source.New("a.md", "𠮷野。\r\n\r\n做好戒毒，再戒毒。\r\n"), nil)
	require.Len(t, r.Findings, 2)
	for _, d := range r.Findings {
		require.Equal(t, "戒毒", r.Source.Slice(d.Span))
		require.Equal(t, d.Span, d.Fixes[0].Edits[0].Span)
	}
}

func TestReuseGivesTheSame(t *testing.T) {
	e := engine(t, nil)
	a := e.Lint(source.New("a.md", "一戒毒\n\n二\n三\n"), nil)
	for _, text := range []string{"二\n一戒毒\n", "一戒毒\n一戒毒\n\n\n四\n五\n", "", "\n", "一戒毒"} {
		doc := source.New("a.md", text)
		require.Equal(t, e.Lint(doc, nil).Findings, e.Lint(doc, a).Findings)
	}
}

// TestReuseBesideTextsThatStandApart: the block that the text ends with is unfinished also
// where headers and notes stand behind it, and another one of the same words is not.
func TestReuseBesideTextsThatStandApart(t *testing.T) {
	unfinished := &Rule{ID: "unfinished", Severity: Info, Block: func(p *BlockPass) {
		if p.Unfinished {
			p.Report(Diagnostic{Span: source.Span{End: len(p.Text)}, Message: Text{ZH: "未完。"}})
		}
	}}
	e := engine(t, func(c *Config) { c.Rules = []*Rule{unfinished} })
	parted := func(text, apart string) *source.Document {
		return source.NewParted("a.docx", text+apart, len(text))
	}
	before := e.Lint(parted("甲\n乙\n甲\n", "页眉\n"), nil)
	require.Len(t, before.Findings, 1)
	for _, text := range []string{"甲\n乙\n甲\n", "甲\n乙\n", "甲\n", "乙\n甲\n甲\n", ""} {
		for _, apart := range []string{"页眉\n", "甲\n", ""} {
			doc := parted(text, apart)
			require.Equal(t, e.Lint(doc, nil).Findings, e.Lint(doc, before).Findings, "%q %q", text, apart)
		}
	}
}

func TestReuseDoesNotRunTheRuleAgain(t *testing.T) {
	runs := 0
	counting := *wrongWord
	counting.Block = func(p *BlockPass) { runs++; wrongWord.Block(p) }
	e := engine(t, func(c *Config) { c.Rules = []*Rule{&counting} })
	a := e.Lint(source.New("a.md", "戒毒甲\n戒毒乙\n丙\n"), nil)
	require.Equal(t, 2, runs)
	e.Lint(source.New("a.md", "新\n戒毒乙\n戒毒甲\n丙\n"), a)
	require.Equal(t, 2, runs, "the paragraphs only moved")
}

func TestPanicCostsOnlyTheRuleItself(t *testing.T) {
	for _, bad := range []func(*BlockPass){
		func(*BlockPass) { panic("boom") },
		func(p *BlockPass) { var q *BlockPass; _ = q.Text },
		func(p *BlockPass) { _ = p.Text[len(p.Text)+1] },
		func(p *BlockPass) { p.Report(Diagnostic{Span: source.Span{Start: 0, End: len(p.Text) + 1}}) },
		func(p *BlockPass) { p.Report(Diagnostic{Span: source.Span{Start: 3, End: 1}}) },
		func(p *BlockPass) {
			p.Report(Diagnostic{Fixes: []Fix{Replace(Text{}, source.Span{Start: -1}, "x")}})
		},
	} {
		var named []string
		rule := &Rule{ID: "bad", Group: Words, Severity: Error, Block: bad}
		e := engine(t, func(c *Config) {
			c.Rules = append(c.Rules, rule)
			c.Panicked = func(rule string, _ any, stack []byte) {
				named = append(named, rule)
				require.NotEmpty(t, stack)
			}
		})
		require.Equal(t, []string{"wrongword error 戒毒"}, found(e, "做好戒毒。\n再做。\n"))
		require.Equal(t, []string{"bad", "bad"}, named)
	}
}

func TestPanicIsRaisedUnderTest(t *testing.T) {
	e := engine(t, func(c *Config) {
		c.Rules = []*Rule{{ID: "bad", Group: Words, Severity: Error, Block: func(*BlockPass) { panic("boom") }}}
	})
	require.Panics(t, func() { e.Lint(source.New("a.md", "甲"), nil) })
}

func TestSeverities(t *testing.T) {
	e := engine(t, func(c *Config) { c.Severities = map[string]Severity{"wrongword": Hint} })
	require.Equal(t, []string{"wrongword hint 戒毒"}, found(e, "戒毒"))
	e = engine(t, func(c *Config) { c.Severities = map[string]Severity{"wrongword": Off} })
	require.Empty(t, found(e, "戒毒"))
}

func TestAllowedWords(t *testing.T) {
	e := engine(t, func(c *Config) { c.Allow = []string{"强制戒毒所"} })
	require.Empty(t, found(e, "送强制戒毒所。"))
	require.Len(t, found(e, "做好戒毒。"), 1)
}

func TestSuppression(t *testing.T) {
	for text, want := range map[string][]string{
		"<!-- gaolint-disable-next-line wrongword: 引文 -->\n戒毒\n戒毒\n":  {"suppression info <!-- gaolint-disable-next-line wrongword: 引文 -->", "wrongword error 戒毒"},
		"<!-- gaolint-disable-next-line words -->\n\n戒毒\n":            {"suppression info <!-- gaolint-disable-next-line words -->"},
		"<!-- gaolint-disable-next-line -->\n戒毒\n":                    {"suppression info <!-- gaolint-disable-next-line -->"},
		"<!-- gaolint-disable wrongword -->\n戒毒\n戒毒\n":                {"suppression info <!-- gaolint-disable wrongword -->"},
		"<!-- gaolint-disable -->\n戒毒\n<!-- gaolint-enable -->\n戒毒\n": {"suppression info <!-- gaolint-disable -->", "wrongword error 戒毒"},
		"<!-- gaolint-enable -->\n戒毒\n":                               {"suppression info <!-- gaolint-enable -->", "wrongword error 戒毒"},
		"<!-- gaolint-disable-next-line wrongword -->\n解读\n":          {"suppression warning <!-- gaolint-disable-next-line wrongword -->"},
		"<!-- gaolint-disable-next-line wrongwrod -->\n戒毒\n":          {"suppression warning wrongwrod", "wrongword error 戒毒"},
		"<!-- a remark -->\n戒毒\n":                                     {"wrongword error 戒毒"},
		"<!--\n戒毒\n-->\n":                                             nil,
		"<!-- never closed\n戒毒\n":                                     {"wrongword error 戒毒"},
	} {
		require.Equal(t, want, found(engine(t, nil), text), text)
	}
}

func TestOneCauseIsSaidOnce(t *testing.T) {
	second := *wrongWord
	second.ID, second.Severity = "again", Warning
	second.Block = func(p *BlockPass) {
		for _, h := range p.Hits {
			wide := source.Span{Start: h.Span.Start, End: min(len(p.Text), h.Span.End+len("。"))}
			p.Report(Diagnostic{Span: wide, Message: Text{"又见。", "again."}, Fixes: []Fix{Replace(Text{"改", "change"}, wide, "解读。")}})
		}
	}
	e := engine(t, func(c *Config) { c.Rules = []*Rule{&second, wrongWord} })
	require.Equal(t, []string{"wrongword error 戒毒"}, found(e, "做好戒毒。"), "the same repair, told by the more severe rule")
	require.Len(t, found(e, "戒毒、戒毒。"), 3, "another repair is another cause")

	ignoring := engine(t, func(c *Config) {
		c.Rules, c.Ignore = []*Rule{&second, wrongWord}, []Ignore{{Rule: "wrongword", Text: "戒毒"}}
	})
	require.Empty(t, found(ignoring, "做好戒毒。"), "what is suppressed does not come back by another rule")
}

func TestIgnoreList(t *testing.T) {
	text := "第一句做好戒毒。第二句也戒毒。\n"
	e := engine(t, nil)
	r := e.Lint(source.New("a.md", text), nil)
	hash := SentenceHash(r.Document, r.Findings[0].Span.Start)
	e = engine(t, func(c *Config) {
		c.Ignore = []Ignore{{Rule: "wrongword", Text: "戒毒", Sentence: hash}, {Rule: "wrongword", Text: "别的"}}
	})
	r = e.Lint(source.New("a.md", "前面加了一段。\n"+text), nil)
	require.Len(t, r.Findings, 1, "only the suppressed sentence is silent, wherever it moves")
	require.Equal(t, []bool{true, false}, r.Ignored)
}

func TestFixAll(t *testing.T) {
	e := engine(t, nil)
	doc, changes, err := e.FixAll(source.New("a.md", "做好戒毒。\r\n《戒毒条例》\r\n第2次戒毒"), false)
	require.NoError(t, err)
	require.Equal(t, "做好解读。\r\n《戒毒条例》\r\n第2次解读", doc.Text(), "a title is left alone whatever the rule calls safe")
	require.Len(t, changes, 2)
	require.Equal(t, Change{"wrongword", 3, 4, "戒毒", "解读"}, changes[1])
	again, changes, err := e.FixAll(doc, false)
	require.NoError(t, err)
	require.Empty(t, changes)
	require.Equal(t, doc.Text(), again.Text())
}

func TestNewRefuses(t *testing.T) {
	_, err := New(Config{Rules: []*Rule{wrongWord, wrongWord}, Profiles: general})
	require.ErrorContains(t, err, "twice")
	_, err = New(Config{Profiles: general, Profile: "no-such"})
	require.Error(t, err)
	both := *wrongWord
	both.Document = func(*Pass) {}
	for _, r := range []*Rule{{ID: "none"}, &both} {
		_, err = New(Config{Rules: []*Rule{r}, Profiles: general})
		require.ErrorContains(t, err, "functions")
	}
}

func TestPreserves(t *testing.T) {
	for _, same := range [][2]string{
		{"做好戒毒。", "做好解读。"},
		{"5条。)。", "5条)。"},
		{"4、优化服务", "4.优化服务"},
		{"公布,情况", "公布，情况"},
		{"、其他", "其他"},
	} {
		require.NoError(t, Preserves(same[0], same[1]), same)
	}
	for _, other := range [][2]string{
		{"12月3日", "12月31日"},
		{"共３条", "共4条"},
		{"二〇二二年", "二〇二三年"},
		{"《戒毒条例》", "《解读条例》"},
		{"“戒毒”", "“解读”"},
		{"乡乡人民政府", "乡人民政府"},
		{"市教育局", "市教育厅"},
		{"〔2021〕30号", "〔2022〕30号"},
		{"十条", "九条"},
	} {
		require.Error(t, Preserves(other[0], other[1]), other)
	}
}

func FuzzReuse(f *testing.F) {
	f.Add("一戒毒\n二\n", 0, 3, "戒毒")
	f.Add("<!-- gaolint-disable -->\n戒毒\n", 0, 5, "")
	f.Add("戒毒\r\n戒毒\r", 2, 9, "\n")
	e := engine(f, nil)
	f.Fuzz(func(t *testing.T, text string, at, n int, insert string) {
		text, insert = strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(insert, "?")
		before := source.New("a.md", text)
		prev := e.Lint(before, nil)
		start := before.Offset(before.Position(at, source.UTF8), source.UTF8)
		end := before.Offset(before.Position(start+max(0, min(n, len(text))), source.UTF8), source.UTF8)
		after, err := before.Edit(source.Edit{Span: source.Span{Start: min(start, end), End: max(start, end)}, New: insert})
		require.NoError(t, err)
		require.Equal(t, e.Lint(after, nil).Findings, e.Lint(after, prev).Findings)
	})
}

// TestCommentsInUseAreDeletedByHand: the fix that deletes a comment is safe, and is never
// made unasked: what the comment covers comes back.
func TestCommentsInUseAreDeletedByHand(t *testing.T) {
	e := engine(t, nil)
	for text, want := range map[string]string{
		"<!-- gaolint-disable-next-line wrongword -->\n\n戒毒\n":                                              "\n戒毒\n",
		"甲\r\n<!-- gaolint-disable words -->\r\n戒毒\r\n<!-- gaolint-enable -->\r\n丙":                         "甲\r\n戒毒\r\n丙",
		"<!-- gaolint-disable -->\n戒毒":                                                                      "戒毒",
		"<!-- gaolint-disable words -->\n<!-- gaolint-disable wrongword -->\n戒毒\n<!-- gaolint-enable -->\n": "<!-- gaolint-disable wrongword -->\n戒毒\n<!-- gaolint-enable -->\n",
		"<!--\ngaolint-disable words\n-->\n戒毒\n":                                                            "",
		"<!-- gaolint-disable words\n多行 -->\n戒毒\n":                                                          "",
	} {
		doc := source.New("a.md", text)
		r := e.Lint(doc, nil)
		d := r.Findings[slices.IndexFunc(r.Findings, func(d Diagnostic) bool { return d.Rule == SuppressionID })]
		require.Equal(t, Info, d.Severity)
		for _, unsafe := range []bool{false, true} {
			fixed, changes, err := e.FixAll(doc, unsafe)
			require.NoError(t, err)
			require.Empty(t, changes)
			require.Equal(t, text, fixed.Text())
		}
		if want == "" {
			require.Empty(t, d.Fixes, text)
			continue
		}
		require.True(t, d.Fixes[0].Safe)
		require.False(t, d.Fixes[0].Unasked())
		require.NoError(t, Preserves(text, want))
		next, err := source.Apply(text, d.Fixes[0].Edits)
		require.NoError(t, err)
		require.Equal(t, want, next)
	}
	// One that covers nothing may go together with other fixes.
	doc, changes, err := e.FixAll(source.New("a.md", "<!-- gaolint-disable words -->\n解读\n"), true)
	require.NoError(t, err)
	require.Len(t, changes, 1)
	require.Equal(t, "解读\n", doc.Text())
}

// TestSuppressionOfARuleThatIsOff: that it covers nothing says nothing.
func TestSuppressionOfARuleThatIsOff(t *testing.T) {
	e := engine(t, func(c *Config) { c.Severities = map[string]Severity{"wrongword": Off} })
	for _, names := range []string{"wrongword", "words", ""} {
		list := found(e, "<!-- gaolint-disable-next-line "+names+" -->\n解读\n")
		require.Len(t, list, 1)
		require.Contains(t, list[0], "suppression info", names)
	}
	require.Contains(t, found(e, "<!-- gaolint-disable-next-line longtext -->\n解读\n")[0], "suppression warning")
}
