package eval

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const strike = "Iran bombed Pakistan on Tuesday, killing nine, Islamabad said."

// coded is a right coding of strike, to be spoiled by the cases.
func coded() *dyad.Event {
	nine := 9
	return &dyad.Event{
		Type: []string{"ASSAULT"}, Modes: []string{"aerial"}, Realis: dyad.Actual,
		Actors:      []dyad.Mention{{Text: "Iran", Span: dyad.Span{Start: 0, End: 4}, Entity: dyad.Entity{Code: "IRN", Sector: dyad.GOV}}},
		Recipients:  []dyad.Mention{{Text: "Pakistan", Span: dyad.Span{Start: 12, End: 20}, Entity: dyad.Entity{Code: "PAK", Sector: dyad.GOV}}},
		DateInfo:    &dyad.DateInfo{EDTF: "2024-01-16", Basis: "text"},
		Size:        &dyad.Size{Killed: &dyad.Count{Best: &nine}},
		Attribution: []dyad.Attribution{{Entity: &dyad.Mention{Text: "Islamabad", Entity: dyad.Entity{Code: "PAK"}}, Stance: dyad.Asserts}},
	}
}

func wanted() goldEvent {
	nine := 9
	return goldEvent{Type: "ASSAULT", Mode: "aerial", Actor: []string{"IRN GOV"}, Recipient: []string{"PAK"}, Date: "2024-01-16",
		Realis: "actual", Attribution: []string{"PAK asserts"}, Killed: &nine}
}

func TestJudgeOwn(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(e *dyad.Event, g *goldEvent)
		wrong []string // facet: gold > got
	}{
		{"all right", func(*dyad.Event, *goldEvent) {}, nil},
		{"type", func(e *dyad.Event, _ *goldEvent) { e.Type = []string{"ACCUSE"} }, []string{"type: ASSAULT > ACCUSE"}},
		{"mode", func(e *dyad.Event, _ *goldEvent) { e.Modes = nil }, []string{"mode: aerial > "}},
		{"one of the modes", func(e *dyad.Event, _ *goldEvent) { e.Modes = []string{"destroy", "aerial"} }, nil},
		{"actor", func(e *dyad.Event, _ *goldEvent) { e.Actors[0].Code = "IRQ" }, []string{"actor: IRN > ", "actor:  > IRQ"}},
		{"actor named twice", func(e *dyad.Event, _ *goldEvent) { e.Actors = append(e.Actors, e.Actors[0]) }, nil},
		{"sector", func(e *dyad.Event, _ *goldEvent) { e.Actors[0].Sector = dyad.MIL }, []string{"sector: IRN GOV > IRN MIL"}},
		{"sector not asked", func(e *dyad.Event, _ *goldEvent) { e.Recipients[0].Sector = dyad.MIL }, nil},
		{"two recipients of one country", func(e *dyad.Event, g *goldEvent) {
			g.Recipient = []string{"PAK COP", "PAK MIL"}
			e.Recipients = append(e.Recipients, e.Recipients[0])
			e.Recipients[0].Sector, e.Recipients[1].Sector = dyad.MIL, dyad.COP
		}, nil},
		{"all sides act", func(_ *dyad.Event, g *goldEvent) { g.Actor, g.Recipient = []string{"PAK", "IRN"}, nil }, nil},
		{"no recipient", func(e *dyad.Event, _ *goldEvent) { e.Recipients = nil }, []string{"recipient: PAK > "}},
		{"recipient by words", func(e *dyad.Event, g *goldEvent) {
			g.Recipient = []string{"~jaish"}
			e.Recipients[0] = dyad.Mention{Text: "the group", Entity: dyad.Entity{Known: "Jaish al-Adl"}}
		}, nil},
		{"date", func(e *dyad.Event, _ *goldEvent) { e.DateInfo.EDTF = "2024-01-17" }, []string{"date: 2024-01-16 > 2024-01-17"}},
		{"date of publication", func(e *dyad.Event, g *goldEvent) { g.Date, e.DateInfo.Basis = "", "published" }, nil},
		{"date read where there is none", func(_ *dyad.Event, g *goldEvent) { g.Date = "" }, []string{"date:  > 2024-01-16"}},
		{"realis", func(e *dyad.Event, _ *goldEvent) { e.Realis = dyad.Future }, []string{"realis: actual > future"}},
		{"stance", func(e *dyad.Event, _ *goldEvent) { e.Attribution[0].Stance = dyad.Denies }, []string{"attribution: PAK asserts > ", "attribution:  > PAK denies"}},
		{"hearsay", func(e *dyad.Event, g *goldEvent) {
			g.Attribution = []string{"hearsay alleges"}
			e.Attribution = []dyad.Attribution{{Hearsay: true, Stance: dyad.Alleges}}
		}, nil},
		{"place", func(e *dyad.Event, g *goldEvent) {
			g.Place, e.Place = "Panjgur", &dyad.Toponym{Text: "Quetta"}
		}, []string{"place: Panjgur > Quetta"}},
		{"size", func(e *dyad.Event, _ *goldEvent) { *e.Size.Killed.Best = 8 }, []string{"size: killed 9 > killed 8"}},
		{"other size", func(e *dyad.Event, _ *goldEvent) { e.Size.Injured, e.Size.Killed = e.Size.Killed, nil }, []string{"size: killed 9 > ", "size:  > injured 9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, g := coded(), wanted()
			c.spoil(e, &g)
			var wrong []string
			for _, o := range judgeOwn(&goldCase{Events: []goldEvent{g}}, &dyad.Coding{Article: dyad.Article{Text: strike}, Events: []dyad.Event{*e}}) {
				if !o.Right() {
					wrong = append(wrong, fmt.Sprintf("%s: %s > %s", o.Facet, o.Gold, o.Got))
				}
			}
			if !slices.Equal(wrong, c.wrong) {
				t.Errorf("got %q, want %q", wrong, c.wrong)
			}
		})
	}
}

