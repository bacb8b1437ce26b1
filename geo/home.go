package geo

import (
	"math"
	"strings"

	"github.com/dyad-news/dyad"
)

// outlet is what the address of an outlet tells of where it is at home.
type outlet struct {
	country string // ISO 3166 alpha-2 by its domain, or ""
	places  []spot // what the name of its paper names: "houstonchronicle"
}

// home is the mark of the spots of an outlet; no name is written so.
const home = "\x00"

// outletOf reads the address of an article's outlet.
func (r *reading) outletOf(a *dyad.Article) outlet {
	host := strings.ToLower(a.Outlet)
	if !strings.Contains(host, ".") || strings.Contains(host, " ") {
		_, host, _ = strings.Cut(strings.ToLower(a.URL), "://")
	}
	host, _, _ = strings.Cut(host, "/")
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	if len(labels) < 2 {
		return outlet{}
	}
	var o outlet
	if top := strings.ToUpper(labels[len(labels)-1]); len(top) == 2 {
		o.country = top
		if top == "UK" {
			o.country = "GB"
		}
	}
	label := labels[len(labels)-2]
	if len(label) <= 3 && len(labels) > 2 { // "co.uk"
		label = labels[len(labels)-3]
	}
	label = strings.TrimPrefix(label, "the")
	for n := len(label); n >= 4; n-- {
		if press(label[n:]) && r.settles(&o, label[:n]) {
			break
		}
	}
	return o
}

// press reports whether a text is nothing but words that papers and stations call
// themselves by.
func press(s string) bool {
	if s == "" {
		return true
	}
	for _, w := range []string{"news", "times", "tribune", "sentinel", "herald", "post", "star", "chronicle", "journal", "gazette", "online", "daily",
		"dispatch", "press", "today", "now", "record", "courier", "register", "observer", "examiner", "mercury", "leader", "reporter", "republic", "bee", "sun",
		"mail", "telegraph", "globe", "inquirer", "enquirer", "independent", "argus", "advertiser", "citizen", "standard", "echo", "mirror", "guardian",
		"review", "world", "weekly", "live", "union", "evening", "morning", "free", "and", "the", "democrat", "banner", "ledger", "local", "tv", "-"} {
		if t, ok := strings.CutPrefix(s, w); ok && press(t) {
			return true
		}
	}
	return false
}

// settles adds the towns that a name without blanks may be: "kansascity".
func (r *reading) settles(o *outlet, joined string) bool {
	sum := 0.0
	for cut := range len(joined) {
		name := joined
		if cut > 0 {
			name = joined[:cut] + " " + joined[cut:]
		}
		if cut > 0 && (cut < 3 || len(joined)-cut < 3) || strings.Contains(name, "--") || !r.places.Has(name) {
			continue
		}
		for _, p := range r.find(name) {
			if p.Resolution != 4 || !p.Shown || o.country != "" && p.Alpha2 != o.country || o.country == "" && !english(p.Alpha2) {
				continue
			}
			w := math.Sqrt(float64(p.Population) + 1)
			o.places = append(o.places, spot{name: home, lat: p.Lat, lon: p.Lon, weight: w, reach: 2 * reachTown})
			sum += w
		}
	}
	for i := range o.places {
		o.places[i].weight /= sum
	}
	return len(o.places) > 0
}

// english reports whether the papers of a country's towns write English, most of them
// under a domain that is no country's.
func english(alpha2 string) bool {
	switch alpha2 {
	case "US", "CA", "GB", "IE", "AU", "NZ":
		return true
	}
	return false
}
