package source

// Span is a half-open range of byte offsets: Start is the first byte in it,
// End the first byte after it. A well-formed span has 0 ≤ Start ≤ End.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span holds no byte; it then names a place between
// two bytes.
func (s Span) Empty() bool { return s.Start >= s.End }

// Shift is the span moved by n bytes, to the left where n is negative.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Contains tells whether the byte at off is in the span. The offset End is not.
func (s Span) Contains(off int) bool { return s.Start <= off && off < s.End }

// Covers tells whether t lies wholly in s; an empty t may stand at either end.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Touches tells whether the spans share a byte or meet, so that one span could
// stand for both without taking in a byte of neither.
func (s Span) Touches(t Span) bool { return max(s.Start, t.Start) <= min(s.End, t.End) }
