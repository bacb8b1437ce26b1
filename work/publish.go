package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Publisher puts tasks into a queue in their order. It is for one goroutine.
type Publisher struct {
	Queue *Queue
	Sent  int // tasks that the queue has taken
	Known int // of them, those in batches that it had before

	batch []Task
	bytes int
}

// Add takes a task, and sends the batch when it is full. While the queue is full it
// waits; when ctx ends it gives an error, and the batch is still there for Flush.
func (p *Publisher) Add(ctx context.Context, t Task) error {
	if p.bytes > 0 && p.bytes+len(t.Page.Body) > batchBytes {
		if err := p.Flush(ctx); err != nil {
			return err
		}
	}
	p.batch = append(p.batch, t)
	p.bytes += len(t.Page.Body)
	if len(p.batch) < batchPages && p.bytes < batchBytes {
		return nil
	}
	return p.Flush(ctx)
}

// Flush sends the tasks that were taken and not sent. When it returns nil, they are
// stored. Batches go one after the other, each when the one before is stored: of two that
// are under way at one time the later could come first.
func (p *Publisher) Flush(ctx context.Context) error {
	if len(p.batch) == 0 {
		return nil
	}
	known, err := p.Queue.publish(ctx, p.batch, "")
	if err != nil {
		return err
	}
	p.Sent += len(p.batch)
	if known {
		p.Known += len(p.batch)
	}
	clear(p.batch)
	p.batch, p.bytes = p.batch[:0], 0
	return nil
}

// publish stores one batch. The same pages with the same pin are one batch however often
// they are published within the hour, unless salt tells them apart.
func (q *Queue) publish(ctx context.Context, tasks []Task, salt string) (known bool, err error) {
	b, err := packTasks(tasks)
	if err != nil {
		return false, err
	}
	sum := sha256.Sum256(append(b, q.opts.Pin+"\x00"+salt...))
	id := hex.EncodeToString(sum[:16])
	m, err := q.load(ctx, pagesStream, pagesSubject, id, b)
	if err != nil {
		return false, err
	}
	var seq uint64
	err = q.again(ctx, func(ctx context.Context) error {
		ack, err := q.js.PublishMsg(ctx, m, jetstream.WithMsgID(id), jetstream.WithExpectStream(pagesStream))
		if err == nil {
			known, seq = ack.Duplicate, ack.Sequence
		}
		return full(err)
	})
	if err != nil || !known {
		return known, err
	}
	if info, err := q.pages.Info(ctx); err == nil && info.State.FirstSeq > seq { // done with: nobody will ask for it
		return known, q.forgetObject(ctx, pagesStream, m.Header.Get(objectHeader))
	}
	return known, nil
}

// ErrFull says that a queue holds as much as it may.
var ErrFull = errors.New("the queue is full")

const storeFailed = 10077 // JetStream's code for a stream that is at its limit

func full(err error) error {
	var api *jetstream.APIError
	if errors.As(err, &api) && api.ErrorCode == storeFailed {
		return errors.Join(ErrFull, err)
	}
	return err
}

// salt tells a publication from all others.
func salt() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }
