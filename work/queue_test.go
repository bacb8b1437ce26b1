package work

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/work/server"
)

// servers starts a server and returns options for it.
func servers(t *testing.T) Options {
	t.Helper()
	s, err := server.Start(t.TempDir(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return Options{URL: s.URL(), Pin: "dyad 1 with tables A", Lease: time.Second}
}

func open(t *testing.T, o Options) *Queue {
	t.Helper()
	q, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	return q
}

func task(name string, body []byte) Task {
	return Task{Digest: name, Page: dyad.Page{Name: name, Body: body}}
}

// send publishes tasks, each a batch of its own.
func send(t *testing.T, q *Queue, tasks ...Task) {
	t.Helper()
	p := Publisher{Queue: q}
	for _, k := range tasks {
		if err := errors.Join(p.Add(t.Context(), k), p.Flush(t.Context())); err != nil {
			t.Fatal(err)
		}
	}
}

// echo codes a page as its body.
func echo(p dyad.Page) (dyad.Coding, error) {
	if bytes.HasPrefix(p.Body, []byte("bad")) {
		return dyad.Coding{}, fmt.Errorf("read %s: %w", p.Name, dyad.ErrNoText)
	}
	return dyad.Coding{Article: dyad.Article{ID: dyad.ArticleID(p.Name), Text: string(p.Body)}}, nil
}

func start(t *testing.T, q *Queue, code func(dyad.Page) (dyad.Coding, error)) (stop func()) {
	w := &Worker{Queue: q, Code: code, Slots: 3, Log: slog.New(slog.DiscardHandler)}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	return sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// drain keeps until the queue is empty.
func drain(t *testing.T, q *Queue) (all []Outcome) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	k := Keeper{Queue: q, Idle: cancel, Keep: func(_ context.Context, o []Outcome) error { all = append(all, o...); return nil }}
	if err := k.Run(ctx); err != nil {
		t.Fatal(err)
	}
	return all
}

func names(all []Outcome) (s []string) {
	for _, o := range all {
		s = append(s, o.Name)
	}
	return s
}

func empty(t *testing.T, q *Queue) {
	t.Helper()
	s, err := q.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.Batches != 0 || s.Coded != 0 {
		t.Errorf("something is left: %+v", s)
	}
	for stream, b := range q.large {
		if stream == deadStream {
			continue
		}
		if l, err := b.List(t.Context()); !errors.Is(err, jetstream.ErrNoObjectsFound) {
			t.Errorf("%s: %d objects are left, %v", stream, len(l), err)
		}
	}
}

// TestOrder holds that outcomes are kept in the order of the pages, though workers take
// them in any, at any pace.
func TestOrder(t *testing.T) {
	o := servers(t)
	q := open(t, o)
	var want []string
	var tasks []Task
	for i := range 60 {
		tasks = append(tasks, task(fmt.Sprintf("p%02d", i), []byte("text")))
		want = append(want, tasks[i].Page.Name)
	}
	send(t, q, tasks...)
	slow := func(p dyad.Page) (dyad.Coding, error) {
		time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
		return echo(p)
	}
	for range 2 {
		defer start(t, open(t, o), slow)()
	}
	got := drain(t, q)
	if !slices.Equal(names(got), want) {
		t.Errorf("order: %v", names(got))
	}
	empty(t, q)
	send(t, q, tasks...) // known by the queue for an hour
	if got := drain(t, q); len(got) != 0 {
		t.Errorf("published again: %v", names(got))
	}
}

// TestLarge sends pages that no message holds.
func TestLarge(t *testing.T) {
	o := servers(t)
	q := open(t, o)
	noise := make([]byte, 3<<20)
	for i := range noise {
		noise[i] = byte(rand.Int())
	}
	send(t, q, task("small", []byte("x")), task("noise", noise), task("text", []byte(strings.Repeat("abc ", 1<<20))), task("bad", append([]byte("bad"), noise...)))
	defer start(t, open(t, o), echo)()
	got := drain(t, q)
	if len(got) != 4 || got[2].Coding.Article.Text != strings.Repeat("abc ", 1<<20) || got[3].Failed == "" {
		t.Fatalf("%v", names(got))
	}
	empty(t, q)
	if n, err := q.Replay(t.Context(), nil); n != 1 || err != nil {
		t.Errorf("replayed %d, %v", n, err)
	}
	if got := drain(t, q); len(got) != 1 || got[0].Name != "bad" {
		t.Errorf("replayed: %v", names(got))
	}
}

// TestFull holds that publishers wait for room, and lose nothing.
func TestFull(t *testing.T) {
	o := servers(t)
	o.MaxBytes = 64 << 10
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o.Waiting = func(err error) {
		if errors.Is(err, ErrFull) {
			cancel()
		}
	}
	q := open(t, o)
	noise := make([]byte, 8<<10)
	for i := range noise {
		noise[i] = byte(rand.Int())
	}
	p := Publisher{Queue: q}
	var err error
	n := 0
	for ; err == nil && n < 100; n++ {
		err = errors.Join(p.Add(ctx, task(fmt.Sprint("p", n), append(noise, byte(n)))))
		if err == nil {
			err = p.Flush(ctx)
		}
	}
	if !errors.Is(err, ErrFull) || n > 10 {
		t.Fatalf("after %d pages: %v", n, err)
	}
	defer start(t, open(t, o), echo)()
	done := make(chan error, 1)
	go func() { done <- p.Flush(t.Context()) }() // the one that had no room
	got := drain(t, q)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	got = append(got, drain(t, q)...)
	if len(got) != n {
		t.Errorf("%d of %d came: %v", len(got), n, names(got))
	}
}

func TestPin(t *testing.T) {
	o := servers(t)
	q := open(t, o)
	send(t, q, task("p", []byte("x")))
	other := o
	other.Pin = "dyad 1 with tables B"
	if _, err := Open(t.Context(), other); !errors.Is(err, ErrPin) || !strings.Contains(err.Error(), "tables A") {
		t.Errorf("a queue with work: %v", err)
	}
	stop := start(t, q, echo)
	if got := drain(t, q); len(got) != 1 {
		t.Fatalf("%v", names(got))
	}
	stop()
	q2 := open(t, other) // empty: turned over
	send(t, q2, task("p2", []byte("x")))
	w := &Worker{Queue: q, Code: echo, Slots: 1, Log: slog.New(slog.DiscardHandler)}
	if err := w.Run(t.Context()); !errors.Is(err, ErrPin) {
		t.Errorf("a worker of old: %v", err)
	}
	defer start(t, q2, echo)()
	if got := drain(t, q2); !slices.Equal(names(got), []string{"p2"}) {
		t.Errorf("%v", names(got))
	}
}

func TestDead(t *testing.T) {
	o := servers(t)
	q := open(t, o)
	send(t, q, task("aa1", []byte("x")), task("aa2", []byte("bad")), task("ab3", []byte("bad")), task("ab3", []byte("bad again")))
	defer start(t, open(t, o), echo)()
	got := drain(t, q)
	if len(got) != 4 || got[0].Failed != "" || !strings.Contains(got[1].Failed, "no article text") {
		t.Errorf("%+v", got)
	}
	var dead []Letter
	for l, err := range q.Dead(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		dead = append(dead, l)
	}
	slices.SortFunc(dead, func(a, b Letter) int { return cmp.Compare(a.ID, b.ID) }) // either may have failed first
	if len(dead) != 2 || dead[0].ID != "aa2" || dead[0].Name != "aa2" || dead[0].Reason != "read aa2: no article text" || dead[0].At.IsZero() {
		t.Errorf("%+v", dead)
	}
	if _, err := q.Replay(t.Context(), []string{"zz"}); !errors.Is(err, dyad.ErrNotFound) {
		t.Errorf("unknown id: %v", err)
	}
	if _, err := q.Replay(t.Context(), []string{"a"}); !errors.Is(err, dyad.ErrInput) {
		t.Errorf("ambiguous id: %v", err)
	}
	if n, err := q.Replay(t.Context(), []string{"ab"}); n != 1 || err != nil {
		t.Errorf("replay: %d, %v", n, err)
	}
	if got := drain(t, q); !slices.Equal(names(got), []string{"ab3"}) {
		t.Errorf("replayed: %v", names(got))
	}
}

// TestDropReplaced drops a letter whose page has failed again: the new one stays.
func TestDropReplaced(t *testing.T) {
	q := open(t, servers(t))
	large := task("aa1", bytes.Repeat([]byte("x"), 2<<20))
	if err := q.bury(t.Context(), &large, "first"); err != nil {
		t.Fatal(err)
	}
	for raw, err := range q.letters(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if err := q.bury(t.Context(), &large, "second"); err != nil {
			t.Fatal(err)
		}
		if err := q.drop(t.Context(), raw); err != nil {
			t.Fatal(err)
		}
	}
	for l, err := range q.Dead(t.Context()) {
		if err != nil || l.Reason != "second" {
			t.Errorf("%+v, %v", l, err)
		}
	}
	if n, err := q.Replay(t.Context(), nil); n != 1 || err != nil {
		t.Errorf("replayed %d, %v", n, err)
	}
}

// TestKiller gives up a page from which no worker comes back, and that page alone.
func TestKiller(t *testing.T) {
	o := servers(t)
	o.Lease = 200 * time.Millisecond
	q := open(t, o)
	p := Publisher{Queue: q}
	for _, name := range []string{"before", "killer", "after"} {
		if err := p.Add(t.Context(), task(name, []byte("x"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan struct{})
	defer close(never)
	code := func(p dyad.Page) (dyad.Coding, error) {
		if p.Name == "killer" {
			<-never
		}
		return echo(p)
	}
	deaths := make(chan int)
	go func() {
		n := 0
		for ctx.Err() == nil {
			w := &Worker{Queue: q, Code: code, Slots: 1, Limit: 50 * time.Millisecond, Log: slog.New(slog.DiscardHandler)}
			if err := w.Run(ctx); errors.Is(err, ErrSlow) {
				n++
			}
		}
		deaths <- n
	}()
	got := drain(t, q)
	cancel()
	if n := <-deaths; n < fatal {
		t.Errorf("%d deaths", n)
	}
	if !slices.Equal(names(got), []string{"before", "killer", "after"}) || got[0].Failed+got[2].Failed != "" || !strings.Contains(got[1].Failed, "no worker came back") {
		t.Errorf("%+v", got)
	}
}

// TestKeeperDies hands outcomes to the next keeper again, until one has kept them.
func TestKeeperDies(t *testing.T) {
	o := servers(t)
	q := open(t, o)
	send(t, q, task("a", []byte("x")), task("b", []byte("x")))
	defer start(t, open(t, o), echo)()
	died := errors.New("disk full")
	var seen []string
	k := Keeper{Queue: q, Keep: func(_ context.Context, o []Outcome) error { seen = append(seen, names(o)...); return died }}
	if err := k.Run(t.Context()); !errors.Is(err, died) || seen[0] != "a" {
		t.Errorf("%v, after %v", err, seen)
	}
	if got := drain(t, q); !slices.Equal(names(got), []string{"a", "b"}) {
		t.Errorf("%v", names(got))
	}
}

// TestLate sweeps what a worker sends for a batch that is kept.
func TestLate(t *testing.T) {
	q := open(t, servers(t))
	stop := start(t, q, echo)
	send(t, q, task("a", []byte("x")))
	drain(t, q)
	stop()
	if _, err := q.js.Publish(t.Context(), codingSubject(1), []byte("late")); err != nil {
		t.Fatal(err)
	}
	drain(t, q)
	empty(t, q)
}

func TestRedacted(t *testing.T) {
	got := Redacted("nats://me:secret@a:4222, nats://token@b:4222,c:4222")
	if strings.Contains(got, "secret") || strings.Contains(got, "token") || !strings.Contains(got, "a:4222") {
		t.Error(got)
	}
	o := Options{URL: "nats://me:secret@127.0.0.1:1"}
	if _, err := Open(t.Context(), o); err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}
