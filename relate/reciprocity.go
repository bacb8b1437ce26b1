package relate

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/dyad-news/dyad"
)

// The constants of the test for answers; docs/method.md gives the reasons.
const (
	Window  = 7   // days within which an act can be an answer
	Rounds  = 499 // permutations
	Fewest  = 5   // days with acts of each side under which nothing is said
	group   = 32  // consecutive days with acts among which a permutation deals out who acted
	block   = 28  // days that count as one observation for the interval
	windows = 5
	asks    = 1 // bits of who acts on a day
	replies = 2
	z95     = 1.959963984540054
)

// marks are the windows that the test looks through, in days; the last is Window.
func marks() [windows]int { return [windows]int{1, 2, 3, 5, Window} }

// Reciprocity says whether To answers the acts of From. It counts days: a day on which
// From acts is answered where To acts on one of the next Within days. What both do on
// the same day has no order and is not counted, nor is what From did too near the end
// to be answered yet.
//
// Base is how often To acts within as many days of any day at all. Chance is the share
// that would be answered if the days on which either acts were as they are, and who acted
// on which had been drawn by lot; P is how often the lot gives answers as strong as those
// seen. Against Base, a burst that both share, in fact or in the press, passes for
// answers; the lot keeps every burst.
type Reciprocity struct {
	dyad.Dyad         // From acts, To answers
	Kind      Kind    `json:"kind"`
	Acts      int     `json:"acts"` // days on which From acts
	Answers   int     `json:"answers"`
	Within    int     `json:"within"` // days; where P is under 0.05 those that tell most, else Window
	Rate      float64 `json:"rate"`   // Answers / Acts
	Low       float64 `json:"low"`    // ends of the 95 % interval of Rate
	High      float64 `json:"high"`
	Base      float64 `json:"base"`
	Chance    float64 `json:"chance"`
	P         float64 `json:"p"`
	Lag       float64 `json:"lag"`     // median days to the first answer within Window, 0 for none
	Matched   int     `json:"matched"` // first answers within Window in kind: words for words, deeds for deeds
	Raised    int     `json:"raised"`  // deeds for words
	Lowered   int     `json:"lowered"` // words for deeds
	Enough    bool    `json:"enough"`  // both sides have acts on Fewest days; else P is 1
}

// Answers tests whether d.To answers d.From's acts of a kind by acts of that kind, from
// the first to the last day. rng gives the permutations; the same seed gives the same
// figures. It takes time in proportion to rows, days, and Rounds times days with acts.
func Answers(rows []dyad.DyadDay, d dyad.Dyad, k Kind, first, last dyad.Day, rng *rand.Rand) Reciprocity {
	r := Reciprocity{Dyad: d, Kind: k, Within: Window, High: 1, P: 1}
	s, ok := spanOf(first, last)
	if !ok || s.days() <= Window {
		return r
	}
	acts, answers := forces(rows, d, k, s), forces(rows, d.Reverse(), k, s)
	for i := s.days() - Window; i < s.days(); i++ {
		acts[i] = 0 // it may yet be answered
	}
	if others := r.first(acts, answers); r.Acts >= Fewest && others >= Fewest {
		r.Enough = true
		r.permute(newLots(acts, answers), rng)
	}
	r.count(acts, answers)
	return r
}

// first counts the acts, and what the first answer to each is like. It returns on how
// many days the other side acts.
func (r *Reciprocity) first(acts, answers []uint8) (others int) {
	var lags []int
	for i, f := range acts {
		r.Acts += int(min(f, 1))
		others += int(min(answers[i], 1))
		for lag := 1; f > 0 && lag <= Window && i+lag < len(answers); lag++ {
			if g := answers[i+lag]; g > 0 {
				*[...]*int{&r.Lowered, &r.Matched, &r.Raised}[1+cmp.Compare(g, f)]++
				lags = append(lags, lag)
				break
			}
		}
	}
	if n := len(lags); n > 0 {
		slices.Sort(lags)
		r.Lag = float64(lags[(n-1)/2]+lags[n/2]) / 2
	}
	return others
}

// count fills answers, rate, base and interval for the window Within. The interval is
// Wilson's (1927) for as many independent acts as the acts are worth: answers come
// together, so acts are taken by blocks of four weeks, and their number is divided by
// the design effect, the variance that this gives over that of single acts.
func (r *Reciprocity) count(acts, answers []uint8) {
	next, base := math.MaxInt, 0
	var n, hits [maxBins/block + 1]float64
	for i := len(acts) - 1; i >= 0; i-- {
		follows := next-i <= r.Within
		if follows && i < len(acts)-Window {
			base++
		}
		if acts[i] > 0 {
			n[i/block]++
			if follows {
				hits[i/block]++
				r.Answers++
			}
		}
		if answers[i] > 0 {
			next = i
		}
	}
	r.Base = float64(base) / float64(len(acts)-Window)
	if r.Acts == 0 {
		return
	}
	r.Rate = float64(r.Answers) / float64(r.Acts)
	blocks, squares := 0.0, 0.0
	for i := range n {
		if n[i] > 0 {
			blocks++
			squares += (hits[i] - r.Rate*n[i]) * (hits[i] - r.Rate*n[i])
		}
	}
	worth := blocks // where all or none is answered, or all fall in one block
	if plain := r.Rate * (1 - r.Rate) * float64(r.Acts); blocks >= 2 && plain > 0 {
		worth = float64(r.Acts) / max(1, squares*blocks/(blocks-1)/plain)
	}
	r.Low, r.High = wilson(r.Rate, worth)
}

