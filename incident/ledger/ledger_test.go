package ledger

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

// strike is the incident of the cases: Iran's, on Jaish al-Adl, on the soil of Pakistan.
var strike = dyad.Incident{
	Type: "ASSAULT", Quad: 4, Realis: dyad.Actual, Place: &dyad.Place{CountryCode: "PAK"},
	Actors:     []dyad.Entity{{Code: "IRN", Sector: dyad.MIL}},
	Recipients: []dyad.Entity{{Code: "IRN", Sector: dyad.REB, Known: "Jaish al-Adl"}},
}

// said writes a claim: "IRN", "IRN/army" of a body of it, "reportedly", "" for the outlet a.
func said(by string, stance dyad.Stance, more ...func(*dyad.Claim)) dyad.Claim {
	c := dyad.Claim{Stance: stance, Outlet: "a", Published: "2024-01-17", What: "struck a village"}
	switch code, known, _ := strings.Cut(by, "/"); by {
	case "":
	case "reportedly":
		c.Hearsay = true
	case "Jaish al-Adl":
		c.By, c.ByText = &dyad.Entity{Code: "IRN", Sector: dyad.REB, Known: by}, by
	default:
		c.By, c.ByText = &dyad.Entity{Code: code, Sector: dyad.GOV, Office: known}, by
	}
	for _, f := range more {
		f(&c)
	}
	c.Article = dyad.ArticleID("ar_" + string(c.Published) + by)
	c.Event = dyad.EventID("ev_" + string(c.Article) + string(stance))
	return c
}

// killed gives a claim a count: from low to high, -1 for none.
func killed(low, high int) func(*dyad.Claim) {
	return func(c *dyad.Claim) {
		n := &dyad.Count{Text: "some"}
		if low >= 0 {
			n.Low = &low
		}
		if high >= 0 {
			n.High = &high
		}
		c.Size = &dyad.Size{Killed: n}
	}
}

func on(day dyad.Day) func(*dyad.Claim)   { return func(c *dyad.Claim) { c.Published = day } }
func what(words string) func(*dyad.Claim) { return func(c *dyad.Claim) { c.What = words } }

// brief writes contradictions: "killed: PAK 2; IRN 9".
func brief(l *Ledger) string {
	var out []string
	for _, c := range l.Contradictions {
		who := func(s *Stand) string {
			switch {
			case s.By != nil:
				return string(s.By.Node())
			case s.Hearsay:
				return "hearsay"
			}
			return s.Outlet
		}
		out = append(out, c.Sentence(who, func(s *Stand) string { return string(s.Names[0]) }))
	}
	return strings.Join(out, " ")
}

