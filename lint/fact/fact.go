package fact

import (
	"sync"
	"sync/atomic"
)

// Fact is something that follows from one block's text alone. It is worked out at most
// once for each block and stands as long as the block does, so that a document rule,
// which runs at every change, reads only the paragraph that changed.
//
// A Fact is made once, as a package's variable; its identity is the key under which
// blocks keep its values.
type Fact[T any] struct {
	key  *factKey
	find func(*Block) T
}

// factKey tells facts apart by its address.
type factKey struct{ _ byte }

// NewFact makes the fact that find works out. Find must depend on nothing but the block;
// it may ask for other facts.
func NewFact[T any](find func(*Block) T) *Fact[T] { return &Fact[T]{new(factKey), find} }

// Of gives the fact's value for the block. The value is shared and must not be changed.
func (f *Fact[T]) Of(b *Block) T {
	if v, ok := b.memo.get(f.key); ok {
		t, _ := v.(T)
		return t
	}
	// Two goroutines may both come here; they find the same.
	v := f.find(b)
	b.memo.put(f.key, v)
	return v
}

// memoFirst is how many facts a block has room for without further memory.
const memoFirst = 6

// memo holds a block's facts beyond those that every Block has fields for: few enough
// that a list is the quickest map. The first ones are read without a lock: an entry is
// complete before it is counted, and stays as it is.
type memo struct {
	count atomic.Int32
	first [memoFirst]memoEntry
	mu    sync.Mutex // held to write, and to read more
	more  []memoEntry
}

type memoEntry struct {
	key   *factKey
	value any
}

func (m *memo) get(key *factKey) (any, bool) {
	n := int(m.count.Load())
	for i := range m.first[:min(n, memoFirst)] {
		if e := &m.first[i]; e.key == key {
			return e.value, true
		}
	}
	if n <= memoFirst {
		return nil, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.more {
		if e.key == key {
			return e.value, true
		}
	}
	return nil, false
}

func (m *memo) put(key *factKey, value any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := m.count.Load(); n < memoFirst {
		m.first[n] = memoEntry{key, value}
	} else {
		m.more = append(m.more, memoEntry{key, value})
	}
	m.count.Add(1)
}
