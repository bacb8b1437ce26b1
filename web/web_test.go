package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func built() *site {
	return &site{kept: map[string]*file{}, files: fstest.MapFS{
		"index.html":           {Data: []byte("<!doctype html><title>Dyad</title>" + strings.Repeat("<p>words</p>", 50))},
		"README":               {Data: []byte("for those who build")},
		"theme.js":             {Data: []byte("1")},
		"assets/index-1.js.gz": {Data: packed(strings.Repeat("let a = 1\n", 100))},
	}}
}

func packed(text string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text))
	z.Close()
	return b.Bytes()
}

func ask(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestHandler(t *testing.T) {
	h := built()
	for _, c := range []struct {
		name, method, path string
		status             int
		has, cache         string
	}{
		{"front page", "GET", "/", 200, "<title>Dyad", "no-cache"},
		{"page of a pair", "GET", "/dyads/IRN/Jaish%20al-Adl", 200, "<title>Dyad", "no-cache"},
		{"node with a slash and a dot", "GET", "/entities/COD%2FREB.x", 200, "<title>Dyad", "no-cache"},
		{"unknown page", "GET", "/nothing/here", 404, "<title>Dyad", "no-cache"},
		{"index by its name", "GET", "/index.html", 404, "<title>Dyad", "no-cache"},
		{"README is not served", "GET", "/README", 404, "<title>Dyad", "no-cache"},
		{"out of the folder", "GET", "/../web.go", 404, "<title>Dyad", "no-cache"},
		{"asset", "GET", "/assets/index-1.js", 200, "let a", "public, max-age=31536000, immutable"},
		{"asset of an older build", "GET", "/assets/index-0.js", 404, "no such file", "no-cache"},
		{"packed asset by its own name", "GET", "/assets/index-1.js.gz", 404, "no such file", "no-cache"},
		{"folder", "GET", "/assets", 404, "no such file", "no-cache"},
		{"file that may change", "GET", "/theme.js", 200, "1", "no-cache"},
		{"head", "HEAD", "/about", 200, "", "no-cache"},
		{"writing", "POST", "/", 405, "only read", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, c.method, c.path)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.has) || w.Header().Get("Cache-Control") != c.cache {
				t.Errorf("got %d %q, %.60q", w.Code, w.Header().Get("Cache-Control"), w.Body)
			}
			if c.status != 405 && w.Header().Get("Content-Security-Policy") != policy {
				t.Errorf("policy %q", w.Header().Get("Content-Security-Policy"))
			}
			if c.method == "HEAD" && w.Body.Len() > 0 {
				t.Error("HEAD has a body")
			}
		})
	}
}

func TestHandlerPacks(t *testing.T) {
	h := built()
	w := ask(h, "GET", "/assets/index-1.js", "Accept-Encoding", "br, gzip")
	z, err := gzip.NewReader(w.Body)
	if err != nil || w.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("no gzip: %v", err)
	}
	if body, err := io.ReadAll(z); err != nil || len(body) != 1000 {
		t.Errorf("%d bytes, %v", len(body), err)
	}
	if w := ask(h, "GET", "/assets/index-1.js", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("gzip is sent where it is refused")
	}
	tag := w.Header().Get("ETag")
	if w := ask(h, "GET", "/assets/index-1.js", "Accept-Encoding", "gzip", "If-None-Match", tag); w.Code != 304 || w.Body.Len() > 0 {
		t.Errorf("with %s: %d, %d bytes", tag, w.Code, w.Body.Len())
	}
	if other := ask(h, "GET", "/assets/index-1.js").Header().Get("ETag"); other == tag {
		t.Error("one tag for two forms")
	}
}

func TestHandlerUnbuilt(t *testing.T) {
	h := &site{kept: map[string]*file{}, files: fstest.MapFS{"README": {Data: []byte("x")}}}
	if w := ask(h, "GET", "/dyads"); w.Code != 200 || !strings.Contains(w.Body.String(), "make web") {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if w := ask(Handler(), "GET", "/"); w.Code != 200 { // built or not
		t.Errorf("embedded: %d", w.Code)
	}
}
