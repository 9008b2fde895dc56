// Package cache keeps what was found in texts from run to run. A run writes what it has to
// keep as packs: files of many entries that never change, each with an index in front. Runs
// may share a folder: a pack appears whole or not at all, and what is damaged is as good as
// none.
package cache

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

const (
	// unused is for how many days an entry is kept that no run asks for, and renewed how
	// old the day of its last use may grow before it is written anew.
	unused, renewed = 30, 7
	// waiting is how many bytes of entries a run holds before it writes them.
	waiting = 8 << 20
	// small is the size in bytes of a pack that is put together with others, once there
	// are many of them.
	small, many = 1 << 20, 16
)

// Key names what an outcome depends on.
type Key [sha256.Size]byte

// KeyOf is the key for these parts, in their order.
func KeyOf(parts ...[]byte) Key {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		for i := range n {
			n[i] = byte(uint64(len(p)) >> (8 * i))
		}
		h.Write(n[:])
		h.Write(p)
	}
	var k Key
	h.Sum(k[:0])
	return k
}

// Folder is a cache. It is safe for use by several goroutines and programs.
type Folder struct {
	dir   string
	today uint32 // in days since 1970

	mu    sync.Mutex
	packs []*pack
	index map[Key]place
	// fresh are the entries that wait to be written, size their bytes.
	fresh map[Key][]byte
	size  int
	// done: nothing more is written, as that has failed.
	done bool
}

// place is where an entry stands.
type place struct {
	pack *pack
	entry
}

// tag marks the folder as one of ours, so that nothing else is ever deleted.
const tag = "CACHEDIR.TAG"

const tagText = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds results of gaolint lint --cache. It may be deleted.\n"

// ErrForeign is the error of a folder that holds other files.
var ErrForeign = errors.New("the folder holds other files and is no cache")

// Open opens the cache in a folder, which is made if it is not there.
func Open(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(filepath.Join(dir, tag)); errors.Is(err, fs.ErrNotExist) {
		inside, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range inside { // another run may be making the cache just now
			if e.Name() != tag && !ours(e.Name()) {
				return nil, ErrForeign
			}
		}
		if err := os.WriteFile(filepath.Join(dir, tag), []byte(tagText), 0o600); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, today: uint32(time.Now().Unix() / (24 * 60 * 60)), index: map[Key]place{}, fresh: map[Key][]byte{}}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range files {
		if filepath.Ext(e.Name()) != ending {
			continue
		}
		if p, err := openPack(filepath.Join(dir, e.Name())); err == nil {
			f.add(p)
		}
	}
	return f, nil
}

// ours tells whether a file of the name may be a pack, or one that is being written.
func ours(name string) bool {
	ext := filepath.Ext(name)
	return ext == ending || ext == unfinished
}

// add makes the entries of a pack known; of two with one key the later used stands.
func (f *Folder) add(p *pack) {
	f.packs = append(f.packs, p)
	for k, e := range p.entries {
		if old, ok := f.index[k]; !ok || old.day <= e.day {
			f.index[k] = place{p, e}
		}
	}
}

// Get gives what was put for the key.
func (f *Folder) Get(k Key) ([]byte, bool) {
	f.mu.Lock()
	body, ok := f.fresh[k]
	at, found := f.index[k]
	f.mu.Unlock()
	if ok || !found {
		return body, ok
	}
	body, err := at.pack.read(at.entry)
	if err != nil {
		f.forget(k, at)
		return nil, false
	}
	if at.day+renewed < f.today {
		f.Put(k, body)
	}
	return body, true
}

// forget drops a damaged entry.
func (f *Folder) forget(k Key, at place) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.index[k] == at {
		delete(f.index, k)
	}
	at.pack.damaged = true
}

// Put keeps the body, which must not be changed, for the key. A cache that cannot be
// written is no reason to fail: the next run works it out again.
func (f *Folder) Put(k Key, body []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done || len(body) > maxBody {
		return
	}
	if old, ok := f.fresh[k]; ok {
		f.size -= len(old)
	}
	f.fresh[k] = body
	if f.size += len(body); f.size >= waiting {
		f.write()
	}
}

// write writes what waits as a pack.
func (f *Folder) write() {
	if len(f.fresh) == 0 || f.done {
		return
	}
	p, err := writePack(f.dir, f.fresh, func(k Key) uint32 {
		if at, ok := f.index[k]; ok && at.day+renewed >= f.today {
			return at.day // it is only moved
		}
		return f.today
	})
	f.fresh, f.size = map[Key][]byte{}, 0
	if err != nil {
		f.done = true
		return
	}
	f.add(p)
}

// Close writes what waits, and puts small packs together and forgets what no run has asked
// for in a long time, where it is worth it.
func (f *Folder) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.write()
	littles := 0
	for _, p := range f.packs {
		if p.size < small {
			littles++
		}
	}
	var old []*pack
	for _, p := range f.packs {
		if p.damaged || p.size < small && littles >= many || 2*f.live(p) < len(p.entries) {
			old = append(old, p)
		}
	}
	f.renew(old)
	for _, p := range f.packs {
		p.close()
	}
	f.sweep()
	f.packs, f.index, f.done = nil, nil, true
}

// live counts the entries of a pack that are worth keeping.
func (f *Folder) live(p *pack) int {
	n := 0
	for k, e := range p.entries {
		if f.keeps(p, k, e) {
			n++
		}
	}
	return n
}

func (f *Folder) keeps(p *pack, k Key, e entry) bool {
	at, ok := f.index[k]
	return ok && at.pack == p && e.day+unused >= f.today
}

// renew writes what is worth keeping of packs into others, and removes them. A run that
// does the same at the same time writes an entry twice, which the next one finds.
func (f *Folder) renew(old []*pack) {
	for _, p := range old {
		for k, e := range p.entries {
			if !f.keeps(p, k, e) {
				continue
			}
			body, err := p.read(e)
			if err != nil {
				continue
			}
			f.fresh[k] = body
			if f.size += len(body); f.size >= waiting {
				f.write()
			}
		}
	}
	if f.write(); f.done {
		return
	}
	for _, p := range old {
		p.close()
		_ = os.Remove(p.path) // it is tried again
	}
}

// sweep removes what killed runs and other versions have left behind a long time ago.
func (f *Folder) sweep() {
	known := map[string]bool{}
	for _, p := range f.packs {
		known[filepath.Base(p.path)] = true
	}
	files, err := os.ReadDir(f.dir)
	if err != nil {
		return
	}
	for _, e := range files {
		if !ours(e.Name()) || known[e.Name()] {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > unused*24*time.Hour {
			_ = os.Remove(filepath.Join(f.dir, e.Name()))
		}
	}
}
