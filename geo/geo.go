package geo

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// Finder finds places. It is safe for concurrent use.
type Finder struct {
	places *data.Gazetteer
	doubt  map[string]data.Doubt

	adjectives map[string]string // "Iranian", "Iranians" -> "Iran"
}

// New reads the gazetteer of the tables, which takes some milliseconds.
func New(t *data.Tables) (*Finder, error) {
	g, err := t.Gazetteer()
	if err != nil {
		return nil, err
	}
	d, err := t.DoubtfulNames()
	if err != nil {
		return nil, err
	}
	p, err := t.Peoples()
	if err != nil {
		return nil, err
	}
	return &Finder{places: g, doubt: d, adjectives: p}, nil
}

// Find returns the place names of the sentences, in text order and without overlap.
// The mentions serve as context: those of countries weigh which namesake is meant,
// those of people keep their names from being taken for places.
func (f *Finder) Find(a *dyad.Article, s []dyad.Sentence, m []dyad.Mention) []dyad.Toponym {
	r := &reading{Finder: f, a: a, s: s, m: m, found: map[string][]data.GazetteerPlace{}}
	r.people()
	r.outlet = r.outletOf(a)
	r.given = r.handed()
	for i := range s {
		r.sentence(i)
	}
	return r.resolve()
}

// Dateline returns the place of a dateline, or nil: of its namesakes the one in the
// country that most of the article's toponyms tell, else the largest.
func (f *Finder) Dateline(d *dyad.Dateline, told []dyad.Toponym) *dyad.Place {
	most, best := -1, -1
	found := f.places.Find(d.Place, nil)
	for i := range found {
		p := &found[i]
		if p.Resolution < 3 && p.FeatureCode != "PPLC" && len(found) > 1 || p.FeatureClass == "A" && p.Resolution > 1 {
			continue // a dateline names a town
		}
		v := p.Population
		for j := range told {
			if told[j].CountryCode == p.CountryCode && p.CountryCode != "" {
				v += 300
			}
		}
		if v > most {
			most, best = v, i
		}
	}
	if best < 0 {
		return nil
	}
	return &found[best].Place
}

// name is a place name found in the text, with the places that have it.
type name struct {
	sentence    int
	first, last int // half-open token range of the name alone
	from        int // first token of the toponym, with the part before the name
	head        int
	text        string // the name as the gazetteer writes names
	places      []data.GazetteerPlace
	best        int // index into places, -1 where none is chosen
	locative    bool
	kind        string  // "province" and the like next to the name, or ""
	within      int     // index of the name that holds this one, "Paris, Texas"; -1 for none
	holds       bool    // it holds the one before
	outside     bool    // the text puts it where the gazetteer has no such place
	bare        bool    // nothing but its spelling says that it is a place
	doubt       verdict // what the guards say
	adjective   bool    // "Russian", "Russians"
	handed      bool    // by the input, as span
	span        dyad.Span
}

// reading is one article being read.
type reading struct {
	*Finder
	a       *dyad.Article
	s       []dyad.Sentence
	m       []dyad.Mention
	nth     int             // first mention not before the sentence being read
	persons map[string]bool // words of people's names
	names   []name
	found   map[string][]data.GazetteerPlace // what a name was found to be
	near    []spot                           // what the names may mean, for nearness
	outlet  outlet
	given   map[int][]*dyad.Mention // spans handed over, by sentence
}
