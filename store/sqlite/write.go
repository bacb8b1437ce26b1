package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// writer is the dyad.Writer of one Update.
type writer struct {
	reader
	store  *Store
	open   bool
	failed error // the first error of a Put or Delete, after which nothing is kept
	coders map[[3]string]int64
}

var _ dyad.Writer = (*writer)(nil)

var errOver = errors.New("the update of this writer is over")

// do runs one change. A change that gave an error may be done in part, so the whole
// Update is lost with it, even where its caller goes on.
func (w *writer) do(ctx context.Context, f func() error) error {
	if !w.open {
		return errOver
	}
	if w.failed != nil {
		return w.failed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	w.failed = f()
	return w.failed
}

func (w *writer) PutCoding(ctx context.Context, k *dyad.Coding, o dyad.Keeping) (added bool, err error) {
	err = w.do(ctx, func() error {
		n, err := w.article(k.Article.ID)
		if errors.Is(err, dyad.ErrNotFound) {
			added = true
			n, err = w.putArticle(&k.Article, &o)
		}
		if err == nil && o.Page != "" {
			_, err = w.c.exec(`INSERT INTO page (digest, article) VALUES (?, ?)
				ON CONFLICT DO UPDATE SET article = excluded.article`, o.Page, n)
		}
		for i := range k.Events {
			if err != nil || !added {
				break
			}
			err = w.insertEvent(n, i, &k.Events[i], &k.Article, o.NoText)
		}
		return named(err, "put coding of", string(k.Article.ID))
	})
	return added && err == nil, err
}

func (w *writer) putArticle(a *dyad.Article, o *dyad.Keeping) (int64, error) {
	text := a.Text
	if o.NoText {
		text = ""
	}
	rest, err := store.Rest(a, o.NoText)
	if err != nil {
		return 0, err
	}
	var origin sql.NullInt64
	if o.Origin != "" && o.Origin != a.ID {
		err := w.c.get(`SELECT coalesce(origin, n) FROM article WHERE id = ?`, []any{string(o.Origin)}, &origin)
		if err != nil {
			return 0, named(err, "origin", string(o.Origin))
		}
	}
	prints := make([]byte, 0, 8*len(o.Prints))
	for _, p := range o.Prints {
		prints = binary.LittleEndian.AppendUint64(prints, p)
	}
	n, err := w.c.insert(`INSERT INTO article (id, origin, source_id, url, title, outlet, published, language, more, prints, run, kept, bare, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(a.ID), origin, a.SourceID, a.URL, a.Title, a.Outlet,
		string(a.Published), a.Language, string(rest), prints, o.RunID, store.Nanos(o.Kept), o.NoText, text)
	if err != nil {
		return 0, err
	}
	if _, err := w.c.exec(`INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)`, n, a.Title, text); err != nil {
		return 0, err
	}
	if len(o.Prints) > 0 {
		_, err = w.c.exec(`INSERT OR IGNORE INTO print (print, article) SELECT value, ? FROM json_each(?)`, n, numbers(o.Prints))
	}
	return n, err
}

func (w *writer) insertEvent(article int64, seq int, e *dyad.Event, a *dyad.Article, bare bool) error {
	took, body, err := store.Pack(e, a, bare)
	if err != nil {
		return err
	}
	coder, err := w.coder(e.Cite)
	if err != nil {
		return err
	}
	_, err = w.c.exec(`INSERT INTO event (id, article, seq, coder, took, body) VALUES (?, ?, ?, ?, ?, ?)`,
		string(e.ID), article, seq, coder, took, string(body))
	return named(err, "event", string(e.ID))
}

// coder returns the row of what coded an event.
func (w *writer) coder(c *dyad.Cite) (n sql.NullInt64, err error) {
	if c == nil {
		return n, nil
	}
	key := [3]string{c.Coder, c.Codebook, c.Tables}
	if row, ok := w.coders[key]; ok {
		return sql.NullInt64{Int64: row, Valid: true}, nil
	}
	args := []any{c.Coder, c.Codebook, c.Tables}
	err = w.c.get(`SELECT n FROM coder WHERE coder = ? AND codebook = ? AND tables = ?`, args, &n)
	if errors.Is(err, dyad.ErrNotFound) {
		n.Valid = true
		n.Int64, err = w.c.insert(`INSERT INTO coder (coder, codebook, tables) VALUES (?, ?, ?)`, args...)
	}
	if w.coders == nil {
		w.coders = map[[3]string]int64{}
	}
	w.coders[key] = n.Int64
	return n, err
}

func (w *writer) PutEvents(ctx context.Context, id dyad.ArticleID, events []dyad.Event) error {
	return w.do(ctx, func() error { return named(w.putEvents(ctx, id, events), "put events of", string(id)) })
}

// putEvents leaves the rows of events that stay, so that they stay in their incidents.
func (w *writer) putEvents(ctx context.Context, id dyad.ArticleID, events []dyad.Event) error {
	a, err := w.Article(ctx, id)
	if err != nil {
		return err
	}
	var n int64
	var bare bool
	if err := w.c.get(`SELECT n, bare FROM article WHERE id = ?`, []any{string(id)}, &n, &bare); err != nil {
		return err
	}
	old, err := column[dyad.EventID](ctx, w.c, `SELECT id FROM event WHERE article = ?`, n)
	if err != nil {
		return err
	}
	gone := map[dyad.EventID]bool{}
	for _, id := range old {
		gone[id] = true
	}
	for i := range events {
		e := &events[i]
		if !gone[e.ID] {
			err = w.insertEvent(n, i, e, &a, bare)
		} else {
			err = w.updateEvent(i, e, &a, bare)
		}
		if err != nil {
			return err
		}
		delete(gone, e.ID)
	}
	for id := range gone {
		if _, err := w.c.exec(`DELETE FROM event WHERE id = ?`, string(id)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) updateEvent(seq int, e *dyad.Event, a *dyad.Article, bare bool) error {
	took, body, err := store.Pack(e, a, bare)
	if err != nil {
		return err
	}
	coder, err := w.coder(e.Cite)
	if err != nil {
		return err
	}
	_, err = w.c.exec(`UPDATE event SET seq = ?, coder = ?, took = ?, body = ? WHERE id = ?`, seq, coder, took, string(body), string(e.ID))
	return named(err, "event", string(e.ID))
}

// DeleteArticle forgets an article; one that is not there is no error. Of the copies of
// its text the one kept first becomes the origin of the others.
func (w *writer) DeleteArticle(ctx context.Context, id dyad.ArticleID) error {
	return w.do(ctx, func() error { return named(w.deleteArticle(id), "delete article", string(id)) })
}

func (w *writer) deleteArticle(id dyad.ArticleID) error {
	var n int64
	var title, text string
	var prints []byte
	err := w.c.get(`SELECT n, title, text, prints FROM article WHERE id = ?`, []any{string(id)}, &n, &title, &text, &prints)
	if errors.Is(err, dyad.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	for b := prints; len(b) >= 8; b = b[8:] {
		_, e := w.c.exec(`DELETE FROM print WHERE print = ? AND article = ?`, int64(binary.LittleEndian.Uint64(b)), n)
		err = errors.Join(err, e)
	}
	for _, q := range []string{
		`UPDATE article SET origin = (SELECT min(n) FROM article WHERE origin = ?1) WHERE origin = ?1`,
		`UPDATE article SET origin = NULL WHERE origin = n`,
	} {
		_, e := w.c.exec(q, n)
		err = errors.Join(err, e)
	}
	_, e := w.c.exec(`INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)`, n, title, text)
	_, f := w.c.exec(`DELETE FROM article WHERE n = ?`, n)
	return errors.Join(err, e, f)
}

func (w *writer) PutFeed(ctx context.Context, f *dyad.Feed) error {
	return w.do(ctx, func() error {
		c := *f
		store.UTC(&c.Polled, &c.Succeeded, &c.Next)
		body, err := json.Marshal(&c)
		if err == nil {
			_, err = w.c.exec(`INSERT INTO feed (url, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body`, f.URL, string(body))
		}
		return named(err, "put feed", f.URL)
	})
}

func (w *writer) PutLink(ctx context.Context, l *dyad.Link) error {
	return w.do(ctx, func() error {
		c := *l
		store.UTC(&c.Found, &c.Next)
		body, err := json.Marshal(&c)
		if err == nil {
			_, err = w.c.exec(`INSERT INTO link (url, found, next, done, body) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET found = excluded.found, next = excluded.next, done = excluded.done, body = excluded.body`,
				l.URL, store.Nanos(l.Found), store.Nanos(l.Next), l.Done, string(body))
		}
		return named(err, "put link", l.URL)
	})
}

func (w *writer) PutRun(ctx context.Context, r *dyad.Run) error {
	return w.do(ctx, func() error {
		c := *r
		store.UTC(&c.Started, &c.Ended)
		body, err := json.Marshal(&c)
		if err == nil {
			_, err = w.c.exec(`INSERT INTO run (id, started, body) VALUES (?, ?, ?)
				ON CONFLICT DO UPDATE SET started = excluded.started, body = excluded.body`, r.ID, store.Nanos(r.Started), string(body))
		}
		return named(err, "put run", r.ID)
	})
}

func (w *writer) Stats(ctx context.Context) (dyad.Stats, error) {
	s, err := w.reader.Stats(ctx)
	s.Bytes = w.store.bytes()
	return s, err
}

func (w *writer) Articles(ctx context.Context, since dyad.Day) iter.Seq2[dyad.ArticleID, error] {
	return gathered(func(yield func(dyad.ArticleID) bool) error { return w.articles(ctx, since, yield) })
}

func (w *writer) Days(ctx context.Context, q dyad.DayQuery) iter.Seq2[dyad.DyadDay, error] {
	return gathered(func(yield func(dyad.DyadDay) bool) error { return w.days(ctx, &q, yield) })
}

// gathered reads a sequence to its end before it yields, since its consumer may change
// the tables that it is read from.
func gathered[T any](f func(yield func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var all []T
		err := f(func(v T) bool {
			all = append(all, v)
			return true
		})
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
		if err != nil {
			var zero T
			yield(zero, err)
		}
	}
}

func (w *writer) Incidents(ctx context.Context, q dyad.IncidentQuery) iter.Seq2[dyad.Incident, error] {
	if q.Dataset != "" {
		return gathered(func(yield func(dyad.Incident) bool) error { return w.incidents(ctx, &q, yield) })
	}
	return func(yield func(dyad.Incident, error) bool) {
		f, err := w.family("")
		var query string
		var args []any
		if err == nil {
			query, args, err = w.incidentQuery(&f, &q, "i.id")
		}
		var ids []dyad.IncidentID
		if err == nil {
			ids, err = column[dyad.IncidentID](ctx, w.c, query, args...)
		}
		if err != nil {
			yield(dyad.Incident{}, fmt.Errorf("incidents: %w", err))
			return
		}
		for _, id := range ids {
			n, err := w.Incident(ctx, id)
			if errors.Is(err, dyad.ErrNotFound) {
				continue // deleted since
			}
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}
