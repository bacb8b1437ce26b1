package shape

import (
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// OntologyPage says what the codes mean.
type OntologyPage struct {
	Types    []OntologyType `json:"types"`
	Contexts []Gloss        `json:"contexts"`
	Sectors  []SectorGloss  `json:"sectors"`
	Quads    []QuadName     `json:"quads"`
}

// OntologyType is one type of event.
type OntologyType struct {
	Name     string         `json:"name"`
	Quad     int            `json:"quad"`
	Scale    float64        `json:"scale"`
	CAMEO    string         `json:"cameo"`
	Gloss    string         `json:"gloss"`
	Modes    []OntologyMode `json:"modes"`
	Examples []ExampleOut   `json:"examples"`
}

// OntologyMode is one way in which an event of a type happens.
type OntologyMode struct {
	Name  string  `json:"name"`
	Gloss string  `json:"gloss"`
	CAMEO string  `json:"cameo,omitempty"`
	Scale float64 `json:"scale"`
}

// ExampleOut is a sentence with the coding that it gets, "SANCTION/withdraw FRA > AUS".
type ExampleOut struct {
	Text  string `json:"text"`
	Gives string `json:"gives"`
}

// Gloss is a name with what it means.
type Gloss struct {
	Name  string `json:"name"`
	Gloss string `json:"gloss"`
}

// SectorGloss is an actor's sector with what it means.
type SectorGloss struct {
	Code  dyad.Sector `json:"code"`
	Gloss string      `json:"gloss"`
}

// QuadName is a quad with its name.
type QuadName struct {
	N    int    `json:"n"`
	Name string `json:"name"`
}

// Of each type and context so many examples and words are shown.
const (
	maxExamples = 3
	maxWords    = 8
)

// Ontology shapes the table of types, with examples by type.
func Ontology(o *data.Ontology, examples map[string][]data.Example) OntologyPage {
	p := OntologyPage{Quads: []QuadName{{1, "verbal cooperation"}, {2, "material cooperation"}, {3, "verbal conflict"}, {4, "material conflict"}}, Sectors: sectors()}
	for _, t := range o.Types {
		x := OntologyType{Name: t.Name, Quad: t.Quad, Scale: t.Scale, CAMEO: t.CAMEO, Gloss: t.Says, Modes: []OntologyMode{}, Examples: []ExampleOut{}}
		for _, m := range t.Modes {
			scale := t.Scale
			if m.Scale != nil {
				scale = *m.Scale
			}
			x.Modes = append(x.Modes, OntologyMode{m.Name, m.Says, m.CAMEO, scale})
		}
		all := examples[t.Name]
		for _, e := range all[:min(len(all), maxExamples)] {
			x.Examples = append(x.Examples, ExampleOut{e.Text, e.Gives})
		}
		p.Types = append(p.Types, x)
	}
	for _, c := range o.Contexts {
		gloss := "Shown by words such as " + strings.Join(c.Words[:min(len(c.Words), maxWords)], ", ") + "."
		p.Contexts = append(p.Contexts, Gloss{c.Name, gloss})
	}
	return p
}

func sectors() []SectorGloss {
	return []SectorGloss{
		{dyad.GOV, "government"}, {dyad.MIL, "military"}, {dyad.LEG, "parliament"}, {dyad.JUD, "courts"}, {dyad.COP, "police"},
		{dyad.SPY, "intelligence"}, {dyad.PTY, "political party"}, {dyad.OPP, "opposition"}, {dyad.REB, "rebels"},
		{dyad.PRM, "paramilitaries on the government's side"}, {dyad.UAF, "armed people of unknown side"}, {dyad.PRE, "partly recognised state"},
		{dyad.BUS, "business"}, {dyad.CRM, "criminals"}, {dyad.CVL, "civilians"}, {dyad.EDU, "education"}, {dyad.ELI, "elites: former officials, families of rulers"},
		{dyad.JRN, "journalists and media"}, {dyad.LAB, "labour"}, {dyad.MED, "medical"}, {dyad.REF, "refugees and displaced people"},
		{dyad.REL, "religious"}, {dyad.SOC, "civil society"}, {dyad.AGR, "farmers"}, {dyad.UNK, "unknown"},
	}
}
