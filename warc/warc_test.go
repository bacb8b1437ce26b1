package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const html = "<html><body><p>Norland recalled its envoy.</p></body></html>"

// rec writes one WARC record.
func rec(kind, url, media, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, media, len(block), block)
}

func reply(url, headers, body string) string {
	return rec("response", url, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+headers+"\r\n"+body)
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

// read gives what an archive holds: "name url type body" a page, and errors.
func read(archive string) (pages []string, errs []error) {
	for p, err := range Pages(strings.NewReader(archive), "a.warc") {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		pages = append(pages, fmt.Sprintf("%s %s %s %s", p.Name, p.URL, p.MediaType, p.Body))
	}
	return pages, errs
}

func TestPages(t *testing.T) {
	info := rec("warcinfo", "", "application/warc-fields", "software: x")
	story := reply("https://post.example/a", "Content-Type: text/html\r\n", html)
	want := "a.warc:2 https://post.example/a text/html " + html
	for _, c := range []struct {
		name, archive string
		want          []string
		errs          int
	}{
		{"plain", info + story, []string{want}, 0},
		{"a member a record", zip(info) + zip(story), []string{want}, 0},
		{"one member", zip(info + story), []string{want}, 0},
		{"chunked", reply("https://p.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n"), []string{"a.warc:1 https://p.example/ text/html hello"}, 0},
		{"chunked it says", reply("https://p.example/", "Transfer-Encoding: chunked\r\n", "hello"), []string{"a.warc:1 https://p.example/  hello"}, 0},
		{"packed page", reply("https://p.example/", "Content-Encoding: gzip\r\n", zip("hello")), []string{"a.warc:1 https://p.example/  hello"}, 0},
		{"packed it says", reply("https://p.example/", "Content-Encoding: gzip\r\n", "hello"), []string{"a.warc:1 https://p.example/  hello"}, 0},
		{"not found", rec("response", "https://p.example/", "application/http", "HTTP/1.1 404 Not Found\r\n\r\nno"), nil, 0},
		{"picture", reply("https://p.example/x.png", "Content-Type: image/png\r\n", "png"), nil, 0},
		{"request", rec("request", "https://p.example/", "application/http", "GET / HTTP/1.1\r\n\r\n"), nil, 0},
		{"resource", rec("resource", "https://p.example/t", "text/plain", "hello"), []string{"a.warc:1 https://p.example/t text/plain hello"}, 0},
		{"text of a crawl", rec("conversion", "https://p.example/t", "text/plain", "hello"), []string{"a.warc:1 https://p.example/t text/plain hello"}, 0},
		{"not of the web", rec("resource", "file:///etc/passwd", "text/plain", "hello"), nil, 0},
		{"a bad length, then a good record", "WARC/1.0\r\nContent-Length: many\r\n\r\nxx\r\n" + story, []string{want}, 1},
		{"a bad member, then a good one", "\x1f\x8b\x08\x00broken\xff\xff\xff\xff" + zip(story), []string{want}, 1},
		{"broken off", info + story[:len(story)-20], nil, 1},
		{"arc", "filedesc://x.arc 0.0.0.0 20240116 text/plain 4\nabcd\nhttps://p.example/ 1.1.1.1 20240116 text/html 46\nHTTP/1.1 200 OK\nContent-Type: text/html\n\nhello", []string{"a.warc:2 https://p.example/ text/html hello"}, 0},
		{"no archive", "hello world\n", nil, 1},
		{"empty", "", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(c.archive)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
			if len(errs) != c.errs {
				t.Errorf("errors %v, want %d", errs, c.errs)
			}
			for _, err := range errs {
				if !errors.Is(err, dyad.ErrInput) {
					t.Errorf("%v is not ErrInput", err)
				}
			}
		})
	}
}

func TestTooLarge(t *testing.T) {
	bomb := reply("https://p.example/", "Content-Encoding: gzip\r\n", zip(strings.Repeat("a", maxPage+1)))
	long := rec("resource", "https://p.example/", "text/plain", strings.Repeat("a", maxPage+maxHeaders+1))
	for name, archive := range map[string]string{"packed": bomb, "long": long} {
		got, errs := read(archive + rec("resource", "https://p.example/t", "text/plain", "hello"))
		if len(errs) != 1 || !errors.Is(errs[0], dyad.ErrTooLarge) || len(got) != 1 {
			t.Errorf("%s: %d pages, %v", name, len(got), errs)
		}
	}
}

// TestShared reads the archives of ../shared: good ones give pages, broken ones errors.
func TestShared(t *testing.T) {
	for name, want := range map[string]int{"aut__example.arc.gz": 129, "aut__example.warc.gz": 129, "chatnoir-resiliparse__clueweb-quirk.warc.gz": 29, "warcio__example.warc": 1, "warcio__example-wrong-chunks.warc.gz": 1} {
		f, err := os.Open(filepath.Join("../../shared/data/warc", name))
		if err != nil {
			t.Skip("../shared/data/warc is not here")
		}
		n := 0
		for _, err := range Pages(f, name) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			n++
		}
		f.Close()
		if n != want {
			t.Errorf("%s: %d pages, want %d", name, n, want)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(reply("https://p.example/", "Content-Type: text/html\r\n", html)))
	f.Add([]byte(zip(reply("https://p.example/", "Content-Encoding: deflate\r\n", "x"))))
	f.Add([]byte("filedesc://x 0 0 t 0\n\nhttps://p.example/ 1 2 3 9\nHTTP/1.1 "))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		for p, err := range Pages(bytes.NewReader(b), "f") {
			if n++; n > len(b)+1 {
				t.Fatal("more records than bytes")
			}
			if err == nil && (len(p.Body) == 0 || len(p.Body) > maxPage+maxHeaders) {
				t.Fatalf("a page of %d bytes", len(p.Body))
			}
		}
	})
}
