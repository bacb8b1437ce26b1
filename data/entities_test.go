package data

import (
	"os"
	"path/filepath"
	"testing"
)

func TestEntitiesLoad(t *testing.T) {
	tables, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	e, err := tables.Entities()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, k := range e.Known {
		if k.Class == Country {
			codes[k.Code] = true
		}
	}
	for _, k := range e.Known {
		switch k.Code {
		case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		default:
			if !codes[k.Code] {
				t.Errorf("%s: no country has the code %s", k.Known, k.Code)
			}
		}
	}
	for _, n := range e.Names {
		if n.Text == "" || n.Entity < 0 || n.Entity >= len(e.Known) {
			t.Errorf("bad name %+v", n)
		}
	}
}

func TestEntitiesErrors(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"unknown sector", "groups.tsv", "code\tsector\tothers\tqid\tfrom\tto\tname\taliases\nAFG\tXXX\t-\t-\t-\t-\tA\t-\n",
			`load entities: entities/groups.tsv:2: unknown sector "XXX"`},
		{"bad day", "people.tsv", "code\tsector\toffice\tfrom\tto\tqid\tname\taliases\nAFG\tGOV\t-\tsometime\t-\t-\tA B\t-\n",
			`load entities: entities/people.tsv:2: "sometime" is no day`},
		{"wrong order", "people.tsv", "code\tsector\toffice\tfrom\tto\tqid\tname\taliases\nAFG\tGOV\t-\t2001\t2000\t-\tA B\t-\n",
			"load entities: entities/people.tsv:2: 2001-01-01 is after 2000-12-31"},
		{"bad kind", "nouns.tsv", "sector\tkind\tflags\tnouns\nGOV\tpersn\t-\tking\n",
			`load entities: entities/nouns.tsv:2: unknown kind "persn", did you mean "person"?`},
		{"bad code", "organisations.tsv", "code\tsector\tothers\tqid\tname\taliases\nXx\t-\t-\t-\tA\t-\n",
			`load entities: entities/organisations.tsv:2: "Xx" is no code of three capital letters`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "entities"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "entities", c.file), []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			tables, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := tables.Entities(); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func BenchmarkEntities(b *testing.B) {
	tables, err := Open("")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := tables.Entities(); err != nil {
			b.Fatal(err)
		}
	}
}
