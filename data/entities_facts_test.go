package data

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestEntityTerms: nobody holds an office twice at once, and a name has one bearer in a
// table of bodies at a time.
func TestEntityTerms(t *testing.T) {
	e := builtinEntities(t)
	type key struct{ code, name, office string }
	terms := map[key][]KnownEntity{}
	for _, k := range e.Known {
		if k.Class == Person || k.Class == Group {
			terms[key{k.Code, k.Known, k.Office}] = append(terms[key{k.Code, k.Known, k.Office}], k)
		}
	}
	for who, rows := range terms {
		for i, a := range rows {
			for _, b := range rows[i+1:] {
				if (a.To == "" || b.From <= a.To) && (b.To == "" || a.From <= b.To) {
					t.Errorf("%s %s %s: %s..%s and %s..%s overlap", who.code, who.name, who.office, a.From, a.To, b.From, b.To)
				}
			}
		}
	}
	bearer := map[string]int{}
	for _, n := range e.Names {
		k := &e.Known[n.Entity]
		if k.Class != Body && k.Class != Group {
			continue
		}
		if at, twice := bearer[n.Text]; twice {
			o := &e.Known[at]
			if o.Known != k.Known && o.Code == k.Code {
				t.Errorf("%q names both %s and %s", n.Text, o.Known, k.Known)
			}
		}
		bearer[n.Text] = n.Entity
	}
}

// TestEntityCounts holds the tables to what is promised of them.
func TestEntityCounts(t *testing.T) {
	e := builtinEntities(t)
	states := 0
	international, groups, led := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, k := range e.Known {
		switch {
		case k.Class == Body && (k.Code == "UNO" || k.Code == "EUR" || k.Code == "IGO" || k.Code == "NGO"):
			international[k.Known] = true
		case k.Class == Group:
			groups[k.Code+k.Known] = true
		case k.Class == Person && (k.Sector == dyad.GOV || k.Sector == dyad.REL):
			led[k.Code] = true
		}
	}
	if len(international) < 150 || len(groups) < 500 {
		t.Errorf("%d international organisations, %d armed groups", len(international), len(groups))
	}
	var missing []string
	for _, k := range e.Known {
		if k.Class == Country && k.QID != "" && k.Code != "HKG" && k.Code != "SMR" && !led[k.Code] { // San Marino's captains change twice a year
			missing = append(missing, k.Known)
		}
	}
	for _, k := range e.Known {
		if k.Class == Country && k.QID != "" {
			states++
		}
	}
	if states < 199 { // members of the United Nations, observers, Kosovo, Taiwan, Hong Kong, Macau
		t.Errorf("%d states with an id", states)
	}
	if len(missing) > 0 {
		t.Errorf("nobody who governed %s", strings.Join(missing, ", "))
	}
	t.Logf("%d international organisations, %d armed groups, %d countries with leaders, %d rows in all, %d names", len(international), len(groups), len(led), len(e.Known), len(e.Names))
}

func builtinEntities(t *testing.T) *Entities {
	t.Helper()
	tables, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	e, err := tables.Entities()
	if err != nil {
		t.Fatal(err)
	}
	return e
}
