package zh

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// show writes numbers compactly: text=value unit, then ~ approximate,
// # ordinal, ! not valid.
func show(s string, numbers []Number) string {
	var parts []string
	for _, n := range numbers {
		p := s[n.Span.Start:n.Span.End] + "=" + n.Value.String() + n.Unit
		if n.Approx {
			p += "~"
		}
		if n.Ordinal {
			p += "#"
		}
		if !n.Valid {
			p += "!"
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, " ")
}

var numberTests = []struct{ text, want string }{
	// plain figures and units
	{"收到申请12件", "12=12件"},
	{"收到申请 0 条。", "0=0条"},
	{"受理３２件", "３２=32件"},
	{"收費3457.73萬元", "3457.73=3457.73万元"},
	{"收费3457.73 万元，", "3457.73=3457.73万元"},
	{"共1.2万条", "1.2万=12000条"},
	{"访问1.5亿人次", "1.5亿=150000000人次"},
	{"投资1亿2000万元", "1亿2000万=120000000元"},
	{"共3万5千件", "3万5千=35000件"},
	{"投资2万亿元", "2万=20000亿元"},
	{"占比30%", "30=30%"},
	{"增長３０．５％", "３０．５=30.5%"},
	{"下降-3.5%", "-3.5=-3.5%"},
	{"增减+14项", "+14=14项"},
	{"提高1.5个百分点", "1.5=1.5百分点"},
	{"3百分点", "3=3百分点"},
	{"重5千克", "5=5千克"},
	{"发布12個欄目", "12=12个"},
	{"24小时内答复", "24=24小时"},
	{"20个工作日内", "20=20个"},
	{"召开3起诉讼案件", "3=3起"},
	{"3起诉", "3=3"},
	{"5项目", "5=5"},
	{"5部门联合", "5=5部门"},
	{"3本年", "3=3"},
	{"文件100kg", "100=100kg"},
	// separators
	{"共5,200条", "5,200=5200条"},
	{"1,234,567.5元", "1,234,567.5=1234567.5元"},
	{"分别为2,3件", "2=2 3=3件"},
	{"1月份1条,3月份5条", "1=1# 1=1条 3=3# 5=5条"},
	{"1,23,4件", "1,23,4=1234件!"},
	{"1,2,3", "1=1 2=2 3=3"},
	{"0,123", "0=0 123=123"},
	{"1234,567", "1234=1234 567=567"},
	{"5,2000条", "5=5 2000=2000条"},
	{"１，２３４件", "１，２３４=1234件"},
	{"1，234件", "1=1 234=234件"},
	{"12345678901234567890件", "12345678901234567890=0件!"},
	{"0.1234567890123件", "0.1234567890123=0件!"},
	{"1.500000000000件", "1.500000000000=1.5件"},
	{"共5 200条", "5 200=5200条"},
	{"共 1 234 元", "1=1 234=234元"},
	{"共1 234 567.5元", "1 234 567.5=1234567.5元"},
	{"涉及1\u00a0105户、2\u2009308人", "1\u00a0105=1105户 2\u2009308=2308人"},
	{"2023年1 105条", "2023=2023# 1 105=1105条"},
	{"合计 0 105 20", "0=0 105=105 20=20"},
	{"科学 12 105", "12=12 105=105"},
	{"3 12 345条", "3=3 12=12 345=345条"},
	{"12 34条", "12=12 34=34条"},
	{"12 3456条", "12=12 3456=3456条"},
	{"2 345 67条", "2=2 345=345 67=67条"},
	// estimates
	{"约30件", "30=30件~"},
	{"近200人次", "200=200人次~"},
	{"最近3次", "3=3次"},
	{"节约5万元", "5=5万元"},
	{"预约12次", "12=12次"},
	{"超过100条", "100=100条~"},
	{"不少于3次", "3=3次~"},
	{"关于3件", "3=3件"},
	{"200余件", "200=200件~"},
	{"20余万条", "20余万=200000条~"},
	{"100多万元", "100=100万元~"},
	{"3万多条", "3万=30000条~"},
	{"3件以上", "3=3件~"},
	{"50人左右", "50=50人~"},
	// no quantities
	{"2023年1月5日", "2023=2023# 1=1# 5=5#"},
	{"2021—2025年", "2021=2021# 2025=2025#"},
	{"3-5月", "3=3# 5=5#"},
	{"3-5个工作日", "3=3 5=5个"},
	{"2022-2023", "2022=2022# 2023=2023#"},
	{"国办公开办函〔2021〕 30 号", "2021=2021# 30=30#"},
	{"第3条", "3=3条#"},
	{"第 12 项", "12=12项#"},
	{"第1、2项", "1=1# 2=2项#"},
	{"电话：0373-2035166。", "0373=373# 2035166=2035166#"},
	{"邮编:453000", "453000=453000#"},
	{"接听电话500次", "500=500次"},
	{"拨打12345热线", "12345=12345#"},
	{"“12345”热线120件", "12345=12345# 120=120件"},
	{"手机13800138000", "13800138000=13800138000#"},
	{"http://www.x.gov.cn/2023/art_12.html，3条", "2023=2023# 12=12# 3=3条"},
	{"a1@b.cn发3件", "1=1# 3=3件"},
	{"2024-01-29发2条", "2024=2024# 01=1# 29=29# 2=2条"},
	{"2024.1.29", "2024=2024# 1=1# 29=29#"},
	{"2024/1/29", "2024=2024# 1=1# 29=29#"},
	{"pjsrmzf-2022-000012", "2022=2022# 000012=12#"},
	{"5G基站", "5=5#"},
	{"9:30至11：00", "9=9# 30=30# 11=11# 00=0#"},
	{"9时30分", "9=9# 30=30分#"},
	{"1.属于国家秘密", "1=1#"},
	{" 1、主动公开", "1=1#"},
	{"（1）主动公开", "1=1#"},
	{"如下：1.公开3条；2.答复4件", "1=1# 3=3条 2=2# 4=4件"},
	{"1.2023年收到2件", "1=1# 2023=2023# 2=2件"},
	{"| 不予处理 | 1.重复申请 | 0 |", "1=1# 0=0"},
	{"1.5万件", "1.5万=15000件"},
	{"甲\n— 3 —\n乙", "3=3#"},
	{"-12-", "12=12#"},
	{"第1季度", "1=1#"},
	{"301室", "301=301#"},
	{"第二十条第（五）项", "二十=20条#"},
	{"第三方", "三=3#"},
	{"第一、二项", "一=1# 二=2项#"},
	// Chinese numerals
	{"收到三件", "三=3件"},
	{"十二件", "十二=12件"},
	{"两个方面", "两=2个"},
	{"三方面", "三=3方面"},
	{"一千零五条", "一千零五=1005条"},
	{"一百二十三件", "一百二十三=123件"},
	{"三万条", "三万=30000条"},
	{"三千万元", "三千=3000万元"},
	{"一亿元", "一=1亿元"},
	{"十余件", "十=10件~"},
	{"二十多个", "二十=20个~"},
	{"数十件", "十=10件~!"},
	{"上百件", "百=100件~!"},
	{"以上十项", "十=10项"},
	{"三五件", "三五=0件~!"},
	{"百分之三十", "百分之三十=30%"},
	{"百分之95.5以上", "百分之95.5=95.5%~"},
	{"百分之九十九点五", "百分之九十九点五=99.5%"},
	{"千分之三", "千分之三=3‰"},
	{"三分之一", ""},
	{"一些一批一定一切一起一方面一次性统一个性", ""},
	{"统一部署唯一家", ""},
	{"万元百姓千家万户", ""},
	{"零件零申请", ""},
	{"三审三校、一网通办、一站式", ""},
	{"二〇二三年三月", ""},
	{"没有数字。", ""},
	{"单位：万元", ""},
}

func TestNumbers(t *testing.T) {
	for _, tt := range numberTests {
		t.Run(tt.text, func(t *testing.T) {
			require.Equal(t, tt.want, show(tt.text, Numbers(surveyed(tt.text))))
		})
	}
}

func TestNumbersSpans(t *testing.T) {
	s := "约 1.2万　條"
	n := Numbers(surveyed(s))[0]
	require.Equal(t, "1.2万", s[n.Span.Start:n.Span.End])
	require.Equal(t, "條", s[n.UnitSpan.Start:n.UnitSpan.End])
	require.Equal(t, "条", n.Unit)
	require.Equal(t, FullWidth, Numbers(surveyed("３件"))[0].Style)
	require.Equal(t, Chinese, Numbers(surveyed("三件"))[0].Style)
}

func TestParseNumber(t *testing.T) {
	good := map[string]string{
		"0": "0", " 12　": "12", "\u00a05\n": "5", "１２": "12", "1,234": "1234", "1，234.50": "1234.5",
		"-3": "-3", "－３": "-3", "+14": "14", "− 2": "-2", "3.0": "3", "007": "7", "十二": "12", "〇": "0",
		"两百": "200", "一千零五": "1005", "三万": "30000", "二〇二三": "2023", "三千五百万": "35000000", "一万亿": "1000000000000",
	}
	for s, want := range good {
		d, ok := ParseNumber(s)
		require.True(t, ok, s)
		require.Equal(t, want, d.String(), s)
	}
	for _, s := range []string{"", " ", "-", "—", "/", "3件", "1,23,4", "1.2.3", "1 2", ".5", "5.", "万", "一百二", "百五", "三五", "十百", "99999999999999999999", "0.0000000001", "\xff", "1\xff"} {
		_, ok := ParseNumber(s)
		require.False(t, ok, s)
	}
}

func TestDecimal(t *testing.T) {
	num := func(s string) Decimal {
		d, ok := ParseNumber(s)
		require.True(t, ok, s)
		return d
	}
	require.Equal(t, num("1.50"), num("1.5"))
	require.Equal(t, Decimal{}, num("0.00"))
	sum, ok := num("0.1").Add(num("0.2"))
	require.True(t, ok)
	require.True(t, sum == num("0.3"))
	diff, ok := num("1").Sub(num("1.25"))
	require.True(t, ok)
	require.Equal(t, "-0.25", diff.String())
	product, ok := num("1.5").Mul(Int(10000))
	require.True(t, ok)
	require.Equal(t, Int(15000), product)
	for _, fails := range []func() (Decimal, bool){
		func() (Decimal, bool) { return num("9223372036854775807").Add(Int(1)) },
		func() (Decimal, bool) { return num("9223372036854775807").Add(num("0.1")) },
		func() (Decimal, bool) { return num("9223372036854775807").Mul(Int(2)) },
		func() (Decimal, bool) { return num("0.00001").Mul(num("0.00001")) },
	} {
		_, ok := fails()
		require.False(t, ok)
	}
	order := []string{"-9223372036854775807", "-1.5", "-1.25", "0", "0.000000001", "1.25", "1.5", "9223372036854775807"}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			require.Equal(t, want, num(a).Cmp(num(b)), "%s %s", a, b)
		}
	}
	n, ok := num("12").Int()
	require.True(t, ok)
	require.EqualValues(t, 12, n)
	_, ok = num("1.5").Int()
	require.False(t, ok)
	require.Equal(t, "1.5", num("-1.5").Neg().String())
	require.Equal(t, -1, num("-1").Sign())
	require.True(t, num("0").IsZero())
}

