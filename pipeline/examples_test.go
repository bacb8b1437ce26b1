package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/entity"
	"github.com/dyad-news/dyad/geo"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
)

// house is a Coder of the real rooms, and their rules. A test may change its fields; the rooms are every test's.
func house(tb testing.TB) (*Coder, *data.Lexicon) {
	tb.Helper()
	r, err := build()
	if err != nil {
		tb.Fatal(err)
	}
	return &r.Coder, r.lex
}

// rooms are made once: that takes seconds under the race detector.
type rooms struct {
	Coder
	lex *data.Lexicon
}

var build = sync.OnceValues(func() (r rooms, err error) {
	tables, err := data.Open("")
	if err != nil {
		return r, err
	}
	english, err := en.New()
	if err != nil {
		return r, err
	}
	r.Languages = map[string]lang.Analyzer{"": english, "en": english}
	if r.Entities, err = entity.New(tables); err != nil {
		return r, err
	}
	if r.Places, err = geo.New(tables); err != nil {
		return r, err
	}
	if r.Events, err = coder.New(tables); err != nil {
		return r, err
	}
	ont, err := tables.Ontology()
	if err != nil {
		return r, err
	}
	r.lex, err = tables.Lexicon(ont)
	return r, err
})

// long skips, where tests are to be short, what one goroutine does for long: the race detector would find nothing in it.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: run without -short")
	}
}

func (c *Coder) text(tb testing.TB, s string) []dyad.Event {
	tb.Helper()
	return c.coding(tb, s).Events
}

func (c *Coder) coding(tb testing.TB, s string) dyad.Coding {
	tb.Helper()
	k, err := c.Code(dyad.Page{Name: "example", MediaType: "text/plain", Body: []byte(s), Published: "2024-01-31"})
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// brief writes an event as the examples of the rules do: "SANCTION/withdraw FRA > AUS".
func brief(e dyad.Event) string {
	side := func(ms []dyad.Mention) string {
		var codes []string
		for _, m := range ms {
			code := m.Code
			if code == "" {
				code = string(m.Sector)
			}
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
		return strings.Join(codes, " ")
	}
	s := e.Type[0]
	if len(e.Modes) > 0 {
		s += "/" + strings.Join(e.Modes, "+")
	}
	return fmt.Sprintf("%s %s > %s", s, side(e.Actors), side(e.Recipients))
}

func briefs(events []dyad.Event) (all []string) {
	for _, e := range events {
		all = append(all, brief(e)+" by "+e.Evidence.Rule)
	}
	return all
}

// gives reports whether an event is what an example says; a side or mode that the
// example leaves out may be anything.
func gives(e dyad.Event, want string) bool {
	head, sides, _ := strings.Cut(want, " ")
	got := brief(e)
	gotHead, gotSides, _ := strings.Cut(got, " ")
	if gotHead != head && (strings.Contains(head, "/") || e.Type[0] != head) {
		return false
	}
	a, r, both := strings.Cut(sides, ">")
	ga, gr, _ := strings.Cut(gotSides, ">")
	same := func(want, got string) bool {
		w, g := strings.Fields(want), strings.Fields(got)
		slices.Sort(w)
		slices.Sort(g)
		return slices.Equal(w, g)
	}
	if strings.TrimSpace(a) != "" && !same(a, ga) {
		return false
	}
	return !both || strings.TrimSpace(r) == "" || same(r, gr)
}

// by reports whether a rule tells the event or stands among its operators.
func by(e dyad.Event, rule string) bool {
	return e.Evidence.Rule == rule || slices.Contains(e.Evidence.Chain, rule)
}

// speaks reports whether a text has a word that a rule is tried at.
func speaks(k dyad.Coding, rule *data.Rule) bool {
	heads := map[string]bool{}
	for _, w := range slices.Concat(rule.Verbs, rule.Adjectives) {
		heads[strings.Fields(w)[0]] = true
	}
	for _, w := range rule.Nouns {
		heads[w[strings.LastIndex(w, " ")+1:]] = true
	}
	for _, s := range k.Sentences {
		for _, t := range s.Tokens {
			if heads[t.Lemma] || heads[strings.ToLower(t.Form)] || heads["*"] {
				return true
			}
		}
	}
	return false
}

// TestExamples runs every example and counter-example of the rules through the whole
// path. An operator has both; one of its examples is told by it, and its counter-examples
// have its word.
func TestExamples(t *testing.T) {
	long(t)
	c, lex := house(t)
	for i := range lex.Rules {
		rule := &lex.Rules[i]
		t.Run(rule.ID, func(t *testing.T) {
			operator, told := rule.Operand != nil, false
			for _, x := range rule.Example {
				events := c.text(t, x.Text)
				if !slices.ContainsFunc(events, func(e dyad.Event) bool { return gives(e, x.Gives) }) {
					t.Errorf("%q\n got %q\nwant %q", x.Text, briefs(events), x.Gives)
				}
				told = told || slices.ContainsFunc(events, func(e dyad.Event) bool { return gives(e, x.Gives) && by(e, rule.ID) })
			}
			if operator && !told {
				t.Errorf("operator %s has no example that it tells", rule.ID)
			}
			if operator && len(rule.Not) == 0 {
				t.Errorf("operator %s has no counter-example (not)", rule.ID)
			}
			for _, text := range rule.Not {
				k := c.coding(t, text)
				for _, e := range k.Events {
					if by(e, rule.ID) {
						t.Errorf("%q\n gave %s", text, brief(e))
					}
				}
				if !speaks(k, rule) {
					t.Errorf("%q\n has no word of %s", text, rule.ID)
				}
			}
		})
	}
}
