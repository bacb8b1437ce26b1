package net

import (
	"github.com/dyad-news/dyad/lang/net/arc"
	"github.com/dyad-news/dyad/lang/net/whole"
)

// Context runs the blocks over n words and leaves their vectors in the returned
// slice (n x Hidden), which s owns.
func (m *Model) context(s *Scratch, n int) []float32 {
	x, y := s.x, s.y
	for i := range m.weights.Blocks {
		m.conv(s, i, x, y, n)
		m.recur(s, i, y, x, n)
	}
	return x[:n*m.Config.Hidden]
}

// conv reads rows of In(i) floats from x and leaves rows of Hidden in y.
func (m *Model) conv(s *Scratch, i int, x, y []float32, n int) {
	b, in, h := &m.weights.Blocks[i], m.Config.In(i), m.Config.Hidden
	for t := range n {
		copy(y[t*h:(t+1)*h], b.ConvB)
	}
	if i == 0 && whole.InUse() == whole.Plain {
		s.memory.recall(y, n, h)
	} else { // the middle word, then its left and right neighbours
		s.rows.Set(x, n, in)
		d := &m.dense[i]
		d.conv[1].Times(y, h, &s.rows, 0, n)
		d.conv[0].Times(y[h:], h, &s.rows, 0, n-1)
		d.conv[2].Times(y, h, &s.rows, 1, n-1)
	}
	for t := range n {
		row := y[t*h : (t+1)*h]
		Rectify(row)
		if in == h {
			Add(row, x[t*h:(t+1)*h])
		}
		Normalise(row, b.ConvGain, b.ConvBias, nil)
	}
}

// recur runs the recurrent unit both ways over x and leaves x plus its output,
// normalised, in y.
func (m *Model) recur(s *Scratch, i int, x, y []float32, n int) {
	b, h := &m.weights.Blocks[i], m.Config.Hidden
	z := s.z
	for t := range n {
		copy(z[t*3*h:(t+1)*3*h], b.RnnB)
	}
	s.rows.Set(x, n, h)
	m.dense[i].rnn.Times(z, 3*h, &s.rows, 0, n)
	half := h / 2
	c := s.c[:h]
	clear(c)
	for t := range n {
		step(c[:half], z[t*3*h:(t+1)*3*h], y[t*h:(t+1)*h], 0, h)
	}
	for t := n - 1; t >= 0; t-- {
		step(c[half:], z[t*3*h:(t+1)*3*h], y[t*h:(t+1)*h], half, h)
	}
	for t := range n {
		row := y[t*h : (t+1)*h]
		Add(row, x[t*h:(t+1)*h])
		Normalise(row, b.RnnGain, b.RnnBias, nil)
	}
}

// step moves the state c of one direction over one word. The direction's columns
// start at lo in each of the three parts of z, and in out.
func step(c, z, out []float32, lo, h int) {
	n := len(c)
	Recur(c, z[lo:lo+n], z[h+lo:h+lo+n], z[2*h+lo:2*h+lo+n], out[lo:lo+n])
}

// Hidden leaves the parser's hidden layer for a view in hid, before the rectifier.
// words holds the projections, Positions*Parse floats a word.
func (w *Weights) Hidden(hid, words []float32, v *arc.View, n int) {
	p := len(hid)
	copy(hid, w.HidB)
	for i, word := range v.Word {
		lo := i * p
		switch {
		case word < 0:
			Add(hid, w.None[lo:lo+p])
		case int(word) == n:
			Add(hid, w.Root[lo:lo+p])
		default:
			lo += int(word) * arc.Positions * p
			Add(hid, words[lo:lo+p])
		}
	}
	for _, l := range v.Label {
		if l >= 0 {
			Add(hid, w.Label[int(l)*p:int(l+1)*p])
		}
	}
	Add(hid, w.Dist[int(v.Dist)*p:int(v.Dist+1)*p])
	for _, l := range v.Val {
		Add(hid, w.Val[int(l)*p:int(l+1)*p])
	}
}
