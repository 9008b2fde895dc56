package dictionary

import (
	"testing"

	"gaolint/lint"
	"gaolint/lint/linttest"
)

func TestRule(t *testing.T) {
	profiles := linttest.Profiles(t)
	for _, c := range linttest.Page("dictionary", Rule.Page.ZH) {
		linttest.Check(t, c, profiles, Rule)
	}
	rule := New([]Word{
		{Wrong: "贫困户", Right: "脱贫户", Reason: "现行表述"},
		{Wrong: "老百姓", Severity: lint.Hint},
		{Wrong: "口罩男", Right: "患者"},
		{Wrong: "土政策", Reason: "不规范"},
		{Wrong: "台帐", Right: "台账", List: "词表/禁用词.tsv", Line: 12},
	})
	for _, text := range []string{
		`走访⟦贫困户⟧{dictionary warning "脱贫户"}和⟦老百姓⟧{dictionary hint "换一种说法"}。`,
		`⟦口罩男⟧{dictionary "患者"}，⟦土政策⟧{dictionary "不规范"}。`,
		`建立⟦台帐⟧{dictionary "禁用词表“词表/禁用词.tsv”第12行，建议改为“台账”"}。`,
		`走訪⟦貧困戶⟧{dictionary "脫貧戶"}，落實產業政策。`,
	} {
		c := linttest.Parse(text, "", text)
		t.Run(text, func(t *testing.T) { linttest.Check(t, c, profiles, rule) })
	}
}
