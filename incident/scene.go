package incident

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// scene is an account or an incident as keys and matching see it.
type scene struct {
	typ        string
	group      string
	modes      []string
	quad       int
	from, to   []dyad.Entity
	actors     []dyad.Node // of mutual types: all parties
	recipients []dyad.Node // with the soil on which an act of material conflict was done
	place      *dyad.Place
	when       when
	killed     []int // the figures told
	injured    []int
	arrested   []int
	words      []string
	deed       []string // of an account, the words of the event that name no party
	articles   []dyad.ArticleID
	summary    string
	denial     bool // told by those alone who deny it
	back       bool // told as known: "the attack", by nobody named
}

func (s *scene) mutual() bool { return mutual(s.typ) }

func sceneOf(a Account) scene {
	e := a.Event
	s := scene{
		typ: kind(e), group: group(e.Realis), modes: e.Modes, quad: e.Quad, place: place(e), when: whenOf(a),
		from: entities(e.Actors), to: entities(e.Recipients),
		words: bag(a), deed: deedWords(a), articles: []dyad.ArticleID{a.Article.ID}, summary: sentenceOf(a), back: pointsBack(a),
	}
	if s.denial = denied(e); s.denial {
		s.group = group(dyad.Actual)
	}
	if e.Size != nil {
		s.killed, s.injured, s.arrested = known(figure(e.Size.Killed)), known(figure(e.Size.Injured)), known(figure(e.Size.Arrested))
	}
	s.sides()
	return s
}

func sceneOfIncident(n *dyad.Incident) scene {
	s := scene{
		typ: n.Type, group: groupOf(n), modes: n.Modes, quad: n.Quad, place: n.Place, when: whenever(n),
		from: n.Actors, to: n.Recipients, words: n.Words, summary: n.Summary,
	}
	s.denial = !slices.ContainsFunc(n.Reports, func(r dyad.Report) bool { return !r.Denied })
	for _, r := range n.Reports {
		s.killed = append(s.killed, known(r.Killed)...)
		s.injured = append(s.injured, known(r.Injured)...)
		s.arrested = append(s.arrested, known(r.Arrested)...)
		s.articles = append(s.articles, r.Article)
	}
	for _, figures := range []*[]int{&s.killed, &s.injured, &s.arrested} {
		slices.Sort(*figures)
		*figures = slices.Compact(*figures)
	}
	s.sides()
	return s
}

// groupOf is the group that an incident is kept in: that of facts where it was told as
// one, were it only by those who deny it.
func groupOf(n *dyad.Incident) string {
	if slices.ContainsFunc(n.Reports, func(r dyad.Report) bool { return r.Denied }) {
		return group(dyad.Actual)
	}
	return group(n.Realis)
}

func known(n int) []int {
	if n <= 0 {
		return nil
	}
	return []int{n}
}

// sides fills the nodes of both sides.
func (s *scene) sides() {
	s.actors, s.recipients = nodes(s.from), nodes(s.to)
	if s.mutual() {
		s.actors = append(s.actors, s.recipients...)
		slices.Sort(s.actors)
		s.actors, s.recipients = slices.Compact(s.actors), nil
		return
	}
	if s.quad == 4 && s.place != nil && s.place.CountryCode != "" {
		soil := dyad.Node(s.place.CountryCode)
		if !slices.Contains(s.actors, soil) && !slices.Contains(s.recipients, soil) {
			s.recipients = append(s.recipients, soil)
		}
	}
}

// pointsBack reports whether the event is told by a noun with a definite article and
// without a doer, so that it means what the article has told before.
func pointsBack(a Account) bool {
	at := a.Event.Evidence.Trigger.Start
	if len(a.Event.Actors) > 0 || at > len(a.Article.Text) {
		return false
	}
	before := strings.ToLower(a.Article.Text[max(0, at-len("these ")):max(0, at)])
	return slices.ContainsFunc([]string{"the ", "this ", "these ", "those "}, func(w string) bool { return strings.HasSuffix(" "+before, " "+w) || strings.HasSuffix(before, "\n"+w) })
}
