package pipeline

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/fetch"
)

// press is a web site with feeds of every kind that the world has.
type press struct {
	*httptest.Server
	mu   sync.Mutex
	hits map[string]int
}

func (p *press) count(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hits[path]++
	return p.hits[path]
}

func story(n int) string {
	return fmt.Sprintf("<html><head><title>Story %d</title></head><body><article><p>France recalled its ambassador from Australia on Friday, the foreign ministry said, in the %d. protest of the year over the deal.</p><p>Talks between the two countries will be held in Geneva next week, officials said on Saturday.</p></article></body></html>", n, n)
}

func newPress(t *testing.T) *press {
	p := &press{hits: map[string]int{}}
	rss := func(w http.ResponseWriter, links ...string) {
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>`)
		for _, l := range links {
			fmt.Fprintf(w, "<item><title>T</title><link>%s</link><pubDate>Sat, 18 Sep 2021 10:00:00 GMT</pubDate></item>", l)
		}
		fmt.Fprint(w, "</channel></rss>")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /closed/\n") })
	mux.HandleFunc("/good", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if p.count("/good"); r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		rss(w, "/story/1", "/story/2?utm_source=rss", "/story/2", "/closed/3")
	})
	mux.HandleFunc("/lying", func(w http.ResponseWriter, _ *http.Request) { // JSON it says, and the same story at many addresses
		w.Header().Set("Content-Type", "application/json")
		rss(w, "/story/1?a=1", "/story/1?a=2", "/missing", "/busy", "/flaky", "/empty", "javascript:alert(1)", "http://127.0.0.1:1/x")
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<rss><channel><item><ti") })
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, story(9)) })
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(bytes.Repeat([]byte(" "), 64<<20))
		z.Close()
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "<rss><channel>")
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("<item/>"), 10_000)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/later", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/maps", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "<sitemapindex><sitemap><loc>/map</loc></sitemap></sitemapindex>")
	})
	mux.HandleFunc("/map", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "<urlset><url><loc>/story/4</loc></url></urlset>")
	})
	for n := 1; n <= 4; n++ {
		mux.HandleFunc(fmt.Sprintf("/story/%d", n), func(w http.ResponseWriter, r *http.Request) {
			p.count(r.URL.Path + "?" + r.URL.RawQuery)
			fmt.Fprint(w, story(n))
		})
	}
	mux.HandleFunc("/empty", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	mux.HandleFunc("/flaky", func(w http.ResponseWriter, _ *http.Request) {
		if p.count("/flaky") < 3 {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		fmt.Fprint(w, story(3))
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

// clock is a time that the test moves.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

func watcher(t *testing.T, st dyad.Store, c *Coder, at *clock) *Watcher {
	web := fetch.New(fetch.AllowPrivate())
	return &Watcher{
		Keeper: Keeper{Store: st, RunID: "watch", Now: at.now},
		Fetch: func(ctx context.Context, u string, v fetch.Validators) (dyad.Page, fetch.Validators, error) {
			if strings.HasPrefix(u, "http://127.0.0.1:1/") {
				return dyad.Page{}, v, fmt.Errorf("fetch %s: %w", u, fetch.ErrAddress)
			}
			return web.PageIf(ctx, u, v)
		},
		Code: c.Code, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Workers: 4, Once: true,
		Chance: func() float64 { return 0.5 },
	}
}

func TestWatch(t *testing.T) {
	c, _ := house(t)
	p := newPress(t)
	st := open(t)
	ctx := context.Background()
	at := &clock{t: time.Date(2021, 9, 18, 12, 0, 0, 0, time.UTC)}
	var feeds []string
	for _, path := range []string{"/good", "/lying", "/broken", "/page", "/gone", "/bomb", "/endless", "/away", "/loop", "/later", "/maps"} {
		feeds = append(feeds, p.URL+path)
	}
	w := watcher(t, st, c, at)
	if err := w.Run(ctx, feeds); err != nil {
		t.Fatal(err)
	}
	for range 5 { // what failed is tried again, later each time
		at.pass(3 * time.Hour)
		if err := watcher(t, st, c, at).Run(ctx, nil); err != nil {
			t.Fatal(err)
		}
	}
	stats, err := st.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if stats.Articles != 4 {
		t.Errorf("%d articles, want the 4 stories", stats.Articles)
	}
	links := map[string]string{
		"/story/1": "", "/story/2": "", "/story/1?a=1": "", "/story/1?a=2": "", "/story/4": "", "/flaky": "",
		"/closed/3": "robots", "/missing": "404", "/busy": "503", "/empty": "empty",
	}
	for path, want := range links {
		l, err := st.Link(ctx, p.URL+path)
		if err != nil || !l.Done || (want == "") != (l.Error == "") || !strings.Contains(l.Error, want) {
			t.Errorf("%s: %+v, %v; want error %q", path, l, err, want)
		}
	}
	p.mu.Lock()
	for path, n := range p.hits {
		if strings.HasPrefix(path, "/story/") && n != 1 {
			t.Errorf("%s was fetched %d times", path, n)
		}
	}
	if p.hits["/good"] < 2 {
		t.Errorf("/good was asked %d times", p.hits["/good"])
	}
	p.mu.Unlock()
	all, err := st.Feeds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(feeds)+1 {
		t.Errorf("%d feeds, want those given and the one sitemap that a list names", len(all))
	}
	for _, f := range all {
		path := strings.TrimPrefix(f.URL, p.URL)
		good := path == "/good" || path == "/lying" || path == "/maps" || path == "/map"
		if good != (f.Error == "" && !f.Succeeded.IsZero()) || f.Stopped != (path == "/gone") {
			t.Errorf("%s: %+v", path, f)
		}
	}
}

// TestWatchBack holds the waiting that failures lead to.
func TestWatchBack(t *testing.T) {
	w := &Watcher{Chance: func() float64 { return 0.5 }}
	for n, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 5: 16 * time.Minute, 60: 24 * time.Hour} {
		if got := w.back(n, errors.New("x")); got != want {
			t.Errorf("after %d failures %v, want %v", n, got, want)
		}
	}
	if got := w.back(1, &fetch.StatusError{Status: 429, Wait: 2 * time.Hour}); got != 2*time.Hour {
		t.Errorf("the site's own wait: %v", got)
	}
}

// TestWatchStopped breaks a watcher off in the middle and lets another go on.
func TestWatchStopped(t *testing.T) {
	c, _ := house(t)
	p := newPress(t)
	st := open(t)
	at := &clock{t: time.Date(2021, 9, 18, 12, 0, 0, 0, time.UTC)}
	ctx, cancel := context.WithCancel(context.Background())
	w := watcher(t, st, c, at)
	w.Workers = 1
	fetchPage := w.Fetch
	w.Fetch = func(ctx context.Context, u string, v fetch.Validators) (dyad.Page, fetch.Validators, error) {
		if strings.HasSuffix(u, "/story/2") {
			cancel()
		}
		return fetchPage(ctx, u, v)
	}
	if err := w.Run(ctx, []string{p.URL + "/good"}); err != nil {
		t.Fatal(err)
	}
	if l, err := st.Link(context.Background(), p.URL+"/story/2"); err != nil || l.Done || l.Tries != 0 {
		t.Errorf("the page broken off: %+v, %v", l, err)
	}
	at.pass(time.Hour)
	if err := watcher(t, st, c, at).Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	stats, err := st.Stats(context.Background())
	if err != nil || stats.Articles != 2 {
		t.Errorf("%d articles, %v", stats.Articles, err)
	}
}
