// Package cache keeps what was found in texts from run to run, one file for each text.
// Runs may share a folder: a file appears whole or not at all, and one that is damaged is
// as good as none.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

const (
	// unused is how long a file that no run asks for is kept, and pruned how often the
	// folder is looked through.
	unused, pruned = 30 * 24 * time.Hour, 24 * time.Hour
	// touched is how old a file's time may grow before a hit renews it.
	touched = 24 * time.Hour
	// maxEntry bounds a file, in bytes.
	maxEntry = 64 << 20
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
type Folder struct{ dir string }

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
			if !e.IsDir() && e.Name() != tag || e.IsDir() && len(e.Name()) != 2 {
				return nil, ErrForeign
			}
		}
		if err := os.WriteFile(filepath.Join(dir, tag), []byte(tagText), 0o600); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	return &Folder{dir: dir}, nil
}

func (f *Folder) path(k Key) string {
	name := hex.EncodeToString(k[:])
	return filepath.Join(f.dir, name[:2], name[2:])
}

// Get gives what was put for the key.
func (f *Folder) Get(k Key) (*Outcome, bool) {
	body, err := f.get(f.path(k))
	if err != nil {
		return nil, false
	}
	o, err := decode(body)
	return o, err == nil
}

// Signature gives only the signature of what was put for the key; nil if it has none.
func (f *Folder) Signature(k Key) ([]byte, bool) {
	body, err := f.get(f.path(k))
	if err != nil {
		return nil, false
	}
	signature, _, err := signatureOf(body)
	return signature, err == nil
}

func (f *Folder) get(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxEntry || info.Size() < 4 {
		return nil, errDamaged
	}
	raw := make([]byte, info.Size())
	if _, err := file.ReadAt(raw, 0); err != nil {
		return nil, err
	}
	body := raw[:len(raw)-4]
	if sum := crc32.ChecksumIEEE(body); sum != uint32(raw[len(body)])|uint32(raw[len(body)+1])<<8|uint32(raw[len(body)+2])<<16|uint32(raw[len(body)+3])<<24 {
		return nil, errDamaged
	}
	if time.Since(info.ModTime()) > touched {
		now := time.Now()
		_ = os.Chtimes(path, now, now) // it is only forgotten earlier
	}
	return body, nil
}

// Put keeps the outcome. A cache that cannot be written is no reason to fail: the next
// run works the outcome out again.
func (f *Folder) Put(k Key, o *Outcome) {
	body, err := encode(o)
	if err != nil || len(body) > maxEntry-4 {
		return
	}
	sum := crc32.ChecksumIEEE(body)
	body = append(body, byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24))
	path := f.path(k)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return
	}
	temp := fmt.Sprintf("%s.%08x.tmp", path, rand.Uint32())
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return
	}
	_, err = file.Write(body)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp)
	}
}

// Close forgets what no run has asked for in a long time, now and then.
func (f *Folder) Close() {
	mark := filepath.Join(f.dir, tag)
	info, err := os.Stat(mark)
	if err != nil || time.Since(info.ModTime()) < pruned {
		return
	}
	now := time.Now()
	if os.Chtimes(mark, now, now) != nil {
		return
	}
	folders, err := os.ReadDir(f.dir)
	if err != nil {
		return
	}
	for _, d := range folders {
		if d.IsDir() && len(d.Name()) == 2 {
			prune(filepath.Join(f.dir, d.Name()), now)
		}
	}
}

func prune(dir string, now time.Time) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range files {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > unused {
			_ = os.Remove(filepath.Join(dir, e.Name())) // it is tried again
		}
	}
}
