// Package profile describes report kinds as data: headings, tables, identities,
// title, period and required statements. Nothing here knows a particular form;
// the forms themselves are YAML files that are read with Parse.
package profile

import (
	"errors"
	"strings"
)

// Text is a wording in the two languages that users may choose.
type Text struct {
	ZH string `yaml:"zh"`
	EN string `yaml:"en"`
}

// UnmarshalText reads a Text that is written in short: 中文 | English.
func (t *Text) UnmarshalText(b []byte) error {
	zh, en, ok := strings.Cut(string(b), " | ")
	if !ok {
		return errors.New("zh and en, or Chinese | English")
	}
	t.ZH, t.EN = strings.TrimSpace(zh), strings.TrimSpace(en)
	return nil
}

// General is the name of the profile that fits any Chinese official text: it
// has no sections and no tables, so that only the rules of the language apply.
const General = "general"

// The kinds of organ that a statement or a deadline may be for.
const (
	Government = "government"
	Department = "department"
)

// The keys of Draft beside the sections'.
const (
	DraftTitle   = "title"
	DraftPreface = "preface"
	DraftEnd     = "end"
)

// Profile is one report kind, immutable once parsed.
type Profile struct {
	// Name is unique, lower case, with hyphens: gov-info-annual-2021.
	Name string `yaml:"name"`
	// Title is what users call the report kind.
	Title Text `yaml:"title"`
	// Extends, in a local report kind, is the one that it takes over and changes; see
	// ParseLocal. Empty once parsed.
	Extends string `yaml:"extends,omitempty"`
	// Family groups the forms of one report kind over the years; it is the name
	// users give to mean the form of the report's own year. Empty: no family.
	Family string `yaml:"family,omitempty"`
	// Years are the report years that the form serves.
	Years Years `yaml:"years,omitempty"`
	// Document says how the report's title is formed.
	Document TitleForm `yaml:"document,omitempty"`
	// Ordered: the sections must stand in the given order.
	Ordered bool `yaml:"ordered,omitempty"`
	// Numbered: the sections' headings carry 一、二、三、 in order.
	Numbered bool `yaml:"numbered,omitempty"`
	// Provision is cited when a section is missing.
	Provision Text `yaml:"provision,omitempty"`
	// Length bounds the report's text; nil: it is not bounded.
	Length *Length `yaml:"length,omitempty"`
	// Severities, by rule or group, stand for the rules' own in reports of this kind. What a
	// configuration says goes before them.
	Severities map[string]string `yaml:"severities,omitempty"`
	// Sections of the report, in the form's order.
	Sections []Section `yaml:"sections,omitempty"`
	// Tables of the form; a section says which of them stand in it.
	Tables []Table `yaml:"tables,omitempty"`
	// OtherForms are labels that only other years' forms of the family have: a
	// report that holds several of them was written on another form.
	OtherForms []string `yaml:"otherForms,omitempty"`
	// Period is the time that the report's figures cover.
	Period *Period `yaml:"period,omitempty"`
	// Statements are what the text must say somewhere.
	Statements []Statement `yaml:"statements,omitempty"`
	// Pairs are two numbered lists of which the second answers the first.
	Pairs []Pair `yaml:"pairs,omitempty"`
	// Deadlines are the last days of publication, by kind of organ.
	Deadlines []Deadline `yaml:"deadlines,omitempty"`
	// Quantities tie figures of the prose to cells of the tables.
	Quantities []Quantity `yaml:"quantities,omitempty"`
	// Carry, Stock and Pending tie figures to those of the report of the year before.
	Carry   []Carry   `yaml:"carry,omitempty"`
	Stock   []Stock   `yaml:"stock,omitempty"`
	Pending []Pending `yaml:"pending,omitempty"`
	// Scope holds words that say a figure of the prose covers more or less than
	// the tables do (全区, 本级, 门户网站 …): such a figure is not compared.
	Scope []string `yaml:"scope,omitempty"`
	// Terms are words that provisions are about, for whoever asks where they come from.
	Terms []Term `yaml:"terms,omitempty"`
	// Metadata holds labels of a portal's head table (索引号, 发布机构 …).
	Metadata []string `yaml:"metadata,omitempty"`
	// Draft is the blank draft's text beyond section headings and tables, by section
	// key; "title" and "preface" come before, "end" after all sections. Sub-headings
	// are part of it. {year}, {nextYear} (the year of publication) and {organ} stand for
	// themselves, 〔待填：…〕 for what the writer must fill in.
	Draft map[string]string `yaml:"draft,omitempty"`
	// Suspect, in a copy of the general profile, is the report kind that the text may
	// be although it was not recognised.
	Suspect *Profile `yaml:"-"`
	// SuspectApart: the text is a report of one of the kind's Apart bodies.
	SuspectApart bool `yaml:"-"`
	// SuspectEarly: the text is a report for a year before there was any form of the kind.
	SuspectEarly bool `yaml:"-"`
}

