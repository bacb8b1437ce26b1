package relate

import (
	"cmp"
	"math"
	"slices"

	"github.com/dyad-news/dyad"
)

// The constants of the index of strain; docs/method.md gives the reasons.
const (
	HalfLife = 30.0 // days after which an act weighs half
	Prior    = 3.0  // weight of the neutral acts that every pair is given
	Usual    = 0.5  // share of a pair's usual coverage that is given to it as neutral acts
	Memory   = 730  // days over which usual coverage is taken
)

// Strain is the state of a relationship on one day, from -10 (nothing but aid and
// cooperation) over 0 (even, or nothing known) to 10 (nothing but assault).
//
// Every act of either side within reach has a weight v and a tension q:
//
//	v = log2(1 + independent reports) * 2^(-age in days / HalfLife)
//	q = (event scale / 10)^2, positive for conflict, negative for cooperation
//	M = sum(v q) / (sum(v) + Prior + Usual * U)
//	Index = 10 * sign(M) * sqrt(|M|)
//
// U is what sum(v) would be at the pair's mean coverage of the last Memory days. The mean
// takes out how much the pair is reported; the neutral acts under the line draw what
// rests on little, or on less than usual, to 0. The square lets one raid outweigh many
// words; the root brings back the units of the event scale. Points add up to 10 M.
type Strain struct {
	Day         dyad.Day     `json:"date"`
	Index       float64      `json:"strain"`
	Points      float64      `json:"points"`      // 10 M, what the parts add up to
	Conflict    float64      `json:"conflict"`    // its part from conflict, 0 to 10
	Cooperation float64      `json:"cooperation"` // its part from cooperation, -10 to 0
	Evidence    float64      `json:"evidence"`    // sum of v
	Usual       float64      `json:"usual"`       // U
	Parts       []StrainPart `json:"parts,omitempty"`
}

// StrainPart is what the acts of one type in one direction give to the index.
type StrainPart struct {
	dyad.Dyad
	Type      string  `json:"event"`
	Quad      int     `json:"quad_code"`
	Incidents int     `json:"incidents"` // of the last three half-lives
	Points    float64 `json:"points"`
	Share     float64 `json:"share"` // of the points of its sign, 0 to 1
}

// meter holds the sums that the index is made of.
type meter struct {
	weight, tension float64 // sum(v), sum(v q)
	past            float64 // sum of undecayed weights within Memory
}

// weights returns the undecayed weight of a row and its tension, both summed over its
// incidents, whose scale and reports are taken as even.
func weights(r *dyad.DyadDay) (v, vq float64) {
	if r.Incidents <= 0 {
		return 0, 0
	}
	n := float64(r.Incidents)
	scale := max(-1, min(1, r.Scale/n/10))
	if math.IsNaN(scale) {
		scale = 0
	}
	v = n * math.Log2(1+max(1, float64(r.Sources)/n))
	return v, -v * scale * math.Abs(scale)
}

// decay is what is left of a weight after so many days.
func decay(age int) float64 { return math.Exp2(-float64(age) / HalfLife) }

// take adds a row to what is known on a day.
func (m *meter) take(r *dyad.DyadDay, n, today int) (vq float64) {
	age := today - n
	if age < 0 || age >= Memory {
		return 0
	}
	v, vq := weights(r)
	m.past += v
	d := decay(age)
	m.weight += v * d
	m.tension += vq * d
	return vq * d
}

// usual is U: the sum of a steady row of weights, each decayed by its age.
func (m *meter) usual() float64 { return m.past / Memory / (1 - decay(1)) }

func (m *meter) under() float64 { return m.weight + Prior + Usual*m.usual() }

func (m *meter) index() float64 {
	mean := m.tension / m.under()
	return 10 * math.Copysign(math.Sqrt(math.Abs(mean)), mean)
}

// StrainOn measures the strain between the two nodes of d, in both directions, on a day
// that is known to be one. Rows of other dyads and later rows are passed over.
func StrainOn(rows []dyad.DyadDay, d dyad.Dyad, today dyad.Day) Strain {
	now, _ := number(today)
	var m meter
	parts := map[[3]string]*StrainPart{}
	for i := range rows {
		r := &rows[i]
		n, ok := number(r.Day)
		if !ok || !between(r, d) || n > now || now-n >= Memory {
			continue
		}
		points := m.take(r, n, now)
		k := [3]string{string(r.From), string(r.To), r.Type}
		p := parts[k]
		if p == nil {
			p = &StrainPart{Dyad: r.Dyad, Type: r.Type, Quad: r.Quad}
			parts[k] = p
		}
		p.Points += points
		if float64(now-n) < 3*HalfLife {
			p.Incidents += r.Incidents
		}
	}
	s := Strain{Day: today, Index: m.index(), Points: 10 * m.tension / m.under(), Evidence: m.weight, Usual: m.usual()}
	for _, p := range parts {
		p.Points *= 10 / m.under()
		s.Parts = append(s.Parts, *p)
	}
	s.share()
	return s
}

// share fills the parts' shares and sorts them, the heaviest first.
func (s *Strain) share() {
	slices.SortFunc(s.Parts, func(a, b StrainPart) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Type, b.Type))
	})
	for _, p := range s.Parts { // in this order, since sums of floats depend on it
		s.Conflict += max(0, p.Points)
		s.Cooperation += min(0, p.Points)
	}
	for i := range s.Parts {
		if p := &s.Parts[i]; p.Points > 0 {
			p.Share = p.Points / s.Conflict
		} else if p.Points < 0 {
			p.Share = p.Points / s.Cooperation
		}
	}
}

// StrainDays returns the index of strain of every day from first to last, which must be
// days in that order. It takes time in proportion to rows and days.
func StrainDays(rows []dyad.DyadDay, d dyad.Dyad, first, last dyad.Day) []float64 {
	from, _ := number(first)
	to, _ := number(last)
	from = max(from, to-maxBins)
	start := from - Memory
	v, vq := make([]float64, to-start+1), make([]float64, to-start+1)
	for i := range rows {
		n, ok := number(rows[i].Day)
		if !ok || n < start || n > to || !between(&rows[i], d) {
			continue
		}
		w, wq := weights(&rows[i])
		v[n-start] += w
		vq[n-start] += wq
	}
	out := make([]float64, 0, to-from+1)
	var m meter
	rest, gone := decay(1), decay(Memory)
	for i := range v {
		m.weight, m.tension = m.weight*rest+v[i], m.tension*rest+vq[i]
		m.past += v[i]
		if i >= Memory {
			old := i - Memory
			m.past -= v[old]
			m.weight -= v[old] * gone
			m.tension -= vq[old] * gone
		}
		if start+i >= from {
			out = append(out, m.index())
		}
	}
	return out
}

// between reports whether a row is of the pair, in either direction.
func between(r *dyad.DyadDay, d dyad.Dyad) bool { return r.Dyad == d || r.Dyad == d.Reverse() }
