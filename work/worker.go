package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dyad-news/dyad"
)

// Worker takes batches of pages from a queue, codes them and sends what became of them.
type Worker struct {
	Queue *Queue
	Code  func(dyad.Page) (dyad.Coding, error) // must not panic
	Slots int                                  // batches at one time
	Limit time.Duration                        // the longest that one page may take; 0 for 5 minutes
	Log   *slog.Logger
	Tally WorkTally

	told atomic.Int64 // when it last said that there is no batch to be had
}

// WorkTally counts what a Worker did; it may be read at any time.
type WorkTally struct{ Pages, Failed, Events atomic.Int64 }

const (
	defaultLimit = 5 * time.Minute
	asking       = 5 * time.Second // how long one request for a batch stands
)

// ErrSlow says that a page took longer than a worker allows. It cannot be broken off, so
// the process should end; the page is tried again by others, and given up in the end.
var ErrSlow = errors.New("a page takes too long")

// Run works until ctx ends; batches in hand are finished then. What fails for want of a
// NATS server is tried again. An error is ErrPin, ErrSlow, or one of the connection.
func (w *Worker) Run(ctx context.Context) error {
	if w.Limit <= 0 {
		w.Limit = defaultLimit
	}
	var c jetstream.Consumer
	err := w.Queue.again(ctx, func(ctx context.Context) (err error) {
		c, err = w.Queue.pages.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
			Durable: workers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: w.Queue.opts.Lease, MaxDeliver: -1,
		})
		return err
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return fmt.Errorf("work: %w", err)
	}
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var all sync.WaitGroup
	for range max(w.Slots, 1) {
		all.Go(func() {
			for inner.Err() == nil {
				if err := w.take(inner, c); err != nil {
					cancel(err)
				}
			}
		})
	}
	stopped := make(chan struct{})
	go func() { all.Wait(); close(stopped) }()
	select {
	case <-stopped:
	case <-inner.Done():
		if err := context.Cause(inner); errors.Is(err, ErrSlow) {
			return err // its goroutine may never end
		}
		<-stopped
	}
	if err := context.Cause(inner); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

// take asks for a batch and does it. Its error is one that ends the worker.
func (w *Worker) take(ctx context.Context, c jetstream.Consumer) error {
	limit, cancel := context.WithTimeout(ctx, asking)
	defer cancel()
	got, err := c.Fetch(1, jetstream.FetchContext(limit))
	if err != nil {
		w.pause(ctx, err)
		return nil
	}
	for m := range got.Messages() {
		if err := w.batch(ctx, m); err != nil {
			return err
		}
	}
	if err := got.Error(); err != nil && limit.Err() == nil && !errors.Is(err, nats.ErrTimeout) {
		w.pause(ctx, err)
	}
	return nil
}

func (w *Worker) pause(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	if now, last := time.Now().Unix(), w.told.Load(); now-last > 10 && w.told.CompareAndSwap(last, now) {
		w.Log.Warn("no batch to be had", "error", err)
	}
	select {
	case <-ctx.Done():
	case <-time.After(500 * time.Millisecond):
	}
}

// batch does one batch. Its error is one that ends the worker; where the queue cannot be
// reached the batch is left for whoever gets it when the lease is over.
func (w *Worker) batch(ctx context.Context, m jetstream.Msg) error {
	ctx, done := ending(ctx)
	defer done()
	q := w.Queue
	meta, err := m.Metadata()
	if err != nil {
		return fmt.Errorf("work: %w", err)
	}
	seq := meta.Sequence.Stream
	if pin := m.Headers().Get(pinHeader); pin != q.opts.Pin {
		m.NakWithDelay(time.Second)
		return fmt.Errorf("work: batch %d: %w", seq, q.otherPin(pin))
	}
	if meta.NumDelivered > 1 && q.coded(ctx, seq) {
		return w.settled(m, seq, nil)
	}
	h := &hold{msg: m, every: q.opts.Lease / 3, limit: w.Limit}
	slow := h.start()
	defer h.stop()
	result := make(chan error, 1)
	go func() { result <- w.answer(ctx, h, m, seq, int(meta.NumDelivered)) }()
	select {
	case <-slow:
		return fmt.Errorf("work: batch %d: %w: %s, over %v", seq, ErrSlow, h.page.Load(), w.Limit)
	case err := <-result:
		return w.settled(m, seq, err)
	}
}

