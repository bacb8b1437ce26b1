package work

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/klauspost/compress/s2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dyad-news/dyad"
)

// Task is one page to be coded.
type Task struct {
	Page   dyad.Page
	Digest string     // of the page, by which a store knows it
	Link   *dyad.Link // that led to it; nil for none
}

// Outcome is what became of a Task.
type Outcome struct {
	Name   string     // of the page
	Digest string     // of the page
	Link   *dyad.Link // of the task
	Coding dyad.Coding
	Failed string // why there is no coding; "" where there is one
}

// errBroken says that a message is none of ours, or is damaged.
var errBroken = errors.New("damaged message")

// A batch ends with this many pages, or bytes of them.
const (
	batchPages = 64
	batchBytes = 256 << 10
)

const (
	maxPacket = 1 << 30  // unpacked
	headroom  = 16 << 10 // of a message, for headers and subject
)

// sentTask is a Task as it is sent. A body that is text goes as text, which packs better.
type sentTask struct {
	Name      []byte     `json:"name,omitempty"` // these may be no UTF-8
	URL       []byte     `json:"url,omitempty"`
	MediaType []byte     `json:"media,omitempty"`
	Outlet    []byte     `json:"outlet,omitempty"`
	Published dyad.Day   `json:"published,omitempty"`
	Text      string     `json:"text,omitempty"`
	Body      []byte     `json:"body,omitempty"`
	Digest    string     `json:"digest"`
	Link      *dyad.Link `json:"link,omitempty"`
}

// sentOutcome is an Outcome as it is sent: what a store keeps of a coding.
type sentOutcome struct {
	Name     []byte        `json:"name,omitempty"`
	Digest   string        `json:"digest"`
	Link     *dyad.Link    `json:"link,omitempty"`
	Article  *dyad.Article `json:"article,omitempty"`
	Mentions []dyad.Span   `json:"mentions,omitempty"` // those that the input gave
	Pair     *dyad.Pair    `json:"pair,omitempty"`
	Events   []dyad.Event  `json:"events,omitempty"`
	Failed   string        `json:"failed,omitempty"`
}

func packTasks(tasks []Task) ([]byte, error) {
	all := make([]sentTask, len(tasks))
	for i, t := range tasks {
		p := &t.Page
		all[i] = sentTask{
			Name: []byte(p.Name), URL: []byte(p.URL), MediaType: []byte(p.MediaType), Outlet: []byte(p.Outlet),
			Published: p.Published, Digest: t.Digest, Link: t.Link,
		}
		if utf8.Valid(p.Body) {
			all[i].Text = string(p.Body)
		} else {
			all[i].Body = p.Body
		}
	}
	return pack(all)
}

func unpackTasks(b []byte) ([]Task, error) {
	all, err := unpack[sentTask](b)
	tasks := make([]Task, len(all))
	for i, s := range all {
		body := s.Body
		if body == nil {
			body = []byte(s.Text)
		}
		tasks[i] = Task{Digest: s.Digest, Link: s.Link, Page: dyad.Page{
			Name: string(s.Name), URL: string(s.URL), MediaType: string(s.MediaType), Outlet: string(s.Outlet), Published: s.Published, Body: body,
		}}
	}
	return tasks, err
}

func packOutcomes(out []Outcome) ([]byte, error) {
	all := make([]sentOutcome, len(out))
	for i, o := range out {
		all[i] = sentOutcome{Name: []byte(o.Name), Digest: o.Digest, Link: o.Link, Failed: o.Failed}
		if o.Failed == "" {
			a := &o.Coding.Article
			all[i].Article, all[i].Mentions, all[i].Pair, all[i].Events = a, a.Mentions, a.Pair, o.Coding.Events
		}
	}
	return pack(all)
}

func unpackOutcomes(b []byte) ([]Outcome, error) {
	all, err := unpack[sentOutcome](b)
	out := make([]Outcome, len(all))
	for i, s := range all {
		out[i] = Outcome{Name: string(s.Name), Digest: s.Digest, Link: s.Link, Failed: s.Failed}
		if s.Failed != "" {
			continue
		}
		if s.Article == nil {
			return nil, fmt.Errorf("%w: an outcome without article or reason", errBroken)
		}
		a := *s.Article
		a.Mentions, a.Pair = s.Mentions, s.Pair
		out[i].Coding = dyad.Coding{Article: a, Events: s.Events}
	}
	return out, err
}

func pack(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("pack a batch: %w", err)
	}
	return s2.Encode(nil, b.Bytes()), nil
}

func unpack[T any](b []byte) (all []T, err error) {
	n, err := s2.DecodedLen(b)
	if err != nil || n > maxPacket {
		return nil, fmt.Errorf("%w: unpacks to %d bytes", errBroken, n)
	}
	raw, err := s2.Decode(nil, b)
	if err == nil {
		err = json.Unmarshal(raw, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	return all, nil
}

// load makes a message of a payload. One that is too large for a message is put into the
// stream's bucket under the given name, to which the message points.
func (q *Queue) load(ctx context.Context, stream, subject, name string, payload []byte) (*nats.Msg, error) {
	m := nats.NewMsg(subject)
	m.Header.Set(pinHeader, q.opts.Pin)
	if int64(len(payload)) <= q.conn.MaxPayload()-headroom {
		m.Data = payload
		return m, nil
	}
	m.Header.Set(objectHeader, name)
	return m, q.persist(ctx, moveTime, func(ctx context.Context) error {
		_, err := q.large[stream].PutBytes(ctx, name, payload)
		return err
	})
}

// payload gets the payload of a message of the stream.
func (q *Queue) payload(ctx context.Context, stream string, h nats.Header, data []byte) (b []byte, err error) {
	name := h.Get(objectHeader)
	if name == "" {
		return data, nil
	}
	get := func(ctx context.Context) error {
		o, err := q.large[stream].Get(ctx, name)
		if err != nil {
			return err
		}
		defer o.Close()
		b, err = io.ReadAll(io.LimitReader(o, maxPacket))
		return err
	}
	err = q.persist(ctx, moveTime, get)
	for end := time.Now().Add(catchUp); errors.Is(err, jetstream.ErrObjectNotFound) && ctx.Err() == nil && time.Now().Before(end); {
		time.Sleep(catchUp / 50) // a node that was away may not have it yet
		err = q.persist(ctx, moveTime, get)
	}
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		err = fmt.Errorf("%w: its payload is gone", errBroken)
	}
	return b, err
}

// forgetObject takes a payload out of a stream's bucket, where it is there.
func (q *Queue) forgetObject(ctx context.Context, stream, name string) error {
	if name == "" {
		return nil
	}
	return q.again(ctx, func(ctx context.Context) error {
		err := q.large[stream].Delete(ctx, name)
		if errors.Is(err, jetstream.ErrObjectNotFound) {
			return nil
		}
		return err
	})
}