// permute fills P, Chance and Within. Each window's count is set against the mean and
// spread of its own permutations, and P is that of the highest of them, so that looking
// through five windows costs what it should.
func (r *Reciprocity) permute(l *lots, rng *rand.Rand) {
	hits := make([][windows]int, Rounds+1) // the last one is what was seen
	hits[Rounds] = l.tally()
	l.state = rng.Uint64()
	for i := range Rounds {
		l.deal()
		hits[i] = l.tally()
	}
	var mean, spread [windows]float64
	for w := range windows {
		var sum, squares float64
		for _, h := range hits {
			sum += float64(h[w])
			squares += float64(h[w]) * float64(h[w])
		}
		n := float64(len(hits))
		mean[w] = sum / n
		spread[w] = math.Sqrt(max(0, squares/n-mean[w]*mean[w]))
	}
	score := func(h [windows]int) (best float64, at int) {
		best, at = math.Inf(-1), windows-1
		for w := range windows {
			if spread[w] > 1e-9 {
				if z := (float64(h[w]) - mean[w]) / spread[w]; z > best+1e-12 {
					best, at = z, w
				}
			}
		}
		return best, at
	}
	own, at := score(hits[Rounds])
	above := 0
	for _, h := range hits {
		if z, _ := score(h); z >= own-1e-9 {
			above++
		}
	}
	if r.P = float64(above) / (Rounds + 1); r.P >= 0.05 {
		at = windows - 1
	}
	r.Within, r.Chance = marks()[at], mean[at]/float64(r.Acts)
}

// lots holds the days on which either side acts, and who acts on each. A permutation
// deals out anew who acted on the days with one side only, among group consecutive ones
// of them. Days on which both acted are left alone: they are where acts are thickest,
// and to move them would thin the bursts.
type lots struct {
	days   []int32
	who    []uint8 // asks, replies or both; an act that may yet be answered is left out
	single []int32 // indexes of the days that are dealt out
	deck   []uint8 // who acted on those
	state  uint64
}

func newLots(acts, answers []uint8) *lots {
	l := &lots{}
	for i := range acts {
		var w uint8
		if acts[i] > 0 {
			w |= asks
		}
		if answers[i] > 0 {
			w |= replies
		}
		if w == asks || w == replies {
			l.single, l.deck = append(l.single, int32(len(l.who))), append(l.deck, w)
		}
		if w != 0 {
			l.days, l.who = append(l.days, int32(i)), append(l.who, w)
		}
	}
	return l
}

// deal shuffles the deck (Fisher and Yates), group by group.
func (l *lots) deal() {
	for from := 0; from < len(l.deck); from += group {
		deck := l.deck[from:min(from+group, len(l.deck))]
		var chance uint64
		for i := len(deck) - 1; i > 0; i-- {
			if chance >>= 32; chance == 0 {
				chance = l.next()
			}
			j := int(chance & math.MaxUint32 * uint64(i+1) >> 32)
			deck[i], deck[j] = deck[j], deck[i]
		}
	}
	for i, at := range l.single {
		l.who[at] = l.deck[i]
	}
}

// next is SplitMix64 (Steele, Lea and Flood 2014): rand.Rand asks an interface for each
// number, which is most of what a permutation costs.
func (l *lots) next() uint64 {
	l.state += 0x9e3779b97f4a7c15
	z := l.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// tally counts for each window the acts that are answered within it.
func (l *lots) tally() (n [windows]int) {
	next := int32(math.MaxInt32)
	var at [Window + 2]int // acts by the lag of their answer, the last for all longer ones
	who := l.who[:len(l.days)]
	for i := len(l.days) - 1; i >= 0; i-- {
		w, day := who[i], l.days[i]
		at[min(next-day, Window+1)] += int(w & asks)
		if w&replies != 0 { // no else: the compiler makes it a move without a jump
			next = day
		}
	}
	sum, lag := 0, 1
	for w, mark := range marks() {
		for ; lag <= mark; lag++ {
			sum += at[lag]
		}
		n[w] = sum
	}
	return n
}

// wilson is the 95 % score interval of a share of n, which is above 0.
func wilson(share, n float64) (low, high float64) {
	z2 := z95 * z95
	mid := (share + z2/(2*n)) / (1 + z2/n)
	half := z95 / (1 + z2/n) * math.Sqrt(share*(1-share)/n+z2/(4*n*n))
	return max(0, mid-half), min(1, mid+half)
}
