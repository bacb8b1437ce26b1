package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

const story = "<html><body><p>Norland recalled its envoy.</p></body></html>"

// site is a small web site; it allows all but /closed/.
func site(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /all\n\nUser-agent: dyad\nDisallow: /closed/\n")
	})
	mux.HandleFunc("/story", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "dyad/") {
			http.Error(w, "who are you", http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-2")
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 16 Jan 2024 10:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` || r.Header.Get("If-Modified-Since") == "Tue, 16 Jan 2024 10:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, story)
	})
	mux.HandleFunc("/packed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, story)
		z.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(bytes.Repeat([]byte("a"), maxBody+1))
		z.Close()
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("a"), maxBody+1)) })
	mux.HandleFunc("/fits", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("a"), maxBody)) })
	mux.HandleFunc("/empty", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/closed/story", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, story) })
	mux.HandleFunc("/to-closed", redirectTo("/closed/story"))
	mux.HandleFunc("/to-file", redirectTo("file:///etc/passwd"))
	mux.HandleFunc("/moved", redirectTo("/story"))
	mux.HandleFunc("/hop/", func(w http.ResponseWriter, r *http.Request) {
		n := len(strings.TrimPrefix(r.URL.Path, "/hop/"))
		to := "/story"
		if n > 1 {
			to = "/hop/" + strings.Repeat("x", n-1)
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/down", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", "Tue, 16 Jan 2024 10:00:00 GMT")
		w.Header().Set("Retry-After", "Tue, 16 Jan 2024 10:05:00 GMT")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "<p>The rest of")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func redirectTo(address string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", address)
		w.WriteHeader(http.StatusMovedPermanently)
	}
}

func TestPage(t *testing.T) {
	s := site(t)
	c := New(AllowPrivate())
	for _, tt := range []struct{ path, at string }{
		{"/story", "/story"}, {"/packed", "/packed"}, {"/moved", "/story"}, {"/hop/xxxxx", "/story"},
	} {
		t.Run(tt.path, func(t *testing.T) {
			p, err := c.Page(t.Context(), s.URL+tt.path)
			if err != nil {
				t.Fatal(err)
			}
			if string(p.Body) != story || p.URL != s.URL+tt.at || p.Name != p.URL {
				t.Errorf("got %q from %s as %s", p.Body, p.URL, p.Name)
			}
		})
	}
	p, err := c.Page(t.Context(), s.URL+"/story")
	if err != nil || p.MediaType != "text/html; charset=iso-8859-2" {
		t.Errorf("media type %q, %v", p.MediaType, err)
	}
	if p, err = c.Page(t.Context(), s.URL+"/fits"); err != nil || len(p.Body) != maxBody {
		t.Errorf("a page of exactly 10 MB: %d bytes, %v", len(p.Body), err)
	}
}

func TestRefusals(t *testing.T) {
	s := site(t)
	c := New(AllowPrivate())
	for _, tt := range []struct {
		name, address string
		want          error
	}{
		{"a file", "file:///etc/passwd", ErrScheme},
		{"no host", "http:///story", ErrScheme},
		{"a password", "http://me:secret@example.org/", ErrScheme},
		{"no address", "http://[::1", ErrScheme},
		{"too large", s.URL + "/large", dyad.ErrTooLarge},
		{"too large unpacked", s.URL + "/bomb", dyad.ErrTooLarge},
		{"empty", s.URL + "/empty", dyad.ErrNoText},
		{"closed by robots.txt", s.URL + "/closed/story", ErrRobots},
		{"a redirect to what is closed", s.URL + "/to-closed", ErrRobots},
		{"a redirect to a file", s.URL + "/to-file", ErrScheme},
		{"six redirects", s.URL + "/hop/xxxxxx", ErrRedirects},
		{"cut short", s.URL + "/cut", io.ErrUnexpectedEOF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := c.Page(t.Context(), tt.address)
			if !errors.Is(err, tt.want) {
				t.Fatalf("got %v, want %v", err, tt.want)
			}
			if !strings.HasPrefix(err.Error(), "fetch "+tt.address+": ") || p.Name != tt.address || p.Body != nil {
				t.Errorf("error %q, page %q", err, p.Name)
			}
		})
	}
}

func TestPrivateAddresses(t *testing.T) {
	s := site(t) // on loopback
	c := New()
	for _, address := range []string{
		s.URL + "/story", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/story", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/",
		"http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://100.64.0.1/", "http://127.1/",
	} {
		t.Run(address, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()
			if _, err := c.Page(ctx, address); err == nil || !errors.Is(err, ErrAddress) && !strings.Contains(err.Error(), "host") {
				t.Errorf("got %v, want %v", err, ErrAddress)
			}
		})
	}
}

// TestRedirectToPrivate has a public-looking front that sends the client inside: the
// guard sees every connection, so the second one fails.
func TestRedirectToPrivate(t *testing.T) {
	inner := site(t)
	front := httptest.NewServer(redirectTo(inner.URL + "/story"))
	defer front.Close()
	c := New()
	open := New(AllowPrivate()).http.Transport
	c.http.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		if "http://"+r.URL.Host == front.URL { // stands for a public host
			return open.RoundTrip(r)
		}
		return New().http.Transport.RoundTrip(r)
	})
	if _, err := c.Page(t.Context(), front.URL+"/"); !errors.Is(err, ErrAddress) {
		t.Errorf("got %v, want %v", err, ErrAddress)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestStatus(t *testing.T) {
	s := site(t)
	c := New(AllowPrivate())
	for _, tt := range []struct {
		path   string
		status int
		wait   time.Duration
	}{
		{"/none", 404, 0}, {"/busy", 429, 2 * time.Minute}, {"/down", 503, 5 * time.Minute},
	} {
		t.Run(tt.path, func(t *testing.T) {
			_, err := c.Page(t.Context(), s.URL+tt.path)
			var e *StatusError
			if !errors.As(err, &e) || e.Status != tt.status || e.Wait != tt.wait {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestWait(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "30": 30 * time.Second, "-5": 0, "soon": 0, "99999999999": longestWait, "NaN": 0, "Tue, 16 Jan 2024 09:00:00 GMT": 0,
	} {
		h := http.Header{"Retry-After": {value}, "Date": {"Tue, 16 Jan 2024 10:00:00 GMT"}}
		if got := wait(&http.Response{Header: h}); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}

func TestPageIf(t *testing.T) {
	s := site(t)
	c := New(AllowPrivate())
	_, v, err := c.PageIf(t.Context(), s.URL+"/story", Validators{})
	if err != nil || v.ETag != `"v1"` || v.LastModified == "" {
		t.Fatalf("got %+v, %v", v, err)
	}
	if _, kept, err := c.PageIf(t.Context(), s.URL+"/story", v); !errors.Is(err, ErrNotModified) || kept != v {
		t.Errorf("got %+v, %v", kept, err)
	}
	if p, _, err := c.PageIf(t.Context(), s.URL+"/story", Validators{ETag: `"v0"`}); err != nil || string(p.Body) != story {
		t.Errorf("a changed page: %q, %v", p.Body, err)
	}
}

func TestRobots(t *testing.T) {
	for _, tt := range []struct {
		name   string
		status int
		body   string
		want   error
	}{
		{"none", 404, "", nil},
		{"forbidden itself", 403, "", nil},
		{"failing", 500, "", ErrRobots},
		{"all closed", 200, "User-agent: *\nDisallow: /", ErrRobots},
		{"closed to others", 200, "User-agent: other\nDisallow: /", nil},
		{"one way open", 200, "User-agent: *\nDisallow: /\nAllow: /story", nil},
		{"by query", 200, "User-agent: *\nDisallow: /*?print", ErrRobots},
		{"a page in its place", 200, "<html><body>not here</body></html>", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(tt.status)
					fmt.Fprint(w, tt.body)
					return
				}
				fmt.Fprint(w, story)
			}))
			defer s.Close()
			if _, err := New(AllowPrivate()).Page(t.Context(), s.URL+"/story?print=1"); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestRobotsAskedOnce(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
		}
		fmt.Fprint(w, "User-agent: *\nDisallow:\n")
	}))
	defer s.Close()
	c := New(AllowPrivate())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := c.Page(t.Context(), s.URL+"/story"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if asked.Load() != 1 {
		t.Errorf("robots.txt was asked for %d times", asked.Load())
	}
}

func TestCancel(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			<-r.Context().Done()
		}
	}))
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := New(AllowPrivate()).Page(ctx, s.URL+"/story"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
