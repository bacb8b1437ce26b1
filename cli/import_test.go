package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/store/sqlite"
)

// TestImportInterrupt breaks an import off and takes it up by the same command: all rows
// are there, each once.
func TestImportInterrupt(t *testing.T) {
	long(t)
	const rows, before = 2*importBatch + 100, importBatch + 10
	file := filepath.Join(t.TempDir(), "a.db")
	args := []string{"import", "--store", file, "--dataset", "made", "--format", "icews", "-"}
	write := func(w io.Writer, at func(int)) {
		head := "Event ID	Event Date	Source Name	Source Sectors	Source Country	Event Text	CAMEO Code	Intensity	Target Name	Target Sectors	Target Country	Story ID	Sentence Number	Publisher	City	District	Province	Country	Latitude	Longitude"
		fmt.Fprintln(w, head)
		for i := range rows {
			if at(i); i%100 == 0 || i < 3 {
				fmt.Fprintf(w, "%d\t2024-01-%02d\tPeru\tGovernment\tPeru\tAccuse\t112\t-2\tChile\tGovernment\tChile\t1\t1\tMade%s\n", i, 1+i%28, strings.Repeat("\t", 6))
			} else { // of no pair, so that the test is quick
				fmt.Fprintf(w, "%d\t2024-01-01\tPeru\tGovernment\tPeru\tAccuse\t112\t-2\t\t\t\t1\t1\tMade%s\n", i, strings.Repeat("\t", 6))
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in, out := io.Pipe()
	go func() {
		write(out, func(i int) {
			if i == before {
				cancel()
			}
		})
		out.Close()
	}()
	e, _, stderr := world(ctx, in)
	if code := e.main(args); code != exitBreak || !strings.Contains(stderr.String(), "interrupted; the same command goes on") {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	some := records(t, file)
	if some == 0 || some == rows {
		t.Fatalf("%d records are kept of a run that was broken off, of %d rows", some, rows)
	}
	var all strings.Builder
	write(&all, func(int) {})
	for _, known := range []int{some, rows} {
		e, _, stderr = world(t.Context(), strings.NewReader(all.String()))
		if code := e.main(args); code != exitOK || !strings.Contains(stderr.String(), fmt.Sprintf("%d there already", known)) {
			t.Errorf("exit code %d, %s, want %d there already", code, stderr, known)
		}
		if n := records(t, file); n != rows {
			t.Errorf("%d records, want %d", n, rows)
		}
	}
}

// records counts those of the one dataset of a store.
func records(t *testing.T, file string) int {
	t.Helper()
	st, err := sqlite.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	all, err := st.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		return 0
	}
	return all[0].Records
}
