package ledger

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Kind says how claims contradict each other.
type Kind string

// The values of Kind.
const (
	Figures Kind = "figures" // counts that exclude each other
	Denial  Kind = "denial"  // some vouch for what another denies
	Doer    Kind = "doer"    // each names another as the one who did it
)

// Contradiction is claims that cannot all be true.
type Contradiction struct {
	Kind   Kind    `json:"kind"`
	What   string  `json:"what,omitempty"` // of figures the count ("killed"), of a denial the words that tell what is denied
	Stands []Stand `json:"stands"`         // two or more, of different voices
}

// Stand is what one claimant says in a contradiction.
type Stand struct {
	Claimant
	Side      Side           `json:"side"`
	Stance    dyad.Stance    `json:"stance"`
	Says      string         `json:"says,omitempty"`  // of figures: the words of the count
	Names     []dyad.Node    `json:"names,omitempty"` // of doers: whom it names
	Low       *int           `json:"low,omitempty"`   // of figures
	High      *int           `json:"high,omitempty"`  // of figures; nil for "at least"
	Event     dyad.EventID   `json:"event_id"`
	Article   dyad.ArticleID `json:"article_id"`
	Published dyad.Day       `json:"published,omitempty"`
}

// contradictions finds what cannot all be true.
func (b *book) contradictions() []Contradiction {
	all := []Contradiction{}
	for _, what := range dyad.SizeNames() {
		all = append(all, b.figures(what)...)
	}
	all = append(all, b.denials()...)
	return append(all, b.doers()...)
}

func (e *Entry) stand(says string) Stand {
	return Stand{Claimant: ClaimantOf(&e.Claim), Side: e.Side, Stance: e.Stance, Says: says, Event: e.Event, Article: e.Article, Published: e.Published}
}

// figures finds the last figures of one count that exclude each other.
func (b *book) figures(what string) []Contradiction {
	var last []Stand // of each voice
	for i := range b.entries {
		e := &b.entries[i]
		n := e.Size.Get(what)
		if n == nil || e.Stance == dyad.Denies {
			continue
		}
		f, ok := figureOf(n, &e.Claim)
		if !ok {
			continue
		}
		s := e.stand(f.Text)
		s.Low, s.High = f.Low, f.High
		at := slices.IndexFunc(last, func(o Stand) bool { return o.voice() == s.voice() })
		switch {
		case at < 0:
			last = append(last, s)
		case cmp.Or(byDay(last[at].Published, s.Published), cmp.Compare(last[at].least(), s.least())) <= 0:
			last[at] = s
		}
	}
	var out []Stand
	for i := range last {
		if slices.ContainsFunc(last, func(o Stand) bool { return b.excludes(&last[i], &o) }) {
			out = append(out, last[i])
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b Stand) int { return cmp.Compare(b.least(), a.least()) })
	return []Contradiction{{Kind: Figures, What: what, Stands: out}}
}

func (s *Stand) least() int {
	if s.Low == nil {
		return 0
	}
	return *s.Low
}

// excludes reports whether one figure cannot be true where the other is: somebody named
// says the one, neither is an earlier toll that rose to the other, nor what one side of an
// exchange of blows lost of all that both did.
func (b *book) excludes(low, high *Stand) bool {
	if low.By == nil && high.By == nil {
		return false
	}
	if low.High == nil || *low.High >= high.least() {
		low, high = high, low
	}
	if low.High == nil || *low.High >= high.least() {
		return false
	}
	if len(b.n.Actors) > 1 && !slices.ContainsFunc(b.n.Recipients, func(e dyad.Entity) bool { return e.Node() != "" }) {
		return false
	}
	rose := low.Published != "" && low.Published < high.Published
	return !rose || low.Side == Party && high.Side == Party
}

