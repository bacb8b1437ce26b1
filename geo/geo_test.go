package geo

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

func finder(tb testing.TB) *Finder {
	tb.Helper()
	t, err := data.Open("")
	if err != nil {
		tb.Fatal(err)
	}
	f, err := New(t)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// parsed makes an article of sentences written as "form/UPOS/relation/head", heads
// counted from 1 and 0 for the root; a part left out is "PROPN", "dep" and 1. A form
// that starts with ^ has no space before it.
func parsed(tb testing.TB, lines ...string) (*dyad.Article, []dyad.Sentence) {
	tb.Helper()
	a := &dyad.Article{}
	var all []dyad.Sentence
	for _, line := range lines {
		var s dyad.Sentence
		for i, f := range strings.Fields(line) {
			part := append(strings.Split(f, "/"), "", "", "")
			form := part[0]
			if glued := strings.HasPrefix(form, "^"); glued {
				form = form[1:]
			} else if a.Text != "" {
				a.Text += " "
			}
			t := dyad.Token{Form: form, UPOS: part[1], Deprel: part[2], Head: 0, Span: dyad.Span{Start: len(a.Text), End: len(a.Text) + len(form)}}
			if t.UPOS == "" {
				t.UPOS = map[bool]string{true: "PROPN", false: "X"}[unicode.IsUpper(rune(form[0]))]
			}
			if t.Deprel == "" {
				t.Deprel = "dep"
			}
			if part[3] != "" {
				n, err := strconv.Atoi(part[3])
				if err != nil {
					tb.Fatal(err)
				}
				t.Head = n - 1
			} else if i == 0 {
				t.Head, t.Deprel = -1, "root"
			}
			a.Text += form
			s.Tokens = append(s.Tokens, t)
		}
		s.Span = s.Cover(0, len(s.Tokens))
		s.Link()
		all = append(all, s)
	}
	return a, all
}

// show writes a toponym as the tests do: "text = place, province, country resolution".
func show(t dyad.Toponym) string {
	if t.Place == (dyad.Place{}) {
		return t.Text + " ="
	}
	return fmt.Sprintf("%s = %s, %s, %s %d", t.Text, t.Name, t.Province, t.CountryCode, t.Resolution)
}

func TestFind(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a country", "arrived/VERB/root/0 in/ADP/case/3 Pakistan/PROPN/obl/1", []string{"Pakistan = Pakistan, , PAK 1"}},
		{"a direction is no part of the text", "fell/VERB/root/0 in/ADP/case/4 southeastern/ADJ/amod/4 Iran/PROPN/obl/1", []string{"Iran = Iran, , IRN 1"}},
		{"a base of the list of regions", "landed/VERB/root/0 at/ADP/case/6 its/PRON/nmod:poss/6 Nur/PROPN/compound/6 Khan/PROPN/flat/4 base/NOUN/obl/1", nil},
		{"a base near a city", "landed/VERB/root/0 at/ADP/case/6 Nur/PROPN/compound/6 Khan/PROPN/flat/3 air/NOUN/compound/6 base/NOUN/obl/1 near/ADP/case/8 Islamabad/PROPN/nmod/6",
			[]string{"Nur Khan air base = Nur Khan Air Base, Punjab, PAK 5", "Islamabad = Islamabad, Islamabad, PAK 4"}},
		{"a province of two words", "flew/VERB/root/0 to/ADP/case/5 Sistan/PROPN/compound/5 and/CCONJ/cc/5 Baluchestan/PROPN/obl/1",
			[]string{"Sistan and Baluchestan = Sistan and Baluchestan, Sistan and Baluchestan, IRN 2"}},
		{"a province by its kind", "fighting/NOUN/root/0 in/ADP/case/4 Herat/PROPN/compound/4 province/NOUN/nmod/1", []string{"Herat = Herat, Herat, AFG 2"}},
		{"a city by its kind", "fighting/NOUN/root/0 in/ADP/case/6 the/DET/det/4 city/NOUN/nmod/1 of/ADP/case/6 Herat/PROPN/nmod/4", []string{"Herat = Herat, Herat, AFG 4"}},
		{"a city and its country", "died/VERB/root/0 in/ADP/case/3 Tripoli/PROPN/obl/1 ^,/PUNCT/punct/5 Lebanon/PROPN/appos/3",
			[]string{"Tripoli = Tripoli, North Lebanon, LBN 4", "Lebanon = Lebanon, , LBN 1"}},
		{"a city and its state", "died/VERB/root/0 in/ADP/case/3 Paris/PROPN/obl/1 ^,/PUNCT/punct/5 Texas/PROPN/appos/3",
			[]string{"Paris = Paris, Texas, USA 4", "Texas = Texas, Texas, USA 2"}},
		{"the larger namesake", "died/VERB/root/0 in/ADP/case/3 Paris/PROPN/obl/1", []string{"Paris = Paris, Ile-de-France, FRA 4"}},
		{"a town that the gazetteer has only elsewhere", "died/VERB/root/0 in/ADP/case/3 Rochester/PROPN/obl/1 ^,/PUNCT/punct/5 Iran/PROPN/appos/3 ^./PUNCT/punct/1",
			[]string{"Rochester =", "Iran = Iran, , IRN 1"}},
		{"a town of a state that the gazetteer has only elsewhere", "died/VERB/root/0 in/ADP/case/3 Faisalabad/PROPN/obl/1 ^,/PUNCT/punct/5 Ky./PROPN/appos/3 ^,/PUNCT/punct/1 police/NOUN/nsubj/1",
			[]string{"Faisalabad =", "Ky. = Kentucky, Kentucky, USA 2"}},
		{"a state that the tagger takes for an adjective", "Kentucky/ADJ/amod/2 police/NOUN/nsubj/3 said/VERB/root/0 so/ADV/advmod/3", []string{"Kentucky = Kentucky, Kentucky, USA 2"}},
		{"a word of the language that is an adjective", "Federal/ADJ/amod/2 police/NOUN/nsubj/3 said/VERB/root/0 so/ADV/advmod/3", nil},
		{"a region that the gazetteer lacks", "fled/VERB/root/0 the/DET/det/4 Zzyzzx/PROPN/compound/4 region/NOUN/obj/1", []string{"Zzyzzx ="}},
		{"an older name", "flew/VERB/root/0 to/ADP/case/3 Kiev/PROPN/obl/1", []string{"Kiev = Kyiv, Kyiv City, UKR 4"}},
		{"a sea", "sank/VERB/root/0 in/ADP/case/5 the/DET/det/5 Red/PROPN/compound/5 Sea/PROPN/obl/1", []string{"Red Sea = Red Sea, ,  0"}},
		{"a country and its capital of one name", "flew/VERB/root/0 to/ADP/case/3 Singapore/PROPN/obl/1", []string{"Singapore = Singapore, , SGP 1"}},
		{"a state of the union, not a city abroad", "flew/VERB/root/0 to/ADP/case/3 Florida/PROPN/obl/1", []string{"Florida = Florida, Florida, USA 2"}},
		{"an adjective tells a place", "the/DET/det/3 French/ADJ/amod/3 army/NOUN/root/0", []string{"French = France, , FRA 1"}},
		{"a language is none", "spoke/VERB/root/0 French/PROPN/obj/1 ^./PUNCT/punct/1", nil},
		{"a person", "Jordan/PROPN/nsubj/3 Henderson/PROPN/flat/1 said/VERB/root/0 so/ADV/advmod/3", nil},
		{"a person with a title", "Mr./PROPN/compound/2 Lancaster/PROPN/nsubj/3 said/VERB/root/0 so/ADV/advmod/3", nil},
		{"the month", "fell/VERB/root/0 in/ADP/case/3 March/PROPN/obl/1", nil},
		{"a word of the language", "The/DET/det/2 Police/PROPN/nsubj/3 said/VERB/root/0 so/ADV/advmod/3", nil},
		{"a paper", "told/VERB/root/0 the/DET/det/4 Washington/PROPN/compound/4 Post/PROPN/obj/1", nil},
		{"a pronoun", "told/VERB/root/0 us/PRON/obj/1", nil},
		{"nothing known", "met/VERB/root/0 in/ADP/case/3 Zzyzzx/PROPN/obl/1", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parsed(t, c.text)
			var got []string
			for _, x := range f.Find(a, s, nil) {
				if x.Text != x.Span.In(a.Text) {
					t.Errorf("text %q is not what its span covers, %q", x.Text, x.Span.In(a.Text))
				}
				got = append(got, show(x))
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", a.Text, got, c.want)
			}
		})
	}
}

