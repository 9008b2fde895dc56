package pinyin

import (
	"hash/fnv"
	"sync"
)

// blurred holds for each reading the hash of what careless speakers make of it.
var blurred = sync.OnceValue(func() []uint32 {
	t := load()
	out := make([]uint32, len(t.names))
	for i, name := range t.names[1:] {
		h := fnv.New32a()
		_, _ = h.Write([]byte(blur(name))) // never fails
		out[i+1] = h.Sum32() | 1
	}
	return out
})

// Blurred gives for each of the character's readings a number that tells the sounds apart
// which careless speakers and fuzzy input make of them (see Near), 0 filling up. The
// numbers go by the spelling and stay the same from version to version.
func Blurred(r rune) [PerRune]uint32 {
	hashes := blurred()
	var out [PerRune]uint32
	for i, id := range load().of(r) {
		out[i] = hashes[id]
	}
	return out
}
