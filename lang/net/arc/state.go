package arc

// Kinds of moves.
const (
	Shift = iota
	Left  // the word on top of the stack becomes a dependent of the first of the buffer
	Right // the word on top of the stack becomes a dependent of the one below it
)

// Positions of a parser state whose words the parser looks at: three on the stack,
// two on the buffer, and the outermost dependents of the first ones.
const (
	stack0 = iota
	stack1
	stack2
	buffer0
	buffer1
	stack0Left
	stack0Left2
	stack0Right
	stack0Right2
	stack1Left
	stack1Right
	buffer0Left
	buffer0Left2
	Positions
)

// Passing are the positions that nearly every word of a sentence comes by: 92 to 100 % of
// those of news. At the others it is 10 to 56 %.
var Passing = [Positions]bool{stack0: true, buffer0: true, buffer1: true}

// Slots of the parser's hidden layer that are rows of small tables, not words.
const (
	Labels    = 8 // relations of the dependents among the positions (stack0Left on)
	Distances = 9 // buckets of the distance between stack0 and buffer0
	Valences  = 4 // kinds of valency, each counted 0 to 3
)

// State is a parse under way. The buffer is the words from Front on, then the
// root, whose index is N. A state is used again by Reset.
type State struct {
	N     int
	Front int
	Stack []int32
	Head  []int32 // -1: no head yet
	Rel   []int32
	left  []int32 // leftmost dependent, second leftmost, rightmost, second rightmost; -1: none
	left2 []int32
	right []int32
	rite2 []int32
	nleft []uint8
	nrite []uint8
}

// Reset makes s the initial state for n words.
func (s *State) Reset(n int) {
	if cap(s.Head) < n+1 {
		size := 2*n + 64
		s.Stack = make([]int32, 0, size)
		for _, p := range []*[]int32{&s.Head, &s.Rel, &s.left, &s.left2, &s.right, &s.rite2} {
			*p = make([]int32, size)
		}
		s.nleft, s.nrite = make([]uint8, size), make([]uint8, size)
	}
	s.N, s.Front, s.Stack = n, 0, s.Stack[:0]
	s.Head, s.Rel = s.Head[:n+1], s.Rel[:n+1]
	s.left, s.left2, s.right, s.rite2 = s.left[:n+1], s.left2[:n+1], s.right[:n+1], s.rite2[:n+1]
	s.nleft, s.nrite = s.nleft[:n+1], s.nrite[:n+1]
	for i := range n + 1 {
		s.Head[i], s.left[i], s.left2[i], s.right[i], s.rite2[i] = -1, -1, -1, -1, -1
		s.nleft[i], s.nrite[i] = 0, 0
	}
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.Front == s.N && len(s.Stack) == 0 }

// Allowed says which moves the state permits. Only one word can be under the
// root: the last one left when the buffer is used up.
func (s *State) Allowed() (shift, left, right bool) {
	atRoot, depth := s.Front == s.N, len(s.Stack)
	return !atRoot, depth == 1 || depth > 1 && !atRoot, depth > 1
}

// Permits marks the moves that the state allows: shift, left with each relation, right with
// each. Under the root the relation is root, which is the first, and nowhere else.
func (s *State) Permits(ok []bool, rels int) {
	clear(ok)
	shift, left, right := s.Allowed()
	ok[0] = shift
	for r := range rels {
		atRoot := s.Front == s.N
		ok[1+r] = left && (r == 0) == atRoot
		ok[1+rels+r] = right && r > 0
	}
}

// Forced returns the only move that the state permits, where there is one.
func (s *State) Forced() (kind int, ok bool) {
	switch {
	case len(s.Stack) == 0:
		return Shift, s.Front < s.N
	case s.Front == s.N && len(s.Stack) == 1:
		return Left, true
	}
	return 0, false
}

// Apply makes an allowed move; rel is the relation of a Left or Right.
func (s *State) Apply(kind int, rel int32) {
	if kind == Shift {
		s.Stack = append(s.Stack, int32(s.Front))
		s.Front++
		return
	}
	top := len(s.Stack) - 1
	d := s.Stack[top]
	s.Stack = s.Stack[:top]
	s.Rel[d] = rel
	if kind == Left {
		h := int32(s.Front)
		s.Head[d] = h
		s.left2[h], s.left[h] = s.left[h], d
		s.nleft[h] = min(s.nleft[h]+1, 3)
		return
	}
	h := s.Stack[top-1]
	s.Head[d] = h
	s.rite2[h], s.right[h] = s.right[h], d
	s.nrite[h] = min(s.nrite[h]+1, 3)
}

// View is what the parser's hidden layer is the sum of: the word at each position
// (-1: none, N: the root) and rows of the small tables.
type View struct {
	Word  [Positions]int32
	Label [Labels]int32 // row of Weights.Label, -1: none
	Dist  int32         // row of Weights.Dist
	Val   [Valences]int32
}

// View looks at the state for a network with rels relations.
func (s *State) View(v *View, rels int) {
	for i := range v.Word {
		v.Word[i] = -1
	}
	n := len(s.Stack)
	b := int32(s.Front)
	v.Word[buffer0] = b
	if s.Front < s.N {
		v.Word[buffer1] = b + 1
	}
	v.Word[buffer0Left], v.Word[buffer0Left2] = s.left[b], s.left2[b]
	v.Val = [Valences]int32{0, 4, 8, 12 + int32(s.nleft[b])}
	v.Dist = 0
	if n > 0 {
		t := s.Stack[n-1]
		v.Word[stack0] = t
		v.Word[stack0Left], v.Word[stack0Left2] = s.left[t], s.left2[t]
		v.Word[stack0Right], v.Word[stack0Right2] = s.right[t], s.rite2[t]
		v.Val[0], v.Val[1] = int32(s.nleft[t]), 4+int32(s.nrite[t])
		v.Dist = bucket(b - t)
	}
	if n > 1 {
		t := s.Stack[n-2]
		v.Word[stack1] = t
		v.Word[stack1Left], v.Word[stack1Right] = s.left[t], s.right[t]
		v.Val[2] = 8 + int32(s.nrite[t])
	}
	if n > 2 {
		v.Word[stack2] = s.Stack[n-3]
	}
	for i := range v.Label {
		v.Label[i] = -1
		if w := v.Word[stack0Left+i]; w >= 0 {
			v.Label[i] = int32(i*rels) + s.Rel[w]
		}
	}
}

func bucket(d int32) int32 {
	switch {
	case d <= 5:
		return d
	case d <= 8:
		return 6
	case d <= 15:
		return 7
	}
	return 8
}

// Best returns the allowed move with the highest score; the first one, where
// several have it. Under the root the relation is root, and nowhere else.
func (s *State) Best(scores []float32, rels, root int) (kind int, rel int32) {
	shift, left, right := s.Allowed()
	best := float32(0)
	kind = -1
	if shift {
		kind, best = Shift, scores[0]
	}
	for side, ok := range [2]bool{left, right} {
		if !ok {
			continue
		}
		if side == 0 && s.Front == s.N {
			if v := scores[1+root]; kind < 0 || v > best {
				kind, rel, best = Left, int32(root), v
			}
			continue
		}
		for r, v := range scores[1+side*rels : 1+(side+1)*rels] {
			if r != root && (kind < 0 || v > best) {
				kind, rel, best = Left+side, int32(r), v
			}
		}
	}
	return kind, rel
}