func TestFindTakesTheContext(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		name, want string
		mentions   []dyad.Mention
		text       []string
	}{
		{"of mentions", "Tripoli = Tripoli, North Lebanon, LBN 4", []dyad.Mention{{Text: "Lebanese", Entity: dyad.Entity{Code: "LBN"}}, {Text: "Lebanon", Entity: dyad.Entity{Code: "LBN"}},
			{Text: "Beirut", Entity: dyad.Entity{Code: "LBN"}}},
			[]string{"fell/VERB/root/0 in/ADP/case/3 Tripoli/PROPN/obl/1"}},
		{"of a name spelled out before", "Paris = Paris, Texas, USA 4", nil, []string{
			"died/VERB/root/0 in/ADP/case/3 Paris/PROPN/obl/1 ^,/PUNCT/punct/5 Texas/PROPN/appos/3",
			"fell/VERB/root/0 in/ADP/case/3 Paris/PROPN/obl/1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parsed(t, c.text...)
			got := f.Find(a, s, c.mentions)
			if len(got) == 0 || show(got[len(got)-1]) != c.want {
				t.Errorf("got %v, want %s last", got, c.want)
			}
		})
	}
}

func TestFindKeepsPeopleOut(t *testing.T) {
	f := finder(t)
	text := []string{
		"Paris/PROPN/compound/2 mayor/NOUN/compound/4 Anne/PROPN/compound/4 Foley/PROPN/nsubj/5 spoke/VERB/root/0",
		"Foley/PROPN/nsubj/2 left/VERB/root/0 Paris/PROPN/obj/2",
	}
	a, s := parsed(t, text...)
	m := []dyad.Mention{{Text: "Paris mayor Anne Foley", Span: s[0].Cover(0, 4), Entity: dyad.Entity{Persons: true}, First: 0, Last: 4, Head: 3}}
	var got []string
	for _, x := range f.Find(a, s, m) {
		got = append(got, x.Text)
	}
	if want := []string{"Paris", "Paris"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFind(f *testing.F) {
	find := finder(f)
	for _, s := range []string{"flew to Paris , Texas", "St. Petersburg", "the West Bank city of Ramallah", "U.S.", "Côte d’Ivoire", "Gaza ( Gaza )", "é É \xff", "in in In IN"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, shape uint8) {
		a := &dyad.Article{Text: text}
		var s dyad.Sentence
		for at := 0; at < len(text); {
			n := strings.IndexByte(text[at:], ' ')
			if n < 0 {
				n = len(text) - at
			}
			if n > 0 {
				k := len(s.Tokens)
				s.Tokens = append(s.Tokens, dyad.Token{Form: text[at : at+n], Span: dyad.Span{Start: at, End: at + n}, Head: max(k-1-int(shape)%4, -1),
					UPOS: []string{"PROPN", "NOUN", "", "ADJ"}[(k+int(shape))%4], Deprel: []string{"flat", "compound", "obl", "case"}[(k*int(shape+1))%4]})
			}
			at += n + 1
		}
		if len(s.Tokens) == 0 {
			return
		}
		s.Span = s.Cover(0, len(s.Tokens))
		s.Link()
		got := find.Find(a, []dyad.Sentence{s}, nil)
		if again := find.Find(a, []dyad.Sentence{s}, nil); !reflect.DeepEqual(got, again) {
			t.Fatalf("two runs differ: %v, %v", got, again)
		}
		end := 0
		for _, x := range got {
			if x.Span.Start < end || x.Span.End > len(text) || x.Span.Len() <= 0 || x.First >= x.Last || x.Head < x.First || x.Head >= x.Last {
				t.Fatalf("%+v out of order or bounds in %q", x, text)
			}
			end = x.Span.End
		}
	})
}

func BenchmarkNew(b *testing.B) {
	t, err := data.Open("")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := New(t); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	var lines []string
	for range 30 {
		lines = append(lines, "Ministers/NOUN/nsubj/4 of/ADP/case/3 Pakistan/PROPN/nmod/1 met/VERB/root/0 in/ADP/case/6 Islamabad/PROPN/obl/4 after/ADP/case/8 strikes/NOUN/obl/4 near/ADP/case/10 "+
			"Panjgur/PROPN/nmod/8 and/CCONJ/cc/12 Saravan/PROPN/conj/10 ^,/PUNCT/punct/14 Iran/PROPN/appos/12 ^./PUNCT/punct/4")
	}
	a, s := parsed(b, lines...)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(a, s, nil)
	}
}

