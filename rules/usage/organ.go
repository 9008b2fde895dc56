package usage

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

// organ is the name of a local organ that a reform gave to others.
type organ struct {
	old, now string
	// since is the first whole year without it.
	since int
}

// reform is what the organs' names come from: the reform of Party and state bodies of
// 2018, carried through in cities and counties in 2019.
const reform = 2020

// organs are names that no organ has had since, in full and short.
var organs = []organ{
	{"工商行政管理局", "市场监督管理局", reform},
	{"质量技术监督局", "市场监督管理局", reform},
	{"食品药品监督管理局", "市场监督管理局", reform},
	{"国土资源局", "自然资源局", reform},
	{"环境保护局", "生态环境局", reform},
	{"卫生和计划生育局", "卫生健康局", reform},
	{"卫生和计划生育委员会", "卫生健康委员会", reform},
	{"安全生产监督管理局", "应急管理局", reform},
	{"旅游发展委员会", "文化和旅游局", reform},
	{"政府法制办公室", "司法局", reform},
	{"国家税务局", "税务局", reform},
	{"地方税务局", "税务局", reform},
	{"扶贫开发办公室", "乡村振兴局", 2022},
	{"工商局", "市场监管局", reform},
	{"质监局", "市场监管局", reform},
	{"食药监局", "市场监管局", reform},
	{"国土局", "自然资源局", reform},
	{"环保局", "生态环境局", reform},
	{"卫计局", "卫生健康局", reform},
	{"卫计委", "卫生健康委", reform},
	{"安监局", "应急管理局", reform},
	{"国税局", "税务局", reform},
	{"地税局", "税务局", reform},
	{"扶贫办", "乡村振兴局", 2022},
}

// former are words before a name that tell that it is meant as a former one.
var former = [...]string{"原", "原来的", "原县", "原市", "原区", "原省", "撤销", "国家", "国务院", "全国", "总"}

func (o *organ) look(p *lint.BlockPass, at source.Span) {
	if p.Year < o.since || wording.Quoted(p.Simplified, at.Start) {
		return
	}
	before := p.Simplified[:at.Start]
	for _, w := range former {
		if strings.HasSuffix(before, w) {
			return
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "省市县区")); r == '原' {
		return
	}
	got := p.Text[at.Start:at.End]
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: at, Tag: lint.Outdated,
		Message: lint.Textf("“%[1]s”是机构改革前的名称，请留意。其职责已划入%[2]s等机构；指过去的机构时可加“原”字。",
			"“%[1]s” is a name from before the reform of 2018; its duties went to %[2]s and others. Put 原 before it where the former body is meant.", got, o.now),
		Fixes: []lint.Fix{replace(p, at, o.now)}})
}
