package gate

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// made returns a gate with one token, and the token.
func made(t *testing.T, change func(*Gate)) (http.Handler, string) {
	t.Helper()
	tokens := NewTokens(filepath.Join(t.TempDir(), "tokens.json"))
	secret, err := tokens.Add("test", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	g := &Gate{
		Tokens: tokens, Loopback: true, Log: slog.New(slog.DiscardHandler), Now: time.Now,
		Open:   func(r *http.Request) bool { return r.Method == http.MethodGet || r.URL.Path == "/code" },
		Always: func(r *http.Request) bool { return r.URL.Path == "/healthz" },
	}
	change(g)
	h, err := g.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panic" {
			panic("as asked")
		}
		io.WriteString(w, "in")
	}))
	if err != nil {
		t.Fatal(err)
	}
	return h, secret
}

func ask(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Host, r.RemoteAddr = "localhost:8080", "192.0.2.1:99"
	for i := 0; i+1 < len(headers); i += 2 {
		switch headers[i] {
		case "Host":
			r.Host = headers[i+1]
		case "From":
			r.RemoteAddr = headers[i+1]
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTokenNeeded(t *testing.T) {
	near, secret := made(t, func(*Gate) {})
	far, other := made(t, func(g *Gate) { g.Loopback = false })
	for _, c := range []struct {
		name         string
		h            http.Handler
		method, path string
		auth         string
		want         int
	}{
		{"read on loopback", near, "GET", "/x", "", 200},
		{"code on loopback", near, "POST", "/code", "", 200},
		{"write on loopback", near, "POST", "/x", "", 401},
		{"write with the token", near, "POST", "/x", "Bearer " + secret, 200},
		{"scheme in small letters", near, "POST", "/x", "bearer " + secret, 200},
		{"wrong token", near, "POST", "/x", "Bearer " + secret + "x", 401},
		{"no token after the scheme", near, "POST", "/x", "Bearer", 401},
		{"the token of another server", near, "POST", "/x", "Bearer " + other, 401},
		{"the hash is no token", near, "POST", "/x", "Bearer " + hash(secret), 401},
		{"read elsewhere", far, "GET", "/x", "", 401},
		{"code elsewhere", far, "POST", "/code", "", 401},
		{"read elsewhere with the token", far, "GET", "/x", "Bearer " + other, 200},
		{"health elsewhere", far, "GET", "/healthz", "", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(c.h, c.method, c.path, "Authorization", c.auth)
			if w.Code != c.want {
				t.Errorf("%d, want %d", w.Code, c.want)
			}
			if w.Code == 401 && w.Header().Get("WWW-Authenticate") == "" {
				t.Error("no WWW-Authenticate")
			}
		})
	}
	r := httptest.NewRequest("GET", "/x", nil)
	r.SetBasicAuth("anybody", other)
	w := httptest.NewRecorder()
	if far.ServeHTTP(w, r); w.Code != 200 {
		t.Errorf("as a Basic password: %d", w.Code)
	}
}

// TestAudit holds that a write is logged by the name of its token, a refused one and a read
// are not, and that no secret is in the log.
func TestAudit(t *testing.T) {
	var log bytes.Buffer
	h, secret := made(t, func(g *Gate) { g.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	ask(h, "POST", "/api/v1/articles", "Authorization", "Bearer wrong-"+secret)
	ask(h, "GET", "/api/v1/articles", "Authorization", "Bearer "+secret)
	if log.Len() > 0 {
		t.Errorf("logged without a write: %s", &log)
	}
	ask(h, "POST", "/api/v1/articles?key="+secret, "Authorization", "Bearer "+secret)
	if text := log.String(); !strings.Contains(text, "msg=write") || !strings.Contains(text, "path=/api/v1/articles ") || strings.Contains(text, secret) {
		t.Errorf("the log has %q", text)
	}
}

func TestHostAndOrigin(t *testing.T) {
	h, secret := made(t, func(g *Gate) { g.Hosts = []string{"dyad.lan"}; g.Origins = []string{"https://good.example"} })
	bearer := "Bearer " + secret
	for _, c := range []struct {
		name, method, path string
		headers            []string
		want               int
	}{
		{"localhost", "GET", "/", []string{"Host", "localhost"}, 200},
		{"address", "GET", "/", []string{"Host", "127.0.0.1:1234"}, 200},
		{"IPv6", "GET", "/", []string{"Host", "[::1]:80"}, 200},
		{"named", "GET", "/", []string{"Host", "DYAD.lan:80"}, 200},
		{"rebound", "GET", "/", []string{"Host", "evil.example"}, 421},
		{"like localhost", "GET", "/", []string{"Host", "localhost.evil.example"}, 421},
		{"another address", "GET", "/", []string{"Host", "192.0.2.7"}, 421},
		{"none", "GET", "/", []string{"Host", ""}, 421},
		{"another site writes", "POST", "/code", []string{"Origin", "https://evil.example"}, 403},
		{"another site writes, by its own word", "POST", "/code", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"no site at all", "POST", "/code", nil, 200},
		{"its own site", "POST", "/code", []string{"Origin", "http://localhost:8080"}, 200},
		{"a trusted site", "POST", "/x", []string{"Origin", "https://good.example", "Authorization", bearer}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			if w := ask(h, c.method, c.path, c.headers...); w.Code != c.want {
				t.Errorf("%d, want %d", w.Code, c.want)
			}
		})
	}
	w := ask(h, "OPTIONS", "/x", "Origin", "https://good.example", "Access-Control-Request-Method", "POST")
	if w.Code != 204 || w.Header().Get("Access-Control-Allow-Origin") != "https://good.example" {
		t.Errorf("preflight: %d %v", w.Code, w.Header())
	}
	for _, origin := range []string{"https://evil.example", "null"} {
		if got := ask(h, "GET", "/", "Origin", origin).Header().Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("%s may read: %q", origin, got)
		}
	}
	plain, _ := made(t, func(*Gate) {})
	if got := ask(plain, "GET", "/", "Origin", "https://good.example").Header().Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("without --cors %q may read", got)
	}
}

func TestHeadersAndPanic(t *testing.T) {
	h, _ := made(t, func(*Gate) {})
	w := ask(h, "GET", "/panic")
	if w.Code != 500 || w.Header().Get("Content-Type") != "application/problem+json" || strings.Contains(w.Body.String(), "as asked") {
		t.Errorf("panic: %d %s", w.Code, w.Body)
	}
	for _, k := range []string{"X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "X-Frame-Options", "Cross-Origin-Resource-Policy"} {
		if w.Header().Get(k) == "" {
			t.Errorf("no %s", k)
		}
	}
}

func TestRate(t *testing.T) {
	now := time.Unix(0, 0)
	h, secret := made(t, func(g *Gate) { g.Rate = 10; g.Now = func() time.Time { return now } })
	count := func(method string, n int, from string) (ok int) {
		for range n {
			switch w := ask(h, method, "/code", "From", from, "Authorization", "Bearer "+secret); w.Code {
			case 200:
				ok++
			case 429:
				if s, err := strconv.Atoi(w.Header().Get("Retry-After")); err != nil || s < 1 {
					t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
				}
			}
		}
		return ok
	}
	if got := count("GET", 100, "192.0.2.1:1"); got != 40 {
		t.Errorf("%d of 100 at once, want 40", got)
	}
	if got := count("GET", 100, "192.0.2.2:1"); got != 40 {
		t.Errorf("another client: %d, want 40", got)
	}
	if got := count("GET", 10, "192.0.2.1:2"); got != 0 {
		t.Errorf("the same from another port: %d, want 0", got)
	}
	if got := count("POST", 100, "192.0.2.1:1"); got != 4 {
		t.Errorf("%d posts at once, want 4", got)
	}
	now = now.Add(2 * time.Second)
	if got := count("GET", 100, "192.0.2.1:1"); got != 20 {
		t.Errorf("%d after two seconds, want 20", got)
	}
	count("GET", 100, "[2001:db8::1]:1")
	if got := count("GET", 10, "[2001:db8::ffff:2]:1"); got != 0 {
		t.Errorf("the same IPv6 network: %d, want 0", got)
	}
}

func TestRateForgets(t *testing.T) {
	now := time.Unix(0, 0)
	r := newRate(1, 5, func() time.Time { return now })
	for i := range 3 * maxClients {
		r.take(strconv.Itoa(i))
		if len(r.clients) > maxClients {
			t.Fatalf("%d clients are remembered, at most %d", len(r.clients), maxClients)
		}
	}
}

func TestTokens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.json")
	tokens := NewTokens(path)
	if _, ok := tokens.Check("x"); ok {
		t.Error("a token where there is none")
	}
	secret, err := tokens.Add("one", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if len(secret) != len(tokenPrefix)+43 {
		t.Errorf("token %q has not 256 bits", secret)
	}
	if _, err := tokens.Add("one", time.Now()); err == nil {
		t.Error("a name twice")
	}
	for _, bad := range []string{"", strings.Repeat("x", 101), "a\nb"} {
		if _, err := tokens.Add(bad, time.Now()); err == nil {
			t.Errorf("name %q is taken", bad)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(b), secret) {
		t.Errorf("the file holds the token itself: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	running := NewTokens(path) // a server that is running
	if name, ok := running.Check(secret); !ok || name != "one" {
		t.Errorf("got %q %v", name, ok)
	}
	if err := tokens.Remove("one"); err != nil {
		t.Fatal(err)
	}
	if _, ok := running.Check(secret); ok {
		t.Error("a removed token still works")
	}
	if err := tokens.Remove("one"); err == nil || !strings.Contains(err.Error(), dyad.ErrNotFound.Error()) {
		t.Errorf("removed twice: %v", err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tokens.All(); err == nil {
		t.Error("a broken file is read")
	}
}

func TestCache(t *testing.T) {
	var version, asked atomic.Int64
	c := &Cache{Version: func(context.Context) (string, error) { return strconv.FormatInt(version.Load(), 10), nil }, Max: 1 << 20, Time: time.Second}
	h := c.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.URL.Path == "/wrong" {
			Problem(w, 404, "no")
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, strings.Repeat(r.URL.Path+strconv.FormatInt(version.Load(), 10), 500))
	}))
	first := ask(h, "GET", "/a")
	etag := first.Header().Get("ETag")
	if !strings.HasPrefix(etag, `W/"`) || first.Code != 200 {
		t.Fatalf("%d, ETag %q", first.Code, etag)
	}
	for _, c := range []struct {
		name, value string
		want        int
	}{{"same", etag, 304}, {"strong", strings.TrimPrefix(etag, "W/"), 304}, {"in a list", `"x", ` + etag, 304}, {"any", "*", 304}, {"other", `"x"`, 200}, {"hostile", strings.Repeat(`",`, 999), 200}} {
		if w := ask(h, "GET", "/a", "If-None-Match", c.value); w.Code != c.want || c.want == 304 && w.Body.Len() > 0 {
			t.Errorf("%s: %d with %d bytes", c.name, w.Code, w.Body.Len())
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times, want once", n)
	}
	w := ask(h, "GET", "/a", "Accept-Encoding", "br, gzip;q=0.5")
	z, err := gzip.NewReader(w.Body)
	if err != nil || w.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("no gzip: %v", err)
	}
	if b, err := io.ReadAll(z); err != nil || string(b) != first.Body.String() {
		t.Errorf("gzip gives other bytes: %v", err)
	}
	if w := ask(h, "GET", "/a", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("gzip is sent where it is refused")
	}
	if w := ask(h, "HEAD", "/a"); w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
		t.Errorf("HEAD: %d bytes, ETag %q", w.Body.Len(), w.Header().Get("ETag"))
	}
	version.Add(1)
	if w := ask(h, "GET", "/a", "If-None-Match", etag); w.Code != 200 || w.Header().Get("ETag") == etag {
		t.Errorf("after a change: %d, ETag %q", w.Code, w.Header().Get("ETag"))
	}
	before := asked.Load()
	for range 2 {
		if w := ask(h, "GET", "/wrong"); w.Code != 404 || w.Header().Get("ETag") != "" {
			t.Errorf("an error: %d, ETag %q", w.Code, w.Header().Get("ETag"))
		}
	}
	if asked.Load() != before+2 {
		t.Error("errors are remembered")
	}
	for i := range 2000 {
		ask(h, "GET", "/"+strconv.Itoa(i))
	}
	if c.size > c.Max {
		t.Errorf("%d bytes are kept, at most %d", c.size, c.Max)
	}
}

func TestCacheAsksOnce(t *testing.T) {
	var asked atomic.Int64
	gate := make(chan struct{})
	c := &Cache{Version: func(context.Context) (string, error) { return "1", nil }, Max: 1 << 20, Time: time.Minute}
	h := c.Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { asked.Add(1); <-gate; io.WriteString(w, "x") }))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() { ask(h, "GET", "/a") })
	}
	time.Sleep(20 * time.Millisecond)
	close(gate)
	wg.Wait()
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times by 20 at once, want once", n)
	}
}

// FuzzTokens reads any bytes as a file of tokens: none of them opens without its secret.
func FuzzTokens(f *testing.F) {
	f.Add([]byte(`[{"name":"a","sha256":""}]`), "")
	f.Add([]byte(`[{"name":"a"},null]`), "dyad_")
	f.Fuzz(func(t *testing.T, body []byte, secret string) {
		path := filepath.Join(t.TempDir(), "tokens.json")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if name, ok := NewTokens(path).Check(secret); ok && !bytes.Contains(bytes.ToLower(body), []byte(hash(secret))) {
			t.Errorf("%q opens as %q", secret, name)
		}
	})
}
