package particle

import "strings"

// manner are words that stand before 地 or 的 and say how something is done. Words that
// are nouns as well (系统 具体 统一 规范) are left out.
var manner = strings.Fields("更好 较好 很好 及时 准确 全面 客观 积极 主动 有序 扎实 快速 迅速 顺利 稳妥 有力 " +
	"有效 深入 切实 认真 充分 合理 科学 高效 便捷 真实 完整 平稳 稳步 不断 圆满 坚决 自觉 坚定 坚定不移 " +
	"最大限度 最大程度 有针对性 有计划 有步骤 有重点 分步骤 多角度 全方位 多层次 多渠道 多形式 多途径 实事求是 精准 公正 公平 广泛 严格 进一步 创造性 依法 规范 逐步 大力 明显 直观 清楚 清晰")

// objects begin what a transitive verb of official language acts on.
const objects = "政信工社群公人各全我民企项改经本法市县区乡镇上国党中行依这其广基百文相有"

// use tells after which continuations a verb is a verb and no noun.
type use struct {
	// objects: a continuation that begins like an object settles it.
	objects bool
	// end: so does the end of the clause.
	end bool
	// pair: the end of the clause leaves it open, but two manners before it make
	// the verb likely.
	pair bool
	// noun: before 工作 and the like it is the first half of a compound, 保障工作.
	noun bool
	// next are further settling continuations.
	next string
}

// verbs are what 地 stands before. 了 behind the verb always settles it.
var verbs = []struct {
	word string
	use  use
}{
	{"满足", use{objects: true, next: "需 不 多 人 群"}},
	{"掌握", use{objects: true, next: "情 动 了 和 民"}},
	{"获取", use{objects: true, next: "所 数"}},
	{"履行", use{objects: true, next: "职"}},
	{"做好", use{objects: true, next: "、 服 宣 依"}},
	{"完成", use{objects: true, end: true, next: "年 既 目 任 领"}},
	{"保证", use{objects: true, noun: true}},
	{"开展", use{objects: true, end: true, next: "活 宣 培 服 监 业 专 多 系 形 理 学 自 督 检 考 调 整 指 交 清 重 线 集 普 审 评"}},
	{"完善", use{objects: true, next: "制 政务公开 内部 机制 公开 栏目 平台 体系"}},
	{"宣传", use{next: "惠 政 党 条例 《 普 法 公 解"}},
	{"加强", use{objects: true, next: "对 政 业 队 监 管 学 督 培 宣"}},
	{"方便", use{next: "群 企 办事 人民 公众 社 申 百姓 市民 基层 居民 查"}},
	{"组织", use{next: "全 各 干 学 工 人 开 业 培 机关 党"}},
	{"推进", use{objects: true, end: true, next: "决 重 依 办"}},
	{"进行", use{objects: true, end: true, next: "中 着 下 政"}},
	{"落实", use{objects: true, next: "到 好 党 决 责"}},
	{"贯彻", use{objects: true, next: "落 执 党 条 《"}},
	{"维护", use{objects: true, noun: true, next: "自 广 社 公"}},
	{"保障", use{objects: true, noun: true}},
	{"反映", use{pair: true, next: "了 出"}},
	{"体现", use{next: "了 出"}},
	{"发挥", use{objects: true, next: "出 政 作 职"}},
	{"服务", use{next: "于 群众 人民 企业 社会 大局 广大 公众 市民 百姓 基层 民生 经济 发展 全"}},
	{"理解", use{next: "政 公 和把握 决"}},
	{"了解", use{next: "政 公 和掌握 我"}},
	{"解决", use{pair: true, next: "群 人民 企业 了 存在 实际 问题"}},
	{"推动", use{next: "政 信 工 全 社 各 我 经济 了 依"}},
	{"促进", use{next: "政 信 工 全 社 各 我 经济 了 依"}},
	{"公开", use{pair: true, next: "政 各 了 到 相关 本 所有 应"}},
	{"公布", use{pair: true, next: "政 各 了 到 相关 本"}},
	{"发布", use{pair: true, next: "政务 政府 各 了 到 相关 本 权威"}},
	{"更新", use{pair: true, next: "政 各 了 到 相关 本 网站 栏目"}},
	{"答复", use{pair: true, next: "申 群 了 公 当 网 人"}},
	{"回应", use{pair: true, next: "社 群 了 公 人 民 网 热"}},
	{"提升", use{next: "政 信 工 全 社 各 我 了 服 公"}},
	{"提高", use{next: "政 信 工 全 社 各 我 了 服 公"}},
	{"增强", use{next: "政 信 工 全 社 各 我 了 服 公"}},
	{"设置", use{objects: true, pair: true, next: "栏 公 专"}},
	{"向", use{next: "社会 公众 群众 广大 全 公 上级 申请"}},
	{"将", use{next: "政 信 各 工 相关 有关 本 应 所"}},
	{"把", use{next: "政 信 各 工 相关 有关 本 应 党"}},
}

