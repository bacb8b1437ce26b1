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
	w := &Weights{Flat: make([]float32, c.weights())}
	at := 0
	w.layout(c, func(n int) []float32 { at += n; return w.Flat[at-n : at : at] })
	return w
}

// weights is the number of all parameters but the embeddings.
func (c Config) weights() (n int) {
	var w Weights
	w.layout(c, func(k int) []float32 { n += k; return nil })
	return n
}

func (w *Weights) layout(c Config, take func(n int) []float32) {
	h, p := c.Hidden, c.Parse
	w.Blocks = make([]Block, c.Blocks)
	for i := range w.Blocks {
		b := &w.Blocks[i]
		b.ConvW, b.ConvB = take(3*c.In(i)*h), take(h)
		b.ConvGain, b.ConvBias = take(h), take(h)
		b.RnnW, b.RnnB = take(h*3*h), take(3*h)
		b.RnnGain, b.RnnBias = take(h), take(h)
	}
	w.TagW, w.TagB = take(h*c.Tags()), take(c.Tags())
	w.WordW = take(h * arc.Positions * p)
	w.None, w.Root = take(arc.Positions*p), take(arc.Positions*p)
	w.Label, w.Dist, w.Val = take(arc.Labels*c.Rels*p), take(arc.Distances*p), take(arc.Valences*4*p)
	w.HidB = take(p)
	w.MoveW, w.MoveB = take(p*c.Moves()), take(c.Moves())
}
