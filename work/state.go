package work

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// State says how a queue is doing. A batch waits until it is kept.
type State struct {
	Pin     string    `json:"pin"`
	Batches int       `json:"batches"` // that are not kept
	Bytes   int64     `json:"bytes"`   // of their pages
	Max     int64     `json:"max"`     // bytes that the queue may hold
	Taken   int       `json:"taken"`   // in the hands of workers
	Waiting int       `json:"waiting"` // for a worker
	Coded   int       `json:"coded"`   // waiting for the keeper
	Dead    int       `json:"dead"`    // letters
	Oldest  time.Time `json:"oldest,omitzero"`
}

// State asks the servers.
func (q *Queue) State(ctx context.Context) (s State, err error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	defer func() {
		if err != nil {
			err = fmt.Errorf("state of the queue: %w", err)
		}
	}()
	pages, err := q.pages.Info(ctx)
	if err != nil {
		return s, err
	}
	s = State{Pin: pages.Config.Metadata[pinKey], Batches: int(pages.State.Msgs), Bytes: int64(pages.State.Bytes), Max: pages.Config.MaxBytes}
	if s.Batches > 0 {
		s.Oldest = pages.State.FirstTime
	}
	s.Waiting = s.Batches
	if c, err := q.pages.Consumer(ctx, workers); err == nil {
		i := c.CachedInfo()
		s.Taken, s.Waiting = i.NumAckPending, int(i.NumPending)
	}
	for _, x := range []struct {
		of jetstream.Stream
		n  *int
	}{{q.codings, &s.Coded}, {q.dead, &s.Dead}} {
		info, err := x.of.Info(ctx)
		if err != nil {
			return s, err
		}
		*x.n = int(info.State.Msgs)
	}
	return s, nil
}
