package shape

import (
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/incident/ledger"
)

func tables(t *testing.T) *Names {
	t.Helper()
	d, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	e, err := d.Entities()
	if err != nil {
		t.Fatal(err)
	}
	return NewNames(e)
}

func TestNames(t *testing.T) {
	n := tables(t)
	for text, want := range map[string]dyad.Node{
		"IRN": "IRN", "irn": "IRN", "Iran": "IRN", " iran ": "IRN", "Islamic Republic of Iran": "IRN", "Jaish al-Adl": "Jaish al-Adl", "EUR": "EUR",
		"European Union": "EUR", "United Nations": "UNO", "NATO": "NATO", "Nowhere": "", "": "",
	} {
		if got, _ := n.Resolve(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for node, want := range map[dyad.Node]string{
		"IRN": "Iran", "EUR": "European Union", "UNO": "United Nations", "COD/REB": "rebels in " + n.Name("COD"), "IRN/PRM": "militias in Iran",
		"IRN/UAF": "armed people in Iran", "Nobody": "Nobody", "XXX/REB": "XXX/REB", "/": "/",
	} {
		if got := n.Name(node); got != want {
			t.Errorf("%q is called %q, want %q", node, got, want)
		}
	}
	for node, want := range map[dyad.Node]string{"IRN": "state", "NATO": "organisation", "Jaish al-Adl": "group", "COD/REB": "group"} {
		if got := n.Kind(node); got != want {
			t.Errorf("%s is a %s, want %s", node, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	n := tables(t)
	counts := map[dyad.Node]int{"IRN": 5, "IRQ": 9, "COD/REB": 1}
	for text, want := range map[string]dyad.Node{"ira": "IRQ", "iran": "IRN", "IRN": "IRN", "rebels in": "COD/REB", "al-adl": "Jaish al-Adl"} {
		if all := n.Find(text, counts); len(all) == 0 || all[0].Node != want {
			t.Errorf("%q finds %+v, want %s first", text, all[:min(3, len(all))], want)
		}
	}
	if all := n.Find("qqqq", counts); len(all) != 0 {
		t.Errorf("nonsense finds %+v", all)
	}
	if all := n.Find("", counts); len(all) < 200 || all[0].Node != "IRQ" {
		t.Errorf("nothing finds %d, first %+v", len(all), all[0])
	}
}

func TestTolls(t *testing.T) {
	nine, two := 9, 2
	claims := []dyad.Claim{
		{Article: "ar_1", Outlet: "Dawn", Published: "2024-01-18", By: &dyad.Entity{Code: "IRN"}, ByText: "the minister", Stance: dyad.Asserts,
			Size: &dyad.Size{Killed: &dyad.Count{Low: &nine, Best: &nine, Text: "at least nine"}}},
		{Article: "ar_2", Outlet: "Post", Published: "2024-01-19", Stance: dyad.Asserts, Size: &dyad.Size{Killed: &dyad.Count{Best: &two, Text: "two"}}},
		{Article: "ar_3", Published: "2024-01-19", Hearsay: true, Stance: dyad.Asserts, Size: &dyad.Size{Injured: &dyad.Count{Best: &two, Text: "two"}}},
	}
	l := ledger.Of(&dyad.Incident{}, claims)
	got := Tolls(&l)
	if len(got) != 2 || got[0].Kind != "killed" || *got[0].Low != 2 || got[0].High != nil || len(got[0].By) != 2 {
		t.Fatalf("%+v", got)
	}
	minister, post, hearsay := got[0].By[0], got[0].By[1], got[1].By[0]
	if minister.Who != "the minister" || minister.Node != "IRN" || minister.Outlet != "Dawn" || minister.High != nil || *minister.Best != 9 || minister.Text != "at least nine" {
		t.Errorf("%+v", minister)
	}
	if post.Who != "Post" || post.Node != "" || *post.High != 2 || hearsay.Who != "hearsay" {
		t.Errorf("%+v %+v", post, hearsay)
	}
}

func TestVoices(t *testing.T) {
	n := tables(t)
	for want, c := range map[string]dyad.Claim{
		"hearsay":                                {Hearsay: true},
		"Dawn":                                   {Outlet: "Dawn"},
		"an outlet without a name":               {},
		"Iran":                                   {By: &dyad.Entity{Code: "IRN", Known: "Iran"}, ByText: "Tehran"},
		"Pakistan's foreign ministry":            {By: &dyad.Entity{Code: "PAK", Sector: dyad.GOV}, ByText: "the foreign ministry"},
		"The Pakistani military":                 {By: &dyad.Entity{Code: "PAK", Sector: dyad.MIL}, ByText: "The Pakistani military"},
		"Iran's interior minister":               {By: &dyad.Entity{Code: "IRN", Office: "interior minister"}, ByText: "he"},
		"Jaish al-Adl":                           {By: &dyad.Entity{Code: "IRN", Sector: dyad.REB, Known: "Jaish al-Adl"}, ByText: "the group"},
		"witnesses":                              {By: &dyad.Entity{Sector: dyad.CVL}, ByText: "witnesses"},
		"Ahmad Vahidi, Iran's interior minister": {By: &dyad.Entity{Code: "IRN", Office: "interior minister", Known: "Ahmad Vahidi"}, ByText: "Vahidi"},
	} {
		if got := n.ClaimOut(&c).ByName; got != want {
			t.Errorf("%q of %s is %q, want %q", c.ByText, c.Outlet, got, want)
		}
	}
}
