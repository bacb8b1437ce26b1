package chains

import "strconv"

// Score counts what MUC and B-cubed are made of, so that documents can be added up.
type Score struct{ MUC, B3 Share }

// Share is how much of the system's side gold has too, and of gold's side the system.
type Share struct{ HitP, AllP, HitR, AllR float64 }

// P is the precision, 0 where nothing was said.
func (s Share) P() float64 { return s.HitP / max(s.AllP, 1) }

// R is the recall, 0 where gold has none.
func (s Share) R() float64 { return s.HitR / max(s.AllR, 1) }

// F is the harmonic mean of both.
func (s Share) F() float64 {
	if s.P()+s.R() == 0 {
		return 0
	}
	return 2 * s.P() * s.R() / (s.P() + s.R())
}

// Add adds the counts of another document.
func (s *Score) Add(x Score) {
	s.MUC.add(x.MUC)
	s.B3.add(x.B3)
}

func (s *Share) add(x Share) {
	s.HitP, s.AllP, s.HitR, s.AllR = s.HitP+x.HitP, s.AllP+x.AllP, s.HitR+x.HitR, s.AllR+x.AllR
}

// Count scores the mentions of one document.
func Count(mentions []Placed) Score {
	gold, got := table{}, table{}
	for i, m := range mentions {
		gold.put(m.Gold, m.Got, i)
		got.put(m.Got, m.Gold, i)
	}
	var s Score
	s.MUC.HitP, s.MUC.AllP = got.links()
	s.MUC.HitR, s.MUC.AllR = gold.links()
	s.B3.HitP, s.B3.AllP = got.squares()
	s.B3.HitR, s.B3.AllR = gold.squares()
	return s
}

// table counts the mentions of each group by the part that the other side puts them in.
type table map[string]map[string]int

func (t table) put(group, part string, i int) {
	if group == "" {
		return
	}
	if t[group] == nil {
		t[group] = map[string]int{}
	}
	if part == "" {
		part = "alone " + strconv.Itoa(i)
	} else {
		part = "in " + part
	}
	t[group][part]++
}

// links counts the links that hold a group together, and those that its parts still hold
// (Vilain and others 1995).
func (t table) links() (hit, all float64) {
	for _, parts := range t {
		n := 0
		for _, c := range parts {
			n += c
		}
		hit += float64(n - len(parts))
		all += float64(n - 1)
	}
	return hit, all
}

// squares adds up, over the mentions of all groups, the share of its group that is in its
// part (Bagga and Baldwin 1998). A mention that the other side lacks adds nothing, as the
// scorer of CoNLL 2012 has it.
func (t table) squares() (hit, all float64) {
	for _, parts := range t {
		n, sum := 0, 0
		for part, c := range parts {
			n += c
			if part[0] == 'i' {
				sum += c * c
			}
		}
		hit += float64(sum) / float64(n)
		all += float64(n)
	}
	return hit, all
}

func label(c int) string { return strconv.Itoa(c) }
