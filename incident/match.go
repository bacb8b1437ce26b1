package incident

import (
	"math"
	"slices"

	"github.com/dyad-news/dyad"
)

// What evidence weighs, in units of which an account needs enough to join.
const (
	enough      = 1.5 // to join an act
	enoughWords = 2.6 // to join a statement (CONSULT, ACCUSE and so on), of which more are alike

	slope  = 5.0 // of words in common
	unlike = 0.9 // of none
	twice  = 0.5 // of being told in one article already
	back   = 0.7 // of "the attack" in an article that told it before

	answers = 1.0 // of a denial to what others tell: nobody denies what nobody says
)

// never is the score of what cannot be the same.
var never = math.Inf(-1)

// Match returns the index of the incident that the account tells, and how sure that is:
// 0 is just enough. It returns -1 where none of the candidates is. Of equals it takes the
// one whose reports begin first, so that the order of the candidates does not matter.
func Match(a Account, candidates []dyad.Incident) (best int, score float64) {
	s := sceneOf(a)
	best, score = -1, never
	for i := range candidates {
		n := sceneOfIncident(&candidates[i])
		v := weigh(&s, &n)
		if v >= 0 && (best < 0 || v > score || v == score && first(&candidates[i]) < first(&candidates[best])) {
			best, score = i, v
		}
	}
	if best < 0 {
		return -1, 0
	}
	return best, score
}

// first tells incidents apart by the first of their reports, in any order of arrival.
func first(n *dyad.Incident) string {
	least := ""
	for _, r := range n.Reports {
		if s := string(r.Published) + string(r.Article) + string(r.Event); least == "" || s < least {
			least = s
		}
	}
	return least
}

// weigh adds up what speaks for and against an account a of the incident n, less what
// is needed.
func weigh(a, n *scene) float64 {
	if a.group != n.group {
		return never
	}
	day, ok := days(a.when, n.when)
	if !ok {
		return never
	}
	if !a.back && a.when.basis != n.when.basis && side(a.actors, n.actors, a.from, n.from) < 1 && slices.Contains(n.articles, a.articles[0]) {
		day = min(day, 0.3) // an article that dates one of two sets it off from the other
	}
	sum := day
	for _, part := range []float64{types(a, n), parties(a, n), places(a, n), tolls(a, n), wording(a, n)} {
		sum += part
	}
	if a.denial != n.denial {
		sum += answers
	}
	if a.quad == 2 || a.quad == 4 {
		return sum - enough
	}
	return sum - enoughWords
}

// types weighs types and modes.
func types(a, n *scene) float64 {
	sum := 0.0
	switch {
	case a.typ == n.typ:
	case akin(a, n):
		sum -= 0.8
	default:
		return never
	}
	switch {
	case len(a.modes) == 0 || len(n.modes) == 0:
	case slices.ContainsFunc(a.modes, func(m string) bool { return slices.Contains(n.modes, m) }):
		sum += 0.2
	case alikeModes(a.modes, n.modes):
		sum -= 0.2
		if len(a.deed) > 0 && alike(a.deed, n.words) == 0 { // a plane was shot down, a camp bombed
			sum -= 0.6
		}
	case a.typ == n.typ:
		sum -= 2
	}
	return sum
}

// arms are the modes of an attack from afar, which outlets tell for one another.
var arms = []string{"aerial", "drone", "heavy-weapons", "explosives", "firearms"}

// alikeModes reports whether modes differ in name more than in deed: arms, and what is
// said against somebody.
func alikeModes(a, n []string) bool {
	for _, kind := range [][]string{arms, {"disapprove", "allege"}, {"troops", "weapons"}} {
		in := func(m string) bool { return slices.Contains(kind, m) }
		if slices.ContainsFunc(a, in) && slices.ContainsFunc(n, in) {
			return true
		}
	}
	return false
}

// akin reports whether two types are told for one another. Violence is an arrest only
// where it takes people, and a show of force only where that is one of weapons.
func akin(a, n *scene) bool {
	if !slices.Contains(kin[a.typ], n.typ) {
		return false
	}
	if n.typ == "ASSAULT" {
		a, n = n, a
	}
	switch {
	case a.typ != "ASSAULT":
		return true
	case n.typ == "COERCE":
		return slices.Contains(a.modes, "abduct")
	}
	return slices.Contains(n.modes, "weapons")
}

