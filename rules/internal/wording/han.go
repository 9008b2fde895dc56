package wording

// Han reads the Han character of the basic plane (U+4E00 to U+9FFF) that starts at
// byte i of text; 0 if there is none. Such a character has three bytes.
func Han(text string, i int) rune {
	if i < 0 || i+2 >= len(text) || text[i] < 0xE4 || text[i] > 0xE9 {
		return 0
	}
	r := rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
	if r < 0x4E00 || r > 0x9FFF {
		return 0
	}
	return r
}
