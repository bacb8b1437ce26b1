package train

import "github.com/dyad-news/dyad/lang/net/arc"

// never is the cost of a move that the state does not allow.
const never = 1 << 20

// costs counts, for each kind of move, the gold arcs that can no longer be had
// once it is made.
func costs(st *arc.State, s *sample) (cost [3]int) {
	shift, left, right := st.Allowed()
	front, depth := int32(st.Front), len(st.Stack)
	cost = [3]int{never, never, never}
	top, below := int32(-1), int32(-1)
	if depth > 0 {
		top = st.Stack[depth-1]
	}
	if depth > 1 {
		below = st.Stack[depth-2]
	}
	if shift {
		c := 0
		if h := s.head[front]; h < front && h != top && st.Head[h] < 0 {
			c++
		}
		for _, k := range s.kids[front] {
			if k < front && st.Head[k] < 0 {
				c++
			}
		}
		cost[arc.Shift] = c
	}
	if depth == 0 {
		return cost
	}
	lost := 0 // dependents of the top that wait in the buffer
	for _, k := range s.kids[top] {
		if k >= front {
			lost++
		}
	}
	h := s.head[top]
	if left {
		cost[arc.Left] = lost
		if h == below || h > front {
			cost[arc.Left]++
		}
	}
	if right {
		cost[arc.Right] = lost
		if h >= front {
			cost[arc.Right]++
		}
	}
	return cost
}

// targets marks in want the moves of least cost, as the move layer numbers them.
func targets(want []bool, st *arc.State, s *sample, rels int) {
	clear(want)
	cost := costs(st, s)
	least := min(cost[0], cost[1], cost[2])
	if cost[arc.Shift] == least {
		want[0] = true
	}
	for kind := arc.Left; kind <= arc.Right; kind++ {
		if cost[kind] != least {
			continue
		}
		side := kind - arc.Left
		top := st.Stack[len(st.Stack)-1]
		switch {
		case kind == arc.Left && st.Front == st.N:
			want[1] = true
		case s.rel[top] != 0:
			want[1+side*rels+int(s.rel[top])] = true
		default: // the gold root went astray: any relation will do
			for r := 1; r < rels; r++ {
				want[1+side*rels+r] = true
			}
		}
	}
}