// Years is a range of report years, inclusive; zero means open.
type Years struct {
	From int `yaml:"from,omitempty"`
	To   int `yaml:"to,omitempty"`
}

// Holds tells whether the form serves the year; an unknown year (0) fits none.
func (y Years) Holds(year int) bool {
	return year != 0 && (y.From == 0 || year >= y.From) && (y.To == 0 || year <= y.To)
}

// Variant is an accepted or tolerated other wording.
type Variant struct {
	// Text is the wording: a heading without its ordinal, a title's rest. A profile may
	// give several at once, parted by blanks; Parse makes a Variant of each.
	Text string `yaml:"text"`
	// Before is what such a title has between the organ and the year (政府信息公开工作
	// in 「organ政府信息公开工作2023年度报告」); for titles only.
	Before string `yaml:"before,omitempty"`
	// Severity of using it: "" none, or hint, info, warning, error.
	Severity string `yaml:"severity,omitempty"`
	// Why is shown to the user when Severity is not empty.
	Why Text `yaml:"why,omitempty"`
}

// TitleForm is the wording of a report's title: organ, year, 年, Name.
type TitleForm struct {
	// Name follows 「YYYY年」: 政府信息公开工作年度报告.
	Name string `yaml:"name,omitempty"`
	// Variants replace 「年」+Name, beginning with the character after the year's digits.
	Variants []Variant `yaml:"variants,omitempty"`
	// YearFirst is the remark on a title that puts the year in front of the organ, nil
	// if it is as good; its Text is not used.
	YearFirst *Variant `yaml:"yearFirst,omitempty"`
	// Subject: a title or file name that holds all words of one entry speaks of
	// this report kind even where nothing else is recognised.
	Subject [][]string `yaml:"subject,omitempty"`
	// Foreign are endings of titles of other documents (工作总结, 工作计划 …)
	// that a template leaves behind.
	Foreign []string `yaml:"foreign,omitempty"`
	// Governments are endings of organ names that are governments themselves.
	Governments []string `yaml:"governments,omitempty"`
	// Apart are bodies that report on the same subject in forms of their own.
	Apart *Apart `yaml:"apart,omitempty"`
}

// Apart are bodies such as schools and water works, whose reports follow rules of their
// own trade: a title that names one of them is no title of this kind.
type Apart struct {
	// Bodies are endings of their names.
	Bodies []string `yaml:"bodies"`
	// Unless is a word by which the title is one of this kind all the same.
	Unless string `yaml:"unless"`
}

