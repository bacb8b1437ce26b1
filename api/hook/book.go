package hook

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/gate"
)

// Hook is one webhook as it is kept.
type Hook struct {
	ID      string    `json:"id"`
	URL     string    `json:"url"`
	Rule    string    `json:"rule"`
	Secret  string    `json:"secret"`
	Created time.Time `json:"created"`

	After   int64             `json:"after"`             // number of the last article that was looked at
	Crossed bool              `json:"crossed,omitempty"` // strain was on the wanted side when last looked at
	Told    []dyad.IncidentID `json:"told,omitempty"`    // the last incidents that were told
	Outbox  []Delivery        `json:"outbox,omitempty"`
	Sent    time.Time         `json:"sent,omitzero"` // when the last delivery was taken
	Error   string            `json:"error,omitempty"`
	Lost    int               `json:"lost,omitempty"` // deliveries that were given up
}

// Delivery is one thing that is to be told.
type Delivery struct {
	ID    string          `json:"id"`
	Body  json.RawMessage `json:"body"`
	Tries int             `json:"tries,omitempty"`
	Next  time.Time       `json:"next"`
}

// Limits of a book.
const (
	maxHooks  = 100
	maxOutbox = 500
	maxTold   = 1000
	maxURL    = 2000
)

// waits are how long after each try the next one comes.
func waits() []time.Duration {
	return []time.Duration{10 * time.Second, time.Minute, 10 * time.Minute, time.Hour, 6 * time.Hour}
}

// Book keeps hooks in a file. It is safe for concurrent use by one process.
type Book struct {
	path string

	mu    sync.Mutex
	hooks []*Hook
	busy  map[string]bool // by hook: a delivery is under way
}

// Open reads the book at path; no file is an empty book.
func Open(path string) (*Book, error) {
	b := &Book{path: path, busy: map[string]bool{}}
	body, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err == nil {
		err = json.Unmarshal(body, &b.hooks)
	}
	if err == nil && slices.Contains(b.hooks, nil) {
		err = fmt.Errorf("%w: a webhook is null", dyad.ErrInput)
	}
	if err != nil {
		return nil, fmt.Errorf("read webhooks %s: %w", path, err)
	}
	return b, nil
}

// All returns copies of the hooks, in the order in which they were added.
func (b *Book) All() []Hook {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := make([]Hook, len(b.hooks))
	for i, h := range b.hooks {
		all[i] = *h
	}
	return all
}

// Add keeps a new hook for an address and a rule that was parsed. It looks at articles
// after the given number.
func (b *Book) Add(address, rule string, after int64, now time.Time) (Hook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || len(address) > maxURL {
		return Hook{}, fmt.Errorf("add webhook: %w: the url must be an http or https address without a user name", dyad.ErrInput)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.hooks) >= maxHooks {
		return Hook{}, fmt.Errorf("add webhook: %w: there are %d, which is the most", dyad.ErrInput, maxHooks)
	}
	h := &Hook{ID: "wh_" + random(8, hex.EncodeToString), URL: address, Rule: rule, Created: now.UTC().Truncate(time.Second), After: after}
	h.Secret = random(32, base64.RawURLEncoding.EncodeToString)
	b.hooks = append(b.hooks, h)
	return *h, b.write()
}

func random(n int, as func([]byte) string) string {
	r := make([]byte, n)
	rand.Read(r)
	return as(r)
}

// Remove forgets a hook and what it was still to be told.
func (b *Book) Remove(id string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := b.index(id)
	if i < 0 {
		return fmt.Errorf("remove webhook %s: %w", id, dyad.ErrNotFound)
	}
	b.hooks = slices.Delete(b.hooks, i, i+1)
	return b.write()
}

func (b *Book) index(id string) int {
	return slices.IndexFunc(b.hooks, func(h *Hook) bool { return h.ID == id })
}

// Found is what a look at the store gave for one hook.
type Found struct {
	After   int64
	Crossed bool
	Told    []dyad.IncidentID
	Bodies  []json.RawMessage
}

// Note keeps what was found for a hook and puts it into its outbox, in one write.
func (b *Book) Note(id string, f Found, now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := b.index(id)
	if i < 0 {
		return nil // removed meanwhile
	}
	h := b.hooks[i]
	h.After, h.Crossed = f.After, f.Crossed
	h.Told = append(h.Told, f.Told...)
	h.Told = h.Told[max(0, len(h.Told)-maxTold):]
	for _, body := range f.Bodies {
		h.Outbox = append(h.Outbox, Delivery{ID: "dl_" + random(8, hex.EncodeToString), Body: body, Next: now})
	}
	if over := len(h.Outbox) - maxOutbox; over > 0 {
		h.Outbox = slices.Delete(h.Outbox, 0, over)
		h.Lost += over
	}
	return b.write()
}

// Job is a delivery that is due, with its hook.
type Job struct {
	Hook     Hook
	Delivery Delivery
}

// Due takes the first delivery of each hook whose time has come. Each is to be ended
// with Done; until then the hook has no other. A time that is further away than any wait is
// of a clock that was set back, and has come.
func (b *Book) Due(now time.Time) []Job {
	b.mu.Lock()
	defer b.mu.Unlock()
	var jobs []Job
	longest := slices.Max(waits())
	for _, h := range b.hooks {
		if len(h.Outbox) == 0 || b.busy[h.ID] {
			continue
		}
		if next := h.Outbox[0].Next; !next.After(now) || next.After(now.Add(longest)) {
			b.busy[h.ID] = true
			jobs = append(jobs, Job{*h, h.Outbox[0]})
		}
	}
	return jobs
}

// Done ends a job: it was taken, or is to be tried again after a while, or given up.
func (b *Book) Done(j Job, failed error, now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.busy, j.Hook.ID)
	i := b.index(j.Hook.ID)
	if i < 0 {
		return nil
	}
	h := b.hooks[i]
	at := slices.IndexFunc(h.Outbox, func(d Delivery) bool { return d.ID == j.Delivery.ID })
	if at < 0 {
		return nil
	}
	d := &h.Outbox[at]
	switch {
	case failed == nil:
		h.Sent, h.Error = now.UTC().Truncate(time.Second), ""
		h.Outbox = slices.Delete(h.Outbox, at, at+1)
	case d.Tries < len(waits()):
		d.Next = now.Add(waits()[d.Tries])
		d.Tries++
		h.Error = failed.Error()
	default:
		h.Lost++
		h.Error = failed.Error()
		h.Outbox = slices.Delete(h.Outbox, at, at+1)
	}
	return b.write()
}

// write keeps the book; the caller holds the lock.
func (b *Book) write() error {
	body, err := json.Marshal(b.hooks) // not indented: bodies stay as they are signed
	if err == nil {
		err = gate.Replace(b.path, append(body, '\n'))
	}
	if err != nil {
		return fmt.Errorf("write webhooks: %w", err)
	}
	return nil
}