func TestAreas(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ name, text, want string }{
		{"part of a country", "fell/VERB/root/0 in/ADP/case/4 southeastern/ADJ/amod/4 Iran/PROPN/obl/1", "southeastern Iran: southeastern Iran 28.8 58.2 2"},
		{"part of a country, with of", "fell/VERB/root/0 in/ADP/case/4 the/DET/det/4 south/NOUN/obl/1 of/ADP/case/6 Iraq/PROPN/nmod/4", "south of Iraq: southern Iraq 31.4 44.7 2"},
		{"off a city", "died/VERB/root/0 30/NUM/nummod/3 km/NOUN/obl/1 north/ADV/advmod/1 of/ADP/case/6 Kandahar/PROPN/obl/1", "30 km north of Kandahar: 30 km north of Kandahar 31.9 65.7 4"},
		{"off a city, in two units", "died/VERB/root/0 19/NUM/nummod/3 miles/NOUN/obl/1 (/PUNCT/punct/6 ^30/NUM/nummod/6 km/NOUN/dep/3 ^)/PUNCT/punct/6 north/ADV/advmod/1 of/ADP/case/10 Kandahar/PROPN/obl/1",
			"19 miles (30 km) north of Kandahar: 19 miles (30 km) north of Kandahar 31.9 65.7 4"},
		{"a border by both names", "died/VERB/root/0 near/ADP/case/7 the/DET/det/7 Iran/PROPN/compound/7 ^-/PUNCT/punct/4 ^Pakistan/PROPN/compound/7 border/NOUN/obl/1", "Iran-Pakistan border: Iran-Pakistan border 27.5 62.8 2"},
		{"a border with another", "shelled/VERB/root/0 Turkey/PROPN/nsubj/1 along/ADP/case/5 its/PRON/nmod:poss/5 border/NOUN/obl/1 with/ADP/case/7 Syria/PROPN/nmod/5", "border with Syria: Turkey-Syria border 36.5 37.5 2"},
		{"a border between two", "died/VERB/root/0 on/ADP/case/4 the/DET/det/4 border/NOUN/obl/1 between/ADP/case/6 Armenia/PROPN/nmod/4 and/CCONJ/cc/8 Azerbaijan/PROPN/conj/6", "border between Armenia and Azerbaijan: Armenia-Azerbaijan border 39.7 45.2 2"},
		{"no border of countries that have none", "near/ADP/case/5 the/DET/det/5 Iran/PROPN/compound/5 ^-/PUNCT/punct/3 ^Canada/PROPN/compound/6 border/NOUN/root/0", ""},
		{"no distance without a unit", "died/VERB/root/0 30/NUM/obl/1 of/ADP/case/4 Kandahar/PROPN/nmod/2", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parsed(t, c.text)
			got := ""
			for _, p := range f.Find(a, s, nil) {
				if x := p.Area; x != nil {
					got += fmt.Sprintf("%s: %s %.1f %.1f %d", x.Text, x.Name, x.Lat, x.Lon, x.Resolution)
					if x.Span.In(a.Text) != x.Text || x.RadiusKM < 5 {
						t.Errorf("span reads %q, radius %d", x.Span.In(a.Text), x.RadiusKM)
					}
				}
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestDateline(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ name, place, told, want string }{
		{"a capital", "KABUL", "", "AFG"},
		{"the larger namesake", "HYDERABAD", "", "IND"},
		{"the namesake in the country told", "TRIPOLI", "LBN", "LBN"},
		{"none that is known", "ZZYZZX", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			told := slices.Repeat([]dyad.Toponym{{Place: dyad.Place{CountryCode: c.told}}}, 9)
			got := ""
			if p := f.Dateline(&dyad.Dateline{Place: c.place}, told); p != nil {
				got = p.CountryCode
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOutlet(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ outlet, country, near string }{
		{"houstonchronicle.com", "", "Houston"},
		{"kansascity.com", "", "Kansas City"},
		{"www.bbc.co.uk", "GB", ""},
		{"chicagotribune.com", "", "Chicago"},
		{"dailystar.com.lb", "LB", ""},
		{"example.org", "", ""},
		{"Reuters", "", ""},
	} {
		t.Run(c.outlet, func(t *testing.T) {
			r := &reading{Finder: f, found: map[string][]data.GazetteerPlace{}}
			o := r.outletOf(&dyad.Article{Outlet: c.outlet})
			if o.country != c.country {
				t.Errorf("country %q, want %q", o.country, c.country)
			}
			if c.near == "" && len(o.places) > 0 {
				t.Errorf("places %v", o.places)
			}
			for _, p := range f.places.Find(c.near, nil) {
				if c.near != "" && p.Population > 400 && p.FeatureClass == "P" && !slices.ContainsFunc(o.places, func(x spot) bool { return x.lat == p.Lat && x.lon == p.Lon }) {
					t.Errorf("%s is not among %v", c.near, o.places)
				}
			}
		})
	}
}

func TestHanded(t *testing.T) {
	f := finder(t)
	a, s := parsed(t, "Jordan/PROPN/nsubj/3 Smith/PROPN/flat/1 saw/VERB/root/0 Lancaster/PROPN/compound/6 County/PROPN/compound/6 Times/PROPN/obj/3")
	a.Mentions = []dyad.Span{{Start: 17, End: 33}}
	m := []dyad.Mention{{Span: a.Mentions[0], Given: true, First: 3, Last: 5}}
	got := f.Find(a, s, m)
	if len(got) != 1 || got[0].Span != a.Mentions[0] || got[0].FeatureCode != "ADM2" {
		t.Errorf("%+v", got)
	}
}
