package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dyad-news/dyad/api/hook"
)

// watched is a server that listens, with its watcher.
func watched(t *testing.T, change ...func(*Parts)) (*site, *httptest.Server) {
	t.Helper()
	s := newSite(t, change...)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Watch(ctx); close(done) }()
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(func() { cancel(); <-done; srv.CloseClientConnections(); srv.Close() })
	return s, srv
}

// event is one server-sent event.
type event struct {
	id, name string
	data     Streamed
}

// follow opens a stream and sends its events.
func follow(t *testing.T, url string, headers ...string) <-chan event {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		t.Fatalf("%s: %s", url, res.Status)
	}
	events := make(chan event, 100)
	go func() {
		defer res.Body.Close()
		defer close(events)
		var e event
		lines := bufio.NewScanner(res.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			key, value, _ := strings.Cut(lines.Text(), ": ")
			switch key {
			case "id":
				e.id = value
			case "event":
				e.name = value
			case "data":
				if err := json.Unmarshal([]byte(value), &e.data); err != nil {
					e.name = err.Error()
				}
			case "":
				if e.id != "" {
					events <- e
				}
				e = event{}
			}
		}
	}()
	return events
}

func next[T any](t *testing.T, c <-chan T, what string) (v T) {
	t.Helper()
	select {
	case v, ok := <-c:
		if !ok {
			t.Fatalf("%s: it has ended", what)
		}
		return v
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: nothing came", what)
	}
	return v
}

func (s *site) keep(text string) KeptOut {
	s.tb.Helper()
	w := s.do(http.MethodPost, "/api/v1/articles", PageIn{Text: text, Date: "2024-02-10", Outlet: "example.org"}, s.bearer()...)
	var k KeptOut
	if err := json.Unmarshal(w.Body.Bytes(), &k); err != nil || w.Code != http.StatusOK || !k.Added {
		s.tb.Fatalf("keep: %d %s", w.Code, w.Body)
	}
	return k
}

func TestStream(t *testing.T) {
	s, srv := watched(t)
	url := srv.URL + "/api/v1/stream"
	live := follow(t, url)
	one := s.keep("Chad expelled the ambassador of Peru on Friday, the foreign ministry said.")
	e := next(t, live, "the first")
	if e.name != "coding" || e.data.Article.ID != one.Article || len(e.data.Events) == 0 || e.data.Events[0].Incident == "" || len(e.data.Events[0].From) != 1 {
		t.Errorf("%+v", e)
	}
	two := s.keep("Peru recalled its ambassador from Chad on Saturday.")
	last := next(t, live, "the second")
	if last.data.Article.ID != two.Article {
		t.Errorf("got %s, want %s", last.data.Article.ID, two.Article)
	}
	for _, resumed := range []<-chan event{follow(t, url, "Last-Event-ID", e.id), follow(t, url+"?after="+e.id)} {
		if got := next(t, resumed, "resumed"); got.id != last.id || got.data.Article.ID != two.Article {
			t.Errorf("resumed after %s with %+v, want %s", e.id, got, last.id)
		}
	}
	all := follow(t, url+"?after=0")
	for range 23 {
		next(t, all, "from the first")
	}
	if w := s.do(http.MethodGet, "/api/v1/stream", nil, "Last-Event-ID", "evil"); w.Code != 422 {
		t.Errorf("a hostile id: %d", w.Code)
	}
}

// TestSlowClient holds that a client that reads nothing stops nobody else.
func TestSlowClient(t *testing.T) {
	s, srv := watched(t)
	c, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET /api/v1/stream?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	live := follow(t, srv.URL+"/api/v1/stream")
	s.keep("Chad expelled the ambassador of Peru on Friday, the foreign ministry said.")
	next(t, live, "beside a client that does not read")
}

