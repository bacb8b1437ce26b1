package judged

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dyad-news/dyad"
)

func TestTables(t *testing.T) {
	here := os.DirFS(".")
	for _, kind := range []string{"events", "thousand"} {
		if v, err := Verdicts(here, kind); err != nil || len(v) < 500 {
			t.Errorf("%s: %d verdicts, %v", kind, len(v), err)
		}
	}
	all, err := AllCorrected(here)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for i := range all {
		c := &all[i]
		if c.Event() && (c.Realis == "" || c.Type != strings.ToUpper(c.Type)) || c.Trigger.End <= c.Trigger.Start {
			t.Errorf("%s/%s at %v: type %q, realis %q", c.Set, c.Page, c.Trigger, c.Type, c.Realis)
		}
		if c.Held() {
			held++
		}
	}
	if share := float64(held) / float64(len(all)); share < 0.1 || share > 0.25 {
		t.Errorf("%d of %d are held out, want about a sixth", held, len(all))
	}
}

func TestBroken(t *testing.T) {
	const header = "set\tpage\ttrigger\ttold\ttype\trealis\tactors\trecipients\n"
	for name, text := range map[string]string{
		"header":  "set\tpage\n",
		"fields":  header + "news\t1\t0-3\tASSAULT\n",
		"trigger": header + "news\t1\tx\tASSAULT\tnone\t\t\t\n",
	} {
		if _, err := AllCorrected(fstest.MapFS{"corrected-1.tsv": {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), "corrected-1.tsv:") {
			t.Errorf("%s: got %v, want file and line", name, err)
		}
	}
	if _, err := Verdicts(fstest.MapFS{"events-1.tsv": {Data: []byte("id\tset\tpage\tverdict\twhy\nev_1\tnews\t1\ttype\t\n")}}, "events"); err == nil {
		t.Error("a verdict without a reason was read")
	}
	if _, err := AllCorrected(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no table: got %v", err)
	}
}

func TestWrong(t *testing.T) {
	at := dyad.Span{Start: 8, End: 15}
	event := func(typ string, r dyad.Realis, actors ...string) dyad.Event {
		e := dyad.Event{Type: []string{typ}, Realis: r, Evidence: dyad.Evidence{Trigger: at}}
		for _, a := range actors {
			e.Actors = append(e.Actors, dyad.Mention{Entity: dyad.Entity{Code: a}})
		}
		return e
	}
	gold := Corrected{Trigger: at, Told: "COERCE", Type: "ASSAULT", Realis: dyad.Actual, Actors: countries("SUL,NOR,?")}
	for _, c := range []struct {
		name   string
		events []dyad.Event
		want   string
	}{
		{"right", []dyad.Event{event("COERCE", dyad.Actual), event("ASSAULT", dyad.Historical, "NOR", "", "SUL", "NOR")}, ""},
		{"type", []dyad.Event{event("ACCUSE", dyad.Actual), event("COERCE", dyad.Actual)}, "type"},
		{"realis", []dyad.Event{event("ASSAULT", dyad.Future, "NOR", "SUL")}, "realis"},
		{"actor", []dyad.Event{event("ASSAULT", dyad.Actual, "NOR")}, "actor"},
	} {
		e := gold.Find(c.events)
		if e == nil || gold.Wrong(e) != c.want {
			t.Errorf("%s: got %v", c.name, e)
		}
	}
	if e := gold.Find([]dyad.Event{{Type: []string{"ASSAULT"}}}); e != nil {
		t.Errorf("at another trigger: got %v", e)
	}
	none := Corrected{Trigger: at, Told: "COERCE", Type: "none"}
	if e := none.Find([]dyad.Event{event("ACCUSE", dyad.Actual)}); e != nil {
		t.Errorf("of another type than the one that was wrong: got %v", e)
	}
	told := event("COERCE", dyad.Actual)
	if e := none.Find([]dyad.Event{told}); e == nil || none.Wrong(e) != "none" {
		t.Errorf("what is none: got %v", e)
	}
	if got := countries("-"); len(got) != 0 || !slices.Equal(countries("SUL,NOR,SUL"), []string{"NOR", "SUL"}) {
		t.Errorf("nobody: got %q", got)
	}
}
