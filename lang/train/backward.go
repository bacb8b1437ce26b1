package train

import (
	"math"

	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/net/arc"
)

// mirror holds the transposed matrices that the backward half multiplies by.
type mirror struct {
	conv  [][3][]float32 // Hidden x In for each of the three words
	rnn   [][]float32    // 3*Hidden x Hidden
	tag   []float32      // Tags x Hidden
	word  []float32      // Positions*Parse x Hidden
	moves []float32      // Moves x Parse
}

func newMirror(c net.Config) *mirror {
	m := &mirror{conv: make([][3][]float32, c.Blocks), rnn: make([][]float32, c.Blocks)}
	for i := range c.Blocks {
		for k := range 3 {
			m.conv[i][k] = make([]float32, c.In(i)*c.Hidden)
		}
		m.rnn[i] = make([]float32, 3*c.Hidden*c.Hidden)
	}
	m.tag = make([]float32, c.Hidden*c.Tags())
	m.word = make([]float32, c.Hidden*arc.Positions*c.Parse)
	m.moves = make([]float32, c.Parse*c.Moves())
	return m
}

func (m *mirror) set(c net.Config, w *net.Weights) {
	for i := range w.Blocks {
		size := c.In(i) * c.Hidden
		for k := range 3 {
			transpose(m.conv[i][k], w.Blocks[i].ConvW[k*size:(k+1)*size], c.In(i), c.Hidden)
		}
		transpose(m.rnn[i], w.Blocks[i].RnnW, c.Hidden, 3*c.Hidden)
	}
	transpose(m.tag, w.TagW, c.Hidden, c.Tags())
	transpose(m.word, w.WordW, c.Hidden, arc.Positions*c.Parse)
	transpose(m.moves, w.MoveW, c.Parse, c.Moves())
}

// transpose writes the n x m matrix from as m x n, in tiles that fit the cache.
func transpose(to, from []float32, n, m int) {
	const tile = 16
	for i0 := 0; i0 < n; i0 += tile {
		for j0 := 0; j0 < m; j0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				for j := j0; j < min(j0+tile, m); j++ {
					to[j*n+i] = from[i*m+j]
				}
			}
		}
	}
}

// backContext takes the gradient of the words' vectors, in dOut of the last layer,
// back to the embeddings; g gets the weights' gradients.
func (p *pass) backContext(g *net.Weights, w *net.Weights, m *mirror, rows *rowGrads) {
	for i := len(p.layers) - 1; i >= 0; i-- {
		l := &p.layers[i]
		scaleBy(l.dOut, l.drop)
		p.backRecur(l, &g.Blocks[i], &w.Blocks[i], m.rnn[i])
		var dIn []float32
		if i > 0 {
			dIn = zero(&p.layers[i-1].dOut, len(l.in))
		} else {
			dIn = zero(&l.dOut, len(l.in)) // dOut of the first block is used up
		}
		p.backConvolve(l, &g.Blocks[i], &w.Blocks[i], &m.conv[i], dIn, p.c.In(i))
	}
	d, e := p.layers[0].dOut, p.c.Embed
	scaleBy(d, p.inDrop)
	for i, keys := range p.rows {
		for _, r := range keys {
			net.Add(rows.row(r), d[i*e:(i+1)*e])
		}
	}
}

// backNorm turns the gradient of a normalised row into that of the row, in place.
func backNorm(d, norm, gain, dGain, dBias []float32, inv float32) {
	n := len(d)
	norm, gain, dGain, dBias = norm[:n], gain[:n], dGain[:n], dBias[:n]
	var sum, dot float32
	for j, v := range d {
		dGain[j] += v * norm[j]
		dBias[j] += v
		v *= gain[j]
		d[j] = v
		sum += v
		dot += v * norm[j]
	}
	sum /= float32(n)
	dot /= float32(n)
	for j, v := range d {
		d[j] = inv * (v - sum - norm[j]*dot)
	}
}

// slope is the derivative of Squash where it has the value s.
func slope(s float32) float32 {
	r := 1 - s*s
	return r * float32(math.Sqrt(float64(r)))
}

func (p *pass) backRecur(l *layer, g, w *net.Block, back []float32) {
	n, h := p.n, p.c.Hidden
	for t := range n {
		backNorm(l.dOut[t*h:(t+1)*h], l.rnnNorm[t*h:(t+1)*h], w.RnnGain, g.RnnGain, g.RnnBias, l.rnnInv[t])
	}
	dMid := size(&l.dMid, n*h)
	copy(dMid, l.dOut)
	dz := l.z // overwritten with its gradient
	half := h / 2
	carry := make([]float32, half)
	for lo := 0; lo < h; lo += half {
		clear(carry)
		for i := n - 1; i >= 0; i-- {
			t, prev := i, i-1
			if lo > 0 {
				t = n - 1 - i
				prev = t + 1
			}
			zt, ct, dt := dz[t*3*h:(t+1)*3*h], l.cell[t*h+lo:t*h+lo+half], l.dOut[t*h+lo:t*h+lo+half]
			for j, d := range dt {
				s, fs, os := net.Squash(ct[j]), net.Squash(zt[h+lo+j]), net.Squash(zt[2*h+lo+j])
				f, o, u := 0.5+0.5*fs, 0.5+0.5*os, zt[lo+j]
				before := float32(0)
				if i > 0 {
					before = l.cell[prev*h+lo+j]
				}
				dv := d*o*slope(s) + carry[j]
				zt[2*h+lo+j] = d * s * 0.5 * slope(os)
				zt[h+lo+j] = dv * (before - u) * 0.5 * slope(fs)
				zt[lo+j] = dv * (1 - f)
				carry[j] = dv * f
			}
		}
	}
	for t := range n {
		net.Add(g.RnnB, dz[t*3*h:(t+1)*3*h])
	}
	net.Gemm(g.RnnW, 3*h, l.mid, 1, h, dz, 3*h, h, n, 3*h)
	net.Gemm(dMid, h, dz, 3*h, 1, back, h, n, 3*h, h)
}

func (p *pass) backConvolve(l *layer, g, w *net.Block, back *[3][]float32, dIn []float32, in int) {
	n, h := p.n, p.c.Hidden
	d := l.dMid
	for t := range n {
		row := d[t*h : (t+1)*h]
		backNorm(row, l.convNorm[t*h:(t+1)*h], w.ConvGain, g.ConvGain, g.ConvBias, l.convInv[t])
		if in == h {
			net.Add(dIn[t*h:(t+1)*h], row)
		}
		for j, v := range l.conv[t*h : (t+1)*h] {
			if v <= 0 {
				row[j] = 0
			}
		}
		net.Add(g.ConvB, row)
	}
	net.Gemm(g.ConvW[in*h:], h, l.in, 1, in, d, h, in, n, h)
	net.Gemm(dIn, in, d, h, 1, back[1], in, n, h, in)
	if n > 1 {
		net.Gemm(g.ConvW, h, l.in, 1, in, d[h:], h, in, n-1, h)
		net.Gemm(g.ConvW[2*in*h:], h, l.in[in:], 1, in, d, h, in, n-1, h)
		net.Gemm(dIn, in, d[h:], h, 1, back[0], in, n-1, h, in)
		net.Gemm(dIn[in:], in, d, h, 1, back[2], in, n-1, h, in)
	}
}
