package incident

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

// act is a short way to write an account.
type act struct {
	typ, mode, from, to string // "IRN", "PAK/MIL"; "/CVL" has no node; "" is nobody
	day                 string // told by the text; "" for none
	published           string
	text, title, outlet string
	killed              int
	by                  string // who says so; "-IRN" denies
	place               *dyad.Place
	realis              dyad.Realis
}

var (
	panjgur = &dyad.Place{Name: "Panjgur", GeoNameID: 1168312, Lat: 26.96, Lon: 64.09, Province: "Balochistan", CountryCode: "PAK", Resolution: 4}
	lahore  = &dyad.Place{Name: "Lahore", GeoNameID: 1172451, Lat: 31.55, Lon: 74.34, Province: "Punjab", CountryCode: "PAK", Resolution: 4}
	inPAK   = &dyad.Place{Name: "Pakistan", GeoNameID: 1168579, CountryCode: "PAK", Resolution: 1}
)

func entity(s string) []dyad.Mention {
	if s == "" {
		return nil
	}
	code, sector, _ := strings.Cut(s, "/")
	if sector == "" && code != "" {
		sector = "GOV"
	}
	return []dyad.Mention{{Text: s, Entity: dyad.Entity{Code: code, Sector: dyad.Sector(sector)}}}
}

