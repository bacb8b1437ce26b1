package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/counting"
)

// noneOf reads that the harm at f befell nobody of whom the phrase at v speaks: "nobody was
// killed, he said", "no casualties", "denied that anyone had died". It returns nil where that
// is not told.
func (k *clause) noneOf(f *frame, v int) *dyad.Count {
	if n := k.Count(v); n != nil {
		if !amount.None(n) {
			return nil
		}
		n.Attribution = k.voices(f.tok)
		return n
	}
	said := k.voices(f.tok)
	if !k.Any(v) || len(said) == 0 || said[len(said)-1].Stance != dyad.Denies {
		return nil
	}
	n := k.Settled(amount.Exactly(0), v, v+1)
	n.Attribution = slices.Clone(said)
	for i := range said {
		n.Attribution[i].Stance = dyad.Asserts
	}
	return n
}

// unharmed returns the deed told before of which it is said that it harmed nobody, or nil.
func (k *clause) unharmed(f *frame, victims []int) *frame {
	if len(f.actors) == 0 && slices.ContainsFunc(victims, func(v int) bool { return k.Anybody(v) && k.noneOf(f, v) != nil }) {
		return k.deedCounted(f.rule.Harm, backSentences)
	}
	return nil
}

// nobody puts a count of none on the host, and reports whether the phrase at v is done with.
// Who says that no soldiers died says nothing of others, and who has no reports of casualties
// does not say that there are none.
func (k *clause) nobody(f, host *frame, v int) bool {
	n := k.noneOf(f, v)
	switch {
	case n == nil:
		return false
	case !k.Anybody(v):
		return host.size.Get(f.rule.Harm) != nil
	case k.Unreported(f.tok):
		return true
	}
	kinds := []string{f.rule.Harm}
	if k.Lemma(f.tok) == "casualty" {
		kinds = []string{"killed", "injured"}
	}
	for _, kind := range kinds {
		m := *n
		host.add(kind, &m)
	}
	return true
}

// noneDenied counts none where somebody denies that any came to harm.
func (k *clause) noneDenied(f *frame) {
	victims := k.victims(f)
	if h := k.unharmed(f, victims); h != nil {
		f.told = h
		for _, v := range victims {
			k.nobody(f, h, v)
		}
	}
}

// bring puts a toll on the event, as its last word on how many; what another state's voice
// says, and does not say to have risen, stands beside what was told.
func (f *frame) bring(kind string, n *dyad.Count, risen bool) {
	if f.size == nil {
		f.size = new(dyad.Size)
	}
	was := f.size.Get(kind)
	switch {
	case was == nil:
	case !risen && counting.Contested(was, n) && amount.Apart(was, n):
		was.Others = append(was.Others, *n)
		return
	default:
		n.Others = was.Others
	}
	f.size.Set(kind, n)
}
