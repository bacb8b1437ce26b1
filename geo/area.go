package geo

import (
	"math"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// compass gives a word of direction as steps north and east; ok is false for other words.
func compass(word string) (north, east float64, ok bool) {
	w := strings.ToLower(strings.ReplaceAll(word, "-", ""))
	w = strings.TrimSuffix(w, "ern")
	if w == "central" || w == "center" || w == "centre" {
		return 0, 0, true
	}
	for _, d := range []struct {
		word string
		n, e float64
	}{{"northeast", 1, 1}, {"northwest", 1, -1}, {"southeast", -1, 1}, {"southwest", -1, -1}, {"north", 1, 0}, {"south", -1, 0}, {"east", 0, 1}, {"west", 0, -1}} {
		if w == d.word {
			return d.n, d.e, true
		}
	}
	return 0, 0, false
}

// areas gives each toponym the area that the words around it make of its place.
func (r *reading) areas(out []dyad.Toponym, names []*name) {
	for i := range out {
		n := names[i]
		if n.best < 0 {
			continue
		}
		s, p := &r.s[n.sentence], &n.places[n.best]
		if k := other(names[:i], n); k >= 0 {
			if a := r.border(s, names[k], n); a != nil {
				if s.Tokens[n.head].Rel() != "conj" {
					k = i
				}
				out[k].Area = a // where the phrase of place hangs
				continue
			}
		}
		switch {
		case out[i].Adjective:
		case n.from < n.first:
			out[i].Area = r.part(s, n, p, n.from)
		default:
			out[i].Area = r.off(s, n, p)
		}
	}
}

// part is the part of a place that a word of direction at token from tells.
func (r *reading) part(s *dyad.Sentence, n *name, p *data.GazetteerPlace, from int) *dyad.Area {
	north, east, ok := compass(s.Tokens[from].Form)
	if !ok {
		return nil
	}
	a := r.area(s, from, n.last, p)
	a.Name = strings.ToLower(s.Tokens[from].Form) + " " + p.Name
	if s.Tokens[from].Form != "central" && !strings.HasSuffix(s.Tokens[from].Form, "ern") && p.Resolution <= 3 {
		a.Name = strings.ToLower(s.Tokens[from].Form) + "ern " + p.Name // "the south of Iraq"
	}
	x := p.Extent
	switch {
	case p.Resolution > 3:
		a.RadiusKM, a.Resolution = 5, 5
		a.move(north, east, 3)
	case x == (data.Extent{}):
		return nil
	default: // a third of the way from the middle to the end
		lat, lon := (x.South+x.North)/2, (x.West+x.East)/2
		tall, wide := (x.North-x.South)/2, (x.East-x.West)/2
		a.Lat, a.Lon = round(lat+north*tall*0.6), round(lon+east*wide*0.6)
		a.RadiusKM = int(math.Max(20, 111*0.5*math.Max(tall, wide*math.Cos(lat*math.Pi/180))))
		a.Resolution = min(p.Resolution+1, 3)
	}
	return &a.Area
}

// off is what lies off a place: "30 km (19 miles) north of Kandahar", "south of the city of
// Basra". "In the south of Iran" is a part of it.
func (r *reading) off(s *dyad.Sentence, n *name, p *data.GazetteerPlace) *dyad.Area {
	at := n.first - 1
	if at > 1 && s.Tokens[at].Form == "of" && kindWord(s.Tokens[at-1].Form) == "city" {
		at -= 2
	}
	if at > 0 && strings.EqualFold(s.Tokens[at].Form, "the") {
		at--
	}
	if at < 1 || s.Tokens[at].Form != "of" && s.Tokens[at].Form != "from" {
		return nil
	}
	north, east, ok := compass(s.Tokens[at-1].Form)
	if ok {
		at--
	}
	if ok && at > 1 && glued(s, at) { // "south-east"
		if n, _, two := compass(s.Tokens[at-2].Form); two && n != 0 {
			north, at = n, at-2
		}
	}
	if ok && at > 0 && strings.EqualFold(s.Tokens[at-1].Form, "the") {
		if s.Tokens[at].Form[0] < 'a' || n.first-at > 3 { // "the West of ..."
			return nil
		}
		return r.part(s, n, p, at)
	}
	first, km := measured(s, at)
	if km == 0 {
		if !ok || p.Resolution < 3 {
			return nil
		}
		first, km = at, 20
	} else if !ok && (p.Resolution < 3 || s.Tokens[at].Form == "of") {
		return nil
	}
	if km > 1000 {
		return nil
	}
	a := r.area(s, first, n.last, p)
	a.Name, a.Resolution = a.Text, 4
	a.FeatureClass, a.FeatureCode, a.Province = "L", "AREA", ""
	a.RadiusKM = int(math.Max(5, km/4))
	if ok {
		a.move(north, east, km)
	} else {
		a.RadiusKM = int(km)
	}
	return &a.Area
}

// measured reads a distance that ends before token end, in kilometres: "30 km", "about 19 miles
// (30 km)". first is its first token; 0 kilometres for none.
func measured(s *dyad.Sentence, end int) (first int, km float64) {
	i := end - 1
	if i >= 0 && s.Tokens[i].Form == ")" { // the other unit
		for i >= 0 && s.Tokens[i].Form != "(" {
			i--
		}
		i--
	}
	if i < 1 {
		return end, 0
	}
	unit := 0.0
	switch strings.ToLower(strings.Trim(s.Tokens[i].Form, ".")) {
	case "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres":
		unit = 1
	case "mile", "miles", "mi":
		unit = 1.609
	default:
		return end, 0
	}
	i--
	if s.Tokens[i].Form == "-" && i > 0 {
		i--
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s.Tokens[i].Form, ",", ""), 64)
	if err != nil || !(v > 0 && v < 1e4) {
		return end, 0
	}
	return i, v * unit
}

