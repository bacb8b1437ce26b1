package work

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Keeper takes outcomes out of a queue, in the order of the pages.
type Keeper struct {
	Queue *Queue
	Keep  func(context.Context, []Outcome) error // all or none; may be given some again after a crash
	Idle  func()                                 // told each time that the queue is empty; nil for nobody

	next  uint64 // batch that comes next
	last  uint64 // that there is
	known string // pin of the queue when last looked at
	swept time.Time
}

const (
	keepSize = 250 // outcomes kept at one time, or as many as there are
	sweeping = 10 * time.Minute
	briefly  = 10 * time.Millisecond // between two looks at the queue
	longest  = time.Second

	gathering = time.Second // for keepSize outcomes, while there are more to come
)

// Run keeps outcomes until ctx ends; those in hand are kept then. Of the batches that are
// there it waits for the first, whatever others have come, and holds no more than what it
// keeps at one time: the stream is where the others wait. Several keepers of one store
// may run: each writes the batches in order, and one that is there changes nothing.
//
// An error is one of Keep or of the connection.
func (k *Keeper) Run(ctx context.Context) error {
	q := k.Queue
	knock := make(chan struct{}, 1)
	sub, err := q.conn.Subscribe(knocks, func(*nats.Msg) {
		select {
		case knock <- struct{}{}:
		default:
		}
	})
	if err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	defer sub.Unsubscribe()
	wait := briefly
	for ctx.Err() == nil {
		empty, err := k.look(ctx)
		if err != nil {
			return ended(ctx, err)
		}
		n, err := k.some(ctx, knock)
		if err != nil {
			return ended(ctx, err)
		}
		if n > 0 {
			wait = briefly
			continue
		}
		if empty && k.Idle != nil {
			k.Idle()
		}
		if rest(ctx, knock, wait) {
			wait = briefly
		}
		wait = min(2*wait, longest)
	}
	return nil
}

// rest waits, but not past a knock, which it reports.
func rest(ctx context.Context, knock <-chan struct{}, d time.Duration) bool {
	select {
	case <-ctx.Done():
	case <-knock:
		return true
	case <-time.After(d):
	}
	return false
}

func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Cause(ctx)) {
		return nil
	}
	return fmt.Errorf("keep: %w", err)
}

// look finds the batch that comes next: the first one that is left.
func (k *Keeper) look(ctx context.Context) (empty bool, err error) {
	q := k.Queue
	err = q.again(ctx, func(ctx context.Context) error {
		info, err := q.pages.Info(ctx)
		if err != nil {
			return err
		}
		k.next, k.known = max(info.State.FirstSeq, 1), info.Config.Metadata[pinKey]
		k.last, empty = info.State.LastSeq, info.State.Msgs == 0
		return nil
	})
	if err == nil && time.Since(k.swept) > sweeping {
		k.swept = time.Now()
		err = k.sweep(ctx)
	}
	return empty, err
}

// some keeps the outcomes that are there without a gap, up to keepSize, and takes them
// out of the queue. While more are to come it waits for a full load: a store takes few
// large ones better than many small. It returns how many batches there were.
func (k *Keeper) some(ctx context.Context, knock <-chan struct{}) (n int, err error) {
	var out []Outcome
	var done []*jetstream.RawStreamMsg
	began := time.Now()
	for len(out) < keepSize && ctx.Err() == nil {
		seq := k.next + uint64(len(done))
		raw, err := k.Queue.outcomes(ctx, seq)
		switch {
		case err == nil:
			more, err := k.unpack(ctx, raw)
			if err != nil {
				return 0, fmt.Errorf("batch %d: %w", seq, err)
			}
			out, done = append(out, more...), append(done, raw)
			continue
		case !errors.Is(err, jetstream.ErrMsgNotFound):
			return 0, err
		}
		if len(done) == 0 || seq > k.last || time.Since(began) > gathering {
			break
		}
		rest(ctx, knock, gathering/5)
	}
	if len(done) == 0 {
		return 0, nil
	}
	ctx, end := ending(ctx)
	defer end()
	if err := k.Keep(ctx, out); err != nil {
		return 0, err
	}
	return len(done), k.clear(ctx, done)
}

// outcomes gets what became of a batch.
func (q *Queue) outcomes(ctx context.Context, seq uint64) (raw *jetstream.RawStreamMsg, err error) {
	err = q.again(ctx, func(ctx context.Context) error {
		raw, err = q.codings.GetLastMsgForSubject(ctx, codingSubject(seq))
		return err
	})
	return raw, err
}

func (k *Keeper) unpack(ctx context.Context, raw *jetstream.RawStreamMsg) ([]Outcome, error) {
	pin := raw.Header.Get(pinHeader)
	if pin != k.known { // the queue may have been turned over
		if _, err := k.look(ctx); err != nil {
			return nil, err
		}
	}
	if pin != k.known {
		return nil, fmt.Errorf("%w: coded by %s in a queue for %s", ErrPin, pin, k.known)
	}
	b, err := k.Queue.payload(ctx, codingsStream, raw.Header, raw.Data)
	if err != nil {
		return nil, err
	}
	return unpackOutcomes(b)
}

// clear takes batches that are kept out of the queue: outcomes first, then the pages, by
// which the next keeper knows where to begin. What it was broken off in is done again by
// that one, or swept.
func (k *Keeper) clear(ctx context.Context, done []*jetstream.RawStreamMsg) error {
	q := k.Queue
	last := k.next + uint64(len(done)) - 1
	for _, raw := range done {
		if err := q.forgetObject(ctx, pagesStream, raw.Header.Get(pagesHeader)); err != nil {
			return err
		}
	}
	err := q.again(ctx, func(ctx context.Context) error {
		return q.pages.Purge(ctx, jetstream.WithPurgeSequence(last+1))
	})
	if err != nil {
		return err
	}
	for _, raw := range done {
		if err := q.remove(ctx, raw.Subject); err != nil {
			return err
		}
	}
	k.next = last + 1
	return nil
}

// remove takes the outcomes of a batch out, with the payload that may be in the bucket.
func (q *Queue) remove(ctx context.Context, subject string) error {
	if err := q.forgetObject(ctx, codingsStream, subject); err != nil {
		return err
	}
	return q.again(ctx, func(ctx context.Context) error {
		return q.codings.Purge(ctx, jetstream.WithPurgeSubject(subject))
	})
}

// sweep takes out outcomes of batches that are kept: a worker that was away sends some
// late, and a keeper that is killed leaves some.
func (k *Keeper) sweep(ctx context.Context) error {
	q := k.Queue
	var subjects map[string]uint64
	err := q.again(ctx, func(ctx context.Context) error {
		info, err := q.codings.Info(ctx, jetstream.WithSubjectFilter(codingsPrefix+"*"))
		if err == nil {
			subjects = info.State.Subjects
		}
		return err
	})
	for s := range subjects {
		seq, bad := strconv.ParseUint(strings.TrimPrefix(s, codingsPrefix), 10, 64)
		if err == nil && (bad != nil || seq < k.next) {
			err = q.remove(ctx, s)
		}
	}
	return err
}
