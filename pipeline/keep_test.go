package pipeline

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/store/sqlite"
)

func open(t *testing.T) dyad.Store {
	t.Helper()
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "dyad.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// leaves codes the bundled sample.
func leaves(t *testing.T, c *Coder) []Leaf {
	t.Helper()
	var out []Leaf
	for p, err := range extract.Pages([]string{"../sample"}, extract.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if k, err := c.Code(p); err == nil {
			out = append(out, Leaf{Coding: k, Page: Digest(&p)})
		}
	}
	if len(out) < 12 {
		t.Fatalf("only %d articles in the sample", len(out))
	}
	return out
}

func keeper(st dyad.Store) *Keeper {
	return &Keeper{Store: st, RunID: "test", Now: func() time.Time { return time.Unix(0, 0).UTC() }}
}

// dump writes down all that a store holds of events and incidents.
func dump(t *testing.T, st dyad.Reader) string {
	t.Helper()
	var b strings.Builder
	out := json.NewEncoder(&b)
	put := func(v any) {
		if err := out.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	for id, err := range st.Articles(ctx, "") {
		if err != nil {
			t.Fatal(err)
		}
		events, err := st.EventsOf(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		put(events)
	}
	for n, err := range st.Incidents(ctx, dyad.IncidentQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		claims, err := st.Claims(ctx, n.ID)
		if err != nil {
			t.Fatal(err)
		}
		put(n)
		put(claims)
	}
	for d, err := range st.Days(ctx, dyad.DayQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		put(d)
	}
	return b.String()
}

func TestKeep(t *testing.T) {
	c, _ := house(t)
	all := leaves(t, c)
	ctx := context.Background()
	st := open(t)
	k := keeper(st)
	first, err := k.Keep(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	if first.Added != len(all) || first.Known != 0 || first.Incidents == 0 || first.Incidents >= first.Events {
		t.Errorf("kept %+v of %d articles", first, len(all))
	}
	once := dump(t, st)

	t.Run("again", func(t *testing.T) {
		tally, err := k.Keep(ctx, all)
		if err != nil {
			t.Fatal(err)
		}
		if tally.Added != 0 || tally.Known != len(all) || tally.Events != 0 {
			t.Errorf("kept again: %+v", tally)
		}
		if dump(t, st) != once {
			t.Error("the store is another one")
		}
	})
	t.Run("pages known", func(t *testing.T) {
		for _, l := range all {
			if id, err := st.Page(ctx, l.Page); err != nil || id != l.Coding.Article.ID {
				t.Errorf("page of %s: %s, %v", l.Coding.Article.ID, id, err)
			}
		}
	})
	t.Run("one by one", func(t *testing.T) {
		st := open(t)
		for i := range all {
			if _, err := keeper(st).Keep(ctx, all[i:i+1]); err != nil {
				t.Fatal(err)
			}
		}
		if dump(t, st) != once {
			t.Error("batches make another store")
		}
	})
}

// TestCopy keeps one agency text in two outlets.
func TestCopy(t *testing.T) {
	c, _ := house(t)
	all := leaves(t, c)
	longest := all[0]
	for _, l := range all {
		if len(l.Coding.Article.Text) > len(longest.Coding.Article.Text) && len(l.Coding.Events) > 0 {
			longest = l
		}
	}
	page := dyad.Page{Name: "copy", MediaType: "text/plain", Body: []byte("Our own headline\n\n" + longest.Coding.Article.Text), Published: longest.Coding.Article.Published, Outlet: "copycat.example"}
	k, err := c.Code(page)
	if err != nil {
		t.Fatal(err)
	}
	st := open(t)
	tally, err := keeper(st).Keep(context.Background(), []Leaf{longest, {Coding: k}})
	if err != nil {
		t.Fatal(err)
	}
	if tally.Copies != 1 {
		t.Errorf("copies: %+v", tally)
	}
	for n, err := range st.Incidents(context.Background(), dyad.IncidentQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n.Sources != 1 {
			t.Errorf("%s %q has %d independent reports of %d", n.ID, n.Summary, n.Sources, len(n.Reports))
		}
	}
}

func TestRecode(t *testing.T) {
	c, _ := house(t)
	all := leaves(t, c)
	ctx := context.Background()
	st := open(t)
	if _, err := keeper(st).Keep(ctx, all); err != nil {
		t.Fatal(err)
	}
	want := dump(t, st)

	// A store as older tables would have left it: one event missing, one that reads otherwise.
	old := open(t)
	spoilt := append([]Leaf(nil), all...)
	at := -1
	for i, l := range spoilt {
		if len(l.Coding.Events) > 2 {
			at = i
			break
		}
	}
	events := append([]dyad.Event(nil), spoilt[at].Coding.Events[1:]...)
	events[0].Realis = dyad.Negated
	spoilt[at].Coding.Events = events
	if _, err := keeper(old).Keep(ctx, spoilt); err != nil {
		t.Fatal(err)
	}
	before := dump(t, old)
	var got []Change
	r := Recoder{
		Keeper: *keeper(old), Code: c.Article, Workers: 2, DryRun: true,
		Coded: func() {}, Skipped: func(dyad.ArticleID) {},
		Changed: func(x Change) error { got = append(got, x); return nil },
	}
	if err := r.Recode(ctx); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0].Added) != 1 || len(got[0].Gone) != 0 || len(got[0].Altered) != 1 {
		t.Errorf("changes: %+v", got)
	}
	if dump(t, old) != before {
		t.Error("a dry run changed the store")
	}
	r.DryRun = false
	if err := r.Recode(ctx); err != nil {
		t.Fatal(err)
	}
	if dump(t, old) != want {
		t.Error("recoded, the store is not as today's tables make it")
	}
}
