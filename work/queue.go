package work

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// ErrPin says that a queue is for another coder or other tables than these.
var ErrPin = errors.New("another version of dyad or of its tables")

// Options say which queue is meant and how it is made where it is not there yet.
type Options struct {
	URL      string        // of NATS servers, parted by commas: nats://host:4222
	Creds    string        // file of NATS credentials; "" for none
	Name     string        // of this process, as NATS shows it
	Pin      string        // coder and tables; "" for those who code nothing
	Lease    time.Duration // how long a silent worker holds a batch; 0 for 30 seconds
	MaxBytes int64         // of pages that wait; 0 for 1 GB
	Replicas int           // copies of each message; 0 for 3 in a cluster, else 1
	Waiting  func(error)   // told of what is tried again, every few seconds; nil for nobody
}

// The defaults of Options.
const (
	defaultLease = 30 * time.Second
	defaultBytes = 1 << 30
	callTime     = 4 * time.Second  // for one answer of JetStream
	moveTime     = time.Minute      // for one large payload
	catchUp      = 20 * time.Second // for a node that was away to have all payloads again
	endTime      = 30 * time.Second
)

// Queue is a connection to the streams. It is safe for concurrent use.
type Queue struct {
	opts    Options
	conn    *nats.Conn
	js      jetstream.JetStream
	pages   jetstream.Stream
	codings jetstream.Stream
	dead    jetstream.Stream
	large   map[string]jetstream.ObjectStore // by stream
	tries   jetstream.KeyValue
}

// Open connects to NATS and makes the streams where they are missing. A queue that holds
// work for another pin gives ErrPin; an empty one is turned over to this one's.
func Open(ctx context.Context, o Options) (*Queue, error) {
	if o.Lease <= 0 {
		o.Lease = defaultLease
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultBytes
	}
	opts := []nats.Option{
		nats.Name(o.Name), nats.Timeout(callTime), nats.MaxReconnects(-1), nats.ReconnectWait(250 * time.Millisecond),
		nats.ReconnectBufSize(-1), nats.RetryOnFailedConnect(false),
	}
	if o.Creds != "" {
		opts = append(opts, nats.UserCredentials(o.Creds))
	}
	conn, err := nats.Connect(o.URL, opts...)
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", Redacted(o.URL), err)
	}
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(callTime))
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("connect to %s: %w", Redacted(o.URL), err)
	}
	q := &Queue{opts: o, conn: conn, js: js, large: map[string]jetstream.ObjectStore{}}
	if err := q.ensure(ctx); err != nil {
		conn.Close()
		return nil, fmt.Errorf("queue at %s: %w", Redacted(o.URL), err)
	}
	return q, nil
}

// Close ends the connection.
func (q *Queue) Close() { q.conn.Close() }

// Redacted returns a list of URLs without the passwords and tokens in them.
func Redacted(urls string) string {
	list := strings.Split(urls, ",")
	for i, s := range list {
		u, err := url.Parse(strings.TrimSpace(s))
		switch {
		case err != nil:
			list[i] = "(malformed URL)"
		case u.User != nil:
			u.User = url.User("xxxxx")
			list[i] = u.String()
		}
	}
	return strings.Join(list, ",")
}

// again calls f until it succeeds, gives an error for which trying again is no use, or
// ctx ends. A NATS node that dies takes the answers with it that it owed, and costs
// seconds until another has taken over.
func (q *Queue) again(ctx context.Context, f func(context.Context) error) error {
	return q.persist(ctx, callTime, f)
}

// persist is again with a time for each try.
func (q *Queue) persist(ctx context.Context, each time.Duration, f func(context.Context) error) error {
	wait := 20 * time.Millisecond
	var told time.Time
	for {
		try, cancel := context.WithTimeout(ctx, each)
		err := f(try)
		cancel()
		if err == nil || hopeless(err) {
			return err
		}
		if q.opts.Waiting != nil && wait > time.Second && time.Since(told) > 10*time.Second {
			told = time.Now()
			q.opts.Waiting(err)
		}
		select {
		case <-ctx.Done():
			return errors.Join(context.Cause(ctx), err)
		case <-time.After(wait):
		}
		wait = min(wait*3/2, 2*time.Second)
	}
}

// hopeless tells errors that stay.
func hopeless(err error) bool {
	for _, e := range [...]error{
		ErrPin, errBroken, nats.ErrMaxPayload, nats.ErrConnectionClosed, nats.ErrAuthorization, jetstream.ErrObjectNotFound,
		jetstream.ErrMsgNotFound, jetstream.ErrMsgAlreadyAckd, jetstream.ErrBadObjectMeta,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// ending is a context in which work in hand may be finished after ctx has ended.
func ending(ctx context.Context) (context.Context, context.CancelFunc) {
	inner, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(endTime, cancel) })
	return inner, func() { stop(); cancel() }
}
