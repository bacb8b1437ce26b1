package formats

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// Codes turns the codes of others into ours, and ours into theirs. It does not change.
type Codes struct {
	states   map[string]*data.StateCodes // by our code
	names    map[dyad.Node]string        // of states, as shown
	byName   map[string]string           // lower case names of states -> code
	byFIPS   map[string]string
	byNumber map[string]string // ISO number -> code
	byGW     map[string]string
	cameos   map[string]*data.CAMEOCode
	acled    map[string]*data.ACLEDCode // by lower case sub-event
	types    map[string]*data.Type
	sectors  map[dyad.Sector]*data.SectorCodes
	byCAMEO  map[string]dyad.Sector
	byICEWS  map[string]dyad.Sector
	byInter  map[string]dyad.Sector
	bodies   map[string]dyad.Entity // organisations and groups by lower case name
	Tables   string                 // hash of the tables, for manifests
}

// NewCodes reads the codes from the tables.
func NewCodes(t *data.Tables) (*Codes, error) {
	f, err := t.FormatCodes()
	if err != nil {
		return nil, err
	}
	known, err := t.Entities()
	if err != nil {
		return nil, err
	}
	o, err := t.Ontology()
	if err != nil {
		return nil, err
	}
	c := &Codes{
		states: map[string]*data.StateCodes{}, names: map[dyad.Node]string{}, byName: map[string]string{}, byFIPS: map[string]string{},
		byNumber: map[string]string{}, byGW: map[string]string{}, cameos: map[string]*data.CAMEOCode{}, acled: map[string]*data.ACLEDCode{},
		types: map[string]*data.Type{}, sectors: map[dyad.Sector]*data.SectorCodes{}, byCAMEO: map[string]dyad.Sector{},
		byICEWS: map[string]dyad.Sector{}, byInter: map[string]dyad.Sector{}, bodies: map[string]dyad.Entity{},
	}
	for i := range o.Types {
		c.types[o.Types[i].Name] = &o.Types[i]
	}
	c.codes(f)
	c.known(known)
	if c.Tables, err = t.Hash(); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Codes) codes(f *data.FormatCodes) {
	for i := range f.States {
		s := &f.States[i]
		c.states[s.Code] = s
		c.byName[strings.ToLower(s.Code)] = s.Code
		c.byGW[s.GW] = s.Code
		for _, v := range s.FIPS {
			c.byFIPS[v] = s.Code
		}
		for _, v := range s.Numeric {
			c.byNumber[strings.TrimLeft(v, "0")] = s.Code
		}
		for _, v := range s.Names {
			c.byName[strings.ToLower(v)] = s.Code
		}
	}
	for i := range f.CAMEO {
		c.cameos[f.CAMEO[i].Code] = &f.CAMEO[i]
	}
	for i := range f.ACLED {
		c.acled[strings.ToLower(f.ACLED[i].Sub)] = &f.ACLED[i]
	}
	for i := range f.Sectors {
		s := &f.Sectors[i]
		c.sectors[s.Sector] = s
		for _, v := range s.CAMEO {
			c.byCAMEO[v] = s.Sector
		}
		for _, v := range s.ICEWS {
			c.byICEWS[v] = s.Sector
		}
		for _, v := range s.Inter {
			c.byInter[strings.ToLower(v)] = s.Sector
		}
	}
}

func (c *Codes) known(e *data.Entities) {
	for i := range e.Known {
		if k := &e.Known[i]; k.Class == data.Country && c.names[dyad.Node(k.Code)] == "" {
			c.names[dyad.Node(k.Code)] = k.Known
		}
	}
	for _, n := range e.Names {
		k, key := &e.Known[n.Entity], strings.ToLower(n.Text)
		switch {
		case n.Use != data.Proper || n.Sector != "":
		case k.Class == data.Country && c.byName[key] == "":
			c.byName[key] = k.Code
		case n.Text == strings.ToUpper(n.Text) && c.names[k.Node()] != "":
			// Letters that stand for an arm or a party of one state stand for others elsewhere:
			// CPC is a party of China, and a coalition of rebels in Africa.
		case k.Class == data.Body || k.Class == data.Group: // of one that changed, the last standing
			if was, ok := c.bodies[key]; !ok || was.Known == k.Known {
				c.bodies[key] = k.Entity
			}
		}
	}
}