// settled says goodbye to a batch.
func (w *Worker) settled(m jetstream.Msg, seq uint64, err error) error {
	switch {
	case errors.Is(err, ErrPin):
		return err
	case err != nil:
		w.Log.Warn("batch left to others", "batch", seq, "error", err)
		return nil
	}
	if err := m.Ack(); err != nil { // it comes again, and is found done
		w.Log.Debug("ack", "batch", seq, "error", err)
	}
	return nil
}

// answer codes a batch and sends what became of it.
func (w *Worker) answer(ctx context.Context, h *hold, m jetstream.Msg, seq uint64, delivered int) error {
	q := w.Queue
	var tasks []Task
	b, err := q.payload(ctx, pagesStream, m.Headers(), m.Data())
	if err == nil {
		tasks, err = unpackTasks(b)
	}
	var out []Outcome
	switch {
	case errors.Is(err, errBroken): // pages that nobody can have again
		w.Tally.Failed.Add(1)
		tasks, out = nil, []Outcome{{Name: fmt.Sprintf("batch %d", seq), Failed: err.Error()}}
	case err != nil:
		return err
	default:
		out = w.code(ctx, h, tasks, seq, delivered)
	}
	for i := range tasks {
		if out[i].Failed == "" {
			continue
		}
		if err := q.bury(ctx, &tasks[i], out[i].Failed); err != nil {
			return err
		}
	}
	if b, err = packOutcomes(out); err != nil {
		return err
	}
	subject := codingSubject(seq)
	msg, err := q.load(ctx, codingsStream, subject, subject, b)
	if err != nil {
		return err
	}
	if name := m.Headers().Get(objectHeader); name != "" {
		msg.Header.Set(pagesHeader, name)
	}
	if err := q.again(ctx, func(ctx context.Context) error {
		_, err := q.js.PublishMsg(ctx, msg, jetstream.WithExpectStream(codingsStream))
		return err
	}); err != nil {
		return err
	}
	q.conn.Publish(knocks, nil) // a keeper that misses it looks by itself a second later
	if delivered > careful {
		q.forget(ctx, seq)
	}
	return nil
}

// code codes the pages of a batch.
func (w *Worker) code(ctx context.Context, h *hold, tasks []Task, seq uint64, delivered int) (out []Outcome) {
	var tries tries
	if delivered > careful {
		tries = w.Queue.triesOf(ctx, seq)
	}
	for i := range tasks {
		t := &tasks[i]
		o := Outcome{Name: t.Page.Name, Digest: t.Digest, Link: t.Link}
		h.next(t.Page.Name)
		var err error
		if delivered > careful && w.Queue.begun(ctx, seq, tries, i) >= fatal {
			err = fmt.Errorf("%w after %d tries", errKiller, fatal)
		} else {
			o.Coding, err = w.Code(t.Page)
		}
		w.Tally.Pages.Add(1)
		if err != nil {
			o.Coding, o.Failed = dyad.Coding{}, err.Error()
			w.Tally.Failed.Add(1)
		}
		w.Tally.Events.Add(int64(len(o.Coding.Events)))
		out = append(out, o)
	}
	return out
}

// coded reports whether the outcomes of a batch are there already.
func (q *Queue) coded(ctx context.Context, seq uint64) bool {
	_, err := q.codings.GetLastMsgForSubject(ctx, codingSubject(seq))
	return err == nil
}

// hold keeps a batch from being handed to others while it is worked on.
type hold struct {
	msg   jetstream.Msg
	every time.Duration
	limit time.Duration
	page  atomic.Value // name of the page in hand
	began atomic.Int64 // when it was begun
	end   chan struct{}
}

// next notes that a page is begun.
func (h *hold) next(page string) {
	h.page.Store(page)
	h.began.Store(time.Now().UnixNano())
}

// start tells JetStream now and again that the batch is in hand, until stop, or until a
// page takes too long: then the channel is closed.
func (h *hold) start() (slow <-chan struct{}) {
	h.next("")
	h.end = make(chan struct{})
	late := make(chan struct{})
	go func() {
		tick := time.NewTicker(h.every)
		defer tick.Stop()
		for {
			select {
			case <-h.end:
				return
			case <-tick.C:
			}
			if h.page.Load() != "" && time.Since(time.Unix(0, h.began.Load())) > h.limit {
				close(late)
				return
			}
			h.msg.InProgress() // where it is lost another worker does the batch too, to no harm
		}
	}()
	return late
}

func (h *hold) stop() { close(h.end) }