func (c act) account() Account {
	quad := map[string]int{"ASSAULT": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ACCUSE": 3, "REJECT": 3, "CONSULT": 1, "AGREE": 1}[c.typ]
	a := &dyad.Article{ID: dyad.NewArticleID(c.outlet + c.published + c.text), Outlet: c.outlet, Published: dyad.Day(c.published), Title: c.title, Text: c.text}
	e := &dyad.Event{
		ID: dyad.NewEventID(a.ID, dyad.Span{}, c.typ+c.from+c.to, 0), ArticleID: a.ID, Type: []string{c.typ}, Quad: quad,
		Actors: entity(c.from), Recipients: entity(c.to), Realis: dyad.Actual, Evidence: dyad.Evidence{Sentence: c.text},
		DateInfo: &dyad.DateInfo{Basis: "published"},
	}
	if c.realis != "" {
		e.Realis = c.realis
	}
	if c.mode != "" {
		e.Modes = []string{c.mode}
	}
	if c.day != "" {
		first, last, ok := strings.Cut(c.day, "/")
		if !ok {
			last = first
		}
		e.Date, e.EndDate, e.DateInfo = dyad.Day(first), dyad.Day(last), &dyad.DateInfo{Basis: "text", EDTF: c.day}
		if strings.HasPrefix(c.day, "XXXX") {
			e.Date, e.EndDate = "", ""
		}
	}
	if c.killed > 0 {
		n := c.killed
		e.Size = &dyad.Size{Killed: &dyad.Count{Low: &n, Best: &n, High: &n, Text: fmt.Sprint(n)}}
	}
	if c.by != "" {
		who, stance := c.by, dyad.Asserts
		if s, ok := strings.CutPrefix(who, "-"); ok {
			who, stance = s, dyad.Denies
		}
		m := entity(who)[0]
		e.Attribution = []dyad.Attribution{{Entity: &m, Stance: stance, Cue: "said"}}
	}
	if c.place != nil {
		e.Place = &dyad.Toponym{Text: c.place.Name, Place: *c.place}
	}
	return Account{Event: e, Article: a}
}

func accounts(acts ...act) []Account {
	var all []Account
	for _, c := range acts {
		all = append(all, c.account())
	}
	return all
}

// strike is what several cases tell anew.
var strike = act{typ: "ASSAULT", mode: "aerial", from: "IRN", to: "PAK", day: "2024-01-16", published: "2024-01-17", outlet: "a",
	text: "Iran struck bases of Jaish al-Adl in Panjgur with missiles", killed: 2, by: "PAK", place: panjgur}

// but changes a copy of an act.
func (c act) but(f func(*act)) act {
	f(&c)
	return c
}

func TestLink(t *testing.T) {
	for _, c := range []struct {
		name string
		with act
		want int // incidents
	}{
		{"the same told elsewhere", strike.but(func(c *act) { c.outlet, c.text = "b", "Tehran hit hideouts of Jaish al-Adl in Panjgur" }), 1},
		{"another toll", strike.but(func(c *act) { c.outlet, c.killed, c.by = "b", 9, "IRN" }), 1},
		{"later, Tuesday's strike", strike.but(func(c *act) { c.outlet, c.published, c.killed, c.place = "b", "2024-01-23", 0, nil }), 1},
		{"without a day, published the day after", strike.but(func(c *act) { c.outlet, c.day = "b", "" }), 1},
		{"without a day, published two weeks later", strike.but(func(c *act) { c.outlet, c.day, c.published = "b", "", "2024-01-31" }), 2},
		{"two days later", strike.but(func(c *act) { c.outlet, c.day, c.published = "b", "2024-01-18", "2024-01-18" }), 2},
		{"the answer", strike.but(func(c *act) { c.outlet, c.from, c.to, c.place = "b", "PAK", "IRN", nil }), 2},
		{"the answer of the same day in the same words", strike.but(func(c *act) { c.outlet, c.from, c.to = "b", "PAK", "IRN" }), 2},
		{"somewhere else that day", strike.but(func(c *act) { c.outlet, c.place, c.text, c.killed = "b", lahore, "A drone fell on a market", 0 }), 2},
		{"somewhere in the country", strike.but(func(c *act) { c.outlet, c.place = "b", inPAK }), 1},
		{"nobody named, same place and toll", strike.but(func(c *act) { c.outlet, c.from, c.to = "b", "", "/CVL" }), 1},
		{"recipient not named", strike.but(func(c *act) { c.outlet, c.to, c.place = "b", "", nil }), 1},
		{"a missile launch", strike.but(func(c *act) {
			c.outlet, c.typ, c.mode, c.text = "b", "MOBILIZE", "weapons", "Iran fired missiles at Jaish al-Adl in Panjgur"
		}), 1},
		{"another type", strike.but(func(c *act) { c.outlet, c.typ, c.mode = "b", "CONSULT", "" }), 2},
		{"planned", strike.but(func(c *act) { c.outlet, c.realis = "b", dyad.Future }), 2},
		{"did not happen", strike.but(func(c *act) { c.outlet, c.realis = "b", dyad.Negated }), 2},
		{"said by its doer not to have happened", strike.but(func(c *act) { c.outlet, c.by, c.realis = "b", "-IRN", dyad.Negated }), 1},
		{"denied", strike.but(func(c *act) { c.outlet, c.by = "b", "-IRN" }), 1},
		{"only the month known", strike.but(func(c *act) { c.outlet, c.published, c.day = "b", "2024-03-01", "2024-01-01/2024-01-31" }), 1},
		{"another month", strike.but(func(c *act) { c.outlet, c.published, c.day = "b", "2024-03-01", "2023-12-01/2023-12-31" }), 2},
		{"without a year", strike.but(func(c *act) { c.outlet, c.published, c.day = "b", "", "XXXX-01-16" }), 1},
		{"without a year, another day", strike.but(func(c *act) { c.outlet, c.published, c.day = "b", "", "XXXX-01-20" }), 2},
		{"taken prisoner that day", strike.but(func(c *act) {
			c.outlet, c.mode, c.text, c.killed, c.place = "b", "abduct", "Guards took a soldier", 0, nil
		}), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, both := range [][]act{{strike, c.with}, {c.with, strike}} {
				if got := Link(accounts(both...)); len(got) != c.want {
					t.Errorf("got %d incidents, want %d", len(got), c.want)
				}
			}
		})
	}
}