// denials finds what one voice denies and others vouch for: named ones, or else outlets.
// Where the voice that denies vouches for the incident itself it denies a part, which
// only named voices are held to.
func (b *book) denials() []Contradiction {
	var out []Contradiction
	seen := map[string]bool{}
	for i := range b.entries {
		e := &b.entries[i]
		id := e.voice() + "\n" + e.What
		if e.Stance != dyad.Denies || seen[id] {
			continue
		}
		seen[id] = true
		stands := b.vouchers(e.voice(), true)
		if len(stands) == 0 && len(b.vouching(e.voice())) == 0 {
			stands = b.vouchers(e.voice(), false)
		}
		if len(stands) > 0 {
			out = append(out, Contradiction{Kind: Denial, What: e.What, Stands: append(stands, e.stand(""))})
		}
	}
	return out
}

// vouching returns the entries by which a voice vouches for the incident.
func (b *book) vouching(voice string) (all []*Entry) {
	for i := range b.entries {
		if e := &b.entries[i]; Vouches(e.Stance) && e.voice() == voice {
			all = append(all, e)
		}
	}
	return all
}

// vouchers returns the first claim of each voice but one that vouches for the incident:
// of named ones, or of the others.
func (b *book) vouchers(but string, named bool) (stands []Stand) {
	seen := map[string]bool{but: true}
	for i := range b.entries {
		e := &b.entries[i]
		if Vouches(e.Stance) && e.named() == named && !seen[e.voice()] {
			seen[e.voice()] = true
			stands = append(stands, e.stand(""))
		}
	}
	return stands
}

// doers finds named voices that name different ones as those who did it.
func (b *book) doers() []Contradiction {
	type blame struct {
		stand Stand
		nodes []dyad.Node
	}
	if b.n.Quad != 4 {
		return nil
	}
	var all []blame
	for i := range b.entries {
		e := &b.entries[i]
		at := slices.IndexFunc(b.n.Reports, func(r dyad.Report) bool { return r.Event == e.Event })
		if !e.named() || !Vouches(e.Stance) || at < 0 || len(b.n.Reports[at].Actors) == 0 {
			continue
		}
		k := slices.IndexFunc(all, func(o blame) bool { return o.stand.voice() == e.voice() })
		if k < 0 {
			k, all = len(all), append(all, blame{stand: e.stand("")})
		}
		all[k].nodes = append(all[k].nodes, b.n.Reports[at].Actors...)
	}
	c := Contradiction{Kind: Doer}
	for i := range all {
		if !slices.ContainsFunc(all, func(o blame) bool { return !overlap(o.nodes, all[i].nodes) }) {
			continue
		}
		nodes := slices.Clone(all[i].nodes)
		slices.Sort(nodes)
		all[i].stand.Names = slices.Compact(nodes)
		c.Stands = append(c.Stands, all[i].stand)
	}
	if len(c.Stands) == 0 {
		return nil
	}
	return []Contradiction{c}
}

func overlap(a, b []dyad.Node) bool {
	return slices.ContainsFunc(a, func(n dyad.Node) bool { return slices.Contains(b, n) })
}

// Against returns the contradictions in which the claim stands: it gives one of the
// figures, it denies or vouches for what is denied, it names a doer.
func (l *Ledger) Against(c *dyad.Claim) []Contradiction {
	v := ClaimantOf(c)
	var all []Contradiction
	for _, x := range l.Contradictions {
		if !slices.ContainsFunc(x.Stands, func(s Stand) bool { return s.voice() == v.voice() }) {
			continue
		}
		denies := c.Stance == dyad.Denies
		switch x.Kind {
		case Figures:
			if n := c.Size.Get(x.What); n == nil || denies {
				continue
			}
		case Denial:
			if denied := x.Stands[len(x.Stands)-1]; denies && (c.What != x.What || denied.voice() != v.voice()) || !denies && (!Vouches(c.Stance) || denied.voice() == v.voice()) {
				continue
			}
		case Doer:
			if !Vouches(c.Stance) {
				continue
			}
		}
		all = append(all, x)
	}
	return all
}
