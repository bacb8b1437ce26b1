package coder

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

var (
	iran     = dyad.Entity{Code: "IRN"}
	pakistan = dyad.Entity{Code: "PAK"}
	france   = dyad.Entity{Code: "FRA"}
	mali     = dyad.Entity{Code: "MLI"}
	ministry = dyad.Entity{Code: "PAK", Sector: dyad.GOV}
)

// TestGrammar holds each construction that the rules need not know of.
func TestGrammar(t *testing.T) {
	type actor struct {
		words string
		e     dyad.Entity
	}
	for _, c := range []struct {
		name, tree string
		actors     []actor
		want       []string
	}{
		{"active", "Iran/NNP/2/nsubj attacked~attack/VBD/0/root Pakistan/NNP/2/obj ././2/punct",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}}, []string{"ASSAULT IRN > PAK actual"}},
		{"passive with agent", "Pakistan/NNP/3/nsubj:pass was~be/VBD/3/aux:pass attacked~attack/VBN/0/root by/IN/5/case Iran/NNP/3/obl:agent ././3/punct",
			[]actor{{"Pakistan", pakistan}, {"Iran", iran}}, []string{"ASSAULT IRN > PAK actual"}},
		{"done to a stranger", "Iran/NNP/2/nsubj attacked~attack/VBD/0/root Ana/NNP/4/compound Lund/NNP/2/obj",
			[]actor{{"Iran", iran}}, []string{"ASSAULT IRN > Ana Lund actual"}},
		{"done to a thing", "Iran/NNP/2/nsubj attacked~attack/VBD/0/root towns~town/NNS/2/obj",
			[]actor{{"Iran", iran}}, []string{"ASSAULT IRN >  actual"}},
		{"negated", "Iran/NNP/4/nsubj did~do/VBD/4/aux not/RB/4/advmod attack/VB/0/root Pakistan/NNP/4/obj",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}}, []string{"ASSAULT IRN > PAK negated"}},
		{"future talks become agreement", "Iran/NNP/3/nsubj will/MD/3/aux meet/VB/0/root Pakistan/NNP/3/obj",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}}, []string{"AGREE IRN > PAK future"}},
		{"said it would: a threat", "Iran/NNP/2/nsubj said~say/VBD/0/root it/PRP/5/nsubj would/MD/5/aux attack/VB/2/ccomp Pakistan/NNP/5/obj",
			[]actor{{"Iran", iran}, {"it", iran}, {"Pakistan", pakistan}}, []string{"THREATEN/violence IRN > PAK actual [IRN asserts]"}},
		{"modal", "Iran/NNP/3/nsubj may/MD/3/aux attack/VB/0/root Pakistan/NNP/3/obj",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}}, []string{"ASSAULT IRN > PAK hypothetical"}},
		{"shared subject", "Iran/NNP/2/nsubj condemned~condemn/VBD/0/root France/NNP/2/obj and/CC/5/cc attacked~attack/VBD/2/conj Pakistan/NNP/5/obj",
			[]actor{{"Iran", iran}, {"France", france}, {"Pakistan", pakistan}}, []string{"ACCUSE/disapprove IRN > FRA actual", "ASSAULT IRN > PAK actual"}},
		{"joined subjects", "Iran/NNP/4/nsubj and/CC/3/cc France/NNP/1/conj met~meet/VBD/0/root ././4/punct",
			[]actor{{"Iran", iran}, {"France", france}}, []string{"CONSULT IRN+FRA >  actual"}},
		{"control", "Iran/NNP/2/nsubj agreed~agree/VBD/0/root to/TO/4/mark meet/VB/2/xcomp Pakistan/NNP/4/obj",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}}, []string{"AGREE IRN > PAK actual"}},
		{"relative clause", "Iran/NNP/6/nsubj ,/,/1/punct which/WDT/4/nsubj attacked~attack/VBD/1/acl:relcl Pakistan/NNP/4/obj met~meet/VBD/0/root France/NNP/6/obj",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}, {"France", france}}, []string{"ASSAULT IRN > PAK actual", "CONSULT IRN > FRA actual"}},
		{"noun with adjective", "Iranian/JJ/2/amod airstrikes~airstrike/NNS/4/nsubj:pass were~be/VBD/4/aux:pass conducted~conduct/VBN/0/root in/IN/6/case Pakistan/NNP/4/obl",
			[]actor{{"Iranian", iran}, {"Pakistan", pakistan}}, []string{"ASSAULT/aerial IRN > PAK actual"}},
		{"light verb", "France/NNP/2/nsubj launched~launch/VBD/0/root airstrikes~airstrike/NNS/2/obj against/IN/5/case Mali/NNP/3/nmod",
			[]actor{{"France", france}, {"Mali", mali}}, []string{"ASSAULT/aerial FRA > MLI actual"}},
		{"operator takes the doer of its event", "France/NNP/2/nsubj condemned~condemn/VBD/0/root Iranian/JJ/4/amod attacks~attack/NNS/2/obj on/IN/6/case Pakistan/NNP/4/nmod",
			[]actor{{"France", france}, {"Iranian", iran}, {"Pakistan", pakistan}}, []string{"ACCUSE/disapprove FRA > IRN actual"}},
		{"accused of a deed", "Pakistan/NNP/2/nsubj accused~accuse/VBD/0/root Iran/NNP/2/obj of/IN/5/mark attacking~attack/VBG/2/advcl France/NNP/5/obj",
			[]actor{{"Pakistan", pakistan}, {"Iran", iran}, {"France", france}}, []string{"ACCUSE/allege PAK > IRN actual", "ASSAULT IRN > FRA actual [PAK alleges]"}},
		{"speech verb behind", "Iran/NNP/2/nsubj attacked~attack/VBD/0/root Pakistan/NNP/2/obj ,/,/2/punct the/DT/7/det foreign/JJ/7/amod ministry/NN/8/nsubj said~say/VBD/2/parataxis",
			[]actor{{"Iran", iran}, {"Pakistan", pakistan}, {"the foreign ministry", ministry}}, []string{"ASSAULT IRN > PAK actual [PAKGOV asserts]"}},
		{"condition of a rule", "France/NNP/2/nsubj withdrew~withdraw/VBD/0/root its/PRP$/4/nmod:poss troops~troop/NNS/2/obj from/IN/6/case Mali/NNP/2/obl",
			[]actor{{"France", france}, {"Mali", mali}}, []string{"RETREAT/withdraw FRA > MLI actual"}},
		{"condition not met", "France/NNP/2/nsubj withdrew~withdraw/VBD/0/root its/PRP$/4/nmod:poss bid/NN/2/obj from/IN/6/case Mali/NNP/2/obl",
			[]actor{{"France", france}, {"Mali", mali}}, nil},
		{"what is aimed at has not happened", "France/NNP/2/nsubj took~take/VBD/0/root steps~step/NNS/2/obj aimed~aim/VBN/3/acl at/IN/6/mark attacking~attack/VBG/4/advcl Mali/NNP/6/obj",
			[]actor{{"France", france}, {"Mali", mali}}, []string{"ASSAULT  > MLI hypothetical"}},
		{"purpose has not happened", "France/NNP/2/nsubj came~come/VBD/0/root to/TO/4/mark attack/VB/2/advcl Mali/NNP/4/obj",
			[]actor{{"France", france}, {"Mali", mali}}, []string{"ASSAULT FRA > MLI hypothetical"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := new(story).sentence(t, c.tree)
			for _, a := range c.actors {
				y.actor(t, a.words, a.e)
			}
			var got []string
			for _, e := range y.code(t) {
				got = append(got, line(e))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

// crisis is a story in three sentences: a strike with its toll, an accusation that is
// denied, and a strike back.
func crisis(tb testing.TB) *story {
	y := &story{a: dyad.Article{Published: "2024-01-29"}}
	y.sentence(tb, "Iranian/JJ/2/amod airstrikes~airstrike/NNS/6/nsubj on/IN/4/case Pakistan/NNP/2/nmod on/IN/6/dep killed~kill/VBD/0/root at/IN/8/case least/RBS/9/advmod nine/CD/10/nummod people/NNS/6/obj ,/,/10/punct including/VBG/14/case four/CD/14/nummod children/NNS/10/nmod and/CC/17/cc two/CD/17/nummod men/NNS/14/conj ,/,/6/punct Pakistan/NNP/20/nsubj said~say/VBD/6/parataxis")
	y.actor(tb, "Iranian", iran)
	y.m = append(y.m, dyad.Mention{Text: "Pakistan", Span: y.s[0].Tokens[3].Span, Entity: pakistan, Head: 3, First: 3, Last: 4},
		dyad.Mention{Text: "Pakistan", Span: y.s[0].Tokens[18].Span, Entity: pakistan, Head: 18, First: 18, Last: 19})
	y.sentence(tb, "Pakistan/NNP/2/nsubj condemned~condemn/VBD/0/root the/DT/4/det attack/NN/2/obj and/CC/6/cc accused~accuse/VBD/2/conj Iran/NNP/6/obj of/IN/9/mark bombing~bomb/VBG/6/advcl France/NNP/9/obj")
	y.actor(tb, "Pakistan", pakistan).actor(tb, "Iran", iran).actor(tb, "France", france)
	y.sentence(tb, "Iran/NNP/2/nsubj denies~deny/VBZ/0/root these/DT/4/det allegations~allegation/NNS/2/obj ././2/punct")
	y.actor(tb, "Iran", iran)
	y.sentence(tb, "In/IN/2/case response/NN/4/obl Pakistan/NNP/4/nsubj bombed~bomb/VBD/0/root Iran/NNP/4/obj on/IN/7/case Thursday/NNP/4/obl")
	y.actor(tb, "Pakistan", pakistan).actor(tb, "Iran", iran).day(tb, "on Thursday", "2024-01-18")
	return y
}

func TestStory(t *testing.T) {
	events := crisis(t).code(t)
	var got []string
	for _, e := range events {
		got = append(got, line(e))
	}
	want := []string{
		"ASSAULT/aerial IRN > PAK actual [PAK asserts]",
		"ACCUSE/disapprove PAK > IRN actual",
		"ACCUSE/allege PAK > IRN actual",
		"ASSAULT IRN > FRA actual [PAK alleges] [IRN denies]",
		"REJECT IRN > PAK actual",
		"ASSAULT PAK > IRN actual",
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q\nwant %q", got, want)
	}
	t.Run("toll", func(t *testing.T) {
		n := events[0].Size.Killed
		if n == nil || *n.Low != 9 || *n.Best != 9 || n.High != nil || n.Text != "at least nine people" {
			t.Fatalf("got %+v", n)
		}
		parts := []dyad.Part{{Who: "children", N: 4}, {Who: "men", N: 2}}
		if !slices.Equal(n.Breakdown, parts) || len(n.Attribution) != 1 {
			t.Errorf("got %+v", n)
		}
	})
	t.Run("inside another event", func(t *testing.T) {
		if events[3].Of != events[2].ID {
			t.Errorf("told by %q, want %q", events[3].Of, events[2].ID)
		}
	})
	t.Run("answer", func(t *testing.T) {
		e := events[5]
		if e.ResponseTo != events[0].ID || e.ResponseCue == nil || e.ResponseCue.Text != "In response" {
			t.Errorf("got %q by %+v", e.ResponseTo, e.ResponseCue)
		}
	})
	t.Run("dates", func(t *testing.T) {
		if events[5].Date != "2024-01-18" || events[5].DateInfo.Basis != "text" {
			t.Errorf("got %s, %+v", events[5].Date, events[5].DateInfo)
		}
		if events[0].Date != "2024-01-29" || events[0].DateInfo.Basis != "published" {
			t.Errorf("got %s, %+v", events[0].Date, events[0].DateInfo)
		}
	})
}
