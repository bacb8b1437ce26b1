package atlas

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"iter"
	"math/bits"
	"os"

	"github.com/edsrzf/mmap-go"
)

// Ext is how the names of atlases end.
const Ext = ".atlas"

const (
	magic      = "DYADATL2"
	headerSize = 64
	scale      = 1e4 // of coordinates: a ten-thousandth of a degree is eleven metres
)

// Place is one row of an atlas. Names has the name shown first.
type Place struct {
	ID         int // GeoNames id, 0 for none
	Lat, Lon   float64
	Country    string // ISO 3166 alpha-2, "" where no country holds it
	Admin      string // GeoNames code of the first-level division, or ""
	Feature    string // GeoNames class and code, "P.PPLA"
	Population int    // people
	Names      []string
}

// File is an atlas that is open. It is safe for concurrent use until it is closed.
type File struct {
	rows  []byte
	words []byte // divisions and features, each with its length before it, one byte
	slots []byte // four bytes a slot and four more: where the names of the slot start
	at    []byte // four bytes a name: the offset of its row
	tags  []byte // a byte a name: the bits of the hash after those of the slot
	shift int    // of a hash, to its slot
	count int

	digest string
	mapped mmap.MMap
}

// Open maps the atlas of a file. The caller closes it.
func Open(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open atlas: %w", err)
	}
	defer f.Close()
	if i, err := f.Stat(); err != nil || i.Size() < headerSize {
		return nil, fmt.Errorf("open atlas %s: too short to be one", path)
	}
	m, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("open atlas %s: %w", path, err)
	}
	a, err := Read(m)
	if err != nil {
		m.Unmap()
		return nil, fmt.Errorf("open atlas %s: %w", path, err)
	}
	a.mapped = m
	return a, nil
}

// Close lets go of a file that Open mapped.
func (f *File) Close() error {
	if f.mapped == nil {
		return nil
	}
	m := f.mapped
	*f = File{}
	return m.Unmap()
}

// Read takes the bytes of an atlas, which must not change while it is used. Only the
// header is checked; rows are held against the bounds when they are read.
func Read(b []byte) (*File, error) {
	if len(b) < headerSize || string(b[:8]) != magic {
		return nil, fmt.Errorf("not an atlas, or one of another version")
	}
	rows, names, slots, count, words := binary.LittleEndian.Uint64(b[8:]), u32(b[16:]), u32(b[20:]), u32(b[24:]), u32(b[28:])
	size := uint64(headerSize) + rows + uint64(words) + 4*uint64(slots) + 4 + 5*uint64(names)
	if rows > 1<<32 || slots == 0 || bits.OnesCount32(slots) != 1 || size != uint64(len(b)) {
		return nil, fmt.Errorf("an atlas of %d bytes whose header tells of %d", len(b), size)
	}
	f := &File{shift: 32 - bits.TrailingZeros32(slots), count: int(count), digest: hex.EncodeToString(b[32:48])}
	b = b[headerSize:]
	f.rows, b = b[:rows], b[rows:]
	f.words, b = b[:words], b[words:]
	f.slots, b = b[:4*uint64(slots)+4], b[4*uint64(slots)+4:]
	f.at, f.tags = b[:4*uint64(names)], b[4*uint64(names):]
	return f, nil
}

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// Len is the number of places.
func (f *File) Len() int { return f.count }

// Digest is 32 hex digits over what the atlas holds.
func (f *File) Digest() string { return f.digest }

// Has reports whether a place has the name, whose Hash is handed over.
func (f *File) Has(name string, hash uint32) bool {
	for i, end := f.slot(hash); i < end; i++ {
		if f.tags[i] == tag(hash, f.shift) {
			if r := f.row(u32(f.at[4*i:])); r.called(name) >= 0 {
				return true
			}
		}
	}
	return false
}

// Find yields the places that have the name, whose Hash is handed over, in the order of
// the file, and which of their names it is.
func (f *File) Find(name string, hash uint32) iter.Seq2[int, Place] {
	return func(yield func(int, Place) bool) {
		for i, end := f.slot(hash); i < end; i++ {
			if f.tags[i] != tag(hash, f.shift) {
				continue
			}
			r := f.row(u32(f.at[4*i:]))
			if n := r.called(name); n >= 0 && !yield(n, f.place(r)) {
				return
			}
		}
	}
}