// border is the border of two countries: "the Iran-Pakistan border", "Iran's border with
// Pakistan", "the border between Iran and Pakistan".
func (r *reading) border(s *dyad.Sentence, n, m *name) *dyad.Area {
	p, q := &n.places[n.best], &m.places[m.best]
	if p.Resolution != 1 || q.Resolution != 1 || p.Alpha2 == q.Alpha2 {
		return nil
	}
	first, last := n.first, m.last
	between := ""
	if m.first-n.last < 3 {
		between = s.Cover(n.last, m.first).In(r.a.Text)
	}
	switch of := m.first; {
	case strings.Trim(between, "-–") == "" && m.first-n.last < 2 || between == "and":
		if last < len(s.Tokens) && isBorder(s.Tokens[last].Form) {
			last++
			break
		}
		if between != "and" || first < 2 || s.Tokens[first-1].Form != "between" || !isBorder(s.Tokens[first-2].Form) {
			return nil
		}
		first -= 2
	default: // "border with the ..."
		if of > 1 && strings.EqualFold(s.Tokens[of-1].Form, "the") {
			of--
		}
		if of < 2 || s.Tokens[of-1].Form != "with" || !isBorder(s.Tokens[of-2].Form) {
			return nil
		}
		if of-2 > n.last+1 {
			first = of - 2 // the other is named earlier on
		}
	}
	lat, lon, radius, ok := r.places.Border(p.Alpha2, q.Alpha2)
	if !ok {
		return nil
	}
	a := r.area(s, first, last, &data.GazetteerPlace{})
	a.Place = dyad.Place{Name: p.Name + "-" + q.Name + " border", Lat: lat, Lon: lon, FeatureClass: "L", FeatureCode: "BORD", Resolution: 2, RadiusKM: int(radius)}
	return &a.Area
}

// other is the country whose border with n may be told, "Turkey shelled villages along
// its border with Syria": the nearest before, or -1.
func other(before []*name, n *name) int {
	for i := len(before) - 1; i >= 0 && before[i].sentence == n.sentence; i-- {
		if k := before[i]; k.best >= 0 && k.places[k.best].Resolution == 1 && k.places[k.best].Alpha2 != n.places[n.best].Alpha2 {
			return i
		}
	}
	return -1
}

func isBorder(form string) bool {
	switch form {
	case "border", "Border", "frontier", "borderlands", "borders":
		return true
	}
	return false
}

// shape is an area that can be moved.
type shape struct{ dyad.Area }

// area starts as the place that it is part of.
func (r *reading) area(s *dyad.Sentence, first, last int, p *data.GazetteerPlace) *shape {
	span := s.Cover(first, last)
	a := &shape{dyad.Area{Text: span.In(r.a.Text), Span: span, Place: p.Place}}
	a.GeoNameID, a.FeatureClass, a.FeatureCode = 0, "L", "RGN"
	return a
}

// move shifts the middle by some kilometres.
func (a *shape) move(north, east, km float64) {
	if north != 0 && east != 0 {
		km /= math.Sqrt2
	}
	a.Lat = round(a.Lat + north*km/111.2)
	a.Lon = round(a.Lon + east*km/(111.2*math.Max(0.1, math.Cos(a.Lat*math.Pi/180))))
}

// round keeps a thousandth of a degree.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }
