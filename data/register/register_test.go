package register_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/data/register"
	"github.com/dyad-news/dyad/data/roster"
)

func source(name, text string) register.Source {
	return register.Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// imported imports a text and opens the tables with it laid over.
func imported(t testing.TB, name, text string) (*data.Actors, register.Imported, error) {
	t.Helper()
	base, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	m := &register.Import{Tables: base}
	r, err := m.Into(context.Background(), dir, source(name, text))
	if err != nil {
		return nil, r, err
	}
	over, err := data.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := over.Actors()
	if err != nil {
		t.Fatal(err)
	}
	return a, r, nil
}

// who finds a name in the tables: "GHA GOV governor 2011-01-01..2012-12-31".
func who(a *data.Actors, name string) string {
	var out []string
	bearers, end := a.Roster.At(name, 0, false)
	for _, b := range bearers {
		if end == len(name) {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s..%s", b.Known.Code, b.Known.Sector, b.Known.Office, b.Known.From, b.Known.To)))
		}
	}
	return strings.Join(out, ", ")
}

const actors = `# a dictionary
EXAMPLE_LIBERATION_ARMY_  [GHAREB]
+E_L_A_
+ARMY_OF_EXAMPLES_ ; added 01/01/2011
KOFI_EXAMPLE_
	[GHAGOV 110101-121231]
	[GHAELI >121231]
EXAMPLE_AGENCY_ [IGOUNODEV]
NOWHERE_MAN_ [QQQGOV]
BROKEN_ [GHAGOV
GHANA_ [GHA]
`

const sparql = `{"head":{"vars":["person","personLabel","positionLabel","start","end","countryLabel"]},"results":{"bindings":[
{"person":{"type":"uri","value":"http://www.wikidata.org/entity/Q999999991"},"personLabel":{"type":"literal","value":"Ama Example"},"positionLabel":{"type":"literal","value":"Minister of Defence"},"start":{"type":"literal","value":"2015-02-03T00:00:00Z"},"countryLabel":{"type":"literal","value":"Ghana"}},
{"person":{"type":"uri","value":"http://www.wikidata.org/entity/Q999999992"},"personLabel":{"type":"literal","value":"Q999999992"},"countryLabel":{"type":"literal","value":"Ghana"}}]}}`

const dump = `[
{"id":"Q900000001","labels":{"en":{"value":"Governor of Exampleland"}},"claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q117"}}}}]}},
{"id":"Q900000002","labels":{"en":{"value":"Yaw Example"}},"aliases":{"en":[{"value":"Y. Example"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q117"}}}}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900000001"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2011-00-00T00:00:00Z","precision":9}}}],"P582":[{"datavalue":{"value":{"time":"+2012-06-05T00:00:00Z","precision":11}}}]}}]}},
{"id":"Q900000003","labels":{"en":{"value":"Example Party"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q7278"}}}}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q117"}}}}]}},
{"id":"Q900000004","broken
]
`

func TestInto(t *testing.T) {
	for _, c := range []struct {
		name, text string
		bad        int
		want       map[string]string
	}{
		{"phoenix.actors", actors, 2, map[string]string{
			"Example Liberation Army": "GHA REB  ..", "Army of Examples": "GHA REB  ..",
			"Kofi Example": "GHA GOV  2011-01-01..2012-12-31, GHA ELI  2012-12-31..", "Example Agency": "UNO SOC  ..", "Ghana": "",
		}},
		{"result.json", sparql, 0, map[string]string{"Ama Example": "GHA GOV Minister of Defence 2015-02-03.."}},
		{"dump.json", dump, 2, map[string]string{"Yaw Example": "GHA GOV governor of exampleland 2011-01-01..2012-06-05", "Y. Example": "GHA GOV governor of exampleland 2011-01-01..2012-06-05", "Example Party": "GHA PTY  .."}},
		{"table.csv", "name,country,sector,office,from,to,aliases\n\"Esi Example\",Ghana,LEG,senator,2001,2004-06,E. Example|Example Esi\nAda Example,Atlantis,GOV,,,,\nBad,GHA,XXX,,,,\n", 2,
			map[string]string{"Esi Example": "GHA LEG senator 2001-01-01..2004-06-30", "Example Esi": "GHA LEG senator 2001-01-01..2004-06-30", "Ada Example": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, r, err := imported(t, c.name, c.text)
			if err != nil {
				t.Fatal(err)
			}
			if r.Bad != c.bad {
				t.Errorf("%d bad: %q", r.Bad, r.Errors)
			}
			for name, want := range c.want {
				if got := who(a, name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestAgents(t *testing.T) {
	a, r, err := imported(t, "agents.txt", "!SORT! = RIVER, HARBOUR\n!SORT!_WARDENESS_ [~COP]\nBEEKEEPER_ {BEEKEEPERS_} [~AGR]\nPRESIDENT_ [~GOV]\nODDITY_ [~QQQ]\n")
	if err != nil {
		t.Fatal(err)
	}
	if r.Nouns != 3 || r.Bad != 1 {
		t.Errorf("%+v", r)
	}
	found := map[string]string{}
	for _, n := range a.Nouns {
		found[n.Singular] = string(n.Sector) + " " + n.Plural
	}
	if found["beekeeper"] != "AGR beekeepers" || found["river wardeness"] != "COP river wardenesses" || found["president"] != "GOV presidents" {
		t.Errorf("%q %q %q", found["beekeeper"], found["river wardeness"], found["president"])
	}
}

func TestIntoKeepsTheOldFile(t *testing.T) {
	base, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, filepath.FromSlash(data.RosterFile))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, s := range []register.Source{source("empty.csv", "name,country\n"), source("many.csv", "name,country\n"+strings.Repeat("A B,GHA\n", 5000)), source("x", "no table at all")} {
		if _, err := (&register.Import{Tables: base}).Into(ctx, dir, s); err == nil {
			t.Errorf("%s: no error", s.Name)
		}
		if b, _ := os.ReadFile(path); string(b) != "old" {
			t.Errorf("%s: the old file is gone", s.Name)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".roster*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// FuzzInto: whatever the bytes, an import gives an error or rows that can be read.
func FuzzInto(f *testing.F) {
	for i, s := range []string{sparql, dump, "name,code\nA,GHA\n", "A_ [~GOV]\n", actors, "\xff["} {
		f.Add(byte(i), []byte(s))
	}
	base, err := data.Open("")
	if err != nil {
		f.Fatal(err)
	}
	known, err := base.Entities()
	if err != nil {
		f.Fatal(err)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, kind byte, b []byte) {
		s := source("fuzz", string(b))
		if i := int(kind) % (len(register.Kinds()) + 1); i < len(register.Kinds()) {
			s.Kind = register.Kinds()[i]
		}
		r, err := (&register.Import{Tables: base, Known: known}).Into(context.Background(), dir, s)
		if err != nil || r.Kept == 0 {
			return
		}
		x, err := roster.Open(filepath.Join(dir, filepath.FromSlash(data.RosterFile)))
		if err != nil {
			t.Fatalf("%s: %+v: %v", s.Kind, r, err)
		}
		defer x.Close()
		if x.Names() == 0 {
			t.Fatalf("%s: %d rows without a name", s.Kind, r.Kept)
		}
		if err := data.CheckRow(x.Row(0)); err != nil {
			t.Fatalf("%s: %v", s.Kind, err)
		}
	})
}
