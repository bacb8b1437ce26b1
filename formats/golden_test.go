package formats

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/dyad-news/dyad"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read before they are committed")

// TestGolden writes the three records of testdata/records.jsonl (a strike with a toll that
// one side denies, a meeting of two, a protest without a country of its own) in every
// format, and holds the bytes to the files beside it.
func TestGolden(t *testing.T) {
	c := codes(t)
	c.Tables = "sha256:00"
	var rows []*Row
	text, err := os.ReadFile("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(text) {
		var r dyad.Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, &Row{Record: r})
	}
	for _, f := range All() {
		if !f.Writes() || f.Name == "parquet" { // whose bytes follow its library; TestRound reads it back
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			got := written(t, f, c, rows...)
			name := filepath.Join("testdata", "golden."+f.Name)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what is written now (go test ./formats -update writes it; read it then):\n%s", name, got)
			}
		})
	}
}
