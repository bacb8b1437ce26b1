package probe

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad/work"
	"github.com/dyad-news/dyad/work/server"
)

func TestServe(t *testing.T) {
	s, err := server.Start(t.TempDir(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	q, err := work.Open(t.Context(), work.Options{URL: s.URL(), Pin: "p"})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := Serve(t.Context(), addr, q); err == nil {
		t.Error("an address that is taken")
	}
	l.Close()
	go Serve(t.Context(), addr, q, Worker{&work.Worker{}})
	get := func(path string) (int, string) {
		for {
			r, err := http.Get("http://" + addr + path)
			if err != nil { // not up yet
				time.Sleep(10 * time.Millisecond)
				continue
			}
			defer r.Body.Close()
			b, _ := io.ReadAll(r.Body)
			return r.StatusCode, string(b)
		}
	}
	if code, _ := get("/readyz"); code != http.StatusOK {
		t.Errorf("readyz: %d", code)
	}
	_, text := get("/metrics")
	for _, want := range []string{"dyad_queue_up 1", "dyad_queue_batches 0", "dyad_queue_dead 0", "dyad_work_pages_total 0", "go_goroutines"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in the metrics", want)
		}
	}
}
