package train

import (
	"math"

	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/net/arc"
)

// softmax turns scores into probabilities, in place, over the entries that ok
// permits (all, where it is nil); the others get 0.
func softmax(v []float32, ok []bool) {
	top := float32(math.Inf(-1))
	for i, x := range v {
		if ok == nil || ok[i] {
			top = max(top, x)
		}
	}
	var sum float32
	for i, x := range v {
		v[i] = 0
		if ok == nil || ok[i] {
			v[i] = float32(math.Exp(float64(x - top)))
			sum += v[i]
		}
	}
	for i := range v {
		v[i] /= sum
	}
}

// tagLoss reads the tags off the words' vectors, and leaves their gradient in
// the vectors' gradient and in g.
func (p *pass) tagLoss(g, w *net.Weights, m *mirror, ctx, dCtx []float32, s *sample) (loss float64) {
	n, h, width := p.n, p.c.Hidden, p.c.Tags()
	tags := size(&p.tags, n*width)
	for i := range n {
		copy(tags[i*width:(i+1)*width], w.TagB)
	}
	net.Gemm(tags, width, ctx, h, 1, w.TagW, width, n, h, width)
	u, x := p.c.UPOS, p.c.XPOS
	for i := range n {
		row := tags[i*width : (i+1)*width]
		clear(row[u+x:])
		for _, part := range []struct {
			v    []float32
			gold int32
		}{{row[:u], s.upos[i]}, {row[u : u+x], s.xpos[i]}} {
			softmax(part.v, nil)
			loss -= math.Log(float64(part.v[part.gold]) + 1e-12)
			part.v[part.gold]--
		}
		net.Add(g.TagB, row)
	}
	net.Gemm(g.TagW, width, ctx, 1, h, tags, width, h, n, width)
	net.Gemm(dCtx, h, tags, width, 1, m.tag, h, n, width, h)
	return loss
}

// treeLoss parses the sentence, leaving the gold path with probability explore at
// each move, and adds the gradients of all moves.
func (p *pass) treeLoss(g, w *net.Weights, m *mirror, ctx, dCtx []float32, s *sample, drop, explore float32) float64 {
	n, h := p.n, p.c.Hidden
	wide := arc.Positions * p.c.Parse
	words := zero(&p.words, n*wide)
	net.Gemm(words, wide, ctx, h, 1, w.WordW, wide, n, h, wide)
	loss := p.play(w, s, drop, explore)
	p.backMoves(g, m)
	net.Gemm(g.WordW, wide, ctx, 1, h, p.dWords, wide, h, n, wide)
	net.Gemm(dCtx, h, p.dWords, wide, 1, m.word, h, n, wide, h)
	return loss
}

// play makes the moves and leaves in the log each state's hidden layer and the
// gradient of its scores.
func (p *pass) play(w *net.Weights, s *sample, drop, explore float32) (loss float64) {
	l, states := &p.moves, 2*p.n
	if len(l.views) < states {
		l.views = make([]arc.View, states+states/2)
	}
	size(&l.hid, states*p.c.Parse)
	mask(size(&l.slope, states*p.c.Parse), drop, p.rng)
	size(&l.scores, states*p.c.Moves())
	if len(l.want) < p.c.Moves() {
		l.want, l.ok = make([]bool, p.c.Moves()), make([]bool, p.c.Moves())
	}
	p.state.Reset(p.n)
	for i := 0; !p.state.Done(); i++ {
		loss += p.move(w, s, i, explore)
	}
	return loss
}

// move makes move i and returns its loss.
func (p *pass) move(w *net.Weights, s *sample, i int, explore float32) float64 {
	l, st, size, width := &p.moves, &p.state, p.c.Parse, p.c.Moves()
	hid, factor := l.hid[i*size:(i+1)*size], l.slope[i*size:(i+1)*size]
	st.View(&l.views[i], p.c.Rels)
	w.Hidden(hid, p.words, &l.views[i], p.n)
	for j, v := range hid {
		if v <= 0 {
			factor[j] = 0
		}
		hid[j] = v * factor[j]
	}
	scores := l.scores[i*width : (i+1)*width]
	copy(scores, w.MoveB)
	net.Gemm(scores, width, hid, size, 1, w.MoveW, width, 1, size, width)
	st.Permits(l.ok, p.c.Rels)
	targets(l.want, st, s, p.c.Rels)
	softmax(scores, l.ok)
	next := p.choose(scores, explore)
	var good float32
	for j, v := range scores {
		if l.want[j] {
			good += v
		}
	}
	for j, v := range scores {
		if l.want[j] {
			scores[j] = v - v/max(good, 1e-9)
		}
	}
	if next == 0 {
		st.Apply(arc.Shift, 0)
	} else {
		st.Apply(arc.Left+(next-1)/p.c.Rels, int32((next-1)%p.c.Rels))
	}
	return -math.Log(float64(good) + 1e-12)
}

// choose picks the next move: one drawn from the probabilities, or the likeliest
// of those that lose least.
func (p *pass) choose(prob []float32, explore float32) int {
	if explore > 0 && p.rng.Float32() < explore {
		at := p.rng.Float32()
		for j, v := range prob {
			if at -= v; at < 0 && v > 0 {
				return j
			}
		}
	}
	best, at := float32(-1), 0
	for j, v := range prob {
		if p.moves.want[j] && v > best {
			best, at = v, j
		}
	}
	return at
}

func (p *pass) backMoves(g *net.Weights, m *mirror) {
	n, size1, width := p.n, p.c.Parse, p.c.Moves()
	l, states := &p.moves, 2*n
	for i := range states {
		net.Add(g.MoveB, l.scores[i*width:(i+1)*width])
	}
	net.Gemm(g.MoveW, width, l.hid, 1, size1, l.scores, width, size1, states, width)
	d := zero(&l.dHid, states*size1)
	net.Gemm(d, size1, l.scores, width, 1, m.moves, size1, states, width, size1)
	scaleBy(d, l.slope)
	dWords := zero(&p.dWords, n*arc.Positions*size1)
	for i := range states {
		row, v := d[i*size1:(i+1)*size1], &l.views[i]
		net.Add(g.HidB, row)
		for pos, word := range v.Word {
			lo := pos * size1
			switch {
			case word < 0:
				net.Add(g.None[lo:lo+size1], row)
			case int(word) == n:
				net.Add(g.Root[lo:lo+size1], row)
			default:
				lo += int(word) * arc.Positions * size1
				net.Add(dWords[lo:lo+size1], row)
			}
		}
		for _, r := range v.Label {
			if r >= 0 {
				net.Add(g.Label[int(r)*size1:int(r+1)*size1], row)
			}
		}
		net.Add(g.Dist[int(v.Dist)*size1:int(v.Dist+1)*size1], row)
		for _, r := range v.Val {
			net.Add(g.Val[int(r)*size1:int(r+1)*size1], row)
		}
	}
}
