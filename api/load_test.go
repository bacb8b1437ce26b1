package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/store/postgres"
	"github.com/dyad-news/dyad/store/sqlite"
)

// TestLoad measures reads over a large store, named by DYAD_LOAD: each first, when
// nothing is remembered, and then by 50 clients at once, with the store at rest and with
// one that is changed twice a second.
//
//	DYAD_LOAD=ce.db go test -run TestLoad -v ./api
//	DYAD_LOAD=postgres://dyad@localhost/ce go test -run TestLoad -v ./api
func TestLoad(t *testing.T) {
	t.Run("at rest", func(t *testing.T) { load(t, 0) })
	t.Run("changing", func(t *testing.T) { load(t, 500*time.Millisecond) })
}

// restless is a store that seems to change all the time.
type restless struct {
	dyad.Store
	every time.Duration
}

func (r restless) Version(context.Context) (int64, error) {
	return time.Now().UnixNano() / int64(r.every), nil
}

func load(t *testing.T, every time.Duration) {
	t.Helper()
	path := os.Getenv("DYAD_LOAD")
	if path == "" {
		t.Skip("DYAD_LOAD names no store")
	}
	var st dyad.Store
	var err error
	if postgres.IsAddress(path) {
		st, err = postgres.OpenExisting(t.Context(), path)
	} else {
		st, err = sqlite.Open(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	s := newSite(t, func(p *Parts) {
		p.Store = st
		if every > 0 {
			p.Store = restless{st, every}
		}
	})
	srv := httptest.NewServer(s.Handler())
	defer srv.Close()
	http.DefaultTransport.(*http.Transport).MaxIdleConnsPerHost = 64
	busiest := get200[List[DyadItem]](s, "/api/v1/dyads?since=3650d&sort=incidents&limit=1").Items[0]
	one := get200[List[shape.IncidentCard]](s, "/api/v1/incidents?realis=actual&limit=1").Items[0]
	art := get200[List[dyad.Kept]](s, "/api/v1/articles?limit=1").Items[0]
	pair := string(busiest.A.Node + "/" + busiest.B.Node)
	t.Logf("%+v, busiest pair %s with %d incidents", get200[StatsOut](s, "/api/v1/stats"), pair, busiest.Incidents)
	routes := []string{
		"/dyads", "/dyads?since=365d&sort=change", "/dyads/" + pair, "/dyads/" + pair + "/series?by=month", "/dyads/" + pair + "/feed.atom",
		"/incidents", "/incidents?limit=500", "/incidents?type=ASSAULT&realis=actual", "/incidents?both=true&a=" + strings.Replace(pair, "/", "&b=", 1),
		"/incidents/" + string(one.ID), "/articles", "/articles/" + string(art.ID), "/map", "/map?since=365d&limit=2000", "/entities?q=ir",
		"/entities/" + string(busiest.A.Node), "/search?q=strike", "/search?q=killed", "/claims?by=USA", "/stats", "/ontology",
	}
	ask := func(target string) time.Duration {
		began := time.Now()
		res, err := http.Get(srv.URL + base + target)
		if err != nil {
			t.Error(err)
			return 0
		}
		defer res.Body.Close()
		io.Copy(io.Discard, res.Body)
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", target, res.Status)
		}
		return time.Since(began)
	}
	first := map[string]time.Duration{}
	for _, r := range routes {
		first[r] = ask(r)
	}
	var mu sync.Mutex
	took := map[string][]time.Duration{}
	var wg sync.WaitGroup
	began := time.Now()
	for c := range 50 {
		wg.Go(func() {
			for i := range 20 * len(routes) {
				r := routes[(c+i)%len(routes)]
				d := ask(r)
				mu.Lock()
				took[r] = append(took[r], d)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	n := 1000 * len(routes)
	t.Logf("%d requests by 50 clients in %v, %.0f a second", n, time.Since(began).Round(time.Millisecond), float64(n)/time.Since(began).Seconds())
	for _, r := range routes {
		slices.Sort(took[r])
		at := func(p int) string { return fmt.Sprintf("%.1f ms", took[r][len(took[r])*p/100].Seconds()*1000) }
		t.Logf("%-60s first %6.0f ms, then p50 %s, p95 %s, p99 %s", r, first[r].Seconds()*1000, at(50), at(95), at(99))
	}
}
