package zh

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// maxScale is the largest number of decimals that a Decimal holds.
const maxScale = 9

// Decimal is an exact decimal number: an integer of 64 bits with up to nine
// decimals. Equal numbers are equal under ==; the zero value is 0.
type Decimal struct {
	unscaled int64
	scale    uint8 // decimals; as few as the value needs
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{unscaled: n} }

// Scaled is n with so many of its digits as decimals, and false when they are more than a
// Decimal holds.
func Scaled(n int64, decimals uint8) (Decimal, bool) {
	if decimals > maxScale {
		return Decimal{}, false
	}
	return normal(n, decimals), true
}

// Unscaled gives d as Scaled takes it.
func (d Decimal) Unscaled() (n int64, decimals uint8) { return d.unscaled, d.scale }

// normal drops trailing zeros, so that equal values have equal fields.
func normal(unscaled int64, scale uint8) Decimal {
	for scale > 0 && unscaled%10 == 0 {
		unscaled /= 10
		scale--
	}
	return Decimal{unscaled, scale}
}

// scaled returns d's integer at a larger scale.
func (d Decimal) scaled(scale uint8) (int64, bool) {
	n := d.unscaled
	for range scale - d.scale {
		var ok bool
		if n, ok = times(n, 10); !ok {
			return 0, false
		}
	}
	return n, true
}

func times(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Add returns d + e, and false when the sum does not fit.
func (d Decimal) Add(e Decimal) (Decimal, bool) {
	scale := max(d.scale, e.scale)
	a, okA := d.scaled(scale)
	b, okB := e.scaled(scale)
	sum := a + b
	if !okA || !okB || (a < 0) == (b < 0) && (sum < 0) != (a < 0) {
		return Decimal{}, false
	}
	return normal(sum, scale), true
}

// Sub returns d - e, and false when the difference does not fit.
func (d Decimal) Sub(e Decimal) (Decimal, bool) {
	if e.unscaled == math.MinInt64 {
		return Decimal{}, false
	}
	return d.Add(e.Neg())
}

// Mul returns d × e, and false when the product does not fit.
func (d Decimal) Mul(e Decimal) (Decimal, bool) {
	n, ok := times(d.unscaled, e.unscaled)
	if !ok {
		return Decimal{}, false
	}
	scale := d.scale + e.scale
	for ; scale > maxScale && n%10 == 0; scale-- {
		n /= 10
	}
	if scale > maxScale {
		return Decimal{}, false
	}
	return normal(n, scale), true
}

// Neg returns -d. The one value without a counterpart, the smallest 64-bit
// integer, is not produced by any function of this package but Int.
func (d Decimal) Neg() Decimal { return Decimal{-d.unscaled, d.scale} }

// Cmp returns -1, 0 or +1 as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	if s, t := d.Sign(), e.Sign(); s != t {
		if s < t {
			return -1
		}
		return 1
	}
	scale := max(d.scale, e.scale)
	dHi, dLo := bits.Mul64(magnitude(d.unscaled), power10[scale-d.scale])
	eHi, eLo := bits.Mul64(magnitude(e.unscaled), power10[scale-e.scale])
	switch {
	case dHi == eHi && dLo == eLo:
		return 0
	case dHi < eHi || dHi == eHi && dLo < eLo:
		return -d.Sign()
	}
	return d.Sign()
}

var power10 = [maxScale + 1]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.unscaled == 0 }

// Sign returns -1, 0 or +1 as d is negative, zero or positive.
func (d Decimal) Sign() int {
	switch {
	case d.unscaled < 0:
		return -1
	case d.unscaled > 0:
		return 1
	}
	return 0
}

// Int returns the value of d as an integer, and false when it has decimals.
func (d Decimal) Int() (int64, bool) {
	if d.scale != 0 {
		return 0, false
	}
	return d.unscaled, true
}

// String returns d in plain notation without trailing zeros: "-3457.73".
func (d Decimal) String() string {
	if d.scale == 0 {
		return strconv.FormatInt(d.unscaled, 10)
	}
	digits := strconv.FormatUint(magnitude(d.unscaled), 10)
	if pad := int(d.scale) + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	sign := ""
	if d.unscaled < 0 {
		sign = "-"
	}
	point := len(digits) - int(d.scale)
	return sign + digits[:point] + "." + digits[point:]
}
