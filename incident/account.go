package incident

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Account is one event with the article that tells it. Origin is the article of which
// this one's text is a copy; "" is itself.
type Account struct {
	Event   *dyad.Event
	Article *dyad.Article
	Origin  dyad.ArticleID
}

// Order compares two articles by when their accounts are linked: the one published first,
// those without a day last, of one day by id. Incidents are what linking in this order
// makes of the accounts, in whatever order these arrive.
func Order(day dyad.Day, id dyad.ArticleID, otherDay dyad.Day, other dyad.ArticleID) int {
	if (day == "") != (otherDay == "") {
		return cmp.Compare(otherDay, day)
	}
	return cmp.Or(cmp.Compare(day, otherDay), cmp.Compare(id, other))
}

// Late reports whether one of the incidents has a report that is to be linked after the
// account.
func Late(a Account, near []dyad.Incident) bool {
	for i := range near {
		for _, r := range near[i].Reports {
			if Order(a.Article.Published, a.Article.ID, r.Published, r.Article) < 0 {
				return true
			}
		}
	}
	return false
}

// report is what the account adds to an incident.
func (a Account) report() dyad.Report {
	e := a.Event
	r := dyad.Report{
		Event: e.ID, Article: a.Article.ID, Origin: a.Origin, Outlet: a.Article.Outlet, Published: a.Article.Published,
		Type: kind(e), Realis: e.Realis, Denied: denied(e), Actors: nodes(entities(e.Actors)), Recipients: nodes(entities(e.Recipients)),
	}
	if r.Origin == "" {
		r.Origin = r.Article
	}
	switch w := whenOf(a); w.basis {
	case exact, fuzzy:
		r.Date, r.EndDate, r.Basis = dayOf(w.first), dayOf(w.last), "text"
	case assumed:
		r.Date, r.EndDate, r.Basis = dayOf(w.first), dayOf(w.last), "published"
	case yearless:
		r.EDTF, r.Basis = "XXXX-"+w.md, "text"
	}
	if p := place(e); p != nil {
		r.GeoNameID = p.GeoNameID
	}
	if e.Size != nil {
		r.Killed, r.Injured, r.Arrested = figure(e.Size.Killed), figure(e.Size.Injured), figure(e.Size.Arrested)
	}
	return r
}

// denied reports whether a fact is told by voices alone that deny it, in so many words or
// by saying that it was not so.
func denied(e *dyad.Event) bool {
	return len(e.Attribution) > 0 && (e.Realis == dyad.Negated || group(e.Realis) == group(dyad.Actual)) &&
		!slices.ContainsFunc(e.Attribution, func(v dyad.Attribution) bool { return v.Stance != dyad.Denies })
}

// kind returns the event's type.
func kind(e *dyad.Event) string {
	if len(e.Type) == 0 {
		return ""
	}
	return e.Type[0]
}

// place returns the event's place where the gazetteer knows it.
func place(e *dyad.Event) *dyad.Place {
	if e.Place == nil || e.Place.Name == "" || e.Place.Basis == "dateline" {
		return nil
	}
	return &e.Place.Place
}

func entities(mentions []dyad.Mention) []dyad.Entity {
	var all []dyad.Entity
	for _, m := range mentions {
		all = append(all, m.Entity)
	}
	return all
}

// nodes returns the nodes of the entities that have one, sorted, each once.
func nodes(side []dyad.Entity) []dyad.Node {
	var all []dyad.Node
	for _, e := range side {
		if n := e.Node(); n != "" {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// figure is the number that stands best for a count, 0 for none.
func figure(c *dyad.Count) int {
	if c == nil {
		return 0
	}
	for _, n := range []*int{c.Best, c.Low, c.High} {
		if n != nil {
			return *n
		}
	}
	return 0
}
