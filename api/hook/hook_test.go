package hook

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"code.dny.dev/ssrf"
	"github.com/dyad-news/dyad"
)

func known(s string) (dyad.Node, bool) {
	nodes := map[string]dyad.Node{"irn": "IRN", "iran": "IRN", "pak": "PAK", "pakistan": "PAK", "jaish al-adl": "Jaish al-Adl", "bosnia and herzegovina": "BIH"}
	n, ok := nodes[strings.ToLower(s)]
	return n, ok
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want Rule
		ok   bool
	}{
		{"strain of IRN-PAK over 3", Rule{Kind: Strain, A: "IRN", B: "PAK", Value: 3}, true},
		{"Strain between Iran and Pakistan  under -1.5", Rule{Kind: Strain, A: "IRN", B: "PAK", Value: -1.5, Below: true}, true},
		{"strain of Jaish al-Adl-IRN over 0", Rule{Kind: Strain, A: "Jaish al-Adl", B: "IRN"}, true},
		{"strain of Bosnia and Herzegovina and Iran over 1", Rule{Kind: Strain, A: "BIH", B: "IRN", Value: 1}, true},
		{"incident", Rule{Kind: Incident}, true},
		{"incident of type assault, COERCE between IRN and PAK", Rule{Kind: Incident, A: "IRN", B: "PAK", Types: []string{"ASSAULT", "COERCE"}}, true},
		{"incident from IRN to PAK", Rule{Kind: Incident, A: "IRN", B: "PAK", Directed: true}, true},
		{"incidents of Iran", Rule{Kind: Incident, A: "IRN"}, true},
		{"incident of type KISS", Rule{}, false},
		{"strain of IRN and IRN over 3", Rule{}, false},
		{"strain of IRN and Nowhere over 3", Rule{}, false},
		{"strain of IRN and PAK over 11", Rule{}, false},
		{"strain of IRN and PAK over 3; DROP TABLE", Rule{}, false},
		{"", Rule{}, false},
		{strings.Repeat("incident ", 100), Rule{}, false},
		{"strain of " + strings.Repeat("-", 200) + " over 3", Rule{}, false},
	} {
		got, err := Parse(c.text, known, []string{"ASSAULT", "COERCE"})
		if (err == nil) != c.ok || c.ok && (got.Kind != c.want.Kind || got.A != c.want.A || got.B != c.want.B || got.Value != c.want.Value ||
			got.Below != c.want.Below || got.Directed != c.want.Directed || !slices.Equal(got.Types, c.want.Types)) {
			t.Errorf("%.60q: %+v %v, want %+v", c.text, got, err, c.want)
		}
		if err != nil && !errors.Is(err, dyad.ErrInput) {
			t.Errorf("%.60q: %v is no error of input", c.text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("strain of IRN-PAK over 3")
	f.Add("incident of type ASSAULT between IRN and PAK")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text, known, []string{"ASSAULT"})
		if err == nil && r.Kind == Strain && (r.A == "" || r.B == "" || r.A == r.B) {
			t.Errorf("%q: %+v", text, r)
		}
	})
}

