package cli

import (
	"context"
	"fmt"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/work"
	"github.com/dyad-news/dyad/work/server"
)

// publishFlags let a command hand its pages to workers.
type publishFlags struct {
	Nats      string `help:"Hand the pages to the workers of a queue (dyad work) instead of coding and keeping them: URL of its NATS servers." placeholder:"URL"`
	NatsCreds string `help:"File of NATS credentials." placeholder:"FILE" env:"DYAD_NATS_CREDS"`
}

// queueFlags name a queue, and say how it is made where it is not there yet.
type queueFlags struct {
	Nats      string `help:"URL of the NATS servers, several parted by commas." default:"nats://127.0.0.1:4222" placeholder:"URL" env:"DYAD_NATS"`
	NatsCreds string `help:"File of NATS credentials." placeholder:"FILE" env:"DYAD_NATS_CREDS"`
	Replicas  int    `help:"When the queue is made: copies of every message; 0 for 3 in a cluster, else 1." default:"0" placeholder:"N"`
	QueueSize int    `help:"When the queue is made: megabytes of pages that may wait before publishers do." default:"1024" placeholder:"MB"`
}

func (f *queueFlags) options() work.Options {
	return work.Options{URL: f.Nats, Creds: f.NatsCreds, Replicas: f.Replicas, MaxBytes: int64(f.QueueSize) << 20}
}

// Validate is called when the command line is read.
func (f *queueFlags) Validate() error {
	if f.Replicas < 0 || f.Replicas > 5 || f.QueueSize < 1 {
		return fmt.Errorf("--replicas is 0 to 5, --queue-size at least 1")
	}
	return nil
}

// openQueue connects to a queue.
func openQueue(e *env, name string, o work.Options) (*work.Queue, error) {
	host, _ := os.Hostname()
	o.Name = "dyad " + name + " on " + host
	o.Waiting = func(err error) { fmt.Fprintf(e.stderr, "dyad: waiting for the queue: %s\n", oneLine(err.Error())) }
	q, err := work.Open(e.ctx, o)
	if err != nil {
		return nil, usageError{fmt.Errorf("--nats: %w", err)}
	}
	return q, nil
}

// pinOf names the coder and its tables, so that queues keep apart what versions make.
func pinOf(tables string) string { return "dyad " + house.Version + " with tables " + tables }

// pin reads the tables alone.
func pin(dir string) (string, error) {
	t, err := data.Open(dir)
	if err != nil {
		return "", usageError{err}
	}
	hash, err := t.Hash()
	if err != nil {
		return "", usageError{err}
	}
	return pinOf(hash), nil
}

// publisher opens the queue that the flags name, to put pages into it.
func (f *publishFlags) publisher(e *env, name, tables string) (*work.Queue, error) {
	pin, err := pin(tables)
	if err != nil {
		return nil, err
	}
	return openQueue(e, name, work.Options{URL: f.Nats, Creds: f.NatsCreds, Pin: pin})
}

// publish sends all pages and reports those that could not be read.
func publish(e *env, q *work.Queue, pages iter.Seq2[dyad.Page, error], p *progress, r *report) (*work.Publisher, error) {
	out := &work.Publisher{Queue: q}
	for page, err := range pages {
		if e.ctx.Err() != nil {
			break
		}
		if err != nil {
			r.add(&pipeline.Result{Page: page.Name, Err: err})
		} else {
			r.pages++
			if err := out.Add(e.ctx, work.Task{Page: page, Digest: pipeline.Digest(&page)}); err != nil {
				return out, err
			}
		}
		p.add(err != nil)
	}
	ctx := e.ctx
	if ctx.Err() != nil { // what is in hand is sent, if that can be had soon
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
	}
	return out, out.Flush(ctx)
}

// embedded is the value of --nats for a NATS server inside the process.
const embedded = "embedded"

// start starts a NATS server where the flag asks for one, and returns the URL to use.
func startQueue(e *env, flag, store string) (url string, stop func(), err error) {
	if flag != embedded && !strings.HasPrefix(flag, embedded+":") {
		return flag, func() {}, nil
	}
	port := "4222"
	if _, p, ok := strings.Cut(flag, ":"); ok {
		port = p
	}
	s, err := server.Start(store+".nats", "127.0.0.1:"+port)
	if err != nil {
		return "", nil, usageError{fmt.Errorf("--nats: %w", err)}
	}
	fmt.Fprintf(e.stderr, "dyad: a queue at %s; dyad keep --nats %s puts pages in, dyad work --nats %s codes them\n", s.URL(), s.URL(), s.URL())
	return s.URL(), s.Stop, nil
}
