package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// numbered yields n pages named "0", "1" ...; pulled counts those asked for.
func numbered(n int, pulled *atomic.Int64) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		for i := range n {
			pulled.Add(1)
			if !yield(dyad.Page{Name: fmt.Sprint(i), Body: []byte("x")}, nil) {
				return
			}
		}
	}
}

// uneven takes longer for some pages than for others, so that they overtake.
func uneven(p dyad.Page) (dyad.Coding, error) {
	if strings.HasSuffix(p.Name, "3") {
		time.Sleep(3 * time.Millisecond)
	}
	return dyad.Coding{Article: dyad.Article{Title: p.Name}}, nil
}

func TestRunKeepsOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 5} {
		var pulled atomic.Int64
		var got []string
		err := run(t.Context(), numbered(200, &pulled), workers, uneven, func(r Result) error {
			got = append(got, r.Coding.Article.Title)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for i := range 200 {
			want = append(want, fmt.Sprint(i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: got %v", workers, got)
		}
	}
}

func TestRunBadPages(t *testing.T) {
	bad := errors.New("bad page")
	pages := func(yield func(dyad.Page, error) bool) {
		_ = yield(dyad.Page{Name: "good"}, nil) &&
			yield(dyad.Page{Name: "unreadable"}, bad) &&
			yield(dyad.Page{Name: "panics"}, nil) &&
			yield(dyad.Page{Name: "fails"}, nil) &&
			yield(dyad.Page{Name: "good too"}, nil)
	}
	code := func(p dyad.Page) (dyad.Coding, error) {
		switch p.Name {
		case "panics":
			var none []int
			return dyad.Coding{}, fmt.Errorf("unreachable %d", none[len(p.Name)])
		case "fails":
			return dyad.Coding{}, bad
		}
		return dyad.Coding{}, nil
	}
	errs := map[string]error{}
	if err := run(t.Context(), pages, 2, code, func(r Result) error { errs[r.Page] = r.Err; return nil }); err != nil {
		t.Fatal(err)
	}
	if len(errs) != 5 || errs["good"] != nil || errs["good too"] != nil {
		t.Errorf("got %v", errs)
	}
	if !errors.Is(errs["unreadable"], bad) || !errors.Is(errs["fails"], bad) {
		t.Errorf("lost an error: %v", errs)
	}
	var p *Panic
	if !errors.As(errs["panics"], &p) || p.Page != "panics" || !strings.Contains(p.At, "run_test.go:") {
		t.Errorf("panic came out as %v", errs["panics"])
	}
}

func TestRunHoldsBack(t *testing.T) {
	var pulled atomic.Int64
	emitted, most := int64(0), int64(0)
	_ = run(t.Context(), numbered(500, &pulled), 2, uneven, func(Result) error {
		time.Sleep(100 * time.Microsecond)
		emitted++
		most = max(most, pulled.Load()-emitted)
		return nil
	})
	// The window, the page that waits to enter it and the one just taken from it.
	if bound := int64(2*windowPerWorker + 2); most > bound {
		t.Errorf("%d pages under way at once, want at most %d", most, bound)
	}
	if emitted != 500 {
		t.Errorf("emitted %d of 500", emitted)
	}
}

func TestRunStops(t *testing.T) {
	t.Run("when emit fails", func(t *testing.T) {
		var pulled atomic.Int64
		full := errors.New("disk full")
		err := run(t.Context(), numbered(10000, &pulled), 2, uneven, func(r Result) error {
			if r.Page == "5" {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) || pulled.Load() > 100 {
			t.Errorf("got %v after %d pages", err, pulled.Load())
		}
	})
	t.Run("when the context ends, after what is under way", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var pulled atomic.Int64
		var got []string
		err := run(ctx, numbered(10000, &pulled), 2, uneven, func(r Result) error {
			if r.Page == "5" {
				cancel()
			}
			got = append(got, r.Page)
			return nil
		})
		if !errors.Is(err, context.Canceled) || len(got) < 6 || len(got) > 100 {
			t.Errorf("got %v after %d pages", err, len(got))
		}
		for i, name := range got {
			if name != fmt.Sprint(i) {
				t.Fatalf("page %d is %s: not whole or not in order", i, name)
			}
		}
	})
	t.Run("when the reader is blocked", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		release := make(chan struct{})
		defer close(release)
		blocked := func(yield func(dyad.Page, error) bool) {
			if yield(dyad.Page{Name: "first"}, nil) {
				<-release
			}
		}
		err := run(ctx, blocked, 1, uneven, func(Result) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}
