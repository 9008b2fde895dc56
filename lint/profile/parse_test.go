package profile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const small = `name: minutes
title: 纪要 | minutes
sections:
- key: talk
  heading: 讨论情况
  variants:
  - {text: 讨论 发言, severity: info, why: {zh: 甲, en: "b, c"}}
  like: [讨论 情况, 发言]
  tables: votes
tables:
- key: votes
  title: 表决表 | the votes
  columns: [{key: yes-1, text: 赞成}, {key: no-1, text: 反对}, {key: all, text: 合计}]
  rows: [{key: one, text: ""}]
  identities:
  - {key: sum, axis: row, left: yes-1 no-1, right: all, what: 和 | sum}
carry:
- {key: on, this: votes.one, last: votes.one}
stock:
- {key: grown, now: votes.one@all, plus: votes.one@yes-1, minus: votes.one@no-1}
pending:
- {key: open, last: votes.one@yes-1, now: votes.one@all, say: 照旧 | as before}
quantities:
- {key: votes, name: 票数 | votes, units: 票, scale: {票: "1"}, accept: [votes.one@all, votes.one@yes-1 + votes.one@no-1]}
`

func TestParse(t *testing.T) {
	p, err := Parse("minutes.yaml", []byte(small))
	require.NoError(t, err)
	require.Equal(t, Text{ZH: "纪要", EN: "minutes"}, p.Title)
	s := p.SectionByKey("talk")
	require.Equal(t, [][]string{{"讨论", "情况"}, {"发言"}}, s.Like)
	require.Len(t, s.Variants, 2)
	require.Equal(t, Variant{Text: "发言", Severity: "info", Why: Text{ZH: "甲", EN: "b, c"}}, s.Variants[1])
	require.Nil(t, p.SectionByKey("votes"))
	votes := p.TableByKey("votes")
	require.Equal(t, 2, votes.Column("all"))
	require.Equal(t, 0, votes.Row("one"))
	require.Equal(t, -1, votes.Row("two"))
	require.Nil(t, p.TableByKey("talk"))
	q := &p.Quantities[0]
	require.Equal(t, []Sum{{{"votes", "one", "all"}}, {{"votes", "one", "yes-1"}, {"votes", "one", "no-1"}}}, q.Terms())
	this, last := p.Carry[0].Lines()
	require.Equal(t, []Line{{"votes", "one"}, {"votes", "one"}}, []Line{this, last})
	now, plus, minus := p.Stock[0].Cells()
	require.Equal(t, Sum{{"votes", "one", "all"}, {"votes", "one", "yes-1"}, {"votes", "one", "no-1"}}, Sum{now, plus, minus})
	byHand := Quantity{Accept: q.Accept}
	require.Equal(t, q.Terms(), byHand.Terms())
}

