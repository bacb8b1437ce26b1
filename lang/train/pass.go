package train

import (
	"math/rand/v2"

	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/net/arc"
)

// layer is what one block leaves behind on the forward half, a row a word.
type layer struct {
	in         []float32 // the block's input
	conv       []float32 // after the rectifier
	convNorm   []float32 // normalised, before gain and bias
	convInv    []float32
	mid        []float32 // the convolution's output, input of the recurrent unit
	z          []float32
	cell       []float32
	rnnNorm    []float32
	rnnInv     []float32
	out        []float32
	drop       []float32 // factors on out
	dOut, dMid []float32
}

// pass holds a sentence's forward half. Its slices grow to the longest sentence.
type pass struct {
	c      net.Config
	rng    *rand.Rand
	rows   [][net.Features]uint32 // after word dropout
	n      int
	layers []layer
	inDrop []float32
	tags   []float32
	words  []float32
	dWords []float32
	state  arc.State
	moves  moveLog
}

// moveLog holds every state of a parse: hidden layers and gradients, a row each.
type moveLog struct {
	views  []arc.View
	hid    []float32 // after rectifier and dropout
	slope  []float32 // what the rectifier and dropout multiplied by
	dHid   []float32
	scores []float32 // then their gradient
	want   []bool
	ok     []bool
}

func size(v *[]float32, n int) []float32 {
	if cap(*v) < n {
		*v = make([]float32, n+n/2)
	}
	*v = (*v)[:n]
	return *v
}

func zero(v *[]float32, n int) []float32 {
	s := size(v, n)
	clear(s)
	return s
}

// mask fills v with dropout factors: 0 with probability rate (to within 1/65536),
// else 1/(1-rate). Four factors are drawn at a time.
func mask(v []float32, rate float32, rng *rand.Rand) {
	keep := 1 / (1 - rate)
	limit := uint64(rate * 65536)
	var bits uint64
	for i := range v {
		if i%4 == 0 {
			bits = rng.Uint64()
		}
		v[i] = keep
		if bits&0xffff < limit {
			v[i] = 0
		}
		bits >>= 16
	}
}

func scaleBy(v, by []float32) {
	by = by[:len(v)]
	for i := range v {
		v[i] *= by[i]
	}
}

// context runs the network up to the words' vectors.
func (p *pass) context(w *net.Weights, embed []float32, drop float32) []float32 {
	n, e := p.n, p.c.Embed
	x := zero(&p.layers[0].in, n*e)
	for i, rows := range p.rows {
		for _, r := range rows {
			net.Add(x[i*e:(i+1)*e], embed[int(r)*e:int(r+1)*e])
		}
	}
	mask(size(&p.inDrop, n*e), drop, p.rng)
	scaleBy(x, p.inDrop)
	for i := range p.layers {
		l := &p.layers[i]
		p.convolve(l, &w.Blocks[i], p.c.In(i))
		p.recur(l, &w.Blocks[i])
		mask(size(&l.drop, len(l.out)), drop, p.rng)
		scaleBy(l.out, l.drop)
		if i+1 < len(p.layers) {
			copy(size(&p.layers[i+1].in, len(l.out)), l.out)
		}
	}
	return p.layers[len(p.layers)-1].out
}

func (p *pass) convolve(l *layer, b *net.Block, in int) {
	n, h := p.n, p.c.Hidden
	y := size(&l.conv, n*h)
	for t := range n {
		copy(y[t*h:(t+1)*h], b.ConvB)
	}
	net.Gemm(y, h, l.in, in, 1, b.ConvW[in*h:], h, n, in, h)
	if n > 1 {
		net.Gemm(y[h:], h, l.in, in, 1, b.ConvW, h, n-1, in, h)
		net.Gemm(y, h, l.in[in:], in, 1, b.ConvW[2*in*h:], h, n-1, in, h)
	}
	mid := size(&l.mid, n*h)
	keep, inv := size(&l.convNorm, n*h), size(&l.convInv, n)
	for t := range n {
		row, out := y[t*h:(t+1)*h], mid[t*h:(t+1)*h]
		net.Rectify(row)
		copy(out, row)
		if in == h {
			net.Add(out, l.in[t*h:(t+1)*h])
		}
		inv[t] = net.Normalise(out, b.ConvGain, b.ConvBias, keep[t*h:(t+1)*h])
	}
}

func (p *pass) recur(l *layer, b *net.Block) {
	n, h := p.n, p.c.Hidden
	z := size(&l.z, n*3*h)
	for t := range n {
		copy(z[t*3*h:(t+1)*3*h], b.RnnB)
	}
	net.Gemm(z, 3*h, l.mid, h, 1, b.RnnW, 3*h, n, h, 3*h)
	out, cell := size(&l.out, n*h), size(&l.cell, n*h)
	half := h / 2
	for lo := 0; lo < h; lo += half {
		var last []float32
		for i := range n {
			t := i
			if lo > 0 {
				t = n - 1 - i
			}
			zt, ct, ot := z[t*3*h:(t+1)*3*h], cell[t*h+lo:t*h+lo+half], out[t*h+lo:t*h+lo+half]
			if last == nil {
				clear(ct)
			} else {
				copy(ct, last)
			}
			net.Recur(ct, zt[lo:lo+half], zt[h+lo:h+lo+half], zt[2*h+lo:2*h+lo+half], ot)
			last = ct
		}
	}
	keep, inv := size(&l.rnnNorm, n*h), size(&l.rnnInv, n)
	for t := range n {
		row := out[t*h : (t+1)*h]
		net.Add(row, l.mid[t*h:(t+1)*h])
		inv[t] = net.Normalise(row, b.RnnGain, b.RnnBias, keep[t*h:(t+1)*h])
	}
}
