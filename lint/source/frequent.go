package source

import "sync"

// commonHan are the characters that make up four fifths of official Chinese, and their
// Traditional forms. Read in a wrong encoding, hardly one in ten characters is among them.
const commonHan = "公开的政信人一息务不工年作行理发全办有对时实法等业在布件查度上众要用和为项事民到报动进了提条定群分部制中府保个单会规请通" +
	"化成新建机位出以结方收复生申解期关大设管网员内改文资重次合服审责情数主县局体明问地目处标面示我策日加点告三程区家监量意及" +
	"任案应电推题可议费得评学过力门村展后经安市计现本是导据准水名由同强能范高性与专整万更核下果企站社于统心检格调答入决持清依" +
	"级容况督共其平自当场立做接好各来放证求表取长效组确补率式产金间每户施受多增小前完农供领职道见台并读权指流步交按知室国落月" +
	"起线十乡集书防回第者向记照就系批质采教负执传价把干栏所二诉老医考预限类口划置治看构号正基达录利均坚护话代元便严助之品少投" +
	"将形份物反育密认转未环参科编备校优总询节予联们路料天活字镇排委相图织围无先说城例访善修比子让外送四造真深需商源宣因院打支" +
	"序配满难从律风两贴居省引算手升运态协常存头里视承测原注训变障账广培财举车房余已使開務發辦對時實業眾為項報動進條個單會規請" +
	"機結復關設網員內資審責數縣體問處標點區監應電題議費評學過門後經計現導據準強範與專萬於統檢調決級況當場來證長組確補產間戶農" +
	"領職見臺並讀權國線鄉書記質採負執傳價幹欄訴醫預類劃構號達錄堅護話嚴將認轉環參編備優總詢節聯們鎮圖織圍無說訪讓滿難從風兩貼" +
	"運態協頭裡視測訓變賬廣財舉車餘衆爲羣裏係乾製"

var isCommonHan = sync.OnceValue(func() map[rune]bool {
	set := make(map[rune]bool, len(commonHan)/3)
	for _, r := range commonHan {
		set[r] = true
	}
	return set
})
