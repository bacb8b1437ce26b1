package entity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// sentences builds an article and its trees from lines of "form/UPOS/head/relation",
// heads counted from 1. A form that starts with "_" is written without a blank before.
func sentences(t testing.TB, day dyad.Day, lines ...string) (*dyad.Article, []dyad.Sentence) {
	t.Helper()
	var text strings.Builder
	var out []dyad.Sentence
	for _, line := range lines {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		s := dyad.Sentence{Span: dyad.Span{Start: text.Len()}}
		for i, w := range strings.Fields(line) {
			f := strings.Split(w, "/")
			if len(f) != 4 {
				t.Fatalf("bad word %q", w)
			}
			form, glued := strings.CutPrefix(f[0], "_")
			if i > 0 && !glued {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(form)
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatal(err)
			}
			lemma := strings.ToLower(form)
			if f[1] == "VERB" && lemma == "said" {
				lemma = "say"
			}
			if f[1] == "VERB" {
				lemma = strings.TrimSuffix(lemma, "ed")
			}
			s.Tokens = append(s.Tokens, dyad.Token{Span: dyad.Span{Start: start, End: text.Len()}, Form: form, Lemma: lemma, UPOS: f[1], Head: head - 1, Deprel: f[3]})
		}
		s.Span.End = text.Len()
		s.Link()
		out = append(out, s)
	}
	a := &dyad.Article{Text: text.String(), Published: day}
	a.Paragraphs = []dyad.Span{{Start: 0, End: len(a.Text)}}
	return a, out
}

func show(a *dyad.Article, m dyad.Mention) string {
	s := fmt.Sprintf("%s=%s/%s", m.Text, m.Code, m.Sector)
	for _, o := range m.Others {
		s += "+" + string(o)
	}
	if m.Office != "" {
		s += "(" + m.Office + ")"
	}
	if m.Coref != nil {
		s += "<-" + m.Coref.In(a.Text)
	}
	return s
}

const recall = "France/PROPN/2/nsubj recalled/VERB/10/ccomp its/PRON/4/nmod:poss ambassador/NOUN/2/obj from/ADP/6/case Australia/PROPN/2/obl _,/PUNCT/10/punct the/DET/9/det foreign/ADJ/9/amod ministry/NOUN/11/nsubj said/VERB/0/root"