// TestFaults: each fault is named with its file, its line and what would be right.
func TestFaults(t *testing.T) {
	head := "name: x\ntitle: 甲 | a\n"
	for _, c := range []struct{ text, want string }{
		{"", "the key is missing"},
		{"- a", "x.yaml:1: must be a group of keys"},
		{head + "---\nname: y\n", "x.yaml: holds more than one YAML document"},
		{"name: X\ntitle: 甲 | a\n", `x.yaml:1: key "X" may hold`},
		{"title: 甲 | a\n", "the key is missing"},
		{"name: x\n", "a profile must have a title"},
		{"name: x\ntitle: 甲\n", `x.yaml:2: "title" must be zh and en`},
		{head + "setcions: []\n", `x.yaml:3: unknown key "setcions", did you mean "sections"?`},
		{head + "zzzzzzzzzzzz: 1\n", `x.yaml:3: unknown key "zzzzzzzzzzzz"`},
		{head + "name: y\n", `x.yaml:3: key "name" stands twice`},
		{head + "ordered: 1\n", `x.yaml:3: "ordered" must be true or false`},
		{head + "years: {from: about}\n", `x.yaml:3: "from" must be a whole number`},
		{head + "years: {from: 2022, to: 2021}\n", "the years end before they begin"},
		{head + "scope: {a: b}\n", `x.yaml:3: "scope" must be a list`},
		{head + "scope: 12\n", `x.yaml:3: "scope" must be a list, or words`},
		{head + "scope: [12]\n", `x.yaml:3: "scope" must be text (in quotes)`},
		{head + "draft: {a: x, a: y}\n", `key "a" stands twice`},
		{head + "draft: {nowhere: x}\n", `there is no section "nowhere"`},
		{head + "sections:\n- {key: a, heading: 甲}\n- {key: a, heading: 乙}\n", `x.yaml:5: key "a" stands twice`},
		{head + "sections:\n- {key: a}\n", `section "a" has no heading`},
		{head + "sections:\n- key: a\n  heading: 甲\n  empty: loud\n", `x.yaml:6: severity "loud"`},
		{head + "sections:\n- {key: a, heading: 甲, tables: t}\n", `there is no table "t"`},
		{head + "sections:\n- {key: a, heading: 甲, like: [[]]}\n", "fits any text"},
		{head + "sections:\n- {key: a, heading: 甲, variants: [{severity: info}]}\n", "a variant must have a text"},
		{head + "tables:\n- {key: t, title: 表 | t, columns: [{key: c, text: 甲}], rows: []}\n", "must have rows and columns"},
		{head + "period: {fromMonth: 2, fromDay: 30, toMonth: 3, toDay: 1, words: 期}\n", "no day 30 of month 2"},
		{head + "deadlines: [{who: nobody, month: 1, day: 31}]\n", "who must be"},
		{head + "statements: [{key: s, section: a, severity: info, accept: 费, what: 费 | fee}]\n", `there is no section "a"`},
		{head + "quantities: [{key: q, name: 数 | n, units: 件, accept: [a]}]\n", "not of the form table.row@column"},
		{head + "quantities: [{key: q, name: 数 | n, units: 件, accept: [a.b@c]}]\n", "there is no cell a.b@c"},
		{head + "quantities: [{key: q, name: 数 | n, units: 件}]\n", "must have units and accept"},
		{head + "carry: [{key: c, this: a.b, last: a.b}]\n", "there is no row a.b"},
		{head + "stock: [{key: c, now: a.b@c, plus: a.b@c, minus: a.b@c}]\n", "there is no cell a.b@c"},
		{head + "pending: [{key: c, last: a.b@c, now: a.b@c, say: 甲 | a}]\n", "there is no cell a.b@c"},
	} {
		_, err := Parse("x.yaml", []byte(c.text))
		require.ErrorContains(t, err, c.want, c.text)
	}
}

// TestTableFaults: an identity, a pattern and a merging row are held to the table.
func TestTableFaults(t *testing.T) {
	table := "name: x\ntitle: 甲 | a\ntables:\n- key: t\n  title: 表 | t\n  columns: [{key: c, text: 甲}, {key: d, text: 乙}]\n"
	rows := "  rows: [{key: r, text: 丙}]\n"
	for _, c := range []struct{ text, want string }{
		{rows + "  identities: [{key: i, axis: diagonal, left: c, right: d, what: 和 | s}]\n", "axis must be row or column"},
		{rows + "  identities: [{key: i, axis: row, left: c, what: 和 | s}]\n", "must have two sides"},
		{rows + "  identities:\n  - key: i\n    axis: row\n    left: [c,\n      e]\n    right: d\n    what: 和 | s\n", `x.yaml:12: table "t" has no "e"`},
		{rows + "  identities: [{key: i, axis: row, left: c, right: d, only: e, what: 和 | s}]\n", `table "t" has no "e"`},
		{rows + "  patterns: [{identity: i, equals: c, say: 甲 | a}]\n", `table "t" has no identity "i"`},
		{"  rows: [{key: r, text: 丙, merges: true}]\n", "one row of a group"},
		{"  rows: [{key: r, text: 丙, group: 丁, merges: true}, {key: s, text: 戊, group: 丁, merges: true}]\n", "one row of a group"},
		{"  rows: [{key: r, text: 丙}, {key: s}]\n", "only a single row or column"},
	} {
		_, err := Parse("x.yaml", []byte(table+c.text))
		require.ErrorContains(t, err, c.want, c.text)
	}
}

// FuzzParse: no file makes Parse panic.
func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add("name: x\ntitle: &a 甲 | a\nsections: *a\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = Parse("x.yaml", []byte(text))
	})
}
