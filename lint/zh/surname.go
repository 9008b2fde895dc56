package zh

// CommonSurnames are the hundred commonest surnames, which 85 of 100 people have; many of
// them are words as well.
const CommonSurnames = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"

// Surnames are the common ones and those that are met now and then.
const Surnames = CommonSurnames +
	"汤黎易乔文庞樊兰殷陶翟安颜倪温芦季俞章鲁葛伍申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵解强柴华车冉房边闫佘简应阳单骆付代麦容瞿褚米谈宫虞奚佟符蒲穆漆卓肖"
