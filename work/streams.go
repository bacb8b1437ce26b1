package work

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// The streams, and the subjects of their messages. Buckets are streams too.
const (
	pagesStream   = "dyad_pages"
	pagesSubject  = "dyad.pages"
	codingsStream = "dyad_codings"
	codingsPrefix = "dyad.codings." // and the number of the batch
	deadStream    = "dyad_dead"
	deadPrefix    = "dyad.dead." // and the digest of the page
	triesBucket   = "dyad_tries"
	largeSuffix   = "_large" // bucket of what is too large for a message of the stream
	workers       = "workers"

	knocks = "dyad.knock" // no stream: workers tell a waiting keeper that there is something new
)

// Headers of messages.
const (
	pinHeader    = "Dyad-Pin"
	objectHeader = "Dyad-Object"       // the payload is in the bucket under this name
	pagesHeader  = "Dyad-Pages-Object" // of outcomes: where their pages are in the bucket
	pinKey       = "dyad-pin"          // in the metadata of the stream of pages
)

const (
	remembered = time.Hour // how long a batch that is published again is known again
	startTime  = time.Minute
	triesKept  = 7 * 24 * time.Hour
)

func codingSubject(seq uint64) string { return codingsPrefix + strconv.FormatUint(seq, 10) }

// ensure finds or makes the streams, and holds the pin. A cluster that is starting is
// given some time.
func (q *Queue) ensure(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, startTime, errors.New("the queue could not be made ready"))
	defer cancel()
	replicas := q.opts.Replicas
	if replicas == 0 {
		replicas = 1
		if q.conn.ConnectedClusterName() != "" {
			replicas = 3
		}
	}
	made := func(c jetstream.StreamConfig) (s jetstream.Stream, err error) {
		c.Replicas, c.Storage, c.AllowDirect = replicas, jetstream.FileStorage, true
		err = q.again(ctx, func(ctx context.Context) error {
			s, err = q.stream(ctx, c)
			return err
		})
		return s, err
	}
	var err error
	if q.pages, err = made(jetstream.StreamConfig{
		Name: pagesStream, Subjects: []string{pagesSubject}, MaxBytes: q.opts.MaxBytes, Discard: jetstream.DiscardNew,
		Duplicates: remembered, Metadata: map[string]string{pinKey: q.opts.Pin},
	}); err != nil {
		return err
	}
	if q.codings, err = made(jetstream.StreamConfig{Name: codingsStream, Subjects: []string{codingsPrefix + "*"}, MaxMsgsPerSubject: 1}); err != nil {
		return err
	}
	if q.dead, err = made(jetstream.StreamConfig{Name: deadStream, Subjects: []string{deadPrefix + "*"}, MaxMsgsPerSubject: 1}); err != nil {
		return err
	}
	if err := q.buckets(ctx, replicas); err != nil {
		return err
	}
	return q.pin(ctx)
}

// stream finds a stream, or makes it. One that is there stays as it is.
func (q *Queue) stream(ctx context.Context, c jetstream.StreamConfig) (jetstream.Stream, error) {
	s, err := q.js.Stream(ctx, c.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		s, err = q.js.CreateStream(ctx, c)
		if err == nil && c.Name == pagesStream { // a new count of batches: what is there of an old one is void
			err = q.js.DeleteStream(ctx, codingsStream)
			if errors.Is(err, jetstream.ErrStreamNotFound) {
				err = nil
			}
		}
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) { // another process was faster
			s, err = q.js.Stream(ctx, c.Name)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("stream %s: %w", c.Name, err)
	}
	return s, nil
}

// buckets finds or makes those for large payloads and for tries.
func (q *Queue) buckets(ctx context.Context, replicas int) error {
	for stream, bytes := range map[string]int64{pagesStream: q.opts.MaxBytes, codingsStream: -1, deadStream: -1} {
		c := jetstream.ObjectStoreConfig{Bucket: stream + largeSuffix, Replicas: replicas, MaxBytes: bytes}
		err := q.again(ctx, func(ctx context.Context) (err error) {
			q.large[stream], err = q.js.ObjectStore(ctx, c.Bucket)
			if errors.Is(err, jetstream.ErrBucketNotFound) {
				q.large[stream], err = q.js.CreateOrUpdateObjectStore(ctx, c)
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("bucket %s: %w", c.Bucket, err)
		}
	}
	err := q.again(ctx, func(ctx context.Context) (err error) {
		q.tries, err = q.js.KeyValue(ctx, triesBucket)
		if errors.Is(err, jetstream.ErrBucketNotFound) {
			q.tries, err = q.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: triesBucket, Replicas: replicas, TTL: triesKept})
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("bucket %s: %w", triesBucket, err)
	}
	return nil
}

// pin holds the coder and tables of this process against those of the queue, which an
// empty queue takes over.
func (q *Queue) pin(ctx context.Context) error {
	if q.opts.Pin == "" {
		return nil
	}
	return q.again(ctx, func(ctx context.Context) error {
		info, err := q.pages.Info(ctx)
		if err != nil {
			return err
		}
		c := info.Config
		have := c.Metadata[pinKey]
		switch {
		case have == q.opts.Pin:
			return nil
		case have != "" && info.State.Msgs > 0:
			return q.otherPin(have)
		}
		c.Metadata = maps.Clone(c.Metadata)
		if c.Metadata == nil {
			c.Metadata = map[string]string{}
		}
		c.Metadata[pinKey] = q.opts.Pin
		_, err = q.js.UpdateStream(ctx, c)
		return err
	})
}

func (q *Queue) otherPin(have string) error {
	return fmt.Errorf("%w: it is for %s, and this is %s; let it run empty, or use the same", ErrPin, have, q.opts.Pin)
}
