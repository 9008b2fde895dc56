package main

import (
	"math"

	"gaolint/lint/lm"
)

// row is one candidate.
type row struct {
	features lm.Features
	right    bool
	weight   float64
}

// Newton's method stops after so many steps, or when a step is that small.
const (
	stepsMax  = 30
	stepLeast = 1e-4
)

// regress fits a logistic regression by Newton's method; the weights are kept small in
// the measure of the features' spread.
func regress(rows []row) (w lm.Weights) {
	hold := lm.FeatureIndex("foreign")
	ridge := spreads(rows)
	for range stepsMax {
		g, h := slope(rows, &w)
		for i := range g {
			g[i] -= ridge[i] * w[i]
			h[i][i] += ridge[i] + 1e-6
		}
		h[hold][hold] = 1e12
		most := 0.0
		for i, d := range solve(h, g) {
			w[i] += d
			most = max(most, math.Abs(d))
		}
		if most < stepLeast {
			break
		}
	}
	return w
}

// slope is the gradient of the likelihood and the negative of its second derivative.
func slope(rows []row, w *lm.Weights) (g [lm.FeatureCount]float64, h [lm.FeatureCount][lm.FeatureCount]float64) {
	for k := range rows {
		r := &rows[k]
		p := 1 / (1 + math.Exp(-w.Score(&r.features)))
		d, v := -p*r.weight, p*(1-p)*r.weight+1e-9
		if r.right {
			d += r.weight
		}
		for i := range g {
			f := float64(r.features[i])
			if f == 0 {
				continue
			}
			g[i] += d * f
			for j := 0; j <= i; j++ {
				h[i][j] += v * f * float64(r.features[j])
			}
		}
	}
	for i := range h {
		for j := range i {
			h[j][i] = h[i][j]
		}
	}
	return g, h
}

// spreads are the features' variances, 1 for one that does not vary.
func spreads(rows []row) (out [lm.FeatureCount]float64) {
	for i := range out {
		sum, squares, n := 0.0, 0.0, float64(max(len(rows), 1))
		for k := range rows {
			v := float64(rows[k].features[i])
			sum, squares = sum+v, squares+v*v
		}
		if out[i] = squares/n - sum/n*sum/n; out[i] < 1e-9 {
			out[i] = 1
		}
	}
	out[0] = 1e-3 // the bias is free
	return out
}

// solve gives x with a·x = b by Gauss's method.
func solve(a [lm.FeatureCount][lm.FeatureCount]float64, b [lm.FeatureCount]float64) [lm.FeatureCount]float64 {
	n := len(b)
	for i := range n {
		pivot := i
		for r := i + 1; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[pivot][i]) {
				pivot = r
			}
		}
		a[i], a[pivot] = a[pivot], a[i]
		b[i], b[pivot] = b[pivot], b[i]
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for c := i + 1; c < n; c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}
