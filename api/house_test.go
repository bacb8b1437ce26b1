package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/gate"
	"github.com/dyad-news/dyad/api/hook"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/fetch"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/store/sqlite"
)

// furnished is what all tests share, for it takes a second to build.
type furnished struct {
	coder    *pipeline.Coder
	names    *shape.Names
	ontology *data.Ontology
	codes    *formats.Codes
	examples map[string][]data.Example
	sample   []byte // a store with the sample in it
}

var furnish = sync.OnceValues(func() (*furnished, error) {
	t, err := data.Open("")
	if err != nil {
		return nil, err
	}
	f := &furnished{examples: map[string][]data.Example{}}
	if f.coder, err = house.New(""); err != nil {
		return nil, err
	}
	known, err := t.Entities()
	if err != nil {
		return nil, err
	}
	f.names = shape.NewNames(known)
	if f.ontology, err = t.Ontology(); err != nil {
		return nil, err
	}
	if f.codes, err = formats.NewCodes(t); err != nil {
		return nil, err
	}
	x, err := t.Lexicon(f.ontology)
	if err != nil {
		return nil, err
	}
	for _, r := range x.Rules {
		f.examples[r.Type] = append(f.examples[r.Type], r.Example...)
	}
	return f, f.fill()
})

// fill keeps the sample in a store and remembers its bytes.
func (f *furnished) fill() error {
	dir, err := os.MkdirTemp("", "dyad-api")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "sample.db")
	st, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	k := pipeline.Keeper{Store: st, RunID: "test", Now: func() time.Time { return time.Unix(0, 0) }}
	err = f.coder.Run(context.Background(), extract.Pages([]string{"../sample"}, extract.Options{}), 1, func(r pipeline.Result) error {
		if r.Err != nil {
			return nil // gallery.html holds no text on purpose
		}
		_, err := k.Keep(context.Background(), []pipeline.Leaf{{Coding: r.Coding, Page: r.Digest}})
		return err
	})
	if err != nil {
		return err
	}
	ctx := context.Background()
	if err := st.Update(ctx, func(w dyad.Writer) error {
		if err := w.PutFeed(ctx, &dyad.Feed{URL: "https://example.org/feed", Failures: 2}); err != nil {
			return err
		}
		return w.PutRun(ctx, &dyad.Run{ID: "run1", Command: "keep", Started: time.Unix(1, 0).UTC()})
	}); err != nil {
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	f.sample, err = os.ReadFile(path)
	return err
}

// site is a server over a store of its own.
type site struct {
	*Server
	tb    testing.TB
	parts Parts
	token string
}

// newSite makes a server over the sample, or over an empty store, with a token; change
// alters its parts.
func newSite(tb testing.TB, change ...func(*Parts)) *site {
	tb.Helper()
	f, err := furnish()
	if err != nil {
		tb.Fatal(err)
	}
	path := sampleFile(tb)
	st, err := sqlite.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { st.Close() })
	hooks, err := hook.Open(path + ".webhooks.json")
	if err != nil {
		tb.Fatal(err)
	}
	k := pipeline.Keeper{Store: st, RunID: "api", Now: time.Now}
	p := Parts{
		Store: st, Code: f.coder.Code, Explain: f.coder.Explain, Reread: f.coder.Article, Fetch: fetch.New().Page,
		Keep: func(ctx context.Context, page dyad.Page, c dyad.Coding) (bool, error) {
			t, err := k.Keep(ctx, []pipeline.Leaf{{Coding: c, Page: pipeline.Digest(&page)}})
			return t.Added > 0, err
		},
		Names: f.names, Ontology: f.ontology, Codes: f.codes, Examples: f.examples, Tokens: gate.NewTokens(path + ".tokens.json"), Hooks: hooks,
		Sender: hook.NewSender(time.Now, false), Log: slog.New(slog.NewTextHandler(testLog{tb}, nil)), Now: time.Now,
		Version: "test", Workers: 2, Loopback: true,
	}
	for _, c := range change {
		c(&p)
	}
	token, err := p.Tokens.Add("test", time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	s, err := New(p)
	if err != nil {
		tb.Fatal(err)
	}
	return &site{s, tb, p, token}
}

// sampleFile is a store with the sample in it.
func sampleFile(tb testing.TB) string {
	tb.Helper()
	f, err := furnish()
	if err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(tb.TempDir(), "dyad.db")
	if err := os.WriteFile(path, f.sample, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// testLog writes to a test's log.
type testLog struct{ tb testing.TB }

func (l testLog) Write(b []byte) (int, error) {
	if _, fuzzing := l.tb.(*testing.F); fuzzing { // whose log is closed inside a target
		return len(b), nil
	}
	l.tb.Helper()
	l.tb.Log(strings.TrimSpace(string(b)))
	return len(b), nil
}

// do sends a request; headers come in pairs.
func (s *site) do(method, target string, body any, headers ...string) *httptest.ResponseRecorder {
	s.tb.Helper()
	var in io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	default:
		j, err := json.Marshal(b)
		if err != nil {
			s.tb.Fatal(err)
		}
		in = bytes.NewReader(j)
	}
	r := httptest.NewRequest(method, target, in)
	r.Host = "127.0.0.1:8080"
	r.RemoteAddr = "127.0.0.1:5555"
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// get reads an answer of 200 into v.
func get200[T any](s *site, target string) (v T) {
	s.tb.Helper()
	w := s.do(http.MethodGet, target, nil)
	if w.Code != http.StatusOK {
		s.tb.Fatalf("GET %s: %d %s", target, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		s.tb.Fatalf("GET %s: %v in %.300s", target, err, w.Body)
	}
	return v
}

func (s *site) bearer() []string { return []string{"Authorization", "Bearer " + s.token} }
