package incident

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// New makes the incident of which the account is the first report.
func New(a Account) dyad.Incident {
	e := a.Event
	n := dyad.Incident{
		ID: dyad.NewIncidentID(e.ID), Type: kind(e), Modes: slices.Clone(e.Modes), Quad: e.Quad, Scale: e.Scale,
		Place: place(e), Summary: sentenceOf(a), Words: bag(a),
	}
	add(&n, a)
	return n
}

// Join makes the account a report of the incident and reads the incident's fields off
// all reports: the type and the day that most tell, the place that is most exact, the parties that
// enough of them name. An account that is there already is put in place of itself.
func Join(n *dyad.Incident, a Account) {
	e := a.Event
	n.Reports = slices.DeleteFunc(n.Reports, func(r dyad.Report) bool { return r.Event == e.ID })
	add(n, a)
	if told := kind(e); told != n.Type && typed(n, told) > typed(n, n.Type) {
		n.Type, n.Modes, n.Quad, n.Scale = told, slices.Clone(e.Modes), e.Quad, e.Scale
	}
	if len(n.Modes) == 0 && n.Type == kind(e) && len(e.Modes) > 0 {
		n.Modes, n.Scale = slices.Clone(e.Modes), e.Scale
	}
	n.Place = betterPlace(n, place(e))
	if s := sentenceOf(a); betterSummary(s, n.Summary) {
		n.Summary = s
	}
	for _, w := range bag(a) {
		if len(n.Words) < maxWords && !slices.ContainsFunc(n.Words, func(v string) bool { return strings.EqualFold(v, w) }) {
			n.Words = append(n.Words, w)
		}
	}
}

// typed counts the reports that tell a type.
func typed(n *dyad.Incident, typ string) (votes int) {
	for _, r := range n.Reports {
		if r.Type == typ {
			votes++
		}
	}
	return votes
}

func add(n *dyad.Incident, a Account) {
	n.Reports = append(n.Reports, a.report())
	n.Sources = dyad.Independent(n.Reports)
	n.Realis = realis(n.Reports)
	best := bestDate(n.Reports)
	n.Date, n.EndDate = best.date, best.end
	n.Actors = partiesOf(n.Actors, entities(a.Event.Actors), n.Reports, func(r *dyad.Report) []dyad.Node { return r.Actors })
	n.Recipients = partiesOf(n.Recipients, entities(a.Event.Recipients), n.Reports, func(r *dyad.Report) []dyad.Node { return r.Recipients })
}

// realis is actual where any report tells a fact of it, historical where they tell it
// as past, negated where all deny it.
func realis(reports []dyad.Report) dyad.Realis {
	for _, want := range []dyad.Realis{dyad.Actual, dyad.Historical} {
		if slices.ContainsFunc(reports, func(r dyad.Report) bool { return r.Realis == want && !r.Denied }) {
			return want
		}
	}
	if slices.ContainsFunc(reports, func(r dyad.Report) bool { return r.Denied }) {
		return dyad.Negated
	}
	return reports[0].Realis
}

// bestDate returns the date that the incident takes: one told by the text to a
// few days, the one that most independent reports tell, the earliest of equals; else
// the first day of publication; else a longer stretch; else a date without a year.
func bestDate(reports []dyad.Report) dated {
	type vote struct {
		dated
		origin dyad.ArticleID
	}
	seen, votes := map[vote]bool{}, map[dated]int{}
	for _, r := range reports {
		d := dated{r.Date, r.EndDate, r.Basis, r.EDTF}
		if v := (vote{d, r.Origin}); !seen[v] {
			seen[v] = true
			votes[d]++
		}
	}
	best, rank, most := dated{}, -1, 0
	for d, n := range votes {
		k := d.rank()
		if k == assumed {
			n = 0 // the first day counts, however many copy it later
		}
		if int(k) > rank || int(k) == rank && (n > most || n == most && d.before(best)) {
			best, rank, most = d, int(k), n
		}
	}
	return best
}

// dated is the date that a report tells.
type dated struct {
	date, end   dyad.Day
	basis, edtf string
}

// rank is higher for a date that says more.
func (d dated) rank() basis {
	switch {
	case d.basis == "published":
		return assumed
	case d.edtf != "":
		return yearless
	}
	return stretch(d.date, d.end).basis
}

// before orders dates: shorter stretches first, then earlier ones.
func (d dated) before(e dated) bool {
	x, y := stretch(d.date, d.end), stretch(e.date, e.end)
	return cmp.Or(cmp.Compare(x.last-x.first, y.last-y.first), cmp.Compare(x.first, y.first), cmp.Compare(d.edtf, e.edtf)) < 0
}

// partiesOf returns the entities of a side, of those that were there and those that come:
// nodes that at least two fifths of the reports name which name any, or as many as name
// any other, and people of no node. Of one node it keeps the entity that says most.
func partiesOf(had, come []dyad.Entity, reports []dyad.Report, of func(*dyad.Report) []dyad.Node) []dyad.Entity {
	votes, naming, most := map[dyad.Node]int{}, 0, 0
	for i := range reports {
		side := of(&reports[i])
		if len(side) > 0 {
			naming++
		}
		for _, node := range side {
			votes[node]++
			most = max(most, votes[node])
		}
	}
	var all []dyad.Entity
	for _, e := range append(slices.Clone(had), come...) {
		node := e.Node()
		if node != "" && 5*votes[node] < 2*naming && votes[node] < most || node == "" && naming > 0 || e.IsZero() {
			continue
		}
		i := slices.IndexFunc(all, func(f dyad.Entity) bool {
			return f.Node() == node && (node != "" || f.Sector == e.Sector && f.Known == e.Known)
		})
		switch {
		case i < 0:
			all = append(all, e)
		case says(e) > says(all[i]):
			all[i] = e
		}
	}
	slices.SortStableFunc(all, func(a, b dyad.Entity) int {
		return cmp.Or(votes[b.Node()]-votes[a.Node()], cmp.Compare(a.Node(), b.Node()))
	})
	return all
}

// says counts what an entity tells.
func says(e dyad.Entity) int {
	n := 0
	for _, there := range []bool{e.Known != "", e.QID != "", e.Sector != "" && e.Sector != dyad.GOV, e.Office != ""} {
		if there {
			n++
		}
	}
	return n
}

// betterPlace chooses between the incident's place and another: the more exact one, then
// the one of more reports, then the one with the lower id.
func betterPlace(n *dyad.Incident, p *dyad.Place) *dyad.Place {
	q := n.Place
	if p == nil || q == nil {
		return cmp.Or(q, p)
	}
	votes := func(id int) (v int) {
		for _, r := range n.Reports {
			if r.GeoNameID == id {
				v++
			}
		}
		return v
	}
	order := cmp.Or(cmp.Compare(q.Resolution, p.Resolution), cmp.Compare(votes(q.GeoNameID), votes(p.GeoNameID)), cmp.Compare(p.GeoNameID, q.GeoNameID))
	if order < 0 {
		return p
	}
	return q
}

// betterSummary prefers sentences with figures and names, of a length that can be read
// at a glance, then the one that comes first in the alphabet.
func betterSummary(s, t string) bool {
	return cmp.Or(cmp.Compare(tells(s), tells(t)), cmp.Compare(t, s)) > 0
}

func tells(s string) int {
	if s == "" {
		return -1
	}
	n := 0
	for _, w := range terms(s) {
		if telling(w) {
			n++
		}
	}
	n = min(n, 8) - max(0, len(s)-240)/60
	if strings.Contains(s, ", who ") || strings.Contains(s, ", which ") {
		n -= 6 // told in passing, maybe
	}
	return n
}
