package lm

import (
	_ "embed" // the weights and the model
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsFile string

// Weights are what the decision makes of the features: a logistic regression, fitted on
// mistakes planted in text that the model was not trained on (see command fit).
type Weights [FeatureCount]float64

// ParseWeights reads lines of a feature's name, a tab and its weight; a feature that is
// not named weighs nothing. Lines that begin with # are remarks.
func ParseWeights(text string) (*Weights, error) {
	w := new(Weights)
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(name, "#") || name == "" {
			continue
		}
		v, err := strconv.ParseFloat(value, 64)
		i := FeatureIndex(name)
		if !ok || err != nil || i < 0 {
			return nil, fmt.Errorf("not a weight: %q", line)
		}
		w[i] = v
	}
	return w, nil
}

// FeatureIndex is the number of the feature of that name, -1 if there is none.
func FeatureIndex(name string) int {
	for i, n := range FeatureNames {
		if n == name {
			return i
		}
	}
	return -1
}

// Score is the log odds that the candidate with the features is what was meant.
func (w *Weights) Score(f *Features) float64 {
	sum := 0.0
	for i, v := range f {
		sum += float64(v) * w[i]
	}
	return sum
}

//go:embed model.bin
var modelFile string

// Default gives the embedded model with its weights.
var Default = sync.OnceValues(func() (*Model, error) {
	w, err := ParseWeights(weightsFile)
	if err != nil {
		return nil, err
	}
	return Open(modelFile, w)
})

// Confidence is the probability that the finding is right in its document: known is the
// share of the document's n-grams of three that are known, places in how many places of
// the document the same form would be replaced by the same.
func (m *Model) Confidence(f *Finding, known float64, places int) float64 {
	all := f.features
	all.About(known, places)
	return 1 / (1 + math.Exp(-m.weights.Score(&all)))
}
