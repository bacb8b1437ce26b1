package house_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/relate"
	"github.com/dyad-news/dyad/store/sqlite"
)

// Code a text: furnish a coder once, then call Code from any goroutine.
func Example() {
	coder, err := house.New("")
	if err != nil {
		log.Fatal(err)
	}
	coding, err := coder.Code(dyad.Page{
		Name:      "story.txt",
		Body:      []byte("France recalled its ambassador from Australia on Friday, the foreign ministry said."),
		Published: "2021-09-18",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range coding.Events {
		fmt.Println(e.Date, e.Actors[0].Node(), e.Type, e.Modes, e.Recipients[0].Node(), e.Realis)
		fmt.Printf("%q, says %s\n", e.Evidence.Trigger.In(coding.Article.Text), e.Attribution[0].Entity.Text)
	}
	// Output:
	// 2021-09-17 FRA [SANCTION] [withdraw] AUS actual
	// "recalled", says the foreign ministry
}

// Add a type of event and a rule for it: tables of yours over those that are built in, no
// code. docs/ontology.md explains the fields.
func Example_ontology() {
	dir, err := os.MkdirTemp("", "tables")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"types/spy.yaml": `
- {name: SPY, says: Gathers the secrets of another state by stealth., quad: 4, scale: -4, cameo: "170", needs-recipient: true}`,
		"rules/spy.yaml": `
- rule: spy-on
  type: SPY
  verbs: spy on, snoop on, eavesdrop on
  when: {subj: "@actor"}
  recipient: [obj, on]
  example:
    - {text: "Ruritania spied on France.", gives: "SPY"}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			log.Fatal(err)
		}
	}
	coder, err := house.New(dir)
	if err != nil {
		log.Fatal(err)
	}
	coding, err := coder.Code(dyad.Page{Body: []byte("Denmark had eavesdropped on Sweden for years.")})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range coding.Events {
		fmt.Println(e.Actors[0].Node(), e.Type, e.Recipients[0].Node())
	}
	// Output:
	// DNK [SPY] SWE
}

// Keep articles in a store, where reports of one happening become one incident, and ask it.
func Example_store() {
	ctx := context.Background()
	store, done := sample(ctx)
	defer done()
	strikes := dyad.IncidentQuery{
		Dyad: dyad.Dyad{From: "IRN", To: "PAK"}, Both: true, Types: []string{"ASSAULT"}, Realis: []dyad.Realis{dyad.Actual},
		From: "2024-01-01", To: "2024-01-31",
	}
	for n, err := range store.Incidents(ctx, strikes) {
		if err != nil {
			log.Fatal(err)
		}
		if n.Sources < 3 {
			continue // told by few
		}
		claims, err := store.Claims(ctx, n.ID)
		if err != nil {
			log.Fatal(err)
		}
		counted := slices.ContainsFunc(claims, func(c dyad.Claim) bool { return c.Size != nil && c.Size.Killed != nil })
		fmt.Println(n.Date, n.Type, "by", n.Actors[0].Node(), "on", n.Recipients[0].Node(), "dead counted:", counted)
	}
	// Output:
	// 2024-01-18 ASSAULT by PAK on IRN dead counted: true
	// 2024-01-16 ASSAULT by IRN on PAK dead counted: true
}

// Read how a relationship goes: its series by week, and where it stands in a sentence.
func Example_dyad() {
	ctx := context.Background()
	store, done := sample(ctx)
	defer done()
	pair := dyad.Dyad{From: "IRN", To: "PAK"}
	var days []dyad.DyadDay
	for d, err := range store.Days(ctx, dyad.DayQuery{Dyad: pair, Both: true}) {
		if err != nil {
			log.Fatal(err)
		}
		days = append(days, d)
	}
	series, err := relate.NewSeries(slices.Values(days), pair, relate.ByWeek, "2024-01-08", "2024-02-04")
	if err != nil {
		log.Fatal(err)
	}
	for _, week := range series.Bins {
		fmt.Println(week.Label, "conflict:", week.Conflict().Incidents > 0)
	}
	fmt.Println("strained:", relate.StrainOn(days, pair, "2024-01-18").Index > 5) // of 10
	// Output:
	// 2024-W02 conflict: false
	// 2024-W03 conflict: true
	// 2024-W04 conflict: false
	// 2024-W05 conflict: false
	// strained: true
}

// sample keeps the sample news of this repository in a new store.
func sample(ctx context.Context) (store dyad.Store, done func()) {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		log.Fatal(err)
	}
	store, err = sqlite.Open(filepath.Join(dir, "dyad.db"))
	if err != nil {
		log.Fatal(err)
	}
	coder, err := house.New("")
	if err != nil {
		log.Fatal(err)
	}
	keeper := pipeline.Keeper{Store: store, RunID: "example", Now: time.Now}
	pages := extract.Pages([]string{"../sample"}, extract.Options{})
	err = coder.Run(ctx, pages, 0, func(r pipeline.Result) error {
		if r.Err != nil {
			return nil // the sample holds a page without a story, on purpose
		}
		_, err := keeper.Keep(ctx, []pipeline.Leaf{{Coding: r.Coding, Page: r.Digest}})
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	return store, func() {
		store.Close()
		os.RemoveAll(dir)
	}
}
