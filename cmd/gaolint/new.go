package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gaolint/lint/profile"
	"gaolint/lint/strict"
	"gaolint/rules/profiles"
)

func (a *app) newCommand() *cobra.Command {
	var kind, organ string
	var year int
	c := &cobra.Command{
		Use: "new [FILE]", Args: cobra.MaximumNArgs(1),
		Short: a.say("写一份空白稿件（标题、各部分、表格齐全，待填处有标记）", "write a blank draft: title, sections, tables, with marks where to fill in"),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.pickProfile(kind, year)
			if err != nil {
				return err
			}
			text := p.Blank(organ, year)
			if len(args) == 0 || args[0] == "-" {
				_, err := a.stdout.Write([]byte(text))
				return err
			}
			if err := a.create(args[0], []byte(text)); err != nil {
				return err
			}
			a.note("已写入 %s；“〔待填”处请逐一填写，再运行 gaolint lint %[1]s", "wrote %s; fill in what is marked 〔待填, then run gaolint lint %[1]s", args[0])
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&kind, "profile", "gov-info-annual", a.say("报告类型", "report kind"))
	f.StringVar(&organ, "organ", "", a.say("机关名称（不给则留待填写）", "name of the organ (left to fill in if absent)"))
	f.IntVar(&year, "year", time.Now().Year()-1, a.say("报告年度", "report year"))
	return c
}

// pickProfile finds a report kind by its name, or the form of a family that serves the year.
func (a *app) pickProfile(kind string, year int) (*profile.Profile, error) {
	all, err := profiles.All()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, p := range all {
		if p.Name == profile.General {
			continue
		}
		if p.Name == kind || p.Family == kind && p.Years.Holds(year) {
			return p, nil
		}
		known = append(known, p.Name)
		if p.Family != "" {
			known = append(known, p.Family)
		}
	}
	if near := strict.Nearest(kind, known); near != "" && near != kind {
		return nil, a.errorf("没有名为“%s”的报告类型，是否为“%s”？", "there is no report kind “%s”, did you mean “%s”?", kind, near)
	}
	return nil, a.errorf("没有适合%[2]d年的报告类型“%[1]s”，可用：%[3]s", "no report kind “%[1]s” for %[2]d; known are %[3]s", kind, year, strings.Join(known, " "))
}