func TestWebhooks(t *testing.T) {
	type told struct {
		header http.Header
		body   []byte
	}
	got := make(chan told, 10)
	var failed atomic.Bool
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if failed.CompareAndSwap(false, true) {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		got <- told{r.Header, body}
	}))
	defer receiver.Close()
	var ahead time.Duration // the clock runs ahead of the waits between tries
	began := time.Now()
	s, _ := watched(t, func(p *Parts) {
		p.Now = func() time.Time { return began.Add(ahead + 100*time.Since(began)) }
		p.Sender = hook.NewSender(p.Now, true)
	})
	for _, private := range []string{receiver.URL, "http://localhost/", "http://10.1.2.3/", "http://[::1]/", "http://169.254.169.254/"} {
		w := s.do(http.MethodPost, "/api/v1/webhooks", HookIn{private, "incident"}, s.bearer()...)
		if w.Code != 422 {
			t.Errorf("%s: %d", private, w.Code)
		}
	}
	for body, want := range map[HookIn]int{{"https://x.example/", "incident of type KISS"}: 422, {"https://x.example/", "hello there"}: 422, {"gopher://x.example/", "incident of IRN"}: 422} {
		if w := s.do(http.MethodPost, "/api/v1/webhooks", body, s.bearer()...); w.Code != want {
			t.Errorf("%+v: %d, want %d", body, w.Code, want)
		}
	}
	for _, m := range []string{http.MethodGet, http.MethodPost} {
		if w := s.do(m, "/api/v1/webhooks", nil); w.Code != http.StatusUnauthorized {
			t.Errorf("%s without a token: %d", m, w.Code)
		}
	}
	// The receiver is on loopback, which no client may name: past the front door then.
	v, err := s.view(t.Context(), "coded")
	if err != nil {
		t.Fatal(err)
	}
	after, err := s.newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{"incident of type SANCTION, COERCE from Chad to Peru", "strain of TCD and PER over 0.5", "strain of TCD and PER over 9.9"} {
		if _, err := s.rule(v, rule); err != nil {
			t.Fatal(err)
		}
		if _, err := s.parts.Hooks.Add(receiver.URL, rule, after, s.parts.Now()); err != nil {
			t.Fatal(err)
		}
	}
	k := s.keep("Chad expelled the ambassador of Peru on Friday, the foreign ministry said.")
	secrets := map[string]string{}
	for _, h := range s.parts.Hooks.All() {
		secrets[h.ID] = h.Secret
	}
	kinds := map[hook.Kind]HookBody{}
	for range 2 {
		x := next(t, got, "a delivery")
		var b HookBody
		if err := json.Unmarshal(x.body, &b); err != nil {
			t.Fatal(err)
		}
		if want := hook.Sign(secrets[b.Webhook], x.header.Get("Dyad-Timestamp"), x.body); x.header.Get("Dyad-Signature") != want {
			t.Errorf("signature %s, want %s", x.header.Get("Dyad-Signature"), want)
		}
		kinds[b.Kind] = b
	}
	if b := kinds[hook.Incident]; b.Incident == nil || b.Incident.Reports != 1 || k.Events == 0 {
		t.Errorf("incident: %+v", b)
	}
	if b := kinds[hook.Strain]; b.Strain == nil || *b.Strain <= 0.5 || b.A.Node != "TCD" {
		t.Errorf("strain: %+v", b)
	}
	s.keep("Chad ordered the ambassador of Peru to leave the country last Friday, officials said on Saturday.")
	select {
	case x := <-got:
		t.Errorf("told again: %s", x.body)
	case <-time.After(1500 * time.Millisecond):
	}
	w := s.do(http.MethodGet, "/api/v1/webhooks", nil, s.bearer()...)
	var list List[HookOut]
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list.Items) != 3 || list.Items[0].Secret != "" || strings.Contains(w.Body.String(), secrets[list.Items[0].ID]) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := s.do(http.MethodDelete, "/api/v1/webhooks/"+list.Items[0].ID, nil, s.bearer()...); w.Code != http.StatusNoContent {
		t.Errorf("delete: %d", w.Code)
	}
	if w := s.do(http.MethodDelete, "/api/v1/webhooks/"+list.Items[0].ID, nil, s.bearer()...); w.Code != http.StatusNotFound {
		t.Errorf("deleted twice: %d", w.Code)
	}
}

// TestServe holds that the server listens, and ends in good order with streams open.
func TestServe(t *testing.T) {
	s := newSite(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	live := follow(t, "http://"+l.Addr().String()+"/api/v1/stream?after=0")
	next(t, live, "a stream")
	began := time.Now()
	stop()
	select {
	case err := <-done:
		if err != nil || time.Since(began) > 5*time.Second {
			t.Errorf("ended after %v with %v", time.Since(began), err)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("it does not end")
	}
}

func TestBusy(t *testing.T) {
	release := make(chan struct{})
	s := newSite(t, func(p *Parts) { p.Workers = 1 })
	go s.coded(t.Context(), func() error { <-release; return nil })
	for len(s.slots) == 0 {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.coded(ctx, func() error { return nil }); err == nil {
		t.Error("two at one time in one slot")
	}
	close(release)
	if err := s.coded(t.Context(), func() error { panic("as asked") }); err == nil || strings.Contains(err.Error(), "as asked") {
		t.Errorf("a panic is %v", err)
	}
	if err := s.coded(t.Context(), func() error { return nil }); err != nil {
		t.Errorf("after a panic: %v", err)
	}
}