// Counting written out by HanNumeral reads back.
func TestHanNumeralReadsBack(t *testing.T) {
	for n := 1; n <= 99; n++ {
		d, ok := ParseNumber(HanNumeral(n))
		require.True(t, ok, HanNumeral(n))
		require.Equal(t, Int(int64(n)), d)
		o, ok := LeadingOrdinal(HanNumeral(n) + "、总体情况")
		require.True(t, ok)
		require.Equal(t, n, o.Value)
	}
	require.Empty(t, HanNumeral(0)+HanNumeral(100))
}

func TestNumbersAllocateNothing(t *testing.T) {
	s := strings.Repeat("本机关认真贯彻落实条例，主动公开政府信息。abc", 20)
	_, signs := Survey(s, nil)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		Numbers(s, signs)
		Dates(s, signs)
		LeadingOrdinal(s)
		Simplify(s)
	}))
}

func FuzzNumbers(f *testing.F) {
	for _, tt := range numberTests {
		f.Add(tt.text)
	}
	f.Add("\xff1\xe4\xb8")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, n := range Numbers(surveyed(s)) {
			ok := n.Span.Start >= last && n.Span.End > n.Span.Start && n.Span.End <= len(s) && n.UnitSpan.End <= len(s) &&
				(n.Unit == "") == (n.UnitSpan.End == n.UnitSpan.Start)
			require.True(t, ok, fmt.Sprintf("%q %+v", s, n))
			last = n.Span.End
		}
		ParseNumber(s)
		LeadingOrdinal(s)
	})
}