func TestLedger(t *testing.T) {
	const yes, no = dyad.Asserts, dyad.Denies
	for _, c := range []struct {
		name   string
		claims []dyad.Claim
		state  State
		want   string
	}{
		{"nobody", nil, Outlets, ""},
		{"an outlet", []dyad.Claim{said("", yes)}, Outlets, ""},
		{"hearsay", []dyad.Claim{said("reportedly", dyad.Alleges)}, Outlets, ""},
		{"the doer", []dyad.Claim{said("IRN", dyad.Claims), said("", yes)}, OneSide, ""},
		{"the doer and he on whose soil it was", []dyad.Claim{said("IRN", dyad.Claims), said("PAK", yes)}, Both, ""},
		{"two bodies of one side", []dyad.Claim{said("IRN", yes), said("IRN/army", dyad.Confirms)}, OneSide, ""},
		{"a third", []dyad.Claim{said("USA", yes)}, Others, ""},
		{"who cannot confirm it", []dyad.Claim{said("PAK", dyad.CannotVerify)}, Outlets, ""},
		{"denied alone", []dyad.Claim{said("IRN", no)}, Denied, ""},
		{"denied against outlets", []dyad.Claim{said("IRN", no), said("", yes)}, Disputed, "IRN denies “struck a village”; it is asserted by a."},
		{"denied against a voice, outlets aside", []dyad.Claim{said("IRN", no), said("PAK", dyad.Alleges), said("", yes)}, Disputed, "IRN denies “struck a village”; it is asserted by PAK."},
		{"denied twice", []dyad.Claim{said("IRN", no), said("IRN", no, on("2024-01-18")), said("PAK", yes)}, Disputed, "IRN denies “struck a village”; it is asserted by PAK."},
		{"a part denied by the doer", []dyad.Claim{said("IRN", dyad.Claims), said("IRN/army", no, what("targeted civilians")), said("PAK", yes)}, Disputed, "IRN denies “targeted civilians”; it is asserted by PAK."},
		{"a part denied that only outlets tell", []dyad.Claim{said("IRN", dyad.Claims), said("IRN/army", no), said("", yes)}, OneSide, ""},
		{"figures that exclude each other", []dyad.Claim{said("PAK", yes, killed(2, 2)), said("IRN", yes, killed(9, 9))}, Disputed, "Killed: 9 says IRN; 2 says PAK."},
		{"nobody was killed", []dyad.Claim{said("PAK", yes, killed(0, 0)), said("IRN", yes, killed(300, 300))}, Disputed, "Killed: 300 says IRN; none says PAK."},
		{"at least so many", []dyad.Claim{said("PAK", yes, killed(2, -1)), said("IRN", yes, killed(9, 9))}, Both, ""},
		{"at least more", []dyad.Claim{said("PAK", yes, killed(12, -1)), said("IRN", yes, killed(9, 9))}, Disputed, "Killed: at least 12 says PAK; 9 says IRN."},
		{"up to so many", []dyad.Claim{said("PAK", yes, killed(-1, 5)), said("IRN", yes, killed(7, 9))}, Disputed, "Killed: 7 to 9 says IRN; up to 5 says PAK."},
		{"a side that counts on", []dyad.Claim{said("PAK", yes, killed(7, 7)), said("PAK/minister", yes, killed(9, 9))}, OneSide, ""},
		{"a party that stays with its figure", []dyad.Claim{said("PAK", yes, killed(2, 2)), said("IRN", yes, killed(9, 9), on("2024-01-20"))}, Disputed, "Killed: 9 says IRN; 2 says PAK."},
		{"a toll that rose", []dyad.Claim{said("USA", yes, killed(2, 2)), said("PAK", yes, killed(9, 9), on("2024-01-18"))}, OneSide, ""},
		{"a toll that fell", []dyad.Claim{said("USA", yes, killed(9, 9)), said("PAK", yes, killed(2, 2), on("2024-01-18"))}, Disputed, "Killed: 9 says USA; 2 says PAK."},
		{"outlets that differ", []dyad.Claim{said("", yes, killed(2, 2)), said("reportedly", yes, killed(9, 9))}, Outlets, ""},
		{"an outlet against a party", []dyad.Claim{said("", yes, killed(2, 2)), said("PAK", yes, killed(9, 9))}, Disputed, "Killed: 9 says PAK; 2 says a."},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := Of(&strike, c.claims)
			if got := brief(&l); got != c.want || l.State != c.state {
				t.Errorf("got %s %q, want %s %q", l.State, got, c.state, c.want)
			}
		})
	}
}

// TestExchange holds that what one side lost is a part of what both did.
func TestExchange(t *testing.T) {
	n := strike
	n.Actors, n.Recipients = []dyad.Entity{{Code: "IND"}, {Code: "PAK"}}, []dyad.Entity{{Sector: dyad.CVL}}
	for _, who := range []string{"PAK", "USA"} {
		l := Of(&n, []dyad.Claim{said(who, dyad.Asserts, killed(2, 2)), said("FRA", dyad.Asserts, killed(7, -1))})
		if len(l.Contradictions) > 0 {
			t.Errorf("got %q", brief(&l))
		}
	}
}