// nominal are endings of the text before that want a noun phrase: 提供更好的服务.
var nominal = strings.Fields("提供 做好 搞好 实现 得到 达到 感到 有 是 保持 形成 建立 给予 取得 获得 做出 作出 作了 做了 了 需要 成为 享受 " +
	"采取 制定 具有 一个 这种 那种 种 项 个 次 进行 加以 受到 起到 发挥 有着 的 之 作为 成为 分为 与 和 及 缺乏 缺少 开展了 按照 根据 通过 由于 " +
	"符合 达到 追求 需求 期待 获取 收到 找到 走向 依靠 诉求 请求")

// nouns are what 进行 may have as its object.
var nouns = strings.Fields("梳理 分析 研究 探索 总结 整改 修订 完善 部署 安排 培训 学习 讲解 解读 检查 排查 整理 规范 调整 优化 " +
	"宣传 公开 更新 自查 清理 审查 审核 评估 考核 督查 指导 汇报 沟通 交流 调研 维护 改版 升级 管理")

// adverbial and attributive are the two particles.
const (
	adverbial   = "地"
	attributive = "的"
)

// more are manners that are nouns too, so that they count before 地 alone.
var more = strings.Fields("系统 详细 具体 统一 细致 仔细 专门 逐一 逐条")

// The literals behind those of verbs: 进行, the particles that may stand for another, 取的
// and 获的, 的 with each of degrees, and possibles.
const (
	carryOut = iota
	isDi
	isDe
	isTaken
	isGot
	isDegree
)

// possibles are verbs with 的 for 得 and the complement that says what can be done: 看的懂.
// No noun begins with these complements, but for what notNouns tells.
var possibles = strings.Fields("看的懂 听的懂 读的懂 弄的懂 搞的懂 看的见 听的见 摸的着 够的着 找的着 看的清 说的清 讲的清 分的清 算的清 " +
	"找的到 查的到 看的到 听的到 办的到 做的到 想的到 用的上 跟的上 赶的上 派的上 配的上 用的好 管的好 办的好 讲的好 记的住 留的住 管的住 稳的住 靠的住 " +
	"兜的住 守的住 接的住 扛的住 沉的住 站的住 坐的住 信的过 过的硬 行的通 走的通 说的通 打的赢 打的通 拿的出 办的成 做的成 叫的响 叫的应 " +
	"融的入 沉的下 蹲的下 坐的下 静的下 扑的下 放的下 扛的起 担的起 经的起 用的起 买的起 住的起 看的起 立的住 立的起 学的会 等的起")

// literals are 的 with each verb, and then those of the constants above.
func literals() []string {
	out := make([]string, 0, len(verbs)+isDegree+len(degrees))
	for _, v := range verbs {
		out = append(out, attributive+v.word)
	}
	out = append(out, "进行", adverbial, complement, "取的", "获的")
	for _, d := range degrees {
		out = append(out, attributive+d)
	}
	return append(out, possibles...)
}