// state finds a state by name or by our code.
func (c *Codes) state(name string) string { return c.byName[strings.ToLower(strings.TrimSpace(name))] }

// nameOf returns the name of a state, "" for none.
func (c *Codes) nameOf(code string) string { return c.names[dyad.Node(code)] }

// body finds an organisation or group by name.
func (c *Codes) body(name string) (dyad.Entity, bool) {
	e, ok := c.bodies[strings.ToLower(strings.TrimSpace(name))]
	return e, ok
}

// cameo finds a code, or the one above it where it is finer than the codebook.
func (c *Codes) cameo(code string) *data.CAMEOCode {
	for ; len(code) > 1; code = code[:len(code)-1] {
		if x := c.cameos[code]; x != nil {
			return x
		}
	}
	return nil
}

// cameoOf returns the CAMEO code of an event; of one without, that of its type and mode.
func (c *Codes) cameoOf(e *dyad.Event) string {
	if e.CAMEO != "" || len(e.Type) == 0 {
		return e.CAMEO
	}
	t := c.types[e.Type[0]]
	if t == nil {
		return ""
	}
	if len(e.Modes) > 0 {
		if m := t.Mode(e.Modes[0]); m != nil && m.CAMEO != "" {
			return m.CAMEO
		}
	}
	return t.CAMEO
}

// typed sets type, mode, quad and scale of an event as the ontology has them.
func (c *Codes) typed(e *dyad.Event, typ, mode string) {
	e.Type, e.Modes = []string{typ}, nil
	if mode != "" {
		e.Modes = []string{mode}
	}
	t := c.types[typ]
	if t == nil {
		return
	}
	e.Quad, e.Scale = t.Quad, t.Scale
	if m := t.Mode(mode); m != nil && m.Scale != nil {
		e.Scale = *m.Scale
	}
}

// coded sets an event by its CAMEO code.
func (c *Codes) coded(e *dyad.Event, code string) error {
	x := c.cameo(code)
	switch {
	case x == nil:
		return fmt.Errorf("%q is no CAMEO code", code)
	case x.Type == "":
		return leftOut("CAMEO " + code[:2] + ", a statement, is no event of PLOVER")
	}
	e.CAMEO, e.Texts = code, []string{x.Name}
	c.typed(e, x.Type, x.Mode)
	return nil
}

// goldstein returns the score of a CAMEO code.
func (c *Codes) goldstein(code string) float64 {
	if x := c.cameo(code); x != nil {
		return x.Goldstein
	}
	return 0
}

// first returns the first of a list, or "".
func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (c *Codes) fips(code string) string {
	if s := c.states[code]; s != nil {
		return first(s.FIPS)
	}
	return ""
}

func (c *Codes) gw(code string) string {
	if s := c.states[code]; s != nil {
		return s.GW
	}
	return ""
}

func (c *Codes) cow(code string) string {
	if s := c.states[code]; s != nil {
		return s.Correlates
	}
	return ""
}

// sectorCAMEO returns the CAMEO code of a sector.
func (c *Codes) sectorCAMEO(s dyad.Sector) string {
	if x := c.sectors[s]; x != nil {
		return first(x.CAMEO)
	}
	return ""
}

// nonState tells codes that are no state's.
func nonState(code string) bool {
	switch code {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		return true
	}
	return false
}

// called is what an actor is called: by the tables, or as written.
func called(m *dyad.Mention) string { return cmp.Or(m.Known, m.Text) }
