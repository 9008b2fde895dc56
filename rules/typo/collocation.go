package typo

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// collocation is a noun that ends a phrase, the verb that goes with it, and verbs that
// are written for it by mistake.
type collocation struct {
	noun, verb string
	wrong      []string
}

var collocations = [...]collocation{
	{"力度", "加大", strings.Fields("加强 深化 推进 完善 拓宽")},
	{"步伐", "加快", strings.Fields("推进 加强 深化 提升 强化 加大")},
	{"透明度", "提高", strings.Fields("促进 加强 加大 扩大 推进")},
	{"深度", "拓展", strings.Fields("扩大 加大")},
	{"知晓率", "提高", strings.Fields("加强 加大 扩大")},
	{"满意度", "提高", strings.Fields("加强 加大 扩大")},
}

// governors are other verbs that may govern the noun; the nearest one does.
var governors = strings.Fields("加大 提高 提升 加快 拓展 增强 拓宽 扩大 加强 强化 深化 推进 促进 完善 优化 增加 保持 形成 具有 实现 注重 根据 " +
	"影响 保证 确保 保障 给予 开展 进行 调整 控制 改善 推动 超过 达到 采取 建立 健全 结合 视 按 降低 减少 减轻 反映 体现 测量 了解 掌握 落实 研究 明确 分析 并 和 与 及 对 以 的同时 上 中 为 而 等 有 不")

// longestPhrase is how far before the noun its verb is looked for, in code points.
const longestPhrase = 14

func collocate(p *lint.BlockPass, c collocation, at source.Span) {
	text := p.Simplified
	if r, n := utf8.DecodeRuneInString(text[at.End:]); n != 0 && !strings.ContainsRune("，。；、,;", r) {
		return
	}
	start := at.Start
	for range longestPhrase {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !zh.IsHan(r) {
			break
		}
		start -= n
	}
	verb, place := nearest(text[start:at.Start])
	if verb == "" {
		return
	}
	for _, w := range c.wrong {
		if w != verb {
			continue
		}
		span := source.Span{Start: start + place, End: start + place + len(verb)}
		shown := source.Span{Start: span.Start, End: at.End}
		right := c.verb
		if p.Script == zh.Traditional {
			right = zh.Restore(right, p.Text[shown.Start:shown.End])
		}
		around := wording.Around(text, shown)
		p.Report(lint.Diagnostic{
			Severity: lint.Info,
			Span:     shown,
			Message: lint.Textf("请留意“%[1]s”：“%[2]s”通常与“%[3]s”搭配。建议写作“%[3]s……%[2]s”。",
				"Have a look at “%[1]s”: “%[2]s” goes with “%[3]s”.", p.Text[around.Start:around.End], p.Text[at.Start:at.End], right),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("将“%[1]s”改为“%[2]s”", "Change “%[1]s” to “%[2]s”", p.Text[span.Start:span.End], right), span, right)},
		})
		return
	}
}

// nearest finds the last governor in the text.
func nearest(text string) (verb string, at int) {
	at = -1
	for _, g := range governors {
		if k := strings.LastIndex(text, g); k > at {
			verb, at = g, k
		}
	}
	return verb, at
}
