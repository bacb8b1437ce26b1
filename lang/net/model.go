package net

import "math"

// Model is a trained network with its lists of names. It does not change once
// read and may be shared by goroutines.
type Model struct {
	Config Config
	UPOS   []string // names of the universal tags
	XPOS   []string // names of the treebank tags
	Rels   []string // names of the relations; Rels[0] is "root"

	weights *Weights
	vocab   *Vocabulary
	rows    string    // embedding rows, one int8 a value
	scales  []float32 // what a row's values are multiplied by
}

// Parse is the tags and the tree of a sentence, one value a word, as indices into
// the model's lists. Head is -1 for the root. The slices belong to the Scratch.
type Parse struct {
	UPOS, XPOS []uint8
	Head       []int32
	Rel        []int32
}

// Scratch is the memory of one goroutine's parsing. It grows to the longest
// sentence met; the zero value is ready.
type Scratch struct {
	x, y, z, c []float32
	words      []float32 // projections
	tags       []float32
	hid, moves []float32
	state      State
	view       View
	out        Parse
}

func (s *Scratch) grow(c Config, n int) {
	if len(s.x) < n*max(c.Hidden, c.Embed) || len(s.hid) != c.Parse || len(s.moves) != c.Moves() {
		size := max(n+n/2, 64)
		wide := max(c.Hidden, c.Embed)
		s.x, s.y = make([]float32, size*wide), make([]float32, size*wide)
		s.z, s.c = make([]float32, size*3*c.Hidden), make([]float32, c.Hidden)
		s.words = make([]float32, size*Positions*c.Parse)
		s.tags = make([]float32, size*c.Tags())
		s.hid, s.moves = make([]float32, c.Parse), make([]float32, c.Moves())
		s.out.UPOS, s.out.XPOS = make([]uint8, size), make([]uint8, size)
		s.out.Head, s.out.Rel = make([]int32, size), make([]int32, size)
	}
}

// Parse tags and parses a sentence of n words; form returns the written form of
// each. The tree has one root and no cycle. The result is overwritten by the next
// call with the same Scratch.
func (m *Model) Parse(s *Scratch, n int, form func(i int) string) Parse {
	if n == 0 {
		return Parse{}
	}
	s.grow(m.Config, n)
	for i := range n {
		m.embed(s.x[i*m.Config.Embed:(i+1)*m.Config.Embed], form(i))
	}
	ctx := m.context(s, n)
	out := Parse{s.out.UPOS[:n], s.out.XPOS[:n], s.out.Head[:n], s.out.Rel[:n]}
	m.tag(s, ctx, n, out)
	m.tree(s, ctx, n)
	for i := range n {
		out.Head[i], out.Rel[i] = s.state.Head[i], s.state.Rel[i]
		if int(out.Head[i]) == n {
			out.Head[i] = -1
		}
	}
	return out
}

// embed sums the rows of a form's features into x.
func (m *Model) embed(x []float32, form string) {
	clear(x)
	d := len(x)
	for _, r := range m.vocab.Rows(form) {
		AddRow(x, m.rows[int(r)*d:int(r+1)*d], m.scales[r])
	}
}

func (m *Model) tag(s *Scratch, ctx []float32, n int, out Parse) {
	c, w := m.Config, m.weights
	width := c.Tags()
	for i := range n {
		copy(s.tags[i*width:(i+1)*width], w.TagB)
	}
	Gemm(s.tags, width, ctx, c.Hidden, 1, w.TagW, width, n, c.Hidden, width)
	for i := range n {
		row := s.tags[i*width : (i+1)*width]
		out.UPOS[i] = uint8(argmax(row[:c.UPOS]))
		out.XPOS[i] = uint8(argmax(row[c.UPOS : c.UPOS+c.XPOS]))
	}
}

func argmax(v []float32) int {
	best, at := float32(math.Inf(-1)), 0
	for i, x := range v {
		if x > best {
			best, at = x, i
		}
	}
	return at
}

func (m *Model) tree(s *Scratch, ctx []float32, n int) {
	c, w := m.Config, m.weights
	wide := Positions * c.Parse
	words := s.words[:n*wide]
	clear(words)
	Gemm(words, wide, ctx, c.Hidden, 1, w.WordW, wide, n, c.Hidden, wide)
	st := &s.state
	st.Reset(n)
	moves := c.Moves()
	for !st.Done() {
		st.View(&s.view, c.Rels)
		w.Hidden(s.hid, words, &s.view, n)
		for j, v := range s.hid {
			s.hid[j] = max(v, 0)
		}
		copy(s.moves, w.MoveB)
		Gemm(s.moves, moves, s.hid, c.Parse, 1, w.MoveW, moves, 1, c.Parse, moves)
		st.Apply(st.Best(s.moves, c.Rels, 0))
	}
}
