package counting

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

func lexicon(t testing.TB) *data.Lexicon {
	t.Helper()
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	ont, err := tables.Ontology()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := tables.Lexicon(ont)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// reader takes words as form/lemma/UPOS/XPOS/head/relation, heads counted from 1.
func reader(t testing.TB, lex *data.Lexicon, tokens string) *Reader {
	t.Helper()
	s, text := &dyad.Sentence{}, ""
	for _, w := range strings.Fields(tokens) {
		f := strings.Split(w, "/")
		head, err := strconv.Atoi(f[4])
		if err != nil {
			t.Fatal(err)
		}
		span := dyad.Span{Start: len(text), End: len(text) + len(f[0])}
		text += f[0] + " "
		s.Tokens = append(s.Tokens, dyad.Token{Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Deprel: f[5], Span: span})
	}
	s.Link()
	k := &Reader{Clause: grammar.Clause{Sentence: s}, Amounts: amount.Reader{Sentence: s, Lexicon: lex.Discourse}, Lexicon: lex, Harms: HarmsOf(lex.Rules), Text: text,
		Mentioned: func(int, func(*dyad.Mention) bool) bool { return false }, Harmful: func(int) bool { return false }}
	k.Suffers = func(string) bool { return true }
	k.Acts = func(int) bool { return false }
	k.Is = func(i int, class string) bool {
		return class == "@people" && slices.Contains([]string{"soldier", "woman", "mayor"}, k.Lemma(i))
	}
	return k
}

func told(n *dyad.Count) string {
	if n == nil {
		return "none"
	}
	if n.Best == nil {
		return n.Text + " = ?"
	}
	return n.Text + " = " + strconv.Itoa(*n.Best)
}

const (
	killed  = "Nine/nine/NUM/CD/2/nummod soldiers/soldier/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root and/and/CCONJ/CC/7/cc six/six/NUM/CD/7/nsubj:pass wounded/wound/VERB/VBN/4/conj ././PUNCT/./4/punct"
	kills   = "Bomb/bomb/NOUN/NN/2/nsubj kills/kill/VERB/VBZ/0/root 17/17/NUM/CD/2/obj and/and/CCONJ/CC/5/cc wounds/wound/VERB/VBZ/2/conj dozens/dozen/NOUN/NNS/5/obj"
	joined  = "They/they/PRON/PRP/2/nsubj held/hold/VERB/VBD/0/root three/three/NUM/CD/4/nummod women/woman/NOUN/NNS/2/obj and/and/CCONJ/CC/8/cc the/the/DET/DT/8/det old/old/ADJ/JJ/8/amod mayor/mayor/NOUN/NN/4/conj ././PUNCT/./2/punct"
	toll    = "The/the/DET/DT/3/det death/death/NOUN/NN/3/compound toll/toll/NOUN/NN/4/nsubj rose/rise/VERB/VBD/0/root to/to/ADP/IN/6/case 12/12/NUM/CD/4/obl ././PUNCT/./4/punct"
	overall = "The/the/DET/DT/4/det total/total/ADJ/JJ/4/amod death/death/NOUN/NN/4/compound toll/toll/NOUN/NN/5/nsubj rose/rise/VERB/VBD/0/root to/to/ADP/IN/7/case 40/40/NUM/CD/5/obl"
	away    = "At/at/ADP/IN/2/case Oslo/Oslo/PROPN/NNP/7/obl ,/,/PUNCT/,/2/punct 50/50/NUM/CD/5/nummod km/kilometer/NOUN/NNS/7/nsubj away/away/ADV/RB/5/advmod wounds/wound/VERB/VBZ/0/root"
	percent = "Toll/toll/NOUN/NN/2/nsubj hits/hit/VERB/VBZ/0/root 40/40/NUM/CD/4/nummod %/%/SYM/NN/2/obj"
)

func TestReader(t *testing.T) {
	lex := lexicon(t)
	for _, c := range []struct {
		name, tokens, want string
		count              func(*Reader) *dyad.Count
	}{
		{"people and their number", killed, "Nine soldiers = 9", func(k *Reader) *dyad.Count { return k.Sum(1, true) }},
		{"people before what befell them", killed, "Nine = 9", func(k *Reader) *dyad.Count { return k.Ahead(3) }},
		{"a number alone", killed, "six = 6", func(k *Reader) *dyad.Count { return k.Ahead(6) }},
		{"a passive has nobody behind it", killed, "none", func(k *Reader) *dyad.Count { return k.After(3) }},
		{"a number behind the verb", kills, "17 = 17", func(k *Reader) *dyad.Count { return k.Bare(1) }},
		{"no figure", kills, "dozens = ?", func(k *Reader) *dyad.Count { return k.After(4) }},
		{"several and one", joined, "three women and the old mayor = 4", func(k *Reader) *dyad.Count { return k.Sum(3, true) }},
		{"one alone is not counted", joined, "none", func(k *Reader) *dyad.Count { return k.Sum(7, false) }},
		{"a toll", toll, "12 = 12", func(k *Reader) *dyad.Count { return k.Standing(2) }},
		{"a length is nobody", away, "none", func(k *Reader) *dyad.Count { return k.Sum(4, true) }},
		{"a share is no toll", percent, "none", func(k *Reader) *dyad.Count { return k.Standing(0) }},
	} {
		if got := told(c.count(reader(t, lex, c.tokens))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHarmWord(t *testing.T) {
	lex := lexicon(t)
	for _, c := range []struct {
		tokens string
		at     int
		want   string
	}{
		{killed, 3, "killed"},
		{killed, 6, "injured"},
		{kills, 1, "killed"},
		{kills, 4, "injured"},
		{joined, 1, ""},
		{toll, 3, ""},
	} {
		if k := reader(t, lex, c.tokens); k.HarmWord(c.at) != c.want {
			t.Errorf("%s in %q: got %q, want %q", k.Tok(c.at).Form, k.Text, k.HarmWord(c.at), c.want)
		}
	}
}

func TestSummed(t *testing.T) {
	lex := lexicon(t)
	if k := reader(t, lex, overall); !k.Summed(3) {
		t.Error("a total toll is of more than the deed at hand")
	}
	if k := reader(t, lex, toll); k.Summed(2) {
		t.Error("a toll is of the deed at hand")
	}
}

func TestContested(t *testing.T) {
	count := func(best int, code string) *dyad.Count {
		n := &dyad.Count{Low: &best, Best: &best, High: &best}
		if code != "" {
			n.Attribution = []dyad.Attribution{{Entity: &dyad.Mention{Entity: dyad.Entity{Code: code}, Span: dyad.Span{Start: best, End: best + 1}}}}
		}
		return n
	}
	for _, c := range []struct {
		name      string
		was, n    *dyad.Count
		contested bool
	}{
		{"two states, two counts", count(9, "TCD"), count(2, "MLI"), true},
		{"one state, two counts", count(9, "TCD"), count(2, "TCD"), false},
		{"two states, one count", count(9, "TCD"), count(9, "MLI"), false},
		{"nobody's word", count(9, "TCD"), count(2, ""), false},
	} {
		if got := Contested(c.was, c.n); got != c.contested {
			t.Errorf("%s: contested %v, want %v", c.name, got, c.contested)
		}
	}
}