// TestAlign: of two events of one type, each gold event takes the one that it is.
func TestAlign(t *testing.T) {
	first, second := coded(), coded()
	first.Actors[0].Code, first.DateInfo.EDTF = "IND", "2024-01-10"
	k := &dyad.Coding{Article: dyad.Article{Text: strike}, Events: []dyad.Event{*first, *second, *coded()}}
	k.Events[2].Type = []string{"AID"}
	g := goldCase{Events: []goldEvent{wanted(), wanted(), {Type: "REJECT", Realis: "actual"}}}
	g.Events[1].Actor, g.Events[1].Date = []string{"IND"}, "2024-01-10"
	outcomes := judgeOwn(&g, k)
	if c := Micro(facet(outcomes, "type")); c != (PRF{"", 2, 3, 3}) {
		t.Errorf("types: got %+v", c)
	}
	for _, o := range outcomes {
		if !o.Right() && o.Facet != "type" {
			t.Errorf("the events were crossed: %+v", o)
		}
	}
}

func TestGold(t *testing.T) {
	cases, err := readGold(goldFiles)
	if err != nil {
		t.Fatal(err)
	}
	types := make(map[string]map[string]int)
	quiet := 0
	for _, c := range cases {
		if len(c.Events) == 0 {
			quiet++
		}
		for _, e := range c.Events {
			if types[e.Type] == nil {
				types[e.Type] = make(map[string]int)
			}
			types[e.Type][c.part()]++
		}
	}
	if events := len(cases) - quiet; events < 160 || quiet < 60 {
		t.Errorf("%d sentences with events, %d without", events, quiet)
	}
	if len(types) != 16 {
		t.Errorf("%d types of 16", len(types))
	}
	for typ, n := range types {
		if n["tune"] < 5 || n["dev"] == 0 {
			t.Errorf("%s: %d to tune, %d to report", typ, n["tune"], n["dev"])
		}
	}
}

