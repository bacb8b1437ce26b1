package net

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"github.com/dyad-news/dyad/lang/net/whole"
)

// magic opens a model file; its digit is the version of the form.
const magic = "dyadnet2"

// Encode returns the model file of a trained network: its lists, the vocabulary's
// keys (in order of rows), the embedding rows as int8 with a scale each, the matrices as
// they are multiplied, int8 with a scale a column, and the other weights as int16 with a
// scale for each 256 of them.
func Encode(c Config, upos, xpos, rels []string, keys []uint32, embed []float32, w *Weights) []byte {
	b := []byte(magic)
	for _, list := range [][]string{upos, xpos, rels} {
		text := strings.Join(list, "\n")
		b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
		b = append(b, text...)
	}
	for _, v := range []int{c.Embed, c.Hidden, c.Parse, c.Blocks, len(keys)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	var quanta []byte
	for r := range Features + len(keys) {
		row := embed[r*c.Embed : (r+1)*c.Embed]
		scale := largest(row) / 127
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
		for _, v := range row {
			quanta = append(quanta, byte(int8(whole.Round(v, scale))))
		}
	}
	b = append(b, quanta...)
	flat := w.Flat
	for _, p := range c.parts() {
		n := p.rows * p.columns
		if p.rows == 1 {
			b = appendVector(b, flat[:n])
		} else {
			b = appendMatrix(b, flat[:n], p)
		}
		flat = flat[n:]
	}
	return b
}

func appendVector(b []byte, v []float32) []byte {
	for at := 0; at < len(v); at += 256 {
		part := v[at:min(at+256, len(v))]
		scale := largest(part) / 32767
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
		for _, v := range part {
			b = binary.LittleEndian.AppendUint16(b, uint16(int16(whole.Round(v, scale))))
		}
	}
	return b
}

func appendMatrix(b []byte, w []float32, p part) []byte {
	scales, column := make([]float32, p.columns), make([]float32, p.rows)
	for j := range scales {
		for i := range column {
			column[i] = w[i*p.columns+j]
		}
		scales[j] = largest(column) / whole.Signal
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scales[j]))
	}
	for i, v := range w {
		b = append(b, byte(int8(whole.Round(v, scales[i%p.columns]))))
	}
	return b
}

func largest(v []float32) float32 {
	var most float32
	for _, x := range v {
		most = max(most, x, -x)
	}
	return most
}

// Decode reads a model file. The embedding rows stay where they are in file.
func Decode(file string) (*Model, error) {
	d := decoder{rest: file}
	if d.take(len(magic)) != magic {
		return nil, fmt.Errorf("decode model: not a model file of this version")
	}
	m := &Model{UPOS: d.list(), XPOS: d.list(), Rels: d.list()}
	m.Config = Config{Embed: d.size(), Hidden: d.size(), Parse: d.size(), Blocks: d.size(),
		UPOS: len(m.UPOS), XPOS: len(m.XPOS), Rels: len(m.Rels)}
	keys := make([]uint32, d.size())
	c := m.Config
	if d.short || !c.sane() || m.Rels[0] != "root" {
		return nil, fmt.Errorf("decode model: sizes %+v", c)
	}
	for i := range keys {
		keys[i] = d.uint32()
	}
	m.vocab = NewVocabulary(keys)
	n := Features + len(keys)
	m.scales = make([]float32, n)
	for i := range m.scales {
		m.scales[i] = math.Float32frombits(d.uint32())
	}
	m.rows = d.take(n * c.Embed)
	size := 0
	for _, p := range c.parts() {
		size += p.bytes()
	}
	d.short = d.short || len(d.rest) != size
	if d.short {
		return nil, fmt.Errorf("decode model: length %d does not fit its sizes", len(file))
	}
	m.weights = NewWeights(c)
	flat := m.weights.Flat
	for _, p := range c.parts() {
		n := p.rows * p.columns
		if p.rows == 1 {
			d.vector(flat[:n])
		} else {
			d.matrix(flat[:n], p)
		}
		flat = flat[n:]
	}
	m.pack()
	return m, nil
}

// sane reports whether a network can have these sizes.
func (c Config) sane() bool {
	for _, v := range [...]int{c.Embed, c.Hidden, c.Parse} {
		if v < 1 || v > 4096 || v%Lanes != 0 {
			return false
		}
	}
	return c.Blocks >= 1 && c.Blocks <= 8 && c.Hidden%(2*Lanes) == 0 && c.UPOS < 256 && c.XPOS < 256 && c.Rels < 1024
}

// decoder takes values off the front of a file; short is set where it ended.
type decoder struct {
	rest  string
	short bool
}

func (d *decoder) take(n int) string {
	if n < 0 || n > len(d.rest) {
		d.short, n = true, len(d.rest)
	}
	head := d.rest[:n]
	d.rest = d.rest[n:]
	return head
}

func (d *decoder) uint32() uint32 {
	b := d.take(4)
	if len(b) < 4 {
		return 0
	}
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// size reads a count and refuses one that the rest of the file cannot hold.
func (d *decoder) size() int {
	n := int(d.uint32())
	if n > len(d.rest) {
		d.short = true
		return 0
	}
	return n
}

func (d *decoder) list() []string { return strings.Split(d.take(d.size()), "\n") }

// bytes is how many bytes of a file a part takes.
func (p part) bytes() int {
	n := p.rows * p.columns
	if p.rows == 1 {
		return 2*n + 4*((n+255)/256)
	}
	return n + 4*p.columns
}

func (d *decoder) vector(v []float32) {
	for at := 0; at < len(v); at += 256 {
		part := v[at:min(at+256, len(v))]
		scale := math.Float32frombits(d.uint32())
		b := d.take(2 * len(part))
		for i := range len(b) / 2 {
			part[i] = float32(scale * float32(int16(uint16(b[2*i])|uint16(b[2*i+1])<<8)))
		}
	}
}

func (d *decoder) matrix(w []float32, p part) {
	scales := make([]float32, p.columns)
	for j := range scales {
		scales[j] = math.Float32frombits(d.uint32())
	}
	b := d.take(len(w))
	for i := range len(b) {
		w[i] = float32(scales[i%p.columns] * float32(int8(b[i])))
	}
}
