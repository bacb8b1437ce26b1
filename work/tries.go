package work

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/nats-io/nats.go/jetstream"
)

// A worker that dies takes a batch with it, and if a page of the batch was the cause, so
// will the next one. From the delivery after careful on, each page is noted before it is
// begun; one that was begun this often and never ended is given up.
const (
	careful = 3
	fatal   = 3
)

// errKiller is the reason of a page that no worker came back from.
var errKiller = errors.New("no worker came back from it")

// tries counts by page of a batch how often it was begun.
type tries map[int]int

func triesKey(seq uint64) string { return strconv.FormatUint(seq, 10) }

func (q *Queue) triesOf(ctx context.Context, seq uint64) tries {
	t := tries{}
	q.again(ctx, func(ctx context.Context) error {
		e, err := q.tries.Get(ctx, triesKey(seq))
		switch {
		case errors.Is(err, jetstream.ErrKeyNotFound):
			return nil
		case err == nil:
			json.Unmarshal(e.Value(), &t) // what cannot be read counts as none
		}
		return err
	})
	return t
}

// begun notes that page i is begun once more, and returns how often it was before.
func (q *Queue) begun(ctx context.Context, seq uint64, t tries, i int) int {
	for j := range t { // the pages before it ended well, or are given up
		if j < i && t[j] < fatal {
			delete(t, j)
		}
	}
	before := t[i]
	t[i]++
	b, err := json.Marshal(t)
	if err == nil {
		q.again(ctx, func(ctx context.Context) error {
			_, err := q.tries.Put(ctx, triesKey(seq), b)
			return err
		})
	}
	return before
}

// forget forgets the tries of a batch.
func (q *Queue) forget(ctx context.Context, seq uint64) {
	q.tries.Purge(ctx, triesKey(seq)) // it is forgotten by itself in a week
}
