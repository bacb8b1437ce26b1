package net

// Kinds of features of a word form, each with rows of its own in the vocabulary.
const (
	wordFeature = iota
	prefix2
	prefix3
	suffix2
	suffix3
	suffix4
	shapeFeature
	Features
)

// Keys returns the hash of each feature of a form: the lower-cased word with its
// digits made one, its first 2 and 3 and its last 2, 3 and 4 bytes, and its shape.
// Equal features have equal keys; a feature that the form is too short for has the
// key of the whole word under that kind.
func Keys(form string) (keys [Features]uint32) {
	var buf [64]byte
	low := fold(buf[:0], form)
	n := len(low)
	keys[wordFeature] = hash(wordFeature, low)
	keys[prefix2] = hash(prefix2, low[:min(2, n)])
	keys[prefix3] = hash(prefix3, low[:min(3, n)])
	keys[suffix2] = hash(suffix2, low[max(0, n-2):])
	keys[suffix3] = hash(suffix3, low[max(0, n-3):])
	keys[suffix4] = hash(suffix4, low[max(0, n-4):])
	keys[shapeFeature] = hash(shapeFeature, shape(buf[:0], form))
	return keys
}

// fold appends the form lower-cased (ASCII and Latin-1 letters in UTF-8), with
// every digit made '0' and typographic apostrophes made straight. At most 60 bytes
// are kept: the head and the tail of a longer form.
func fold(b []byte, form string) []byte {
	if len(form) > 60 {
		return append(fold(b, form[:30]), fold(nil, form[len(form)-30:])...)
	}
	for i := 0; i < len(form); i++ {
		c := form[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= '0' && c <= '9':
			c = '0'
		case c == 0xc3 && i+1 < len(form) && form[i+1] >= 0x80 && form[i+1] <= 0x9e && form[i+1] != 0x97:
			b = append(b, c)
			i++
			c = form[i] + 0x20
		case c == 0xe2 && i+2 < len(form) && form[i+1] == 0x80 && (form[i+2] == 0x98 || form[i+2] == 0x99):
			i += 2
			c = '\''
		}
		b = append(b, c)
	}
	return b
}

// shape appends the form with letters made X or x, digits 0 and the rest kept;
// runs are cut at three, letters beyond ASCII count as x.
func shape(b []byte, form string) []byte {
	var last byte
	run := 0
	for i := 0; i < len(form) && len(b) < 24; i++ {
		c := form[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c = 'X'
		case c >= 'a' && c <= 'z':
			c = 'x'
		case c >= '0' && c <= '9':
			c = '0'
		case c >= 0x80 && c < 0xc0 && i > 0: // the rest of a rune
			continue
		case c >= 0xc3 && c < 0xe2:
			c = 'x'
		}
		if c == last {
			if run++; run > 3 {
				continue
			}
		} else {
			last, run = c, 1
		}
		b = append(b, c)
	}
	return b
}

// hash is FNV-1a over the kind and the bytes, never 0.
func hash(kind byte, b []byte) uint32 {
	h := (uint32(2166136261) ^ uint32(kind+1)) * 16777619
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return max(h, 1)
}

// Vocabulary maps feature keys to rows of the embedding table. Row k, for a kind
// k, stands for every feature of that kind that training did not see.
type Vocabulary struct {
	keys []uint32 // open addressing, 0 is free
	rows []uint32
	mask uint32
}

// NewVocabulary gives key i the row Features+i.
func NewVocabulary(keys []uint32) *Vocabulary {
	size := 1024
	for size < 2*len(keys) {
		size *= 2
	}
	v := &Vocabulary{keys: make([]uint32, size), rows: make([]uint32, size), mask: uint32(size - 1)}
	for i, k := range keys {
		at := k & v.mask
		for v.keys[at] != 0 && v.keys[at] != k {
			at = (at + 1) & v.mask
		}
		v.keys[at], v.rows[at] = k, uint32(Features+i)
	}
	return v
}

// Rows returns the embedding rows of a form's features.
func (v *Vocabulary) Rows(form string) (rows [Features]uint32) {
	for kind, k := range Keys(form) {
		rows[kind] = uint32(kind)
		for at := k & v.mask; v.keys[at] != 0; at = (at + 1) & v.mask {
			if v.keys[at] == k {
				rows[kind] = v.rows[at]
				break
			}
		}
	}
	return rows
}
