package trust

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

// shelled is "Norland shelled the town of Suland near Oslo", with an event that it tells.
func shelled() Case {
	s := &dyad.Sentence{}
	for _, w := range []struct {
		form, upos, rel string
		head            int
	}{{"Norland", "PROPN", "nsubj", 1}, {"shelled", "VERB", "root", -1}, {"the", "DET", "det", 3}, {"town", "NOUN", "obj", 1}, {"of", "ADP", "case", 5}, {"Suland", "PROPN", "nmod", 3}} {
		s.Tokens = append(s.Tokens, dyad.Token{Form: w.form, Lemma: strings.ToLower(w.form), UPOS: w.upos, Deprel: w.rel, Head: w.head})
	}
	s.Link()
	return Case{Clause: grammar.Clause{Sentence: s}, Tok: 1, Here: []string{"NOR", "SUL", "LND", "LND"}, Event: &dyad.Event{
		Type: []string{"ASSAULT"}, Modes: []string{"heavy-weapons"}, Realis: dyad.Actual, Evidence: dyad.Evidence{Rule: "shell"},
		Actors:     []dyad.Mention{{Entity: dyad.Entity{Code: "NOR", Sector: dyad.GOV}, Head: 0}},
		Recipients: []dyad.Mention{{Entity: dyad.Entity{Code: "SUL", Sector: dyad.CVL}, Head: 5}},
	}}
}

func TestSigns(t *testing.T) {
	c := shelled()
	got := c.Signs()
	for _, want := range []string{"always", "type ASSAULT", "mode ASSAULT heavy-weapons", "realis actual", "rule shell", "actor GOV!", "recipient by >obj>nmod:of", "between GOV! CVL! ASSAULT", "inland false ASSAULT", "idle 1 of sentence told told"} {
		if !slices.Contains(got, want) {
			t.Errorf("no sign %q in %q", want, got)
		}
	}
	c.Event.Recipients[0].Code, c.Event.Actors = "", nil
	for _, want := range []string{"actor nobody", "recipient CVL?", "recipient of no country name", "idle 3 of sentence nobody no country"} {
		if !slices.Contains(c.Signs(), want) {
			t.Errorf("no sign %q in %q", want, c.Signs())
		}
	}
	c.Event.Recipients[0].Sentence = 4
	if want := "recipient by elsewhere"; !slices.Contains(c.Signs(), want) {
		t.Errorf("no sign %q in %q", want, c.Signs())
	}
}

func TestNamed(t *testing.T) {
	at := func(code string, sentence int) dyad.Mention {
		return dyad.Mention{Entity: dyad.Entity{Code: code}, Sentence: sentence}
	}
	here, text := Named([]dyad.Mention{at("NOR", 0), at("", 1), at("UNO", 1), at("SUL", 1)}, []dyad.Toponym{{Place: dyad.Place{CountryCode: "LND"}, Sentence: 1}}, 1)
	if !slices.Equal(here, []string{"SUL", "LND"}) || !slices.Equal(text, []string{"NOR", "SUL", "LND"}) {
		t.Errorf("the sentence names %q, the text %q", here, text)
	}
}

// over returns the built-in tables with other weights.
func over(t *testing.T, weights string) *data.Tables {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, File), []byte(weights), 0o600); err != nil {
		t.Fatal(err)
	}
	tables, err := data.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestOf(t *testing.T) {
	r, err := New(over(t, "sign\tthere\tright\nalways\t2\t1\nrule shell\t-4\t0.1\nrealis future\t9\t9\n"))
	if err != nil {
		t.Fatal(err)
	}
	if there, right := r.Of(shelled()); there != 0.12 || right != 0.75 {
		t.Errorf("there %v, right %v, want 0.12 and 0.75", there, right)
	}
	if s, w := r.Signs(shelled()); s[0] != "always" || w[0] != 1 || s[1] != "rule shell" || w[1] != 0.1 || len(s) != len(w) {
		t.Errorf("weightiest signs %q of %v", s[:2], w[:2])
	}
}

func TestNew(t *testing.T) {
	builtin, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(builtin); err != nil {
		t.Error(err)
	}
	for _, c := range []struct{ name, table, want string }{
		{"another header", "sign\tweight\n", "trust.tsv:1"},
		{"a field too few", "sign\tthere\tright\nalways\t1\n", "trust.tsv:2"},
		{"no number", "sign\tthere\tright\nalways\t1\tmuch\n", `"much"`},
		{"not a number", "sign\tthere\tright\nalways\tNaN\t1\n", "trust.tsv:2"},
		{"twice", "sign\tthere\tright\nalways\t1\t1\nalways\t1\t2\n", "twice"},
	} {
		if _, err := New(over(t, c.table)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// FuzzRead: a table of weights is read whole or not at all, and no weight of it breaks a share.
func FuzzRead(f *testing.F) {
	f.Add("sign\tthere\tright\nalways\t1\t-1\n")
	f.Add("sign\tthere\tright\nalways\tInf\t1\n")
	f.Add("sign\tthere\tright\na\t1e3\t1\na\t0\t0")
	f.Fuzz(func(t *testing.T, text string) {
		of, err := read(text)
		if (of == nil) != (err != nil) {
			t.Fatalf("got %v and %v", of, err)
		}
		if there, right := (&Reader{of}).Of(shelled()); !(there >= 0 && there <= 1 && right >= 0 && right <= 1) {
			t.Errorf("shares %v and %v", there, right)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	builtin, err := data.Open("")
	if err != nil {
		b.Fatal(err)
	}
	r, err := New(builtin)
	if err != nil {
		b.Fatal(err)
	}
	c := shelled()
	for b.Loop() {
		r.Of(c)
	}
}