// parties weighs who acted on whom. An account that does not say is weaker evidence,
// one that says otherwise speaks against.
func parties(a, n *scene) float64 {
	if a.mutual() || n.mutual() {
		return meeting(a, n)
	}
	from := side(a.actors, n.actors, a.from, n.from)
	to := side(a.recipients, n.recipients, a.to, n.to)
	if from < 0 && !unnamed(a.from, n.from) {
		return never
	}
	if a.quad > 2 && (exchange(a, n) || exchange(n, a)) {
		if opposed(a, n) || opposed(n, a) {
			return never // one blow is not the exchange of which it is a part
		}
		from = min(from, 0)
	}
	switch {
	case to >= 0:
	case a.quad == 4 && (armed(a.to) && states(n.to) || armed(n.to) && states(a.to)):
		to = 0 // a group is struck on the soil of a state
	case a.quad == 4:
		to = -1.5
	default:
		to = -2
	}
	switch {
	case from == 0 && to == 0:
		return -0.5
	case from == 1 && to == 1 && atHome(a, n):
		to = 0.3 // much happens at home on one day
	case from <= 0 && to <= 0:
		return from + to
	}
	return from + to + persons(a, n)
}

// exchange reports whether a tells what several did, to one another for all that is said,
// and n not of as many.
func exchange(a, n *scene) bool {
	if len(a.actors) < 2 || len(a.recipients) > 0 {
		return false
	}
	return slices.ContainsFunc(a.actors, func(node dyad.Node) bool { return !slices.Contains(n.actors, node) })
}

// opposed reports whether an actor of a suffers n.
func opposed(a, n *scene) bool {
	return slices.ContainsFunc(a.actors, func(node dyad.Node) bool { return slices.Contains(n.recipients, node) }) && len(a.recipients) == 0
}

// armed reports whether armed groups alone are on a side, states whether states alone.
func armed(side []dyad.Entity) bool {
	return len(side) > 0 && !slices.ContainsFunc(side, func(e dyad.Entity) bool { return !e.Sector.Armed() })
}

func states(side []dyad.Entity) bool {
	return !slices.ContainsFunc(side, func(e dyad.Entity) bool { return e.Sector.Armed() })
}

// atHome reports whether all that the parties share is one node, on both sides: a state
// that acts on its own people.
func atHome(a, n *scene) bool {
	home := dyad.Node("")
	for _, sides := range [][2][]dyad.Node{{a.actors, n.actors}, {a.recipients, n.recipients}} {
		for _, node := range sides[0] {
			if !slices.Contains(sides[1], node) {
				continue
			}
			if home != "" && node != home {
				return false
			}
			home = node
		}
	}
	return true
}

// side is 1 where the sides share a node, -1 where they differ, 0 where one is not told.
func side(a, n []dyad.Node, x, y []dyad.Entity) float64 {
	if len(a) == 0 || len(n) == 0 {
		if class(x) != "" && class(x) == class(y) {
			return 0.3
		}
		return 0
	}
	for _, node := range a {
		if slices.Contains(n, node) {
			return 1
		}
	}
	return -1
}

// class is the sector of a side whose people belong to no node ("gunmen", "civilians").
func class(side []dyad.Entity) dyad.Sector {
	for _, e := range side {
		if e.Node() == "" && e.Sector != "" && e.Sector != dyad.UNK {
			return e.Sector
		}
	}
	return ""
}

// unnamed reports whether one of two sides that differ is armed people without a name,
// who may well be the other: "gunmen" and the group that did it.
func unnamed(a, n []dyad.Entity) bool {
	armed := func(e dyad.Entity) bool { return e.Sector.Armed() }
	if !slices.ContainsFunc(a, armed) || !slices.ContainsFunc(n, armed) {
		return false
	}
	nameless := func(e dyad.Entity) bool { return e.Sector.Armed() && e.Known == "" }
	return slices.ContainsFunc(a, nameless) || slices.ContainsFunc(n, nameless)
}

// persons weighs named holders of office: a statement of the president is not one of
// the minister.
func persons(a, n *scene) float64 {
	x, y := holder(a.from), holder(n.from)
	switch {
	case x == "" || y == "":
		return 0
	case x == y:
		return 0.4
	case a.quad == 2 || a.quad == 4:
		return 0
	}
	return -0.8
}

func holder(side []dyad.Entity) string {
	for _, e := range side {
		if e.Office != "" && e.QID != "" {
			return e.QID
		}
	}
	return ""
}

// meeting weighs the parties of mutual acts, of which neither is first.
func meeting(a, n *scene) float64 {
	x, y := a.all(), n.all()
	shared := 0
	for _, node := range x {
		if slices.Contains(y, node) {
			shared++
		}
	}
	switch {
	case shared >= 2:
		return 1.3 + attendance(a, n) // those who meet do so often
	case shared == 0:
		return never
	case len(x) == 1 || len(y) == 1:
		return 1 + attendance(a, n)
	}
	return -1
}

