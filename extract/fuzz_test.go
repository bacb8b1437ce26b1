package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/dyad-news/dyad"
)

// check reads a page twice: no panic, sound, and the same both times.
func check(t *testing.T, p dyad.Page) {
	a, err := Article(p)
	b, again := Article(p)
	if (err == nil) != (again == nil) || !reflect.DeepEqual(a, b) {
		t.Fatalf("two readings differ: %v, %v", err, again)
	}
	if err == nil {
		sound(t, &a)
	}
}

func seeds(f *testing.F, pattern string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
}

func FuzzHTML(f *testing.F) {
	seeds(f, "testdata/*/page.html")
	f.Add([]byte("<p>a<br>b</p><table><tr><td>c"))
	f.Fuzz(func(t *testing.T, body []byte) { check(t, dyad.Page{MediaType: "text/html", Body: body}) })
}

func FuzzText(f *testing.F) {
	seeds(f, "testdata/*/page.txt")
	f.Add([]byte("KABUL (AP) -- \xff\xfe e\u0301 &amp;&nbsp; A b c d e f.\n\n— X (@x) May 4, 2023"))
	f.Fuzz(func(t *testing.T, body []byte) { check(t, dyad.Page{MediaType: "text/plain", Body: body}) })
}

func FuzzRecord(f *testing.F) {
	seeds(f, "testdata/*/page.json")
	f.Add([]byte(`{"text": "a", "mentions": [[0, 1]], "pair": {"actor": [0, 1]}}`))
	f.Fuzz(func(t *testing.T, body []byte) { check(t, dyad.Page{MediaType: jsonType, Body: body}) })
}

// FuzzSpans hands over any span of any text: what it holds may only be cleaned.
func FuzzSpans(f *testing.F) {
	f.Add("KABUL (AP) - Nor\u00adland  thanked e\u0301 &amp; Sudmark.\r\n\r\nPhoto: X", uint16(0), uint16(5), uint16(13), uint16(22))
	f.Fuzz(func(t *testing.T, text string, a, b, c, d uint16) {
		spans := []dyad.Span{{Start: int(a), End: int(b)}, {Start: int(c), End: int(d)}}
		for _, s := range spans {
			if s.Start >= s.End || s.End > len(text) {
				t.Skip()
			}
		}
		body, err := json.Marshal(map[string]any{"text": text, "mentions": spans})
		if err != nil {
			t.Skip()
		}
		var back struct{ Text string }
		if json.Unmarshal(body, &back) != nil || back.Text != text { // invalid UTF-8 does not come through
			t.Skip()
		}
		got, err := Article(dyad.Page{MediaType: jsonType, Body: body})
		if err != nil {
			return
		}
		sound(t, &got)
		for i, s := range spans {
			if plain(s.In(text)) && (s.End == len(text) || text[s.End] < 0x80) && got.Mentions[i].In(got.Text) != s.In(text) {
				t.Errorf("span %d held %q, holds %q in %q", i, s.In(text), got.Mentions[i].In(got.Text), got.Text)
			}
		}
	})
}

// plain reports whether a text is letters of ASCII alone, which no cleaning changes.
func plain(s string) bool {
	for _, c := range []byte(s) {
		if (c|0x20 < 'a' || c|0x20 > 'z') || c >= 0x80 {
			return false
		}
	}
	return true
}

// FuzzPages reads any bytes as a file of any kind.
func FuzzPages(f *testing.F) {
	f.Add([]byte("{\"text\": \"a\"}\n{}\n\n[1"), uint8(0))
	f.Add(packed(f, []byte("{\"text\": \"a\"}\n")), uint8(1))
	f.Add([]byte(`[{"text": "a"}, 1]`), uint8(2))
	exts := []string{".jsonl", ".jsonl.gz", ".json", ".html", ".txt", ".gz", ""}
	f.Fuzz(func(t *testing.T, body []byte, kind uint8) {
		path := filepath.Join(t.TempDir(), "page"+exts[int(kind)%len(exts)])
		if err := os.WriteFile(path, body, 0o644); err != nil {
			t.Fatal(err)
		}
		n := 0
		for p, err := range Pages([]string{path}, Options{}) {
			n++
			if p.Name == "" || err == nil && len(bytes.TrimSpace(p.Body)) == 0 {
				t.Errorf("page %+v, %v", p, err)
			}
			if err == nil {
				check(t, p)
			}
		}
		if n == 0 {
			t.Error("neither a page nor an error")
		}
	})
}
