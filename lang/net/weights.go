package net

import "github.com/dyad-news/dyad/lang/net/arc"

// Config is the size of a network. Embed and Parse are multiples of Lanes,
// Hidden of twice that.
type Config struct {
	Embed  int // length of an embedding
	Hidden int // width of the blocks; each direction of the recurrent unit has half
	Parse  int // width of the parser's hidden layer
	Blocks int // convolution and recurrent unit, how many times
	UPOS   int // how many universal tags
	XPOS   int // how many treebank tags
	Rels   int // how many relations
}

// Block is the weights of one convolution and recurrent unit, each with the gain
// and bias of its normalisation. The columns of RnnW are state, forget gate and
// output gate, each Hidden wide: first half left to right, second right to left.
type Block struct {
	ConvW, ConvB, ConvGain, ConvBias []float32
	RnnW, RnnB, RnnGain, RnnBias     []float32
}

// Weights are the dense parameters of a network: views of one Flat slice, so that
// gradients and optimiser state can have the same form.
type Weights struct {
	Flat   []float32
	Blocks []Block
	TagW   []float32 // Hidden x Tags: universal tags, then treebank tags
	TagB   []float32
	WordW  []float32 // Hidden x (Positions*Parse)
	None   []float32 // Positions*Parse: nothing at the position
	Root   []float32 // Positions*Parse: the root at the position
	Label  []float32 // Labels*Rels rows of Parse
	Dist   []float32 // Distances rows of Parse
	Val    []float32 // Valences*4 rows of Parse
	HidB   []float32 // Parse
	MoveW  []float32 // Parse x Moves
	MoveB  []float32
}

// Tags is the padded width of the tag layer.
func (c Config) Tags() int { return RoundUp(c.UPOS + c.XPOS) }

// Moves is the padded width of the move layer: shift, left with each relation,
// right with each relation.
func (c Config) Moves() int { return RoundUp(1 + 2*c.Rels) }

// In is the width of the rows that block b reads.
func (c Config) In(b int) int {
	if b == 0 {
		return c.Embed
	}
	return c.Hidden
}

// NewWeights lays a network's parameters out, all zero.
func NewWeights(c Config) *Weights {
	n := 0
	for _, p := range c.parts() {
		n += p.rows * p.columns
	}
	w, at := &Weights{Flat: make([]float32, n)}, 0
	w.layout(c, func(times int, p part) []float32 {
		from := at
		at += times * p.rows * p.columns
		return w.Flat[from:at:at]
	})
	return w
}

// part is the size of a matrix among the parameters; a vector has one row.
type part struct{ rows, columns int }

// parts lists the parameters but the embeddings, in the order of Flat.
func (c Config) parts() (parts []part) {
	var w Weights
	w.layout(c, func(times int, p part) []float32 {
		for range times {
			parts = append(parts, p)
		}
		return nil
	})
	return parts
}

func (w *Weights) layout(c Config, take func(times int, p part) []float32) {
	h, p := c.Hidden, c.Parse
	matrix := func(rows, columns int) []float32 { return take(1, part{rows, columns}) }
	vector := func(n int) []float32 { return take(1, part{1, n}) }
	w.Blocks = make([]Block, c.Blocks)
	for i := range w.Blocks {
		b := &w.Blocks[i]
		b.ConvW, b.ConvB = take(3, part{c.In(i), h}), vector(h)
		b.ConvGain, b.ConvBias = vector(h), vector(h)
		b.RnnW, b.RnnB = matrix(h, 3*h), vector(3*h)
		b.RnnGain, b.RnnBias = vector(h), vector(h)
	}
	w.TagW, w.TagB = matrix(h, c.Tags()), vector(c.Tags())
	w.WordW = matrix(h, arc.Positions*p)
	w.None, w.Root = vector(arc.Positions*p), vector(arc.Positions*p)
	w.Label, w.Dist, w.Val = vector(arc.Labels*c.Rels*p), vector(arc.Distances*p), vector(arc.Valences*4*p)
	w.HidB = vector(p)
	w.MoveW, w.MoveB = matrix(p, c.Moves()), vector(c.Moves())
}
