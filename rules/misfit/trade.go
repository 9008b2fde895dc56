package misfit

// A document is one of a trade if at least tradeShare of its characters, and tradeLeast
// besides, are Latin words within its Chinese sentences, as in X射线 and HIV抗体: official
// drafts have hardly any. What looks like a slip there is as often a term.
const (
	tradeShare = 0.001
	tradeLeast = 4
)

// strange is the share of known n-grams below which the model demands so much that Latin
// words need not be asked.
const strange = 0.79

func ofTrade(latin, characters int, home float64) bool {
	return home >= strange && float64(latin) >= tradeShare*float64(characters)+tradeLeast
}

// latinWords counts the words of Latin letters with a Chinese character or mark beside them.
// Those of addresses have none.
func latinWords(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if !letter(s[i]) {
			continue
		}
		start := i
		for i < len(s) && letter(s[i]) {
			i++
		}
		if start > 0 && s[start-1] >= 0x80 && !address(s, i) || i < len(s) && s[i] >= 0x80 && !address(s, start-1) {
			n++
		}
	}
	return n
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// address tells whether the byte joins the parts of an address.
func address(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	switch s[i] {
	case '.', '/', ':', '@', '_', '-':
		return true
	}
	return false
}
