package geo

import (
	"math"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// context is how much each country and each province is spoken of, by ISO 3166 alpha-3
// and by "US/Texas". What a name itself adds is kept apart, so that it does not speak
// for itself.
type context struct {
	weight map[string]float64
	own    map[string]map[string]float64 // name -> what it added
}

// add counts a name once for a place, however often it comes.
func (c *context) add(name, key string, w float64) {
	own := c.own[name]
	if own == nil {
		own = map[string]float64{}
		c.own[name] = own
	}
	if more := w - own[key]; more > 0 {
		own[key] = w
		c.weight[key] += more
	}
}

// of returns how much else in the article speaks of the country or province.
func (c *context) of(name, key string) float64 { return c.weight[key] - c.own[name][key] }

// resolve chooses a place for each name and makes the toponyms.
func (r *reading) resolve() []dyad.Toponym {
	r.contain()
	c := r.context()
	r.spots(&c)
	for i := range r.names {
		r.choose(i, &c)
	}
	r.agree()
	r.settle()
	var out []dyad.Toponym
	var names []*name
	for i := range r.names {
		n := &r.names[i]
		if n.best < 0 && n.bare && !n.handed {
			continue
		}
		out, names = append(out, r.toponym(n)), append(names, n)
	}
	r.areas(out, names)
	return out
}

func (r *reading) toponym(n *name) dyad.Toponym {
	s := &r.s[n.sentence]
	t := dyad.Toponym{Span: s.Cover(n.first, n.last), Sentence: n.sentence, Head: n.head, First: n.first, Last: n.last, Adjective: n.adjective}
	if n.handed {
		t.Span = n.span
	}
	t.Text = t.Span.In(r.a.Text)
	if n.best >= 0 {
		t.Place = n.places[n.best].Place
	}
	return t
}

// contain finds the names that stand as the container of the one before: "Paris,
// Texas", "Basra in southern Iraq".
func (r *reading) contain() {
	for i := range len(r.names) - 1 {
		a, b := &r.names[i], &r.names[i+1]
		if a.sentence != b.sentence || b.from > a.last+4 {
			continue
		}
		s := &r.s[a.sentence]
		gap := s.Tokens[a.last:b.from]
		switch {
		case a.adjective && len(gap) > 1 && gap[len(gap)-1].Form == "of" && kindWord(gap[len(gap)-2].Lemma) == "city" && holds(b, a): // "the Lebanese city of Tripoli"
			b.within = i
			continue
		case len(gap) == 1 && gap[0].Form == ",", len(gap) == 1 && gap[0].Form == "(":
		case len(gap) >= 1 && len(gap) <= 3 && gap[0].Form == "in", len(gap) >= 2 && gap[0].Form == "," && gap[1].Form == "in":
		default:
			continue
		}
		switch {
		case holds(a, b):
			a.within, b.holds = i+1, true
		case len(gap) == 1 && gap[0].Form == "," && closes(s, b.last) && (small(a) && !small(b) || city(a) && state(b)):
			a.outside = true
		}
	}
}

// small reports whether a name has no place larger than a district.
func small(n *name) bool {
	for i := range n.places {
		if p := &n.places[i]; p.Resolution <= 2 || p.Population >= 1000 {
			return false
		}
	}
	return true
}

// city reports whether all places of a name are cities.
func city(n *name) bool {
	for i := range n.places {
		if n.places[i].FeatureClass != "P" {
			return false
		}
	}
	return len(n.places) > 0
}

// state reports whether a name is that of a state of North America alone.
func state(n *name) bool {
	for i := range n.places {
		if p := &n.places[i]; p.FeatureCode != "ADM1" || p.Alpha2 != "US" && p.Alpha2 != "CA" {
			return false
		}
	}
	return len(n.places) > 0
}

// closes reports whether the sentence or the phrase ends at token i, so that what comes
// before it is no list.
func closes(s *dyad.Sentence, i int) bool {
	return i >= len(s.Tokens) || strings.Contains(".()-–—;:", s.Tokens[i].Form) || s.Tokens[i].Form == "," && (i+1 >= len(s.Tokens) || !starts(s.Tokens[i+1].Form) && s.Tokens[i+1].Form != "and")
}

// holds reports whether some place of name a lies in some place of name b.
func holds(a, b *name) bool {
	for i := range a.places {
		for j := range b.places {
			if inside(&a.places[i], &b.places[j]) {
				return true
			}
		}
	}
	return false
}

// inside reports whether place a lies in place b, a province or a country.
func inside(a, b *data.GazetteerPlace) bool {
	if a.Alpha2 == "" || a.Alpha2 != b.Alpha2 {
		return false
	}
	switch b.Resolution {
	case 1:
		return a.Resolution != 1
	case 2:
		return a.Resolution > 2 && (a.Admin == b.Admin || b.Admin == "")
	}
	return false
}

// context counts what the article speaks of: mentions of countries, and names that
// have one place only or are much larger than their namesakes.
func (r *reading) context() context {
	c := context{weight: map[string]float64{}, own: map[string]map[string]float64{}}
	for i := range r.m {
		if m := &r.m[i]; len(m.Code) == 3 && m.Kind == dyad.Name {
			c.add(m.Text, m.Code, 1)
		}
	}
	for i := range r.names {
		n := &r.names[i]
		for j := range n.places {
			if n.doubt == free {
				r.speak(&c, n, &n.places[j])
			}
		}
	}
	for _, p := range r.places.Country(r.outlet.country) {
		c.add(home, p.CountryCode, 1)
	}
	if r.a.Dateline != nil {
		for _, p := range r.find(r.a.Dateline.Place) {
			if p.Population >= 300 || p.FeatureCode == "PPLC" || p.Resolution == 1 {
				c.add(r.a.Dateline.Place, p.CountryCode, 1)
			}
		}
	}
	return c
}

// speak adds to the context what one place of a name is worth.
func (r *reading) speak(c *context, n *name, p *data.GazetteerPlace) {
	spelled := n.within >= 0 && within(p, &r.names[n.within])
	w := 0.0
	switch {
	case p.Resolution == 1 && !r.contested(n):
		w = 1
	case p.Resolution == 1:
		w = 0.3
	case len(n.places) == 1, spelled:
		w = 0.7
	case p.Population >= 300:
		w = 0.4
	case p.FeatureCode == "ADM1":
		w = 0.2
	default:
		return
	}
	c.add(n.text, p.CountryCode, w)
	if p.Province == "" || p.Resolution == 1 {
		return
	}
	if spelled || p.FeatureCode == "ADM1" {
		w = 1
	}
	c.add(n.text, p.Alpha2+"/"+p.Province, w)
}

// contested reports whether a state of another country has the name of a country.
func (r *reading) contested(n *name) bool {
	for j := range n.places {
		if n.places[j].FeatureCode == "ADM1" {
			return true
		}
	}
	return false
}

func within(p *data.GazetteerPlace, n *name) bool {
	for i := range n.places {
		if inside(p, &n.places[i]) {
			return true
		}
	}
	return false
}

// choose picks the best of a name's places, or none where the best is too weak or too
// close to another.
func (r *reading) choose(i int, c *context) {
	n := &r.names[i]
	if n.adjective {
		return
	}
	best, second := math.Inf(-1), math.Inf(-1)
	rival := -1
	for j := range n.places {
		v := r.score(n, &n.places[j], c) + r.speakFor(n, &n.places[j])
		if v > best {
			second, rival = best, n.best
			best, n.best = v, j
		} else if v > second {
			second, rival = v, j
		}
	}
	if n.best < 0 {
		return
	}
	p := &n.places[n.best]
	if k := seat(n, p); k >= 0 {
		n.best, p, rival = k, &n.places[k], -1
	}
	if n.handed {
		return
	}
	switch {
	case r.doubted(n, p, c):
		n.best, n.bare = -1, true
	case n.outside:
		n.best = -1
	case best < need(n, p):
		n.best = -1
		n.bare = true
	case rival >= 0 && best-second < 0.05 && far(p, &n.places[rival]):
		n.best = -1
	}
}

// speakFor is what the nearness of the article's other places adds to a score.
func (r *reading) speakFor(n *name, p *data.GazetteerPlace) float64 {
	return math.Min(8, 4*math.Log2(1+r.support(n.text, p)))
}

// settle decides on the names that a guard speaks against. Of a name that is a place
// elsewhere in the article, it is the same; else the name of a body is one where it lies
// among the article's other places.
func (r *reading) settle() {
	placed := map[string]int{} // name -> the first that has a place
	for i := range r.names {
		if n := &r.names[i]; n.doubt == free && !n.adjective && n.best >= 0 {
			if _, ok := placed[n.text]; !ok {
				placed[n.text] = i
			}
		}
	}
	for i := range r.names {
		n := &r.names[i]
		if n.doubt == free && !(n.bare && !n.adjective) || n.handed {
			continue
		}
		if k, ok := placed[n.text]; ok && len(r.names[k].places) == len(n.places) {
			n.best = r.names[k].best
		} else if n.doubt != embedded || n.best < 0 || r.support(n.text, &n.places[n.best]) < 0.5 {
			n.best, n.bare = -1, true
		}
	}
}

// doubted reports whether a name that is a word of the language as well has too little
// that speaks for the place.
func (r *reading) doubted(n *name, p *data.GazetteerPlace, c *context) bool {
	text := n.text
	if n.first > 0 && r.doubt[text] == data.AWord && r.s[n.sentence].Tokens[n.first-1].UPOS == "ADJ" && starts(r.s[n.sentence].Tokens[n.first-1].Form) {
		return true // "the European Union"
	}
	if r.doubt[text] != data.AWord || n.within >= 0 || p.Resolution <= 2 {
		return false
	}
	return !n.locative || month(text) || p.Population < 50 || c.of(n.text, p.CountryCode) == 0 && p.Population < 500
}

func month(s string) bool {
	switch s {
	case "March", "April", "May", "June", "August":
		return true
	}
	return false
}

// score weighs one place as the meaning of a name.
func (r *reading) score(n *name, p *data.GazetteerPlace, c *context) float64 {
	people := p.Population
	if people == 0 && p.FeatureClass == "P" {
		people = 30 // by hand, because the news names it
	}
	v := math.Log10(float64(people)+1) * 1.2 // 0 to 5
	switch {
	case p.Resolution == 1:
		v += 7.5
	case p.FeatureCode == "PPLC":
		v += 2
	case p.FeatureCode == "ADM1":
		v = v*0.8 + 1.3
		if n.kind == "province" {
			v += 4
		}
		if n.kind == "city" {
			v -= 2
		}
		if n.holds { // "Albany, New York"
			v += 3
		}
	case p.FeatureCode == "PPLA":
		v += 0.8
	case p.FeatureCode == "ADM2":
		v += 2
		if n.kind == "district" {
			v += 3
		} else if !strings.Contains(p.Name, " ") || !p.Shown {
			v -= 1
		}
	case p.FeatureClass != "P":
		v += 5
	}
	if p.FeatureClass == "P" && n.kind == "city" {
		v += 2
	}
	if !p.Shown {
		v -= 0.8
		if p.FeatureClass == "P" && r.shown(n) {
			v -= 1.5
		}
	}
	if p.FeatureCode == "ADM1" && n.kind == "" && water(n) { // "the Red Sea"
		v -= 4
	}
	most := 3.0
	if p.Resolution == 4 && p.Population < 100 && r.world(n, p) { // a small Rome needs more than a mention of its state
		most = 1.8
	}
	if k := c.of(n.text, p.CountryCode); k > 0 {
		v += math.Min(most, 1.5*math.Log2(1+k))
	}
	if k := c.of(n.text, p.Alpha2+"/"+p.Province); k > 0 && p.Province != "" {
		v += math.Min(most, 1.5*math.Log2(1+k))
	}
	if n.within >= 0 && within(p, &r.names[n.within]) {
		v += 10
	}
	return v
}

// shown reports whether some place has the name as its first.
func (r *reading) shown(n *name) bool {
	for i := range n.places {
		if p := &n.places[i]; p.Shown && p.FeatureClass == "P" {
			return true
		}
	}
	return false
}

// water reports whether a sea, a lake or a river has the name.
func water(n *name) bool {
	for i := range n.places {
		if n.places[i].FeatureClass == "H" {
			return true
		}
	}
	return false
}

// seat returns the index of the city that gave its name to a province, for a name that
// no word marks as the province: a bare Kharkiv is the city. -1 where there is none. In
// North America and Australia the states came first.
func seat(n *name, p *data.GazetteerPlace) int {
	if p.FeatureCode != "ADM1" || n.kind != "" || p.Alpha2 == "US" || p.Alpha2 == "CA" || p.Alpha2 == "AU" {
		return -1
	}
	for i := range n.places {
		if q := &n.places[i]; q.FeatureClass == "P" && q.Alpha2 == p.Alpha2 && q.Admin == p.Admin && q.Population >= 20 {
			return i
		}
	}
	return -1
}

// world reports whether a capital, a city of a million or, abroad, the seat of a
// province eight times as large has the name of a small city.
func (r *reading) world(n *name, small *data.GazetteerPlace) bool {
	for i := range n.places {
		p := &n.places[i]
		if !p.Shown || p.FeatureClass != "P" {
			continue
		}
		if p.FeatureCode == "PPLC" || p.Population >= 1000 || p.FeatureCode == "PPLA" && p.Alpha2 != small.Alpha2 && p.Population >= 8*small.Population {
			return true
		}
	}
	return false
}

// need is the score that a place must reach: more for one that nothing but its
// spelling speaks for.
func need(n *name, p *data.GazetteerPlace) float64 {
	switch {
	case p.FeatureCode == "ADM2" && n.within < 0 && n.kind != "district" && (!p.Shown || n.last-n.first == 1) && !n.locative:
		return 100 // "Kakar" is a man before it is a district
	case n.within >= 0, n.last-n.first > 1 && p.Resolution != 4:
		return 0
	case n.locative || n.kind != "":
		return 1
	case n.last-n.first > 1:
		return 1.8
	}
	return 3.2
}

// far reports whether two places lie apart, so that it matters which one is meant.
func far(a, b *data.GazetteerPlace) bool {
	if a.Resolution == 2 && b.Resolution > 2 && a.Alpha2 == b.Alpha2 && a.Admin == b.Admin {
		return false
	}
	return math.Abs(a.Lat-b.Lat) > 1 || math.Abs(a.Lon-b.Lon) > 1
}

// agree gives later names of one spelling the place that the text spelled out once:
// after "Paris, Texas" a bare Paris is the same.
func (r *reading) agree() {
	type said struct{ name, place int }
	spelled := map[string]said{}
	for i := range r.names {
		n := &r.names[i]
		if n.within >= 0 && n.best >= 0 {
			text := n.text
			if _, ok := spelled[text]; !ok {
				spelled[text] = said{i, n.best}
			}
		}
	}
	elsewhere := map[string]bool{} // after "Edmonton, Ky." a bare Edmonton is not Alberta's
	for i := range r.names {
		if n := &r.names[i]; n.outside {
			elsewhere[n.text] = true
		}
	}
	for i := range r.names {
		n := &r.names[i]
		if n.within >= 0 {
			continue
		}
		if elsewhere[n.text] {
			n.best = -1
			continue
		}
		if k, ok := spelled[n.text]; ok && len(n.places) == len(r.names[k.name].places) {
			n.best = k.place
		}
	}
}
