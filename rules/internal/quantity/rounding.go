package quantity

// Rounds tells whether a figure can be what was made of an exact value between low and
// high at the place that unit is worth (0.1 for one decimal): rounded, rounded twice, or
// cut off.
func Rounds(figure, low, high, unit float64) bool {
	// 98.46 may be rounded to 98.5, and that to 99.
	return figure > low-1.001*unit && figure < high+0.56*unit
}

// Shares is Rounds for one of several shares, of which one is often moved by its last
// place so that all make up 100 %.
func Shares(figure, exact, unit float64) bool {
	return figure > exact-1.001*unit && figure < exact+1.001*unit
}
