package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/dyad-news/dyad"
)

// Letter is a dead letter: a page that no worker could code. ID names it; the same page
// has the same one, so that a page which fails again is still one letter. All but its ID
// goes in a header beside the task, so that a list needs no pages.
type Letter struct {
	ID     string    `json:"-"`
	Name   string    `json:"name"` // of the page
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

const (
	letterHeader = "Dyad-Letter"
	maxReason    = 2000
)

// bury keeps a task as a dead letter.
func (q *Queue) bury(ctx context.Context, t *Task, reason string) error {
	b, err := packTasks([]Task{*t})
	if err != nil {
		return err
	}
	subject := deadPrefix + t.Digest
	m, err := q.load(ctx, deadStream, subject, subject, b)
	if err != nil {
		return err
	}
	h, err := json.Marshal(Letter{Name: cut(t.Page.Name), Reason: cut(reason), At: time.Now().UTC()})
	if err != nil {
		return err
	}
	m.Header.Set(letterHeader, string(h))
	return q.again(ctx, func(ctx context.Context) error {
		_, err := q.js.PublishMsg(ctx, m, jetstream.WithExpectStream(deadStream))
		return err
	})
}

// cut makes a text short and of one line.
func cut(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) > maxReason {
		s = strings.ToValidUTF8(s[:maxReason], "") + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}

// Dead yields the dead letters, oldest first.
func (q *Queue) Dead(ctx context.Context) iter.Seq2[Letter, error] {
	return func(yield func(Letter, error) bool) {
		for raw, err := range q.letters(ctx) {
			var l Letter
			if err == nil {
				l = letterOf(raw)
			}
			if !yield(l, err) {
				return
			}
		}
	}
}

func letterOf(raw *jetstream.RawStreamMsg) (l Letter) {
	if err := json.Unmarshal([]byte(raw.Header.Get(letterHeader)), &l); err != nil {
		l.Reason = "unreadable letter"
	}
	l.ID = strings.TrimPrefix(raw.Subject, deadPrefix)
	return l
}

// letters yields the messages of the stream that are there now.
func (q *Queue) letters(ctx context.Context) iter.Seq2[*jetstream.RawStreamMsg, error] {
	return func(yield func(*jetstream.RawStreamMsg, error) bool) {
		info, err := q.dead.Info(ctx)
		if err != nil {
			yield(nil, fmt.Errorf("dead letters: %w", err))
			return
		}
		for seq := info.State.FirstSeq; seq <= info.State.LastSeq && info.State.Msgs > 0; seq++ {
			raw, err := q.dead.GetMsg(ctx, seq, jetstream.WithGetMsgSubject(deadPrefix+"*")) // the next one from seq on
			if errors.Is(err, jetstream.ErrMsgNotFound) || err == nil && raw.Sequence > info.State.LastSeq {
				return
			}
			if err != nil {
				err = fmt.Errorf("dead letters: %w", err)
			}
			if !yield(raw, err) || err != nil {
				return
			}
			seq = raw.Sequence
		}
	}
}

// Replay publishes dead letters anew, those whose ids begin with one of the given ones or
// all where none is given, and takes them out of the dead. It returns how many.
func (q *Queue) Replay(ctx context.Context, ids []string) (n int, err error) {
	if err := q.unique(ctx, ids); err != nil {
		return 0, err
	}
	for raw, err := range q.letters(ctx) {
		if err != nil {
			return n, err
		}
		l := letterOf(raw)
		if len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(l.ID, id) }) {
			continue
		}
		b, err := q.payload(ctx, deadStream, raw.Header, raw.Data)
		var tasks []Task
		if err == nil {
			tasks, err = unpackTasks(b)
		}
		if err == nil {
			_, err = q.publish(ctx, tasks, salt())
		}
		if err != nil {
			return n, fmt.Errorf("replay %s: %w", l.ID, err)
		}
		if err := q.drop(ctx, raw); err != nil {
			return n, fmt.Errorf("replay %s: %w", l.ID, err)
		}
		n++
	}
	return n, nil
}

// unique reports ids that name none or several letters.
func (q *Queue) unique(ctx context.Context, ids []string) error {
	named := make([]int, len(ids))
	for l, err := range q.Dead(ctx) {
		if err != nil {
			return err
		}
		for i, id := range ids {
			if strings.HasPrefix(l.ID, id) {
				named[i]++
			}
		}
	}
	for i, id := range ids {
		switch {
		case named[i] == 0:
			return fmt.Errorf("dead letter %s: %w", id, dyad.ErrNotFound)
		case named[i] > 1:
			return fmt.Errorf("dead letter %s: %w: %d begin so", id, dyad.ErrInput, named[i])
		}
	}
	return nil
}

// drop takes a letter out. Where its page has failed again meanwhile, the new letter has
// taken its place, and its payload that of the old.
func (q *Queue) drop(ctx context.Context, raw *jetstream.RawStreamMsg) error {
	anew := false
	err := q.again(ctx, func(ctx context.Context) error {
		gone := q.dead.DeleteMsg(ctx, raw.Sequence)
		last, err := q.dead.GetLastMsgForSubject(ctx, raw.Subject)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if anew = err == nil && last.Sequence > raw.Sequence; err == nil && !anew {
			err = gone
		}
		return err
	})
	if err != nil || anew {
		return err
	}
	return q.forgetObject(ctx, deadStream, raw.Header.Get(objectHeader))
}