// TestDoers holds that voices which name different doers contradict each other.
func TestDoers(t *testing.T) {
	a, b := said("UKR", dyad.Alleges), said("RUS", dyad.Alleges)
	n := dyad.Incident{Type: "ASSAULT", Quad: 4, Reports: []dyad.Report{{Event: a.Event, Actors: []dyad.Node{"RUS"}}, {Event: b.Event, Actors: []dyad.Node{"UKR"}}}}
	l := Of(&n, []dyad.Claim{a, b})
	if got, want := brief(&l), "Whose deed: RUS says it was UKR; UKR says it was RUS."; got != want || l.State != Disputed {
		t.Errorf("got %s %q, want %q", l.State, got, want)
	}
	n.Reports[1].Actors = []dyad.Node{"BLR", "RUS"}
	if l := Of(&n, []dyad.Claim{a, b}); len(l.Contradictions) > 0 {
		t.Errorf("a doer in common: %q", brief(&l))
	}
}

// TestAgainst holds that a claim is contradicted only in what it says.
func TestAgainst(t *testing.T) {
	two, nine := said("PAK", dyad.Asserts, killed(2, 2)), said("IRN", dyad.Claims, killed(9, 9))
	bare, no := said("PAK", dyad.Asserts, on("2024-01-19")), said("IRN/army", dyad.Denies, what("targeted civilians"))
	l := Of(&strike, []dyad.Claim{two, nine, bare, no})
	for _, c := range []struct {
		name  string
		claim dyad.Claim
		want  []Kind
	}{
		{"a figure, and what is denied", two, []Kind{Figures, Denial}},
		{"a figure of him who denies", nine, []Kind{Figures}},
		{"without a figure", bare, []Kind{Denial}},
		{"the denial", no, []Kind{Denial}},
		{"another's", said("USA", dyad.Asserts), nil},
	} {
		var got []Kind
		for _, x := range l.Against(&c.claim) {
			got = append(got, x.Kind)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTolls(t *testing.T) {
	claims := []dyad.Claim{
		said("PAK", dyad.Asserts, killed(4, 4), on("2024-01-18")), said("PAK", dyad.Asserts, killed(2, 2)),
		said("IRN", dyad.Asserts, killed(9, 9)), said("USA", dyad.Denies, killed(1, 1)), said("", dyad.Asserts, killed(3, 3)),
	}
	tolls := Tolls(claims)
	if len(tolls) != 1 || len(tolls[0].By) != 3 || *tolls[0].Low != 3 || *tolls[0].High != 9 {
		t.Fatalf("got %+v", tolls)
	}
	for _, v := range tolls[0].By {
		if v.By != nil && v.By.Code == "PAK" && (len(v.History) != 2 || *v.Last.Low != 4) {
			t.Errorf("Pakistan's figures: %+v", v)
		}
	}
	if got := Tolls([]dyad.Claim{said("", dyad.Asserts, killed(9, -1))}); *got[0].Low != 9 || got[0].High != nil {
		t.Errorf("at least nine: %+v", got)
	}
	if got := Tolls([]dyad.Claim{said("", dyad.Asserts, killed(9, -1)), said("PAK", dyad.Asserts, killed(-1, 12))}); *got[0].High != 12 {
		t.Errorf("and up to 12: %+v", got)
	}
}

// TestOrder holds that the order of the claims does not matter.
func TestOrder(t *testing.T) {
	days := []dyad.Day{"", "2024-01-17", "2024-01-18"}
	rapid.Check(t, func(t *rapid.T) {
		var claims []dyad.Claim
		for range rapid.IntRange(0, 8).Draw(t, "claims") {
			by := rapid.SampledFrom([]string{"", "reportedly", "IRN", "IRN/army", "PAK", "USA", "Jaish al-Adl"}).Draw(t, "by")
			stance := rapid.SampledFrom([]dyad.Stance{dyad.Asserts, dyad.Claims, dyad.Denies, dyad.CannotVerify}).Draw(t, "stance")
			low := rapid.IntRange(0, 9).Draw(t, "killed")
			c := said(by, stance, killed(low, low), on(rapid.SampledFrom(days).Draw(t, "day")))
			if !slices.ContainsFunc(claims, func(d dyad.Claim) bool { return d.Article == c.Article }) { // those of one article keep their order
				claims = append(claims, c)
			}
		}
		want, _ := json.Marshal(Of(&strike, claims))
		got, _ := json.Marshal(Of(&strike, rapid.Permutation(claims).Draw(t, "order")))
		if string(got) != string(want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}
