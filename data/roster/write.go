package roster

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
	"strings"
)

// keys are the names of a roster while it is made: hash and offset of the row.
type keys struct {
	list  []uint64
	first []uint64 // hash of the first word and how many words there are
	total int
}

// add enters the names of a row.
func (k *keys) add(row string, at uint32) {
	mine := len(k.list)
	for name := range NamesOf(row) {
		h, end, n, one := seed, 0, 0, uint32(0)
		for n < maxWords {
			var e int
			if h2, e2 := word(name, end, h); e2 >= 0 {
				h, e = h2, e2
			} else {
				break
			}
			if end, n = e, n+1; n == 1 {
				one = mix(h)
			}
		}
		key := uint64(mix(h))<<32 | uint64(at)
		if n == 0 || slices.Contains(k.list[mine:], key) {
			continue
		}
		k.list = append(k.list, key)
		k.first = append(k.first, uint64(one)<<32|uint64(n))
	}
}

// sections makes the parts of the index that follow the rows.
func (k *keys) sections() (first, slots, at, tags []byte) {
	first = make([]byte, 1<<bits.Len(uint(2*len(k.first))))
	for _, f := range k.first {
		i := int(f>>32) & (len(first) - 1)
		first[i] = max(first[i], byte(f))
	}
	count := 1 << bits.Len(uint(len(k.list))/2)
	shift := 32 - bits.TrailingZeros(uint(count))
	slots = make([]byte, 4*count+4)
	where := make([]uint32, count+1)
	for _, key := range k.list {
		where[int(key>>32>>shift)+1]++
	}
	for i := range count {
		where[i+1] += where[i]
		binary.LittleEndian.PutUint32(slots[4*i+4:], where[i+1])
	}
	at, tags = make([]byte, 4*len(k.list)), make([]byte, len(k.list))
	for _, key := range k.list {
		slot := int(key >> 32 >> shift)
		i := where[slot]
		where[slot]++
		binary.LittleEndian.PutUint32(at[4*i:], uint32(key))
		tags[i] = tag(uint32(key>>32), shift)
	}
	return first, slots, at, tags
}

// Build makes an index of rows that are held in memory, one line each. Lines of fewer
// than three columns, empty ones and those that start with # are passed over.
func Build(rows string) (*Index, error) {
	if len(rows) > math.MaxUint32 {
		return nil, fmt.Errorf("more than 4 GB of rows")
	}
	names := len(rows) / 32 // a row has some sixty bytes and two names
	k := keys{list: make([]uint64, 0, names), first: make([]uint64, 0, names)}
	for at := 0; at < len(rows); {
		line, next := rows[at:], len(rows)
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line, next = line[:i], at+i+1
		}
		if line != "" && line[0] != '#' && len(line) < maxRow {
			k.add(strings.TrimSuffix(line, "\r"), uint32(at))
		}
		at = next
	}
	x := &Index{rows: rows}
	x.first, x.slots, x.at, x.tags = k.sections()
	x.shift = 32 - bits.TrailingZeros(uint(len(x.slots)/4-1))
	return x, nil
}

// Writer writes a roster, row by row as they come. Names take eight bytes of memory each
// until Close writes their index.
type Writer struct {
	file *os.File
	out  *bufio.Writer
	sum  hash.Hash
	size uint64
	keys keys
}

// NewWriter starts a roster in a file, which must be empty.
func NewWriter(f *os.File) (*Writer, error) {
	if _, err := f.Write(make([]byte, headerSize)); err != nil {
		return nil, fmt.Errorf("write roster: %w", err)
	}
	w := &Writer{file: f, sum: sha256.New()}
	w.out = bufio.NewWriterSize(io.MultiWriter(f, w.sum), 1<<16)
	return w, nil
}

// Len is the number of rows written.
func (w *Writer) Len() int { return w.keys.total }

// Add writes a row, whose last two columns are a name and its aliases.
func (w *Writer) Add(row string) error {
	switch {
	case row == "" || row[0] == '#' || strings.ContainsAny(row, "\n\r") || strings.Count(row, "\t") < 2:
		return fmt.Errorf("no row: %.60q", row)
	case len(row) >= maxRow:
		return fmt.Errorf("a row of %d bytes", len(row))
	case w.size > math.MaxUint32-maxRow:
		return fmt.Errorf("more than 4 GB of rows")
	}
	w.keys.add(row, uint32(w.size))
	w.keys.total++
	w.size += uint64(len(row)) + 1
	if _, err := w.out.WriteString(row); err != nil {
		return err
	}
	return w.out.WriteByte('\n')
}

// Close writes the index and the header. It does not close the file.
func (w *Writer) Close() error {
	first, slots, at, tags := w.keys.sections()
	for _, part := range [][]byte{first, slots, at, tags} {
		if _, err := w.out.Write(part); err != nil {
			return fmt.Errorf("write roster: %w", err)
		}
	}
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("write roster: %w", err)
	}
	h := make([]byte, headerSize)
	copy(h, magic)
	binary.LittleEndian.PutUint64(h[8:], w.size)
	binary.LittleEndian.PutUint32(h[16:], uint32(len(tags)))
	binary.LittleEndian.PutUint32(h[20:], uint32(len(slots)/4-1))
	binary.LittleEndian.PutUint32(h[24:], uint32(len(first)))
	copy(h[32:], w.sum.Sum(nil)[:16])
	if _, err := w.file.WriteAt(h, 0); err != nil {
		return fmt.Errorf("write roster: %w", err)
	}
	return nil
}
