package fact

import "sync"

// Fact is something that follows from one block's text alone. It is worked out at most
// once for each block and stands as long as the block does, so that a document rule,
// which runs at every change, reads only the paragraph that changed.
//
// A Fact is made once, as a package's variable; its identity is the key under which
// blocks keep its values.
type Fact[T any] struct{ find func(*Block) T }

// NewFact makes the fact that find works out. Find must depend on nothing but the block;
// it may ask for other facts.
func NewFact[T any](find func(*Block) T) *Fact[T] { return &Fact[T]{find} }

// Of gives the fact's value for the block. The value is shared and must not be changed.
func (f *Fact[T]) Of(b *Block) T {
	if v, ok := b.memo.get(f); ok {
		t, _ := v.(T)
		return t
	}
	// Two goroutines may both come here; they find the same.
	v := f.find(b)
	b.memo.put(f, v)
	return v
}

// memo holds a block's facts beyond those that every Block has fields for: few enough
// that a list is the quickest map.
type memo struct {
	mu    sync.Mutex
	facts []entry
}

type entry struct{ fact, value any }

func (m *memo) get(fact any) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.facts {
		if e.fact == fact {
			return e.value, true
		}
	}
	return nil, false
}

func (m *memo) put(fact, value any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.facts = append(m.facts, entry{fact, value})
}
