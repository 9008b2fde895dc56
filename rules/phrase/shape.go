package phrase

import (
	"strings"
	"sync"
)

// shapes are groups of characters that are mistaken for one another by sight.
const shapes = "己已巳 未末 人入 土士 干千于 日曰 治冶 徽微 戊戌戍 侯候 栽载裁 祥详 辨辩瓣辫 " +
	"拔拨 抬拾 幕募墓慕暮 遗遣 准淮 城域 理埋 没设 公分 大太 天夫 力刀 目且 析折拆 问间 " +
	"住往 待侍 由田甲申 书节 各名 石右 兑充 贷货 账帐胀 末来 午牛 末木本 徒徙 挠浇 崇祟 " +
	"晴睛 暧暖 即既 佳住 今令 免兔 历厉 乒乓 仑仓 风凤 见贝 又叉 厂广 处外 实买 " +
	"效郊 校较 提堤题 情清请晴 部陪培倍 搏博 诉拆 管菅 密蜜 撤撒 檄激 复夏 查杏 息患 信倍 " +
	"教救 弄异 宜宣 具县 竟竞 矛予 直真 肓盲 孟盂 茶荼 灸炙 沧沦 壁璧 沾玷 概慨 " +
	"领项 颁颂 须顺 倾顷 决诀块快 杨扬 抓爪 挡档 摸模 抒杼 捡检 据剧 搞稿 构沟购 " +
	"维推惟唯 准推 联职 邀遨 履覆 赡瞻 练炼 缓暖 绩债 积织 "

// shapePairs are the pairs of characters that stand in one group.
var shapePairs = sync.OnceValue(func() map[[2]rune]struct{} {
	pairs := make(map[[2]rune]struct{}, 1024)
	for group := range strings.SplitSeq(shapes, " ") {
		for _, a := range group {
			for _, b := range group {
				pairs[[2]rune{a, b}] = struct{}{}
			}
		}
	}
	return pairs
})

// lookAlike tells whether two characters stand in one group.
func lookAlike(a, b rune) bool {
	_, ok := shapePairs()[[2]rune{a, b}]
	return ok
}
