package compare

// PlainName is an organ's name in one of its accepted forms: in Simplified script, without
// blanks. Names that are equal in it are one.
func PlainName(organ string) string { return plainName(organ) }

// OtherNames are other ways in which a plain name may be written for the same organ: with
// a level of its place lost, or without the province or city in front of a county's.
func OtherNames(plain string) []string { return variants(plain) }