func TestFalseEvents(t *testing.T) {
	actual, future := coded(), coded()
	future.Realis = dyad.Future
	silent := &dyad.Coding{Article: dyad.Article{Text: strike}}
	two := &dyad.Coding{Article: silent.Article, Events: []dyad.Event{*actual, *future, *actual}}
	m := &Measure{Name: "m", judge: func(_ int, k *dyad.Coding) []Outcome { return falseEvents(k) },
		figures: func(o []Outcome) []Figure { return quietFigures("text", o) }}
	late := &dyad.Coding{Article: silent.Article, Events: []dyad.Event{*future}}
	outcomes := slices.Concat(m.Judge(0, two), m.Judge(1, silent), m.Judge(2, silent), m.Judge(3, late), m.Judge(4, nil))
	figures := m.Figures(outcomes)
	if !near(figures[0].Value, .5) || figures[0].N != 4 || !near(figures[1].Value, .25) {
		t.Errorf("got %+v", figures)
	}
}

func TestByCode(t *testing.T) {
	for _, c := range []struct{ name, text, code, want string }{
		{"first letters", "Arnor met Gondor", "GON", "Gondor"},
		{"with a sector", "Arnor met Gondor", "GONGOV", "Gondor"},
		{"letters in order", "aid to Libya", "LBY", "Libya"},
		{"first letters before letters in order", "Groton and Gondor", "GON", "Gondor"},
		{"not there", "Arnor met Bree", "GON", ""},
		{"no code", "Arnor", "---", ""},
		{"short", "Arnor", "AR", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := byCode(c.text, c.code)
			if got := s.In(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestIgnoreFuture(t *testing.T) {
	for _, c := range []struct{ gold, got, want string }{{"AID", "AGREE", "AID"}, {"AID", "ACCUSE", "ACCUSE"}, {"ASSAULT", "AGREE", "AGREE"}} {
		o := Outcome{Gold: c.gold, Got: c.got}
		if ignoreFuture(&o); o.Got != c.want {
			t.Errorf("%s for %s: got %s, want %s", c.got, c.gold, o.Got, c.want)
		}
	}
}

func TestJudgeEntity(t *testing.T) {
	word := func(s string) *string { return &s }
	k := &dyad.Coding{Mentions: []dyad.Mention{
		{Text: "a longer one", Span: dyad.Span{End: 40}, Entity: dyad.Entity{Code: "FRA"}},
		{Given: true, Entity: dyad.Entity{Code: "KOS", Sector: dyad.GOV}},
	}}
	for _, c := range []struct {
		name string
		gold entityCase
		want []Outcome
	}{
		{"Kosovo's code", entityCase{Country: word("XKX"), Sector: word("GOV")}, []Outcome{{Facet: "country", Gold: "KOS", Got: "KOS"}, {Facet: "sector", Gold: "GOV", Got: "GOV"}}},
		{"not asked", entityCase{}, nil},
		{"a code that is no sector", entityCase{Sector: word("BUD")}, nil},
		{"a country stands for its government", entityCase{Sector: word("")}, []Outcome{{Facet: "sector"}}},
		{"wrong", entityCase{Country: word(""), Sector: word("MIL")}, []Outcome{{Facet: "country", Got: "KOS"}, {Facet: "sector", Gold: "MIL", Got: "GOV"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := judgeEntity(&c.gold, k); !slices.Equal(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

// TestLoad: gold that is not there leaves its measure empty, and says so.
func TestLoad(t *testing.T) {
	measures, err := Load(t.TempDir(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range measures {
		if ours := strings.HasPrefix(m.Name, "gold") || strings.HasPrefix(m.Name, "quiet") || strings.HasPrefix(m.Name, "dates") || strings.HasPrefix(m.Name, "tolls") || strings.HasPrefix(m.Name, "pairs"); ours != (m.Missing == "") || ours != (len(m.Cases) > 0) {
			t.Errorf("%s: missing %q, %d cases", m.Name, m.Missing, len(m.Cases))
		}
	}
	if _, err := Load("", "judged", "plv"); err == nil {
		t.Error("a measure that is not there was loaded")
	}
	needShared(t, "data/events")
	measures, err = Load(shared, "judged", "plv_tune", "bbc")
	if err != nil || len(measures) != 2 || len(measures[0].Cases) != 700 || len(measures[1].Cases) != 1118 {
		t.Errorf("%v: got %d measures", err, len(measures))
	}
}