func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct {
		name string
		day  dyad.Day
		in   []string
		want []string
	}{
		{"the record's example", "2021-09-18",
			[]string{"France/PROPN/2/nsubj recalled/VERB/11/ccomp its/PRON/4/nmod:poss ambassador/NOUN/2/obj from/ADP/6/case Australia/PROPN/2/obl _,/PUNCT/11/punct the/DET/10/det foreign/ADJ/10/amod ministry/NOUN/11/nsubj said/VERB/0/root _./PUNCT/11/punct"},
			[]string{"France=FRA/GOV", "its ambassador=FRA/GOV(ambassador)", "its=FRA/GOV<-France", "Australia=AUS/GOV", "the foreign ministry=FRA/GOV"}},
		{"title and name are one", "2024-01-29",
			[]string{"Iranian/ADJ/3/amod Foreign/ADJ/3/amod Minister/PROPN/4/compound Hossein/PROPN/6/nsubj Amirian/PROPN/4/flat spoke/VERB/0/root _./PUNCT/6/punct", "Amirian/PROPN/2/nsubj left/VERB/0/root"},
			[]string{"Iranian Foreign Minister Hossein Amirian=IRN/GOV(foreign minister)", "Amirian=IRN/GOV(foreign minister)<-Iranian Foreign Minister Hossein Amirian"}},
		{"an office with its body and the name after it are one", "",
			[]string{"Head/NOUN/5/nmod:desc of/ADP/4/case the/DET/4/det army/NOUN/1/nmod Dara/PROPN/7/nsubj Vakil/PROPN/5/flat resigned/VERB/0/root in/ADP/9/case Peru/PROPN/7/obl"},
			[]string{"Head of the army Dara Vakil=/MIL(head)", "the army=/MIL", "Peru=PER/GOV"}},
		{"a body is nobody's title", "",
			[]string{"Lund/PROPN/2/nsubj met/VERB/0/root teachers/NOUN/2/obj at/ADP/7/case Peru/PROPN/6/compound University/PROPN/7/nmod:desc Dara/PROPN/3/nmod Vakil/PROPN/7/flat"},
			[]string{"teachers=/EDU", "Peru University=PER/EDU"}},
		{"the party last spoken of", "",
			[]string{"France/PROPN/2/nsubj cut/VERB/0/root ties/NOUN/2/obj with/ADP/5/case Peru/PROPN/3/nmod after/SCONJ/9/mark the/DET/8/det government/NOUN/9/nsubj refused/VERB/2/advcl"},
			[]string{"France=FRA/GOV", "Peru=PER/GOV", "the government=PER/GOV"}},
		{"not where it is", "",
			[]string{"France/PROPN/2/nsubj cut/VERB/0/root aid/NOUN/2/obj in/ADP/5/case Peru/PROPN/2/obl after/SCONJ/9/mark the/DET/8/det government/NOUN/9/nsubj refused/VERB/2/advcl"},
			[]string{"France=FRA/GOV", "Peru=PER/GOV", "the government=FRA/GOV"}},
		{"half a name", "",
			[]string{"North/PROPN/5/nsubj and/CCONJ/4/cc South/PROPN/4/compound Korea/PROPN/1/conj met/VERB/0/root", "North/PROPN/5/nsubj and/CCONJ/4/cc South/PROPN/4/compound Lund/PROPN/1/conj met/VERB/0/root"},
			[]string{"North=PRK/GOV", "South Korea=KOR/GOV"}},
		{"a possessor is a mention of its own", "",
			[]string{"Pakistan/PROPN/4/nmod:poss _'s/PART/1/case foreign/ADJ/4/amod ministry/NOUN/5/nsubj protested/VERB/0/root"},
			[]string{"Pakistan's foreign ministry=PAK/GOV", "Pakistan=PAK/GOV"}},
		{"noun and name of a group are one", "",
			[]string{"Jets/NOUN/2/nsubj hit/VERB/0/root the/DET/6/det Sunni/ADJ/6/amod separatist/ADJ/6/amod group/NOUN/2/obj Jaish/PROPN/6/appos al/PROPN/7/flat _-/PUNCT/7/punct _Adl/PROPN/7/flat"},
			[]string{"Jets=/MIL", "the Sunni separatist group Jaish al-Adl=IRN/REB"}},
		{"apposition tells who a stranger is", "",
			[]string{"Dara/PROPN/9/nsubj Vakil/PROPN/1/flat _,/PUNCT/1/punct Iran/PROPN/7/nmod:poss _'s/PART/4/case interior/NOUN/7/compound minister/NOUN/1/appos _,/PUNCT/1/punct resigned/VERB/0/root", "Vakil/PROPN/2/nsubj left/VERB/0/root"},
			[]string{"Dara Vakil=IRN/GOV(interior minister)", "Iran's interior minister=IRN/GOV(interior minister)<-Dara Vakil", "Iran=IRN/GOV", "Vakil=IRN/GOV(interior minister)<-Dara Vakil"}},
		{"where they are is part of who they are", "",
			[]string{"Floods/NOUN/2/nsubj hurt/VERB/0/root farmers/NOUN/2/obj in/ADP/6/case northern/ADJ/6/amod Nigeria/PROPN/3/nmod on/ADP/8/case Monday/PROPN/2/obl"},
			[]string{"farmers in northern Nigeria=NGA/AGR", "northern Nigeria=NGA/GOV"}},
		{"where it happened is not", "",
			[]string{"Floods/NOUN/2/nsubj hurt/VERB/0/root farmers/NOUN/2/obj in/ADP/6/case northern/ADJ/6/amod Nigeria/PROPN/2/obl"},
			[]string{"farmers=NGA/AGR", "northern Nigeria=NGA/GOV"}},
		{"both countries", "",
			[]string{"Ghana/PROPN/4/nsubj and/CCONJ/3/cc Togo/PROPN/1/conj quarrelled/VERB/0/root", "Both/DET/2/det countries/NOUN/3/nsubj apologised/VERB/0/root"},
			[]string{"Ghana=GHA/GOV", "Togo=TGO/GOV", "Both countries=GHA/GOV<-Ghana", "Both countries=TGO/GOV<-Togo"}},
		{"the group points back", "",
			[]string{"Boko/PROPN/3/nsubj Haram/PROPN/1/flat attacked/VERB/0/root", "The/DET/2/det group/NOUN/3/nsubj fled/VERB/0/root"},
			[]string{"Boko Haram=NGA/REB", "The group=NGA/REB<-Boko Haram"}},
		{"in office on the day", "2016-05-01",
			[]string{"Barack/PROPN/3/nsubj Obama/PROPN/1/flat spoke/VERB/0/root"}, []string{"Barack Obama=USA/GOV(president)"}},
		{"out of office on the day", "2018-05-01",
			[]string{"Barack/PROPN/3/nsubj Obama/PROPN/1/flat spoke/VERB/0/root"}, []string{"Barack Obama=USA/ELI"}},
		{"the Taliban before they ruled", "2010-01-01",
			[]string{"The/DET/2/det Taliban/PROPN/3/nsubj attacked/VERB/0/root"}, []string{"The Taliban=AFG/REB"}},
		{"the Taliban in power", "2022-01-01",
			[]string{"The/DET/2/det Taliban/PROPN/3/nsubj attacked/VERB/0/root"}, []string{"The Taliban=AFG/GOV+REB"}},
		{"a person with a country's name", "",
			[]string{"Michelle/PROPN/3/nsubj Jordan/PROPN/1/flat ran/VERB/0/root _,/PUNCT/3/punct the/DET/6/det hiker/NOUN/8/nsubj slowly/ADV/8/advmod walked/VERB/3/parataxis"},
			[]string{"the hiker=/CVL"}},
		{"a body of what few states recognise", "",
			[]string{"Transnistria/PROPN/3/nmod:poss _'s/PART/1/case government/NOUN/4/nsubj protested/VERB/0/root"},
			[]string{"Transnistria's government=MDA/GOV+PRE", "Transnistria=MDA/PRE"}},
		{"an adjective alone", "",
			[]string{"Iranian/ADJ/2/amod airstrikes/NOUN/3/nsubj continued/VERB/0/root"}, []string{"Iranian=IRN/GOV"}},
		{"for a rival is not of it", "",
			[]string{"Iran/PROPN/3/compound _-/PUNCT/3/punct _backed/VERB/4/amod rebels/NOUN/5/nsubj fled/VERB/0/root"},
			[]string{"Iran-backed rebels=/REB", "Iran=IRN/GOV"}},
		{"nothing for an empty it", "",
			[]string{"Peru/PROPN/2/nsubj waited/VERB/0/root", "It/PRON/2/expl rained/VERB/0/root"}, []string{"Peru=PER/GOV"}},
		{"an unknown name that is arrested is a person", "",
			[]string{"Police/NOUN/2/nsubj arrested/VERB/0/root Dara/PROPN/2/obj Vakil/PROPN/3/flat in/ADP/6/case Peru/PROPN/2/obl"},
			[]string{"Police=PER/COP", "Dara Vakil=PER/", "Peru=PER/GOV"}},
		{"a name that goes on by its last word is a person's", "",
			[]string{"Ada/PROPN/3/nsubj Lovage/PROPN/1/flat painted/VERB/0/root", "Lovage/PROPN/2/nsubj slept/VERB/0/root", "She/PRON/2/nsubj woke/VERB/0/root"},
			[]string{"Ada Lovage=/", "Lovage=/<-Ada Lovage", "She=/<-Ada Lovage"}},
		{"what is done to it says little", "",
			[]string{"Peru/PROPN/2/nsubj waited/VERB/0/root", "Nobody/PRON/2/nsubj moved/VERB/0/root it/PRON/2/obj"}, []string{"Peru=PER/GOV"}},
		{"a possessive goes back to the subject of its own clause", "",
			[]string{"Peru/PROPN/2/nsubj waited/VERB/0/root while/SCONJ/5/mark Chile/PROPN/5/nsubj recalled/VERB/2/advcl its/PRON/7/nmod:poss envoy/NOUN/5/obj"},
			[]string{"Peru=PER/GOV", "Chile=CHL/GOV", "its envoy=CHL/GOV(envoy)", "its=CHL/GOV<-Chile"}},
		{"it goes back to the thing told of", "",
			[]string{"Rain/NOUN/2/nsubj flooded/VERB/0/root Peru/PROPN/2/obj", "It/PRON/2/nsubj moved/VERB/0/root"}, []string{"Peru=PER/GOV"}},
		{"reported speech keeps the speaker", "",
			[]string{"Peru/PROPN/2/nsubj said/VERB/0/root it/PRON/5/nsubj would/AUX/5/aux pay/VERB/2/ccomp Chile/PROPN/5/obj"},
			[]string{"Peru=PER/GOV", "it=PER/GOV<-Peru", "Chile=CHL/GOV"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := sentences(t, c.day, c.in...)
			var got []string
			for _, m := range f.Find(a, s) {
				got = append(got, show(a, m))
				check(t, a, s, m)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// check holds a mention against the promises on spans and tokens.
func check(t *testing.T, a *dyad.Article, s []dyad.Sentence, m dyad.Mention) {
	t.Helper()
	if m.Span.In(a.Text) != m.Text || m.Text == "" {
		t.Errorf("%q: the span holds %q", m.Text, m.Span.In(a.Text))
	}
	st := &s[m.Sentence]
	if m.First < 0 || m.First > m.Head || m.Head >= m.Last || m.Last > len(st.Tokens) {
		t.Errorf("%q: tokens %d..%d, head %d", m.Text, m.First, m.Last, m.Head)
	} else if st.Cover(m.First, m.Last) != m.Span && !m.Given {
		t.Errorf("%q: tokens cover %v, span %v", m.Text, st.Cover(m.First, m.Last), m.Span)
	}
}

func TestFindGiven(t *testing.T) {
	f := newFinder(t)
	a, s := sentences(t, "", recall)
	at := func(sub string) dyad.Span {
		i := strings.Index(a.Text, sub)
		return dyad.Span{Start: i, End: i + len(sub)}
	}
	a.Mentions = []dyad.Span{at("foreign ministry")}
	a.Pair = &dyad.Pair{Actor: at("France"), Recipient: &[]dyad.Span{at("from Australia")}[0]}
	var got []string
	for _, m := range f.Find(a, s) {
		if m.Given {
			got = append(got, show(a, m))
			check(t, a, s, m)
		}
	}
	want := []string{"France=FRA/GOV", "from Australia=AUS/GOV", "foreign ministry=FRA/GOV"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestResolvePhrase(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ text, day, want string }{
		{"Ghanaian farmers", "", "GHA AGR"},
		{"Peru's finance ministry", "", "PER GOV"},
		{"a spokesman for the Houthis", "", "YEM REB"},
		{"officers of the Nepalese army", "", "NPL MIL"},
		{"former Kenyan minister", "", "KEN ELI"},
		{"Chile's Defense Department", "", "CHL GOV"}, // the Pentagon alone is coded MIL
		{"Peru's Ombudsman's Office", "", "PER GOV"},
		{"a Kenya-based militia", "", "KEN PRM"},
		{"professor of modern history at Harvard", "", "USA EDU"},
		{"an Astute-class submarine", "", "GBR MIL"},
		{"two Kenyans", "", "KEN CVL"},
		{"an Iranian-American professor", "", "USA EDU"},
		{"China Airlines", "", "TWN BUS"},
		{"U.N. peacekeepers", "", "UNO MIL"},
		{"ANKARA", "", "TUR GOV"},
		{"The Security Council", "", "UNO "},
		{"Lagos police", "", "NGA COP"},
		{"a nerve agent", "", " "},
		{"the rain", "", " "},
		{"", "", " "},
		{"Tony Blair", "2003-03-20", "GBR GOV"},
		{"Tony Blair", "2015-03-20", "GBR ELI"},
		{"non-Iranian citizens", "", " CVL"},
	} {
		e := f.ResolvePhrase(c.text, dyad.Day(c.day))
		if got := e.Code + " " + string(e.Sector); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzResolvePhrase(t *testing.F) {
	f := newFinder(t)
	for _, s := range []string{"the Iranian army's chief", "U.S.-led coalition, in Iraq", "'s 's - ,", "al-Qa’ida", "Kurmanbek\xff of of", "of", "-"} {
		t.Add(s)
	}
	t.Fuzz(func(t *testing.T, s string) {
		if x, y := f.ResolvePhrase(s, "2010-01-01"), f.ResolvePhrase(s, "2010-01-01"); x.Code != y.Code || x.Sector != y.Sector {
			t.Errorf("%q: %v, then %v", s, x, y)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newFinder(b)
	}
}