func TestAttendance(t *testing.T) {
	who := func(code, sector, office, qid string) dyad.Entity {
		return dyad.Entity{Code: code, Sector: dyad.Sector(sector), Office: office, QID: qid}
	}
	trump, kim := who("USA", "GOV", "president", "Q22686"), who("PRK", "GOV", "leader", "Q56226")
	for _, c := range []struct {
		name string
		with dyad.Entity
		want float64
	}{
		{"the same two", trump, 0.4},
		{"another of that state", who("USA", "GOV", "secretary of state", "Q1"), -0.8},
		{"another, of whom only the office is known", who("USA", "SPY", "cia director", ""), -0.8},
		{"the president, not named", who("USA", "GOV", "president", ""), 0.4},
		{"the state", who("USA", "GOV", "", "Q30"), 0.4},
	} {
		a, n := scene{typ: "CONSULT", from: []dyad.Entity{trump}, to: []dyad.Entity{kim}}, scene{typ: "CONSULT", from: []dyad.Entity{kim}, to: []dyad.Entity{c.with}}
		a.sides()
		n.sides()
		if got := attendance(&a, &n); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// What a state does to its own at home is told of many deeds, and so weighs less than what one does
// to another.
func TestAtHome(t *testing.T) {
	weight := func(from, to string) float64 {
		a := scene{typ: "ASSAULT", quad: 4, from: entities(entity(from)), to: entities(entity(to))}
		a.sides()
		return parties(&a, &a)
	}
	if home, abroad := weight("PAK/COP", "PAK/CVL"), weight("IRN", "PAK"); home >= abroad || home <= 0 {
		t.Errorf("at home %v, abroad %v", home, abroad)
	}
	if v, ok := days(when{}, when{}); !ok || v >= 0 {
		t.Errorf("no day told by either: %v %v, want a little against", v, ok)
	}
}

func TestJoin(t *testing.T) {
	far := strike.but(func(c *act) {
		c.outlet, c.text, c.place, c.day, c.by = "b", "Iran hit Jaish al-Adl in Panjgur", inPAK, "", "-IRN"
	})
	more := strike.but(func(c *act) {
		c.outlet, c.text, c.killed, c.published = "c", "Four died in Panjgur as Iran struck Jaish al-Adl", 4, "2024-01-18"
	})
	all := Link(accounts(far, strike, more))
	if len(all) != 1 {
		t.Fatalf("got %d incidents", len(all))
	}
	n := all[0]
	if n.Date != "2024-01-16" || n.Place.Name != "Panjgur" || n.Realis != dyad.Actual || len(n.Reports) != 3 || n.Sources != 3 {
		t.Errorf("got %s %s %s, %d reports, %d sources", n.Date, n.Place.Name, n.Realis, len(n.Reports), n.Sources)
	}
	alone := New(far.account())
	if alone.Realis != dyad.Negated {
		t.Errorf("told by its denier alone: %s", alone.Realis)
	}
	again := n
	Join(&again, strike.account())
	if len(again.Reports) != 3 {
		t.Errorf("joined twice: %d reports", len(again.Reports))
	}
}

func TestClaims(t *testing.T) {
	later := strike.but(func(c *act) { c.outlet, c.killed, c.published = "c", 4, "2024-01-18" })
	other := strike.but(func(c *act) { c.outlet, c.killed, c.by = "b", 9, "IRN" })
	denial := strike.but(func(c *act) { c.outlet, c.by, c.killed = "d", "-PAK", 0 })
	own := strike.but(func(c *act) { c.outlet, c.by, c.killed = "e", "", 3 })
	var claims []dyad.Claim
	for _, a := range accounts(later, strike, other, denial, own) {
		claims = append(claims, Claims("in_1", a)...)
	}
	if len(claims) != 5 || claims[3].Stance != dyad.Denies || claims[4].By != nil || claims[0].By.Code != "PAK" {
		t.Fatalf("got %+v", claims)
	}
	worded := strike.account()
	worded.Event.Texts = []string{"struck bases"}
	if got := Claims("in_1", worded)[0].What; got != "struck bases" {
		t.Errorf("what is claimed: %q", got)
	}
}

// TestFigureOfAnotherVoice holds that a figure with a voice of its own is its claim.
func TestFigureOfAnotherVoice(t *testing.T) {
	a := strike.account()
	m := entity("IRN")[0]
	a.Event.Size.Killed.Attribution = []dyad.Attribution{{Entity: &m, Stance: dyad.Asserts}}
	claims := Claims("in_1", a)
	if len(claims) != 2 || claims[0].Size != nil || claims[1].By.Code != "IRN" || claims[1].Size.Killed == nil {
		t.Errorf("got %+v", claims)
	}
}

// stream makes accounts of n strikes by pairs of states, each told by a few outlets.
func stream(n int, rng *rand.Rand) []Account {
	var all []Account
	states := []string{"IRN", "PAK", "IND", "CHN", "USA", "RUS", "UKR", "ISR", "SYR", "TUR", "IRQ", "SAU"}
	for i := range n {
		from, to := rng.IntN(len(states)), rng.IntN(len(states)-1)
		if to >= from {
			to++
		}
		day := 19000 + i*3
		place := &dyad.Place{Name: fmt.Sprint("Town", i), GeoNameID: 1000 + i, CountryCode: states[to], Resolution: 4}
		for o := range 1 + rng.IntN(3) {
			all = append(all, act{typ: "ASSAULT", from: states[from], to: states[to], day: string(dayOf(day)), published: string(dayOf(day + o)),
				outlet: fmt.Sprint("outlet", o), text: fmt.Sprintf("%s struck Town%d", states[from], i), killed: 3 + i%7, place: place}.account())
		}
	}
	return all
}

// TestOrder holds that happenings which are clear come out the same in any order.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := stream(12, rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed"))))
		want := shape(Link(all))
		if got := shape(Link(rapid.Permutation(all).Draw(t, "order"))); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// shape writes incidents without what depends on the order: ids, and the order of reports.
func shape(incidents []dyad.Incident) string {
	var lines []string
	for _, n := range incidents {
		var events []string
		for _, r := range n.Reports {
			events = append(events, string(r.Event))
		}
		slices.Sort(events)
		lines = append(lines, fmt.Sprint(n.Date, n.Type, n.Place.Name, n.Sources, n.Summary, n.Actors, n.Recipients, events))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestDeterministic(t *testing.T) {
	all := stream(40, rand.New(rand.NewPCG(1, 2)))
	one, err := json.Marshal(Link(all))
	if err != nil {
		t.Fatal(err)
	}
	two, err := json.Marshal(Link(all))
	if err != nil || !bytes.Equal(one, two) {
		t.Error("two runs differ", err)
	}
}

// TestKeysMeet holds that what Match would join is found under the keys, and that a kept
// incident, read back from JSON, has the same keys.
func TestKeysMeet(t *testing.T) {
	all := stream(60, rand.New(rand.NewPCG(3, 4)))
	for _, a := range all {
		n := New(a)
		for _, b := range all {
			best, _ := Match(b, []dyad.Incident{n})
			if best < 0 {
				continue
			}
			stored := StoreKeys(&n)
			if !slices.ContainsFunc(QueryKeys(b), func(k string) bool { return slices.Contains(stored, k) }) {
				t.Fatalf("%v matches %v without a key", b.Event.Evidence.Sentence, n.Summary)
			}
		}
		kept, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		var back dyad.Incident
		if err := json.Unmarshal(kept, &back); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(StoreKeys(&back), StoreKeys(&n)) {
			t.Fatal("keys changed on the way through JSON")
		}
	}
}

// TestFlat holds that an account meets no more candidates when ten times as much is kept.
func TestFlat(t *testing.T) {
	weighed := func(n int) float64 {
		l := ledger{keyed: map[string][]int{}, printed: map[uint64][]*dyad.Article{}, origin: map[dyad.ArticleID]dyad.ArticleID{}}
		all := stream(n, rand.New(rand.NewPCG(5, 6)))
		for _, a := range all {
			l.put(a)
		}
		return float64(l.weighed) / float64(len(all))
	}
	if one, ten := weighed(300), weighed(3000); ten > 1.2*one+0.1 {
		t.Errorf("%.2f candidates an account, and %.2f with ten times as much", one, ten)
	}
}

func BenchmarkPut(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := ledger{keyed: map[string][]int{}, printed: map[uint64][]*dyad.Article{}, origin: map[dyad.ArticleID]dyad.ArticleID{}}
			all := stream(n, rand.New(rand.NewPCG(7, 8)))
			for _, a := range all {
				l.put(a)
			}
			i := 0
			for b.Loop() {
				l.put(all[i%len(all)])
				i++
			}
		})
	}
}