// slot gives the range of names that a hash may be among.
func (f *File) slot(hash uint32) (i, end int) {
	at := 4 * int(uint64(hash)>>f.shift)
	i, end = int(u32(f.slots[at:])), int(u32(f.slots[at+4:]))
	if i > end || end > len(f.tags) {
		return 0, 0 // damaged
	}
	return i, end
}

// tag is the eight bits of a hash after those of its slot.
func tag(hash uint32, shift int) byte { return byte(uint64(hash) << (32 - shift) >> 24) }

// Hash is the hash of a name, letter case of A to Z aside.
func Hash(name string) uint32 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(fold(name[i]))) * 16777619
	}
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// Equal reports whether two names are one, letter case of A to Z aside.
func Equal[A, B ~string | ~[]byte](a A, b B) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if fold(a[i]) != fold(b[i]) {
			return false
		}
	}
	return true
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// All yields every place, in the order of the file. It ends early where the file is
// damaged.
func (f *File) All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for at := uint32(0); int(at) < len(f.rows); {
			r := f.row(at)
			p, size := f.decode(r)
			if size == 0 || !yield(p) {
				return
			}
			at += uint32(size)
		}
	}
}

// row is the bytes from a row's start on; empty where the offset is damaged.
type row []byte

func (f *File) row(at uint32) row {
	if uint64(at) >= uint64(len(f.rows)) {
		return nil
	}
	return f.rows[at:]
}

// A row: how many names, one byte; each name with its length before it, one byte; latitude
// and longitude, three bytes each; then as varints where in the words its division and its
// feature stand, id and population. A division is its country, two bytes, and its code.

// called returns which of the row's names the name is, or -1.
func (r row) called(name string) int {
	if len(r) == 0 {
		return -1
	}
	n, b := int(r[0]), r[1:]
	for i := range n {
		if len(b) == 0 || len(b) <= int(b[0]) {
			return -1
		}
		if Equal(b[1:1+int(b[0])], name) {
			return i
		}
		b = b[1+int(b[0]):]
	}
	return -1
}

func (f *File) place(r row) Place {
	p, _ := f.decode(r)
	return p
}

// decode reads a row and says how long it is; 0 where it is damaged.
func (f *File) decode(r row) (p Place, size int) {
	if len(r) == 0 {
		return p, 0
	}
	n, b := int(r[0]), r[1:]
	for range n {
		name, rest, ok := short(b)
		if !ok {
			return p, 0
		}
		p.Names, b = append(p.Names, name), rest
	}
	if len(b) < 6 {
		return p, 0
	}
	p.Lat, p.Lon = degrees(b), degrees(b[3:])
	b = b[6:]
	var numbers [4]uint64 // division, feature, id, population
	for i := range numbers {
		x, k := binary.Uvarint(b)
		if k <= 0 || x > 1<<40 {
			return p, 0
		}
		numbers[i], b = x, b[k:]
	}
	division, ok1 := f.word(numbers[0])
	feature, ok2 := f.word(numbers[1])
	if !ok1 || !ok2 || len(division) < 2 {
		return p, 0
	}
	if division[0] != 0 {
		p.Country = division[:2]
	}
	p.Admin, p.Feature, p.ID, p.Population = division[2:], feature, int(numbers[2]), int(numbers[3])
	return p, len(r) - len(b)
}

// word reads one of the words.
func (f *File) word(at uint64) (string, bool) {
	if at >= uint64(len(f.words)) {
		return "", false
	}
	w, _, ok := short(f.words[at:])
	return w, ok
}

// short reads a text with its length in one byte before it.
func short(b []byte) (text string, rest []byte, ok bool) {
	if len(b) == 0 || len(b) <= int(b[0]) {
		return "", nil, false
	}
	n := 1 + int(b[0])
	return string(b[1:n]), b[n:], true
}

// degrees reads a coordinate: three bytes, scaled, with 180 degrees added.
func degrees(b []byte) float64 {
	n := int(b[0]) | int(b[1])<<8 | int(b[2])<<16
	return float64(n-180*scale) / scale
}