// Section is one part of the report.
type Section struct {
	// Key names the section in the profile, unique.
	Key string `yaml:"key"`
	// Heading is the form's wording without its ordinal.
	Heading string `yaml:"heading"`
	// Variants are other headings by which the section is known just as surely.
	Variants []Variant `yaml:"variants,omitempty"`
	// Like are word groups; a numbered heading that holds all words of one group is
	// an altered form of this section's heading.
	Like [][]string `yaml:"like,omitempty"`
	// Optional sections may be missing.
	Optional bool `yaml:"optional,omitempty"`
	// Empty is the severity of a section without text; "" = may be empty.
	Empty string `yaml:"empty,omitempty"`
	// Length bounds the section's text; nil: it is not bounded.
	Length *Length `yaml:"length,omitempty"`
	// Parts are sub-headings that the section usually has.
	Parts []Part `yaml:"parts,omitempty"`
	// Tables are the keys of the tables that stand in the section, in order.
	Tables []string `yaml:"tables,omitempty"`
}

// Part is a usual sub-heading.
type Part struct {
	// Key names the part in its section, unique there.
	Key string `yaml:"key"`
	// Heading is the usual wording without its ordinal.
	Heading string `yaml:"heading"`
	// Like as in Section; words that show that the subject is spoken of at all.
	Like [][]string `yaml:"like,omitempty"`
}

// Period is the calendar span of the report's figures within its year.
type Period struct {
	// FromMonth and FromDay begin it, ToMonth and ToDay are its last day; months and
	// days count from 1.
	FromMonth int `yaml:"fromMonth"`
	FromDay   int `yaml:"fromDay"`
	ToMonth   int `yaml:"toMonth"`
	ToDay     int `yaml:"toDay"`
	// Words name the statement of the period (统计期限, 统计数据, 起止时间 …).
	Words []string `yaml:"words"`
}

// Statement is something that a section must say.
type Statement struct {
	// Key names the statement in the profile, unique.
	Key string `yaml:"key"`
	// Section is the key of the section that it belongs to.
	Section string `yaml:"section"`
	// Who must make it: "" every organ, else Government or Department.
	Who string `yaml:"who,omitempty"`
	// Accept: the statement is there if all words of one group occur in one paragraph
	// of the section, or of the text when Anywhere is set.
	Accept [][]string `yaml:"accept"`
	// Anywhere: the statement may stand in any section.
	Anywhere bool `yaml:"anywhere,omitempty"`
	// Severity of its absence.
	Severity string `yaml:"severity"`
	// What is missing, as the message names it.
	What Text `yaml:"what"`
	// Provision that asks for it.
	Provision Text `yaml:"provision,omitempty"`
	// Insert is a sentence offered as a fix; "" none.
	Insert string `yaml:"insert,omitempty"`
}

// Term is words that a provision is about.
type Term struct {
	// By is the provision.
	By Text `yaml:"by"`
	// Words as the form and reports write them.
	Words []string `yaml:"words"`
}

// Pair is a section's two numbered lists, such as problems and measures, of which the
// second should have no fewer items than the first. Lists are compared only where
// both are found and numbered.
type Pair struct {
	// Key names the pair in the profile, unique among statements and pairs.
	Key string `yaml:"key"`
	// Section is the key of the section with the lists.
	Section string `yaml:"section"`
	// First and Second are words that open the lists, in a sub-heading or in the clause
	// before the first item.
	First  []string `yaml:"first"`
	Second []string `yaml:"second"`
	// FirstName and SecondName are what messages call the items.
	FirstName  Text `yaml:"firstName"`
	SecondName Text `yaml:"secondName"`
	// Severity of a second list that is too short.
	Severity string `yaml:"severity"`
}

// Deadline is the last day of publication for a kind of organ.
type Deadline struct {
	// Who is the kind of organ, Government or Department; "" is any.
	Who string `yaml:"who,omitempty"`
	// Month and Day, from 1, of the year after the report's.
	Month int `yaml:"month"`
	Day   int `yaml:"day"`
	// Provision that sets it.
	Provision Text `yaml:"provision,omitempty"`
	// Except are endings of names of organs to which it does not apply, or not surely.
	Except []string `yaml:"except,omitempty"`
}
