package incident

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Link joins the accounts to incidents, in their order, as keeping them one by one in
// an empty store would. Where an article's Origin is not given it finds copies among the
// articles itself. It returns the incidents in the order of their first reports.
func Link(accounts []Account) []dyad.Incident {
	l := ledger{keyed: map[string][]int{}, printed: map[uint64][]*dyad.Article{}, origin: map[dyad.ArticleID]dyad.ArticleID{}}
	for _, a := range accounts {
		if a.Origin == "" {
			a.Origin = l.originOf(a.Article)
		}
		l.put(a)
	}
	return l.incidents
}

// ledger is what Link has linked so far.
type ledger struct {
	incidents []dyad.Incident
	keys      [][]string // of each incident
	keyed     map[string][]int
	printed   map[uint64][]*dyad.Article
	origin    map[dyad.ArticleID]dyad.ArticleID
	weighed   int // candidates that were looked at
}

func (l *ledger) put(a Account) int {
	var at []int
	for _, k := range QueryKeys(a) {
		at = append(at, l.keyed[k]...)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	l.weighed += len(at)
	candidates := make([]dyad.Incident, len(at))
	for i, n := range at {
		candidates[i] = l.incidents[n]
	}
	best, _ := Match(a, candidates)
	n := len(l.incidents)
	if best < 0 {
		l.incidents, l.keys = append(l.incidents, New(a)), append(l.keys, nil)
	} else {
		n = at[best]
		Join(&l.incidents[n], a)
	}
	for _, k := range l.keys[n] {
		l.keyed[k] = slices.DeleteFunc(l.keyed[k], func(i int) bool { return i == n })
	}
	l.keys[n] = StoreKeys(&l.incidents[n])
	for _, k := range l.keys[n] {
		l.keyed[k] = append(l.keyed[k], n)
	}
	return n
}

// originOf returns the first article of which this one is a copy, or itself.
func (l *ledger) originOf(a *dyad.Article) dyad.ArticleID {
	if id, ok := l.origin[a.ID]; ok {
		return id
	}
	id := a.ID
	prints := Prints(a.Text)
	for _, p := range prints {
		for _, b := range l.printed[p] {
			if id == a.ID && Copy(a.Text, b.Text) {
				id = cmp.Or(l.origin[b.ID], b.ID)
			}
		}
		l.printed[p] = append(l.printed[p], a)
	}
	l.origin[a.ID] = id
	return id
}
