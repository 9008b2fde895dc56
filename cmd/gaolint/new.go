package main

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/strict"
	"gaolint/rules/profiles"
)

func (a *app) newCommand() *cobra.Command {
	var kind, organ string
	var year int
	c := &cobra.Command{
		Use: "new [FILE]", Args: a.arguments(0, 1),
		Short: a.say("写一份空白稿件（标题、各部分、表格齐全，待填处有标记）", "write a blank draft: title, sections, tables, with marks where to fill in"),
		RunE: func(c *cobra.Command, args []string) error {
			a.speakAs(".")
			if c.Flags().Changed("year") && year == 0 {
				return a.errorf("--year：0 不是年度", "--year: 0 is no year")
			}
			text, err := a.blankDraft(kind, organ, year)
			if err != nil {
				return err
			}
			if len(args) == 0 || args[0] == "-" {
				_, err := io.WriteString(a.stdout, text)
				return err
			}
			if err := a.create(args[0], []byte(text), lint.Text{ZH: "请换一个文件名", EN: "choose another name"}); err != nil {
				return err
			}
			a.note("已写入 %s；“〔待填”处请逐一填写，再运行 gaolint lint %[1]s", "wrote %s; fill in what is marked 〔待填…〕, then run gaolint lint %[1]s", args[0])
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&kind, "profile", usualKind, a.say("报告类型（默认 gov-info-annual）", "report kind (default gov-info-annual)"))
	f.StringVar(&organ, "organ", "", a.say("机关名称（不给则留待填写）", "name of the organ (left to fill in if absent)"))
	f.IntVar(&year, "year", 0, a.say("报告年度（默认上年）", "report year (default: last year)"))
	f.Lookup("profile").DefValue = "" // said in the user's language
	return c
}

// blankDraft is a blank draft of a report kind, "" for the usual one, for a year, 0 for
// last year.
func (a *app) blankDraft(kind, organ string, year int) (string, error) {
	p, year, err := a.pickProfile(cmp.Or(kind, usualKind), year, year != 0)
	if err != nil {
		return "", err
	}
	return p.Blank(oneLine(organ), year), nil
}

// usualKind is the report kind of a draft for which none is named.
const usualKind = "gov-info-annual"

// oneLine keeps a name from breaking the draft's title.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// pickProfile finds a report kind by its name, or the form of a family that serves the
// year. Without a year it is last year, or the last year that the form served.
func (a *app) pickProfile(kind string, year int, given bool) (*profile.Profile, int, error) {
	if err := a.knownProfile(kind); err != nil {
		return nil, 0, err
	}
	if !given {
		year = time.Now().Year() - 1
	}
	all, err := profiles.All()
	if err != nil {
		return nil, 0, err
	}
	for _, p := range all {
		last := year
		if p.Name == kind && !given && p.Years.To != 0 {
			last = min(year, p.Years.To)
		}
		if p.Name != profile.General && (p.Name == kind || p.Family == kind) && p.Years.Holds(last) {
			return p, last, nil
		}
	}
	return nil, 0, a.errorf("报告类型“%s”没有适用于%d年的格式", "the report kind “%s” has no form for %d", kind, year)
}

// knownProfile tells whether there is a report kind of that name.
func (a *app) knownProfile(name string) error {
	known, err := config.Profiles()
	if err != nil || slices.Contains(known, name) {
		return err
	}
	if near := strict.Nearest(name, known); near != "" {
		return a.errorf("没有名为“%s”的报告类型，是否为“%s”？", "there is no report kind “%s”, did you mean “%s”?", name, near)
	}
	return a.errorf("没有名为“%s”的报告类型，可用：%s", "there is no report kind “%s”; known are %s", name, strings.Join(known, " "))
}
