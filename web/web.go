package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed all:dist
var dist embed.FS

// policy is the content security policy of every page: nothing but what this origin serves.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
	"worker-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// unbuilt is what is shown where the pages were not built.
const unbuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dyad</title>
<h1>The pages were not built</h1>
<p>This program was compiled without its pages. The API works: <a href="/api/docs">its routes</a>.</p>
<p>To build the pages, run this in the folder of the source, then start the program again:</p>
<pre>make web build</pre></html>
`

// pages are the first segments of the paths that a page answers; "" is the front page.
var pages = []string{"", "about", "articles", "dyads", "entities", "export", "feeds", "incidents", "search", "try"}

// Handler serves the pages. Assets may be kept for ever, all else is asked for again each
// time. A path that no page answers gets the page of such paths, with status 404.
func Handler() http.Handler {
	files, err := fs.Sub(dist, "dist")
	if err != nil { // cannot be: the path is a constant and valid
		panic(err)
	}
	return &site{files: files, kept: map[string]*file{}}
}

// site serves the files of a folder. Those that the build packed (NAME.gz, vite.config.ts)
// are sent as they lie to clients that take gzip.
type site struct {
	files fs.FS
	mu    sync.Mutex
	kept  map[string]*file
}

// file is a file as it is sent. Packed is nil where the build left it as it is.
type file struct {
	body, packed []byte
	kind, etag   string
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "pages are only read", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-cache")
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if f := s.file(name); f != nil && name != "index.html" && name != "README" {
		if strings.HasPrefix(name, "assets/") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		f.send(w, r, http.StatusOK)
		return
	}
	first, _, _ := strings.Cut(name, "/")
	status := http.StatusNotFound
	if slices.Contains(pages, first) {
		status = http.StatusOK
	}
	if first == "assets" { // of an older build: a page in its place would only confuse
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	index := s.file("index.html")
	if index == nil {
		index = &file{body: []byte(unbuilt), kind: "text/html; charset=utf-8"}
	}
	index.send(w, r, status)
}

// file returns a file of the folder, read once, or nil.
func (s *site) file(name string) *file {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f, ok := s.kept[name]; ok {
		return f
	}
	body, packed, err := s.read(name)
	if err != nil {
		return nil // not kept: names come from outside and have no end
	}
	sum := sha256.Sum256(body)
	f := &file{body: body, packed: packed, kind: mime.TypeByExtension(path.Ext(name)), etag: `"` + hex.EncodeToString(sum[:8])}
	if own := kinds[path.Ext(name)]; own != "" {
		f.kind = own
	}
	s.kept[name] = f
	return f
}

// read reads a file of the folder, or its packed form, and unpacks that.
func (s *site) read(name string) (body, packed []byte, err error) {
	if strings.HasSuffix(name, packedExt) {
		return nil, nil, fs.ErrNotExist
	}
	if body, err = fs.ReadFile(s.files, name); err == nil {
		return body, nil, nil
	}
	if packed, err = fs.ReadFile(s.files, name+packedExt); err != nil {
		return nil, nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, nil, err
	}
	body, err = io.ReadAll(z)
	return body, packed, err
}

// packedExt ends the names of files that the build packed.
const packedExt = ".gz"

// kinds are the types of the files that a build makes, whatever the machine's own table says.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
}

func (f *file) send(w http.ResponseWriter, r *http.Request, status int) {
	h, body, etag := w.Header(), f.body, f.etag
	h.Set("Content-Type", f.kind)
	if f.packed != nil {
		h.Add("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			h.Set("Content-Encoding", "gzip")
			body, etag = f.packed, etag+"-gzip"
		}
	}
	if f.etag != "" {
		etag += `"`
		h.Set("ETag", etag)
		if status == http.StatusOK && strings.Contains(r.Header.Get("If-None-Match"), etag) {
			h.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// acceptsGzip reports whether the client takes gzip.
func acceptsGzip(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return strings.TrimSpace(weight) != "q=0"
		}
	}
	return false
}
