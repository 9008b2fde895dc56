package doubled

import (
	"slices"
	"strings"

	"gaolint/rules/internal/wording"
)

// rightTwice are word pairs that official text has: the end of one word and the
// beginning of the next, or a noun before a compound that begins with it.
var rightTwice = set("银行 业创 用信 系统 测预 装箱 犯罪 软件 指标 找谁 申请人 年度 规定 网络 建共 化文 管插 出版 保管 " +
	"件组 通保 授权书 关节 阶级 住房 组织 跑领 接受人 服务 校名 理处 单位 公司 学校 医院 中心 法院 机关 部门 企业 " +
	"社区 街道 居民 大学 集团 协会 委员 用地 扫描 产品 记录 酸盐 贷款 保通 社保 专题 研究 讨论 商量 考虑 学习 " +
	"人人 天天 年年 处处 层层 时时 事事 步步 人一 请问 关于关 村民 党员 干部 代表 股份 基金 财政 银行业 " +
	"案件 信访 卫生 教育 交通 文化 旅游 农业 林业 水利 统计 审计 气象 税务 公安 司法 民政 国有 地方 中国 " +
	"生产 金融 支付 电子 数字 数据 智能 人工 车辆 道路 环境 气管支 校长 会计 黑秧 试验 目的 范围 工程 权同 强自 级分 生考 等教育 岚县 预售 总队 学科 太多 大把 支队 大队 会委员 定罪 更新 联网 人民法院 人民检察院")

func set(words string) map[string]struct{} {
	m := map[string]struct{}{}
	for w := range strings.SplitSeq(words, " ") {
		m[w] = struct{}{}
	}
	return m
}

// openers are characters that a doubled word cannot begin with: one by one (一个一个),
// numbers, and particles before which a word ends.
const openers = "一二三四五六七八九十百千两第几每的和与或有在对从到为以及是年月日时地得随即边越又再多很非"

// closers are characters that a doubled word does not have behind its first: 走着走着.
const closers = "着了的一或和与每逐"

// areas are suffixes of place names; in a list of places the next name may begin alike.
const areas = "省市县区旗州"

// areaWords are characters that make a word of a suffix before them: 市场, 县级. Before
// others it ends a name: 沁县|沁源县.
const areaWords = "民场域级政直长委属内外"

// govBefore are characters before 政府政府: a government's name ends, its 政府信息 begins.
const govBefore = "民省市县区乡镇级方"

// followers are the beginnings of compounds that start with a word that also ends
// others: 政务公开|公开栏, 依申请|申请人.
var followers = map[string]string{
	"公开": "栏件目指平网日渠属",
	"申请": "人表书事材",
	"工作": "人机小领总报方日指报时",
	"制造": "业商", "产业": "链园带化集", "行政区": "域划", "检测": "试机报", "检验": "机报员", "评估": "机报",
	"旅游": "业区", "服务": "业区", "培训": "班", "推进": "会", "座谈": "会", "培育": "期", "实验": "室", "办公": "室厅",
	"加工": "业厂", "运输": "业", "建筑": "业物", "零售": "业商店", "创新": "型", "开发": "区商", "示范": "区点", "试点": "区",
	"公共": "场交", "行业": "协", "专项": "资", "基层": "组", "宣传": "部册栏片员", "志愿": "者", "合作": "社", "生产": "线力",
	"信息": "公员系中网化资技主报",
	"项目": "经常部负公组名",
	"管理": "局委处条办中",
	"监督": "员管局",
	"检查": "组员站",
	"审查": "员组",
	"办理": "人事",
	"执法": "人局队证",
	"建设": "局厅单用工",
	"保障": "局房",
	"制度": "化",
	"民族": "团地区",
}

// own stands before the short name of the writer's own unit, units are the beginnings of
// such names: 我街道街道, which no name explains.
const (
	own   = "我本"
	units = "街单公学医中法机部"
)

func first0(w string) rune { return wording.Han(w, 0) }

// word tells whether the word of n characters that ends at byte end and stands just
// before as well was typed twice.
func word(text string, end, n int) bool {
	start := end - n*han
	w := text[start:end]
	first := wording.Han(text, start)
	if slices.Contains(bounds, w) {
		return !strings.HasPrefix(text[end:], w)
	}
	if in(openers, first) || in(areas, first) && (n > 2 || !in(areaWords, wording.Han(text, start+han))) {
		return false
	}
	for i := start + han; i < end; i += han {
		r := wording.Han(text, i)
		if in(closers, r) && (r != '一' || wording.Han(text, i-han) != '进') {
			return false
		}
		if r != first {
			first = 0
		}
	}
	if first != 0 { // 哈哈哈哈
		return false
	}
	prev, next := wording.Han(text, start-n*han-han), wording.Han(text, end)
	if _, ok := rightTwice[w]; ok && !(in(own, prev) && in(units, first0(w))) {
		return false
	}
	if strings.HasPrefix(text[end:], w) || in(followers[w], next) {
		return false
	}
	if w == "政府" && in(govBefore, prev) {
		return false
	}
	return true
}