// attendance weighs the holders of office who met: a state for which two others of its own stood
// held two meetings.
func attendance(a, n *scene) float64 {
	sum := 0.0
	for _, node := range a.all() {
		x, y := holders(a, node), holders(n, node)
		met, apart := false, false
		for _, e := range x {
			for _, f := range y {
				known := e.QID != "" && f.QID != ""
				met = met || known && e.QID == f.QID
				apart = apart || known && e.QID != f.QID || e.Sector != f.Sector
			}
		}
		switch {
		case met:
			sum = max(sum, 0.4)
		case apart:
			return -0.8
		}
	}
	return sum
}

// holders are the holders of office who are there for a node.
func holders(s *scene, node dyad.Node) []dyad.Entity {
	return slices.DeleteFunc(slices.Concat(s.from, s.to), func(e dyad.Entity) bool { return e.Node() != node || e.Office == "" })
}

func (s *scene) all() []dyad.Node {
	all := append(slices.Clone(s.actors), s.recipients...)
	slices.Sort(all)
	return slices.Compact(all)
}

// places weighs where it happened. Statements carry their place less surely than acts.
func places(a, n *scene) float64 {
	if a.place == nil || n.place == nil {
		return 0
	}
	p, q := a.place, n.place
	sum := 0.0
	switch {
	case p.GeoNameID != 0 && p.GeoNameID == q.GeoNameID && p.Resolution >= 2:
		sum = 1
	case p.CountryCode != "" && q.CountryCode != "" && p.CountryCode != q.CountryCode:
		sum = -2
	case within(p, q) || within(q, p):
		sum = 0.3
	case p.Resolution >= 3 && q.Resolution >= 3:
		sum = byDistance(distance(p, q))
	case p.Resolution >= 2 && q.Resolution >= 2 && p.Province != q.Province && p.Province != "" && q.Province != "":
		sum = -1
	}
	if a.quad != 4 {
		sum /= 2
	}
	return sum
}

// within reports whether p is the country or the province that q lies in.
func within(p, q *dyad.Place) bool {
	switch {
	case p.CountryCode == "" || p.CountryCode != q.CountryCode:
		return false
	case p.Resolution == 1:
		return true
	}
	return p.Resolution == 2 && q.Resolution > 2 && p.Province != "" && p.Province == q.Province
}

func byDistance(km float64) float64 {
	switch {
	case km < 40:
		return 0.7
	case km < 150:
		return -0.3
	}
	return -2.5
}

// distance is the way between two places over the ground, in km.
func distance(p, q *dyad.Place) float64 {
	const rad, earth = math.Pi / 180, 6371
	lat, lon := (q.Lat-p.Lat)*rad/2, (q.Lon-p.Lon)*rad/2
	h := math.Sin(lat)*math.Sin(lat) + math.Cos(p.Lat*rad)*math.Cos(q.Lat*rad)*math.Sin(lon)*math.Sin(lon)
	return 2 * earth * math.Asin(min(1, math.Sqrt(h)))
}

// tolls weighs the killed, the injured and the arrested. The same figure speaks for one
// happening, the more so the less common it is; other figures hardly speak against it,
// but of arrests, which do not grow as tolls do.
func tolls(a, n *scene) float64 {
	sum := 0.0
	if len(a.arrested) > 0 && len(n.arrested) > 0 && !slices.Contains(n.arrested, a.arrested[0]) && a.arrested[0] >= fewDead {
		sum -= 1
	}
	for _, pair := range [][2][]int{{a.killed, n.killed}, {a.injured, n.injured}, {a.arrested, n.arrested}} {
		if len(pair[0]) == 0 || len(pair[1]) == 0 {
			continue
		}
		x := float64(pair[0][0])
		nearest := math.Inf(1)
		for _, y := range pair[1] {
			nearest = min(nearest, math.Abs(math.Log(x/float64(y))))
		}
		switch {
		case nearest == 0 && x >= fewDead:
			sum += 0.8
		case nearest == 0:
			sum += 0.3
		case nearest > math.Log(5):
			sum -= 0.8
		case nearest > math.Log(2):
			sum -= 0.2
		}
	}
	return sum
}

// wording weighs the words. Within one article they say less: a story keeps its words,
// and what it tells twice it mostly tells of two things.
func wording(a, n *scene) float64 {
	v := min(slope*alike(a.words, n.words)-unlike, 3)
	if slices.Contains(n.articles, a.articles[0]) {
		if a.back {
			return max(v, back)
		}
		v = min(v, 0.3) - twice
		if a.summary == n.summary {
			v -= 0.5
		}
	}
	return v
}
