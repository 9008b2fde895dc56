package pinyin

// Blurred gives the numbers of the sounds that careless speakers and fuzzy input make of
// the character's readings (see Near), 0 filling up. They hold within one version of the
// table only.
func Blurred(r rune) [PerRune]uint16 {
	t := load()
	s := t.of(r)
	for i, id := range s {
		s[i] = t.loose[id]
	}
	return s
}
