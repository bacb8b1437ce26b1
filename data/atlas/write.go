package atlas

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"math"
	"math/bits"
	"os"
	"slices"
)

// Limits of what an atlas takes.
const (
	maxNames = 40  // of one place
	maxName  = 120 // bytes of a name
)

// perSlot is how many names a slot has, or half of it: they are told apart by eight bits
// of their hash before a row is read.
const perSlot = 8

// Writer writes an atlas, row by row as they come. Names take eight bytes of memory each
// until Close writes their index.
type Writer struct {
	file *os.File
	out  *bufio.Writer
	sum  hash.Hash
	size uint64
	keys []uint64 // hash of a name and the offset of its row
	row  []byte

	words []byte
	at    map[string]int // a word -> where it stands

	count int
}

// NewWriter starts an atlas in a file, which must be empty.
func NewWriter(f *os.File) (*Writer, error) {
	if _, err := f.Write(make([]byte, headerSize)); err != nil {
		return nil, fmt.Errorf("write atlas: %w", err)
	}
	w := &Writer{file: f, sum: sha256.New(), at: map[string]int{}}
	w.out = bufio.NewWriterSize(io.MultiWriter(f, w.sum), 1<<16)
	return w, nil
}

// Len is the number of places written.
func (w *Writer) Len() int { return w.count }

// Add writes a place. Besides its names it is found by the given keys. Names beyond the
// fortieth and those of more than 120 bytes are left out.
func (w *Writer) Add(p *Place, keys ...string) error {
	names := make([]string, 0, len(p.Names))
	for _, n := range p.Names {
		twice := slices.ContainsFunc(names, func(m string) bool { return Equal(m, n) })
		if n != "" && len(n) <= maxName && !twice && len(names) < maxNames {
			names = append(names, n)
		}
	}
	switch {
	case len(names) == 0:
		return fmt.Errorf("no name")
	case !(math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180):
		return fmt.Errorf("%s: no coordinates %v, %v", names[0], p.Lat, p.Lon)
	case len(p.Country) != 2 && p.Country != "", len(p.Admin) > 40, len(p.Feature) > 12, p.ID < 0, p.Population < 0:
		return fmt.Errorf("%s: no such place", names[0])
	case w.size > math.MaxUint32-1<<14:
		return fmt.Errorf("more than 4 GB of places")
	}
	for _, n := range slices.Concat(names, keys) {
		w.keys = append(w.keys, uint64(Hash(n))<<32|w.size)
	}
	w.encode(p, slices.Concat(names, keys))
	w.size += uint64(len(w.row))
	w.count++
	_, err := w.out.Write(w.row)
	return err
}

// encode makes the row of a place.
func (w *Writer) encode(p *Place, names []string) {
	b := append(w.row[:0], byte(len(names)))
	for _, n := range names {
		b = append(append(b, byte(len(n))), n...)
	}
	for _, x := range []float64{p.Lat, p.Lon} {
		n := int(math.Round((x + 180) * scale))
		b = append(b, byte(n), byte(n>>8), byte(n>>16))
	}
	country := [2]byte{}
	copy(country[:], p.Country)
	for _, n := range []int{w.word(string(country[:]) + p.Admin), w.word(p.Feature), p.ID, p.Population} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	w.row = b
}

// word gives where a word stands; a new one is put at the end.
func (w *Writer) word(s string) int {
	at, ok := w.at[s]
	if !ok {
		at = len(w.words)
		w.at[s] = at
		w.words = append(append(w.words, byte(len(s))), s...)
	}
	return at
}

// Close writes words, index and header. It does not close the file.
func (w *Writer) Close() error {
	slices.Sort(w.keys)
	w.out.Write(w.words) // a bufio.Writer keeps its error for Flush
	slots := 1 << bits.Len(uint(len(w.keys))/perSlot)
	shift := 32 - bits.TrailingZeros(uint(slots))
	var b [4]byte
	put := func(n uint32) {
		binary.LittleEndian.PutUint32(b[:], n)
		w.out.Write(b[:])
	}
	i := 0
	for slot := range slots + 1 {
		for i < len(w.keys) && int(w.keys[i]>>32>>shift) < slot {
			i++
		}
		put(uint32(i))
	}
	for _, k := range w.keys {
		put(uint32(k))
	}
	for _, k := range w.keys {
		w.out.WriteByte(tag(uint32(k>>32), shift))
	}
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("write atlas: %w", err)
	}
	h := make([]byte, headerSize)
	copy(h, magic)
	binary.LittleEndian.PutUint64(h[8:], w.size)
	binary.LittleEndian.PutUint32(h[16:], uint32(len(w.keys)))
	binary.LittleEndian.PutUint32(h[20:], uint32(slots))
	binary.LittleEndian.PutUint32(h[24:], uint32(w.count))
	binary.LittleEndian.PutUint32(h[28:], uint32(len(w.words)))
	copy(h[32:], w.sum.Sum(nil)[:16])
	if _, err := w.file.WriteAt(h, 0); err != nil {
		return fmt.Errorf("write atlas: %w", err)
	}
	return nil
}
