package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// writer is the dyad.Writer of one Update.
type writer struct {
	reader
	store     *Store
	open      bool
	failed    error // the first error of a Put or Delete, after which nothing is kept
	last      numbers
	coders    map[[3]string]int64
	articles  map[dyad.ArticleID]int64      // put in this Update
	events    map[dyad.EventID]int64        // put in this Update
	incidents map[dyad.IncidentID]*incident // as they stand now, those that were put
	joined    map[dyad.EventID]dyad.IncidentID
	// what is put off to the end, or to the next read that may ask for it
	stems      stemRows
	days       store.Days
	recordDays map[int64]store.Days // by dataset
}

// numbers are those that were given last.
type numbers struct{ article, event, incident, record int64 }

// stemRows are rows of words, column by column.
type stemRows struct {
	articles []int64
	stems    []string
}

var _ dyad.Writer = (*writer)(nil)

var errOver = errors.New("the update of this writer is over")

// start takes the row that only one Update may hold.
func (w *writer) start(ctx context.Context) error {
	w.coders, w.articles, w.events = map[[3]string]int64{}, map[dyad.ArticleID]int64{}, map[dyad.EventID]int64{}
	w.joined, w.incidents = map[dyad.EventID]dyad.IncidentID{}, map[dyad.IncidentID]*incident{}
	w.days, w.recordDays = store.Days{}, map[int64]store.Days{}
	w.c.owed = w.pay
	n := &w.last
	return w.c.hotGet(ctx, `SELECT article, event, incident, record FROM state FOR UPDATE`, nil, &n.article, &n.event, &n.incident, &n.record)
}

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
	if w.failed == nil {
		w.failed = w.c.full(ctx)
	}
	return w.failed
}

// finish writes what was put off, and the numbers.
func (w *writer) finish(ctx context.Context) error {
	if w.failed != nil {
		return w.failed
	}
	w.pay()
	n := &w.last
	w.c.later(`UPDATE state SET version = version + 1, article = $1, event = $2, incident = $3, record = $4`, n.article, n.event, n.incident, n.record)
	return w.c.send(ctx)
}

// pay queues what was put off.
func (w *writer) pay() {
	if s := &w.stems; len(s.articles) > 0 {
		w.c.later(`INSERT INTO words (article, stems) SELECT a, s::tsvector FROM unnest($1::bigint[], $2::text[]) AS t (a, s)`, s.articles, s.stems)
		w.stems = stemRows{}
	}
	if len(w.days) > 0 {
		w.payDays("dyad_day", 0, w.days)
		clear(w.days)
	}
	for dataset, days := range w.recordDays {
		if len(days) > 0 {
			w.payDays("record_days", dataset, days)
			clear(days)
		}
	}
}

// payDays adds to dyad-days. Rows that no incident is left in go.
func (w *writer) payDays(table string, dataset int64, days store.Days) {
	var src, dst, day, typ []string
	var quad, incidents, sources, reports, scale []int64
	gone := false
	for k, s := range days {
		if *s == (store.DaySums{}) {
			continue
		}
		gone = gone || s.Incidents < 0
		src, dst, day, typ = append(src, string(k.Dyad.From)), append(dst, string(k.Dyad.To)), append(day, string(k.Day)), append(typ, k.Type)
		quad, incidents = append(quad, int64(k.Quad)), append(incidents, int64(s.Incidents))
		sources, reports, scale = append(sources, int64(s.Sources)), append(reports, int64(s.Reports)), append(scale, s.Scale)
	}
	if len(src) == 0 {
		return
	}
	key, value := "src, dst, day, type, quad", ""
	args := []any{src, dst, day, typ, quad, incidents, sources, reports, scale}
	if dataset > 0 {
		key, value = "dataset, "+key, "$10::bigint, "
		args = append(args, dataset)
	}
	w.c.later(`INSERT INTO `+table+` AS d (`+key+`, incidents, sources, reports, scale)
		SELECT `+value+`t.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[]) t
		ON CONFLICT (`+key+`) DO UPDATE SET incidents = d.incidents + excluded.incidents,
		sources = d.sources + excluded.sources, reports = d.reports + excluded.reports, scale = d.scale + excluded.scale`, args...)
	if gone {
		w.c.later(`DELETE FROM `+table+` WHERE incidents = 0 AND day = ANY ($1)`, day)
	}
}

func (w *writer) PutCoding(ctx context.Context, k *dyad.Coding, o dyad.Keeping) (added bool, err error) {
	err = w.do(ctx, func() error {
		a := &k.Article
		n, origin, err := w.article(ctx, a.ID, o.Origin)
		if err != nil {
			return named(err, "put coding of", string(a.ID))
		}
		if added = n == 0; added {
			w.last.article++
			n = w.last.article
			if err := w.putArticle(ctx, n, origin, a, &o); err != nil {
				return named(err, "put coding of", string(a.ID))
			}
			if err := w.insertEvents(ctx, n, 0, k.Events, a, o.NoText); err != nil {
				return named(err, "put coding of", string(a.ID))
			}
		}
		if o.Page != "" {
			w.c.later(`INSERT INTO page (digest, article) VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE SET article = excluded.article`, o.Page, n)
		}
		return nil
	})
	return added && err == nil, err
}

// article returns the number of an article, 0 where it is not there, and then that of the
// origin of which it is a copy, nil for none.
func (w *writer) article(ctx context.Context, id, of dyad.ArticleID) (n int64, origin *int64, err error) {
	if n = w.articles[id]; n > 0 {
		return n, nil, nil
	}
	err = w.c.hot(ctx, `SELECT id, n, coalesce(origin, n) FROM article WHERE id = ANY ($1)`, []any{[]string{string(id), string(of)}},
		func(rows pgx.Rows) (bool, error) {
			var got dyad.ArticleID
			var row, first int64
			err := rows.Scan(&got, &row, &first)
			if got == id {
				n = row
			} else {
				origin = &first
			}
			return true, err
		})
	if err == nil && n == 0 && of != "" && of != id && origin == nil {
		err = named(dyad.ErrNotFound, "origin", string(of))
	}
	return n, origin, err
}

