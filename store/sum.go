package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// sum adds up rows, whatever their order: two sets of different rows have the same sum by
// no chance that need be thought of.
type sum struct {
	rows  int
	words [4]uint64
}

func (s *sum) add(row []any) {
	var b []byte
	for _, v := range row {
		b = appendValue(b, v)
	}
	h := sha256.Sum256(b)
	for i := range s.words {
		s.words[i] += binary.LittleEndian.Uint64(h[8*i:])
	}
	s.rows++
}

// appendValue writes a value so that no two rows are written alike.
func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case int64:
		b = binary.LittleEndian.AppendUint64(append(b, 'i'), uint64(v))
	case bool:
		b = append(b, 'f')
		if v {
			b = append(b, 't')
		}
	case string:
		b = binary.AppendUvarint(append(b, 's'), uint64(len(v)))
		b = append(b, v...)
	case []int64:
		b = binary.AppendUvarint(append(b, 'p'), uint64(len(v)))
		for _, n := range v {
			b = binary.LittleEndian.AppendUint64(b, uint64(n))
		}
	default:
		b = append(b, '-')
	}
	return b
}

// String is the sum as digits.
func (s *sum) String() string {
	var b []byte
	for _, w := range s.words {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return hex.EncodeToString(b)
}
