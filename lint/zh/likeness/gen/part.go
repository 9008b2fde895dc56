package main

// The regions of a character that may be a character of its own.
const (
	atRight = iota
	atBottom
	atLeft
	atTop
	regions
)

// cuts are where a region may begin, or end, as parts of the picture's side in percent.
var cuts = [...]int{30, 36, 42, 48}

// forms are the width and height to which a part is scaled for comparing.
var forms = [regions][2]int{atRight: {14, 22}, atBottom: {22, 14}, atLeft: {14, 22}, atTop: {22, 14}}

// drawParts adds the picture scaled to each form, and the parts.
func (c *character) drawParts(g picture) {
	for i := range forms {
		c.full[i] = g.fit(i, box{0, 0, side, side})
		for _, cut := range cuts {
			at := side * cut / 100
			b := [regions]box{
				atRight: {at, 0, side, side}, atBottom: {0, at, side, side},
				atLeft: {0, 0, side - at, side}, atTop: {0, 0, side, side - at},
			}[i]
			c.parts[i] = append(c.parts[i], g.fit(i, b))
		}
	}
}

// fit scales what ink a part of the picture has to the i-th form.
func (g picture) fit(i int, b box) []float32 {
	b = g.ink(b)
	out := newPicture(forms[i][0], forms[i][1])
	sx, sy := float32(b.x1-b.x0)/float32(out.w), float32(b.y1-b.y0)/float32(out.h)
	for y := range out.h {
		for x := range out.w {
			out.pix[y*out.w+x] = g.mean(float32(b.x0)+float32(x)*sx, float32(b.y0)+float32(y)*sy, sx, sy)
		}
	}
	return out.strokes()
}

// faint is how little ink counts as none.
const faint = 0.3

// ink narrows a box to where ink is.
func (g picture) ink(b box) box {
	in := box{b.x1, b.y1, b.x0, b.y0}
	for y := b.y0; y < b.y1; y++ {
		for x := b.x0; x < b.x1; x++ {
			if g.pix[y*g.w+x] > faint {
				in = box{min(in.x0, x), min(in.y0, y), max(in.x1, x+1), max(in.y1, y+1)}
			}
		}
	}
	if in.x0 >= in.x1 || in.y0 >= in.y1 {
		return b
	}
	return in
}

// mean is the mean grey of the rectangle at (x, y) of the size (w, h), sampled.
func (g picture) mean(x, y, w, h float32) float32 {
	const samples = 4
	var s float32
	for i := range samples {
		for j := range samples {
			px := min(int(x+w*(float32(i)+0.5)/samples), g.w-1)
			py := min(int(y+h*(float32(j)+0.5)/samples), g.h-1)
			s += g.pix[py*g.w+px]
		}
	}
	return s / (samples * samples)
}