func TestMeets(t *testing.T) {
	n := dyad.Incident{Type: "ASSAULT", Quad: 4, Realis: dyad.Actual, Actors: []dyad.Entity{{Code: "IRN"}}, Recipients: []dyad.Entity{{Code: "PAK"}}}
	future := n
	future.Realis = dyad.Future
	for _, c := range []struct {
		name string
		r    Rule
		n    dyad.Incident
		want bool
	}{
		{"any", Rule{Kind: Incident}, n, true},
		{"not yet", Rule{Kind: Incident}, future, false},
		{"type", Rule{Kind: Incident, Types: []string{"ASSAULT"}}, n, true},
		{"other type", Rule{Kind: Incident, Types: []string{"AID"}}, n, false},
		{"either way", Rule{Kind: Incident, A: "PAK", B: "IRN"}, n, true},
		{"this way", Rule{Kind: Incident, A: "IRN", B: "PAK", Directed: true}, n, true},
		{"the other way", Rule{Kind: Incident, A: "PAK", B: "IRN", Directed: true}, n, false},
		{"one side", Rule{Kind: Incident, A: "PAK"}, n, true},
		{"another side", Rule{Kind: Incident, A: "IND"}, n, false},
		{"strain", Rule{Kind: Strain, A: "IRN", B: "PAK"}, n, false},
	} {
		if got := c.r.Meets(&c.n); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func book(t *testing.T) (*Book, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hooks.json")
	b, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return b, path
}

func TestBook(t *testing.T) {
	b, path := book(t)
	now := time.Unix(1000, 0)
	for _, bad := range []string{"", "ftp://x.example/", "http://", "http://user:pw@x.example/", "https://x.example/" + strings.Repeat("a", maxURL), "\x00"} {
		if _, err := b.Add(bad, "incident", 0, now); !errors.Is(err, dyad.ErrInput) {
			t.Errorf("%.40q: %v", bad, err)
		}
	}
	h, err := b.Add("https://x.example/hook", "incident", 7, now)
	if err != nil || h.Secret == "" || h.After != 7 {
		t.Fatal(h, err)
	}
	body := json.RawMessage(`{"n":1}`)
	if err := b.Note(h.ID, Found{After: 9, Bodies: []json.RawMessage{body, json.RawMessage(`{"n":2}`)}}, now); err != nil {
		t.Fatal(err)
	}
	if b, err = Open(path); err != nil { // after a crash
		t.Fatal(err)
	}
	jobs := b.Due(now)
	if len(jobs) != 1 || string(jobs[0].Delivery.Body) != string(body) || jobs[0].Hook.After != 9 || jobs[0].Hook.Secret != h.Secret {
		t.Fatalf("%+v", jobs)
	}
	if again := b.Due(now); len(again) != 0 {
		t.Error("a delivery that is under way is due again")
	}
	failed := errors.New("no")
	for _, wait := range waits() {
		if err := b.Done(jobs[0], failed, now); err != nil {
			t.Fatal(err)
		}
		if early := b.Due(now.Add(wait - time.Second)); len(early) != 0 {
			t.Errorf("due before %v", wait)
		}
		if jobs = b.Due(now.AddDate(-10, 0, 0)); len(jobs) != 1 { // the clock was set back
			t.Fatal("not due by a clock that was set back")
		}
		b.release(h.ID)
		now = now.Add(wait)
		if jobs = b.Due(now); len(jobs) != 1 || string(jobs[0].Delivery.Body) != string(body) {
			t.Fatalf("after %v: %+v", wait, jobs)
		}
	}
	b.Done(jobs[0], failed, now)
	if jobs = b.Due(now); len(jobs) != 1 || string(jobs[0].Delivery.Body) == string(body) || b.All()[0].Lost != 1 {
		t.Fatalf("the first is not given up: %+v", jobs)
	}
	b.Done(jobs[0], nil, now)
	if all := b.All(); len(all[0].Outbox) != 0 || all[0].Error != "" || all[0].Sent.IsZero() {
		t.Errorf("%+v", all)
	}
	many := make([]json.RawMessage, maxOutbox+10)
	for i := range many {
		many[i] = json.RawMessage(`1`)
	}
	if b.Note(h.ID, Found{Bodies: many}, now); len(b.All()[0].Outbox) != maxOutbox || b.All()[0].Lost != 11 {
		t.Errorf("%d wait, %d lost", len(b.All()[0].Outbox), b.All()[0].Lost)
	}
	if err := b.Remove(h.ID); err != nil {
		t.Fatal(err)
	}
	if err := b.Remove(h.ID); !errors.Is(err, dyad.ErrNotFound) {
		t.Error(err)
	}
	for range maxHooks {
		b.Add("https://x.example/hook", "incident", 0, now)
	}
	if _, err := b.Add("https://x.example/hook", "incident", 0, now); err == nil {
		t.Error("no end of webhooks")
	}
}

func TestSend(t *testing.T) {
	now := time.Unix(1700000000, 0)
	status, got := 200, http.Header{}
	var body []byte
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		body, _ = io.ReadAll(r.Body)
		if status == 302 {
			w.Header().Set("Location", "http://127.0.0.1:1/")
		}
		w.WriteHeader(status)
	}))
	defer srv.Close()
	j := Job{Hook{URL: srv.URL, Secret: "s3cret"}, Delivery{ID: "dl_1", Body: json.RawMessage(`{"a":1}`)}}
	s := NewSender(func() time.Time { return now }, true)
	if err := s.Send(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	if want := Sign("s3cret", "1700000000", body); got.Get("Dyad-Signature") != want || string(body) != `{"a":1}` || got.Get("Dyad-Delivery") != "dl_1" {
		t.Errorf("signature %s, want %s; body %s", got.Get("Dyad-Signature"), want, body)
	}
	// echo -n '1700000000.{"a":1}' | openssl dgst -sha256 -hmac s3cret
	if want := "sha256=1698a50bc74d1ff1db85c4e0a5297c2ad9fdba245d5737cdb789e4cc6e098940"; Sign("s3cret", "1700000000", []byte(`{"a":1}`)) != want {
		t.Errorf("Sign gives %s, want %s", Sign("s3cret", "1700000000", []byte(`{"a":1}`)), want)
	}
	j.Hook.URL = srv.URL + "/services/s3cret-path?key=s3cret"
	for _, status = range []int{302, 404, 500} {
		if err := s.Send(t.Context(), j); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("an answer of %d: %v", status, err)
		}
	}
	for _, address := range []string{"http://127.0.0.1:1/s3cret", "http://[::1/s3cret", "gopher://a/s3cret"} {
		j.Hook.URL = address
		if err := s.Send(t.Context(), j); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestPrivate holds that nothing is sent to addresses that are not public.
func TestPrivate(t *testing.T) {
	reached := false
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer srv.Close()
	port := srv.URL[strings.LastIndexByte(srv.URL, ':'):]
	s := NewSender(time.Now, false)
	for _, address := range []string{srv.URL, "http://localhost" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port, "http://10.0.0.1/", "http://169.254.169.254/latest", "http://192.168.1.1/", "http://[fd00::1]/"} {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		err := s.Send(ctx, Job{Hook{URL: address}, Delivery{Body: json.RawMessage(`1`)}})
		cancel()
		if err == nil || reached {
			t.Errorf("%s was reached", address)
		}
		if !errors.Is(err, ssrf.ErrProhibitedIP) {
			t.Logf("%s: %v", address, err)
		}
	}
}

// FuzzOpen reads any bytes as the file of webhooks.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(`[{"id":"a","url":"https://x.example/","rule":"strain of IRN-PAK over 3"}]`))
	f.Add([]byte(`[null]`))
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(t.TempDir(), "webhooks.json")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if b, err := Open(path); err == nil {
			b.All()
			b.Remove("a")
		}
	})
}

// release lets a hook have deliveries again that Due has taken and nobody ended.
func (b *Book) release(id string) { delete(b.busy, id) }
