package extract

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const sentence = "Norland recalled its ambassador from Sudmark on Friday."

func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tree writes files under a folder of the test's own.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// names lists the pages by name, below dir, an error as "name: !".
func names(dir string, paths []string, opts Options) []string {
	var got []string
	for p, err := range Pages(paths, opts) {
		name := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(p.Name, dir)), "/")
		if err != nil {
			name += ": !"
		}
		got = append(got, name)
	}
	return got
}

func TestPages(t *testing.T) {
	line := `{"text": "` + sentence + `"}` + "\n"
	files := map[string]string{
		"b/2.html":               "<html><body><p>" + sentence + "</p></body></html>",
		"b/10.txt":               sentence,
		"b/.hidden":              sentence,
		"b/.git/x.txt":           sentence,
		"b/x.js":                 "x()",
		"b/x.png":                "\x89PNG",
		"b/plain":                sentence,
		"a.txt":                  sentence,
		"c.jsonl":                line + "\n" + line,
		"d.jsonl.gz":             string(packed(t, []byte(line+line))),
		"e.txt.gz":               string(packed(t, []byte(sentence))),
		"f.json":                 `[` + strings.TrimSpace(line) + `,` + line + `]`,
		"g.json":                 "{\n  \"text\": \"" + sentence + "\"\n}",
		"h.json":                 line + line,
		"one.json":               strings.TrimSpace(line),
		"i.gz":                   string(packed(t, []byte(line))),
		"bad.gz":                 "this is no gzip",
		"cut.jsonl.gz":           string(packed(t, []byte(strings.Repeat(line, 3))))[:30],
		"empty.txt":              " \n",
		"empty.jsonl":            "\n",
		"none/readme.pdf":        "%PDF",
		"long.jsonl":             line + `{"text": "` + strings.Repeat("a", maxPage) + "\"}\n" + line,
		"[odd] name?.txt":        sentence,
		"last-without-end.jsonl": line + strings.TrimSpace(line),
	}
	dir := tree(t, files)
	in := func(s string) string { return filepath.Join(dir, s) }
	for _, tt := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a file", []string{in("a.txt")}, []string{"a.txt"}},
		{"a folder", []string{in("b")}, []string{"b/10.txt", "b/2.html", "b/plain"}},
		{"a file twice", []string{in("a.txt"), in("a.txt")}, []string{"a.txt", "a.txt"}},
		{"a glob", []string{in("*.txt.gz"), in("b/*.html")}, []string{"e.txt.gz", "b/2.html"}},
		{"a glob of folders", []string{in("[bn]*")}, []string{"b/10.txt", "b/2.html", "b/plain", "bad.gz: !"}},
		{"a glob of nothing", []string{in("*.xyz")}, []string{"*.xyz: !"}},
		{"a broken glob", []string{in("[.xyz")}, []string{"[.xyz: !"}},
		{"a name that looks like a glob", []string{in("[odd] name?.txt")}, []string{"[odd] name?.txt"}},
		{"lines", []string{in("c.jsonl")}, []string{"c.jsonl:1", "c.jsonl:3"}},
		{"packed lines", []string{in("d.jsonl.gz")}, []string{"d.jsonl.gz:1", "d.jsonl.gz:2"}},
		{"lines by their look", []string{in("i.gz")}, []string{"i.gz:1"}},
		{"no line feed at the end", []string{in("last-without-end.jsonl")}, []string{"last-without-end.jsonl:1", "last-without-end.jsonl:2"}},
		{"a list", []string{in("f.json")}, []string{"f.json:1", "f.json:2"}},
		{"one record", []string{in("g.json"), in("one.json")}, []string{"g.json", "one.json"}},
		{"lines in .json", []string{in("h.json")}, []string{"h.json:1", "h.json:2"}},
		{"no such file, then one", []string{in("nope.txt"), in("a.txt")}, []string{"nope.txt: !", "a.txt"}},
		{"no gzip", []string{in("bad.gz"), in("a.txt")}, []string{"bad.gz: !", "a.txt"}},
		{"gzip cut short", []string{in("cut.jsonl.gz"), in("a.txt")}, []string{"cut.jsonl.gz: !", "a.txt"}},
		{"empty files", []string{in("empty.txt"), in("empty.jsonl")}, []string{"empty.txt: !", "empty.jsonl: !"}},
		{"a folder without pages", []string{in("none")}, []string{"none: !"}},
		{"a line too long", []string{in("long.jsonl")}, []string{"long.jsonl:1", "long.jsonl:2: !", "long.jsonl:3"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := names(dir, tt.paths, Options{}); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPagesRead(t *testing.T) {
	for path, body := range map[string]string{"a.html": "<p>" + sentence + "</p>", "a.txt": sentence, "a.jsonl": `{"text": "` + sentence + `"}`, "a.json": `{"text": "` + sentence + `"}`} {
		dir := tree(t, map[string]string{path: body})
		for p, err := range Pages([]string{dir}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if a, err := Article(p); err != nil || a.Text != sentence {
				t.Errorf("%s: got %q, %v", path, a.Text, err)
			}
		}
	}
}

func TestStdin(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"text", sentence, "stdin"},
		{"page", "<html><p>" + sentence, "stdin"},
		{"records", `{"text": "a"}` + "\n" + `{"text": "b"}`, "stdin:1 stdin:2"},
		{"nothing", "", "stdin: !"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(names("", []string{"-"}, Options{Stdin: strings.NewReader(tt.in)}), " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got := names("", []string{"-"}, Options{}); !slices.Equal(got, []string{"stdin: !"}) {
		t.Errorf("no stdin: %q", got)
	}
}

func TestPageErrors(t *testing.T) {
	bomb := packed(t, bytes.Repeat([]byte(`{"text": "a"}`+"\n"), freeUnpacked/14+maxPage/14))
	dir := tree(t, map[string]string{
		"large.txt": strings.Repeat("a", maxPage+1), "fits.txt": strings.Repeat("word ", maxPage/5),
		"bomb.txt.gz": string(packed(t, make([]byte, maxPage+1))), "bomb.jsonl.gz": string(bomb), "bad.gz": "no",
	})
	for name, want := range map[string]error{
		"large.txt": dyad.ErrTooLarge, "fits.txt": nil, "bomb.txt.gz": dyad.ErrTooLarge, "bomb.jsonl.gz": dyad.ErrTooLarge, "bad.gz": dyad.ErrInput, "none": fs.ErrNotExist,
	} {
		t.Run(name, func(t *testing.T) {
			var last error
			path := filepath.Join(dir, name)
			for _, err := range Pages([]string{path}, Options{}) {
				last = err
			}
			if !errors.Is(last, want) || last != nil && strings.Count(last.Error(), path) != 1 {
				t.Errorf("got %v, want %v", last, want)
			}
		})
	}
}

func TestPagesStop(t *testing.T) {
	dir := tree(t, map[string]string{"a.jsonl": strings.Repeat("{\"text\": \"a\"}\n", 9), "b.json": `[{"text": "a"}, {"text": "b"}]`, "c.txt": "c", "d.txt": "d"})
	for stop := 1; stop < 12; stop++ {
		n := 0
		for range Pages([]string{dir, filepath.Join(dir, "none")}, Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("stopped after %d, want %d", n, stop)
		}
	}
}

func TestProgress(t *testing.T) {
	line := []byte(`{"text": "` + sentence + `"}` + "\n")
	dir := tree(t, map[string]string{"a.jsonl.gz": string(packed(t, bytes.Repeat(line, 5000))), "b.txt": sentence, "c.png": "xx"})
	read := 0
	for _, err := range Pages([]string{dir}, Options{Read: func(n int) { read += n }}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := Size([]string{dir}); int64(read) != want || want == 0 {
		t.Errorf("read %d of %d bytes", read, want)
	}
	if Size([]string{dir, "-"}) != 0 {
		t.Error("stdin has no size")
	}
}

// failing fails in the middle of a line.
type failing struct{ n int }

func (f *failing) Read(b []byte) (int, error) {
	if f.n++; f.n > 1 {
		return 0, io.ErrClosedPipe
	}
	return copy(b, `{"text": "a"}`+"\n"+`{"text`), nil
}

func TestReadError(t *testing.T) {
	var errs []error
	for _, err := range Pages([]string{"-"}, Options{Stdin: &failing{}}) {
		errs = append(errs, err)
	}
	if fmt.Sprint(errs) != "[read stdin: io: read/write on closed pipe]" && (len(errs) != 2 || errs[0] != nil || !errors.Is(errs[1], io.ErrClosedPipe)) {
		t.Errorf("got %v", errs)
	}
}
