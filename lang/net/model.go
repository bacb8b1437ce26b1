package net

import (
	"math"

	"github.com/dyad-news/dyad/lang/net/arc"
	"github.com/dyad-news/dyad/lang/net/whole"
)

// Model is a trained network with its lists of names. It does not change once
// read and may be shared by goroutines.
type Model struct {
	Config Config
	UPOS   []string // names of the universal tags
	XPOS   []string // names of the treebank tags
	Rels   []string // names of the relations; Rels[0] is "root"

	weights *Weights
	dense   []dense // of each block
	tags    whole.Matrix
	places  [arc.Positions]whole.Matrix // of WordW, for a word at each position
	moves   whole.Matrix
	vocab   *Vocabulary
	rows    string    // embedding rows, one int8 a value
	scales  []float32 // what a row's values are multiplied by
}

// dense is the matrices of a block.
type dense struct {
	conv [3]whole.Matrix // of the word before, the word and the word after
	rnn  whole.Matrix
}

// pack makes the matrices of the weights whole.
func (m *Model) pack() {
	c, w := m.Config, m.weights
	for i := range w.Blocks {
		b, in, h := &w.Blocks[i], c.In(i), c.Hidden
		var d dense
		for j := range d.conv {
			d.conv[j] = whole.New(b.ConvW[j*in*h:], h, in, h)
		}
		d.rnn = whole.New(b.RnnW, 3*h, h, 3*h)
		m.dense = append(m.dense, d)
	}
	m.tags = whole.New(w.TagW, c.Tags(), c.Hidden, c.Tags())
	for i := range m.places {
		m.places[i] = whole.New(w.WordW[i*c.Parse:], arc.Positions*c.Parse, c.Hidden, c.Parse)
	}
	m.moves = whole.New(w.MoveW, c.Moves(), c.Parse, c.Moves())
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
	rows       whole.Rows
	hidden     whole.Rows // the parser's hidden layer
	words      []float32  // projections
	placed     []bool     // those that were made one by one
	memory     memory     // where there are no kernels
	tags       []float32
	hid, moves []float32
	state      arc.State
	view       arc.View
	out        Parse
}

func (s *Scratch) grow(c Config, n int) {
	if len(s.x) < (n+whole.Spare)*max(c.Hidden, c.Embed) || len(s.hid) != c.Parse || len(s.moves) != c.Moves() {
		size := max(n+n/2, 64) + whole.Spare
		wide := max(c.Hidden, c.Embed)
		s.x, s.y = make([]float32, size*wide), make([]float32, size*wide)
		s.z, s.c = make([]float32, size*3*c.Hidden), make([]float32, c.Hidden)
		s.words, s.placed = make([]float32, size*arc.Positions*c.Parse), make([]bool, size*arc.Positions)
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
	m.Read(s, n, form)
	out := Parse{s.out.UPOS[:n], s.out.XPOS[:n], s.out.Head[:n], s.out.Rel[:n]}
	m.choose(s, out)
	m.tree(s, n)
	for i := range n {
		out.Head[i], out.Rel[i] = s.state.Head[i], s.state.Rel[i]
		if int(out.Head[i]) == n {
			out.Head[i] = -1
		}
	}
	return out
}

// Read puts the words of a sentence in context, the first half of Parse, and returns the
// scores of their tags: Tags() a word, those of the universal tags first.
func (m *Model) Read(s *Scratch, n int, form func(i int) string) (tags []float32) {
	s.grow(m.Config, n)
	for i := range n {
		m.embed(s.x[i*m.Config.Embed:(i+1)*m.Config.Embed], form(i))
	}
	if whole.InUse() == whole.Plain {
		m.remember(s, s.x, n, form)
	}
	ctx := m.context(s, n)
	width := m.Config.Tags()
	for i := range n {
		copy(s.tags[i*width:(i+1)*width], m.weights.TagB)
	}
	s.rows.Set(ctx, n, m.Config.Hidden)
	m.tags.Times(s.tags, width, &s.rows, 0, n)
	m.project(s, n)
	return s.tags[:n*width]
}

// embed sums the rows of a form's features into x.
func (m *Model) embed(x []float32, form string) {
	clear(x)
	d := len(x)
	for _, r := range m.vocab.Rows(form) {
		AddRow(x, m.rows[int(r)*d:int(r+1)*d], m.scales[r])
	}
}

// choose takes the tags with the highest scores.
func (m *Model) choose(s *Scratch, out Parse) {
	c := m.Config
	for i := range out.UPOS {
		row := s.tags[i*c.Tags() : (i+1)*c.Tags()]
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

// together says that all words are projected for position i at once: nearly all come by it, or it
// costs less than going back for those that do.
func together(i int) bool { return arc.Passing[i] || whole.InUse() == whole.Tiles }

// project leaves what the parser reads of the words where all are projected together.
func (m *Model) project(s *Scratch, n int) {
	wide := arc.Positions * m.Config.Parse
	clear(s.words[:n*wide])
	clear(s.placed[:n*arc.Positions])
	for i := range m.places {
		if together(i) {
			m.places[i].Times(s.words[i*m.Config.Parse:], wide, &s.rows, 0, n) // the rows are those that the tags were read from
		}
	}
}

func (m *Model) tree(s *Scratch, n int) {
	st := &s.state
	st.Reset(n)
	for !st.Done() {
		if kind, ok := st.Forced(); ok {
			st.Apply(kind, 0)
			continue
		}
		st.Apply(st.Best(m.Score(s, st), m.Config.Rels, 0))
	}
}

// Score returns the scores of the moves from a state of the sentence that was read last:
// shift, left with each relation, right with each.
func (m *Model) Score(s *Scratch, st *arc.State) []float32 {
	c := m.Config
	st.View(&s.view, c.Rels)
	m.place(s, st.N)
	m.weights.Hidden(s.hid, s.words, &s.view, st.N)
	Rectify(s.hid)
	copy(s.moves, m.weights.MoveB)
	s.hidden.Set(s.hid, 1, c.Parse)
	m.moves.Times(s.moves, c.Moves(), &s.hidden, 0, 1)
	return s.moves[:1+2*c.Rels]
}

// place projects the words in view that were not yet met at their position, where not all
// words come by.
func (m *Model) place(s *Scratch, n int) {
	p := m.Config.Parse
	for i, word := range s.view.Word {
		at := int(word)*arc.Positions + i
		if word < 0 || int(word) == n || together(i) || s.placed[at] {
			continue
		}
		s.placed[at] = true
		m.places[i].Times(s.words[at*p:], p, &s.rows, int(word), 1)
	}
}
