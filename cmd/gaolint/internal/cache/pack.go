package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const (
	// ending is that of a pack's name, unfinished of one that is being written.
	ending, unfinished = ".pack", ".tmp"
	// maxBody bounds an entry, in bytes, maxEntries how many there are in a pack.
	maxBody, maxEntries = 64 << 20, 1 << 22
)

// A pack begins with magic, the number of its entries, and for each of them key, size, day
// and checksum; then comes the checksum of all that, then the bodies in the same order.
const (
	magic    = "gaolint\x01"
	headSize = len(magic) + 4
	itemSize = len(Key{}) + 3*4
)

// pack is an open pack, or one that was written a moment ago.
type pack struct {
	path    string
	file    *os.File
	size    int64
	entries map[Key]entry
	damaged bool
}

// entry is where a body stands in its pack.
type entry struct {
	at        int64
	size, sum uint32
	day       uint32 // of the last use, since 1970
}

var errDamaged = errors.New("damaged")

func openPack(path string) (*pack, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	p := &pack{path: path, file: file}
	if err := p.readIndex(); err != nil {
		p.close()
		if errors.Is(err, errDamaged) {
			_ = os.Remove(path) // it is of no use to anyone
		}
		return nil, err
	}
	return p, nil
}

func (p *pack) readIndex() error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("no file")
	}
	p.size = info.Size()
	head := make([]byte, headSize)
	if err := p.fill(head, 0); err != nil {
		return err
	}
	n := int(binary.LittleEndian.Uint32(head[len(magic):]))
	if !strings.HasPrefix(string(head), magic) {
		return errors.New("another version's")
	}
	if n > maxEntries || int64(headSize+n*itemSize+4) > p.size {
		return errDamaged
	}
	index := append(head, make([]byte, n*itemSize+4)...)
	if err := p.fill(index[headSize:], int64(headSize)); err != nil {
		return err
	}
	items := index[headSize : headSize+n*itemSize]
	if binary.LittleEndian.Uint32(index[len(index)-4:]) != crc32.ChecksumIEEE(index[:len(index)-4]) {
		return errDamaged
	}
	p.entries = make(map[Key]entry, n)
	at := int64(len(index))
	for ; len(items) > 0; items = items[itemSize:] {
		numbers := items[len(Key{}):]
		e := entry{at, binary.LittleEndian.Uint32(numbers), binary.LittleEndian.Uint32(numbers[8:]), binary.LittleEndian.Uint32(numbers[4:])}
		p.entries[Key(items)] = e
		at += int64(e.size)
	}
	if at != p.size {
		return errDamaged
	}
	return nil
}

// fill reads bytes, which must be there.
func (p *pack) fill(b []byte, at int64) error {
	_, err := p.file.ReadAt(b, at)
	if err == io.EOF {
		return errDamaged
	}
	return err
}

// read gives the body of an entry.
func (p *pack) read(e entry) ([]byte, error) {
	if e.size > maxBody {
		return nil, errDamaged
	}
	body := make([]byte, e.size)
	if err := p.fill(body, e.at); err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(body) != e.sum {
		return nil, errDamaged
	}
	return body, nil
}

func (p *pack) close() { _ = p.file.Close() } // it was only read

// writePack writes a pack, which appears whole or not at all, and opens it.
func writePack(dir string, bodies map[Key][]byte, day func(Key) uint32) (*pack, error) {
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(bodies)))
	size := 0
	keys := make([]Key, 0, len(bodies))
	for k, body := range bodies {
		keys = append(keys, k)
		size += len(body)
		out = append(out, k[:]...)
		for _, n := range []uint32{uint32(len(body)), day(k), crc32.ChecksumIEEE(body)} {
			out = binary.LittleEndian.AppendUint32(out, n)
		}
	}
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
	for _, k := range keys {
		out = append(out, bodies[k]...)
	}
	path := filepath.Join(dir, fmt.Sprintf("%016x%s", rand.Uint64(), ending))
	temp := path + unfinished
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(out)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp)
		return nil, err
	}
	return openPack(path)
}
