package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"

	"github.com/dyad-news/dyad"
)

// Result is what became of one page: its coding, or why there is none.
type Result struct {
	Page   string // the page's name
	Bytes  int    // length of its body
	Digest string // of the page, see Digest
	Coding dyad.Coding
	Err    error
}

// Panic is the error of a page on which a room panicked: a fault in Dyad, not in the
// page.
type Panic struct {
	Page  string
	Value any    // what was panicked with
	At    string // function, file and line, "" where unknown
}

// Error names the page, the value and the place.
func (p *Panic) Error() string {
	return fmt.Sprintf("code %s: fault in dyad: %v at %s", p.Page, p.Value, p.At)
}

// windowPerWorker bounds how many pages are under way for each worker. One slow page
// holds up the delivery of the others, not their coding, until the window is full.
const windowPerWorker = 8

// Run codes the pages with the given number of workers (at least one) and hands each
// Result to emit, in the order of the pages, from the calling goroutine. Pages are
// pulled no faster than results are taken, so memory stays bounded however many there
// are. A page that cannot be read is a Result with Err; it never stops the batch.
//
// Run ends when the pages do, with nil; when emit gives an error, with that error; or
// when ctx ends: then no more pages are pulled, those under way are finished and
// emitted, and the cause of the end is returned.
func (c *Coder) Run(ctx context.Context, pages iter.Seq2[dyad.Page, error], workers int, emit func(Result) error) error {
	return run(ctx, pages, max(workers, 1), c.Code, emit)
}

// job is one page on its way; done receives its Result once.
type job struct {
	page dyad.Page
	err  error
	done chan Result
}

func run(ctx context.Context, pages iter.Seq2[dyad.Page, error], workers int, code func(dyad.Page) (dyad.Coding, error), emit func(Result) error) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	order := make(chan *job, workers*windowPerWorker)
	work := make(chan *job)
	go pull(inner, pages, order, work)
	for range workers {
		go func() {
			for j := range work {
				j.done <- codeOne(j, code)
			}
		}()
	}
	for {
		j, ok := next(ctx, order)
		if !ok {
			return context.Cause(ctx)
		}
		if err := emit(<-j.done); err != nil {
			return err
		}
	}
}

// next takes the oldest job. Once ctx has ended it waits for no further page, since
// the reader may be blocked on a pipe that never speaks again.
func next(ctx context.Context, order <-chan *job) (*job, bool) {
	select {
	case j, ok := <-order:
		return j, ok
	case <-ctx.Done():
	}
	select {
	case j, ok := <-order:
		return j, ok
	default:
		return nil, false
	}
}

// pull takes pages, queues each for delivery and hands it to a worker, until ctx ends.
// A full window makes it wait. A queued page always reaches a worker, since workers
// wait for nothing but work.
func pull(ctx context.Context, pages iter.Seq2[dyad.Page, error], order, work chan<- *job) {
	defer close(order)
	defer close(work)
	for p, err := range pages {
		j := &job{page: p, err: err, done: make(chan Result, 1)}
		select {
		case order <- j:
			work <- j
		case <-ctx.Done():
			return
		}
	}
}

// codeOne codes one page.
func codeOne(j *job, code func(dyad.Page) (dyad.Coding, error)) (r Result) {
	r = Result{Page: j.page.Name, Bytes: len(j.page.Body), Digest: Digest(&j.page), Err: j.err}
	if r.Err == nil {
		r.Coding, r.Err = Safe(code)(j.page)
	}
	return r
}

// Safe returns code with a panic made the error of its page: in a run of a million pages
// one that trips a fault must cost one page, not the night; it is still reported, and
// named as a fault.
func Safe(code func(dyad.Page) (dyad.Coding, error)) func(dyad.Page) (dyad.Coding, error) {
	return func(p dyad.Page) (k dyad.Coding, err error) {
		defer func() {
			if v := recover(); v != nil {
				k, err = dyad.Coding{}, &Panic{Page: p.Name, Value: v, At: panicSite()}
			}
		}()
		return code(p)
	}
}

// panicSite names the innermost function of this module, or else of its libraries,
// on a panicking stack.
func panicSite() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		f, more := frames.Next()
		if f.Function != "" && !strings.HasPrefix(f.Function, "runtime.") {
			return fmt.Sprintf("%s (%s:%d)", f.Function, f.File[strings.LastIndexByte(f.File, '/')+1:], f.Line)
		}
		if !more {
			return ""
		}
	}
}
