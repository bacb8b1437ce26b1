package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// FuzzRead reads any bytes as a file of any format, twice: records that can be written
// down, and errors that end, the same both times.
func FuzzRead(f *testing.F) {
	c := codes(f)
	all := All()
	for i, x := range all {
		f.Add(byte(i), []byte("id\tdate\n1\t2\n"))
		if b, err := os.ReadFile(filepath.Join("testdata", "golden."+x.Name)); err == nil {
			f.Add(byte(i), b)
		}
	}
	f.Add(byte(3), rowsOf(f, c))
	f.Fuzz(func(t *testing.T, kind byte, b []byte) {
		x := all[int(kind)%len(all)]
		if !x.Reads() {
			t.Skip()
		}
		if one, two := readAll(t, x, c, b), readAll(t, x, c, b); one != two {
			t.Errorf("%s: read twice, it is\n%s\nand\n%s", x.Name, one, two)
		}
	})
}

// readAll writes down what a file gives, and holds that it ends.
func readAll(t *testing.T, x *Format, c *Codes, b []byte) string {
	t.Helper()
	var out bytes.Buffer
	n := 0
	for r, err := range x.ReadAs(bytes.NewReader(b), "f", "fuzzed", c) {
		if n++; n > len(b)+1 {
			t.Fatalf("%s: more records than bytes", x.Name)
		}
		if err != nil {
			fmt.Fprintln(&out, err)
			continue
		}
		if d := r.Event.Date; d != "" {
			if _, err := time.Parse(time.DateOnly, string(d)); err != nil {
				t.Errorf("%s: date %q", x.Name, d)
			}
		}
		line, err := json.Marshal(&r)
		if err != nil {
			t.Errorf("%s: %v", x.Name, err)
		}
		out.Write(line)
	}
	return out.String()
}

// rowsOf returns a small Parquet file.
func rowsOf(f *testing.F, c *Codes) []byte {
	var b bytes.Buffer
	w, err := Find("parquet").New(&b, c)
	if err == nil {
		err = w.Write(&Row{Record: dyad.Record{Event: dyad.Event{ID: "ev_1", Type: []string{"AID"}, Date: "2024-01-16"}}})
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}
