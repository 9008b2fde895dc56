package main

import (
	"fmt"
	"image"
	"math"
	"os"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const (
	em     = 32 // pixels
	margin = 2
	side   = em + 2*margin
	// ascent of the glyph box over the baseline, a part of the em
	ascent = 0.88
	// A picture is blurred a little, so that strokes need not fall on each other to the
	// pixel, less the same blurred a lot, so that density alone does not count.
	little, lot = 1.0, 3.0
)

// openFace finds a font by its full name in a collection.
func openFace(path, name string) (font.Face, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	c, err := opentype.ParseCollection(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range c.NumFonts() {
		f, err := c.Font(i)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if n, err := f.Name(nil, sfnt.NameIDFull); err == nil && n == name {
			return opentype.NewFace(f, &opentype.FaceOptions{Size: em, DPI: 72})
		}
	}
	return nil, fmt.Errorf("%s holds no font %q", path, name)
}

// draw adds the pictures in the k-th font.
func (c *character) draw(face font.Face, k int) error {
	img := image.NewAlpha(image.Rect(0, 0, side, side))
	d := font.Drawer{Dst: img, Src: image.Opaque, Face: face,
		Dot: fixed.P(margin, margin+int(math.Round(em*ascent)))}
	if _, ok := face.GlyphAdvance(c.r); !ok {
		return fmt.Errorf("the font has no %c", c.r)
	}
	d.DrawString(string(c.r))
	g := newPicture(side, side)
	for i, a := range img.Pix {
		g.pix[i] = float32(a) / 255
	}
	c.whole[k] = g.strokes()
	c.shifted[k] = shifts(c.whole[k])
	c.rest[k] = append(g.crop(box{side * 2 / 5, 0, side, side}).strokes(), g.crop(box{0, side * 2 / 5, side, side}).strokes()...)
	if k == 0 && c.level == common {
		c.drawParts(g)
	}
	return nil
}

// picture is a grey one, row by row.
type picture struct {
	w, h int
	pix  []float32
}

func newPicture(w, h int) picture { return picture{w, h, make([]float32, w*h)} }

// box is a part of a picture: left, top, and behind right and bottom.
type box struct{ x0, y0, x1, y1 int }

func (g picture) crop(b box) picture {
	out := newPicture(b.x1-b.x0, b.y1-b.y0)
	for y := range out.h {
		copy(out.pix[y*out.w:(y+1)*out.w], g.pix[(b.y0+y)*g.w+b.x0:])
	}
	return out
}

// strokes gives the picture as a vector of length 1 and mean 0, in which strokes stand
// out and density does not.
func (g picture) strokes() []float32 {
	a, b := g.blur(little), g.blur(lot)
	for i := range a.pix {
		a.pix[i] -= b.pix[i]
	}
	return unit(a.pix)
}

func unit(v []float32) []float32 {
	var mean, square float64
	for _, x := range v {
		mean += float64(x)
	}
	mean /= float64(len(v))
	for _, x := range v {
		square += (float64(x) - mean) * (float64(x) - mean)
	}
	length := max(math.Sqrt(square), 1e-6)
	for i, x := range v {
		v[i] = float32((float64(x) - mean) / length)
	}
	return v
}

func (g picture) blur(sigma float64) picture {
	radius := int(math.Ceil(3 * sigma))
	kernel := make([]float32, 2*radius+1)
	var sum float32
	for i := range kernel {
		x := float64(i - radius)
		kernel[i] = float32(math.Exp(-x * x / (2 * sigma * sigma)))
		sum += kernel[i]
	}
	for i := range kernel {
		kernel[i] /= sum
	}
	return g.convolve(kernel, 1, 0).convolve(kernel, 0, 1)
}

func (g picture) convolve(kernel []float32, dx, dy int) picture {
	out := newPicture(g.w, g.h)
	for y := range g.h {
		for x := range g.w {
			var s float32
			for i, k := range kernel {
				px, py := x+dx*(i-len(kernel)/2), y+dy*(i-len(kernel)/2)
				if px >= 0 && px < g.w && py >= 0 && py < g.h {
					s += k * g.pix[py*g.w+px]
				}
			}
			out.pix[y*out.w+x] = s
		}
	}
	return out
}

// shifts moves a picture by a pixel in each of eight directions.
func shifts(v []float32) [][]float32 {
	var out [][]float32
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if dx == 0 && dy == 0 {
				continue
			}
			moved := make([]float32, len(v))
			for y := max(0, -dy); y < min(side, side-dy); y++ {
				for x := max(0, -dx); x < min(side, side-dx); x++ {
					moved[y*side+x] = v[(y+dy)*side+x+dx]
				}
			}
			out = append(out, moved)
		}
	}
	return out
}