func (w *writer) putArticle(_ context.Context, n int64, origin *int64, a *dyad.Article, o *dyad.Keeping) error {
	text := a.Text
	if o.NoText {
		text = ""
	}
	rest, err := store.Rest(a, o.NoText)
	if err != nil {
		return err
	}
	w.c.later(`INSERT INTO article (n, id, origin, source_id, url, title, outlet, published, language, more, prints, run, kept, bare, text)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, n, string(a.ID), origin, a.SourceID, a.URL, a.Title, a.Outlet,
		string(a.Published), a.Language, string(rest), signed(o.Prints), o.RunID, store.Nanos(o.Kept), o.NoText, text)
	w.articles[a.ID] = n
	w.stems.articles, w.stems.stems = append(w.stems.articles, n), append(w.stems.stems, vector(a.Title, text))
	return nil
}

// insertEvents puts events that are not there, of which the first is the seq-th.
func (w *writer) insertEvents(ctx context.Context, article int64, seq int, events []dyad.Event, a *dyad.Article, bare bool) error {
	if len(events) == 0 {
		return nil
	}
	var ns, seqs, tooks []int64
	var coders []*int64
	var ids, bodies []string
	for i := range events {
		e := &events[i]
		took, body, err := store.Pack(e, a, bare)
		if err != nil {
			return err
		}
		coder, err := w.coder(ctx, e.Cite)
		if err != nil {
			return err
		}
		w.last.event++
		w.events[e.ID] = w.last.event
		ns, ids, seqs = append(ns, w.last.event), append(ids, string(e.ID)), append(seqs, int64(seq+i))
		coders, tooks, bodies = append(coders, coder), append(tooks, int64(took)), append(bodies, string(body))
	}
	w.c.later(`INSERT INTO event (n, id, article, seq, coder, took, body) SELECT n, id, $1, seq, coder, took, body
		FROM unnest($2::bigint[], $3::text[], $4::int[], $5::bigint[], $6::int[], $7::text[]) AS t (n, id, seq, coder, took, body)`,
		article, ns, ids, seqs, coders, tooks, bodies)
	return nil
}

// coder returns the row of what coded an event, nil where nothing is known of it.
func (w *writer) coder(ctx context.Context, c *dyad.Cite) (*int64, error) {
	if c == nil {
		return nil, nil
	}
	key := [3]string{c.Coder, c.Codebook, c.Tables}
	n, ok := w.coders[key]
	if !ok {
		args := []any{c.Coder, c.Codebook, c.Tables}
		w.c.later(`INSERT INTO coder (coder, codebook, tables) SELECT $1, $2, $3
			WHERE NOT EXISTS (SELECT FROM coder WHERE coder = $1 AND codebook = $2 AND tables = $3)`, args...)
		if err := w.c.hotGet(ctx, `SELECT n FROM coder WHERE coder = $1 AND codebook = $2 AND tables = $3`, args, &n); err != nil {
			return nil, err
		}
		w.coders[key] = n
	}
	return &n, nil
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
	if err := w.c.hotGet(ctx, `SELECT n, bare FROM article WHERE id = $1`, []any{string(id)}, &n, &bare); err != nil {
		return err
	}
	old, err := column[string](ctx, w.c, `SELECT id FROM event WHERE article = $1`, n)
	if err != nil {
		return err
	}
	gone := map[dyad.EventID]bool{}
	for _, e := range old {
		gone[dyad.EventID(e)] = true
	}
	for i := range events {
		e := &events[i]
		if !gone[e.ID] {
			err = w.insertEvents(ctx, n, i, events[i:i+1], &a, bare)
		} else {
			err = w.updateEvent(ctx, i, e, &a, bare)
		}
		if err != nil {
			return err
		}
		delete(gone, e.ID)
	}
	var ids []string
	for id := range gone {
		ids = append(ids, string(id))
	}
	if len(ids) > 0 {
		w.deleteEvents(`id = ANY ($1)`, ids)
	}
	return nil
}

// deleteEvents deletes events with what rests on them.
func (w *writer) deleteEvents(which string, arg any) {
	w.forget()
	for _, q := range []string{
		`DELETE FROM report WHERE event IN (SELECT n FROM event WHERE `, `DELETE FROM claim WHERE event IN (SELECT n FROM event WHERE `,
	} {
		w.c.later(q+which+`)`, arg)
	}
	w.c.later(`DELETE FROM event WHERE `+which, arg)
}

func (w *writer) updateEvent(ctx context.Context, seq int, e *dyad.Event, a *dyad.Article, bare bool) error {
	took, body, err := store.Pack(e, a, bare)
	if err != nil {
		return err
	}
	coder, err := w.coder(ctx, e.Cite)
	if err != nil {
		return err
	}
	w.c.later(`UPDATE event SET seq = $1, coder = $2, took = $3, body = $4 WHERE id = $5`, seq, coder, took, string(body), string(e.ID))
	return nil
}

// DeleteArticle forgets an article; one that is not there is no error. Of the copies of
// its text the one kept first becomes the origin of the others.
func (w *writer) DeleteArticle(ctx context.Context, id dyad.ArticleID) error {
	return w.do(ctx, func() error {
		var n int64
		err := w.c.get(ctx, `SELECT n FROM article WHERE id = $1`, []any{string(id)}, &n)
		if notFound(err) {
			return nil
		}
		if err != nil {
			return named(err, "delete article", string(id))
		}
		delete(w.articles, id)
		w.deleteEvents(`article = $1`, n)
		for _, q := range []string{
			`UPDATE article SET origin = (SELECT min(n) FROM article WHERE origin = $1) WHERE origin = $1`,
			`DELETE FROM page WHERE article = $1`,
			`DELETE FROM words WHERE article = $1`,
			`DELETE FROM article WHERE n = $1`,
		} {
			w.c.later(q, n)
		}
		w.c.later(`UPDATE article SET origin = NULL WHERE origin = n`)
		return nil
	})
}

// put keeps a row whose body is the JSON of v.
func (w *writer) put(ctx context.Context, what, id string, v any, query string, args ...any) error {
	return w.do(ctx, func() error {
		body, err := json.Marshal(v)
		if err == nil {
			w.c.later(query, append([]any{id, string(body)}, args...)...)
		}
		return named(err, "put "+what, id)
	})
}

func (w *writer) PutFeed(ctx context.Context, f *dyad.Feed) error {
	c := *f
	store.UTC(&c.Polled, &c.Succeeded, &c.Next)
	return w.put(ctx, "feed", f.URL, &c, `INSERT INTO feed (url, body) VALUES ($1, $2) ON CONFLICT (url) DO UPDATE SET body = excluded.body`)
}

func (w *writer) PutLink(ctx context.Context, l *dyad.Link) error {
	c := *l
	store.UTC(&c.Found, &c.Next)
	return w.put(ctx, "link", l.URL, &c, `INSERT INTO link (url, body, found, next, done) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (url) DO UPDATE SET found = excluded.found, next = excluded.next, done = excluded.done, body = excluded.body`,
		store.Nanos(l.Found), store.Nanos(l.Next), l.Done)
}

func (w *writer) PutRun(ctx context.Context, r *dyad.Run) error {
	c := *r
	store.UTC(&c.Started, &c.Ended)
	return w.put(ctx, "run", r.ID, &c, `INSERT INTO run (id, body, started) VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET started = excluded.started, body = excluded.body`, store.Nanos(r.Started))
}

// gathered reads a sequence to its end before it yields, since its consumer uses the
// connection, and may change the tables that it is read from.
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

func (w *writer) Articles(ctx context.Context, since dyad.Day) iter.Seq2[dyad.ArticleID, error] {
	return gathered(func(yield func(dyad.ArticleID) bool) error { return w.articlesSince(ctx, since, yield) })
}

func (w *writer) Days(ctx context.Context, q dyad.DayQuery) iter.Seq2[dyad.DyadDay, error] {
	return gathered(func(yield func(dyad.DyadDay) bool) error { return w.reader.days(ctx, &q, yield) })
}

func (w *writer) Claimed(ctx context.Context, q dyad.ClaimQuery) iter.Seq2[dyad.Claim, error] {
	return gathered(func(yield func(dyad.Claim) bool) error { return w.claimed(ctx, q, yield) })
}

func (w *writer) Records(ctx context.Context, dataset string) iter.Seq2[dyad.Record, error] {
	return gathered(func(yield func(dyad.Record) bool) error { return w.records(ctx, dataset, yield) })
}

// Incidents reads the ids first and each incident as it is asked for: a query may ask for
// all of them.
func (w *writer) Incidents(ctx context.Context, q dyad.IncidentQuery) iter.Seq2[dyad.Incident, error] {
	return func(yield func(dyad.Incident, error) bool) {
		ids, err := w.incidentIDs(ctx, &q)
		if err != nil {
			yield(dyad.Incident{}, fmt.Errorf("incidents: %w", err))
			return
		}
		for _, id := range ids {
			n, err := w.Incident(ctx, id)
			if notFound(err) {
				continue // deleted since
			}
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}

func (w *writer) incidentIDs(ctx context.Context, q *dyad.IncidentQuery) (ids []dyad.IncidentID, err error) {
	f, err := w.family(ctx, q.Dataset)
	if notFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := w.after(ctx, &f, q)
	if err != nil {
		return nil, err
	}
	query, args := incidentQuery(&f, q, m, "i.id")
	if f.dataset == 0 {
		return column[dyad.IncidentID](ctx, w.c, query, args...)
	}
	numbers, err := column[int64](ctx, w.c, query, args...)
	for _, n := range numbers {
		ids = append(ids, dyad.IncidentID("in_"+store.Digits(n)))
	}
	return ids, err
}
