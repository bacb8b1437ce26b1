package roster

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/bits"
	"os"
	"slices"
	"strings"
	"unsafe"

	"github.com/edsrzf/mmap-go"
)

// Ext is how the names of roster files end.
const Ext = ".roster"

const (
	magic      = "DYADROS1"
	headerSize = 64
	maxWords   = 12      // of a name
	maxRow     = 1 << 16 // bytes
)

// Index finds rows by the names in them. It is safe for concurrent use, one of a file
// until it is closed.
type Index struct {
	rows  string
	first []byte // a byte a hash of a first word: words of the longest name that begins so
	slots []byte // four bytes a slot and four more: where the names of the slot start
	at    []byte // four bytes a name: the offset of its row
	tags  []byte // a byte a name: the bits of the hash after those of the slot
	shift int    // of a hash, to its slot

	digest string
	mapped mmap.MMap
}

// Hit is a name that stands in a text.
type Hit struct {
	Row  uint32 // offset of its row
	Name string // as the row has it, with its marks
	End  int    // the byte of the text after it
}

// Open maps the roster of a file. The caller closes it.
func Open(path string) (*Index, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open roster: %w", err)
	}
	defer f.Close()
	if i, err := f.Stat(); err != nil || i.Size() < headerSize {
		return nil, fmt.Errorf("open roster %s: too short to be one", path)
	}
	m, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("open roster %s: %w", path, err)
	}
	x, err := Read(m)
	if err != nil {
		m.Unmap()
		return nil, fmt.Errorf("open roster %s: %w", path, err)
	}
	x.mapped = m
	return x, nil
}

// Close lets go of a file that Open mapped. Rows and names got from it must not be used
// after it.
func (x *Index) Close() error {
	if x.mapped == nil {
		return nil
	}
	m := x.mapped
	*x = Index{}
	return m.Unmap()
}

// Read takes the bytes of a roster, which must not change while it is used. Only the
// header is checked; the rest is held against the bounds when it is read.
func Read(b []byte) (*Index, error) {
	if len(b) < headerSize || string(b[:8]) != magic {
		return nil, fmt.Errorf("not a roster, or one of another version")
	}
	rows, names, slots, first := binary.LittleEndian.Uint64(b[8:]), u32(b[16:]), u32(b[20:]), u32(b[24:])
	size := uint64(headerSize) + rows + uint64(first) + 4*uint64(slots) + 4 + 5*uint64(names)
	if rows > 1<<32 || bits.OnesCount32(slots) != 1 || bits.OnesCount32(first) != 1 || size != uint64(len(b)) {
		return nil, fmt.Errorf("a roster of %d bytes whose header tells of %d", len(b), size)
	}
	x := &Index{shift: 32 - bits.TrailingZeros32(slots), digest: hex.EncodeToString(b[32:48])}
	b = b[headerSize:]
	if rows > 0 {
		x.rows = unsafe.String(&b[0], int(rows))
	}
	b = b[rows:]
	x.first, b = b[:first], b[first:]
	x.slots, b = b[:4*uint64(slots)+4], b[4*uint64(slots)+4:]
	x.at, x.tags = b[:4*uint64(names)], b[4*uint64(names):]
	return x, nil
}

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// Names is how many names there are.
func (x *Index) Names() int { return len(x.tags) }

// Digest is 32 hex digits over the rows of a file.
func (x *Index) Digest() string { return x.digest }

// Row is the line at an offset, "" where the offset is damaged.
func (x *Index) Row(at uint32) string {
	if uint64(at) >= uint64(len(x.rows)) {
		return ""
	}
	row := x.rows[at:min(len(x.rows), int(at)+maxRow)]
	if i := strings.IndexByte(row, '\n'); i >= 0 {
		row = row[:i]
	}
	return strings.TrimSuffix(row, "\r")
}

// At appends to hits the rows whose name is the longest that starts at a byte of the text
// and ends at the end of a word. Names need the capitals of the row unless fold is set.
func (x *Index) At(hits []Hit, text string, start int, fold bool) []Hit {
	if len(x.first) == 0 {
		return hits
	}
	h, end := word(text, start, seed)
	if end < 0 {
		return hits
	}
	none := len(hits)
	for n := int(x.first[int(mix(h))&(len(x.first)-1)]); n > 0; n-- {
		hits = x.named(hits, none, mix(h), text, start, fold)
		if h, end = word(text, end, h); end < 0 {
			break
		}
	}
	return hits
}

// named appends the rows of one hash; a longer name drops what was found before.
func (x *Index) named(hits []Hit, none int, hash uint32, text string, start int, fold bool) []Hit {
	slot := 4 * int(uint64(hash)>>x.shift)
	i, end := int(u32(x.slots[slot:])), int(u32(x.slots[slot+4:]))
	if i > end || end > len(x.tags) {
		return hits // damaged
	}
	for ; i < end; i++ {
		if x.tags[i] != tag(hash, x.shift) {
			continue
		}
		at := u32(x.at[4*i:])
		h := Hit{Row: at}
		for name := range NamesOf(x.Row(at)) { // one name of a row may begin another
			if stop := Along(text, start, strings.TrimRight(name, marks), fold); stop > h.End && WordEnds(text, stop) {
				h.Name, h.End = name, stop
			}
		}
		switch {
		case h.End == 0 || len(hits) > none && h.End < hits[none].End || slices.Contains(hits[none:], h):
			continue
		case len(hits) > none && h.End > hits[none].End:
			hits = hits[:none]
		}
		hits = append(hits, h)
	}
	return hits
}

// tag is the eight bits of a hash after those of its slot.
func tag(hash uint32, shift int) byte { return byte(uint64(hash) << (32 - shift) >> 24) }

// marks may end a name: it is also something else, or it stands for many.
const marks = "?!"

// NamesOf yields the names of a row: the last column but one, and the parts of the last.
func NamesOf(row string) func(func(string) bool) {
	return func(yield func(string) bool) {
		i := strings.LastIndexByte(row, '\t')
		if i < 0 {
			return
		}
		aliases := row[i+1:]
		if !yield(row[strings.LastIndexByte(row[:i], '\t')+1:i]) || aliases == "-" || aliases == "" {
			return
		}
		for a := range strings.SplitSeq(aliases, "|") {
			if !yield(a) {
				return
			}
		}
	}
}
